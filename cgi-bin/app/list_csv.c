/**
 * @file
 * A list as CSV: UTF-8 with BOM (Excel), RFC 4180.  Layer: app.
 *
 * A text that a spreadsheet would take for a formula gets a leading "'".
 */
#include "app/list_export.h"

#include "base/money.h"

enum {
	LINE_BYTES_MAX = 256 * 1024
};

static void
add_text(struct text *line, const char *text)
{
	bool is_formula = *text != '\0' && strchr("=+-@\t\r", *text) != NULL;

	if (!is_formula && strpbrk(text, "\",\r\n") == NULL) {
		text_add(line, text);
		return;
	}
	text_add_char(line, '"');
	if (is_formula)
		text_add_char(line, '\'');
	for (; *text != '\0'; text++) {
		if (*text == '"')
			text_add_char(line, '"');
		text_add_char(line, *text);
	}
	text_add_char(line, '"');
}

static void
add_time(struct text *line, struct instant at, int zone_minutes)
{
	struct civil civil = civil_from_instant(at, zone_minutes);
	char day[11];

	if (instant_is_none(at))
		return;
	day_to_iso(civil.day, day);
	text_addf(line, "%s %02d:%02d", day, civil.hour, civil.minute);
}

static void
add_cell(struct text *line, const struct list_cell *cell, int zone_minutes)
{
	char number[25];
	char day[11];

	switch (cell->kind) {
	case LIST_TEXT:
	case LIST_WORDS:
		add_text(line, cell->text);
		break;
	case LIST_INT:
		text_add_int(line, cell->number);
		break;
	case LIST_MONEY:
		money_to_text(cell->number, 2, number);
		text_add(line, number);
		break;
	case LIST_DAY:
		day_to_iso(cell->day, day);
		text_add(line, day);
		break;
	case LIST_TIME:
		add_time(line, cell->at, zone_minutes);
		break;
	}
}

struct csv_writer {
	struct list_writer base;
	struct text line; /* used again for each row */
};

static enum status
write_row(
    struct list_writer *writer, const struct list_cell *cells, size_t count)
{
	struct csv_writer *csv = (struct csv_writer *)(void *)writer;
	struct text *line = &csv->line;

	line->length = 0;
	line->bytes[0] = '\0';
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			text_add_char(line, ',');
		add_cell(line, &cells[i], writer->page->who->zone_minutes);
	}
	text_add(line, "\r\n");
	return line->full
	    ? STATUS_BUG
	    : page_stream(writer->page, line->bytes, line->length);
}

static enum status
end(struct list_writer *writer)
{
	(void)writer;
	return STATUS_OK;
}

struct list_writer *
list_csv_new(struct page *page, const struct list *list, const char *file_name)
{
	static const char bom[] = "\xef\xbb\xbf";
	struct csv_writer *csv = arena_calloc(page->mem, 1, sizeof(*csv));

	(void)list;
	csv->base =
	    (struct list_writer){ .row = write_row, .end = end, .page = page };
	csv->line = text_new(page->mem, LINE_BYTES_MAX);
	if (page_document(page, "text/csv; charset=utf-8", file_name, bom,
		sizeof(bom) - 1) != STATUS_OK)
		return NULL;
	return &csv->base;
}
