/**
 * @file
 * The private MariaDB: its settings, its first folder, its users.
 *
 * Program: tool.  Nothing here speaks SQL itself: the server's own programs do
 * (mariadb-install-db, mariadb).
 */
#ifndef TOOL_DATABASE_H
#define TOOL_DATABASE_H

#include "tool/process.h"

/** Path of the server's socket. */
const char *database_socket(const struct home *home)
    __attribute__((returns_nonnull));

/** Write run/mariadb.cnf for `connections` at once; fill in the process. */
enum status database_server(const struct home *home, int64_t connections,
    struct process *server) MUST_CHECK;

/** The task that makes a new, empty data folder beside the place of data/. */
void database_install(const struct home *home, struct process *task);

/** Put the finished new folder in place.  @return false after a message. */
bool database_install_done(const struct home *home);

/** Whether the server greets who connects: it has recovered and serves. */
bool database_answers(const struct home *home);

/** Password of a program's database user, derived from db_secret. */
const char *database_password(const struct home *home, const char *program)
    __attribute__((returns_nonnull));

/**
 * Write run/grants.sql: the database, one user per program with what
 * schema/grants.sql gives it; and the task that runs it.
 *
 * @return STATUS_OK; STATUS_NOT_FOUND when the same has been run before: there
 *         is nothing to do; STATUS_INVALID after a message.
 */
enum status database_users(const struct home *home, const char *const *programs,
    size_t count, struct process *task) MUST_CHECK;

/** Remember that the last database_users() has been run. */
void database_users_done(const struct home *home);

/** The task that creates the empty database, before migrations. */
enum status database_create(
    const struct home *home, struct process *task) MUST_CHECK;

#endif
