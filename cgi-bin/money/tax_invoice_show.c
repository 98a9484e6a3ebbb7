/**
 * @file
 * /tax-invoices/{doc}: one invoice: issue it with its number and file, give it
 * up, reverse it in red.
 */
#include <unistd.h>

#include "base/text.h"
#include "domain/red_letter.h"
#include "domain/tax_invoice.h"
#include "money/pages.h"
#include "view/draft_view.h"
#include "view/money_words.h"
#include "view/words.h"

enum {
	LETTERS_MAX = 100
};

static enum status
invoice_of_path(struct page *page, struct tax_invoice *invoice)
{
	return tax_invoice_find(page->db, page->mem, page->who,
	    page_id(page_arg(page, "doc")), invoice);
}

static enum status
add_shares(struct page *page, const struct tax_invoice *invoice)
{
	struct db_rows rows;
	enum status st = tax_invoice_shares(
	    page->db, page->mem, page->who, invoice->id, &rows);

	if (st != STATUS_OK)
		return st;
	tpl_list(page->tpl, "SHARE");
	for (size_t i = 0; i < rows.count; i++) {
		const struct tax_invoice_share *share =
		    &((const struct tax_invoice_share *)rows.items)[i];
		struct tpl *row = tpl_row(page->tpl, "SHARE");

		tpl_text(row, "SHARE_NUMBER", share->number);
		tpl_plain(row, "SHARE_ID", share->receivable_id);
		tpl_money(row, "SHARE_AMOUNT", share->amount_fen);
		tpl_money(row, "SHARE_TAX", share->tax_fen);
	}
	return STATUS_OK;
}

/* What is to be taken back from it, because goods came back. */
static enum status
add_letters(struct page *page, const struct tax_invoice *invoice)
{
	const struct red_letter_filter filter = {
		.tax_invoice_id = invoice->id,
		.limit = LETTERS_MAX,
	};
	struct db_rows rows;
	enum status st = red_letter_list(
	    page->db, page->mem, page->who, &filter, &rows);

	if (st != STATUS_OK)
		return st;
	tpl_show_if(page->tpl, "HAS_LETTERS", rows.count > 0);
	tpl_list(page->tpl, "LETTER");
	for (size_t i = 0; i < rows.count; i++) {
		const struct red_letter *letter =
		    &((const struct red_letter *)rows.items)[i];
		struct order_badge badge = red_letter_badge(letter->state);
		struct tpl *row = tpl_row(page->tpl, "LETTER");

		tpl_plain(row, "LETTER_ID", letter->id);
		tpl_text(row, "LETTER_RETURN",
		    letter->return_number != NULL ? letter->return_number
						  : "");
		tpl_money(row, "LETTER_AMOUNT", letter->amount_fen);
		tpl_text(row, "LETTER_STATE",
		    words(page->who->language, badge.text));
		tpl_text(row, "LETTER_TONE", badge.tone);
	}
	return STATUS_OK;
}

static enum status
show(struct page *page, const struct tax_invoice *invoice)
{
	enum language language = page->who->language;
	struct order_badge badge = tax_invoice_badge(invoice->state);
	bool may = actor_may(page->who, ACTION_TAX_INVOICE);
	bool is_issued = invoice->state == TAX_INVOICE_ISSUED;
	bool is_red = invoice->red_of_id != 0;
	char today[11];
	enum status st = add_shares(page, invoice);

	if (st == STATUS_OK)
		st = add_letters(page, invoice);
	if (st != STATUS_OK)
		return st;
	tpl_text(page->tpl, "NUMBER",
	    invoice->number != NULL
		? invoice->number
		: words_fill(page->mem, language, T_("Request {ID}"), "ID",
		      text_format(page->mem, "%lld", (long long)invoice->id),
		      NULL));
	tpl_plain(page->tpl, "INVOICE_ID", invoice->id);
	tpl_text(page->tpl, "BADGE_TEXT", words(language, badge.text));
	tpl_text(page->tpl, "BADGE_TONE", badge.tone);
	tpl_text(page->tpl, "CUSTOMER_NAME",
	    view_name(language, invoice->customer_name,
		invoice->customer_name_en));
	tpl_plain(page->tpl, "CUSTOMER_ID", invoice->customer_id);
	tpl_text(page->tpl, "KIND_TEXT",
	    words(language, tax_invoice_kind_text(invoice->kind)));
	tpl_text(page->tpl, "INVOICE_TITLE", invoice->title);
	tpl_text(page->tpl, "TAX_NUMBER", invoice->tax_number);
	tpl_money(page->tpl, "TOTAL", invoice->total_fen);
	tpl_money(page->tpl, "TAX", invoice->tax_fen);
	tpl_show_if(
	    page->tpl, "HAS_DAY", !day_is_none(invoice->issued_on));
	tpl_day(page->tpl, "ISSUED_ON", invoice->issued_on);
	tpl_show_if(page->tpl, "HAS_FILE", invoice->has_file);
	tpl_text(page->tpl, "FILE_NAME", invoice->file_name);
	tpl_text(page->tpl, "NOTE", invoice->note);
	tpl_text(page->tpl, "ASKED_BY",
	    invoice->asked_by_name != NULL ? invoice->asked_by_name : "");
	tpl_show_if(page->tpl, "IS_RED", is_red);
	tpl_plain(page->tpl, "RED_OF", invoice->red_of_id);
	tpl_show_if(page->tpl, "IS_PART", invoice->takes_from_id != 0);
	tpl_plain(page->tpl, "TAKES_FROM", invoice->takes_from_id);
	tpl_show_if(
	    page->tpl, "HAS_TAKEN_BACK", invoice->taken_back_fen != 0);
	tpl_money(page->tpl, "TAKEN_BACK", invoice->taken_back_fen);
	tpl_show_if(page->tpl, "MAY_ISSUE",
	    may && invoice->state == TAX_INVOICE_TO_ISSUE);
	tpl_show_if(page->tpl, "MAY_ATTACH", may && is_issued);
	tpl_show_if(page->tpl, "MAY_RED_ASK",
	    may && is_issued && !is_red && invoice->takes_from_id == 0 &&
		invoice->taken_back_fen == 0);
	tpl_show_if(page->tpl, "MAY_RED_ISSUE",
	    may && invoice->state == TAX_INVOICE_RED_ASKED);
	day_to_iso(page_today(page), today);
	tpl_text(page->tpl, "DAY_TYPED",
	    page->route->method == POST ? page_value(page, "issued_on")
					: arena_strdup(page->mem, today));
	tpl_text(page->tpl, "NUMBER_TYPED", page_value(page, "number"));
	tpl_text(page->tpl, "REASON", page_value(page, "reason"));
	return page_render(page, "money.tax_invoice",
	    words(language, "Tax invoices"), "money/tax_invoice.tpl");
}

enum status
money_tax(struct page *page)
{
	struct tax_invoice invoice;
	enum status st = invoice_of_path(page, &invoice);

	return st == STATUS_OK ? show(page, &invoice) : st;
}

enum status
money_tax_file(struct page *page)
{
	return money_invoice_file(page);
}

/* --- Acts --------------------------------------------------------------------------------- */

static enum status
answer(struct page *page, const char *field, const char *wrong,
    const char *conflict, enum status st)
{
	struct tax_invoice invoice;

	if (st == STATUS_OK) {
		page_say_done(page);
		return page_redirect(
		    page, "/tax-invoices/%s", page_arg(page, "doc"));
	}
	if (st == STATUS_INVALID)
		page_error(page, field, words(page->who->language, wrong));
	else if (st == STATUS_CONFLICT)
		page_conflict(page, words(page->who->language, conflict));
	else
		return st;
	st = invoice_of_path(page, &invoice);
	return st == STATUS_OK ? show(page, &invoice) : st;
}

#define MOVED_ON                                                               \
	T_("The invoice has moved on meanwhile. This is how it stands now.")

/* The upload as bytes; none: NULL in `out->bytes`. */
static enum status
read_upload(struct page *page, struct tax_invoice_file *out)
{
	struct page_file upload = page_file(page, "file");
	size_t have = 0;
	char *bytes;

	*out = (struct tax_invoice_file){ .name = upload.name };
	if (upload.fd < 0 || upload.size == 0)
		return STATUS_OK;
	if (upload.size > TAX_INVOICE_FILE_MAX)
		return STATUS_INVALID;
	bytes = arena_alloc(page->mem, upload.size);
	while (have < upload.size) {
		ssize_t got = pread(upload.fd, bytes + have,
		    upload.size - have, (off_t)have);

		if (got <= 0)
			return STATUS_UNAVAILABLE;
		have += (size_t)got;
	}
	out->bytes = bytes;
	out->length = have;
	return STATUS_OK;
}

struct issue_typed {
	const char *number;
	struct day issued_on;
};

static const struct form_field issue_fields[] = {
	FORM_TEXT(struct issue_typed, number, 1, 40),
	FORM_DAY(struct issue_typed, issued_on, 1),
};

#define BAD_ISSUE                                                              \
	T_("The number or the file cannot be used: PDF, OFD or XML of at most "\
	   "2 MB.")
#define NUMBER_USED                                                            \
	T_("This number is used already, or the invoice has moved on.")

enum status
money_tax_issue(struct page *page)
{
	struct act act = page_act(page);
	struct tax_invoice_file file;
	struct tax_invoice invoice;
	struct issue_typed typed;
	enum status st = invoice_of_path(page, &invoice);

	if (st != STATUS_OK)
		return st;
	if (page_form(page, issue_fields, ARRAY_LEN(issue_fields), &typed) !=
	    STATUS_OK)
		return show(page, &invoice);
	st = read_upload(page, &file);
	if (st == STATUS_OK)
		st = tax_invoice_issue(page->db, &act, invoice.id,
		    typed.number, typed.issued_on,
		    file.bytes != NULL ? &file : NULL);
	return answer(page, "number", BAD_ISSUE, NUMBER_USED, st);
}

enum status
money_tax_attach(struct page *page)
{
	struct act act = page_act(page);
	struct tax_invoice_file file;
	struct tax_invoice invoice;
	enum status st = invoice_of_path(page, &invoice);

	if (st == STATUS_OK)
		st = read_upload(page, &file);
	else
		return st;
	if (st == STATUS_OK)
		st = file.bytes == NULL
		    ? STATUS_INVALID
		    : tax_invoice_attach(
			  page->db, &act, invoice.id, &file);
	return answer(page, "file", BAD_ISSUE, MOVED_ON, st);
}

typedef enum status reason_fn(
    struct db *db, struct act *act, int64_t id, const char *reason);

static enum status
run_reason(struct page *page, reason_fn *work)
{
	struct act act = page_act(page);
	struct tax_invoice invoice;
	enum status st = invoice_of_path(page, &invoice);

	if (st != STATUS_OK)
		return st;
	st = work(page->db, &act, invoice.id, page_value(page, "reason"));
	return answer(page, "reason",
	    T_("Write a reason of up to 160 characters: others will read it."),
	    MOVED_ON, st);
}

enum status
money_tax_give_up(struct page *page)
{
	return run_reason(page, tax_invoice_give_up);
}

enum status
money_tax_red_ask(struct page *page)
{
	return run_reason(page, tax_invoice_red_ask);
}

enum status
money_tax_red_drop(struct page *page)
{
	struct act act = page_act(page);
	struct tax_invoice invoice;
	enum status st = invoice_of_path(page, &invoice);

	if (st != STATUS_OK)
		return st;
	st = tax_invoice_red_drop(page->db, &act, invoice.id);
	return answer(page, "", BAD_ISSUE, MOVED_ON, st);
}

enum status
money_tax_red_issue(struct page *page)
{
	struct act act = page_act(page);
	struct tax_invoice invoice;
	struct issue_typed typed;
	int64_t red;
	enum status st = invoice_of_path(page, &invoice);

	if (st != STATUS_OK)
		return st;
	if (page_form(page, issue_fields, ARRAY_LEN(issue_fields), &typed) !=
	    STATUS_OK)
		return show(page, &invoice);
	st = tax_invoice_red_issue(page->db, &act, invoice.id, typed.number,
	    typed.issued_on, &red);
	return answer(page, "number", BAD_ISSUE, NUMBER_USED, st);
}
