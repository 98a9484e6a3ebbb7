/**
 * @file
 * POST /drafts/{id}/delete, restore, template, use: keeping drafts.
 */
#include "base/text.h"
#include "orders/grid.h"
#include "orders/pages.h"
#include "view/words.h"

static enum status
id_of_path(struct page *page, int64_t *id)
{
	if (text_to_int(page_arg(page, "id"), id) != STATUS_OK)
		return STATUS_NOT_FOUND;
	return STATUS_OK;
}

enum status
orders_draft_delete(struct page *page)
{
	struct act act = page_act(page);
	int64_t id;
	enum status st;

	st = id_of_path(page, &id);
	if (st != STATUS_OK)
		return st;
	st = draft_delete(page->db, &act, id);
	if (st != STATUS_OK)
		return st;
	act_lead(&act, "/drafts?deleted=%lld", (long long)id);
	return page_done(page, &act);
}

enum status
orders_draft_restore(struct page *page)
{
	struct act act = page_act(page);
	int64_t id;
	enum status st;

	st = id_of_path(page, &id);
	if (st != STATUS_OK)
		return st;
	st = draft_restore(page->db, &act, id);
	return st == STATUS_OK ? page_done(page, &act) : st;
}

enum status
orders_draft_template(struct page *page)
{
	struct act act = page_act(page);
	enum draft_fault fault = DRAFT_FAULT_NONE;
	struct draft draft;
	struct customer customer;
	int64_t id;
	enum status st;

	st = draft_of_path(page, &draft, &customer);
	if (st != STATUS_OK)
		return st;
	st = draft_save_template(
	    page->db, &act, draft.id, page_value(page, "name"), &id, &fault);
	if (st == STATUS_INVALID) {
		grid_fault(page, fault);
		return grid_show(page, &customer, &draft, 1);
	}
	if (st != STATUS_OK)
		return st;
	page_flash(page, words(page->who->language, "Saved as a template."));
	act_lead(&act, "/drafts");
	return page_done(page, &act);
}

enum status
orders_draft_use(struct page *page)
{
	struct act act = page_act(page);
	enum draft_fault fault = DRAFT_FAULT_NONE;
	int64_t id;
	int64_t made;
	enum status st;

	st = id_of_path(page, &id);
	if (st != STATUS_OK)
		return st;
	st = draft_from_template(page->db, &act, id, &made, &fault);
	return st == STATUS_OK ? page_done(page, &act) : st;
}
