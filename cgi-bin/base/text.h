/**
 * @file
 * Building and checking text: bounded, UTF-8.  Layer: base.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/status.h"

/** A growing text in an arena, with a declared ceiling. */
struct text {
	struct arena *mem;
	char *bytes; /* always NUL-terminated */
	size_t length;
	size_t capacity;
	size_t ceiling; /* most bytes it may hold */
	bool full;      /* something did not fit: the text is cut there */
};

/** An empty text that may grow to `ceiling` bytes. */
struct text text_new(struct arena *mem, size_t ceiling);

/** What text_add_bytes() does when the text has to grow or is full. */
void text_add_growing(struct text *text, const char *bytes, size_t length);

/** Add `length` bytes; inline, as a page is made of thousands of pieces. */
static inline void
text_add_bytes(struct text *text, const char *bytes, size_t length)
{
	if (text->full || length > text->capacity - text->length) {
		text_add_growing(text, bytes, length);
		return;
	}
	memcpy(text->bytes + text->length, bytes, length);
	text->length += length;
	text->bytes[text->length] = '\0';
}

static inline void
text_add(struct text *text, const char *more)
{
	text_add_bytes(text, more, strlen(more));
}

static inline void
text_add_char(struct text *text, char c)
{
	text_add_bytes(text, &c, 1);
}

/** Room for at least so many bytes in all, as far as the ceiling allows. */
void text_reserve(struct text *text, size_t capacity);

void text_add_int(struct text *text, int64_t value);
void text_addf(struct text *text, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** printf into the arena.  @return never NULL. */
char *text_format(struct arena *mem, const char *format, ...)
    __attribute__((format(printf, 2, 3), returns_nonnull));

/** Whether `length` bytes are well-formed UTF-8 without NUL. */
bool utf8_is_valid(const char *bytes, size_t length);

/** Whether there is a control character other than tab and newline. */
bool text_has_controls(const char *text);

/** Code points in a valid UTF-8 text. */
size_t utf8_length(const char *text);

/** The next code point; moves *at past it; 0 at the end. */
uint32_t utf8_next(const char **at);

/** Write one code point.  @return bytes written, 1..4 */
size_t utf8_put(uint32_t code_point, char out[4]);

/** Length of the longest prefix of at most `max` bytes that ends at a code
 *  point's end. */
size_t utf8_fit(const char *text, size_t max);

/** Copy without white space (also U+3000) at either end. */
char *text_trim(struct arena *mem, const char *text)
    __attribute__((returns_nonnull));

/** Parse a whole decimal number; nothing else may stand there. */
enum status text_to_int(const char *text, int64_t *out) MUST_CHECK;

bool text_equal(const char *a, const char *b);
bool text_starts_with(const char *text, const char *prefix);
bool text_ends_with(const char *text, const char *suffix);

/** Percent-encode everything but unreserved characters. */
char *text_url_encode(struct arena *mem, const char *text)
    __attribute__((returns_nonnull));

#endif
