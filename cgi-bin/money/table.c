/**
 * @file
 * Cells of a list as texts.  See table.h.
 */
#include "money/table.h"

#include "base/text.h"
#include "domain/file.h"
#include "view/words.h"

/* The field of a row, whatever its type. */
static const void *
field_of(const void *row, const struct list_column *column)
{
	return (const char *)row + column->offset;
}

static void
fill_text(struct page *page, struct tpl *cell, const struct table *table,
    size_t at, const void *row)
{
	const struct list_column *column = &table->list->columns[at];
	const char *tone = NULL;
	const char *text;

	if (column->kind == LIST_WORDS) {
		text = column->text(page->mem, page->who->language, row);
		tone = table->tone != NULL ? table->tone(row, at) : NULL;
	} else {
		text = *(const char *const *)field_of(row, column);
	}
	tpl_show_if(cell, "IS_BADGE", tone != NULL && text != NULL);
	tpl_text(cell, "CELL_TONE", tone != NULL ? tone : "");
	tpl_show_if(cell, "IS_PLAIN", tone == NULL);
	tpl_text(cell, "CELL_TEXT", text != NULL ? text : "");
}

static void
fill_cell(struct page *page, struct tpl *cell, const struct table *table,
    size_t at, const void *row)
{
	const struct list_column *column = &table->list->columns[at];
	bool is_text = column->kind == LIST_TEXT || column->kind == LIST_WORDS;

	tpl_text(
	    cell, "CELL_LABEL", words(page->who->language, column->title));
	tpl_show_if(cell, "IS_NUMBER",
	    column->kind == LIST_MONEY || column->kind == LIST_INT);
	tpl_show_if(cell, "IS_DAY",
	    column->kind == LIST_DAY || column->kind == LIST_TIME);
	tpl_show_if(cell, "NO_DAY",
	    column->kind != LIST_DAY && column->kind != LIST_TIME);
	if (is_text) {
		fill_text(page, cell, table, at, row);
		return;
	}
	tpl_show_if(cell, "IS_BADGE", false);
	tpl_text(cell, "CELL_TONE", "");
	tpl_show_if(cell, "IS_PLAIN", true);
	switch (column->kind) {
	case LIST_INT:
		tpl_int(cell, "CELL_TEXT",
		    *(const int64_t *)field_of(row, column));
		break;
	case LIST_MONEY:
		if (table->zero_is_dash &&
		    *(const int64_t *)field_of(row, column) == 0) {
			tpl_text(cell, "CELL_TEXT", "–");
			break;
		}
		tpl_money(cell, "CELL_TEXT",
		    *(const int64_t *)field_of(row, column));
		break;
	case LIST_DAY:
		tpl_day(cell, "CELL_TEXT",
		    *(const struct day *)field_of(row, column));
		break;
	case LIST_TIME:
		tpl_time(cell, "CELL_TEXT",
		    *(const struct instant *)field_of(row, column));
		break;
	case LIST_TEXT:
	case LIST_WORDS:
		break;
	}
}

static void
fill_files(struct tpl *first, const struct table *table, const void *item)
{
	const struct file *file;

	tpl_list(first, "CELL_FILE");
	if (table->files == NULL)
		return;
	file = table->files->items;
	for (size_t i = 0; i < table->files->count; i++) {
		struct tpl *row;

		if (file[i].object_id != table->file_owner(item))
			continue;
		row = tpl_row(first, "CELL_FILE");
		tpl_text(row, "CELL_FILE_ID", file[i].public_id);
		tpl_text(row, "CELL_FILE_NAME", file[i].name);
	}
}

static void
fill_row(struct page *page, struct tpl *row, const struct table *table,
    size_t count, const void *item)
{
	const char *path =
	    table->path != NULL ? table->path(page, item) : NULL;
	const char *note =
	    table->note != NULL ? table->note(page, item) : NULL;
	struct tpl *first = tpl_row(row, "FIRST");

	fill_cell(page, first, table, 0, item);
	tpl_text(first, "CELL_PATH", path != NULL ? path : "");
	tpl_show_if(first, "NO_PATH", path == NULL || path[0] == '\0');
	tpl_text(first, "CELL_NOTE", note != NULL ? note : "");
	fill_files(first, table, item);
	tpl_list(row, "CELL");
	for (size_t i = 1; i < count; i++)
		fill_cell(page, tpl_row(row, "CELL"), table, i, item);
}

void
table_fill(struct page *page, const char *section, const struct table *table,
    const struct db_rows *rows)
{
	enum language language = page->who->language;
	const struct list *list = table->list;
	struct tpl *tpl = tpl_row(page->tpl, section);
	size_t count = table->shown != 0 ? table->shown : list->column_count;

	tpl_text(tpl, "TABLE_CAPTION", words(language, table->caption));
	tpl_show_if(tpl, "TABLE_ANY", rows->count > 0);
	tpl_show_if(tpl, "TABLE_NONE", rows->count == 0);
	tpl_text(tpl, "TABLE_EMPTY", words(language, table->empty));
	tpl_text(tpl, "TABLE_EMPTY_NOTE",
	    table->empty_note != NULL ? words(language, table->empty_note)
				      : "");
	tpl_list(tpl, "HEAD");
	for (size_t i = 0; i < count; i++) {
		struct tpl *head = tpl_row(tpl, "HEAD");
		enum list_kind kind = list->columns[i].kind;

		tpl_text(head, "HEAD_TEXT",
		    words(language, list->columns[i].title));
		tpl_show_if(head, "IS_NUMBER",
		    kind == LIST_MONEY || kind == LIST_INT);
	}
	tpl_list(tpl, "ROW");
	for (size_t i = 0; i < rows->count; i++)
		fill_row(page, tpl_row(tpl, "ROW"), table, count,
		    (const char *)rows->items + i * list->row_size);
}

void
table_links(struct page *page, const char *section,
    const struct table_link *links, size_t count)
{
	tpl_list(page->tpl, section);
	for (size_t i = 0; i < count; i++) {
		struct tpl *row = tpl_row(page->tpl, section);

		tpl_text(row, "LINK_PATH", links[i].path);
		tpl_text(row, "LINK_TEXT",
		    words(page->who->language, links[i].text));
		tpl_show_if(row, "LINK_CHOSEN", links[i].chosen);
	}
}

void
table_page(struct page *page, const struct table_page *around)
{
	struct tpl *tpl = page->tpl;

	tpl_text(tpl, "HEADING", around->heading);
	tpl_text(tpl, "INTRO", around->intro != NULL ? around->intro : "");
	tpl_text(tpl, "CRUMB", around->crumb != NULL ? around->crumb : "");
	tpl_text(tpl, "CRUMB_PATH",
	    around->crumb_path != NULL ? around->crumb_path : "/");
	tpl_show_if(tpl, "HAS_TABS", around->tab_count > 0);
	tpl_show_if(tpl, "HAS_CHIPS", around->chip_count > 0);
	table_links(page, "TAB", around->tabs, around->tab_count);
	table_links(page, "CHIP", around->chips, around->chip_count);
	table_links(page, "BUTTON", around->buttons, around->button_count);
	tpl_show_if(tpl, "HAS_EXPORT", around->has_export);
	if (!around->has_export) {
		tpl_text(tpl, "CSV_URL", "");
		tpl_text(tpl, "XLSX_URL", "");
		tpl_show_if(tpl, "HAS_FIRST", false);
		tpl_show_if(tpl, "HAS_NEXT", false);
		tpl_text(tpl, "FIRST_URL", "");
		tpl_text(tpl, "NEXT_URL", "");
	}
}
