/**
 * @file
 * A draft's page: kinds, reasons, quantities, pictures; the exact credit before
 * it is submitted.  POST /returns/{no}/save and /submit.
 */
#include "app/upload.h"
#include "base/text.h"
#include "domain/draft_rows.h"
#include "returns/pages.h"
#include "view/file_view.h"
#include "view/return_view.h"
#include "view/words.h"

/* What was typed, where the form is shown again. */
static struct return_typed
typed_of(struct page *page)
{
	struct page_values quantities = page_values(page, "quantity");
	struct return_typed typed = { .count = 0 };

	if (page->error_count == 0)
		return typed;
	typed.count = quantities.count;
	typed.quantities = quantities.items;
	if (page_values(page, "kind").count == typed.count)
		typed.kinds = page_values(page, "kind").items;
	if (page_values(page, "reason").count == typed.count)
		typed.reasons = page_values(page, "reason").items;
	if (page_values(page, "note").count == typed.count)
		typed.notes = page_values(page, "note").items;
	if (page_values(page, "wanted").count == typed.count)
		typed.wanted = page_values(page, "wanted").items;
	typed.remark = page_value(page, "remark");
	typed.way = page_value(page, "way");
	return typed;
}

static enum status
show_draft(struct page *page, const struct return_request *request,
    const struct upload *upload)
{
	struct return_line *lines = arena_calloc(
	    page->mem, request->line_count + 1, sizeof(*lines));
	struct return_typed typed = typed_of(page);
	struct return_preview preview;
	struct db_rows files;
	enum status st;

	if (request->line_count > 0)
		memcpy(lines, request->lines,
		    request->line_count * sizeof(*lines));
	st = return_preview(
	    page->db, page->mem, page->now, request, lines, &preview);
	if (st == STATUS_OK)
		st = file_list(page->db, page->mem, page->who, "return_line",
		    &request->id, 1, &files);
	if (st == STATUS_OK)
		st = upload_show(page, upload);
	if (st != STATUS_OK)
		return st;
	return_view_draft(
	    page->tpl, page->who, request, lines, &preview, &typed);
	file_view(page->tpl, &files, request->id, -1);
	return page_render(page, "returns.draft",
	    words(page->who->language, "Return goods"), "returns/draft.tpl");
}

enum status
return_draft_show(struct page *page, const struct return_request *request)
{
	return show_draft(page, request, NULL);
}

/* A value of the same row; "" where a row has none. */
static const char *
value_at(struct page *page, const char *field, size_t at)
{
	struct page_values values = page_values(page, field);

	return at < values.count ? text_trim(page->mem, values.items[at]) : "";
}

static enum status
read_lines(struct page *page, struct return_edit *edit)
{
	struct page_values positions = page_values(page, "position");
	struct return_edit_line *lines =
	    arena_calloc(page->mem, positions.count + 1, sizeof(*lines));

	for (size_t i = 0; i < positions.count; i++) {
		struct return_edit_line *line = &lines[i];
		const char *quantity = value_at(page, "quantity", i);

		if (text_to_int(positions.items[i], &line->position) !=
		    STATUS_OK)
			return STATUS_NOT_FOUND;
		if (quantity[0] != '\0' &&
		    draft_quantity_parse(quantity, &line->quantity) !=
			STATUS_OK)
			page_error(page, "quantity",
			    words(page->who->language,
				"Enter whole numbers as quantities."));
		line->kind = return_kind_by_name(value_at(page, "kind", i));
		line->reason =
		    return_reason_by_name(value_at(page, "reason", i));
		line->note = value_at(page, "note", i);
		line->wanted_sku = value_at(page, "wanted", i);
	}
	edit->lines = lines;
	edit->line_count = positions.count;
	return STATUS_OK;
}

/* Read the form, take its files, keep it.  STATUS_INVALID with a message. */
static enum status
keep(struct page *page, int64_t id, struct act *act, struct upload *upload)
{
	struct return_edit edit = {
		.way = return_way_by_name(page_value(page, "way")),
		.remark = page_value(page, "remark"),
	};
	struct return_problem problem = { 0 };
	enum status st;

	st = upload_take(page, upload);
	if (st == STATUS_OK)
		st = read_lines(page, &edit);
	if (st != STATUS_OK)
		return st;
	if (page->error_count > 0)
		return STATUS_INVALID;
	if (page_value(page, "files_for")[0] != '\0' &&
	    text_to_int(page_value(page, "files_for"), &edit.files_for) !=
		STATUS_OK)
		return STATUS_NOT_FOUND;
	edit.files = upload->ids;
	edit.file_count = upload->count;
	st = return_save(page->db, act, id, &edit, &problem);
	if (st == STATUS_INVALID)
		return_explain(page,
		    problem.fault == RETURN_FAULT_FILES ? "files" : "quantity",
		    &problem);
	return st;
}

static enum status
show_again(struct page *page, enum status st, const struct upload *upload)
{
	struct return_request request;

	if (st != STATUS_INVALID && st != STATUS_CONFLICT)
		return st;
	if (st == STATUS_CONFLICT)
		page_conflict(page,
		    words(page->who->language,
			"The request has moved on meanwhile. This is how it "
			"stands now."));
	st = return_of_path(page, &request);
	if (st != STATUS_OK)
		return st;
	return request.state == RETURN_DRAFT
	    ? show_draft(page, &request, upload)
	    : return_show(page);
}

enum status
returns_save(struct page *page)
{
	struct upload upload = { .count = 0 };
	struct act act = page_act(page);
	int64_t id;
	enum status st;

	/* One form with two buttons. */
	if (text_equal(page_value(page, "go"), "submit"))
		return returns_submit(page);
	st = return_id_of_path(page, &id);
	if (st == STATUS_OK)
		st = keep(page, id, &act, &upload);
	if (st != STATUS_OK)
		return show_again(page, st, &upload);
	page_flash(page,
	    words(page->who->language,
		"Saved. Below is what would be credited."));
	return page_done(page, &act);
}

/* The credit that would be given now. */
static enum status
credit_now(struct page *page, int64_t *asked_fen)
{
	struct return_request request;
	struct return_preview preview;
	struct return_line *lines;
	enum status st;

	st = return_of_path(page, &request);
	if (st != STATUS_OK)
		return st;
	lines = arena_calloc(
	    page->mem, request.line_count + 1, sizeof(*lines));
	if (request.line_count > 0)
		memcpy(lines, request.lines,
		    request.line_count * sizeof(*lines));
	st = return_preview(
	    page->db, page->mem, page->now, &request, lines, &preview);
	*asked_fen = preview.asked_fen;
	return st;
}

enum status
returns_submit(struct page *page)
{
	struct return_problem problem = { 0 };
	struct upload upload = { .count = 0 };
	struct act act = page_act(page);
	struct act saving = act;
	int64_t id, seen, asked;
	enum status st;

	/* The token is for the submit; what is kept twice is kept once. */
	saving.token = NULL;
	st = return_id_of_path(page, &id);
	if (st == STATUS_OK)
		st = keep(page, id, &saving, &upload);
	if (st == STATUS_OK)
		st = credit_now(page, &asked);
	if (st != STATUS_OK)
		return show_again(page, st, &upload);
	/* Nobody submits what was not shown. */
	if (text_to_int(page_value(page, "seen"), &seen) != STATUS_OK ||
	    seen != asked) {
		page_flash(page,
		    words(page->who->language,
			"The credit is another one now. Look at it, then "
			"submit."));
		return page_done(page, &saving);
	}
	st = return_submit(page->db, &act, id, &problem);
	if (st == STATUS_INVALID)
		return_explain(page, "quantity", &problem);
	if (st != STATUS_OK)
		return show_again(page, st, NULL);
	page_flash(page,
	    words(page->who->language,
		"Submitted. This is where it stands."));
	return page_done(page, &act);
}
