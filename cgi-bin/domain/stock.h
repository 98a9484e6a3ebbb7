/**
 * @file
 * Stock: what can be promised, kept for an order, sent out and taken back.
 *
 * Layer: domain.  Keeps three tables in step: stocks (counters), reservations
 * (which stock is kept for which order line) and stock_movements (append only:
 * the balances are their sums, stock_check() compares).  It never touches
 * order_lines: the caller keeps reserved, shipped, refused there.
 *
 * The calls that take an order run in its act, with the order's row locked by
 * the caller; they lock reservations first, then stock by ascending id.  First
 * expired, first out; goods that expire before day + shelf_days do not count.
 * A lost race for the last units calls db_ask_again(): the whole act is run
 * again and sees what is left.
 */
#ifndef DOMAIN_STOCK_H
#define DOMAIN_STOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/status.h"
#include "domain/actor.h"
#include "domain/customer.h"
#include "domain/product.h"
#include "domain/setting.h"

struct act;
struct db;
struct db_rows;

enum stock_status {
	STOCK_AVAILABLE = 1,
	STOCK_TO_INSPECT = 2,
	STOCK_BLOCKED = 3,
	STOCK_RETURNED = 4
};

enum stock_movement_kind {
	STOCK_RECEIVED = 1,
	STOCK_ADJUSTED = 2,
	STOCK_RESERVED = 3,
	STOCK_GIVEN_BACK = 4,
	STOCK_SHIPPED = 5,
	STOCK_CAME_BACK = 6,
	STOCK_MOVED = 7,
	STOCK_RETURN_IN = 8, /* a customer's return arrived */
	STOCK_SCRAPPED = 9,
	STOCK_TO_FACTORY = 10,
	STOCK_SENT_BACK = 11 /* to the customer */
};

enum {
	STOCK_LINES_MAX = 2000
};

/* --- The promise ------------------------------------------------------------ */

/** "5 now, 2 on 12 Dec": now + later + undated + missing = quantity. */
struct stock_line {
	int64_t product_id; /* in */
	int64_t quantity;   /* in */
	const struct product *product; /* in: read before in this request or
	                                  act, with its stock; NULL: read it */
	int64_t now;
	int64_t later;       /* expected in, or made to order … */
	struct day later_on; /* … all of it there by this day; none when 0 */
	int64_t undated;     /* back-ordered, nobody knows until when */
	int64_t missing;     /* cannot be had: it is not back-ordered */
	enum product_supply supply; /* 0: no such product, all is missing */
	int64_t lead_days;
};

/**
 * What can be promised for these lines.  Lines of one product are served in
 * their order; arrivals that are overdue do not count.  Reads only: one statement
 * whatever the count, none where products and arrivals are known (shelf.h).
 *
 * @param customer whose shelf_days hold; NULL for nobody's
 * @param day      today in the company's zone
 */
enum status stock_promise(struct db *db, struct arena *mem,
    const struct customer *customer, struct day day, struct stock_line *lines,
    size_t n) MUST_CHECK;

/** How a quantity in stock is told to a viewer. */
enum stock_shown {
	STOCK_SHOWN_NONE = 0,
	STOCK_SHOWN_FEW,
	STOCK_SHOWN_ENOUGH,
	STOCK_SHOWN_EXACT /* say the figure; also for staff */
};

/** By the setting.  Pure. */
enum stock_shown stock_shown_as(
    const struct setting *setting, const struct actor *who, int64_t available);

/* --- Planning, pure --------------------------------------------------------- */

/** A stock row that may be drawn from. */
struct stock_row {
	int64_t id;
	int64_t product_id;
	struct day expires_on;
	int64_t available; /* on_hand − reserved */
};

/** Units of a stock row for a line. */
struct stock_part {
	int64_t position; /* of the order line */
	int64_t stock_id;
	int64_t product_id;
	int64_t batch_id;
	int64_t warehouse_id;
	int64_t quantity;
};

/** An order line that wants stock. */
struct stock_want {
	int64_t position;
	int64_t product_id;
	int64_t quantity;
	int64_t reserved; /* out: how much it got */
};

/**
 * Serve the wants in their order, first expired first, ties by id.
 *
 * @param rows  by product_id, expires_on, id; `available` is used up
 * @param[out] parts  position, stock_id, product_id, quantity; in the arena
 */
void stock_plan_reserve(struct arena *mem, struct stock_row *rows,
    size_t row_count, struct stock_want *wants, size_t want_count,
    struct stock_part **parts, size_t *part_count);

/* --- For an order, in its act ----------------------------------------------- */

/**
 * Stock that can be drawn from: available, not used up, fit until a day.
 *
 * @param ids products, in any order
 * @param[out] rows struct stock_row, by product_id, expires_on, id
 */
enum status stock_candidates(struct db *db, struct arena *mem, struct day fit,
    const int64_t *ids, size_t n, struct db_rows *rows) MUST_CHECK;

/** stock_reserve() from candidates that were read in this act, which are used
 *  up: one statement less. */
enum status stock_reserve_from(struct db *db, struct act *act, int64_t order_id,
    const struct db_rows *candidates, struct stock_want *wants,
    size_t n) MUST_CHECK;

/**
 * Keep stock for lines of an order, as much as there is (also later, for what
 * was back-ordered: parts add up).  Five statements whatever the count.
 *
 * @param[in,out] wants  `reserved` is filled in; less than `quantity` is OK
 */
enum status stock_reserve(struct db *db, struct act *act, int64_t order_id,
    int64_t shelf_days, struct stock_want *wants, size_t n) MUST_CHECK;

/** An amount of one order line. */
struct stock_take {
	int64_t position;
	int64_t stock_id; /* of this stock only; 0: whichever is its turn */
	int64_t quantity;
	int64_t taken; /* out */
};

/** Give back everything that is kept for an order; once is enough. */
enum status stock_release_all(
    struct db *db, struct act *act, int64_t order_id) MUST_CHECK;

/**
 * Give back some, last to expire first.  `taken` may be less than `quantity`
 * where less was kept.
 */
enum status stock_release(struct db *db, struct act *act, int64_t order_id,
    struct stock_take *takes, size_t n) MUST_CHECK;

/**
 * Send reserved goods out: on hand and reserved fall together.
 *
 * @param[out] parts  what left, by batch: the shipment's lines
 * @return STATUS_OK; STATUS_CONFLICT when a line has less kept than it takes.
 */
enum status stock_ship(struct db *db, struct act *act, int64_t order_id,
    int64_t shipment_id, struct stock_take *takes, size_t n,
    struct stock_part **parts, size_t *part_count) MUST_CHECK;

/**
 * Goods of a shipment come back (refused, lost and found) to their warehouse
 * and batch, to be inspected.
 *
 * @param parts stock_id (where they left from) and quantity
 */
enum status stock_return(struct db *db, struct act *act, int64_t order_id,
    int64_t shipment_id, const struct stock_part *parts, size_t n) MUST_CHECK;

/** What is kept for an order, for the pick list. */
struct stock_kept {
	int64_t position;
	int64_t stock_id;
	int64_t product_id;
	int64_t batch_id;
	const char *batch;     /* "": not batch-tracked */
	struct day expires_on; /* 9999-12-31: does not expire */
	int64_t warehouse_id;
	const char *warehouse;
	const char *warehouse_en;
	int64_t quantity;
};

/** By position, then first to expire; of an order found in scope before. */
enum status stock_kept_for(struct db *db, struct arena *mem, int64_t order_id,
    struct db_rows *rows) MUST_CHECK;

/* --- In the warehouse: ACTION_STOCK_CHANGE ---------------------------------- */

/** Goods that arrive, or an opening balance. */
struct stock_arrival {
	int64_t product_id;
	int64_t warehouse_id;
	const char *batch;     /* NULL or "": not batch-tracked */
	struct day expires_on; /* none: does not expire */
	enum stock_status status;
	int64_t quantity; /* > 0 */
};

/**
 * Take goods in.  At most STOCK_LINES_MAX; few statements whatever the count.
 *
 * @return STATUS_INVALID (quantity, status, text too long), STATUS_CONFLICT
 *         (unknown product or warehouse; a batch with another expiry).
 */
enum status stock_receive(struct db *db, struct act *act,
    const struct stock_arrival *arrivals, size_t n) MUST_CHECK;

/** Counted more or less: STATUS_CONFLICT when less than reserved is left. */
enum status stock_adjust(struct db *db, struct act *act, int64_t stock_id,
    int64_t on_hand_delta) MUST_CHECK;

/** Move unreserved units to another status (block, release, inspect). */
enum status stock_move(struct db *db, struct act *act, int64_t stock_id,
    enum stock_status to, int64_t quantity) MUST_CHECK;

/** What is expected in: replaces what was known for that day. */
struct stock_expectation {
	int64_t product_id;
	int64_t warehouse_id;
	struct day day;
	int64_t quantity;
};

enum status stock_expect(struct db *db, struct act *act,
    const struct stock_expectation *items, size_t n) MUST_CHECK;

/** One place of a product's stock, as staff see it. */
struct stock_place {
	int64_t id;
	int64_t warehouse_id;
	const char *warehouse;
	const char *warehouse_en;
	int64_t batch_id;
	const char *batch;
	struct day expires_on;
	enum stock_status status;
	int64_t on_hand;
	int64_t reserved;
};

/** By expiry; at most 500.  STATUS_FORBIDDEN without ACTION_STOCK_SEE. */
enum status stock_places(struct db *db, struct arena *mem,
    const struct actor *who, int64_t product_id,
    struct db_rows *rows) MUST_CHECK;

/* --- Do the books agree? ---------------------------------------------------- */

/** A stock whose balance is not what its movements or reservations say. */
struct stock_difference {
	int64_t stock_id;
	int64_t product_id;
	int64_t on_hand;
	int64_t on_hand_moved; /* sum of movements */
	int64_t reserved;
	int64_t reserved_moved;     /* sum of movements */
	int64_t reserved_for_lines; /* sum of reservations */
};

/** At most 1000 differences; none is what it should be. */
enum status stock_check(
    struct db *db, struct arena *mem, struct db_rows *rows) MUST_CHECK;

#endif
