/**
 * @file
 * GET and POST /drafts/{id}: the quick-order grid of a saved draft.
 */
#include "base/text.h"
#include "orders/grid.h"
#include "orders/pages.h"
#include "view/draft_view.h"
#include "view/words.h"

enum {
	BLANK_ROWS = 3,
	BLANK_ROWS_MAX = 50,
	THEIRS_SHOWN = 8,
	THEIRS_BYTES_MAX = 2000
};

enum status
draft_of_path(struct page *page, struct draft *draft, struct customer *customer)
{
	int64_t id;

	if (text_to_int(page_arg(page, "id"), &id) != STATUS_OK)
		return STATUS_NOT_FOUND;
	return draft_find_with_customer(
	    page->db, page->mem, page->who, id, draft, customer);
}

/* Where to go after a save, by the button that was pressed. */
enum status
draft_lead(struct page *page, struct act *act)
{
	const char *go = page_value(page, "go");

	if (text_equal(go, "review") && !act->replayed) {
		char path[sizeof(act->result)];

		snprintf(path, sizeof(path), "%s", act->result);
		act_lead(act, "%s/review", path);
	} else if (page_value(page, "add")[0] != '\0' && !act->replayed) {
		char path[sizeof(act->result)];

		snprintf(path, sizeof(path), "%s", act->result);
		act_lead(act, "%s?rows=10", path);
	}
	return page_done(page, act);
}

enum status
orders_draft(struct page *page)
{
	struct draft draft;
	struct customer customer;
	int64_t blank;
	enum status st;

	st = draft_of_path(page, &draft, &customer);
	if (st != STATUS_OK)
		return st;
	if (draft.state == DRAFT_ORDERED)
		return page_redirect(page, "/drafts");
	if (text_to_int(page_value(page, "rows"), &blank) != STATUS_OK ||
	    blank < BLANK_ROWS || blank > BLANK_ROWS_MAX)
		blank = BLANK_ROWS;
	return grid_show(page, &customer, &draft, blank);
}

/* The lines of theirs that are not in the form: "YT-5018 × 44, …". */
static const char *
their_lines(struct arena *mem, const struct draft *theirs,
    const struct draft_rows *rows)
{
	struct text out = text_new(mem, THEIRS_BYTES_MAX);
	int64_t shown = 0;

	for (int64_t i = 0; i < theirs->line_count; i++) {
		const struct draft_line *line = &theirs->lines[i];
		bool is_mine = false;

		for (size_t k = 0; k < rows->count && !is_mine; k++)
			is_mine = text_equal(text_trim(mem, rows->rows[k].code),
				      line->typed_code) &&
			    text_equal(text_trim(mem, rows->rows[k].quantity),
				line->typed_quantity);
		if (is_mine)
			continue;
		if (shown == THEIRS_SHOWN) {
			text_add(&out, ", …");
			break;
		}
		text_addf(&out, "%s%s × %s", shown++ == 0 ? "" : ", ",
		    line->typed_code, line->typed_quantity);
	}
	return out.bytes;
}

/* What the form holds now, beside what somebody else has saved meanwhile. */
static enum status
show_conflict(struct page *page, const struct customer *customer,
    const struct draft_rows *rows, struct draft *theirs)
{
	enum language language = page->who->language;
	const char *lines = their_lines(page->mem, theirs, rows);

	if (lines[0] == '\0')
		page_conflict(page,
		    words_fill(page->mem, language,
			"{NAME} saved this draft meanwhile. Below is what you "
			"typed; saving again replaces the other version.",
			"NAME", theirs->changed_by_name, NULL));
	else
		page_conflict(page,
		    words_fill(page->mem, language,
			"{NAME} saved this draft meanwhile, with {LINES}. "
			"Below is what you typed; saving again replaces the "
			"other version.",
			"NAME", theirs->changed_by_name, "LINES", lines, NULL));
	grid_lines(page->mem, rows, theirs);
	return grid_show(page, customer, theirs, BLANK_ROWS);
}

enum status
orders_draft_save(struct page *page)
{
	struct act act = page_act(page);
	enum draft_fault fault = DRAFT_FAULT_NONE;
	struct draft draft;
	struct customer customer;
	struct draft_rows rows;
	struct draft_input in;
	int64_t id;
	enum status st;

	st = draft_of_path(page, &draft, &customer);
	if (st != STATUS_OK)
		return st;
	st = grid_rows(page, &customer, &rows);
	if (st != STATUS_OK)
		return st;

	draft_input_of(&draft, &in);
	in.rows = rows.rows;
	in.row_count = rows.count;
	if (text_to_int(page_value(page, "version"), &in.version) != STATUS_OK)
		in.version = 0;
	if (page->error_count == 0)
		st = draft_save(page->db, &act, &in, &id, &fault);
	if (page->error_count > 0 || st == STATUS_INVALID) {
		grid_fault(page, fault);
		grid_lines(page->mem, &rows, &draft);
		return grid_show(page, &customer, &draft, BLANK_ROWS);
	}
	if (st == STATUS_CONFLICT) {
		st = draft_of_path(page, &draft, &customer);
		if (st != STATUS_OK)
			return st;
		if (draft.state != DRAFT_OPEN)
			return STATUS_CONFLICT;
		return show_conflict(page, &customer, &rows, &draft);
	}
	if (st != STATUS_OK)
		return st;
	return draft_lead(page, &act);
}

void
draft_input_of(const struct draft *draft, struct draft_input *in)
{
	*in = (struct draft_input){
		.id = draft->id,
		.version = draft->version,
		.customer_id = draft->customer_id,
		.name = draft->name,
		.address_id = draft->address_id,
		.wanted_on = draft->wanted_on,
		.own_number = draft->own_number,
		.remark = draft->remark,
	};
}
