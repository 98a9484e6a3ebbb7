/**
 * @file
 * The statements behind act.c.  Layer: domain.
 */
#ifndef DOMAIN_ACT_SQL_H
#define DOMAIN_ACT_SQL_H

#include "db/db.h"

/** Row of stmt_form_token_find. */
struct form_token_row {
	int64_t user_id;
	const char *result;
};

extern const struct db_query stmt_form_token_claim;
extern const struct db_query stmt_form_token_find;
extern const struct db_query stmt_form_token_lead;

#endif
