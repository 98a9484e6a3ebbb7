/**
 * @file
 * GET /customers/{id}/team and /account/team: who looks after a customer; POST
 * /customers/{id}/team: hand one part over.
 */
#include "account/account_path.h"
#include "account/pages.h"
#include "base/text.h"
#include "domain/handover.h"
#include "view/handover_view.h"
#include "view/words.h"

static int64_t
number_of(const char *text)
{
	int64_t value;

	return text_to_int(text, &value) == STATUS_OK ? value : 0;
}

/* The four lists of who may take each part, for who gives. */
static enum status
add_takers(struct page *page, int64_t chosen_part)
{
	tpl_list(page->tpl, "GIVE");
	for (int64_t part = TEAM_SALES; part < TEAM_PART_END; part++) {
		struct db_rows takers;
		enum status st = team_candidates(
		    page->db, page->mem, page->who, part, &takers);

		if (st != STATUS_OK)
			return st;
		handover_view_give(page->tpl, part, &takers,
		    part == chosen_part ? number_of(page_value(page, "to")) : 0,
		    part == chosen_part ? page_value(page, "note") : "",
		    part == chosen_part);
	}
	return STATUS_OK;
}

static enum status
show(struct page *page, const struct account_page *view)
{
	bool may_give =
	    handover_may_give(page->db, page->mem, page->who, view->account);
	struct db_rows members, rows;
	enum status st =
	    team_list(page->db, page->mem, view->account, &members);

	if (st == STATUS_OK)
		st = handover_of_account(
		    page->db, page->mem, page->who, view->account, &rows);
	if (st != STATUS_OK)
		return st;
	account_view_begin(page->tpl, view);
	account_tabs(page->tpl, "AT_TEAM");
	handover_view_team(page->tpl, page->who, &members);
	handover_view_rows(page->tpl, page->who, &rows);
	tpl_show_if(page->tpl, "MAY_GIVE", may_give);
	tpl_list(page->tpl, "GIVE");
	if (may_give)
		st = add_takers(page, number_of(page_value(page, "part")));
	if (st != STATUS_OK)
		return st;
	return page_render(page, "customers.team",
	    words(page->who->language, "Account team"), "account/team.tpl");
}

enum status
account_team(struct page *page)
{
	struct account account;
	struct account_page view;
	enum status st = account_of_path(page, &account, &view);

	return st == STATUS_OK ? show(page, &view) : st;
}

enum status
account_team_give(struct page *page)
{
	struct act act = page_act(page);
	enum handover_fault fault;
	struct account account;
	struct account_page view;
	enum status st = account_of_path(page, &account, &view);

	if (st != STATUS_OK)
		return st;
	st = handover_give(page->db, &act,
	    &(struct handover_gift){
		.customer_id = account.id,
		.part = number_of(page_value(page, "part")),
		.to_id = number_of(page_value(page, "to")),
		.note = page_value(page, "note"),
	    },
	    &fault);
	if (st == STATUS_OK) {
		page_flash(page,
		    words(page->who->language,
			"Given. It counts once the receiver has signed."));
		return page_done(page, &act);
	}
	if (st != STATUS_INVALID)
		return st;
	page_error(page, handover_fault_field(fault),
	    words(page->who->language, handover_fault_words(fault)));
	return show(page, &view);
}
