/**
 * @file
 * The account page in names.  See account_view.h.
 */
#include "view/account_view.h"

#include "base/money.h"
#include "base/text.h"
#include "domain/number.h"
#include "domain/sales.h"
#include "view/chart.h"
#include "view/draft_view.h"
#include "view/format.h"
#include "view/money_view.h"
#include "view/ticket_words.h"
#include "view/words.h"

enum {
	YEAR_MONTHS = 12,
	STRIP_WEEKS = 26,
	STRIP_CELL = 14, /* units of the strip's drawing */
	MIX_SHOWN = 8,
	SOON_DAYS = 30
};

static const char *
say(const struct account_page *page, const char *english)
{
	return words(page->who->language, english);
}

static const char *
name_of(const struct account_page *page, const char *name, const char *name_en)
{
	return view_name(page->who->language, name, name_en);
}

/* --- Head -------------------------------------------------------------------- */

static void
add_member(struct tpl *tpl, const struct account_page *page, const char *part,
    const char *name)
{
	struct tpl *row;

	if (name == NULL)
		return;
	row = tpl_row(tpl, "MEMBER");
	tpl_text(row, "MEMBER_PART", say(page, part));
	tpl_text(row, "MEMBER_NAME", name);
}

static void
add_notice(
    struct tpl *tpl, const char *tone, const char *text, const char *path)
{
	struct tpl *row = tpl_row(tpl, "NOTICE");

	tpl_text(row, "NOTICE_TONE", tone);
	tpl_text(row, "NOTICE_TEXT", text);
	tpl_text(row, "NOTICE_PATH", path);
}

/* What should be looked at before anything else. */
static void
add_notices(struct tpl *tpl, const struct account_page *page)
{
	const struct account *account = page->account;
	struct arena *mem = tpl_arena(tpl);
	const char *credit = text_format(mem, "%s/credit", page->base);
	char text[FORMAT_MAX];

	if (account->is_opening)
		add_notice(tpl, "warn",
		    say(page,
			"The file is being opened: orders wait until "
			"papers and credit are cleared"),
		    text_format(mem, "%s/%s", page->base,
			page->who->side == SIDE_STAFF ? "opening"
						      : "licences"));
	if (!account->has_credit)
		return;
	if (account->frozen != NULL && account->frozen[0] != '\0')
		add_notice(tpl, "bad",
		    words_fill(mem, page->who->language,
			"The credit is frozen: {REASON}", "REASON",
			account->frozen, NULL),
		    credit);
	if (account->overdue_fen > 0) {
		format_money(account->overdue_fen, text);
		add_notice(tpl, "bad",
		    words_fill(mem, page->who->language, "{AMOUNT} is overdue",
			"AMOUNT", text, NULL),
		    text_format(
			mem, "%s/receivables?which=overdue", page->base));
	}
	if (!day_is_none(account->limit_until) &&
	    day_number(account->limit_until) - day_number(page->today) <=
		SOON_DAYS)
		add_notice(tpl, "warn", say(page, "The credit limit ends soon"),
		    credit);
}

void
account_view_begin(struct tpl *tpl, const struct account_page *page)
{
	static const char *const lists[] = { "MEMBER", "NOTICE", "FIGURE",
		"MIX", "EVENT", "CONTACT", "PAPER", "SALES_CHART", "RHYTHM" };
	const struct account *account = page->account;
	bool is_staff = page->who->side == SIDE_STAFF;

	for (size_t i = 0; i < ARRAY_LEN(lists); i++)
		tpl_list(tpl, lists[i]);
	tpl_text(tpl, "BASE", page->base);
	tpl_day(tpl, "TODAY", page->today);
	tpl_text(
	    tpl, "CUSTOMER", name_of(page, account->name, account->name_en));
	tpl_text(tpl, "CODE", account->code);
	tpl_plain(tpl, "CUSTOMER_ID", account->id);
	tpl_text(tpl, "PLACE",
	    text_format(tpl_arena(tpl), "%s %s",
		account->province == NULL ? "" : account->province,
		account->city == NULL ? "" : account->city));
	tpl_show_if(tpl, "FOR_STAFF", is_staff);
	tpl_show_if(tpl, "FOR_OWN", !is_staff);
	tpl_show_if(
	    tpl, "HAS_CLASS", is_staff && account->class != CUSTOMER_UNCLASSED);
	tpl_text(tpl, "CLASS", ticket_class_text((int64_t)account->class));
	tpl_show_if(tpl, "IS_KEY", is_staff && account->is_key);
	tpl_show_if(tpl, "HAS_GRADE",
	    is_staff && account->has_credit && account->grade > 0);
	tpl_int(tpl, "GRADE", account->grade);
	tpl_show_if(tpl, "IS_STOPPED", account->state == CUSTOMER_STOPPED);
	tpl_show_if(
	    tpl, "IS_WATCHED", is_staff && account->return_conduct == 3);
	tpl_show_if(tpl, "MAY_ORDER", actor_may(page->who, ACTION_ORDER_ENTER));
	tpl_show_if(tpl, "SEES_MONEY", actor_may(page->who, ACTION_MONEY_SEE));
	tpl_show_if(tpl, "SEES_CONTRACTS",
	    actor_may(page->who, ACTION_CONTRACT_SEE));
	tpl_show_if(
	    tpl, "MAY_TICKET", actor_may(page->who, ACTION_TICKET_WORK));
	add_member(tpl, page, T_("Salesperson"), account->rep);
	add_member(tpl, page, T_("Customer service"), account->service);
	add_member(tpl, page, T_("Credit control"), account->credit_officer);
	add_member(tpl, page, T_("Executive sponsor"), account->sponsor);
	add_notices(tpl, page);
	tpl_show_if(tpl, "HAS_MIX", false);
	tpl_show_if(tpl, "NO_SALES", false);
}

/* --- Sales ------------------------------------------------------------------- */

static int64_t
net_of(const struct db_rows *months, int64_t month)
{
	const struct account_month *rows = months->items;

	for (size_t i = 0; i < months->count; i++)
		if (rows[i].month == month)
			return rows[i].sold_fen - rows[i].returned_fen;
	return 0;
}

static const char *
sales_sentence(struct arena *mem, const struct account_page *page,
    int64_t year_fen, int64_t before_fen)
{
	char year[FORMAT_MAX], before[FORMAT_MAX];

	format_money(year_fen, year);
	format_money(before_fen, before);
	return words_fill(mem, page->who->language,
	    "{NOW} in twelve months, {BEFORE} in the twelve before.", "NOW",
	    year, "BEFORE", before, NULL);
}

void
account_view_sales(struct tpl *tpl, const struct account_page *page,
    const struct db_rows *months, int64_t last)
{
	struct arena *mem = tpl_arena(tpl);
	struct chart_bar bars[YEAR_MONTHS];
	int64_t year_fen = 0, before_fen = 0;
	struct tpl *chart;

	for (int i = 0; i < YEAR_MONTHS; i++) {
		int64_t month = sales_month_add(last, i + 1 - YEAR_MONTHS);
		int64_t before = sales_month_add(month, -YEAR_MONTHS);

		bars[i] = (struct chart_bar){
			.label = text_format(mem, "%02lld-%02lld",
			    (long long)(month / 100 % 100),
			    (long long)(month % 100)),
			.value = net_of(months, month),
			.plan = net_of(months, before),
		};
		year_fen += bars[i].value;
		before_fen += bars[i].plan;
	}
	tpl_show_if(tpl, "NO_SALES", months->count == 0);
	if (months->count == 0)
		return;
	chart = tpl_row(tpl, "SALES_CHART");
	tpl_show_if(chart, "IS_OLD", last != sales_month_of(page->today));
	chart_bars(chart,
	    &(struct chart_bars){
		.id = "sales",
		.title = say(page, "Sales by month against the year before"),
		.text = sales_sentence(mem, page, year_fen, before_fen),
		.label_head = say(page, "Month"),
		.value_head = say(page, "Net sales"),
		.plan_head = say(page, "A year earlier"),
		.unit = CHART_MONEY,
		.has_plan = before_fen > 0,
		.bars = bars,
		.count = YEAR_MONTHS,
	    });
	tpl_text(chart, "SALES_TEXT",
	    sales_sentence(mem, page, year_fen, before_fen));
}

/* --- Figures ----------------------------------------------------------------- */

static void
add_figure(struct tpl *tpl, const char *tone, const char *path,
    const char *label, const char *value, const char *note)
{
	struct tpl *row = tpl_row(tpl, "FIGURE");

	tpl_text(row, "FIGURE_TONE", tone);
	tpl_text(row, "FIGURE_PATH", path);
	tpl_text(row, "FIGURE_LABEL", label);
	tpl_text(row, "FIGURE_VALUE", value);
	tpl_text(row, "FIGURE_NOTE", note);
}

static const char *
money(struct arena *mem, int64_t fen)
{
	char text[FORMAT_MAX];

	format_money(fen, text);
	return arena_strdup(mem, text);
}

static const char *
number(struct arena *mem, int64_t value)
{
	char text[FORMAT_MAX];

	format_int(value, text);
	return arena_strdup(mem, text);
}

/* A list of the customer's own things, for staff one of this customer. */
static const char *
list_path(struct arena *mem, const struct account_page *page, const char *path,
    const char *query)
{
	bool is_staff = page->who->side == SIDE_STAFF;

	return is_staff ? text_format(mem, "%s?customer=%lld%s%s", path,
			      (long long)page->account->id,
			      query[0] == '\0' ? "" : "&", query)
			: text_format(mem, "%s%s%s", path,
			      query[0] == '\0' ? "" : "?", query);
}

static void
add_credit_figure(struct tpl *tpl, const struct account_page *page)
{
	const struct account *account = page->account;
	struct arena *mem = tpl_arena(tpl);
	bool has_temp = !day_is_none(account->temp_until) &&
	    day_number(account->temp_until) >= day_number(page->today);
	int64_t limit_fen =
	    account->limit_fen + (has_temp ? account->temp_limit_fen : 0);
	bool is_over = account->used_fen > limit_fen;

	add_figure(tpl, is_over && !account->is_unchecked ? "bad" : "good",
	    text_format(mem, "%s/credit", page->base), say(page, "Credit used"),
	    money(mem, account->used_fen),
	    account->is_unchecked
		? say(page, "not checked against a limit")
		: words_fill(mem, page->who->language, "of {LIMIT}", "LIMIT",
		      money(mem, limit_fen), NULL));
}

void
account_view_figures(struct tpl *tpl, const struct account_page *page,
    const struct account_open *open, const struct receivable_ageing *ageing)
{
	struct arena *mem = tpl_arena(tpl);
	enum language language = page->who->language;
	char day[FORMAT_MAX];

	if (ageing != NULL) {
		int64_t late = receivable_ageing_overdue(ageing);

		add_figure(tpl, late > 0 ? "bad" : "good",
		    text_format(mem, "%s/receivables?which=open", page->base),
		    say(page, "Receivables"), money(mem, ageing->open_fen),
		    words_fill(mem, language, "overdue {AMOUNT}", "AMOUNT",
			money(mem, late), NULL));
	}
	if (page->account->has_credit)
		add_credit_figure(tpl, page);
	format_day(instant_is_none(open->last_order_at)
		? (struct day){ 0 }
		: day_from_instant(
		      open->last_order_at, page->who->zone_minutes),
	    language, day);
	add_figure(tpl, open->held > 0 ? "warn" : "brand",
	    list_path(mem, page, "/orders", "state=open"),
	    say(page, "Open orders"), number(mem, open->orders),
	    open->held > 0
		? words_fill(mem, language, "{COUNT} held for credit", "COUNT",
		      number(mem, open->held), NULL)
		: words_fill(mem, language, "last order {DAY}", "DAY",
		      day[0] == '\0' ? "–" : arena_strdup(mem, day), NULL));
	if (actor_may(page->who, ACTION_RETURN_SEE))
		add_figure(tpl, "brand",
		    list_path(mem, page, "/returns", "state=open"),
		    say(page, "Open returns"), number(mem, open->returns), "");
	if (actor_may(page->who, ACTION_TICKET_SEE) &&
	    page->who->side == SIDE_STAFF)
		add_figure(tpl, open->late_tickets > 0 ? "bad" : "brand",
		    list_path(mem, page, "/desk", "queue=all"),
		    say(page, "Open cases"), number(mem, open->tickets),
		    open->late_tickets > 0
			? words_fill(mem, language, "{COUNT} late", "COUNT",
			      number(mem, open->late_tickets), NULL)
			: "");
}

/* --- What changed ------------------------------------------------------------ */

/* By how much, in basis points of what it was. */
static void
add_change(struct tpl *row, int64_t now_fen, int64_t before_fen)
{
	int64_t change = now_fen - before_fen;

	tpl_money(row, "NOW", now_fen);
	tpl_money(row, "BEFORE", before_fen);
	tpl_text(row, "CHANGE",
	    text_format(tpl_arena(row), "%s%s", change > 0 ? "+" : "",
		money(tpl_arena(row), change)));
	tpl_text(row, "CHANGE_TONE",
	    change < 0       ? "bad"
		: change > 0 ? "good"
			     : "quiet");
}

void
account_view_mix(struct tpl *tpl, const struct account_page *page,
    struct account_span span, const struct db_rows *rows)
{
	const struct account_mix *mix = rows->items;
	int64_t now_fen = 0, before_fen = 0;

	(void)span;
	tpl_show_if(tpl, "HAS_MIX", rows->count > 0);
	for (size_t i = 0; i < rows->count; i++) {
		now_fen += mix[i].now_fen;
		before_fen += mix[i].before_fen;
		if (i >= MIX_SHOWN)
			continue;

		struct tpl *row = tpl_row(tpl, "MIX");

		tpl_text(row, "MIX_NAME",
		    mix[i].name == NULL
			? say(page, "Other products")
			: name_of(page, mix[i].name, mix[i].name_en));
		tpl_text(row, "MIX_PATH",
		    text_format(tpl_arena(tpl), "%s/products?category=%lld",
			page->base, (long long)mix[i].category_id));
		add_change(row, mix[i].now_fen, mix[i].before_fen);
	}

	struct tpl *sum = tpl_row(tpl, "MIX");

	tpl_text(sum, "MIX_NAME", say(page, "All together"));
	tpl_text(sum, "MIX_PATH",
	    text_format(tpl_arena(tpl), "%s/products", page->base));
	add_change(sum, now_fen, before_fen);
}

void
account_view_products(struct tpl *tpl, const struct account_page *page,
    struct account_span span, bool rose, const struct db_rows *rows)
{
	const struct account_product *products = rows->items;
	struct arena *mem = tpl_arena(tpl);

	tpl_list(tpl, "PRODUCT");
	for (size_t i = 0; i < rows->count; i++) {
		struct tpl *row = tpl_row(tpl, "PRODUCT");

		tpl_text(row, "SKU", products[i].sku);
		tpl_text(row, "NAME",
		    name_of(page, products[i].name, products[i].name_en));
		tpl_int(row, "NOW_QUANTITY", products[i].now_quantity);
		tpl_int(row, "BEFORE_QUANTITY", products[i].before_quantity);
		tpl_show_if(row, "IS_GONE",
		    products[i].now_quantity == 0 &&
			products[i].before_quantity > 0);
		tpl_show_if(row, "IS_NEW",
		    products[i].before_quantity == 0 &&
			products[i].now_quantity > 0);
		add_change(row, products[i].now_fen, products[i].before_fen);
	}
	tpl_show_if(tpl, "NONE_YET", rows->count == 0);
	tpl_show_if(tpl, "HAS_PRODUCTS", rows->count > 0);
	tpl_show_if(tpl, "IS_ROSE", rose);
	tpl_show_if(tpl, "IS_FELL", !rose);
	tpl_text(tpl, "SPAN_NOW",
	    text_format(mem, "%lld-%02lld – %lld-%02lld",
		(long long)(span.from / 100), (long long)(span.from % 100),
		(long long)(span.last / 100), (long long)(span.last % 100)));
	tpl_text(tpl, "SPAN_BEFORE",
	    text_format(mem, "%lld-%02lld – %lld-%02lld",
		(long long)(span.before / 100), (long long)(span.before % 100),
		(long long)(sales_month_add(span.from, -1) / 100),
		(long long)(sales_month_add(span.from, -1) % 100)));
}

/* --- Rhythm ------------------------------------------------------------------ */

/* The months of the strip, each opening into its orders. */
static void
add_strip_months(struct tpl *strip, const struct account_page *page,
    const struct db_rows *rows, int64_t begin)
{
	const struct account_day *days = rows->items;
	struct arena *mem = tpl_arena(strip);
	struct tpl *row;
	size_t i = 0;

	tpl_list(strip, "MONTH");
	while (i < rows->count && day_number(days[i].day) < begin)
		i++;
	while (i < rows->count) {
		int64_t month = sales_month_of(days[i].day);
		struct day from = days[i].day, to = from;
		char since[11], until[11];
		int64_t orders = 0;

		for (; i < rows->count && sales_month_of(days[i].day) == month;
		     i++) {
			to = days[i].day;
			orders += days[i].order_count;
		}
		day_to_iso(from, since);
		day_to_iso(to, until);
		row = tpl_row(strip, "MONTH");
		tpl_text(row, "MONTH_PATH",
		    list_path(mem, page, "/orders",
			text_format(mem, "from=%s&to=%s", since, until)));
		tpl_text(row, "MONTH_TEXT",
		    text_format(mem, "%lld-%02lld", (long long)(month / 100),
			(long long)(month % 100)));
		tpl_int(row, "MONTH_ORDERS", orders);
	}
}

void
account_view_rhythm(struct tpl *tpl, const struct account_page *page,
    struct day to, const struct db_rows *rows)
{
	const struct account_day *days = rows->items;
	struct arena *mem = tpl_arena(tpl);
	int64_t end = day_number(to) + 7 - day_weekday(to);
	int64_t begin = end - STRIP_WEEKS * 7 + 1;
	struct tpl *strip;

	if (rows->count == 0)
		return;
	strip = tpl_row(tpl, "RHYTHM");
	tpl_text(strip, "RHYTHM_TEXT",
	    rows->count < 2
		? say(page, "Ordered on one day of the last 26 weeks.")
		: words_fill(mem, page->who->language,
		      "Ordered on {DAYS} days of the last 26 weeks, every "
		      "{GAP} days on average.",
		      "DAYS", number(mem, (int64_t)rows->count), "GAP",
		      number(mem,
			  (day_number(days[rows->count - 1].day) -
			      day_number(days[0].day)) /
			      ((int64_t)rows->count - 1)),
		      NULL));
	add_strip_months(strip, page, rows, begin);
	tpl_list(strip, "CELL");
	for (size_t i = 0; i < rows->count; i++) {
		int64_t at = day_number(days[i].day) - begin;
		char day[FORMAT_MAX];

		if (at < 0 || at >= STRIP_WEEKS * 7)
			continue;

		struct tpl *cell = tpl_row(strip, "CELL");

		format_day(days[i].day, page->who->language, day);
		tpl_plain(cell, "X", at / 7 * STRIP_CELL);
		tpl_plain(cell, "Y", at % 7 * STRIP_CELL);
		tpl_text(cell, "CELL_TEXT",
		    text_format(
			mem, "%s: %s", day, number(mem, days[i].order_count)));
	}
}

/* --- Timeline, people, papers ------------------------------------------------ */

void
account_view_timeline(struct tpl *tpl, const struct account_page *page,
    const struct db_rows *rows)
{
	static const struct {
		const char *prefix, *folder, *title, *tone;
	} things[ACCOUNT_THING_COUNT] = {
		[ACCOUNT_ORDER] = { NUMBER_ORDER, "orders", T_("Order"),
		    "brand" },
		[ACCOUNT_SHIPMENT] = { NUMBER_SHIPMENT, "shipments",
		    T_("Shipment"), "info" },
		[ACCOUNT_RECEIPT] = { NUMBER_RECEIPT, "receipts", T_("Receipt"),
		    "good" },
		[ACCOUNT_CREDIT_NOTE] = { NUMBER_CREDIT_NOTE, "credit-notes",
		    T_("Credit note"), "warn" },
		[ACCOUNT_RETURN] = { NUMBER_RETURN, "returns", T_("Return"),
		    "warn" },
		[ACCOUNT_TICKET] = { NUMBER_TICKET, "tickets", T_("Case"),
		    "bad" },
	};
	const struct account_event *events = rows->items;

	for (size_t i = 0; i < rows->count; i++) {
		const struct account_event *event = &events[i];
		enum account_thing kind = event->kind;
		bool is_complaint = kind == ACCOUNT_TICKET &&
		    text_equal(event->foreign_no, "K");
		struct tpl *row = tpl_row(tpl, "EVENT");
		char no[32];

		number_format(no,
		    is_complaint ? NUMBER_COMPLAINT : things[kind].prefix,
		    event->id);
		tpl_text(row, "EVENT_TITLE", say(page, things[kind].title));
		tpl_text(row, "EVENT_NO", arena_strdup(tpl_arena(tpl), no));
		tpl_text(row, "EVENT_TONE", things[kind].tone);
		tpl_text(row, "EVENT_PATH",
		    text_format(tpl_arena(tpl), "/%s/%s",
			is_complaint ? "complaints" : things[kind].folder, no));
		tpl_text(row, "EVENT_TEXT", event->text);
		tpl_time(row, "EVENT_TIME", event->at);
		tpl_time_iso(row, "EVENT_TIME_ISO", event->at);
		tpl_show_if(row, "HAS_AMOUNT",
		    event->amount_fen != 0 &&
			(kind == ACCOUNT_ORDER ||
			    actor_may(page->who, ACTION_MONEY_SEE)));
		tpl_money(row, "EVENT_AMOUNT", event->amount_fen);
	}
	tpl_show_if(tpl, "NO_EVENTS", rows->count == 0);
}

void
account_view_contacts(struct tpl *tpl, const struct account_page *page,
    const struct db_rows *rows)
{
	static const char *const roles[] = { "", T_("Decides"), T_("Uses"),
		T_("Checks"), T_("Buys"), T_("Coach") };
	const struct account_contact *contacts = rows->items;
	bool is_staff = page->who->side == SIDE_STAFF;

	for (size_t i = 0; i < rows->count; i++) {
		struct tpl *row = tpl_row(tpl, "CONTACT");
		int64_t role = contacts[i].buying_role;

		tpl_text(row, "CONTACT_NAME", contacts[i].name);
		tpl_text(row, "CONTACT_POSITION", contacts[i].position);
		tpl_text(row, "CONTACT_PHONE", contacts[i].mobile);
		tpl_text(row, "CONTACT_ROLE",
		    is_staff && role > 0 && role < (int64_t)ARRAY_LEN(roles)
			? say(page, roles[role])
			: "");
	}
	tpl_show_if(tpl, "NO_CONTACTS", rows->count == 0);
}

void
account_view_papers(struct tpl *tpl, const struct account_page *page,
    const struct db_rows *rows)
{
	const struct account_paper *papers = rows->items;
	struct arena *mem = tpl_arena(tpl);

	for (size_t i = 0; i < rows->count; i++) {
		const struct account_paper *paper = &papers[i];
		struct tpl *row = tpl_row(tpl, "PAPER");
		int64_t left = day_is_none(paper->valid_to)
		    ? INT64_MAX
		    : day_number(paper->valid_to) - day_number(page->today);

		tpl_text(row, "PAPER_NAME",
		    name_of(page, paper->name, paper->name_en));
		tpl_text(row, "PAPER_NUMBER", paper->number);
		tpl_day(row, "PAPER_UNTIL", paper->valid_to);
		tpl_text(row, "PAPER_TONE",
		    left < 0         ? "bad"
			: left <= 60 ? "warn"
				     : "good");
		tpl_text(row, "PAPER_LEFT",
		    left == INT64_MAX ? say(page, "no end")
			: left < 0
			? say(page, "expired")
			: words_count(mem, page->who->language, "{N} day left",
			      "{N} days left", left));
	}
	tpl_show_if(tpl, "NO_PAPERS", rows->count == 0);
}
