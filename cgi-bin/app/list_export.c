/** @file A whole list as a file, read in chunks.  Layer: app. */
#include "app/list_export.h"

#include "app/state.h"
#include "base/log.h"
#include "view/words.h"

enum {
	CHUNK_BYTES = 8 * 1024 * 1024
};

static struct list_cell
make_cell(struct page *page, struct arena *mem,
    const struct list_column *column, const void *row)
{
	const char *at = (const char *)row + column->offset;
	struct list_cell cell = { .kind = column->kind };

	switch (column->kind) {
	case LIST_TEXT:
		cell.text = *(const char *const *)(const void *)at;
		break;
	case LIST_INT:
	case LIST_MONEY:
		cell.number = *(const int64_t *)(const void *)at;
		break;
	case LIST_DAY:
		cell.day = *(const struct day *)(const void *)at;
		break;
	case LIST_TIME:
		cell.at = *(const struct instant *)(const void *)at;
		break;
	case LIST_WORDS:
		cell.kind = LIST_TEXT;
		cell.text = column->text(mem, page->who->language, row);
		break;
	}
	if (cell.text == NULL)
		cell.text = "";
	return cell;
}

static enum status
write_titles(struct list_writer *writer, const struct list *list)
{
	struct list_cell cells[LIST_COLUMNS_MAX];

	for (size_t i = 0; i < list->column_count; i++) {
		cells[i] = (struct list_cell){
			.kind = LIST_TEXT,
			.text = words(writer->page->who->language,
			    list->columns[i].title),
		};
	}
	return writer->row(writer, cells, list->column_count);
}

static enum status
write_chunk(struct list_writer *writer, const struct list *list,
    struct arena *mem, const struct db_rows *rows)
{
	struct list_cell cells[LIST_COLUMNS_MAX];

	for (size_t r = 0; r < rows->count; r++) {
		const char *row =
		    (const char *)rows->items + r * list->row_size;
		for (size_t i = 0; i < list->column_count; i++)
			cells[i] = make_cell(
			    writer->page, mem, &list->columns[i], row);
		enum status st = writer->row(writer, cells, list->column_count);
		if (st != STATUS_OK)
			return st;
	}
	return STATUS_OK;
}

static enum status
refuse_length(struct page *page)
{
	page_error(page, "",
	    words(page->who->language,
		T_("This list is too long for one file. Please choose a "
		   "shorter period or another filter.")));
	return STATUS_INVALID;
}

static enum status
write_rows(struct list_writer *writer, const struct list *list,
    const void *filter, struct arena *chunk_mem)
{
	struct list_span span = { .limit = LIST_CHUNK_ROWS };
	size_t written = 0;

	for (;;) {
		struct db_rows rows;
		enum status st =
		    list->read(writer->page, chunk_mem, filter, span, &rows);
		if (st == STATUS_OK)
			st = write_chunk(writer, list, chunk_mem, &rows);
		if (st != STATUS_OK)
			return st;
		written += rows.count;
		if (written > LIST_EXPORT_ROWS)
			return refuse_length(writer->page);
		if (rows.count < LIST_CHUNK_ROWS)
			return STATUS_OK;

		span.after = list->key((const char *)rows.items +
		    (rows.count - 1) * list->row_size);
		arena_reset(chunk_mem);
	}
}

enum status
list_export(struct page *page, const struct list *list, const void *filter)
{
	char day[11];
	bool is_xlsx = text_ends_with(page->request->raw_path, ".xlsx");

	if (list->column_count > LIST_COLUMNS_MAX) {
		log_event(LOG_ERROR, "list.columns", "list", list->name, NULL);
		return STATUS_BUG;
	}
	day_to_iso(day_from_instant(page->now, page->who->zone_minutes), day);
	const char *file_name = text_format(
	    page->mem, "%s-%s.%s", list->name, day, is_xlsx ? "xlsx" : "csv");
	struct list_writer *writer = is_xlsx
	    ? list_xlsx_new(page, list, file_name)
	    : list_csv_new(page, list, file_name);
	if (writer == NULL)
		return STATUS_UNAVAILABLE;

	struct arena *chunk_mem = arena_new(CHUNK_BYTES);
	enum status st = write_titles(writer, list);
	if (st == STATUS_OK)
		st = write_rows(writer, list, filter, chunk_mem);
	arena_free(chunk_mem);
	/* Also after a failure: it gives its memory back. */
	enum status ended = writer->end(writer);
	return st != STATUS_OK ? st : ended;
}
