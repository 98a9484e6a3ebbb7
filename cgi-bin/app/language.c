/** @file Which language a page is answered in.  Layer: app. */
#include "app/language.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"

static const char *const tags[LANGUAGE_COUNT] = {
	[LANGUAGE_ZH] = "zh",
	[LANGUAGE_EN] = "en",
};

const char *
language_tag(enum language language)
{
	return tags[language];
}

static bool
tag_matches(const char *tag, size_t length, enum language *language)
{
	for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
		size_t own = strlen(tags[i]);
		if (length >= own && strncasecmp(tag, tags[i], own) == 0 &&
		    (length == own || tag[own] == '-' || tag[own] == '_')) {
			*language = (enum language)i;
			return true;
		}
	}
	return false;
}

bool
language_from_tag(const char *tag, enum language *language)
{
	return tag_matches(tag, strlen(tag), language);
}

/* "q=0.8" as 800; 1000 when absent. */
static int
quality(const char *part, size_t length)
{
	const char *q = memmem(part, length, "q=", 2);
	int value = 0;

	if (q == NULL)
		return 1000;
	q += 2;
	if (*q == '1')
		return 1000;
	if (q[0] != '0' || q[1] != '.')
		return 0;
	q += 2;
	for (int place = 100; place > 0 && *q >= '0' && *q <= '9'; place /= 10)
		value += place * (*q++ - '0');
	return value;
}

bool
language_from_header(const char *header, enum language *language)
{
	int best = 0;

	while (*header != '\0') {
		header += strspn(header, ", \t");
		size_t length = strcspn(header, ",");
		size_t tag = strcspn(header, ",; \t");
		int weight = quality(header, length);
		enum language found;

		if (weight > best && tag_matches(header, tag, &found)) {
			best = weight;
			*language = found;
		}
		header += length;
	}
	return best > 0;
}

bool
language_from_cookie(
    const char *cookie, int64_t user_id, enum language *language)
{
	size_t tag = strcspn(cookie, ".");
	int64_t owner = 0;

	if (cookie[tag] == '.' &&
	    text_to_int(cookie + tag + 1, &owner) != STATUS_OK)
		return false;
	if (user_id != 0 && owner != user_id)
		return false;
	return tag_matches(cookie, tag, language);
}
