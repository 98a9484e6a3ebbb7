/**
 * @file
 * What `qutong seed-demo` asks the database.  Program: tool.
 */
#ifndef TOOL_SEED_SQL_H
#define TOOL_SEED_SQL_H

#include "db/db.h"

/** One row if the demo company has been loaded. */
struct seed_done {
	const char *value;
};

/** A product that is ordered much. */
struct seed_product {
	int64_t id;
	const char *sku;
	int64_t step;
	int64_t price_1e4;
};

/** A demo customer and who orders for it. */
struct seed_customer {
	int64_t id;
	int64_t class;
	const char *login;
	int64_t limit_fen;
	int64_t term_days;
	int64_t rep_id;
};

/** A sum. */
struct seed_sum {
	int64_t fen;
};

extern const struct db_query stmt_seed_done;
extern const struct db_query stmt_seed_played;
extern const struct db_query stmt_seed_products;
extern const struct db_query stmt_seed_customers;
extern const struct db_query stmt_seed_used; /* order id, twice */
extern const struct db_query stmt_seed_told; /* now, before */
extern const struct db_query stmt_seed_note; /* name, now */

/**
 * While the demo year is played its thousands of commits need not each wait for
 * the disk; the server's own settings come back after, and at its next start.
 */
extern const char *const seed_relaxed[2];
extern const char *const seed_durable[2];

#endif
