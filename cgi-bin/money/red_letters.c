/**
 * @file
 * /tax-invoices/red: invoices that need a red-letter one of a part, because
 * goods came back; one of them, and what is done about it.
 */
#include "domain/red_letter.h"

#include "base/text.h"
#include "money/pages.h"
#include "view/draft_view.h"
#include "view/money_words.h"
#include "view/words.h"

/* --- The list ------------------------------------------------------------------------ */

static enum status
read_rows(struct page *page, struct arena *mem, const void *filter,
    struct list_span span, struct db_rows *rows)
{
	struct red_letter_filter one =
	    *(const struct red_letter_filter *)filter;

	one.after_at = span.after.at;
	one.after_id = span.after.id;
	one.limit = span.limit;
	return red_letter_list(page->db, mem, page->who, &one, rows);
}

static struct list_key
key_of(const void *row)
{
	const struct red_letter *letter = row;

	return (struct list_key){ letter->asked_at, letter->id };
}

static const char *
state_text(struct arena *mem, enum language language, const void *row)
{
	const struct red_letter *letter = row;

	(void)mem;
	return words(language, red_letter_badge(letter->state).text);
}

static const char *
state_tone(const void *row, size_t column)
{
	(void)column;
	return red_letter_badge(((const struct red_letter *)row)->state).tone;
}

static const char *
path_of(struct page *page, const void *row)
{
	return text_format(page->mem, "/tax-invoices/red/%lld",
	    (long long)((const struct red_letter *)row)->id);
}

static const char *
note_of(struct page *page, const void *row)
{
	const struct red_letter *letter = row;

	return view_name(page->who->language, letter->customer_name,
	    letter->customer_name_en);
}

static const char *
invoice_text(struct arena *mem, enum language language, const void *row)
{
	const struct red_letter *letter = row;

	if (letter->invoice_number != NULL)
		return letter->invoice_number;
	return words_fill(mem, language, T_("Request {ID}"), "ID",
	    text_format(mem, "%lld", (long long)letter->tax_invoice_id), NULL);
}

static const struct list_column columns[] = {
	{ T_("Invoice"), LIST_WORDS, 0, invoice_text },
	{ T_("Amount to take back"), LIST_MONEY,
	    offsetof(struct red_letter, amount_fen), NULL },
	{ T_("Return"), LIST_TEXT, offsetof(struct red_letter, return_number),
	    NULL },
	{ T_("Credit note"), LIST_TEXT,
	    offsetof(struct red_letter, credit_note_number), NULL },
	{ T_("Shipment"), LIST_TEXT,
	    offsetof(struct red_letter, receivable_number), NULL },
	{ T_("Since"), LIST_TIME, offsetof(struct red_letter, asked_at), NULL },
	{ T_("State"), LIST_WORDS, 0, state_text },
};

static const struct list letters = {
	.name = "red-letters",
	.row_size = sizeof(struct red_letter),
	.read = read_rows,
	.key = key_of,
	.columns = columns,
	.column_count = ARRAY_LEN(columns),
};

static const char *
tone_of(const void *row, size_t column)
{
	return column == ARRAY_LEN(columns) - 1 ? state_tone(row, column)
						: NULL;
}

static const struct table table = {
	.list = &letters,
	.caption = T_("Red-letter invoices for returned goods, oldest first"),
	.empty = T_("No red-letter invoice is waited for"),
	.empty_note = T_("When goods come back that were invoiced, the "
			 "invoice is listed here by itself."),
	.path = path_of,
	.note = note_of,
	.tone = tone_of,
};

enum status
money_red_list(struct page *page)
{
	const bool is_all = text_equal(page_value(page, "which"), "all");
	const struct red_letter_filter filter = { .open = !is_all };
	const struct table_link chips[] = {
		{ "/tax-invoices/red", T_("To be done"), !is_all },
		{ "/tax-invoices/red?which=all", T_("All"), is_all },
	};
	static const struct table_link buttons[] = {
		{ "/tax-invoices", T_("To be invoiced"), false },
		{ "/tax-invoices/all", T_("All invoices"), false },
	};
	struct db_rows rows;
	enum status st = list_page(page, &letters, &filter, &rows);

	if (st != STATUS_OK)
		return st;
	table_fill(page, "TABLE", &table, &rows);
	table_page(page,
	    &(struct table_page){
		.heading = words(page->who->language,
		    "Red-letter invoices for returned goods"),
		.chips = chips,
		.chip_count = ARRAY_LEN(chips),
		.buttons = buttons,
		.button_count = ARRAY_LEN(buttons),
		.has_export = true,
	    });
	return page_render(page, "money.red_list",
	    words(page->who->language, "Tax invoices"), "money/list.tpl");
}

enum status
money_red_export(struct page *page)
{
	const struct red_letter_filter filter = {
		.open = !text_equal(page_value(page, "which"), "all"),
	};

	return list_export(page, &letters, &filter);
}

/* --- One ------------------------------------------------------------------------------ */

static enum status
letter_of_path(struct page *page, struct red_letter *letter)
{
	return red_letter_find(page->db, page->mem, page->who,
	    page_id(page_arg(page, "letter")), letter);
}

static void
fill_steps(struct page *page, const struct red_letter *letter)
{
	static const struct {
		const char *section;
		enum red_letter_state to;
	} steps[] = {
		{ "MAY_CONFIRM", RED_LETTER_CONFIRMED },
		{ "MAY_LAPSE", RED_LETTER_LAPSED },
		{ "MAY_ASK_AGAIN", RED_LETTER_ASKED },
	};
	bool issues = red_letter_leads(letter->state, RED_LETTER_ISSUED);

	for (size_t i = 0; i < ARRAY_LEN(steps); i++)
		tpl_show_if(page->tpl, steps[i].section,
		    red_letter_leads(letter->state, steps[i].to));
	tpl_show_if(page->tpl, "MAY_ISSUE", issues && letter->is_issued);
	tpl_show_if(page->tpl, "INVOICE_FIRST", issues && !letter->is_issued);
}

static enum status
show(struct page *page, const struct red_letter *letter)
{
	enum language language = page->who->language;
	struct order_badge badge = red_letter_badge(letter->state);
	struct tpl *tpl = page->tpl;
	char today[11];

	tpl_plain(tpl, "LETTER_ID", letter->id);
	tpl_text(tpl, "BADGE_TEXT", words(language, badge.text));
	tpl_text(tpl, "BADGE_TONE", badge.tone);
	tpl_text(tpl, "CUSTOMER_NAME",
	    view_name(
		language, letter->customer_name, letter->customer_name_en));
	tpl_plain(tpl, "CUSTOMER_ID", letter->customer_id);
	tpl_plain(tpl, "INVOICE_ID", letter->tax_invoice_id);
	tpl_text(tpl, "INVOICE_NUMBER",
	    invoice_text(page->mem, language, letter));
	tpl_money(tpl, "AMOUNT", letter->amount_fen);
	tpl_text(tpl, "RETURN_NUMBER",
	    letter->return_number != NULL ? letter->return_number : "");
	tpl_text(tpl, "CREDIT_NOTE", letter->credit_note_number);
	tpl_plain(tpl, "RECEIVABLE_ID", letter->receivable_id);
	tpl_text(tpl, "RECEIVABLE_NUMBER", letter->receivable_number);
	tpl_time(tpl, "ASKED_AT", letter->asked_at);
	tpl_show_if(tpl, "IS_MOVED", letter->user_name != NULL);
	tpl_text(tpl, "MOVED_BY",
	    letter->user_name != NULL ? letter->user_name : "");
	tpl_time(tpl, "MOVED_AT", letter->state_since);
	tpl_show_if(tpl, "IS_DONE", letter->red_invoice_id != 0);
	tpl_plain(tpl, "RED_ID", letter->red_invoice_id);
	tpl_text(tpl, "RED_NUMBER",
	    letter->red_number != NULL ? letter->red_number : "");
	fill_steps(page, letter);
	day_to_iso(page_today(page), today);
	tpl_text(tpl, "DAY_TYPED",
	    page->route->method == POST && page->error_count > 0
		? page_value(page, "issued_on")
		: arena_strdup(page->mem, today));
	tpl_text(tpl, "NUMBER_TYPED", page_value(page, "number"));
	return page_render(page, "money.red_letter",
	    words(language, "Tax invoices"), "money/red_letter.tpl");
}

enum status
money_red(struct page *page)
{
	struct red_letter letter;
	enum status st = letter_of_path(page, &letter);

	return st == STATUS_OK ? show(page, &letter) : st;
}

static enum status
answer(struct page *page, const char *conflict, enum status st)
{
	struct red_letter letter;

	if (st == STATUS_OK) {
		page_say_done(page);
		return page_redirect(page, "/tax-invoices/red/%s",
		    page_arg(page, "letter"));
	}
	if (st == STATUS_INVALID)
		page_error(page, "number",
		    words(page->who->language,
			"Enter the number in letters, digits and dashes, and a "
			"day that is not in the future."));
	else if (st == STATUS_CONFLICT)
		page_conflict(page, words(page->who->language, conflict));
	else
		return st;
	st = letter_of_path(page, &letter);
	return st == STATUS_OK ? show(page, &letter) : st;
}

static enum status
move(struct page *page, enum red_letter_state to)
{
	struct act act = page_act(page);
	struct red_letter letter;
	enum status st = letter_of_path(page, &letter);

	if (st != STATUS_OK)
		return st;
	st = red_letter_move(page->db, &act, letter.id, to);
	return answer(page,
	    T_("This has moved on meanwhile. This is how it stands now."), st);
}

enum status
money_red_confirm(struct page *page)
{
	return move(page, RED_LETTER_CONFIRMED);
}

enum status
money_red_lapse(struct page *page)
{
	return move(page, RED_LETTER_LAPSED);
}

enum status
money_red_again(struct page *page)
{
	return move(page, RED_LETTER_ASKED);
}

struct red_typed {
	const char *number;
	struct day issued_on;
};

static const struct form_field red_fields[] = {
	FORM_TEXT(struct red_typed, number, 1, 40),
	FORM_DAY(struct red_typed, issued_on, 1),
};

enum status
money_red_issue(struct page *page)
{
	struct act act = page_act(page);
	struct red_letter letter;
	struct red_typed typed;
	int64_t red;
	enum status st = letter_of_path(page, &letter);

	if (st != STATUS_OK)
		return st;
	if (page_form(page, red_fields, ARRAY_LEN(red_fields), &typed) !=
	    STATUS_OK)
		return show(page, &letter);
	st = red_letter_issue(page->db, &act, letter.id, typed.number,
	    typed.issued_on, &red);
	return answer(page,
	    T_("This number is on another invoice, or this has moved on "
	       "meanwhile."),
	    st);
}
