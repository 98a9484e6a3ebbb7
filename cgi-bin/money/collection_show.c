/**
 * @file
 * /collections/{code}: one overdue customer with its notes, promises, plan,
 * letter and limitation period.
 */
#include "domain/collection.h"

#include "app/document.h"
#include "base/money.h"
#include "base/text.h"
#include "domain/receivable.h"
#include "money/pages.h"
#include "view/document_letter.h"
#include "view/draft_view.h"
#include "view/money_view.h"
#include "view/money_words.h"
#include "view/words.h"

enum {
	NOTES_SHOWN = 100,
	PLAN_ROWS = 6,
	DUE_SHOWN = 20,
	KEPT_DAYS = 365
};

/* The customer of "{code}" in the path. */
static enum status
customer_of_path(struct page *page, struct customer *out)
{
	const char *code = page_arg(page, "code");
	struct db_rows rows;
	enum status st;

	if (utf8_length(code) > CUSTOMER_QUERY_MAX || code[0] == '\0')
		return STATUS_NOT_FOUND;
	st = customer_search(page->db, page->mem, page->who, code, NULL,
	    CUSTOMER_SEARCH_MAX, &rows);
	for (size_t i = 0; st == STATUS_OK && i < rows.count; i++) {
		const struct customer *found =
		    &((const struct customer *)rows.items)[i];

		if (text_equal(found->code, code)) {
			*out = *found;
			return STATUS_OK;
		}
	}
	return st == STATUS_OK ? STATUS_NOT_FOUND : st;
}

static enum status
add_notes(struct page *page, const struct customer *customer)
{
	enum language language = page->who->language;
	struct db_rows rows;
	enum status st = collection_notes(page->db, page->mem, page->who,
	    customer->id, 0, NOTES_SHOWN, &rows);

	if (st != STATUS_OK)
		return st;
	tpl_list(page->tpl, "EVENT");
	tpl_show_if(page->tpl, "NO_EVENT", rows.count == 0);
	for (size_t i = 0; i < rows.count; i++) {
		const struct collection_note *note =
		    &((const struct collection_note *)rows.items)[i];
		struct tpl *row = tpl_row(page->tpl, "EVENT");
		struct order_badge badge = promise_badge(note->promise_state);

		tpl_text(row, "EVENT_TEXT",
		    words(language, collection_kind_text(note->kind)));
		tpl_text(row, "EVENT_BY",
		    note->user_name != NULL ? note->user_name : "");
		tpl_time(row, "EVENT_AT", note->at);
		tpl_text(row, "EVENT_NOTE", note->note);
		tpl_show_if(row, "HAS_PROMISE",
		    note->promise_state != PROMISE_NONE);
		tpl_money(row, "PROMISE", note->promise_fen);
		tpl_day(row, "PROMISE_DAY", note->promise_day);
		tpl_text(row, "PROMISE_STATE", words(language, badge.text));
		tpl_text(row, "PROMISE_TONE", badge.tone);
	}
	return STATUS_OK;
}

static enum status
add_limitation(struct page *page, const struct customer *customer)
{
	struct collection_limitation limit;
	enum status st = collection_limitation(page->db, page->mem, page->who,
	    customer->id, page->now, &limit);

	if (st != STATUS_OK)
		return st;
	tpl_show_if(
	    page->tpl, "HAS_LIMITATION", limit.since != LIMITATION_NONE);
	tpl_day(page->tpl, "LIMITATION_FROM", limit.from);
	tpl_day(page->tpl, "LIMITATION_ENDS", limit.ends_on);
	tpl_int(page->tpl, "LIMITATION_LEFT", limit.days_left);
	tpl_text(page->tpl, "LIMITATION_WHY",
	    words(page->who->language, limitation_text(limit.since)));
	tpl_text(page->tpl, "LIMITATION_TONE",
	    limit.days_left < 180 ? "bad" : "quiet");
	return STATUS_OK;
}

/* How this customer kept what it promised within a year. */
static enum status
add_kept(struct page *page, const struct customer *customer)
{
	struct db_rows rows;
	enum status st = collection_kept_by_customer(page->db, page->mem,
	    page->who,
	    instant_add_ms(
		page->now, -(int64_t)KEPT_DAYS * 24 * 3600 * 1000),
	    &rows);

	tpl_list(page->tpl, "KEPT");
	for (size_t i = 0; st == STATUS_OK && i < rows.count; i++) {
		const struct collection_kept *kept =
		    &((const struct collection_kept *)rows.items)[i];
		struct tpl *row;

		if (kept->id != customer->id)
			continue;
		row = tpl_row(page->tpl, "KEPT");
		tpl_percent(row, "KEPT_SHARE", kept->kept_bp);
		tpl_int(row, "KEPT_COUNT", kept->kept);
		tpl_int(row, "BROKEN_COUNT", kept->broken);
		tpl_int(row, "OPEN_COUNT", kept->open);
	}
	return st;
}

static enum status
add_due(struct page *page, const struct customer *customer)
{
	struct day today = page_today(page);
	struct due_filter filter = { .customer_id = customer->id,
		.to = day_add(today, -1),
		.limit = DUE_SHOWN + 1 };
	struct db_rows rows;
	enum status st = receivable_due_list(
	    page->db, page->mem, page->who, &filter, &rows);

	if (st == STATUS_OK)
		money_view_due(page->tpl,
		    text_format(page->mem, "/customers/%lld",
			(long long)customer->id),
		    today, &rows, DUE_SHOWN);
	return st;
}

/* Forms, with what was typed. */
static void
fill_forms(struct page *page)
{
	struct page_values days = page_values(page, "day");
	struct page_values amounts = page_values(page, "amount");

	tpl_list(page->tpl, "KIND");
	for (int i = COLLECTION_CALL; i < COLLECTION_KIND_COUNT; i++) {
		struct tpl *row;

		if (i == COLLECTION_INSTALMENT)
			continue;
		row = tpl_row(page->tpl, "KIND");
		tpl_plain(row, "KIND_VALUE", i);
		tpl_text(row, "KIND_NAME",
		    words(page->who->language,
			collection_kind_text((enum collection_kind)i)));
		tpl_show_if(row, "KIND_CHOSEN",
		    page_id(page_value(page, "kind")) == i);
	}
	tpl_text(page->tpl, "NOTE", page_value(page, "note"));
	tpl_text(
	    page->tpl, "PROMISE_DAY_TYPED", page_value(page, "promise_day"));
	tpl_text(page->tpl, "PROMISE_TYPED", page_value(page, "promise"));
	tpl_list(page->tpl, "PLAN");
	for (size_t i = 0; i < PLAN_ROWS; i++) {
		struct tpl *row = tpl_row(page->tpl, "PLAN");

		tpl_plain(row, "PLAN_NUMBER", (int64_t)i + 1);
		tpl_text(
		    row, "PLAN_DAY", i < days.count ? days.items[i] : "");
		tpl_text(row, "PLAN_AMOUNT",
		    i < amounts.count ? amounts.items[i] : "");
	}
}

static enum status
show(struct page *page, const struct customer *customer)
{
	enum language language = page->who->language;
	struct receivable_ageing ageing;
	const char *name =
	    view_name(language, customer->name, customer->name_en);
	enum status st = receivable_ageing(page->db, page->mem, page->who,
	    customer->id, page_today(page), &ageing);

	if (st == STATUS_OK)
		st = add_notes(page, customer);
	if (st == STATUS_OK)
		st = add_limitation(page, customer);
	if (st == STATUS_OK)
		st = add_kept(page, customer);
	if (st == STATUS_OK)
		st = add_due(page, customer);
	if (st != STATUS_OK)
		return st;
	money_view_ageing(page->tpl, &ageing);
	tpl_day(page->tpl, "TODAY", page_today(page));
	fill_forms(page);
	tpl_text(page->tpl, "CODE_URL",
	    text_url_encode(page->mem, customer->code));
	tpl_plain(page->tpl, "CUSTOMER_ID", customer->id);
	table_page(page,
	    &(struct table_page){
		.heading = name,
		.intro = customer->code,
		.crumb = words(language, "Collections"),
		.crumb_path = "/collections",
	    });
	return page_render(
	    page, "money.collection", name, "money/collection.tpl");
}

enum status
money_collection(struct page *page)
{
	struct customer customer;
	enum status st = customer_of_path(page, &customer);

	return st == STATUS_OK ? show(page, &customer) : st;
}

static enum status
answer(struct page *page, const struct customer *customer,
    const char *const fields[], enum collection_fault fault, enum status st)
{
	if (st == STATUS_OK) {
		page_say_done(page);
		return page_redirect(
		    page, "/collections/%s", customer->code);
	}
	if (st == STATUS_INVALID)
		page_error(page, fields[fault],
		    words(page->who->language,
			fault == COLLECTION_FINE
			    ? T_("Please check what you typed.")
			    : collection_fault_text(fault)));
	else if (st == STATUS_CONFLICT)
		page_conflict(page,
		    words(page->who->language,
			"It has changed meanwhile. Please look again."));
	else
		return st;
	return show(page, customer);
}

struct note_typed {
	int64_t kind;
	const char *note;
	struct day promise_day;
	int64_t promise;
};

enum status
money_collection_note(struct page *page)
{
	static const struct form_field fields[] = {
		FORM_INT(struct note_typed, kind, 1,
		    COLLECTION_KIND_COUNT - 1),
		FORM_TEXT(struct note_typed, note, 1, COLLECTION_NOTE_MAX),
		FORM_DAY(struct note_typed, promise_day, 0),
		FORM_MONEY(
		    struct note_typed, promise, 0, INT64_C(100000000000000)),
	};
	static const char *const at[] = { "note", "kind", "note",
		"promise_day", "promise", "promise" };
	enum collection_fault fault = COLLECTION_FINE;
	struct act act = page_act(page);
	struct customer customer;
	struct note_typed typed;
	int64_t id;
	enum status st = customer_of_path(page, &customer);

	if (st != STATUS_OK)
		return st;
	if (page_form(page, fields, ARRAY_LEN(fields), &typed) != STATUS_OK)
		return show(page, &customer);
	st = collection_add(page->db, &act,
	    &(struct collection_entry){ .customer_id = customer.id,
		.kind = (enum collection_kind)typed.kind,
		.note = typed.note,
		.promise_day = typed.promise_day,
		.promise_fen = typed.promise },
	    &fault, &id);
	return answer(page, &customer, at, fault, st);
}

/* The rows of the plan that were filled in. */
static size_t
read_plan(struct page *page, struct collection_instalment *parts)
{
	struct page_values days = page_values(page, "day");
	struct page_values amounts = page_values(page, "amount");
	size_t n = 0;

	for (size_t i = 0; i < days.count && i < amounts.count &&
	     n < COLLECTION_INSTALMENTS_MAX;
	     i++) {
		const char *day = text_trim(page->mem, days.items[i]);
		const char *amount = text_trim(page->mem, amounts.items[i]);

		if (day[0] == '\0' && amount[0] == '\0')
			continue;
		if (day_parse(day, &parts[n].day) != STATUS_OK ||
		    money_parse(amount, 2, &parts[n].amount_fen) !=
			STATUS_OK) {
			page_error(page, "day",
			    words(page->who->language,
				"Each instalment needs a day and an "
				"amount."));
			return 0;
		}
		n++;
	}
	return n;
}

enum status
money_collection_plan(struct page *page)
{
	static const char *const at[] = { "day", "day", "note", "day", "day",
		"day" };
	struct collection_instalment *parts = arena_calloc(
	    page->mem, COLLECTION_INSTALMENTS_MAX, sizeof(*parts));
	enum collection_fault fault = COLLECTION_FINE;
	struct act act = page_act(page);
	struct customer customer;
	size_t count;
	enum status st = customer_of_path(page, &customer);

	if (st != STATUS_OK)
		return st;
	count = read_plan(page, parts);
	if (page->error_count > 0)
		return show(page, &customer);
	st = collection_plan(page->db, &act, customer.id, parts, count,
	    page_value(page, "note"), &fault);
	return answer(page, &customer, at, fault, st);
}

enum status
money_collection_letter(struct page *page)
{
	struct collection_letter letter;
	struct document_frame frame;
	struct customer customer;
	int fd;
	enum status st = customer_of_path(page, &customer);

	if (st == STATUS_OK)
		st = collection_letter_read(page->db, page->mem, page->who,
		    customer.id, page->now, &letter);
	if (st == STATUS_OK)
		st = document_frame_for(page, &frame);
	if (st == STATUS_OK)
		st = document_letter_pdf(page->mem, &frame, &letter, &fd);
	if (st != STATUS_OK)
		return st;
	return page_document_fd(page, "application/pdf",
	    text_format(page->mem, "letter-%s.pdf", customer.code), fd);
}
