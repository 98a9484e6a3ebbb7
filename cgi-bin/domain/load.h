/**
 * @file
 * Load data: a company of any size with two years of orders, for measuring.
 *
 * Layer: domain.  The same plan makes the same rows: order i is a pure function
 * of the seed and i, so several processes can each make all orders and write
 * some of the tables.  The rows obey the rules of the product (stock_check()
 * and credit_check() find nothing), but are written in bulk, past its acts and
 * without news in the outbox.
 *
 *   load_begin()   catalogue, customers, people: in the first process
 *   load_part()    the orders' tables: one part per process, each with a
 *                  connection of its own
 *   load_end()     statistics for the optimizer, the mark that it is done
 */
#ifndef DOMAIN_LOAD_H
#define DOMAIN_LOAD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/status.h"
#include "db/db.h"

enum {
	LOAD_CUSTOMERS_MIN = 64,
	LOAD_CUSTOMERS_MAX = 100000,
	LOAD_PRODUCTS_MIN = 60,
	LOAD_PRODUCTS_MAX = 20000,
	LOAD_ORDERS_MAX = 20000000
};

/** Bytes of arena that load_begin() may need. */
enum {
	LOAD_MEMORY = 1 << 30
};

struct load_plan {
	int64_t customers;
	int64_t products;
	int64_t orders;
	uint64_t seed;
	struct instant now; /* orders reach up to the day before */
	int zone_minutes;
};

/** What became of a try to begin. */
enum load_answer {
	LOAD_BEGUN = 0,
	LOAD_DONE_BEFORE, /* load data is there: nothing was touched */
	LOAD_HALF_DONE,   /* an earlier load broke off */
	LOAD_NO_TABLES    /* the tables are not there or not up to date */
};

/** The parts that may be written side by side. */
enum load_part {
	LOAD_PAPERS,     /* orders, lines, holds, proposals, drafts, money */
	LOAD_DELIVERIES, /* shipments, events, stock and its movements */
	LOAD_PART_COUNT
};

/** Everything orders are made from. */
struct load_world;

/** A connection that may load: no time limit, no binary log. */
struct db *load_connect(const struct db_options *options)
    __attribute__((returns_nonnull));

/**
 * Write what stands before any order.
 *
 * @param mem   of LOAD_MEMORY; owns the world
 * @return STATUS_OK with *answer LOAD_BEGUN and *world, or with another answer;
 *         STATUS_INVALID for a plan out of bounds; STATUS_UNAVAILABLE.
 */
enum status load_begin(struct db *db, struct arena *mem,
    const struct load_plan *plan, enum load_answer *answer,
    struct load_world **world) MUST_CHECK;

/**
 * Write one part.  Where the tables are empty it is one transaction, which the
 * server sorts and writes at its commit; else one for each 10,000 orders.
 *
 * @param each called after some orders with how many are made; may be NULL
 */
enum status load_part(struct db *db, const struct load_world *world,
    enum load_part part, void (*each)(void *context, int64_t done),
    void *context) MUST_CHECK;

/** Give the server back the settings it had before load_begin(), after a load
 *  that failed.  A finished one has, and the next one after a kill does. */
enum status load_stop(struct db *db) MUST_CHECK;

/** Finish: every part has been written. */
enum status load_end(struct db *db, const struct load_world *world) MUST_CHECK;

#endif
