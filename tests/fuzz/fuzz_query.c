/**
 * @file
 * Any bytes as the target of a request: path, query, tokens in it.
 */
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "http/request.h"
#include "http/token.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static struct arena *mem;
	static const struct token_key key = { "secret", "session" };
	static const char *const patterns[] = { "/", "/orders", "/orders/{no}",
		"/orders/{no}.pdf", "/a/{b}/{c}/{d}.csv" };
	struct request request;
	struct route_match match;

	if (mem == NULL)
		mem = arena_new(64 * 1024 * 1024);
	char *target = arena_memdup(mem, (const char *)bytes, length);
	char *environment[] = {
		text_format(mem, "REQUEST_METHOD=GET"),
		text_format(mem, "REQUEST_URI=%s", target),
		text_format(mem, "HTTP_X_REQUEST_ID=%s", target),
		text_format(mem, "CONTENT_LENGTH=%s", target),
		NULL,
	};

	if (request_parse(mem, environment, (struct body){ .left = 0 },
		&request) == HTTP_FINE) {
		for (size_t i = 0; i < ARRAY_LEN(patterns); i++)
			route_matches(mem, patterns[i], &request.path, &match);
	}
	const char *left = request_target_without(&request, "lang");
	if (strlen(left) > strlen(target) + 1)
		abort();
	if (request_path_is_local(target) &&
	    (target[0] != '/' || target[1] == '/'))
		abort();
	/* Nobody guesses a token. */
	if (token_csrf_is_valid(&key, target) ||
	    token_form_is_valid(&key, target, 20778) ||
	    token_verify(mem, &key, "flash", target) != NULL)
		abort();
	arena_reset(mem);
	return 0;
}
