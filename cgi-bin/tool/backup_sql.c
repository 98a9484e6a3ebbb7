/** @file Statements of `qutong backup` and `qutong restore`.  Program: tool. */
#include "tool/backup_sql.h"

static const struct db_column version_columns[] = {
	DB_COLUMN(struct backup_version, schema_version),
	DB_COLUMN(struct backup_version, database),
};

const struct db_query stmt_backup_version = {
	.name = "backup.version",
	.sql = "SELECT MAX(version), VERSION() FROM schema_migrations"
	       " WHERE applied_at IS NOT NULL",
	DB_ROWS(struct backup_version, version_columns),
};

static const struct db_column upload_columns[] = {
	DB_COLUMN(struct backup_upload, public_id),
	DB_COLUMN(struct backup_upload, sha256),
	DB_COLUMN(struct backup_upload, has_thumb),
};

/* Those removed (3) may have lost their bytes. */
const struct db_query stmt_backup_uploads = {
	.name = "backup.uploads",
	.sql = "SELECT public_id, sha256, has_thumb FROM files"
	       " WHERE state <> 3 ORDER BY public_id",
	DB_ROWS(struct backup_upload, upload_columns),
};
