/**
 * @file
 * /receipts, .csv, .xlsx and /receipts/new: what was paid; keying one.
 */
#include "domain/receipt.h"

#include "base/text.h"
#include "domain/order.h"
#include "money/pages.h"
#include "view/draft_view.h"
#include "view/money_words.h"
#include "view/words.h"

static enum status
read_rows(struct page *page, struct arena *mem, const void *filter,
    struct list_span span, struct db_rows *rows)
{
	struct receipt_filter one = *(const struct receipt_filter *)filter;

	one.after_at = span.after.at;
	one.after_id = span.after.id;
	one.limit = span.limit;
	return receipt_list(page->db, mem, page->who, &one, rows);
}

static struct list_key
key_of(const void *row)
{
	const struct receipt *receipt = row;

	return (struct list_key){ receipt->posted_at, receipt->id };
}

static const char *
name_text(struct arena *mem, enum language language, const void *row)
{
	const struct receipt *receipt = row;

	(void)mem;
	return view_name(
	    language, receipt->customer_name, receipt->customer_name_en);
}

static const char *
kind_text(struct arena *mem, enum language language, const void *row)
{
	(void)mem;
	return words(
	    language, receipt_kind_text(((const struct receipt *)row)->kind));
}

static const char *
state_text(struct arena *mem, enum language language, const void *row)
{
	const struct receipt *receipt = row;

	(void)mem;
	if (receipt->state == RECEIPT_POSTED && receipt->payer_differs)
		return words(language, "Another payer");
	if (receipt->state == RECEIPT_POSTED && receipt->unapplied_fen > 0)
		return words(language, "Not set off yet");
	return words(language, receipt_badge(receipt->state).text);
}

enum {
	STATE_COLUMN = 6
};

static const char *
tone_of(const void *row, size_t column)
{
	const struct receipt *receipt = row;

	if (column != STATE_COLUMN)
		return NULL;
	if (receipt->state == RECEIPT_POSTED &&
	    (receipt->payer_differs || receipt->unapplied_fen > 0))
		return "warn";
	return receipt_badge(receipt->state).tone;
}

static const char *
path_of(struct page *page, const void *row)
{
	return text_format(page->mem, "/receipts/%s",
	    ((const struct receipt *)row)->number);
}

static const char *
note_of(struct page *page, const void *row)
{
	const struct receipt *receipt = row;

	(void)page;
	return receipt->payer;
}

static const struct list_column columns[] = {
	{ T_("Receipt"), LIST_TEXT, offsetof(struct receipt, number), NULL },
	{ T_("Customer"), LIST_WORDS, 0, name_text },
	{ T_("Received on"), LIST_DAY, offsetof(struct receipt, received_on),
	    NULL },
	{ T_("How"), LIST_WORDS, 0, kind_text },
	{ T_("Amount"), LIST_MONEY, offsetof(struct receipt, amount_fen),
	    NULL },
	{ T_("Not set off"), LIST_MONEY,
	    offsetof(struct receipt, unapplied_fen), NULL },
	{ T_("State"), LIST_WORDS, 0, state_text },
	{ T_("For order"), LIST_TEXT, offsetof(struct receipt, order_number),
	    NULL },
	{ T_("Payer"), LIST_TEXT, offsetof(struct receipt, payer), NULL },
	{ T_("Bank reference"), LIST_TEXT,
	    offsetof(struct receipt, reference), NULL },
	{ T_("Matures on"), LIST_DAY, offsetof(struct receipt, matures_on),
	    NULL },
	{ T_("Note"), LIST_TEXT, offsetof(struct receipt, note), NULL },
};

static const struct list receipts = {
	.name = "receipts",
	.row_size = sizeof(struct receipt),
	.read = read_rows,
	.key = key_of,
	.columns = columns,
	.column_count = ARRAY_LEN(columns),
};

static const struct table table = {
	.list = &receipts,
	.caption = T_("Receipts, newest first"),
	.empty = T_("No receipt here"),
	.empty_note = T_("Import the bank's file, or key one."),
	.shown = 8,
	.path = path_of,
	.note = note_of,
	.tone = tone_of,
};

static void
read_filter(struct page *page, struct receipt_filter *filter)
{
	const char *which = page_value(page, "which");

	*filter = (struct receipt_filter){ .customer_id =
					       page_id(page_value(page,
						   "customer")) };
	if (page->who->side == SIDE_CUSTOMER)
		filter->customer_id = page->who->customer_id;
	if (text_equal(which, "unapplied"))
		filter->unapplied = true;
	else if (text_equal(which, "payer"))
		filter->payer_differs = true;
	else if (text_equal(which, "bill"))
		filter->kind = RECEIPT_BILL;
	else if (text_equal(which, "reversed"))
		filter->state = RECEIPT_REVERSED;
}

enum status
money_receipts(struct page *page)
{
	static const struct {
		const char *value;
		const char *text;
	} which[] = {
		{ "", T_("All") },
		{ "unapplied", T_("Not set off") },
		{ "payer", T_("Another payer") },
		{ "bill", T_("Bills of exchange") },
		{ "reversed", T_("Reversed") },
	};
	static const struct table_link buttons[] = {
		{ "/receipts/bank", T_("Not matched"), false },
		{ "/receipts/slips", T_("Payment slips"), false },
		{ "/receipts/import", T_("Import a bank file"), true },
		{ "/receipts/new", T_("Key one"), false },
	};
	struct table_link chips[ARRAY_LEN(which)];
	struct receipt_filter filter;
	struct db_rows rows;
	enum status st;

	read_filter(page, &filter);
	st = list_page(page, &receipts, &filter, &rows);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < ARRAY_LEN(which); i++)
		chips[i] = (struct table_link){
			text_format(page->mem, "/receipts%s%s",
			    i == 0 ? "" : "?which=", which[i].value),
			which[i].text,
			text_equal(which[i].value, page_value(page, "which"))
		};
	table_fill(page, "TABLE", &table, &rows);
	table_page(page,
	    &(struct table_page){
		.heading = words(page->who->language, "Receipts"),
		.chips = chips,
		.chip_count = ARRAY_LEN(chips),
		.buttons = buttons,
		.button_count = actor_may(page->who, ACTION_RECEIPT_POST)
		    ? ARRAY_LEN(buttons)
		    : 0,
		.has_export = true,
	    });
	return page_render(page, "money.receipts",
	    words(page->who->language, "Receipts"), "money/list.tpl");
}

enum status
money_receipts_export(struct page *page)
{
	struct receipt_filter filter;

	read_filter(page, &filter);
	return list_export(page, &receipts, &filter);
}

/* --- Keying one ------------------------------------------------------------------- */

struct typed {
	const char *customer;
	int64_t kind;
	struct day received_on;
	int64_t amount;
	const char *order;
	const char *payer;
	const char *reference;
	struct day matures_on;
	const char *note;
	bool apply;
};

static enum status
show_form(struct page *page)
{
	static const char *const kept[][2] = {
		{ "CUSTOMER", "customer" },
		{ "RECEIVED_ON", "received_on" },
		{ "AMOUNT", "amount" },
		{ "ORDER", "order" },
		{ "PAYER", "payer" },
		{ "REFERENCE", "reference" },
		{ "MATURES_ON", "matures_on" },
		{ "NOTE", "note" },
	};
	bool is_typed = page->route->method == POST;
	char today[11];

	for (size_t i = 0; i < ARRAY_LEN(kept); i++)
		tpl_text(page->tpl, kept[i][0], page_value(page, kept[i][1]));
	day_to_iso(page_today(page), today);
	if (!is_typed)
		tpl_text(page->tpl, "RECEIVED_ON",
		    arena_strdup(page->mem, today));
	tpl_show_if(page->tpl, "APPLY_CHECKED",
	    !is_typed || page_value(page, "apply")[0] != '\0');
	tpl_list(page->tpl, "KIND");
	for (int i = RECEIPT_BANK; i < RECEIPT_KIND_COUNT; i++) {
		struct tpl *row = tpl_row(page->tpl, "KIND");

		tpl_plain(row, "KIND_VALUE", i);
		tpl_text(row, "KIND_NAME",
		    words(page->who->language,
			receipt_kind_text((enum receipt_kind)i)));
		tpl_show_if(row, "KIND_CHOSEN",
		    is_typed ? page_id(page_value(page, "kind")) == i
			     : i == RECEIPT_BANK);
	}
	table_page(page,
	    &(struct table_page){
		.heading = words(page->who->language, "Key a receipt"),
		.crumb = words(page->who->language, "Receipts"),
		.crumb_path = "/receipts",
	    });
	return page_render(page, "money.receipt_new",
	    words(page->who->language, "Key a receipt"),
	    "money/receipt_new.tpl");
}

enum status
money_receipt_form(struct page *page)
{
	return show_form(page);
}

/* A customer's code (or id), an order's number; messages where there is none. */
static void
find_names(
    struct page *page, const struct typed *typed, struct receipt_request *out)
{
	out->customer_id = page_customer(page, typed->customer);
	if (out->customer_id == 0)
		page_error(page, "customer",
		    words(page->who->language,
			receipt_fault_text(RECEIPT_BAD_CUSTOMER)));
	if (typed->order[0] != '\0' &&
	    order_id_of(page->db, page->mem, page->who, typed->order,
		&out->order_id) != STATUS_OK)
		page_error(page, "order",
		    words(page->who->language, "There is no such order."));
}

enum status
money_receipt_post(struct page *page)
{
	static const struct form_field fields[] = {
		FORM_TEXT(struct typed, customer, 1, 60),
		FORM_INT(struct typed, kind, 1, RECEIPT_KIND_COUNT - 1),
		FORM_DAY(struct typed, received_on, 1),
		FORM_MONEY(struct typed, amount, 1, RECEIPT_AMOUNT_MAX),
		FORM_TEXT(struct typed, order, 0, 40),
		FORM_TEXT(struct typed, payer, 0, 120),
		FORM_TEXT(struct typed, reference, 0, 120),
		FORM_DAY(struct typed, matures_on, 0),
		FORM_TEXT(struct typed, note, 0, 500),
		FORM_BOOL(struct typed, apply),
	};
	static const char *const at[] = {
		[RECEIPT_FINE] = "amount",
		[RECEIPT_BAD_AMOUNT] = "amount",
		[RECEIPT_BAD_DAY] = "received_on",
		[RECEIPT_BAD_MATURITY] = "matures_on",
		[RECEIPT_BAD_TEXT] = "note",
		[RECEIPT_BAD_ORDER] = "order",
		[RECEIPT_BAD_CUSTOMER] = "customer",
		[RECEIPT_BAD_KIND] = "kind",
	};
	enum receipt_fault fault = RECEIPT_FINE;
	struct receipt_request request = { 0 };
	struct act act = page_act(page);
	struct typed typed;
	int64_t id;
	enum status st;

	if (page_form(page, fields, ARRAY_LEN(fields), &typed) != STATUS_OK)
		return show_form(page);
	find_names(page, &typed, &request);
	if (page->error_count > 0)
		return show_form(page);
	request.kind = (enum receipt_kind)typed.kind;
	request.received_on = typed.received_on;
	request.amount_fen = typed.amount;
	request.payer = typed.payer;
	request.reference = typed.reference;
	request.matures_on = typed.matures_on;
	request.note = typed.note;
	request.apply_oldest = typed.apply;
	st = receipt_post(page->db, &act, &request, &fault, &id);
	if (st == STATUS_OK)
		return page_done(page, &act);
	if (st == STATUS_INVALID)
		page_error(page, at[fault],
		    words(page->who->language, receipt_fault_text(fault)));
	else if (st == STATUS_CONFLICT)
		page_conflict(page,
		    words(page->who->language,
			"It has changed meanwhile. Please look again."));
	else
		return st;
	return show_form(page);
}
