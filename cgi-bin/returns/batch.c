/**
 * @file
 * /batch-cases: batches that several customers return, and what is decided.
 */
#include "base/text.h"
#include "domain/batch_case.h"
#include "returns/pages.h"
#include "view/return_view.h"
#include "view/words.h"

enum status
batch_cases_list(struct page *page)
{
	struct db_rows rows;
	enum status st;

	st = batch_case_list(page->db, page->mem, page->who, 0, &rows);
	if (st != STATUS_OK)
		return st;
	return_view_batches(page->tpl, page->who, rows.items, rows.count);
	return page_render(page, "batch-cases.list",
	    words(page->who->language, "Batches with faults"),
	    "returns/batches.tpl");
}

static enum status
id_of_path(struct page *page, int64_t *id)
{
	return text_to_int(page_arg(page, "id"), id) == STATUS_OK
	    ? STATUS_OK
	    : STATUS_NOT_FOUND;
}

enum status
batch_cases_show(struct page *page)
{
	struct batch_case one;
	int64_t id;
	enum status st;

	st = id_of_path(page, &id);
	if (st == STATUS_OK)
		st = batch_case_find(
		    page->db, page->mem, page->who, id, &one);
	if (st != STATUS_OK)
		return st;
	return_view_batches(page->tpl, page->who, &one, 1);
	return page_render(page, "batch-cases.show",
	    words(page->who->language, "Batch with faults"),
	    "returns/batches.tpl");
}

enum status
batch_cases_decide(struct page *page)
{
	enum batch_case_state to = 0;
	struct act act = page_act(page);
	int64_t id;
	enum status st;

	st = id_of_path(page, &id);
	if (st != STATUS_OK)
		return st;
	for (unsigned state = BATCH_STOPPED; state < BATCH_STATE_COUNT; state++)
		if (text_equal(page_value(page, "state"),
			batch_case_state_name(state)))
			to = state;
	st = batch_case_decide(
	    page->db, &act, id, to, page_value(page, "reason"));
	if (st == STATUS_OK) {
		page_flash(page,
		    words(page->who->language,
			"Decided. This is how the batch stands now."));
		return page_done(page, &act);
	}
	if (st == STATUS_INVALID)
		page_error(page, "reason",
		    words(page->who->language,
			"Choose what is decided, and write why."));
	else if (st == STATUS_CONFLICT)
		page_conflict(page,
		    words(page->who->language,
			"This was decided meanwhile. This is how it stands "
			"now."));
	else
		return st;
	return batch_cases_show(page);
}
