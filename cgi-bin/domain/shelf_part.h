/**
 * @file
 * What the files of the shelf share.  Layer: domain, private to shelf.
 */
#ifndef DOMAIN_SHELF_PART_H
#define DOMAIN_SHELF_PART_H

#include "domain/shelf.h"
#include "domain/shelf_sql.h"

struct shelf {
	struct arena *mem;
	int64_t version; /* 0: not to be used */
	int64_t read_us;
	bool too_large;       /* nothing below is there */
	struct day first_day; /* prices and promotions from this day on */
	struct shelf_product *products; /* by sku */
	size_t product_count;
	const struct shelf_product **by_id;
	const struct shelf_rate *rates; /* by product, then day */
	size_t rate_count;
	const struct shelf_rule *rules; /* by product */
	size_t rule_count;
	const struct shelf_price *prices; /* by product */
	size_t price_count;
	const struct promotion *promotions; /* by id */
	size_t promotion_count;
	const struct shelf_substitute *substitutes; /* by product, rank */
	size_t substitute_count;
	const struct shelf_expected *expected; /* by product, day */
	size_t expected_count;
	const struct shelf_number_row *owners; /* customers with own codes */
	size_t owner_count;
};

/** Index of the first item of a product in items that begin with their
 *  product_id and are sorted by it; `count` or another's if it has none. */
size_t shelf_first_of(
    const void *items, size_t count, size_t size, int64_t product_id);

#endif
