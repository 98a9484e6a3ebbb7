/**
 * @file
 * The statements behind return_settle.c.  Layer: domain.
 */
#ifndef DOMAIN_RETURN_SETTLE_SQL_H
#define DOMAIN_RETURN_SETTLE_SQL_H

#include "db/db.h"

/** What stmt_settle_note_line takes. */
struct settle_note_line {
	int64_t credit_note_id;
	int64_t position;
	int64_t product_id;
	int64_t quantity;
	int64_t unit_price_1e4;
	int64_t amount_fen;
};

extern const struct db_query stmt_settle_note_line;
extern const struct db_query stmt_settle_note_lines;
extern const struct db_query stmt_settle_link;

extern const struct db_column settle_note_columns[];
extern const size_t settle_note_column_count;

#endif
