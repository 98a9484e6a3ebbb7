/**
 * @file
 * A year of orders, up to two weeks ago.  See seed_play.h.
 *
 * Program: tool.
 */
#include "base/log.h"
#include "domain/shipment.h"
#include "tool/import.h"
#include "tool/seed_play.h"

enum {
	YEAR_DAYS = 365,
	RECENT_DAYS = 15,
	YEAR_MOST = 1000
};

static const int64_t hour_ms = INT64_C(60) * 60 * 1000;
static const int64_t day_ms = INT64_C(24) * 60 * 60 * 1000;

/* Orders a year of a customer, by its class. */
static const int64_t yearly[] = { 8, 10, 14, 18, 22, 28, 36 };

/* How busy each month is, of 13: before the spring festival and in autumn. */
static const int64_t seasons[12] = { 13, 6, 9, 9, 10, 11, 10, 10, 13, 9, 11,
	12 };

/* Above it a company's own approver is asked; most stay below. */
static const int64_t approval_fen = 3600000;

struct occasion {
	struct instant at;
	size_t customer;
};

static int
compare_occasions(const void *a, const void *b)
{
	const struct occasion *left = a;
	const struct occasion *right = b;

	return (left->at.ms > right->at.ms) - (left->at.ms < right->at.ms);
}

/** A working hour of a day that fits the season. */
static struct instant
pick_time(struct play *play)
{
	struct day today = day_from_instant(play->now, ZONE_SHANGHAI_MINUTES);
	struct day day;

	do
		day = day_add(today,
		    -RECENT_DAYS - play_roll(play, YEAR_DAYS - RECENT_DAYS));
	while (day_weekday(day) > 5 ||
	    play_roll(play, 13) >= seasons[day.month - 1]);
	return instant_add_ms(instant_from_day(day, ZONE_SHANGHAI_MINUTES),
	    9 * hour_ms + play_roll(play, 9 * hour_ms));
}

static size_t
plan(struct play *play, struct occasion *occasions)
{
	size_t count = 0;

	for (size_t i = 0; i < play->customer_count; i++) {
		int64_t orders = yearly[play->customers[i].row.class];

		for (int64_t k = 0; k < orders && count < YEAR_MOST; k++)
			occasions[count++] =
			    (struct occasion){ pick_time(play), i };
	}
	qsort(occasions, count, sizeof(*occasions), compare_occasions);
	return count;
}

/** What goes otherwise now and then.  @return whether the order ended here */
static enum status
turn_away(struct play *play, const struct play_customer *customer,
    int64_t order_id, struct instant at, bool *is_over)
{
	struct act clerk = play_act(play, &play->staff[PLAY_CLERK], at);
	struct act buyer = play_act(play, &customer->buyer, at);
	int64_t roll = play_roll(play, 100);

	*is_over = roll < 5;
	if (roll < 3)
		return order_cancel(
		    play->db, &buyer, order_id, "门店需求变化，重新下单");
	if (roll < 5)
		return order_reject(
		    play->db, &clerk, order_id, "收货地址不在配送范围内");
	return STATUS_OK;
}

/** From the truck to the signature. */
static enum status
arrive(struct play *play, const struct play_customer *customer,
    int64_t shipment_id, struct instant *at)
{
	struct act warehouse;
	struct act buyer;
	enum status st;

	*at = instant_add_ms(*at, day_ms + play_roll(play, 2 * day_ms));
	warehouse = play_act(play, &play->staff[PLAY_WAREHOUSE], *at);
	if (play_roll(play, 100) < 1)
		return shipment_lose(
		    play->db, &warehouse, shipment_id, "运输途中货物灭失");
	st = shipment_deliver(play->db, &warehouse, shipment_id);
	if (st != STATUS_OK)
		return st;
	*at = instant_add_ms(*at, hour_ms + play_roll(play, day_ms));
	if (play_roll(play, 100) < 3)
		return play_refuse(
		    play, customer, shipment_id, "外箱破损", *at);
	buyer = play_act(play, &customer->buyer, *at);
	return shipment_sign(play->db, &buyer, shipment_id, "");
}

static enum status
live(struct play *play, const struct occasion *occasion)
{
	struct play_customer *customer = &play->customers[occasion->customer];
	bool by_sales =
	    customer->row.rep_id == play->staff[PLAY_SALES].user_id &&
	    play_roll(play, 12) == 0;
	struct play_wish wish = {
		.customer = customer,
		.by = by_sales ? &play->staff[PLAY_SALES] : &customer->buyer,
		.at = occasion->at,
		.worth_fen =
		    customer->row.limit_fen * (5 + play_roll(play, 12)) / 100,
	};
	struct instant at = occasion->at;
	enum order_state state;
	int64_t shipment_id;
	int64_t order_id;
	bool is_over;
	enum status st;

	if (wish.worth_fen > approval_fen && occasion->customer < 4)
		wish.worth_fen = approval_fen - play_roll(play, 1000000);
	st = play_place(play, &wish, &order_id, &state);
	if (st != STATUS_OK || state != ORDER_SUBMITTED)
		return st;
	at = instant_add_ms(at, hour_ms + play_roll(play, 5 * hour_ms));
	st = turn_away(play, customer, order_id, at, &is_over);
	if (st != STATUS_OK || is_over)
		return st;
	st = play_confirm(play, order_id, at);
	if (st != STATUS_OK)
		return st;
	at = instant_add_ms(at, 2 * hour_ms + play_roll(play, day_ms));
	st = play_ship(play, order_id, false, at, &shipment_id);
	if (st == STATUS_OK)
		st = arrive(play, customer, shipment_id, &at);
	if (st != STATUS_OK)
		return st;
	at = instant_add_ms(
	    at, (customer->row.term_days - 3 + play_roll(play, 6)) * day_ms);
	return at.ms < play->now.ms ? play_settle(play, customer, order_id, at)
				    : STATUS_OK;
}

enum status
play_year(struct play *play)
{
	struct occasion *occasions =
	    arena_calloc(play->mem, YEAR_MOST, sizeof(*occasions));
	size_t count = plan(play, occasions);
	enum status st = STATUS_OK;

	for (size_t i = 0; i < count && st == STATUS_OK; i++) {
		/* So that what is ordered does not hang on the calendar. */
		play->dice = i;
		st = live(play, &occasions[i]);
		if (st != STATUS_OK)
			log_event(LOG_WARN, "seed.order", "number",
			    log_int((int64_t)i), "status", log_int((int64_t)st),
			    NULL);
		/* An order that does not come off leaves the others. */
		if (st != STATUS_UNAVAILABLE && st != STATUS_BUG)
			st = STATUS_OK;
		arena_reset(play->scratch);
		progress_show("Playing a year", i + 1, count);
	}
	progress_end();
	return st;
}
