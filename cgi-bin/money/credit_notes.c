/**
 * @file
 * GET /credit-notes, …/credit-notes, their files, and /credit-notes/{no}: what
 * was credited, and which receivables it settled.
 */
#include "domain/credit_note.h"

#include "app/document.h"
#include "base/text.h"
#include "domain/application.h"
#include "money/pages.h"
#include "view/document_credit_note.h"
#include "view/draft_view.h"
#include "view/money_words.h"
#include "view/words.h"

/* --- The list ------------------------------------------------------------------- */

static enum status
read_rows(struct page *page, struct arena *mem, const void *filter,
    struct list_span span, struct db_rows *rows)
{
	struct credit_note_filter one =
	    *(const struct credit_note_filter *)filter;

	one.after_at = span.after.at;
	one.after_id = span.after.id;
	one.limit = span.limit;
	return credit_note_list(page->db, mem, page->who, &one, rows);
}

static struct list_key
key_of(const void *row)
{
	const struct credit_note *item = row;

	return (struct list_key){ item->at, item->id };
}

static const char *
kind_text(struct arena *mem, enum language language, const void *row)
{
	(void)mem;
	return words(language,
	    credit_note_kind_text(((const struct credit_note *)row)->kind));
}

static const char *
name_text(struct arena *mem, enum language language, const void *row)
{
	const struct credit_note *item = row;

	(void)mem;
	return view_name(language, item->customer_name, item->customer_name_en);
}

static const char *
path_of(struct page *page, const void *row)
{
	return text_format(page->mem, "/credit-notes/%s",
	    text_url_encode(
		page->mem, ((const struct credit_note *)row)->number));
}

static const char *
note_of(struct page *page, const void *row)
{
	(void)page;
	return ((const struct credit_note *)row)->note;
}

static const struct list_column columns[] = {
	{ T_("Credit note"), LIST_TEXT, offsetof(struct credit_note, number),
	    NULL },
	{ T_("Customer"), LIST_WORDS, 0, name_text },
	{ T_("What"), LIST_WORDS, 0, kind_text },
	{ T_("Posted"), LIST_TIME, offsetof(struct credit_note, at), NULL },
	{ T_("Amount"), LIST_MONEY, offsetof(struct credit_note, amount_fen),
	    NULL },
	{ T_("Not set off"), LIST_MONEY,
	    offsetof(struct credit_note, unapplied_fen), NULL },
	{ T_("Order"), LIST_TEXT, offsetof(struct credit_note, order_number),
	    NULL },
	{ T_("Note"), LIST_TEXT, offsetof(struct credit_note, note), NULL },
};

static const struct list notes = {
	.name = "credit-notes",
	.row_size = sizeof(struct credit_note),
	.read = read_rows,
	.key = key_of,
	.columns = columns,
	.column_count = ARRAY_LEN(columns),
};

static const struct table table = {
	.list = &notes,
	.caption = T_("Credit notes, newest first"),
	.empty = T_("Nothing was credited yet"),
	.empty_note = T_("Returns, refused goods, rebates and adjustments "
			 "stand here."),
	.shown = 7,
	.path = path_of,
	.note = note_of,
};

/* Values of `which`: one left to set off, else a kind. */
static const struct {
	const char *value;
	const char *text;
	enum credit_note_kind kind;
} choices[] = {
	{ "", T_("All"), 0 },
	{ "left", T_("Not set off"), 0 },
	{ "return", T_("Return"), CREDIT_NOTE_RETURN },
	{ "refused", T_("Refused or lost"), CREDIT_NOTE_REFUSED },
	{ "adjustment", T_("Adjustment"), CREDIT_NOTE_ADJUSTMENT },
	{ "rebate", T_("Rebate"), CREDIT_NOTE_REBATE },
};

static size_t
choice_of(const struct page *page)
{
	for (size_t i = 1; i < ARRAY_LEN(choices); i++) {
		if (text_equal(page_value(page, "which"), choices[i].value))
			return i;
	}
	return 0;
}

static struct credit_note_filter
filter_of(const struct page *page, int64_t customer_id)
{
	size_t choice = choice_of(page);

	return (struct credit_note_filter){
		.kind = choices[choice].kind,
		.unapplied = choice == 1,
		.customer_id = customer_id,
	};
}

/* The list below `base`, "" for all customers. */
static enum status
show_list(struct page *page, const char *base, int64_t customer_id,
    struct table_page *around)
{
	struct credit_note_filter filter = filter_of(page, customer_id);
	struct table_link chips[ARRAY_LEN(choices)];
	struct db_rows rows;
	enum status st = list_page(page, &notes, &filter, &rows);

	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < ARRAY_LEN(choices); i++)
		chips[i] = (struct table_link){
			text_format(page->mem, "%s/credit-notes%s%s", base,
			    i == 0 ? "" : "?which=", choices[i].value),
			choices[i].text, i == choice_of(page)
		};
	table_fill(page, "TABLE", &table, &rows);
	around->heading = words(page->who->language, "Credit notes");
	around->chips = chips;
	around->chip_count = ARRAY_LEN(chips);
	around->has_export = true;
	table_page(page, around);
	return page_render(
	    page, "money.credit_notes", around->heading, "money/list.tpl");
}

enum status
money_all_notes(struct page *page)
{
	struct table_page around = { .intro = NULL };

	if (page->who->side == SIDE_CUSTOMER)
		return page_redirect(page, "/account/credit-notes");
	around.tabs = money_owed_tabs(page, "/credit-notes", &around.tab_count);
	return show_list(page, "", 0, &around);
}

enum status
money_notes(struct page *page)
{
	struct table_page around = { .tab_count = SUBJECT_TAB_COUNT };
	struct subject subject;
	enum status st = subject_of_path(page, &subject);

	if (st != STATUS_OK)
		return st;
	around.intro = subject.name;
	around.tabs = subject_tabs(page, &subject, SUBJECT_NOTES);
	return show_list(page, subject.base, subject.customer.id, &around);
}

enum status
money_all_notes_export(struct page *page)
{
	struct credit_note_filter filter = filter_of(page, 0);

	return list_export(page, &notes, &filter);
}

enum status
money_notes_export(struct page *page)
{
	struct credit_note_filter filter;
	struct subject subject;
	enum status st = subject_of_path(page, &subject);

	if (st != STATUS_OK)
		return st;
	filter = filter_of(page, subject.customer.id);
	return list_export(page, &notes, &filter);
}

/* --- One ------------------------------------------------------------------------- */

static const char *
part_state(struct arena *mem, enum language language, const void *row)
{
	const struct application *item = row;

	(void)mem;
	if (item->undoes_id != 0)
		return words(language, "Undoing");
	return item->is_undone ? words(language, "Undone")
			       : words(language, "Set off");
}

static const char *
part_tone(const void *row, size_t column)
{
	const struct application *item = row;

	(void)column;
	return item->undoes_id != 0 || item->is_undone ? "quiet" : "good";
}

static const char *
part_path(struct page *page, const void *row)
{
	const struct application *item = row;

	return page->who->side == SIDE_CUSTOMER
	    ? text_format(page->mem, "/account/receivables/%lld",
		  (long long)item->receivable_id)
	    : text_format(page->mem, "/customers/%lld/receivables/%lld",
		  (long long)item->customer_id, (long long)item->receivable_id);
}

static const struct list_column part_columns[] = {
	{ T_("Shipment or invoice"), LIST_TEXT,
	    offsetof(struct application, receivable_number), NULL },
	{ T_("Time"), LIST_TIME, offsetof(struct application, at), NULL },
	{ T_("Amount"), LIST_MONEY, offsetof(struct application, amount_fen),
	    NULL },
	{ T_("State"), LIST_WORDS, 0, part_state },
};

static const struct list parts = {
	.row_size = sizeof(struct application),
	.columns = part_columns,
	.column_count = ARRAY_LEN(part_columns),
};

static const struct table part_table = {
	.list = &parts,
	.caption = T_("What it settled"),
	.empty = T_("Not set off against anything yet"),
	.path = part_path,
	.tone = part_tone,
};

/* The note of the path and what it settled. */
static enum status
find(struct page *page, struct credit_note *note, struct db_rows *rows)
{
	struct application_filter filter = { .limit = 501 };
	int64_t id;
	enum status st = credit_note_id_of(
	    page->db, page->mem, page->who, page_arg(page, "no"), &id);

	if (st == STATUS_OK)
		st = credit_note_find(page->db, page->mem, page->who, id, note);
	if (st != STATUS_OK)
		return st;
	filter.credit_note_id = note->id;
	return application_list(page->db, page->mem, page->who, &filter, rows);
}

static void
fill_note(struct page *page, const struct credit_note *note)
{
	enum language language = page->who->language;
	struct tpl *tpl = page->tpl;

	tpl_text(tpl, "NUMBER", note->number);
	tpl_text(tpl, "NUMBER_URL", text_url_encode(page->mem, note->number));
	tpl_text(tpl, "KIND_TEXT",
	    words(language, credit_note_kind_text(note->kind)));
	tpl_money(tpl, "AMOUNT", note->amount_fen);
	tpl_money(tpl, "LEFT", note->unapplied_fen);
	tpl_time(tpl, "POSTED_AT", note->at);
	tpl_text(tpl, "ENTERED_BY",
	    note->entered_by_name != NULL ? note->entered_by_name
					  : words(language, "the system"));
	tpl_text(tpl, "NOTE", note->note);
	tpl_show_if(tpl, "HAS_ORDER", note->order_number != NULL);
	tpl_text(tpl, "ORDER_NUMBER",
	    note->order_number != NULL ? note->order_number : "");
}

enum status
money_note(struct page *page)
{
	struct credit_note note;
	struct db_rows rows;
	bool is_own = page->who->side == SIDE_CUSTOMER;
	enum status st = find(page, &note, &rows);

	if (st != STATUS_OK)
		return st;
	fill_note(page, &note);
	table_fill(page, "TABLE", &part_table, &rows);
	table_page(page,
	    &(struct table_page){
		.heading = words_fill(page->mem, page->who->language,
		    T_("Credit note {NUMBER}"), "NUMBER", note.number, NULL),
		.intro = view_name(page->who->language, note.customer_name,
		    note.customer_name_en),
		.crumb = words(page->who->language, "Credit notes"),
		.crumb_path =
		    is_own ? "/account/credit-notes" : "/credit-notes",
	    });
	return page_render(page, "money.credit_note",
	    words(page->who->language, "Credit notes"),
	    "money/credit_note.tpl");
}

enum status
money_note_pdf(struct page *page)
{
	struct document_frame frame;
	struct credit_note note;
	struct db_rows rows;
	int fd;
	enum status st = find(page, &note, &rows);

	if (st == STATUS_OK)
		st = document_frame_for(page, &frame);
	if (st == STATUS_OK)
		st = document_credit_note_pdf(
		    page->mem, &frame, &note, &rows, &fd);
	if (st != STATUS_OK)
		return st;
	return page_document_fd(page, "application/pdf",
	    text_format(page->mem, "%s.pdf", note.number), fd);
}
