/**
 * @file
 * Cookies in, cookies out.  Layer: http.
 *
 * Ours are `__Host-` cookies, Secure, HttpOnly, SameSite=Lax.  On the
 * plain-HTTP loopback instance (config `plain_http`) browsers would drop such
 * cookies, so there the name has no prefix and Secure is left out.
 */
#ifndef HTTP_COOKIE_H
#define HTTP_COOKIE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

/** Bytes of one cookie's value; longer ones are not written. */
enum {
	COOKIE_VALUE_MAX = 3500
};

/** Value of a cookie in a Cookie header (NULL allowed), or NULL.  Of several
 *  with one name the first counts. */
char *cookie_find(struct arena *mem, const char *header, const char *name);

/** The name as sent: "__Host-" in front unless `plain_http`. */
char *cookie_name(struct arena *mem, const char *name, bool plain_http)
    __attribute__((returns_nonnull));

/**
 * Write a Set-Cookie value.
 *
 * @param name    without prefix
 * @param value   of characters a cookie may hold; anything else is refused
 * @param max_age seconds; 0 deletes, negative = until the browser closes
 * @return whether it was written
 */
bool cookie_write(struct text *out, const char *name, const char *value,
    int64_t max_age, bool plain_http);

#endif
