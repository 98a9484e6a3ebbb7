/**
 * @file
 * The statement behind today_needs.c.  Layer: domain.
 */
#ifndef DOMAIN_TODAY_NEEDS_SQL_H
#define DOMAIN_TODAY_NEEDS_SQL_H

#include "db/db.h"

enum {
	TODAY_NEEDS_PARAMS = 37
};

/** Per kind: whether it is asked for, then what it is compared with. */
extern const struct db_query stmt_today_needs;

#endif
