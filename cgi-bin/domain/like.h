/**
 * @file
 * Patterns for LIKE out of what people type.  Layer: domain.
 */
#ifndef DOMAIN_LIKE_H
#define DOMAIN_LIKE_H

#include <stdbool.h>

#include "base/arena.h"

/** "text%", with %, _ and \ of the text taken literally. */
const char *like_start(struct arena *mem, const char *text)
    __attribute__((returns_nonnull));

/** "%text%", the same. */
const char *like_part(struct arena *mem, const char *text)
    __attribute__((returns_nonnull));

/** Whether this is ASCII letters and digits alone: perhaps pinyin initials. */
bool like_is_latin(const char *text);

#endif
