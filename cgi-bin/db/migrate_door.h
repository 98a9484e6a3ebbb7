/**
 * @file
 * The narrow door for migrations: SQL from a file, on an admin connection.
 *
 * Layer: db, for migrate.c alone.  An admin connection is not READ ONLY outside
 * of db_transact(), and its statements may take as long as they need.
 */
#ifndef DB_MIGRATE_DOOR_H
#define DB_MIGRATE_DOOR_H

#include "db/db.h"

/** A connection that may change the schema. */
struct db *db_admin_new(const struct db_options *options)
    __attribute__((returns_nonnull));

/**
 * Run one statement; a result is thrown away.
 *
 * @param[out] number the server's error number, 0 if none
 *
 * @return STATUS_OK; STATUS_CONFLICT when db_admin_tolerates(*number), or for a
 *         duplicate key; else as db_run().
 */
enum status db_admin_run(
    struct db *db, const char *sql, size_t length, unsigned *number) MUST_CHECK;

/** Errors that say "this change of the schema is there already". */
bool db_admin_tolerates(unsigned number);

#endif
