/**
 * @file
 * Passwords: hashed, compared, and judged.  Layer: domain.
 *
 * argon2id, at most two at once on this machine.  password_hash() stands in
 * session.h.
 */
#ifndef DOMAIN_PASSWORD_H
#define DOMAIN_PASSWORD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/** Whether `hash` was made of `password`. */
bool password_matches(
    struct arena *mem, const char *hash, const char *password);

/** A hash that no password matches, as dear as any other to compare with:
 *  for unknown sign-ins, so that they take the same time. */
const char *password_nobody(void) __attribute__((returns_nonnull));

enum {
	PASSWORD_CHARS_MIN = 10,
	PASSWORD_CHARS_MAX = 200
};

/** What is wrong with a new password. */
enum password_fault {
	PASSWORD_FINE = 0,
	PASSWORD_SHORT,
	PASSWORD_LONG,
	PASSWORD_COMMON,  /* in the list of common ones, or one character over
			     and over, or a plain sequence */
	PASSWORD_PERSONAL /* the login, the name, the company */
};

/**
 * Judge a new password.  No rule about kinds of characters.
 *
 * @param personal what it must not be (login, name, company…), case and spaces
 *                 aside; NULL ones are passed over
 */
enum password_fault password_judge(struct arena *mem, const char *password,
    const char *const *personal, size_t count);

#endif
