/**
 * @file
 * Statements of migrate.c.  Layer: db.
 *
 * The lease uses the database's clock: its holders may sit on machines whose
 * clocks differ.
 */
#include "db/migrate_sql.h"

const char *const migrate_tables_sql[] = {
	"CREATE TABLE IF NOT EXISTS schema_migrations ("
	" version INT NOT NULL PRIMARY KEY,"
	" name VARCHAR(100) NOT NULL,"
	" sha256 CHAR(64) NOT NULL,"
	" applied_at DATETIME(3) NULL,"
	" position INT NOT NULL"
	") ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",

	"CREATE TABLE IF NOT EXISTS schema_lease ("
	" id INT NOT NULL PRIMARY KEY CHECK (id = 1),"
	" owner BIGINT NOT NULL,"
	" server VARCHAR(600) NOT NULL,"
	" taken_at DATETIME(3) NOT NULL,"
	" until_at DATETIME(3) NOT NULL"
	") ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",

	"INSERT IGNORE INTO schema_lease (id, owner, server, taken_at, until_at)"
	" VALUES (1, 0, '', '2000-01-01', '2000-01-01')",
};

const size_t migrate_tables_count = ARRAY_LEN(migrate_tables_sql);

static const struct db_column row_columns[] = {
	DB_COLUMN(struct migrate_row, version),
	DB_COLUMN(struct migrate_row, name),
	DB_COLUMN(struct migrate_row, sha256),
	DB_COLUMN(struct migrate_row, applied_at),
	DB_COLUMN(struct migrate_row, position),
};

static const struct db_column lease_columns[] = {
	DB_COLUMN(struct migrate_lease, owner),
	DB_COLUMN(struct migrate_lease, server),
	DB_COLUMN(struct migrate_lease, taken_at),
	DB_COLUMN(struct migrate_lease, until_at),
};

static const struct db_column place_columns[] = {
	DB_COLUMN(struct migrate_place, connection_id),
	DB_COLUMN(struct migrate_place, server),
	DB_COLUMN(struct migrate_place, now),
	DB_COLUMN(struct migrate_place, uptime_s),
};

static const struct db_column count_columns[] = {
	DB_COLUMN(struct migrate_count, count),
};

const struct db_query stmt_migrate_rows = {
	.name = "migrate.rows",
	.sql = "SELECT version, name, sha256, applied_at, position"
	       " FROM schema_migrations ORDER BY version LIMIT 9999",
	DB_ROWS(struct migrate_row, row_columns),
};

const struct db_query stmt_migrate_version = {
	.name = "migrate.version",
	.sql = "SELECT MAX(version) FROM schema_migrations"
	       " WHERE applied_at IS NOT NULL",
	DB_ROWS(struct migrate_count, count_columns),
};

const struct db_query stmt_migrate_begin = {
	.name = "migrate.begin",
	.sql = "INSERT INTO schema_migrations"
	       " (version, name, sha256, applied_at, position)"
	       " VALUES (?, ?, ?, NULL, 0)",
	.param_count = 3,
};

const struct db_query stmt_migrate_step = {
	.name = "migrate.step",
	.sql = "UPDATE schema_migrations SET sha256 = ?, position = ?"
	       " WHERE version = ?",
	.param_count = 3,
};

const struct db_query stmt_migrate_done = {
	.name = "migrate.done",
	.sql = "UPDATE schema_migrations SET name = ?, sha256 = ?,"
	       " applied_at = ? WHERE version = ?",
	.param_count = 4,
};

const struct db_query stmt_migrate_lease = {
	.name = "migrate.lease",
	.sql = "SELECT owner, server, taken_at, until_at FROM schema_lease"
	       " WHERE id = 1 FOR UPDATE",
	DB_ROWS(struct migrate_lease, lease_columns),
};

const struct db_query stmt_migrate_place = {
	.name = "migrate.place",
	.sql = "SELECT CONNECTION_ID(), CONCAT(@@hostname, ':', @@datadir),"
	       " UTC_TIMESTAMP(3), CAST(VARIABLE_VALUE AS SIGNED)"
	       " FROM information_schema.GLOBAL_STATUS"
	       " WHERE VARIABLE_NAME = 'UPTIME'",
	DB_ROWS(struct migrate_place, place_columns),
};

const struct db_query stmt_migrate_alive = {
	.name = "migrate.alive",
	.sql = "SELECT COUNT(*) FROM information_schema.PROCESSLIST"
	       " WHERE ID = ?",
	.param_count = 1,
	DB_ROWS(struct migrate_count, count_columns),
};

const struct db_query stmt_migrate_take = {
	.name = "migrate.take",
	.sql = "UPDATE schema_lease SET owner = ?, server = ?,"
	       " taken_at = UTC_TIMESTAMP(3),"
	       " until_at = UTC_TIMESTAMP(3) + INTERVAL 10 MINUTE"
	       " WHERE id = 1",
	.param_count = 2,
};

const struct db_query stmt_migrate_renew = {
	.name = "migrate.renew",
	.sql = "UPDATE schema_lease SET taken_at = UTC_TIMESTAMP(3),"
	       " until_at = UTC_TIMESTAMP(3) + INTERVAL 10 MINUTE"
	       " WHERE id = 1 AND owner = ? AND server = ?",
	.param_count = 2,
};

const struct db_query stmt_migrate_release = {
	.name = "migrate.release",
	.sql = "UPDATE schema_lease SET owner = 0"
	       " WHERE id = 1 AND owner = ? AND server = ?",
	.param_count = 2,
};
