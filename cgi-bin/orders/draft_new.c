/**
 * @file
 * GET and POST /orders/new: a quick order that is not saved yet.
 */
#include "base/text.h"
#include "orders/fill.h"
#include "orders/grid.h"
#include "orders/pages.h"
#include "view/draft_view.h"
#include "view/words.h"

enum {
	BLANK_ROWS = 6,
	PICK_MAX = 30
};

/* Staff choose first for whom they order. */
static enum status
pick_customer(struct page *page)
{
	struct db_rows rows;
	enum status st;

	st = customer_search(page->db, page->mem, page->who,
	    page_value(page, "q"), NULL, PICK_MAX, &rows);
	if (st != STATUS_OK)
		return st;
	draft_view_pick(
	    page->tpl, page_value(page, "q"), rows.items, rows.count);
	return page_render(page, "orders.pick",
	    words(page->who->language, "Order for a customer"),
	    "orders/pick.tpl");
}

enum status
orders_new_form(struct page *page)
{
	struct draft draft = { .kind = DRAFT_KIND_DRAFT, .name = "" };
	struct draft_rows rows = { .rows = NULL };
	struct customer customer;
	int64_t customer_id = 0;
	int64_t blank = BLANK_ROWS;
	enum status st;

	if (page_value(page, "from")[0] != '\0') {
		st = fill_from_order(
		    page, page_value(page, "from"), &customer_id, &rows);
		if (st != STATUS_OK)
			return st;
		blank = 2;
	} else if (page->who->side == SIDE_STAFF &&
	    text_to_int(page_value(page, "customer"), &customer_id) !=
		STATUS_OK) {
		return pick_customer(page);
	}
	st = grid_customer(page, customer_id, &customer);
	if (st != STATUS_OK)
		return st;
	grid_lines(page->mem, &rows, &draft);
	return grid_show(page, &customer, &draft, blank);
}

enum status
orders_new(struct page *page)
{
	struct draft draft = { .kind = DRAFT_KIND_DRAFT, .name = "" };
	struct draft_input in = { .name = "", .own_number = "", .remark = "" };
	struct act act = page_act(page);
	enum draft_fault fault = DRAFT_FAULT_NONE;
	struct customer customer;
	struct draft_rows rows;
	int64_t customer_id = 0;
	int64_t id;
	enum status st;

	if (page->who->side == SIDE_STAFF &&
	    text_to_int(page_value(page, "customer"), &customer_id) !=
		STATUS_OK)
		return STATUS_NOT_FOUND;
	st = grid_customer(page, customer_id, &customer);
	if (st != STATUS_OK)
		return st;
	st = grid_rows(page, &customer, &rows);
	if (st != STATUS_OK)
		return st;

	in.customer_id = customer.id;
	in.rows = rows.rows;
	in.row_count = rows.count;
	if (page->error_count == 0)
		st = draft_save(page->db, &act, &in, &id, &fault);
	if (page->error_count > 0 || st == STATUS_INVALID) {
		grid_fault(page, fault);
		grid_lines(page->mem, &rows, &draft);
		return grid_show(page, &customer, &draft, BLANK_ROWS);
	}
	if (st != STATUS_OK)
		return st;
	return draft_lead(page, &act);
}
