/**
 * @file
 * Statements about prepared answers.  Layer: domain, for canned_reply.c alone.
 */
#ifndef DOMAIN_CANNED_REPLY_SQL_H
#define DOMAIN_CANNED_REPLY_SQL_H

#include "domain/canned_reply.h"

struct canned_number_row {
	int64_t value;
};

extern const struct db_query stmt_canned_list;
extern const struct db_query stmt_canned_insert;
extern const struct db_query stmt_canned_change;
extern const struct db_query stmt_canned_used;
extern const struct db_query stmt_canned_find;
extern const struct db_query stmt_canned_count;
extern const struct db_query stmt_canned_product;

#endif
