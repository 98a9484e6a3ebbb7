/**
 * @file
 * The statements behind product.c, product_search.c and product_save.c.
 *
 * Layer: domain.  Those that yield products begin with two arguments: the
 * customer whose codes are shown, and the day goods must last to be counted.
 * The assortment takes four: 1 for everything, customer, class, region.
 */
#ifndef DOMAIN_PRODUCT_SQL_H
#define DOMAIN_PRODUCT_SQL_H

#include "db/db.h"
#include "domain/product.h"

/** Row of stmt_product_resolve_sku and stmt_product_resolve_other. */
struct product_match_row {
	int64_t number; /* of the code, from 1 */
	int64_t by;
	struct product product;
};

/** Row of stmt_product_near and stmt_product_ids. */
struct product_near_row {
	int64_t id;
	const char *sku;
};

extern const struct db_query stmt_product_by_ids;
extern const struct db_query stmt_product_resolve_sku;
extern const struct db_query stmt_product_resolve_other;
extern const struct db_query stmt_product_substitutes;
extern const struct db_query stmt_product_substitutes_of;
extern const struct db_query stmt_product_categories;
extern const struct db_query stmt_product_near;
extern const struct db_query stmt_product_ids;

/* product_list() begins with one of these, then adds what follows.  A search
 * yields ids, so that the rest is read for those alone that are shown. */
extern const struct db_query stmt_product_list;
extern const struct db_query stmt_product_list_few;
extern const struct db_query stmt_product_search;
extern const struct db_query stmt_product_search_start;
extern const char product_list_assortment[]; /* four */
extern const char product_list_matches[];    /* initials, code, own code … */
extern const char product_list_word[];       /* … or every word */
extern const char product_list_matched[];
extern const char product_list_categories[]; /* ids */
extern const char product_list_in_stock[];   /* day */
extern const char product_list_bought[];     /* customer, since */
extern const char product_list_after[];      /* sku */
extern const char product_list_on_sale[];
extern const char product_list_order[]; /* limit */
extern const char product_list_best[];  /* starts, limit */

extern const struct db_query stmt_product_save;
extern const struct db_query stmt_product_grams_delete;
extern const struct db_query stmt_product_gram_add;
extern const struct db_query stmt_product_rate_save;
extern const struct db_query stmt_product_cost_save;
extern const struct db_query stmt_product_own_code_save;

#endif
