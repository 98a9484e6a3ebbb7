/**
 * @file
 * GET and POST …/payments: payment slips; the distributor says it has paid.
 */
#include "app/upload.h"
#include "base/text.h"
#include "domain/order.h"
#include "domain/payment_slip.h"
#include "domain/receipt.h"
#include "money/pages.h"
#include "view/money_words.h"
#include "view/words.h"

static enum status
read_rows(struct page *page, struct arena *mem, const void *filter,
    struct list_span span, struct db_rows *rows)
{
	struct payment_slip_filter one =
	    *(const struct payment_slip_filter *)filter;

	one.after_at = span.after.at;
	one.after_id = span.after.id;
	one.limit = span.limit;
	return payment_slip_list(page->db, mem, page->who, &one, rows);
}

static struct list_key
key_of(const void *row)
{
	const struct payment_slip *slip = row;

	return (struct list_key){ slip->at, slip->id };
}

static const char *
state_text(struct arena *mem, enum language language, const void *row)
{
	(void)mem;
	return words(
	    language, slip_badge(((const struct payment_slip *)row)->state).text);
}

static const char *
tone_of(const void *row, size_t column)
{
	(void)column;
	return slip_badge(((const struct payment_slip *)row)->state).tone;
}

static const char *
note_of(struct page *page, const void *row)
{
	(void)page;
	return ((const struct payment_slip *)row)->note;
}

static const struct list_column columns[] = {
	{ T_("Payer"), LIST_TEXT, offsetof(struct payment_slip, payer), NULL },
	{ T_("Paid on"), LIST_DAY, offsetof(struct payment_slip, paid_on),
	    NULL },
	{ T_("Amount"), LIST_MONEY, offsetof(struct payment_slip, amount_fen),
	    NULL },
	{ T_("For order"), LIST_TEXT,
	    offsetof(struct payment_slip, order_number), NULL },
	{ T_("State"), LIST_WORDS, 0, state_text },
	{ T_("Bank reference"), LIST_TEXT,
	    offsetof(struct payment_slip, reference), NULL },
	{ T_("Told at"), LIST_TIME, offsetof(struct payment_slip, at), NULL },
	{ T_("Note"), LIST_TEXT, offsetof(struct payment_slip, note), NULL },
};

static const struct list slips = {
	.name = "payments",
	.row_size = sizeof(struct payment_slip),
	.read = read_rows,
	.key = key_of,
	.columns = columns,
	.column_count = ARRAY_LEN(columns),
};

static const struct table table = {
	.list = &slips,
	.caption = T_("Payments told, newest first"),
	.empty = T_("No payment was told yet"),
	.empty_note = T_("Tell us what you have paid: it is matched as soon as "
			 "the bank reports it."),
	.shown = 6,
	.note = note_of,
	.tone = tone_of,
};

enum status
money_slip_papers(struct page *page, const struct db_rows *slips_shown,
    struct db_rows *files)
{
	const struct payment_slip *slip = slips_shown->items;
	int64_t *ids =
	    arena_calloc(page->mem, slips_shown->count + 1, sizeof(*ids));

	for (size_t i = 0; i < slips_shown->count; i++)
		ids[i] = slip[i].id;
	return file_list(page->db, page->mem, page->who, "payment_slip", ids,
	    slips_shown->count, files);
}

static int64_t
paper_owner(const void *row)
{
	return ((const struct payment_slip *)row)->id;
}

static enum status
show(struct page *page, const struct subject *subject,
    const struct upload *upload)
{
	static const char *const kept[][2] = {
		{ "PAID_ON", "paid_on" },
		{ "AMOUNT", "amount" },
		{ "PAYER", "payer" },
		{ "REFERENCE", "reference" },
		{ "ORDER", "order" },
		{ "NOTE", "note" },
	};
	struct payment_slip_filter filter = { .customer_id =
						  subject->customer.id };
	struct table with_papers = table;
	struct db_rows rows, files;
	char today[11];
	enum status st = list_page(page, &slips, &filter, &rows);

	if (st == STATUS_OK)
		st = money_slip_papers(page, &rows, &files);
	if (st == STATUS_OK)
		st = upload_show(page, upload);
	if (st != STATUS_OK)
		return st;
	with_papers.files = &files;
	with_papers.file_owner = paper_owner;
	table_fill(page, "TABLE", &with_papers, &rows);
	for (size_t i = 0; i < ARRAY_LEN(kept); i++)
		tpl_text(
		    page->tpl, kept[i][0], page_value(page, kept[i][1]));
	day_to_iso(subject->today, today);
	if (page->route->method == GET)
		tpl_text(page->tpl, "PAID_ON",
		    arena_strdup(page->mem, today));
	tpl_show_if(page->tpl, "MAY_TELL",
	    actor_may(page->who, ACTION_PAYMENT_TELL));
	tpl_text(page->tpl, "BASE", subject->base);
	tpl_text(page->tpl, "CUSTOMER_NAME", subject->name);
	table_page(page,
	    &(struct table_page){
		.heading = words(page->who->language, "Payments"),
		.intro = subject->name,
		.tabs = subject_tabs(page, subject, SUBJECT_PAYMENTS),
		.tab_count = SUBJECT_TAB_COUNT,
		.has_export = true,
	    });
	return page_render(page, "money.payments",
	    words(page->who->language, "Payments"), "money/payments.tpl");
}

enum status
money_payments(struct page *page)
{
	struct subject subject;
	enum status st = subject_of_path(page, &subject);

	return st == STATUS_OK ? show(page, &subject, NULL) : st;
}

enum status
money_payments_export(struct page *page)
{
	struct payment_slip_filter filter = { 0 };
	struct subject subject;
	enum status st = subject_of_path(page, &subject);

	if (st != STATUS_OK)
		return st;
	filter.customer_id = subject.customer.id;
	return list_export(page, &slips, &filter);
}

struct told {
	struct day paid_on;
	int64_t amount;
	const char *payer;
	const char *reference;
	const char *order;
	const char *note;
};

enum status
money_tell_payment(struct page *page)
{
	static const struct form_field fields[] = {
		FORM_DAY(struct told, paid_on, 1),
		FORM_MONEY(struct told, amount, 1, RECEIPT_AMOUNT_MAX),
		FORM_TEXT(struct told, payer, 0, 120),
		FORM_TEXT(struct told, reference, 0, 120),
		FORM_TEXT(struct told, order, 0, 40),
		FORM_TEXT(struct told, note, 0, 500),
	};
	enum language language = page->who->language;
	struct payment_slip_request request;
	struct act act = page_act(page);
	struct subject subject;
	struct told told;
	int64_t id;
	struct upload upload;
	enum file_fault refused = FILE_FINE;
	enum status st = subject_of_path(page, &subject);

	if (st == STATUS_OK)
		st = upload_take(page, &upload);
	if (st != STATUS_OK)
		return st;
	if (page_form(page, fields, ARRAY_LEN(fields), &told) != STATUS_OK)
		return show(page, &subject, &upload);
	request = (struct payment_slip_request){ .customer_id =
						     subject.customer.id,
		.paid_on = told.paid_on,
		.amount_fen = told.amount,
		.payer = told.payer,
		.reference = told.reference,
		.note = told.note,
		.papers = upload.ids,
		.paper_count = upload.count,
		.refused = &refused };
	if (told.order[0] != '\0' &&
	    order_id_of(page->db, page->mem, page->who, told.order,
		&request.order_id) != STATUS_OK)
		page_error(page, "order",
		    words(language, "There is no such order."));
	if (page->error_count > 0)
		return show(page, &subject, &upload);
	st = payment_slip_tell(page->db, &act, &request, &id);
	if (st == STATUS_OK) {
		page_flash(page,
		    words(language,
			"Thank you. It is matched as soon as the bank reports "
			"it."));
		return subject_redirect(page, &subject, "payments");
	}
	if (st == STATUS_INVALID && refused != FILE_FINE)
		upload_refused(page, refused);
	else if (st == STATUS_INVALID)
		page_error(page, "paid_on",
		    words(language,
			"Choose a day that is not in the future, and an order "
			"that is still open."));
	else if (st == STATUS_CONFLICT)
		page_conflict(page,
		    words(language,
			"Too many payments wait for the bank. Please call "
			"us."));
	else
		return st;
	return show(page, &subject, &upload);
}
