/**
 * @file
 * A suggested basket from what a customer bought in the newest 150 orders of the
 * last 12 months.
 *
 * Layer: domain.  One statement over the history each; limited by
 * ACTION_ORDER_ENTER, and to products the customer sees that are on sale.  Counts
 * orders that were submitted and not rejected or cancelled.
 */
#ifndef DOMAIN_SUGGEST_H
#define DOMAIN_SUGGEST_H

#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/status.h"
#include "domain/actor.h"

struct db;
struct db_rows;

/** A product this customer may want now. */
struct suggestion {
	int64_t product_id;
	const char *sku;
	const char *name;
	const char *name_en;
	const char *spec;
	const char *unit;
	const char *unit_en;
	int64_t times;         /* orders it stood in */
	int64_t quantity;      /* the usual (median) quantity of an order */
	int64_t interval_days; /* median between purchases; 0 with one only */
	struct instant last_at;
};

/** What the customer bought most often.  @param[out] rows struct suggestion */
enum status suggest_usual(struct db *db, struct arena *mem,
    const struct actor *who, int64_t customer_id, struct instant now,
    int64_t limit, struct db_rows *rows) MUST_CHECK;

/** What it usually has bought again by now and has not: bought on at least
 *  three days, and the median interval has passed since the last; most overdue
 *  first.  @param[out] rows struct suggestion */
enum status suggest_restock(struct db *db, struct arena *mem,
    const struct actor *who, int64_t customer_id, struct instant now,
    int64_t limit, struct db_rows *rows) MUST_CHECK;

#endif
