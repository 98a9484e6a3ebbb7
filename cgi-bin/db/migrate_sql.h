/**
 * @file
 * Statements of migrate.c.  Layer: db.
 */
#ifndef DB_MIGRATE_SQL_H
#define DB_MIGRATE_SQL_H

#include "db/db.h"

/** The tables that must stand before the first file. */
extern const char *const migrate_tables_sql[];
extern const size_t migrate_tables_count;

/** What the table says of one file. */
struct migrate_row {
	int64_t version;
	const char *name;
	const char *sha256;        /* of the part that is done */
	struct instant applied_at; /* none: not whole */
	int64_t position;          /* statements done */
};

/** Who may migrate now. */
struct migrate_lease {
	int64_t owner;      /* connection id; 0 for nobody */
	const char *server; /* where that connection is */
	struct instant taken_at;
	struct instant until_at;
};

/** Where and when we are, by the database's clock. */
struct migrate_place {
	int64_t connection_id;
	const char *server;
	struct instant now;
	int64_t uptime_s;
};

struct migrate_count {
	int64_t count;
};

extern const struct db_query stmt_migrate_rows;
extern const struct db_query stmt_migrate_version;
extern const struct db_query stmt_migrate_begin;
extern const struct db_query stmt_migrate_step;
extern const struct db_query stmt_migrate_done;
extern const struct db_query stmt_migrate_lease;
extern const struct db_query stmt_migrate_place;
extern const struct db_query stmt_migrate_alive;
extern const struct db_query stmt_migrate_take;
extern const struct db_query stmt_migrate_renew;
extern const struct db_query stmt_migrate_release;

#endif
