/**
 * @file
 * Secrets at rest: sealed under the instance's key, which the database does not
 * hold.  Layer: domain.
 *
 * The key is made of the setting secret_key of the process and of what the
 * secret is for, so that one kind of secret never opens as another.
 */
#ifndef DOMAIN_SEAL_H
#define DOMAIN_SEAL_H

#include <stdbool.h>

#include "base/arena.h"

/** Longest text that can be sealed; its seal fits a column of 160. */
#define SEAL_TEXT_MAX 64

/** Seal a text (XSalsa20-Poly1305); NULL if it is too long or no key is set. */
const char *seal_close(
    struct arena *mem, const char *purpose, const char *text);

/** The text of a seal; NULL if it was not made with this key and purpose. */
const char *seal_open(
    struct arena *mem, const char *purpose, const char *sealed);

/** A digest that only this instance can make of a text (HMAC-SHA-256).
 *  @return false if no key is set */
bool seal_digest(const char *purpose, const char *text, char out[44]);

#endif
