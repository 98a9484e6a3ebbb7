/**
 * @file
 * GET /proposals: what distributors propose to change in their files; GET
 * /proposals/{id}: one of it; POST /proposals/{id}/decide: made or not made.
 */
#include "app/list.h"
#include "base/text.h"
#include "customers/pages.h"
#include "customers/subject.h"
#include "domain/customer_file_proposal.h"
#include "domain/setting.h"
#include "view/customer_file_view.h"
#include "view/words.h"

static enum status
render(struct page *page, const struct db_rows *rows, bool is_one)
{
	struct setting setting;
	enum status st = setting_read(page->db, page->mem, &setting);

	if (st != STATUS_OK)
		return st;
	customer_file_view_changes(page->tpl, setting.preferred_label, rows);
	tpl_show_if(page->tpl, "IS_ONE", is_one);
	tpl_text(page->tpl, "ANSWER_TYPED",
	    is_one ? page_value(page, "answer") : "");
	if (!is_one)
		customer_file_view_likes(page->tpl, &(struct db_rows){ 0 });
	if (rows->count == 0)
		tpl_text(page->tpl, "STATE", "empty");
	return page_render(page, "proposals.list",
	    words(page->who->language, "Proposed changes"),
	    "customers/proposals.tpl");
}

enum status
customers_proposals(struct page *page)
{
	int64_t customer = subject_number(page_value(page, "customer"));
	int64_t after = subject_number(page_value(page, "after"));
	const struct file_change *one;
	struct db_rows rows;
	bool has_next;
	enum status st;

	st = proposal_waiting(page->db, page->mem, page->who,
	    customer < 0 ? 0 : customer, after < 0 ? 0 : after,
	    LIST_PAGE_ROWS + 1, &rows);
	if (st != STATUS_OK)
		return st;
	one = rows.items;
	has_next = rows.count > LIST_PAGE_ROWS;
	if (has_next)
		rows.count = LIST_PAGE_ROWS;
	tpl_show_if(page->tpl, "HAS_PAGER", has_next || after > 0);
	tpl_show_if(page->tpl, "HAS_NEXT", has_next);
	tpl_show_if(page->tpl, "HAS_FIRST", after > 0);
	tpl_text(page->tpl, "FIRST_URL", "/proposals");
	tpl_text(page->tpl, "NEXT_URL",
	    text_format(page->mem, "/proposals?customer=%lld&after=%lld",
		(long long)(customer < 0 ? 0 : customer),
		(long long)(has_next ? one[rows.count - 1].id : 0)));
	return render(page, &rows, false);
}

/* --- One ------------------------------------------------------------------------- */

/* Who has what is proposed. */
static enum status
add_likes(struct page *page, const struct file_change *one)
{
	struct file_change_request request = { .reason = "" };
	struct db_rows likes = { .items = NULL };
	struct customer_file file;
	enum record_field field = record_field_find(one->field);
	enum status st = STATUS_OK;

	if (one->state == CHANGE_PROPOSED && field < RECORD_FIELD_COUNT) {
		request.value[field] = one->new_value;
		st = customer_file_find(
		    page->db, page->mem, page->who, one->customer_id, &file);
		if (st == STATUS_OK)
			st = customer_file_likes(page->db, page->mem, page->who,
			    &file, &request, &likes);
	}
	if (st == STATUS_OK)
		customer_file_view_likes(page->tpl, &likes);
	return st;
}

static enum status
show_one(struct page *page)
{
	int64_t id = subject_number(page_arg(page, "id"));
	struct file_change one;
	struct db_rows rows = { .items = &one, .count = 1 };
	enum status st = id <= 0
	    ? STATUS_NOT_FOUND
	    : proposal_find(page->db, page->mem, page->who, id, &one);

	if (st == STATUS_OK)
		st = add_likes(page, &one);
	if (st != STATUS_OK)
		return st;
	tpl_show_if(page->tpl, "HAS_PAGER", false);
	return render(page, &rows, true);
}

enum status
customers_proposal(struct page *page)
{
	/* The same address leads the distributor to its own file. */
	if (page->who->side == SIDE_CUSTOMER)
		return page_redirect(page, "/account/file");
	return show_one(page);
}

enum status
customers_proposal_decide(struct page *page)
{
	bool is_good = text_equal(page_value(page, "verdict"), "good");
	struct change_problem problem = { RECORD_SOUND, RECORD_FIELD_COUNT };
	struct act act = page_act(page);
	struct proposal_answer answer = {
		.id = subject_number(page_arg(page, "id")),
		.is_good = is_good,
		.answer = page_value(page, "answer"),
		.present = page_value(page, "present"),
		.is_confirmed = page_value(page, "same_ok")[0] != '\0',
	};
	enum status st;

	if (answer.id <= 0)
		return STATUS_NOT_FOUND;
	st = proposal_decide(page->db, &act, &answer, &problem);
	if (st == STATUS_OK) {
		page_flash(page,
		    words(page->who->language,
			is_good
			    ? T_("The change is made. The customer is told.")
			    : T_("The change is not made. The customer is "
				 "told why.")));
		return page_done(page, &act);
	}
	if (st == STATUS_INVALID)
		page_error(page, "answer",
		    words(page->who->language,
			file_problem_words(problem.fault)));
	else if (st == STATUS_CONFLICT)
		page_conflict(page,
		    words(page->who->language,
			"The file was changed or the proposal answered "
			"meanwhile. This is how it stands now."));
	else
		return st;
	return show_one(page);
}
