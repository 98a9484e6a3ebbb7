/**
 * @file
 * Random bytes from the kernel, digests from libsodium.  See random.h.
 */
#include "base/random.h"

#include <errno.h>
#include <sodium/crypto_auth_hmacsha256.h>
#include <sodium/crypto_hash_sha256.h>
#include <sodium/utils.h>
#include <sys/random.h>
#include <unistd.h>

#include "base/log.h"

#define TOKEN_BYTES 32
#define EXIT_SOFTWARE 70

void
random_bytes(void *out, size_t count)
{
	unsigned char *at = out;

	while (count > 0) {
		ssize_t got = getrandom(at, count, 0);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0) {
			log_event(LOG_ERROR, "random.unavailable", "reason",
			    strerror(errno), NULL);
			_exit(EXIT_SOFTWARE);
		}
		at += got;
		count -= (size_t)got;
	}
}

void
random_token(char out[44])
{
	unsigned char bytes[TOKEN_BYTES];

	random_bytes(bytes, sizeof(bytes));
	base64url_encode(bytes, sizeof(bytes), out);
	sodium_memzero(bytes, sizeof(bytes));
}

uint64_t
random_below(uint64_t limit)
{
	uint64_t value;
	uint64_t surplus;

	if (limit == 0)
		return 0;
	/* Values under 2^64 mod limit are drawn again: the rest is even. */
	surplus = (UINT64_MAX - limit + 1) % limit;
	do {
		random_bytes(&value, sizeof(value));
	} while (value < surplus);
	return value % limit;
}

void
digest_sha256(const void *bytes, size_t count, char hex[65])
{
	unsigned char digest[crypto_hash_sha256_BYTES];

	crypto_hash_sha256(digest, bytes, count);
	sodium_bin2hex(hex, 65, digest, sizeof(digest));
}

static void
hmac(const void *key, size_t key_length, const void *bytes, size_t count,
    unsigned char digest[crypto_auth_hmacsha256_BYTES])
{
	crypto_auth_hmacsha256_state state;

	crypto_auth_hmacsha256_init(&state, key, key_length);
	crypto_auth_hmacsha256_update(&state, bytes, count);
	crypto_auth_hmacsha256_final(&state, digest);
	sodium_memzero(&state, sizeof(state));
}

void
digest_hmac(const void *key, size_t key_length, const void *bytes, size_t count,
    char out[44])
{
	unsigned char digest[crypto_auth_hmacsha256_BYTES];

	hmac(key, key_length, bytes, count, digest);
	base64url_encode(digest, sizeof(digest), out);
}

void
digest_hmac_base64(const void *key, size_t key_length, const void *bytes,
    size_t count, char out[45])
{
	unsigned char digest[crypto_auth_hmacsha256_BYTES];

	hmac(key, key_length, bytes, count, digest);
	base64_encode(digest, sizeof(digest), out);
}

bool
digest_equal(const char *a, const char *b)
{
	size_t length = strlen(a);

	return length == strlen(b) && sodium_memcmp(a, b, length) == 0;
}

void
base64url_encode(const void *bytes, size_t count, char *out)
{
	sodium_bin2base64(out, (count * 4 + 2) / 3 + 1, bytes, count,
	    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

void
base64_encode(const void *bytes, size_t count, char *out)
{
	sodium_bin2base64(out, (count + 2) / 3 * 4 + 1, bytes, count,
	    sodium_base64_VARIANT_ORIGINAL);
}
