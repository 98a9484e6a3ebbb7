/**
 * @file
 * The kinds of things files hang on, and who sees them.  Layer: domain.
 */
#ifndef DOMAIN_FILE_OBJECT_H
#define DOMAIN_FILE_OBJECT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "domain/actor.h"

/** Whether files may hang on this kind of thing at all. */
bool file_object_is_known(const char *object_kind);

/** STATUS_OK when the actor may see the object, else STATUS_NOT_FOUND. */
enum status file_object_sees(struct db *db, struct arena *mem,
    const struct actor *who, const char *object_kind,
    int64_t object_id) MUST_CHECK;

#endif
