/**
 * @file
 * GET /handovers: what waits for a signature; /handovers/new: a whole portfolio;
 * /handovers/{id}: one to read, sign and print; POST …/take, …/decline, …/back.
 */
#include "base/text.h"
#include "customers/pages.h"
#include "customers/subject.h"
#include "domain/handover.h"
#include "view/handover_view.h"
#include "view/words.h"

static const struct {
	const char *value, *title;
} tabs[HANDOVER_WHICH_COUNT] = {
	[HANDOVERS_TO_ME] = { "mine", T_("Wait for my signature") },
	[HANDOVERS_BY_ME] = { "given", T_("Given by me") },
	[HANDOVERS_ALL] = { "all", T_("All in my reach") },
};

static enum handover_which
which_of(struct page *page)
{
	const char *value = page_value(page, "which");

	for (unsigned i = 0; i < HANDOVER_WHICH_COUNT; i++)
		if (text_equal(tabs[i].value, value))
			return (enum handover_which)i;
	return HANDOVERS_TO_ME;
}

static void
add_pager(struct page *page, enum handover_which which, int64_t before,
    struct db_rows *rows)
{
	const struct handover *one = rows->items;
	bool has_next = rows->count > HANDOVER_PAGE;

	if (has_next)
		rows->count = HANDOVER_PAGE;
	tpl_show_if(page->tpl, "HAS_NEXT", has_next);
	tpl_show_if(page->tpl, "HAS_FIRST", before > 0);
	tpl_text(page->tpl, "FIRST_URL",
	    text_format(page->mem, "/handovers?which=%s", tabs[which].value));
	tpl_text(page->tpl, "NEXT_URL",
	    text_format(page->mem, "/handovers?which=%s&before=%lld",
		tabs[which].value,
		(long long)(has_next ? one[rows->count - 1].id : 0)));
}

enum status
customers_handovers(struct page *page)
{
	enum handover_which which = which_of(page);
	int64_t before = subject_number(page_value(page, "before"));
	bool may_give = actor_may(page->who, ACTION_HANDOVER_GIVE);
	struct db_rows rows;
	enum status st;

	if (page->who->side != SIDE_STAFF)
		return STATUS_NOT_FOUND;
	if (!may_give)
		which = HANDOVERS_TO_ME;
	st = handover_batches(page->db, page->mem, page->who, which,
	    before < 0 ? 0 : before, HANDOVER_PAGE + 1, &rows);
	if (st != STATUS_OK)
		return st;
	for (unsigned i = 0; i < HANDOVER_WHICH_COUNT; i++) {
		struct tpl *row;

		if (i != HANDOVERS_TO_ME && !may_give)
			continue;
		row = tpl_row(page->tpl, "TAB");
		tpl_text(row, "TAB_VALUE", tabs[i].value);
		tpl_text(row, "TAB_TITLE",
		    words(page->who->language, tabs[i].title));
		tpl_show_if(row, "TAB_IS_HERE", i == which);
	}
	add_pager(page, which, before, &rows);
	handover_view_rows(page->tpl, page->who, &rows);
	tpl_show_if(page->tpl, "MAY_GIVE", may_give);
	if (rows.count == 0)
		tpl_text(page->tpl, "STATE", "empty");
	return page_render(page, "handovers.list",
	    words(page->who->language, "Handovers"), "customers/handovers.tpl");
}

/* --- A whole portfolio ------------------------------------------------------------ */

static enum status
show_form(struct page *page)
{
	struct db_rows holders, takers;
	enum status st =
	    team_candidates(page->db, page->mem, page->who, 0, &holders);

	if (st == STATUS_OK)
		st = team_candidates(
		    page->db, page->mem, page->who, TEAM_SALES, &takers);
	if (st != STATUS_OK)
		return st;
	handover_view_people(page->tpl, "HOLDER", &holders,
	    subject_number(page_value(page, "from")));
	handover_view_people(page->tpl, "TAKER", &takers,
	    subject_number(page_value(page, "to")));
	tpl_text(page->tpl, "NOTE_TYPED", page_value(page, "note"));
	return page_render(page, "handovers.new",
	    words(page->who->language, "Hand over a portfolio"),
	    "customers/handover_new.tpl");
}

enum status
customers_handover_new(struct page *page)
{
	return show_form(page);
}

enum status
customers_handover_give(struct page *page)
{
	struct act act = page_act(page);
	enum handover_fault fault = HANDOVER_SOUND;
	struct handover_gift gift = {
		.from_id = subject_number(page_value(page, "from")),
		.part = TEAM_SALES,
		.to_id = subject_number(page_value(page, "to")),
		.note = page_value(page, "note"),
	};
	enum status st = handover_give(page->db, &act, &gift, &fault);

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
	return show_form(page);
}

/* --- One --------------------------------------------------------------------------- */

static enum status
show_one(struct page *page)
{
	int64_t id = subject_number(page_arg(page, "id"));
	struct handover one;
	struct db_rows batch;
	enum status st = id <= 0
	    ? STATUS_NOT_FOUND
	    : handover_find(page->db, page->mem, page->who, id, &one);

	if (st == STATUS_OK)
		st = handover_batch(page->db, page->mem, &one, &batch);
	if (st != STATUS_OK)
		return st;
	handover_view_one(page->tpl, page->who, &one, &batch);
	tpl_text(page->tpl, "ANSWER_TYPED", page_value(page, "answer"));
	return page_render(page, "handovers.show",
	    words(page->who->language, "Customer handover"),
	    "customers/handover.tpl");
}

enum status
customers_handover(struct page *page)
{
	return show_one(page);
}

/* The way every answer is told. */
static enum status
end(struct page *page, const struct act *act, enum status st,
    enum handover_fault fault, const char *flash)
{
	if (st == STATUS_OK) {
		page_flash(page, words(page->who->language, flash));
		return page_done(page, act);
	}
	if (st == STATUS_INVALID)
		page_error(page, handover_fault_field(fault),
		    words(page->who->language, handover_fault_words(fault)));
	else if (st == STATUS_CONFLICT)
		page_conflict(page,
		    words(page->who->language,
			"It was answered meanwhile, or a customer has changed "
			"hands. This is how it stands now."));
	else
		return st;
	return show_one(page);
}

/* Who may not even read it is told that there is none. */
static enum status
answer(struct page *page, bool takes)
{
	int64_t id = subject_number(page_arg(page, "id"));
	enum handover_fault fault = HANDOVER_SOUND;
	struct act act = page_act(page);
	struct handover one;
	enum status st = id <= 0
	    ? STATUS_NOT_FOUND
	    : handover_find(page->db, page->mem, page->who, id, &one);

	if (st == STATUS_OK)
		st = handover_answer(page->db, &act, id, takes,
		    takes ? "" : page_value(page, "answer"), &fault);
	return end(page, &act, st, fault,
	    takes ? T_("Signed. The customers and those concerned are told.")
		  : T_("Declined. Who gave it is told why."));
}

enum status
customers_handover_take(struct page *page)
{
	return answer(page, true);
}

enum status
customers_handover_decline(struct page *page)
{
	return answer(page, false);
}

enum status
customers_handover_back(struct page *page)
{
	int64_t id = subject_number(page_arg(page, "id"));
	struct act act = page_act(page);
	enum status st =
	    id <= 0 ? STATUS_NOT_FOUND : handover_take_back(page->db, &act, id);

	return end(page, &act, st, HANDOVER_SOUND, T_("Taken back."));
}
