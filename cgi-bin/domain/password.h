/**
 * @file
 * Comparing passwords with their hashes.  Layer: domain.  Private to session.c;
 * password_hash() for everyone else is in session.h.
 */
#ifndef DOMAIN_PASSWORD_H
#define DOMAIN_PASSWORD_H

#include <stdbool.h>

#include "base/arena.h"

/** Whether `hash` was made of `password`. */
bool password_matches(
    struct arena *mem, const char *hash, const char *password);

/** A hash that no password matches, as dear as any other to compare with:
 *  for unknown sign-ins, so that they take the same time. */
const char *password_nobody(void) __attribute__((returns_nonnull));

#endif
