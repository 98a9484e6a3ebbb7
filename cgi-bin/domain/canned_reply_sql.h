/**
 * @file
 * Statements about prepared answers.  Layer: domain, for canned_reply.c alone.
 */
#ifndef DOMAIN_CANNED_REPLY_SQL_H
#define DOMAIN_CANNED_REPLY_SQL_H

#include "domain/canned_reply.h"

extern const struct db_query stmt_canned_list;
extern const struct db_query stmt_canned_insert;
extern const struct db_query stmt_canned_change;
extern const struct db_query stmt_canned_used;

#endif
