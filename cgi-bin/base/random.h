/**
 * @file
 * Unpredictable bytes, and the digests made of secrets.  Layer: base.
 */
#ifndef BASE_RANDOM_H
#define BASE_RANDOM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Fill from getrandom(2); exits if the kernel has none. */
void random_bytes(void *out, size_t count);

/** 256 random bits as 43 characters of base64url and NUL. */
void random_token(char out[44]);

/** A number in [0, limit). */
uint64_t random_below(uint64_t limit);

/** SHA-256 in 64 hex digits and NUL. */
void digest_sha256(const void *bytes, size_t count, char hex[65]);

/** HMAC-SHA-256 as 43 characters of base64url and NUL. */
void digest_hmac(const void *key, size_t key_length, const void *bytes,
    size_t count, char out[44]);

/** Compare without telling by time where they differ. */
bool digest_equal(const char *a, const char *b);

/** base64url of `count` bytes; out needs (count * 4 + 2) / 3 + 1 bytes. */
void base64url_encode(const void *bytes, size_t count, char *out);

/** The classic base64 with padding; out needs (count + 2) / 3 * 4 + 1 bytes. */
void base64_encode(const void *bytes, size_t count, char *out);

/** HMAC-SHA-256 as 44 characters of classic base64 and NUL. */
void digest_hmac_base64(const void *key, size_t key_length, const void *bytes,
    size_t count, char out[45]);

#endif
