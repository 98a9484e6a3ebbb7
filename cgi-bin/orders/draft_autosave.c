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

/* The draft of the path, or an empty one for the customer named. */
static enum status
find_stored(struct page *page, struct draft *stored, struct customer *customer)
{
	int64_t customer_id = 0;
	enum status st;

	if (!text_equal(page_arg(page, "id"), "new"))
		return draft_of_path(page, stored, customer);
	if (text_to_int(page_value(page, "customer"), &customer_id) !=
	    STATUS_OK)
		customer_id = 0;
	st = grid_customer(page, customer_id, customer);
	if (st != STATUS_OK)
		return st;
	*stored = (struct draft){
		.customer_id = customer->id,
		.kind = DRAFT_KIND_DRAFT,
		.state = DRAFT_OPEN,
		.name = "",
		.own_number = "",
		.remark = "",
	};
	return STATUS_OK;
}

static enum status
judge(struct page *page, const struct customer *customer, struct draft *draft)
{
	struct setting setting;
	enum status st;

	st = setting_read(page->db, page->mem, &setting);
	if (st != STATUS_OK)
		return st;
	return draft_judge(page->db, page->mem, customer,
	    day_from_instant(page->now, (int)setting.zone_minutes), draft);
}

enum status
orders_draft_autosave(struct page *page)
{
	struct act act = page_act(page);
	enum draft_fault fault;
	struct draft stored;
	struct draft draft;
	struct customer customer;
	struct draft_rows rows;
	struct text json;
	int64_t version;
	enum status st;

	st = find_stored(page, &stored, &customer);
	if (st != STATUS_OK)
		return st;
	st = grid_rows(page, &customer, &rows);
	if (st != STATUS_OK)
		return st;
	draft = stored;
	st = draft_take_rows(page->mem, rows.rows, rows.count, &draft);
	if (st != STATUS_OK)
		return st;
	st = judge(page, &customer, &draft);
	if (st != STATUS_OK)
		return st;

	if (text_to_int(page_value(page, "version"), &version) != STATUS_OK)
		version = 0;
	/* The form's token stays for the submit of the form itself. */
	act.token = NULL;
	st =
	    draft_save_judged(page->db, &act, &stored, &draft, version, &fault);
	if (st != STATUS_OK)
		return st;
	json = draft_json(page->mem, page->who->language, &draft);
	return page_document(
	    page, "application/json", NULL, json.bytes, json.length);
}
