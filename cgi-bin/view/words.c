/**
 * @file
 * Texts from C, looked up in the catalogue of the reader's language.
 * Layer: view.
 */
#include "view/words.h"

#include <stdarg.h>

#include "base/log.h"
#include "base/text.h"
#include "view/format.h"
#include "view/mo.h"

#define TEXT_MAX (256U * 1024)

static struct mo chinese;

enum status
words_load(const char *root)
{
	char path[512];
	enum status st;

	snprintf(path, sizeof(path), "%s/zh_CN.mo", root);
	st = mo_load(&chinese, path);
	if (st == STATUS_OK)
		return STATUS_OK;
	log_event(LOG_ERROR, "words.load", "path", path, "why",
	    st == STATUS_NOT_FOUND ? "no such file" : "damaged", NULL);
	return STATUS_BUG;
}

const char *
words(enum language language, const char *english)
{
	const char *found = NULL;

	/* Under no text at all the catalogue keeps its own header. */
	if (language == LANGUAGE_ZH && english[0] != '\0')
		found = mo_find(&chinese, english);
	return found != NULL ? found : english;
}

/** A {NAME} at `at`: its length with braces, or 0. */
static size_t
placeholder_length(const char *at)
{
	size_t n = strspn(at + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

	return n > 0 && at[n + 1] == '}' ? n + 2 : 0;
}

/** The value of a placeholder among the pairs; NULL if none is given. */
static const char *
value_of(const char *placeholder, size_t length, va_list pairs)
{
	const char *found = NULL;
	const char *name;
	va_list at;

	va_copy(at, pairs);
	while (found == NULL && (name = va_arg(at, const char *)) != NULL) {
		const char *value = va_arg(at, const char *);

		if (strlen(name) == length - 2 &&
		    memcmp(name, placeholder + 1, length - 2) == 0)
			found = value != NULL ? value : "";
	}
	va_end(at);
	return found;
}

const char *
words_fill(struct arena *mem, enum language language, const char *english, ...)
{
	const char *at = words(language, english);
	struct text out = text_new(mem, TEXT_MAX);
	va_list pairs;

	va_start(pairs, english);
	while (*at != '\0') {
		size_t plain = strcspn(at, "{");
		size_t length;
		const char *value;

		text_add_bytes(&out, at, plain);
		at += plain;
		if (*at == '\0')
			break;
		length = placeholder_length(at);
		value = length > 0 ? value_of(at, length, pairs) : NULL;
		if (value != NULL) {
			text_add(&out, value);
			at += length;
		} else {
			text_add_char(&out, *at++);
		}
	}
	va_end(pairs);
	return out.bytes;
}

const char *
words_count(struct arena *mem, enum language language, const char *one,
    const char *other, int64_t n)
{
	const char *found = NULL;
	char number[FORMAT_MAX];

	if (language == LANGUAGE_ZH)
		found = mo_find(&chinese, one);
	if (found == NULL)
		found = n == 1 ? one : other;
	(void)format_int(n, number);
	return words_fill(mem, LANGUAGE_EN, found, "N", number, NULL);
}
