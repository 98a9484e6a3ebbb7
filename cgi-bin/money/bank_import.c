/**
 * @file
 * GET and POST /receipts/import: a bank's file, its columns asked for once and
 * then remembered.
 */
#include "base/text.h"
#include "domain/bank.h"
#include "money/pages.h"
#include "view/money_words.h"
#include "view/words.h"

enum {
	COLUMNS = 5,
	CARRIED_MAX = 1024 * 1024, /* of a file whose columns are asked for */
	PREVIEW_ROWS = 5,
	REFUSED_SHOWN = 5
};

static const char *const fields[COLUMNS] = { "day_column", "amount_column",
	"payer_column", "account_column", "reference_column" };

/* --- Pages ------------------------------------------------------------------------- */

static enum status
show_upload(struct page *page)
{
	table_page(page,
	    &(struct table_page){
		.heading = words(page->who->language, "Import a bank file"),
		.crumb = words(page->who->language, "Receipts"),
		.crumb_path = "/receipts",
	    });
	return page_render(page, "money.import",
	    words(page->who->language, "Import a bank file"),
	    "money/import.tpl");
}

/* The file as text between tabs, to be sent again with its columns. */
static bool
carry(struct page *page, const struct bank_file *file)
{
	struct text out = text_new(page->mem, CARRIED_MAX);

	for (size_t c = 0; c < file->header_count; c++) {
		text_add(&out, c > 0 ? "\t" : "");
		text_add(&out, file->headers[c]);
	}
	for (size_t i = 0; i < file->line_count; i++) {
		text_add_char(&out, '\n');
		for (size_t c = 0; c < file->header_count; c++) {
			text_add(&out, c > 0 ? "\t" : "");
			text_add(&out, file->lines[i].cells[c]);
		}
	}
	tpl_text(page->tpl, "LINES", out.bytes);
	return !out.full;
}

static void
fill_preview(struct page *page, const struct bank_file *file)
{
	tpl_list(page->tpl, "HEAD");
	for (size_t c = 0; c < file->header_count; c++)
		tpl_text(tpl_row(page->tpl, "HEAD"), "HEAD_TEXT",
		    file->headers[c]);
	tpl_list(page->tpl, "ROW");
	for (size_t i = 0; i < file->line_count && i < PREVIEW_ROWS; i++) {
		struct tpl *row = tpl_row(page->tpl, "ROW");

		tpl_list(row, "CELL");
		for (size_t c = 0; c < file->header_count; c++)
			tpl_text(tpl_row(row, "CELL"), "CELL_TEXT",
			    file->lines[i].cells[c]);
	}
}

/* Ask which column holds what. */
static enum status
show_mapping(struct page *page, const struct bank_file *file,
    const struct bank_mapping *mapping)
{
	static const char *const texts[COLUMNS] = { T_("Day"),
		T_("Amount that came in"), T_("Payer"), T_("Payer's account"),
		T_("Reference or purpose") };
	const int64_t chosen[COLUMNS] = { mapping->day_column,
		mapping->amount_column, mapping->payer_column,
		mapping->account_column, mapping->reference_column };

	if (!carry(page, file)) {
		page_error(page, "file",
		    words(page->who->language,
			"This file is too long for its first time. Please "
			"begin with a shorter one from the same bank."));
		return show_upload(page);
	}
	fill_preview(page, file);
	tpl_text(page->tpl, "FILE_NAME", file->name);
	tpl_list(page->tpl, "FIELD_ROW");
	for (size_t i = 0; i < COLUMNS; i++) {
		struct tpl *row = tpl_row(page->tpl, "FIELD_ROW");

		tpl_text(row, "FIELD_NAME", fields[i]);
		tpl_text(row, "FIELD_TEXT",
		    words(page->who->language, texts[i]));
		tpl_list(row, "OPTION");
		for (size_t c = 0; c < file->header_count; c++) {
			struct tpl *option = tpl_row(row, "OPTION");

			tpl_plain(option, "OPTION_VALUE", (int64_t)c);
			tpl_text(option, "OPTION_TEXT", file->headers[c]);
			tpl_show_if(option, "OPTION_CHOSEN",
			    chosen[i] == (int64_t)c);
		}
	}
	table_page(page,
	    &(struct table_page){
		.heading =
		    words(page->who->language, "Which column holds what?"),
		.intro = words(page->who->language,
		    "Asked once: it is remembered for files with these "
		    "headings."),
		.crumb = words(page->who->language, "Import a bank file"),
		.crumb_path = "/receipts/import",
	    });
	return page_render(page, "money.import_columns",
	    words(page->who->language, "Which column holds what?"),
	    "money/import_columns.tpl");
}

enum status
money_import_form(struct page *page)
{
	return show_upload(page);
}

/* --- What came in -------------------------------------------------------------------- */

/* The chosen columns; false where none were sent. */
static bool
read_mapping(struct page *page, const struct bank_file *file,
    struct bank_mapping *out)
{
	int64_t *const members[COLUMNS] = { &out->day_column,
		&out->amount_column, &out->payer_column, &out->account_column,
		&out->reference_column };

	if (page_value(page, fields[0])[0] == '\0' &&
	    page_value(page, fields[1])[0] == '\0')
		return false;
	for (size_t i = 0; i < COLUMNS; i++) {
		int64_t column;

		*members[i] = -1;
		if (text_to_int(page_value(page, fields[i]), &column) ==
			STATUS_OK &&
		    column >= 0 && column < (int64_t)file->header_count)
			*members[i] = column;
	}
	return true;
}

static void
say_table(struct page *page, const struct table_error *error)
{
	enum language language = page->who->language;
	const char *text;

	switch (error->fault) {
	case TABLE_TOO_MANY_ROWS:
	case TABLE_TOO_MANY_COLUMNS:
	case TABLE_CELL_TOO_LONG:
	case TABLE_TOO_LARGE:
		text = words(language, "This file is too large.");
		break;
	case TABLE_FINE:
	case TABLE_QUOTE_OPEN:
	case TABLE_ENCODING:
	case TABLE_FORMAT:
	default:
		text = words(language,
		    "This is not a table we can read: please choose the CSV or "
		    "Excel file of the bank, with its line of headings.");
		break;
	}
	page_error(page, "file", text);
}

/* Read the upload, or the text carried along. */
static enum status
read_file(struct page *page, struct bank_file *file)
{
	struct page_file upload = page_file(page, "file");
	const char *lines = page_value(page, "lines");
	struct table_error error = { .fault = TABLE_FINE };
	enum status st;

	if (upload.fd >= 0 && upload.size > 0)
		st = bank_read(
		    page->mem, upload.fd, upload.name, file, &error);
	else if (lines[0] != '\0')
		st = bank_read_text(page->mem, lines,
		    page_value(page, "name"), file, &error);
	else {
		page_error(page, "file",
		    words(page->who->language, "Please choose a file."));
		return STATUS_INVALID;
	}
	if (st == STATUS_INVALID)
		say_table(page, &error);
	return st;
}

/* What became of it, in one sentence; the refused by row. */
static const char *
report_text(struct page *page, const struct bank_report *report)
{
	enum language language = page->who->language;
	struct text out = text_new(page->mem, 900);
	struct text number = text_new(page->mem, 200);
	const char *values[4];
	const int64_t counts[4] = { report->added, report->matched,
		report->unmatched, report->known };

	for (size_t i = 0; i < ARRAY_LEN(values); i++)
		values[i] =
		    text_format(page->mem, "%lld", (long long)counts[i]);
	text_add(&out,
	    words_fill(page->mem, language,
		T_("{ADDED} new lines: {MATCHED} matched, {LEFT} to match by "
		   "hand. {KNOWN} were known."),
		"ADDED", values[0], "MATCHED", values[1], "LEFT", values[2],
		"KNOWN", values[3], NULL));
	for (size_t i = 0, shown = 0;
	     i < report->refused_count && shown < REFUSED_SHOWN; i++) {
		const struct bank_refusal *refused = &report->refused[i];

		if (refused->fault == BANK_NOT_INCOMING)
			continue;
		number.length = 0;
		text_add_int(&number, (int64_t)refused->row);
		text_add(&out, " ");
		text_add(&out,
		    words_fill(page->mem, language, T_("Row {ROW}: {WHY}."),
			"ROW", arena_strdup(page->mem, number.bytes), "WHY",
			words(language, bank_fault_text(refused->fault)),
			NULL));
		shown++;
	}
	return out.bytes;
}

enum status
money_import(struct page *page)
{
	struct act act = page_act(page);
	struct bank_report report = { 0 };
	struct bank_mapping mapping = { -1, -1, -1, -1, -1 };
	struct bank_file file;
	bool is_known = false, is_chosen;
	enum status st = read_file(page, &file);

	if (st == STATUS_INVALID)
		return show_upload(page);
	if (st != STATUS_OK)
		return st;
	is_chosen = read_mapping(page, &file, &mapping);
	if (!is_chosen) {
		st = bank_mapping_find(
		    page->db, page->mem, &file, &mapping, &is_known);
		if (st != STATUS_OK && st != STATUS_NOT_FOUND)
			return st;
		if (!is_known)
			return show_mapping(page, &file, &mapping);
	}
	st = bank_import(page->db, &act, &file, &mapping, &report);
	if (st == STATUS_INVALID) {
		page_error(page, fields[0],
		    words(page->who->language,
			"Choose the columns of the day, the amount and the "
			"payer."));
		return show_mapping(page, &file, &mapping);
	}
	if (st != STATUS_OK)
		return st;
	page_flash(page, report_text(page, &report));
	return page_redirect(page, "/receipts/bank");
}
