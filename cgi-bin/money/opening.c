/**
 * @file
 * /receivables/opening: opening balances, keyed one by one or taken from a
 * table that is first shown with what is wrong in it.
 */
#include "domain/receivable_opening.h"

#include "base/text.h"
#include "domain/receipt.h"
#include "money/pages.h"
#include "view/draft_view.h"
#include "view/money_words.h"
#include "view/words.h"

enum {
	CARRIED_MAX = 1024 * 1024,
	ROWS_SHOWN = 200
};

static enum status
show_form(struct page *page)
{
	static const char *const kept[][2] = {
		{ "CUSTOMER", "customer" },
		{ "NUMBER_TYPED", "number" },
		{ "POSTED_ON", "posted_on" },
		{ "DUE_ON", "due_on" },
		{ "AMOUNT", "amount" },
		{ "TAX", "tax" },
	};
	struct table_page around = {
		.heading = words(page->who->language, "Opening balances"),
		.intro = words(page->who->language,
		    "What customers owed before: it counts for their credit "
		    "and stands in their next statement"),
	};

	for (size_t i = 0; i < ARRAY_LEN(kept); i++)
		tpl_text(page->tpl, kept[i][0], page_value(page, kept[i][1]));
	around.tabs =
	    money_owed_tabs(page, "/receivables/opening", &around.tab_count);
	table_page(page, &around);
	return page_render(
	    page, "money.opening", around.heading, "money/opening.tpl");
}

enum status
money_opening(struct page *page)
{
	return show_form(page);
}

/* --- One, keyed ------------------------------------------------------------------- */

struct typed {
	const char *customer;
	const char *number;
	struct day posted_on;
	struct day due_on;
	int64_t amount;
	int64_t tax;
};

enum status
money_opening_post(struct page *page)
{
	static const struct form_field fields[] = {
		FORM_TEXT(struct typed, customer, 1, 60),
		FORM_TEXT(struct typed, number, 0, 40),
		FORM_DAY(struct typed, posted_on, 1),
		FORM_DAY(struct typed, due_on, 0),
		FORM_MONEY(struct typed, amount, 1, RECEIPT_AMOUNT_MAX),
		FORM_MONEY(struct typed, tax, 0, RECEIPT_AMOUNT_MAX),
	};
	enum language language = page->who->language;
	struct receivable_opening opening;
	struct act act = page_act(page);
	struct typed typed;
	int64_t id;
	enum status st;

	if (page_form(page, fields, ARRAY_LEN(fields), &typed) != STATUS_OK)
		return show_form(page);
	opening = (struct receivable_opening){
		.customer_id = page_customer(page, typed.customer),
		.foreign_no = typed.number[0] != '\0' ? typed.number : NULL,
		.posted_on = typed.posted_on,
		.due_on = typed.due_on,
		.amount_fen = typed.amount,
		.tax_fen = typed.tax,
	};
	if (opening.customer_id == 0) {
		page_error(page, "customer",
		    words(
			language, "No single customer fits. Write its code."));
		return show_form(page);
	}
	st = receivable_post_opening(page->db, &act, &opening, &id);
	if (st == STATUS_OK) {
		page_flash(
		    page, words(language, "The opening balance is posted."));
		return page_done(page, &act);
	}
	if (st == STATUS_CONFLICT)
		page_error(page, "number",
		    words(language, opening_fault_text(OPENING_KNOWN)));
	else if (st == STATUS_INVALID)
		page_error(page, "posted_on",
		    words(language,
			"The day must not be in the future, and the tax is "
			"part of the amount."));
	else
		return st;
	return show_form(page);
}

/* --- A table ------------------------------------------------------------------------ */

/* The rows between tabs, to be sent again.  @return whether they fit */
static bool
carry(struct page *page, const struct opening_file *file)
{
	struct text out = text_new(page->mem, CARRIED_MAX);

	for (size_t i = 0; i < file->count; i++) {
		for (size_t c = 0; c < OPENING_COLUMN_COUNT; c++) {
			text_add(&out, c > 0 ? "\t" : "");
			text_add(&out, file->rows[i].cells[c]);
		}
		text_add_char(&out, '\n');
	}
	tpl_text(page->tpl, "LINES", out.bytes);
	return !out.full;
}

static void
fill_row(struct page *page, const struct opening_row *row)
{
	enum language language = page->who->language;
	struct tpl *tpl = tpl_row(page->tpl, "OPENING");
	bool is_fine = row->fault == OPENING_FINE;

	tpl_plain(tpl, "ROW_NUMBER", row->row);
	tpl_text(tpl, "ROW_CODE", row->cells[OPENING_CUSTOMER]);
	tpl_text(tpl, "ROW_NAME",
	    row->customer_name != NULL
		? view_name(language, row->customer_name, row->customer_name_en)
		: "");
	tpl_text(tpl, "ROW_PAPER", row->cells[OPENING_NUMBER]);
	tpl_text(tpl, "ROW_DAY", row->cells[OPENING_POSTED_ON]);
	tpl_text(tpl, "ROW_DUE", row->cells[OPENING_DUE_ON]);
	tpl_text(tpl, "ROW_AMOUNT", row->cells[OPENING_AMOUNT]);
	tpl_show_if(tpl, "ROW_FINE", is_fine);
	tpl_show_if(tpl, "ROW_BAD", !is_fine);
	tpl_text(
	    tpl, "ROW_FAULT", words(language, opening_fault_text(row->fault)));
}

/* The bad rows first: they are what there is to do. */
static void
fill_rows(struct page *page, const struct opening_file *file)
{
	size_t shown = 0;

	tpl_list(page->tpl, "OPENING");
	for (int fine = 0; fine <= 1; fine++) {
		for (size_t i = 0; i < file->count && shown < ROWS_SHOWN; i++) {
			if ((file->rows[i].fault == OPENING_FINE) != fine)
				continue;
			fill_row(page, &file->rows[i]);
			shown++;
		}
	}
	tpl_show_if(page->tpl, "HAS_MORE", shown < file->count);
	tpl_int(page->tpl, "MORE", (int64_t)(file->count - shown));
}

static enum status
show_check(struct page *page, const struct opening_file *file)
{
	enum language language = page->who->language;

	if (!carry(page, file)) {
		page_error(
		    page, "file", words(language, "This file is too large."));
		return show_form(page);
	}
	fill_rows(page, file);
	tpl_int(page->tpl, "ROW_COUNT", (int64_t)file->count);
	tpl_int(page->tpl, "BAD_COUNT", (int64_t)file->bad);
	tpl_money(page->tpl, "TOTAL", file->total_fen);
	tpl_show_if(page->tpl, "ALL_FINE", file->bad == 0);
	tpl_show_if(page->tpl, "SOME_BAD", file->bad > 0);
	table_page(page,
	    &(struct table_page){
		.heading = words(language, "Check before anything is posted"),
		.crumb = words(language, "Opening balances"),
		.crumb_path = "/receivables/opening",
	    });
	return page_render(page, "money.opening_check",
	    words(language, "Check before anything is posted"),
	    "money/opening_check.tpl");
}

/* The upload, or the rows carried along. */
static enum status
read_file(struct page *page, struct opening_file *file)
{
	struct page_file upload = page_file(page, "file");
	const char *lines = page_value(page, "lines");
	struct table_error error = { .fault = TABLE_FINE };
	enum status st = STATUS_INVALID;

	if (upload.fd >= 0 && upload.size > 0)
		st = opening_read(page->mem, upload.fd, file, &error);
	else if (lines[0] != '\0')
		st = opening_read_text(page->mem, lines, file, &error);
	if (st == STATUS_OK && file->count == 0)
		st = STATUS_INVALID;
	if (st == STATUS_INVALID)
		page_error(page, "file",
		    words(page->who->language,
			"Please choose a CSV or Excel file of up to 1,000 "
			"rows with the columns customer code, number, day, "
			"due day, amount, tax."));
	return st;
}

enum status
money_opening_import(struct page *page)
{
	enum language language = page->who->language;
	struct act act = page_act(page);
	struct opening_file file;
	enum status st = read_file(page, &file);

	if (st == STATUS_INVALID)
		return show_form(page);
	if (st != STATUS_OK)
		return st;
	if (page_value(page, "go")[0] != '\0') {
		st = opening_post(page->db, &act, &file);
		if (st == STATUS_OK) {
			page_flash(page,
			    words_count(page->mem, language,
				"One opening balance is posted.",
				"{N} opening balances are posted.",
				(int64_t)file.count));
			return page_redirect(page, "/receivables");
		}
		if (st == STATUS_CONFLICT)
			page_conflict(page,
			    words(language,
				"It has changed meanwhile. Please look "
				"again."));
		else if (st != STATUS_INVALID)
			return st;
	}
	st = opening_judge(page->db, page->mem, page->who, page->now, &file);
	return st == STATUS_OK ? show_check(page, &file) : st;
}
