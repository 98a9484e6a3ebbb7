/**
 * @file
 * Patterns for LIKE.  See like.h.
 */
#include "domain/like.h"

#include "base/text.h"

static const char *
pattern(struct arena *mem, const char *before, const char *text)
{
	struct text out = text_new(mem, strlen(text) * 2 + 2);

	text_add(&out, before);
	for (; *text != '\0'; text++) {
		if (*text == '%' || *text == '_' || *text == '\\')
			text_add_char(&out, '\\');
		text_add_char(&out, *text);
	}
	text_add_char(&out, '%');
	return out.bytes;
}

const char *
like_start(struct arena *mem, const char *text)
{
	return pattern(mem, "", text);
}

const char *
like_part(struct arena *mem, const char *text)
{
	return pattern(mem, "%", text);
}

bool
like_is_latin(const char *text)
{
	const char *at = text;

	while ((*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') ||
	    (*at >= '0' && *at <= '9'))
		at++;
	return *at == '\0' && at > text;
}
