/**
 * @file
 * Bringing a database to the schema this version needs.
 *
 * Layer: db.  A folder holds NNNN_subject.sql files, applied once each in the
 * order of their numbers.  Which statement was the last done is kept in the
 * database, so a run that was cut off anywhere is taken up by the next.
 */
#ifndef DB_MIGRATE_H
#define DB_MIGRATE_H

#include "db/db.h"

/**
 * Apply what is missing.  Waits up to 30 s for another process that does the
 * same.
 *
 * @param told called before each file that has something left to do; may be NULL
 *
 * @return STATUS_OK; STATUS_INVALID (an applied file was changed or is gone, two
 *         files with one number, the folder cannot be read); STATUS_BUG (the
 *         server refused a statement); STATUS_UNAVAILABLE.  Each is logged with
 *         the file's name and the number of the statement.
 */
enum status migrate_apply(const struct db_options *options, const char *folder,
    void (*told)(void *context, const char *file), void *context) MUST_CHECK;

/** Number of the newest file applied whole; 0 for an empty table. */
enum status migrate_version(
    struct db *db, struct arena *mem, int64_t *version) MUST_CHECK;

/** The server's own clock, to hold ours against; no time of ours comes from it. */
enum status migrate_server_clock(
    struct db *db, struct arena *mem, struct instant *now) MUST_CHECK;

/**
 * Run one .sql file in one transaction: demonstration data.
 *
 * @return STATUS_OK; STATUS_NOT_FOUND (no such file); STATUS_CONFLICT (a row is
 *         there already, or its parent is not); STATUS_BUG; STATUS_UNAVAILABLE.
 */
enum status migrate_load(
    const struct db_options *options, const char *file) MUST_CHECK;

#endif
