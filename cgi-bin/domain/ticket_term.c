/**
 * @file
 * What tickets are found by.  See ticket_term.h.
 */
#include "domain/ticket_term.h"

#include <stdbool.h>
#include <stdlib.h>
#include <utf8proc.h>

#include "base/text.h"
#include "domain/key.h"

/* A term in the making. */
struct term {
	char bytes[TICKET_TERM_CHARS * 4 + 1];
	size_t length;
	size_t characters;
};

struct terms {
	struct arena *mem;
	const char **items;
	size_t count;
};

static bool
is_han(uint32_t c)
{
	return (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
	    (c >= 0x20000 && c <= 0x3ffff);
}

static bool
is_word(uint32_t c)
{
	utf8proc_category_t category =
	    utf8proc_category((utf8proc_int32_t)c);

	return (category >= UTF8PROC_CATEGORY_LU &&
		   category <= UTF8PROC_CATEGORY_MC) ||
	    category == UTF8PROC_CATEGORY_ND;
}

static void
term_add(struct term *term, uint32_t c)
{
	if (term->characters == TICKET_TERM_CHARS)
		return;
	term->length += utf8_put(c, term->bytes + term->length);
	term->characters++;
}

static void
terms_take(struct terms *terms, struct term *term)
{
	if (term->length > 0 && terms->count < TICKET_TERMS_MAX)
		terms->items[terms->count++] =
		    arena_memdup(terms->mem, term->bytes, term->length);
	*term = (struct term){ 0 };
}

static int
compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static size_t
unique(const char **items, size_t count)
{
	size_t kept = 0;

	qsort(items, count, sizeof(*items), compare);
	for (size_t i = 0; i < count; i++)
		if (kept == 0 || strcmp(items[kept - 1], items[i]) != 0)
			items[kept++] = items[i];
	return kept;
}

const char *const *
ticket_terms(struct arena *mem, const char *text, size_t *count)
{
	struct terms terms = {
		.mem = mem,
		.items = arena_calloc(
		    mem, TICKET_TERMS_MAX, sizeof(const char *)),
	};
	struct term word = { 0 };
	struct term pair = { 0 };
	const char *at = key_fold(mem, text);
	uint32_t before = 0; /* the Han character in front */
	bool is_lone = false;
	uint32_t c;

	while ((c = utf8_next(&at)) != 0) {
		c = (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
		if (is_han(c)) {
			terms_take(&terms, &word);
			if (before != 0) {
				term_add(&pair, before);
				term_add(&pair, c);
				terms_take(&terms, &pair);
			}
			is_lone = before == 0;
			before = c;
			continue;
		}
		if (before != 0 && is_lone) {
			term_add(&pair, before);
			terms_take(&terms, &pair);
		}
		before = 0;
		is_lone = false;
		if (is_word(c))
			term_add(&word, c);
		else
			terms_take(&terms, &word);
	}
	if (before != 0 && is_lone) {
		term_add(&pair, before);
		terms_take(&terms, &pair);
	}
	terms_take(&terms, &word);
	*count = unique(terms.items, terms.count);
	return terms.items;
}
