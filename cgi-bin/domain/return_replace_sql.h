/**
 * @file
 * The statements behind return_replace.c.  Layer: domain.
 */
#ifndef DOMAIN_RETURN_REPLACE_SQL_H
#define DOMAIN_RETURN_REPLACE_SQL_H

#include "db/db.h"

/** What stmt_replace_same_line takes. */
struct replace_same_line {
	int64_t new_order_id;
	int64_t new_position;
	int64_t quantity;
	int64_t replaces_fen;
	int64_t order_id;
	int64_t position;
};

/** What stmt_replace_other_line takes. */
struct replace_other_line {
	int64_t order_id;
	int64_t position;
	int64_t quantity;
	int64_t unit_price_1e4;
	int64_t list_price_1e4;
	int64_t amount_fen;
	int64_t net_fen;
	int64_t tax_fen;
	int64_t tax_rate_bp;
	int64_t price_source;
	int64_t price_list_id;
	int64_t promotion_id;
	int64_t product_id;
};

extern const struct db_query stmt_replace_order;
extern const struct db_query stmt_replace_same_line;
extern const struct db_query stmt_replace_other_line;

extern const struct db_column replace_same_columns[];
extern const size_t replace_same_column_count;
extern const struct db_column replace_other_columns[];
extern const size_t replace_other_column_count;

#endif
