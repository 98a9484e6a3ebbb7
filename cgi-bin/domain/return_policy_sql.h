/**
 * @file
 * The statement behind return_policy.c.  Layer: domain.
 */
#ifndef DOMAIN_RETURN_POLICY_SQL_H
#define DOMAIN_RETURN_POLICY_SQL_H

#include "db/db.h"

struct return_setting_row {
	const char *name;
	const char *value;
};

extern const struct db_query stmt_return_settings;

#endif
