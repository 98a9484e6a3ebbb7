/** @file Statements of `qutong backup` and `qutong restore`.  Program: tool. */
#ifndef TOOL_BACKUP_SQL_H
#define TOOL_BACKUP_SQL_H

#include "db/db.h"

struct backup_version {
	int64_t schema_version;
	const char *database;
};

struct backup_upload {
	const char *public_id;
	const char *sha256;
	bool has_thumb;
};

extern const struct db_query stmt_backup_version;
extern const struct db_query stmt_backup_uploads;

#endif
