/**
 * @file
 * POST /drafts/{id}/autosave: what the script saves at every change; answers
 * JSON with the verdicts.  "{id}" is "new" for a draft not saved yet.
 */
#include "base/text.h"
#include "domain/draft_judge.h"
#include "domain/setting.h"
#include "orders/grid.h"
#include "orders/pages.h"
#include "view/draft_json.h"

static enum status
judge_and_answer(struct page *page, int64_t id, const struct customer *customer)
{
	struct draft draft;
	struct setting setting;
	struct text json;
	enum status st;

	st = draft_find(page->db, page->mem, page->who, id, &draft);
	if (st != STATUS_OK)
		return st;
	st = setting_read(page->db, page->mem, &setting);
	if (st != STATUS_OK)
		return st;
	st = draft_judge(page->db, page->mem, customer,
	    day_from_instant(page->now, (int)setting.zone_minutes), &draft);
	if (st != STATUS_OK)
		return st;
	json = draft_json(page->mem, page->who->language, &draft);
	return page_document(
	    page, "application/json", NULL, json.bytes, json.length);
}

enum status
orders_draft_autosave(struct page *page)
{
	struct act act = page_act(page);
	enum draft_fault fault = DRAFT_FAULT_NONE;
	struct draft draft = { .name = "", .own_number = "", .remark = "" };
	struct customer customer;
	struct draft_rows rows;
	struct draft_input in;
	int64_t customer_id = 0;
	int64_t id;
	enum status st;

	if (!text_equal(page_arg(page, "id"), "new")) {
		st = draft_of_path(page, &draft, &customer);
	} else {
		if (text_to_int(page_value(page, "customer"), &customer_id) !=
		    STATUS_OK)
			customer_id = 0;
		st = grid_customer(page, customer_id, &customer);
		draft.customer_id = customer.id;
	}
	if (st != STATUS_OK)
		return st;
	st = grid_rows(page, &customer, &rows);
	if (st != STATUS_OK)
		return st;

	draft_input_of(&draft, &in);
	in.customer_id = customer.id;
	in.rows = rows.rows;
	in.row_count = rows.count;
	if (text_to_int(page_value(page, "version"), &in.version) != STATUS_OK)
		in.version = 0;
	/* The form's token stays for the submit of the form itself. */
	act.token = NULL;
	st = draft_save(page->db, &act, &in, &id, &fault);
	if (st != STATUS_OK)
		return st;
	return judge_and_answer(page, id, &customer);
}
