/** @file Stateless tokens.  Layer: http. */
#include "http/token.h"

#include <string.h>

#include "base/random.h"
#include "base/text.h"

enum {
	NONCE_BYTES = 16,
	NONCE_LENGTH = 22, /* of NONCE_BYTES in base64url */
	MAC_LENGTH = 43,
	PAYLOAD_MAX = 4000
};

/* The parts are joined by a byte none of them can hold, so that no two
 * different triples are the same text. */
static void
mac(struct arena *mem, const struct token_key *key, const char *purpose,
    const char *payload, char out[MAC_LENGTH + 1])
{
	char *text =
	    text_format(mem, "%s\n%s\n%s", purpose, key->session, payload);

	digest_hmac(key->secret, strlen(key->secret), text, strlen(text), out);
}

char *
token_sign(struct arena *mem, const struct token_key *key, const char *purpose,
    const char *payload)
{
	char code[MAC_LENGTH + 1];

	mac(mem, key, purpose, payload, code);
	return text_format(mem, "%s.%s", code, payload);
}

const char *
token_verify(struct arena *mem, const struct token_key *key,
    const char *purpose, const char *token)
{
	char code[MAC_LENGTH + 1];

	if (strnlen(token, MAC_LENGTH + 2 + PAYLOAD_MAX) >
		MAC_LENGTH + 1 + PAYLOAD_MAX ||
	    strlen(token) < MAC_LENGTH + 1 || token[MAC_LENGTH] != '.')
		return NULL;

	const char *payload = token + MAC_LENGTH + 1;
	mac(mem, key, purpose, payload, code);
	if (!digest_equal(code, arena_memdup(mem, token, MAC_LENGTH)))
		return NULL;
	return payload;
}

/* Small enough for the stack: validating needs no arena. */
static void
mac_small(const struct token_key *key, const char *purpose, const char *payload,
    size_t length, char out[MAC_LENGTH + 1])
{
	char text[512];
	int written = snprintf(text, sizeof(text), "%s\n%.*s\n%s", purpose,
	    (int)length, payload, key->session);
	size_t used = written < 0 ? 0 : (size_t)written;

	if (used >= sizeof(text))
		used = sizeof(text) - 1;
	digest_hmac(key->secret, strlen(key->secret), text, used, out);
}

char *
token_csrf(struct arena *mem, const struct token_key *key)
{
	unsigned char bytes[NONCE_BYTES];
	char nonce[NONCE_LENGTH + 2];
	char code[MAC_LENGTH + 1];

	random_bytes(bytes, sizeof(bytes));
	base64url_encode(bytes, sizeof(bytes), nonce);
	mac_small(key, "csrf", nonce, NONCE_LENGTH, code);
	return text_format(mem, "%s.%s", nonce, code);
}

bool
token_csrf_is_valid(const struct token_key *key, const char *token)
{
	char code[MAC_LENGTH + 1];

	if (strlen(token) != NONCE_LENGTH + 1 + MAC_LENGTH ||
	    token[NONCE_LENGTH] != '.')
		return false;
	mac_small(key, "csrf", token, NONCE_LENGTH, code);
	return digest_equal(code, token + NONCE_LENGTH + 1);
}

char *
token_form(struct arena *mem, const struct token_key *key, int64_t today)
{
	unsigned char bytes[NONCE_BYTES];
	char nonce[NONCE_LENGTH + 2];
	char code[MAC_LENGTH + 1];

	random_bytes(bytes, sizeof(bytes));
	base64url_encode(bytes, sizeof(bytes), nonce);
	char *payload = text_format(mem, "%lld.%s", (long long)today, nonce);
	mac_small(key, "form", payload, strlen(payload), code);
	return text_format(mem, "%s.%s", payload, code);
}

bool
token_form_is_valid(
    const struct token_key *key, const char *token, int64_t today)
{
	size_t digits = strspn(token, "0123456789");
	int64_t day = 0;
	char code[MAC_LENGTH + 1];

	if (digits < 1 || digits > 6 ||
	    strlen(token) != digits + 1 + NONCE_LENGTH + 1 + MAC_LENGTH ||
	    token[digits] != '.' || token[digits + 1 + NONCE_LENGTH] != '.')
		return false;

	for (size_t i = 0; i < digits; i++)
		day = day * 10 + (token[i] - '0');
	if (day > today || today - day > TOKEN_FORM_DAYS)
		return false;

	size_t length = digits + 1 + NONCE_LENGTH;
	mac_small(key, "form", token, length, code);
	return digest_equal(code, token + length + 1);
}
