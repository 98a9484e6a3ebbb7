/**
 * @file
 * At the dock, on a phone: the code of a slip, counting, inspection.
 */
#include "app/upload.h"
#include "base/text.h"
#include "domain/draft_rows.h"
#include "domain/return_dock.h"
#include "returns/pages.h"
#include "view/return_view.h"
#include "view/words.h"

enum {
	PERCENT_BP = 100,
	ALL_PERCENT = 100
};

enum status
returns_dock(struct page *page)
{
	struct return_request request;
	struct return_facts facts;
	int64_t id;
	enum status st;

	st = return_id_of_code(
	    page->db, page->mem, page->who, page_arg(page, "code"), &id);
	if (st == STATUS_OK)
		st = return_find(
		    page->db, page->mem, page->who, id, &request);
	if (st != STATUS_OK)
		return st;
	facts = return_facts(&request);
	if (return_judge(page->who, &facts, RETURN_ACT_RECEIVE) == STATUS_OK)
		return page_redirect(
		    page, "/returns/%s/receive", request.number);
	if (return_judge(page->who, &facts, RETURN_ACT_INSPECT) == STATUS_OK)
		return page_redirect(
		    page, "/returns/%s/inspect", request.number);
	return page_redirect(page, "/returns/%s", request.number);
}

/* The page of a step, or the request's where that step is not its next. */
static enum status
show_step(struct page *page, enum return_action action, const char *name,
    const char *title, const char *file)
{
	struct return_request request;
	struct return_facts facts;
	struct db_rows files;
	enum status st;

	st = return_of_path(page, &request);
	if (st != STATUS_OK)
		return st;
	facts = return_facts(&request);
	if (return_judge(page->who, &facts, action) != STATUS_OK)
		return page->route->method == POST
		    ? return_show(page)
		    : page_redirect(page, "/returns/%s", request.number);
	st = file_list(page->db, page->mem, page->who, "return_line",
	    &request.id, 1, &files);
	if (st == STATUS_OK && !tpl_is_set(page->tpl, "UPLOAD_COUNT"))
		st = upload_show(page, NULL);
	if (st != STATUS_OK)
		return st;
	return_view_dock(page->tpl, page->who, &request, &files);
	return page_render(page, name,
	    words_fill(page->mem, page->who->language, title, "NO",
		request.number, NULL),
	    file);
}

enum status
returns_receive_form(struct page *page)
{
	return show_step(page, RETURN_ACT_RECEIVE, "returns.receive",
	    "Count return {NO}", "returns/dock.tpl");
}

enum status
returns_inspect_form(struct page *page)
{
	return show_step(page, RETURN_ACT_INSPECT, "returns.inspect",
	    "Inspect return {NO}", "returns/inspect.tpl");
}

static enum status
moved_on(struct page *page)
{
	page_conflict(page,
	    words(page->who->language,
		"The request has moved on meanwhile. This is how it stands "
		"now."));
	return return_show(page);
}

enum status
returns_receive(struct page *page)
{
	struct return_problem problem = { 0 };
	struct return_count *counts;
	struct act act = page_act(page);
	int64_t id;
	size_t n;
	enum status st;

	st = return_id_of_path(page, &id);
	if (st != STATUS_OK)
		return st;
	st = return_read_counts(page, &counts, &n);
	if (st != STATUS_OK)
		return returns_receive_form(page);
	st = return_receive(page->db, &act, id, counts, n,
	    text_equal(page_value(page, "all"), "1"), &problem);
	if (st == STATUS_INVALID) {
		return_explain(page, "quantity", &problem);
		return returns_receive_form(page);
	}
	if (st == STATUS_CONFLICT)
		return moved_on(page);
	if (st != STATUS_OK)
		return st;
	page_flash(page,
	    words(page->who->language,
		"Counted. The goods wait for inspection."));
	return page_done(page, &act);
}

static const char *
value_at(struct page *page, const char *field, size_t at)
{
	struct page_values values = page_values(page, field);

	return at < values.count ? text_trim(page->mem, values.items[at]) : "";
}

static enum status
read_findings(struct page *page, struct return_inspection *inspection)
{
	struct page_values positions = page_values(page, "position");
	struct return_finding *findings =
	    arena_calloc(page->mem, positions.count + 1, sizeof(*findings));

	for (size_t i = 0; i < positions.count; i++) {
		struct return_finding *one = &findings[i];
		const char *share = value_at(page, "share", i);
		int64_t percent = ALL_PERCENT;

		if (text_to_int(positions.items[i], &one->position) !=
		    STATUS_OK)
			return STATUS_NOT_FOUND;
		if (draft_quantity_parse(value_at(page, "accepted", i),
			&one->accepted) != STATUS_OK ||
		    (share[0] != '\0' &&
			draft_quantity_parse(share, &percent) != STATUS_OK)) {
			page_error(page, "accepted",
			    words(page->who->language,
				"Enter whole numbers as quantities."));
			return STATUS_INVALID;
		}
		one->accept_bp = percent > ALL_PERCENT ? -1
						       : percent * PERCENT_BP;
		one->disposition = return_disposition_by_name(
		    value_at(page, "disposition", i));
		one->note = value_at(page, "note", i);
	}
	inspection->findings = findings;
	inspection->count = positions.count;
	return STATUS_OK;
}

enum status
returns_inspect(struct page *page)
{
	struct return_inspection inspection = { .count = 0 };
	struct return_problem problem = { 0 };
	struct upload upload = { .count = 0 };
	struct act act = page_act(page);
	int64_t id;
	enum status st;

	st = return_id_of_path(page, &id);
	if (st == STATUS_OK)
		st = upload_take(page, &upload);
	if (st != STATUS_OK)
		return st;
	st = read_findings(page, &inspection);
	if (st == STATUS_OK && page->error_count == 0) {
		inspection.files = upload.ids;
		inspection.file_count = upload.count;
		st = return_inspect(
		    page->db, &act, id, &inspection, &problem);
		if (st == STATUS_INVALID)
			return_explain(page, "accepted", &problem);
	}
	if (st == STATUS_CONFLICT)
		return moved_on(page);
	if (st == STATUS_INVALID || page->error_count > 0) {
		st = upload_show(page, &upload);
		return st == STATUS_OK ? returns_inspect_form(page) : st;
	}
	if (st != STATUS_OK)
		return st;
	page_flash(page,
	    words(page->who->language,
		"Inspected. Service settles it with the customer."));
	return page_done(page, &act);
}
