/**
 * @file
 * Bringing a database folder back: unpacked, its log played over it.
 *
 * Program: tool.
 */
#ifndef TOOL_RESTORE_H
#define TOOL_RESTORE_H

#include "tool/archive.h"

/** Unpack the copy of the database into data/ of a new home and make it
 *  consistent.  @return false after a message */
bool restore_database(struct archive *archive, const struct manifest *manifest);

/** A server of the new home that nobody but we can reach. */
struct restore_server {
	pid_t pid;
};

/** Start it, and give its administration to who runs this. */
bool restore_server_start(
    const struct home *home, struct restore_server *server);
bool restore_server_stop(struct restore_server *server);

/** Play the log from where the copy stands up to `until` (none: to its end). */
bool restore_log(struct archive *archive, const struct manifest *manifest,
    struct instant until);

#endif
