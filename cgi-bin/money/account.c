/**
 * @file
 * GET /account/credit and /customers/{id}/credit: what is owed, what is due
 * when, what can still be ordered, the papers; and what staff do to a limit.
 */
#include "domain/credit.h"
#include "domain/credit_limit.h"
#include "domain/credit_note.h"
#include "domain/deposit.h"
#include "domain/receipt.h"
#include "domain/statement.h"
#include "domain/tax_invoice.h"
#include "money/pages.h"
#include "view/format.h"
#include "view/money_view.h"
#include "view/money_words.h"
#include "view/words.h"

enum {
	DUE_SHOWN = 12,
	DUE_READ = 501,
	DUE_AHEAD_DAYS = 90,
	SOON_DAYS = 30,
	MONTHS = 12,
	PAPERS = 3,
	CHANGES = 12
};

/* --- What everybody sees -------------------------------------------------------- */

static enum status
add_credit(struct page *page, const struct subject *subject,
    struct money_figures *figures, struct credit_standing *standing)
{
	struct credit_panel *panel =
	    arena_calloc(page->mem, 1, sizeof(*panel));
	enum status st;

	tpl_show_if(page->tpl, "HAS_CREDIT", false);
	*standing = (struct credit_standing){ .frozen = "" };
	if (!actor_may(page->who, ACTION_CREDIT_SEE))
		return STATUS_OK;
	st = credit_standing_find(page->db, page->mem, page->who,
	    subject->customer.id, standing);
	if (st == STATUS_OK)
		st = credit_panel(page->db, page->mem, page->who,
		    subject->customer.id, 0, 0, page->now, panel);
	if (st == STATUS_NOT_FOUND)
		return STATUS_OK;
	if (st != STATUS_OK)
		return st;
	if (standing->frozen == NULL)
		standing->frozen = "";
	figures->panel = panel;
	figures->no_check = standing->check_mode == CREDIT_CHECK_NONE;
	money_view_credit(page->tpl, standing, panel, subject->today);
	return STATUS_OK;
}

static enum status
add_due(struct page *page, const struct subject *subject,
    struct money_figures *figures)
{
	struct due_filter filter = {
		.customer_id = subject->customer.id,
		.to = day_add(subject->today, DUE_AHEAD_DAYS),
		.limit = DUE_READ,
	};
	struct db_rows rows;
	enum status st = receivable_due_list(
	    page->db, page->mem, page->who, &filter, &rows);

	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < rows.count; i++) {
		const struct receivable *item =
		    &((const struct receivable *)rows.items)[i];
		int64_t ahead =
		    day_number(item->due_on) - day_number(subject->today);

		if (ahead >= 0 && ahead <= SOON_DAYS)
			figures->due_soon_fen += item->open_fen;
	}
	money_view_due(page->tpl, subject->base, subject->today, &rows,
	    DUE_SHOWN);
	return STATUS_OK;
}

static void
add_paper(struct page *page, const char *path, const char *title,
    struct order_badge badge, int64_t fen)
{
	struct tpl *row = tpl_row(page->tpl, "PAPER");

	tpl_text(row, "PAPER_PATH", path);
	tpl_text(row, "PAPER_TITLE", title);
	tpl_text(row, "PAPER_STATE", words(page->who->language, badge.text));
	tpl_text(row, "PAPER_TONE", badge.tone);
	tpl_money(row, "PAPER_MONEY", fen);
}

static enum status
add_papers(struct page *page, const struct subject *subject, int64_t limit_fen)
{
	struct statement_filter months = {
		.customer_id = subject->customer.id, .limit = MONTHS
	};
	struct tax_invoice_filter invoices = {
		.customer_id = subject->customer.id, .limit = PAPERS
	};
	struct db_rows rows;
	enum status st = statement_list(
	    page->db, page->mem, page->who, &months, &rows);

	if (st != STATUS_OK)
		return st;
	tpl_list(page->tpl, "PAPER");
	money_view_months(page->tpl, limit_fen, &rows);
	for (size_t i = 0; i < rows.count && i < PAPERS; i++) {
		const struct statement_row *row =
		    &((const struct statement_row *)rows.items)[i];
		const char *month = text_format(page->mem, "%04d-%02d",
		    row->month.year, row->month.month);

		add_paper(page,
		    text_format(page->mem, "%s/statement/%s", subject->base,
			month),
		    words_fill(page->mem, page->who->language,
			T_("Statement {MONTH}"), "MONTH", month, NULL),
		    statement_badge(row->state), row->closing_fen);
	}
	st = tax_invoice_list(
	    page->db, page->mem, page->who, &invoices, &rows);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < rows.count; i++) {
		const struct tax_invoice *row =
		    &((const struct tax_invoice *)rows.items)[i];

		add_paper(page, subject_path(page, subject, "invoices"),
		    words_fill(page->mem, page->who->language,
			T_("Invoice {NUMBER}"), "NUMBER",
			row->number != NULL ? row->number : "", NULL),
		    tax_invoice_badge(row->state), row->total_fen);
	}
	return STATUS_OK;
}

/* --- What staff see below ----------------------------------------------------------- */

static const char *
change_kind(struct arena *mem, enum language language, const void *row)
{
	(void)mem;
	return words(language,
	    credit_change_text(((const struct credit_change *)row)->kind));
}

static const char *
change_path(struct page *page, const void *row)
{
	const struct credit_change *change = row;

	return change->review_number == NULL
	    ? NULL
	    : text_format(
		  page->mem, "/credit-reviews/%s", change->review_number);
}

static const char *
change_note(struct page *page, const void *row)
{
	(void)page;
	return ((const struct credit_change *)row)->note;
}

static enum status
add_changes(struct page *page, const struct subject *subject)
{
	static const struct list_column columns[] = {
		{ T_("What"), LIST_WORDS, 0, change_kind },
		{ T_("Time"), LIST_TIME, offsetof(struct credit_change, at),
		    NULL },
		{ T_("Limit before"), LIST_MONEY,
		    offsetof(struct credit_change, limit_before_fen), NULL },
		{ T_("Limit after"), LIST_MONEY,
		    offsetof(struct credit_change, limit_after_fen), NULL },
		{ T_("Until"), LIST_DAY,
		    offsetof(struct credit_change, until), NULL },
		{ T_("By"), LIST_TEXT,
		    offsetof(struct credit_change, user_name), NULL },
	};
	static const struct list list = { .row_size =
		sizeof(struct credit_change),
		.columns = columns,
		.column_count = ARRAY_LEN(columns) };
	static const struct table table = { .list = &list,
		.caption = T_("History of the limit"),
		.empty = T_("The limit was never changed"),
		.path = change_path,
		.note = change_note };
	struct db_rows rows;
	enum status st;

	tpl_list(page->tpl, "CHANGES");
	if (!actor_may(page->who, ACTION_CREDIT_SEE))
		return STATUS_OK;
	st = credit_change_list(page->db, page->mem, page->who,
	    subject->customer.id, 0, CHANGES, &rows);
	if (st == STATUS_OK)
		table_fill(page, "CHANGES", &table, &rows);
	return st;
}

static const char *
deposit_kind(struct arena *mem, enum language language, const void *row)
{
	(void)mem;
	return words(language,
	    deposit_kind_text(((const struct deposit_entry *)row)->kind));
}

static const char *
deposit_note(struct page *page, const void *row)
{
	(void)page;
	return ((const struct deposit_entry *)row)->note;
}

static enum status
add_deposits(struct page *page, const struct subject *subject)
{
	static const struct list_column columns[] = {
		{ T_("What"), LIST_WORDS, 0, deposit_kind },
		{ T_("Time"), LIST_TIME, offsetof(struct deposit_entry, at),
		    NULL },
		{ T_("Amount"), LIST_MONEY,
		    offsetof(struct deposit_entry, amount_fen), NULL },
		{ T_("Balance"), LIST_MONEY,
		    offsetof(struct deposit_entry, balance_fen), NULL },
	};
	static const struct list list = { .row_size =
		sizeof(struct deposit_entry),
		.columns = columns,
		.column_count = ARRAY_LEN(columns) };
	static const struct table table = { .list = &list,
		.caption = T_("Deposit"),
		.empty = T_("No deposit"),
		.note = deposit_note };
	struct db_rows rows;
	int64_t balance;
	enum status st = deposit_list(page->db, page->mem, page->who,
	    subject->customer.id, &rows, &balance);

	if (st != STATUS_OK)
		return st;
	tpl_list(page->tpl, "DEPOSITS");
	tpl_money(page->tpl, "DEPOSIT_BALANCE", balance);
	if (rows.count > 0)
		table_fill(page, "DEPOSITS", &table, &rows);
	return STATUS_OK;
}

/* Forms of staff, and what was typed into them. */
static void
add_acts(struct page *page, const struct subject *subject,
    const struct credit_standing *standing)
{
	static const char *const kept[][2] = {
		{ "AMOUNT", "amount" },
		{ "NOTE", "note" },
	};
	const struct actor *who = page->who;
	bool is_staff = who->side == SIDE_STAFF;
	bool may_decide = is_staff && actor_may(who, ACTION_CREDIT_DECIDE);
	bool is_frozen = standing->frozen[0] != '\0';
	bool is_none = standing->check_mode == CREDIT_CHECK_NONE;

	tpl_show_if(page->tpl, "FOR_STAFF", is_staff);
	tpl_show_if(page->tpl, "MAY_ASK", actor_may(who, ACTION_CREDIT_ASK));
	tpl_show_if(
	    page->tpl, "MAY_TELL", actor_may(who, ACTION_PAYMENT_TELL));
	tpl_show_if(page->tpl, "MAY_POST",
	    is_staff && actor_may(who, ACTION_RECEIPT_POST));
	tpl_show_if(page->tpl, "MAY_FREEZE", may_decide && !is_frozen);
	tpl_show_if(page->tpl, "MAY_UNFREEZE", may_decide && is_frozen);
	tpl_show_if(page->tpl, "MAY_STOP_CHECK",
	    may_decide && !is_none &&
		credit_band_of(who->role_names) >= CREDIT_BAND_EXECUTIVE);
	tpl_show_if(page->tpl, "MAY_CHECK", may_decide && is_none);
	tpl_plain(page->tpl, "CUSTOMER_ID", subject->customer.id);
	tpl_text(page->tpl, "CUSTOMER_CODE", subject->customer.code);
	tpl_text(page->tpl, "FROZEN", standing->frozen);
	for (size_t i = 0; i < ARRAY_LEN(kept); i++)
		tpl_text(
		    page->tpl, kept[i][0], page_value(page, kept[i][1]));
}

enum status
money_account_page(struct page *page, const struct subject *subject)
{
	struct receivable_ageing ageing;
	struct credit_standing standing;
	struct money_figures figures = { .base = subject->base,
		.ageing = &ageing,
		.may_order = subject->is_own &&
		    actor_may(page->who, ACTION_ORDER_ENTER) };
	const struct table_page around = {
		.heading = subject->is_own
		    ? words(page->who->language, "Account and credit")
		    : subject->name,
		.intro = subject->is_own ? subject->name
					 : subject->customer.code,
		.tabs = subject_tabs(page, subject, SUBJECT_CREDIT),
		.tab_count = SUBJECT_TAB_COUNT,
	};
	enum status st = receivable_ageing(page->db, page->mem, page->who,
	    subject->customer.id, subject->today, &ageing);

	if (st != STATUS_OK)
		return st;
	st = add_credit(page, subject, &figures, &standing);
	if (st == STATUS_OK)
		st = add_due(page, subject, &figures);
	if (st == STATUS_OK)
		st = add_papers(page, subject,
		    figures.no_check || figures.panel == NULL
			? 0
			: figures.panel->limit_fen +
			    figures.panel->temp_limit_fen);
	if (st == STATUS_OK)
		st = add_changes(page, subject);
	if (st == STATUS_OK)
		st = add_deposits(page, subject);
	if (st != STATUS_OK)
		return st;
	money_view_figures(page->tpl, &figures);
	money_view_ageing(page->tpl, &ageing);
	add_acts(page, subject, &standing);
	tpl_text(page->tpl, "BASE", subject->base);
	tpl_day(page->tpl, "TODAY", subject->today);
	table_page(page, &around);
	return page_render(page, "money.account", around.heading,
	    "money/account.tpl");
}

enum status
money_account(struct page *page)
{
	struct subject subject;
	enum status st = subject_of_path(page, &subject);

	return st == STATUS_OK ? money_account_page(page, &subject) : st;
}

/* --- What is done to it --------------------------------------------------------------- */

/* On to the account page, or that page again with what is wrong. */
static enum status
answer(struct page *page, const struct subject *subject, const char *field,
    const char *wrong, enum status st)
{
	enum language language = page->who->language;

	if (st == STATUS_OK) {
		page_say_done(page);
		return subject_redirect(page, subject, "credit");
	}
	if (st == STATUS_INVALID)
		page_error(page, field, words(language, wrong));
	else if (st == STATUS_CONFLICT)
		page_conflict(page,
		    words(language,
			"It has changed meanwhile, or there is not enough. "
			"This is how it stands now."));
	else
		return st;
	return money_account_page(page, subject);
}

#define WRONG_REASON                                                           \
	T_("Write a reason of up to 160 characters: others will read it.")

typedef enum status limit_fn(struct db *db, struct act *act,
    int64_t customer_id, const char *reason);

static enum status
run_limit(struct page *page, limit_fn *work)
{
	struct act act = page_act(page);
	struct subject subject;
	enum status st = subject_of_path(page, &subject);

	if (st != STATUS_OK)
		return st;
	st = work(page->db, &act, subject.customer.id,
	    page_value(page, "reason"));
	return answer(page, &subject, "reason", WRONG_REASON, st);
}

enum status
money_freeze(struct page *page)
{
	return run_limit(page, credit_freeze);
}

enum status
money_unfreeze(struct page *page)
{
	return run_limit(page, credit_unfreeze);
}

static enum status
check_limit(struct db *db, struct act *act, int64_t id, const char *reason)
{
	return credit_check_mode_set(db, act, id, CREDIT_CHECK_LIMIT, reason);
}

static enum status
check_nothing(struct db *db, struct act *act, int64_t id, const char *reason)
{
	return credit_check_mode_set(db, act, id, CREDIT_CHECK_NONE, reason);
}

enum status
money_check_on(struct page *page)
{
	return run_limit(page, check_limit);
}

enum status
money_check_off(struct page *page)
{
	return run_limit(page, check_nothing);
}

/* An amount and why, for deposits and credit notes. */
struct booking {
	int64_t kind;
	int64_t amount;
	const char *note;
};

static enum status
read_booking(struct page *page, int64_t kinds, struct booking *out)
{
	const struct form_field fields[] = {
		FORM_INT(struct booking, kind, 1, kinds),
		FORM_MONEY(struct booking, amount, 1, RECEIPT_AMOUNT_MAX),
		FORM_TEXT(struct booking, note, 1, 200),
	};

	return page_form(page, fields, ARRAY_LEN(fields), out);
}

enum status
money_deposit(struct page *page)
{
	struct act act = page_act(page);
	struct subject subject;
	struct booking booking;
	enum status st = subject_of_path(page, &subject);

	if (st != STATUS_OK)
		return st;
	if (read_booking(page, DEPOSIT_TAKEN, &booking) != STATUS_OK)
		return money_account_page(page, &subject);
	st = deposit_book(page->db, &act, subject.customer.id,
	    (enum deposit_kind)booking.kind, booking.amount, booking.note);
	return answer(page, &subject, "amount",
	    T_("Enter an amount above 0 and what it is for."), st);
}

enum status
money_credit_note(struct page *page)
{
	struct act act = page_act(page);
	struct subject subject;
	struct booking booking;
	int64_t id;
	enum status st = subject_of_path(page, &subject);

	if (st != STATUS_OK)
		return st;
	if (read_booking(page, CREDIT_NOTE_KIND_COUNT - 1, &booking) !=
	    STATUS_OK)
		return money_account_page(page, &subject);
	st = credit_note_post(page->db, &act,
	    &(struct credit_note_request){ .customer_id = subject.customer.id,
		.kind = (enum credit_note_kind)booking.kind,
		.amount_fen = booking.amount,
		.note = booking.note,
		.apply_oldest = true },
	    &id);
	return answer(page, &subject, "amount",
	    T_("Enter an amount above 0 and what it is for."), st);
}
