/**
 * @file
 * The statements behind stock.c, stock_order.c and stock_keep.c.
 *
 * Layer: domain.
 */
#ifndef DOMAIN_STOCK_SQL_H
#define DOMAIN_STOCK_SQL_H

#include "db/db.h"
#include "domain/stock.h"

/** Row of stmt_stock_promise: a product's stock, or an arrival of it. */
struct stock_promise_row {
	int64_t product_id;
	enum product_supply supply; /* 0: an arrival */
	int64_t lead_days;
	struct day day; /* of the arrival */
	int64_t quantity;
};

/** Row of stmt_stock_reservations: what is kept for a line. */
struct stock_reservation {
	int64_t position;
	int64_t stock_id;
	int64_t quantity;
	/* Of the stock, filled in by the caller: */
	int64_t product_id;
	int64_t batch_id;
	int64_t warehouse_id;
	struct day expires_on;
};

/** Row of stmt_stock_by_ids and others: where a stock is. */
struct stock_place_row {
	int64_t id;
	int64_t product_id;
	int64_t warehouse_id;
	int64_t batch_id;
	enum stock_status status;
	struct day expires_on;
};

/** Row of stmt_stock_batches. */
struct stock_batch_row {
	int64_t id;
	int64_t product_id;
	const char *number;
	struct day expires_on; /* none: does not expire */
};

extern const struct db_query stmt_stock_promise;
extern const struct db_query stmt_stock_candidates;
extern const struct db_query stmt_stock_reservations;
extern const struct db_query stmt_stock_by_ids;
extern const struct db_query stmt_stock_by_products;
extern const struct db_query stmt_stock_batches;
extern const struct db_query stmt_stock_kept_for;
extern const struct db_query stmt_stock_places;
extern const struct db_query stmt_stock_check;

extern const struct db_query stmt_stock_take;
extern const struct db_query stmt_stock_take_some;
extern const struct db_query stmt_stock_give_back;
extern const struct db_query stmt_stock_send;
extern const struct db_query stmt_stock_reservation_add;
extern const struct db_query stmt_stock_reservation_cut;
extern const struct db_query stmt_stock_movement;
extern const struct db_query stmt_stock_batch_add;
extern const struct db_query stmt_stock_add;
extern const struct db_query stmt_stock_adjust;
extern const struct db_query stmt_stock_expect;

#endif
