/**
 * @file
 * The statements behind purge.c.  Layer: domain.
 */
#ifndef DOMAIN_PURGE_SQL_H
#define DOMAIN_PURGE_SQL_H

#include "db/db.h"

extern const struct db_query stmt_purge_form_tokens;
extern const struct db_query stmt_purge_sessions;
extern const struct db_query stmt_purge_sign_in_failures;
extern const struct db_query stmt_purge_outbox;

#endif
