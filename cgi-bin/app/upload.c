/** @file Files of a form.  Layer: app. */
#include "app/upload.h"

#include "app/state.h"
#include "base/clock.h"
#include "domain/file_store.h"
#include "domain/file_take.h"
#include "domain/file_type.h"
#include "domain/setting.h"
#include "view/file_view.h"

/* Looking at files ends well before nginx stops waiting for an answer. */
#define BUDGET_US INT64_C(18000000)

static void
refused(struct page *page, enum file_fault fault, const char *name,
    const struct setting *setting)
{
	page_error(page, "files",
	    file_fault_words(page->mem, page->who->language, fault, name,
		setting->file_bytes_max));
}

void
upload_refused(struct page *page, enum file_fault fault)
{
	page_error(page, "files",
	    file_fault_words(
		page->mem, page->who->language, fault, "", FILE_BYTES_CEILING));
}

static bool
is_listed(const struct upload *upload, const char *id)
{
	for (size_t i = 0; i < upload->count; i++) {
		if (text_equal(upload->ids[i], id))
			return true;
	}
	return false;
}

/* What the script uploaded before: only what can be an id; whose they are is
 * asked when they are attached. */
static void
take_ids(struct page *page, struct upload *out)
{
	struct page_values ids = page_values(page, "file");

	for (size_t i = 0; i < ids.count && out->count < UPLOAD_COUNT_MAX; i++)
		if (file_id_is_valid(ids.items[i]) &&
		    !is_listed(out, ids.items[i]))
			out->ids[out->count++] = ids.items[i];
}

static enum status
take_one(struct page *page, const struct field *field,
    const struct setting *setting, struct upload *out)
{
	const struct file_upload upload = { .name = field->file_name,
		.fd = field->fd,
		.bytes = (int64_t)field->size };
	struct act act = page_act(page);
	enum file_fault fault;
	struct file file;
	enum status st;

	/* Each file is an act of its own; twice the same is no harm. */
	act.token = NULL;
	st = file_take(page->db, &act, &upload, &file, &fault);
	if (st == STATUS_OK)
		out->ids[out->count++] = file.public_id;
	if (st != STATUS_INVALID)
		return st;
	refused(page, fault, field->file_name, setting);
	return STATUS_OK;
}

enum status
upload_take(struct page *page, struct upload *out)
{
	const struct fields *fields = page_fields(page);
	int64_t end_us = clock_monotonic_us() + BUDGET_US;
	struct setting setting;
	enum status st = setting_read(page->db, page->mem, &setting);

	*out = (struct upload){ .count = 0 };
	take_ids(page, out);
	for (size_t i = 0; i < fields->count && st == STATUS_OK; i++) {
		const struct field *field = &fields->items[i];

		if (!text_equal(field->name, "files") || field->fd < 0)
			continue;
		if (out->count >= FILE_PER_PART_MAX)
			refused(
			    page, FILE_TOO_MANY, field->file_name, &setting);
		else if (clock_monotonic_us() > end_us)
			refused(page, FILE_LATER, field->file_name, &setting);
		else
			st = take_one(page, field, &setting, out);
	}
	return st;
}

static enum status
waiting(struct page *page, const struct upload *upload, struct db_rows *rows)
{
	*rows = (struct db_rows){ 0 };
	if (upload == NULL)
		return STATUS_OK;
	return file_waiting(
	    page->db, page->mem, page->who, upload->ids, upload->count, rows);
}

enum status
upload_show(struct page *page, const struct upload *upload)
{
	struct setting setting;
	struct db_rows rows;
	enum status st = waiting(page, upload, &rows);

	if (st == STATUS_OK)
		st = setting_read(page->db, page->mem, &setting);
	if (st == STATUS_OK)
		file_view_upload(page->tpl, &rows, setting.file_bytes_max);
	return st;
}

enum status
upload_answer(struct page *page, const struct upload *upload)
{
	const char **errors =
	    arena_calloc(page->mem, page->error_count + 1, sizeof(*errors));
	struct db_rows rows;
	struct text json;
	enum status st = waiting(page, upload, &rows);

	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < page->error_count; i++)
		errors[i] = page->errors[i].message;
	json = file_view_json(
	    page->mem, rows.items, rows.count, errors, page->error_count);
	if (page->error_count > 0)
		page->response->code = HTTP_UNPROCESSABLE;
	return page_document(
	    page, "application/json", NULL, json.bytes, json.length);
}

enum status
upload_send(struct page *page, const struct file *file, bool is_thumb)
{
	const struct file_type *type = file_type_stored(file->media_type);

	if (type == NULL || (is_thumb && !file->has_thumb))
		return STATUS_NOT_FOUND;
	/* What it hangs on may be hidden from the reader one day: the browser
	 * asks each time, but for small pictures, of which there are many. */
	page_state(page)->cache =
	    is_thumb ? "private, max-age=600" : "private, no-cache";
	page_inner_file(page, is_thumb ? "image/jpeg" : type->media_type,
	    file->name, is_thumb || type->is_inline,
	    text_format(page->mem, "/_files/%s",
		file_store_name(page->mem, file->public_id, is_thumb)));
	return STATUS_OK;
}
