/**
 * @file
 * The statements behind price.c and price_promotion.c.  Layer: domain.
 */
#ifndef DOMAIN_PRICE_SQL_H
#define DOMAIN_PRICE_SQL_H

#include "db/db.h"
#include "domain/price.h"

/** Row of stmt_price_candidates: a product and one of its prices, if any. */
struct price_row {
	int64_t product_id;
	int64_t category_id;
	int64_t tax_rate_bp;      /* −1: none on that day */
	enum price_source source; /* PRICE_NONE: no price at all */
	int64_t price_list_id;
	int64_t min_quantity;
	struct day from_day;
	int64_t price_1e4;
};

/** Row of the statements that ask for an id. */
struct price_id_row {
	int64_t id;
};

extern const struct db_query stmt_price_candidates;
extern const struct db_query stmt_price_promotions;
extern const struct db_query stmt_price_save;

extern const struct db_query stmt_promotion_clash;
extern const struct db_query stmt_promotion_clash_now;
extern const struct db_query stmt_promotion_lock;
extern const struct db_query stmt_promotion_insert;
extern const struct db_query stmt_promotion_update;

#endif
