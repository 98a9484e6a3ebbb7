/**
 * @file
 * The statements behind shelf.c.  Layer: domain.
 */
#ifndef DOMAIN_SHELF_SQL_H
#define DOMAIN_SHELF_SQL_H

#include "db/db.h"
#include "domain/shelf.h"

/** Row of stmt_shelf_version and stmt_shelf_owners. */
struct shelf_number_row {
	int64_t number;
};

/** A tax rate of a product. */
struct shelf_rate {
	int64_t product_id;
	struct day from_day;
	int64_t rate_bp;
};

/** Whom a restricted product is shown to. */
struct shelf_rule {
	int64_t product_id;
	int64_t customer_id; /* one of these three; 0: not this one */
	bool has_class;
	enum customer_class class;
	int64_t region_id;
};

/** A price with its list. */
struct shelf_price {
	int64_t product_id;
	enum price_source source;
	int64_t price_list_id;
	enum customer_class class; /* of a list for a class */
	int64_t min_quantity;
	struct day from_day;
	struct day to_day;
	int64_t price_1e4;
};

/** A product that may be offered instead of another. */
struct shelf_substitute {
	int64_t product_id;
	int64_t substitute_id;
};

/** What stock and own codes say of a product: one of the two. */
struct shelf_moment_row {
	int64_t product_id;
	struct day expires_on; /* none: the row is a code */
	int64_t available;
	const char *code;
};

extern const struct db_query stmt_shelf_version;
extern const struct db_query stmt_shelf_changed;
extern const struct db_query stmt_shelf_products;
extern const struct db_query stmt_shelf_rates;
extern const struct db_query stmt_shelf_rules;
extern const struct db_query stmt_shelf_prices;
extern const struct db_query stmt_shelf_promotions;
extern const struct db_query stmt_shelf_owners;
extern const struct db_query stmt_shelf_substitutes;
extern const struct db_query stmt_shelf_expected;
extern const struct db_query stmt_shelf_stock;
extern const struct db_query stmt_shelf_stock_and_codes;

#endif
