/**
 * @file
 * Tokens that prove a form is ours, without a row in the database.
 *
 * Layer: http.  All are HMACs under the instance's key, bound to one session (a
 * text only that browser holds), and differ in every response, so compression
 * gives nothing away (BREACH).
 */
#ifndef HTTP_TOKEN_H
#define HTTP_TOKEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/** Days a form token may be used: a form left open over a week is stale. */
enum {
	TOKEN_FORM_DAYS = 7
};

/** What tokens are made of; both borrowed. */
struct token_key {
	const char *secret;  /* of the instance */
	const char *session; /* of the browser */
};

/** A CSRF token, new for each response: 66 characters. */
char *token_csrf(struct arena *mem, const struct token_key *key)
    __attribute__((returns_nonnull));

bool token_csrf_is_valid(const struct token_key *key, const char *token);

/**
 * A one-time form token: "<day>.<random>.<mac>", at most 72 characters.
 *
 * @param today day_number() of today
 */
char *token_form(struct arena *mem, const struct token_key *key, int64_t today)
    __attribute__((returns_nonnull));

/** Well-formed, of this session, of today or at most 7 days old. */
bool token_form_is_valid(
    const struct token_key *key, const char *token, int64_t today);

/** A value that comes back as it was sent: "<mac>.<payload>". */
char *token_sign(struct arena *mem, const struct token_key *key,
    const char *purpose, const char *payload) __attribute__((returns_nonnull));

/** The payload of token_sign(), or NULL if it is not ours. */
const char *token_verify(struct arena *mem, const struct token_key *key,
    const char *purpose, const char *token);

#endif
