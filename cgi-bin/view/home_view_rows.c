/**
 * @file
 * The lists of the first page, and notifications.  See home_view.h.
 */
#include "base/text.h"
#include "domain/draft.h"
#include "domain/shipment.h"
#include "domain/suggest.h"
#include "view/draft_view.h"
#include "view/format.h"
#include "view/home_view.h"
#include "view/notification_view.h"
#include "view/order_words.h"
#include "view/words.h"

/* --- What waits for a buyer ------------------------------------------------------ */

/* What an order in each queue says, and what there is to do. */
struct todo_words {
	const char *tone;
	const char *title; /* {NO} */
	const char *note;  /* {WHAT} {AMOUNT} */
	const char *button;
	const char *path; /* after /orders/{NO} */
	const char *icon;
};

static struct todo_words
todo_words(enum today_queue queue)
{
	if (queue == TODAY_PROPOSED)
		return (struct todo_words){ "warn",
			T_("A change of order {NO} is proposed"),
			T_("{WHAT}, {AMOUNT}. It goes on when you have answered"),
			T_("See the change"), "#change", "TODO_CHANGE" };
	if (queue == TODAY_AWAITING)
		return (struct todo_words){ "info",
			T_("Order {NO} waits for your approval"),
			T_("{WHAT}, {AMOUNT}"), T_("Decide"), "", "TODO_LIST" };
	return (struct todo_words){ "bad", T_("Order {NO} is held for credit"),
		T_("{WHAT}, {AMOUNT}. Pay, reduce it or ask for a raise"),
		T_("See why"), "", "TODO_LOCK" };
}

void
home_view_todo(struct tpl *tpl, const struct home_todo *todo)
{
	static const char *const icons[] = { "TODO_CHANGE", "TODO_LIST",
		"TODO_LOCK", "TODO_TRUCK", "TODO_COIN", "TODO_CASE",
		"TODO_RETURN" };
	struct tpl *row = tpl_row(tpl, "TODO");

	for (size_t i = 0; i < ARRAY_LEN(icons); i++)
		tpl_show_if(row, icons[i], text_equal(icons[i], todo->icon));
	tpl_text(row, "TODO_TONE", todo->tone);
	tpl_text(row, "TODO_TITLE", todo->title);
	tpl_text(row, "TODO_NOTE", todo->note);
	tpl_text(row, "TODO_PATH", todo->path);
	tpl_text(row, "TODO_NUMBER", todo->number);
	tpl_text(row, "TODO_BUTTON", words(tpl_language(tpl), todo->button));
}

static void
fill_todo(struct tpl *tpl, const struct todo_words *text, const char *number,
    const char *title, const char *note, const char *path)
{
	home_view_todo(tpl,
	    &(struct home_todo){
		.icon = text->icon,
		.tone = text->tone,
		.title = title,
		.note = note,
		.button = text->button,
		.number = number,
		.path = path,
	    });
}

size_t
home_view_todo_orders(
    struct tpl *tpl, enum today_queue queue, const struct db_rows *rows)
{
	const struct order_row *items = rows->items;
	struct todo_words text = todo_words(queue);
	struct arena *mem = tpl_arena(tpl);
	enum language language = tpl_language(tpl);

	for (size_t i = 0; i < rows->count; i++) {
		char amount[FORMAT_MAX];

		format_money(items[i].total_fen, amount);
		fill_todo(tpl, &text, items[i].number,
		    words_fill(
			mem, language, text.title, "NO", items[i].number, NULL),
		    words_fill(mem, language, text.note, "WHAT",
			view_name(
			    language, items[i].headline, items[i].headline_en),
			"AMOUNT", arena_strdup(mem, amount), NULL),
		    text_format(mem, "/orders/%s%s",
			text_url_encode(mem, items[i].number), text.path));
	}
	return rows->count;
}

size_t
home_view_todo_shipments(struct tpl *tpl, const struct db_rows *rows)
{
	static const struct todo_words there = { .tone = "brand",
		.title = T_("Shipment {NO} was delivered"),
		.note = T_("Order {ORDER}, {AMOUNT}. Count it and sign for it"),
		.button = T_("Sign for it"),
		.icon = "TODO_TRUCK" };
	static const struct todo_words coming = { .tone = "quiet",
		.title = T_("Shipment {NO} is on its way"),
		.note =
		    T_("Order {ORDER}, {AMOUNT}. Sign for it when it is there"),
		.button = T_("Follow it"),
		.icon = "TODO_TRUCK" };
	const struct shipment_row *items = rows->items;
	struct arena *mem = tpl_arena(tpl);
	enum language language = tpl_language(tpl);

	for (size_t i = 0; i < rows->count; i++) {
		const struct todo_words *text =
		    items[i].state == SHIPMENT_DELIVERED ? &there : &coming;
		char amount[FORMAT_MAX];

		format_money(items[i].value_fen, amount);
		fill_todo(tpl, text, items[i].number,
		    words_fill(mem, language, text->title, "NO",
			items[i].number, NULL),
		    words_fill(mem, language, text->note, "ORDER",
			items[i].order_number, "AMOUNT",
			arena_strdup(mem, amount), NULL),
		    text_format(mem, "/shipments/%s",
			text_url_encode(mem, items[i].number)));
	}
	return rows->count;
}

void
home_view_todo_end(struct tpl *tpl, size_t count)
{
	tpl_show_if(tpl, "HAS_TODO", count > 0);
	tpl_show_if(tpl, "NO_TODO", count == 0);
	tpl_int(tpl, "TODO_COUNT", (int64_t)count);
	tpl_text(tpl, "TODO_TEXT",
	    count == 0 ? words(tpl_language(tpl), "nothing waits for you")
		       : words_count(tpl_arena(tpl), tpl_language(tpl),
			     "one thing waits for you",
			     "{N} things wait for you", (int64_t)count));
}

void
home_view_drafts(
    struct tpl *tpl, const struct actor *who, const struct db_rows *rows)
{
	const struct draft_summary *items = rows->items;

	tpl_show_if(tpl, "HAS_DRAFTS", rows->count > 0);
	for (size_t i = 0; i < rows->count; i++) {
		struct tpl *row = tpl_row(tpl, "DRAFT");

		tpl_plain(row, "DRAFT_ID", items[i].id);
		tpl_text(row, "DRAFT_NAME", items[i].name);
		tpl_show_if(row, "NO_DRAFT_NAME", items[i].name[0] == '\0');
		tpl_text(row, "DRAFT_LINES",
		    words_count(tpl_arena(tpl), tpl_language(tpl), "one line",
			"{N} lines", items[i].line_count));
		tpl_text(row, "DRAFT_BY",
		    items[i].changed_by == who->user_id
			? words(tpl_language(tpl), "you")
			: items[i].changed_by_name);
		tpl_time(row, "DRAFT_AT", items[i].changed_at);
		tpl_time_iso(row, "DRAFT_ISO", items[i].changed_at);
	}
}

/* An order in a table of the first page. */
static void
fill_order(
    struct tpl *row, const struct actor *who, const struct order_row *order)
{
	enum language language = tpl_language(row);
	struct order_badge badge =
	    order_badge(order->state, order->credit, order->proposal_open);

	tpl_text(row, "NUMBER", order->number);
	tpl_time(row, "PLACED_AT", order->placed_at);
	tpl_time_iso(row, "PLACED_ISO", order->placed_at);
	tpl_show_if(row, "OF_CUSTOMER", who->side == SIDE_STAFF);
	tpl_text(row, "CUSTOMER_NAME",
	    view_name(language, order->customer_name, order->customer_name_en));
	tpl_text(row, "HEADLINE",
	    view_name(language, order->headline, order->headline_en));
	tpl_text(row, "LINES",
	    words_count(tpl_arena(row), language, "one line", "{N} lines",
		order->line_count));
	tpl_money(row, "TOTAL", order->total_fen);
	tpl_text(row, "STATE_TEXT", words(language, badge.text));
	tpl_text(row, "STATE_TONE", badge.tone);
}

void
home_view_last(
    struct tpl *tpl, const struct actor *who, const struct db_rows *rows)
{
	const struct order_row *items = rows->items;

	tpl_show_if(tpl, "HAS_LAST", rows->count > 0);
	tpl_show_if(tpl, "NO_LAST", rows->count == 0);
	for (size_t i = 0; i < rows->count; i++)
		fill_order(tpl_row(tpl, "LAST"), who, &items[i]);
}

void
home_view_restock(
    struct tpl *tpl, struct instant now, const struct db_rows *rows)
{
	const struct suggestion *items = rows->items;
	enum language language = tpl_language(tpl);
	int64_t today = day_number(day_from_instant(now, tpl_zone(tpl)));

	tpl_show_if(tpl, "HAS_RESTOCK", rows->count > 0);
	for (size_t i = 0; i < rows->count; i++) {
		struct tpl *row = tpl_row(tpl, "RESTOCK");
		int64_t last = day_number(
		    day_from_instant(items[i].last_at, tpl_zone(tpl)));

		tpl_text(row, "SKU_URL",
		    text_url_encode(tpl_arena(tpl), items[i].sku));
		tpl_text(row, "NAME",
		    view_name(language, items[i].name, items[i].name_en));
		tpl_text(row, "SPEC", items[i].spec);
		tpl_text(row, "LAST_AGO",
		    words_count(tpl_arena(tpl), language, "one day ago",
			"{N} days ago", today - last));
		tpl_text(row, "INTERVAL",
		    words_count(tpl_arena(tpl), language, "one day", "{N} days",
			items[i].interval_days));
		tpl_int(row, "QUANTITY", items[i].quantity);
		tpl_text(row, "UNIT",
		    view_name(language, items[i].unit, items[i].unit_en));
	}
}

/* --- Queues of staff ---------------------------------------------------------------- */

/* Title, what an empty one says, and where all of it stands. */
static const struct {
	const char *title;
	const char *empty;
	const char *path;
	const char *tone;
} queues[TODAY_QUEUE_COUNT] = {
	[TODAY_AWAITING] = { T_("Awaiting approval"), T_("Nothing waits here."),
	    "/orders?state=awaiting_approval", "info" },
	[TODAY_TO_CONFIRM] = { T_("To be confirmed, longest waiting first"),
	    T_("Every order is confirmed. New ones appear here as they are "
	       "submitted."),
	    "/orders?state=submitted", "brand" },
	[TODAY_PROPOSED] = { T_("Changes the buyers have not answered"),
	    T_("No change is open. A proposal is made on the order's page."),
	    "/orders?state=proposal", "warn" },
	[TODAY_HELD] = { T_("Held for credit"),
	    T_("No order is held. One that meets a credit rule appears here."),
	    "/orders?state=held", "bad" },
	[TODAY_TO_PICK] = { T_("To be picked, longest waiting first"),
	    T_("Nothing to pick. Orders appear here once they are confirmed."),
	    "/orders?state=confirmed", "brand" },
	[TODAY_PICKING] = { T_("Being picked"),
	    T_("Nobody is picking. Start with the first order above."),
	    "/orders?state=picking", "info" },
	[TODAY_PART_SHIPPED] = { T_("Shipped in part, the rest is open"),
	    T_("No rest is open."), "/orders?state=part_shipped", "warn" },
	[TODAY_SHIPPED] = { T_("On its way"), T_("Nothing is on its way."),
	    "/orders?state=shipped", "info" },
	[TODAY_OPEN] = { T_("Open orders, newest first"),
	    T_("No order is open. New ones appear here as they are submitted."),
	    "/orders", "info" },
};

void
home_view_queue(struct tpl *tpl, const struct actor *who,
    enum today_queue queue, const struct today_sum *sum,
    const struct db_rows *rows)
{
	const struct order_row *items = rows->items;
	enum language language = tpl_language(tpl);
	struct tpl *card = tpl_row(tpl, "QUEUE");

	tpl_plain(card, "QUEUE_ID", queue);
	tpl_text(card, "QUEUE_TITLE", words(language, queues[queue].title));
	tpl_text(card, "QUEUE_EMPTY", words(language, queues[queue].empty));
	tpl_text(card, "QUEUE_PATH", queues[queue].path);
	tpl_text(
	    card, "QUEUE_TONE", sum->count > 0 ? queues[queue].tone : "quiet");
	tpl_int(card, "QUEUE_COUNT", sum->count);
	tpl_money(card, "QUEUE_TOTAL", sum->total_fen);
	tpl_show_if(card, "QUEUE_ANY", rows->count > 0);
	tpl_show_if(card, "QUEUE_NONE", rows->count == 0);
	tpl_show_if(card, "QUEUE_MORE", sum->count > (int64_t)rows->count);
	tpl_list(card, "ORDER");
	for (size_t i = 0; i < rows->count; i++)
		fill_order(tpl_row(card, "ORDER"), who, &items[i]);
}

void
home_view_shipments(struct tpl *tpl, const struct db_rows *rows)
{
	const struct shipment_row *items = rows->items;
	enum language language = tpl_language(tpl);

	tpl_show_if(tpl, "HAS_SHIPMENTS", rows->count > 0);
	tpl_show_if(tpl, "NO_SHIPMENTS", rows->count == 0);
	for (size_t i = 0; i < rows->count; i++) {
		struct tpl *row = tpl_row(tpl, "SHIPMENT");
		struct order_badge badge = shipment_badge(items[i].state);

		tpl_text(row, "SHIPMENT_NUMBER", items[i].number);
		tpl_text(row, "ORDER_NUMBER", items[i].order_number);
		tpl_text(row, "CUSTOMER_NAME",
		    view_name(language, items[i].customer_name,
			items[i].customer_name_en));
		tpl_text(row, "CARRIER", items[i].carrier);
		tpl_time(row, "SENT_AT", items[i].sent_at);
		tpl_time_iso(row, "SENT_ISO", items[i].sent_at);
		tpl_text(row, "STATE_TEXT", words(language, badge.text));
		tpl_text(row, "STATE_TONE", badge.tone);
	}
}

/* --- Notifications --------------------------------------------------------------------- */

void
home_view_notifications(struct tpl *tpl, const struct actor *who,
    bool has_pager, const struct db_rows *rows)
{
	const struct notification *items = rows->items;
	bool any_unread = false;

	tpl_list(tpl, "ROW");
	for (size_t i = 0; i < rows->count; i++) {
		bool is_unread = instant_is_none(items[i].read_at);
		struct tpl *row = tpl_row(tpl, "ROW");

		notification_row(row, who, &items[i]);
		tpl_show_if(row, "IS_READ", !is_unread);
		any_unread = any_unread || is_unread;
	}
	tpl_show_if(tpl, "ANY_UNREAD", any_unread);
	tpl_show_if(tpl, "HAS_PAGER", has_pager);
	tpl_show_if(tpl, "NONE_YET", rows->count == 0);
	if (rows->count == 0)
		tpl_text(tpl, "STATE", "empty");
}
