/**
 * @file
 * The statements behind today.c.  Layer: domain.
 */
#ifndef DOMAIN_TODAY_SQL_H
#define DOMAIN_TODAY_SQL_H

#include "db/db.h"

/** Row of stmt_today_sums. */
struct today_sum_row {
	int64_t state;
	bool held;
	bool proposed;
	int64_t count;
	int64_t total_fen;
};

extern const struct db_query stmt_today_sums;
extern const struct db_query stmt_today_orders; /* begin; then a queue's … */
extern const char today_awaiting[];
extern const char today_to_confirm[];
extern const char today_proposed[];
extern const char today_held[];
extern const char today_to_pick[];
extern const char today_picking[];
extern const char today_part_shipped[];
extern const char today_shipped[];
extern const char today_open[];
extern const char today_oldest[]; /* … and an order: limit */
extern const char today_newest[];
extern const struct db_query stmt_today_shipments;
extern const struct db_query stmt_today_parts;

#endif
