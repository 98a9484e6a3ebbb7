/**
 * @file
 * A list as an Excel workbook, written row by row to an unnamed file.
 * Layer: app.
 */
#include "app/list_export.h"

#include <unistd.h>
#include <xlsxwriter.h>

#include "app/state.h"
#include "base/log.h"
#include "http/tempfile.h"

enum {
	TEXT_BYTES_MAX = 32000,
	TITLE_ROWS = 1
};

struct xlsx_writer {
	struct list_writer base;
	const char *file_name;
	int fd;
	lxw_workbook *book;
	lxw_worksheet *sheet;
	lxw_format *bold;
	lxw_format *money;
	lxw_format *day;
	lxw_format *time;
	lxw_row_t next_row;
};

static lxw_error
write_day(struct xlsx_writer *xlsx, lxw_col_t column, struct day day)
{
	if (day_is_none(day))
		return LXW_NO_ERROR;
	lxw_datetime value = {
		.year = day.year, .month = day.month, .day = day.mday
	};
	return worksheet_write_datetime(
	    xlsx->sheet, xlsx->next_row, column, &value, xlsx->day);
}

static lxw_error
write_time(struct xlsx_writer *xlsx, lxw_col_t column, struct instant at)
{
	if (instant_is_none(at))
		return LXW_NO_ERROR;
	struct civil civil =
	    civil_from_instant(at, xlsx->base.page->who->zone_minutes);
	lxw_datetime value = {
		.year = civil.day.year,
		.month = civil.day.month,
		.day = civil.day.mday,
		.hour = civil.hour,
		.min = civil.minute,
		.sec = civil.second,
	};
	return worksheet_write_datetime(
	    xlsx->sheet, xlsx->next_row, column, &value, xlsx->time);
}

static lxw_error
write_text(struct xlsx_writer *xlsx, lxw_col_t column, const char *text)
{
	lxw_format *format = xlsx->next_row < TITLE_ROWS ? xlsx->bold : NULL;

	if (*text == '\0')
		return LXW_NO_ERROR;
	/* A cell holds so much; a copy is made only of what is cut. */
	if (strlen(text) > TEXT_BYTES_MAX)
		text = arena_memdup(
		    xlsx->base.page->mem, text, utf8_fit(text, TEXT_BYTES_MAX));
	return worksheet_write_string(
	    xlsx->sheet, xlsx->next_row, column, text, format);
}

/* A workbook knows no other number than a double: exact to 2^53 fen. */
static lxw_error
write_cell(
    struct xlsx_writer *xlsx, lxw_col_t column, const struct list_cell *cell)
{
	switch (cell->kind) {
	case LIST_TEXT:
	case LIST_WORDS:
		return write_text(xlsx, column, cell->text);
	case LIST_INT:
		return worksheet_write_number(xlsx->sheet, xlsx->next_row,
		    column, (double)cell->number, NULL);
	case LIST_MONEY:
		return worksheet_write_number(xlsx->sheet, xlsx->next_row,
		    column, (double)cell->number / 100, xlsx->money);
	case LIST_DAY:
		return write_day(xlsx, column, cell->day);
	case LIST_TIME:
		return write_time(xlsx, column, cell->at);
	}
	return LXW_NO_ERROR;
}

static enum status
write_row(
    struct list_writer *writer, const struct list_cell *cells, size_t count)
{
	struct xlsx_writer *xlsx = (struct xlsx_writer *)(void *)writer;

	for (size_t i = 0; i < count; i++) {
		if (write_cell(xlsx, (lxw_col_t)i, &cells[i]) != LXW_NO_ERROR) {
			log_event(LOG_ERROR, "list.xlsx_cell", "row",
			    log_int(xlsx->next_row), NULL);
			return STATUS_BUG;
		}
	}
	xlsx->next_row++;
	return STATUS_OK;
}

static enum status
end(struct list_writer *writer)
{
	struct xlsx_writer *xlsx = (struct xlsx_writer *)(void *)writer;
	lxw_error error = workbook_close(xlsx->book);

	if (error != LXW_NO_ERROR) {
		log_event(LOG_ERROR, "list.xlsx_close", "error",
		    lxw_strerror(error), NULL);
		return STATUS_UNAVAILABLE;
	}
	return page_document_fd(writer->page,
	    "application/vnd.openxmlformats-officedocument."
	    "spreadsheetml.sheet",
	    xlsx->file_name, dup(xlsx->fd));
}

struct list_writer *
list_xlsx_new(struct page *page, const struct list *list, const char *file_name)
{
	const char *temp_dir = page_state(page)->settings->temp_dir;
	struct xlsx_writer *xlsx = arena_calloc(page->mem, 1, sizeof(*xlsx));

	xlsx->base =
	    (struct list_writer){ .row = write_row, .end = end, .page = page };
	xlsx->file_name = file_name;
	xlsx->fd = tempfile_open(page->mem, temp_dir);
	if (xlsx->fd < 0)
		return NULL;

	/* The library wants names; this one leads to the unnamed file. */
	char *path = text_format(page->mem, "/proc/self/fd/%d", xlsx->fd);
	lxw_workbook_options options = {
		.constant_memory = LXW_TRUE,
		.tmpdir = arena_strdup(page->mem, temp_dir),
	};
	xlsx->book = workbook_new_opt(path, &options);
	if (xlsx->book == NULL)
		return NULL;
	xlsx->sheet = workbook_add_worksheet(xlsx->book, NULL);
	xlsx->bold = workbook_add_format(xlsx->book);
	format_set_bold(xlsx->bold);
	xlsx->money = workbook_add_format(xlsx->book);
	format_set_num_format(xlsx->money, "#,##0.00");
	xlsx->day = workbook_add_format(xlsx->book);
	format_set_num_format(xlsx->day, "yyyy-mm-dd");
	xlsx->time = workbook_add_format(xlsx->book);
	format_set_num_format(xlsx->time, "yyyy-mm-dd hh:mm");
	worksheet_freeze_panes(xlsx->sheet, TITLE_ROWS, 0);
	worksheet_set_column(
	    xlsx->sheet, 0, (lxw_col_t)(list->column_count - 1), 16, NULL);
	return &xlsx->base;
}
