/**
 * @file
 * What needs somebody today: open orders and shipments of the reader's scope.
 *
 * Layer: domain.  Counts go over open states alone, through the indexes by
 * state; sums of a period over that period; neither over the whole history.
 * Limited by ACTION_ORDER_SEE.
 */
#ifndef DOMAIN_TODAY_H
#define DOMAIN_TODAY_H

#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/status.h"
#include "domain/actor.h"
#include "domain/order.h"

struct db;
struct db_rows;

/** What an open order waits for. */
enum today_queue {
	TODAY_AWAITING = 0, /* the distributor's own approval */
	TODAY_TO_CONFIRM,   /* the order desk */
	TODAY_PROPOSED,     /* the buyer's answer to a change */
	TODAY_HELD,         /* credit */
	TODAY_TO_PICK,      /* the warehouse, to begin */
	TODAY_PICKING,      /* the warehouse, to finish */
	TODAY_PART_SHIPPED, /* the rest */
	TODAY_SHIPPED,      /* to be signed for */
	TODAY_OPEN,         /* all of these */
	TODAY_QUEUE_COUNT
};

/** How many, and what they come to. */
struct today_sum {
	int64_t count;
	int64_t total_fen;
};

/** Every queue's sum, in one statement.  A submitted order that is held or has
 *  a change proposed counts there and in TODAY_OPEN, in no other queue. */
enum status today_sums(struct db *db, struct arena *mem,
    const struct actor *who,
    struct today_sum sums[TODAY_QUEUE_COUNT]) MUST_CHECK;

enum {
	TODAY_LIMIT_MAX = 50
};

/** The orders of a queue.
 *  @param oldest_first  who has waited longest; else newest first
 *  @param limit         1..TODAY_LIMIT_MAX
 *  @param[out] rows     struct order_row */
enum status today_orders(struct db *db, struct arena *mem,
    const struct actor *who, enum today_queue queue, bool oldest_first,
    int64_t limit, struct db_rows *rows) MUST_CHECK;

/** Shipments not signed for that were sent after `since`, oldest first.
 *  @param[out] rows struct shipment_row */
enum status today_shipments(struct db *db, struct arena *mem,
    const struct actor *who, struct instant since, int64_t limit,
    struct db_rows *rows) MUST_CHECK;

/** Orders placed in one period, by who looks after the customer. */
struct today_part {
	int64_t team_id; /* 0: none */
	const char *team;
	const char *team_en;
	int64_t rep_id; /* 0: none */
	const char *rep;
	bool is_this; /* the present period; else the one before */
	int64_t count;
	int64_t total_fen; /* without rejected and cancelled ones */
};

/**
 * Orders of two periods: from `before` to `from`, and from `from` to `until`.
 * Rejected and cancelled ones are left out.
 *
 * For staff up to a minute old: this process keeps the sums of each scope, and
 * `until` counts when they are read.  What `rows` points to then lives until the
 * next call.
 *
 * @param[out] rows struct today_part, at most 2000
 */
enum status today_parts(struct db *db, struct arena *mem,
    const struct actor *who, struct instant before, struct instant from,
    struct instant until, struct db_rows *rows) MUST_CHECK;

#endif
