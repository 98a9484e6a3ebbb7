/**
 * @file
 * Unnamed files that are gone when the request is.  Layer: http.
 */
#ifndef HTTP_TEMPFILE_H
#define HTTP_TEMPFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/** An empty O_TMPFILE file in `directory`, closed when the arena is reset.
 *  @return -1 (logged) if there can be none */
int tempfile_open(struct arena *mem, const char *directory);

/** Write all of it.  @return false (logged) when the disk does not take it */
bool tempfile_write(int fd, const char *bytes, size_t length);

/** Close `fd` when the arena is reset. */
void tempfile_adopt(struct arena *mem, int fd);

#endif
