/**
 * @file
 * Secrets at rest.  See seal.h.
 */
#include "domain/seal.h"

#include <sodium.h>

#include "base/config.h"
#include "base/log.h"
#include "base/random.h"
#include "base/text.h"

enum {
	KEY_CHARS_LEAST = 32,
	BOX_BYTES_MAX = crypto_secretbox_NONCEBYTES +
	    crypto_secretbox_MACBYTES + SEAL_TEXT_MAX
};

/* The key for one purpose; all of them are made of the instance's. */
static bool
key_make(const char *purpose,
    unsigned char key[crypto_auth_hmacsha256_BYTES])
{
	const char *secret = config_text("secret_key", "");
	crypto_auth_hmacsha256_state state;

	if (sodium_init() < 0 || strlen(secret) < KEY_CHARS_LEAST) {
		log_event(LOG_ERROR, "seal.no_key", NULL);
		return false;
	}
	crypto_auth_hmacsha256_init(
	    &state, (const unsigned char *)secret, strlen(secret));
	crypto_auth_hmacsha256_update(&state,
	    (const unsigned char *)"qutong.seal.", strlen("qutong.seal."));
	crypto_auth_hmacsha256_update(
	    &state, (const unsigned char *)purpose, strlen(purpose));
	crypto_auth_hmacsha256_final(&state, key);
	sodium_memzero(&state, sizeof(state));
	return true;
}

const char *
seal_close(struct arena *mem, const char *purpose, const char *text)
{
	unsigned char key[crypto_auth_hmacsha256_BYTES];
	unsigned char box[BOX_BYTES_MAX];
	size_t length = strlen(text);
	size_t count;
	char *out;

	if (length > SEAL_TEXT_MAX || !key_make(purpose, key))
		return NULL;
	random_bytes(box, crypto_secretbox_NONCEBYTES);
	crypto_secretbox_easy(box + crypto_secretbox_NONCEBYTES,
	    (const unsigned char *)text, length, box, key);
	sodium_memzero(key, sizeof(key));
	count =
	    crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + length;
	out = arena_calloc(mem, (count * 4 + 2) / 3 + 1, 1);
	base64url_encode(box, count, out);
	return out;
}

const char *
seal_open(struct arena *mem, const char *purpose, const char *sealed)
{
	unsigned char key[crypto_auth_hmacsha256_BYTES];
	unsigned char box[BOX_BYTES_MAX];
	size_t head = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
	size_t count;
	char *out;
	int failed;

	if (sodium_base642bin(box, sizeof(box), sealed, strlen(sealed), NULL,
		&count, NULL, sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
	    count < head || !key_make(purpose, key))
		return NULL;
	out = arena_calloc(mem, count - head + 1, 1);
	failed = crypto_secretbox_open_easy((unsigned char *)out,
	    box + crypto_secretbox_NONCEBYTES,
	    count - crypto_secretbox_NONCEBYTES, box, key);
	sodium_memzero(key, sizeof(key));
	return failed != 0 ? NULL : out;
}

bool
seal_digest(const char *purpose, const char *text, char out[44])
{
	unsigned char key[crypto_auth_hmacsha256_BYTES];

	out[0] = '\0';
	if (!key_make(purpose, key))
		return false;
	digest_hmac(key, sizeof(key), text, strlen(text), out);
	sodium_memzero(key, sizeof(key));
	return true;
}
