/**
 * @file
 * The statements behind setting.c.  Layer: domain.
 */
#ifndef DOMAIN_SETTING_SQL_H
#define DOMAIN_SETTING_SQL_H

#include "db/db.h"

/** Row of stmt_setting_all. */
struct setting_row {
	const char *name;
	const char *value;
};

extern const struct db_query stmt_setting_all;
extern const struct db_query stmt_setting_save;

#endif
