/**
 * @file
 * Bounded text building and UTF-8.  See text.h.
 */
#include "base/text.h"

#include <inttypes.h>
#include <stdarg.h>

#define FIRST_CAPACITY 64
#define REPLACEMENT 0xfffd

struct text
text_new(struct arena *mem, size_t ceiling)
{
	struct text text = { .mem = mem, .ceiling = ceiling };

	text.capacity = ceiling < FIRST_CAPACITY ? ceiling : FIRST_CAPACITY;
	text.bytes = arena_alloc(mem, text.capacity + 1);
	text.bytes[0] = '\0';
	return text;
}

/* Room for `more` bytes, of which the ceiling allows so many. */
static void
text_grow(struct text *text, size_t more)
{
	size_t capacity = text->capacity;
	char *bytes;

	if (capacity - text->length >= more)
		return;
	if (capacity > text->ceiling / 2)
		capacity = text->ceiling;
	else
		capacity *= 2;
	if (capacity - text->length < more)
		capacity = text->length + more;
	bytes = arena_alloc(text->mem, capacity + 1);
	memcpy(bytes, text->bytes, text->length + 1);
	text->bytes = bytes;
	text->capacity = capacity;
}

/* The longest whole-code-point prefix of `bytes` that is at most `max`. */
static size_t
fit(const char *bytes, size_t length, size_t max)
{
	size_t cut = max;

	if (length <= max)
		return length;
	for (int back = 0; back < 3 && cut > 0; back++) {
		if (((unsigned char)bytes[cut] & 0xc0) != 0x80)
			return cut;
		cut--;
	}
	return ((unsigned char)bytes[cut] & 0xc0) != 0x80 ? cut : max;
}

void
text_add_growing(struct text *text, const char *bytes, size_t length)
{
	/* Nothing after a cut, or a later piece would seem to follow on. */
	if (text->full)
		return;
	if (length > text->ceiling - text->length) {
		length = fit(bytes, length, text->ceiling - text->length);
		text->full = true;
	}
	if (length == 0)
		return;
	text_grow(text, length);
	memcpy(text->bytes + text->length, bytes, length);
	text->length += length;
	text->bytes[text->length] = '\0';
}

void
text_reserve(struct text *text, size_t capacity)
{
	if (capacity > text->ceiling)
		capacity = text->ceiling;
	if (capacity > text->capacity)
		text_grow(text, capacity - text->length);
}

void
text_add_int(struct text *text, int64_t value)
{
	char digits[24];
	int length = snprintf(digits, sizeof(digits), "%" PRId64, value);

	text_add_bytes(text, digits, (size_t)length);
}

static char *format_arguments(struct arena *mem, const char *format,
    va_list arguments) __attribute__((format(printf, 2, 0), returns_nonnull));

static char *
format_arguments(struct arena *mem, const char *format, va_list arguments)
{
	va_list again;
	char *out;
	int length;

	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (length < 0)
		length = 0;
	out = arena_alloc(mem, (size_t)length + 1);
	out[0] = '\0';
	vsnprintf(out, (size_t)length + 1, format, arguments);
	return out;
}

void
text_addf(struct text *text, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	text_add(text, format_arguments(text->mem, format, arguments));
	va_end(arguments);
}

char *
text_format(struct arena *mem, const char *format, ...)
{
	va_list arguments;
	char *out;

	va_start(arguments, format);
	out = format_arguments(mem, format, arguments);
	va_end(arguments);
	return out;
}

/*
 * One code point from at most `length` bytes.  @return its size, or 0 when the
 * bytes are not UTF-8: overlong, a surrogate, beyond U+10FFFF, or cut off.
 */
static size_t
decode(const char *bytes, size_t length, uint32_t *code_point)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	unsigned char first = (unsigned char)bytes[0];
	size_t size;
	uint32_t value;

	if (first < 0x80) {
		*code_point = first;
		return 1;
	}
	if ((first & 0xe0) == 0xc0)
		size = 2;
	else if ((first & 0xf0) == 0xe0)
		size = 3;
	else if ((first & 0xf8) == 0xf0)
		size = 4;
	else
		return 0;
	if (size > length)
		return 0;

	value = first & (0x7fU >> size);
	for (size_t i = 1; i < size; i++) {
		unsigned char next = (unsigned char)bytes[i];

		if ((next & 0xc0) != 0x80)
			return 0;
		value = value << 6 | (next & 0x3fU);
	}
	if (value < least[size] || value > 0x10ffff ||
	    (value >= 0xd800 && value <= 0xdfff))
		return 0;
	*code_point = value;
	return size;
}

bool
utf8_is_valid(const char *bytes, size_t length)
{
	while (length > 0) {
		uint32_t code_point;
		size_t size = decode(bytes, length, &code_point);

		if (size == 0 || code_point == 0)
			return false;
		bytes += size;
		length -= size;
	}
	return true;
}

uint32_t
utf8_next(const char **at)
{
	uint32_t code_point;
	size_t size;

	if (**at == '\0')
		return 0;
	/* A NUL is no continuation byte, so decode() stops there. */
	size = decode(*at, 4, &code_point);
	if (size == 0) {
		(*at)++;
		return REPLACEMENT;
	}
	*at += size;
	return code_point;
}

size_t
utf8_length(const char *text)
{
	size_t count = 0;

	while (utf8_next(&text) != 0)
		count++;
	return count;
}

size_t
utf8_put(uint32_t code_point, char out[4])
{
	if (code_point > 0x10ffff ||
	    (code_point >= 0xd800 && code_point <= 0xdfff))
		code_point = REPLACEMENT;

	if (code_point < 0x80) {
		out[0] = (char)code_point;
		return 1;
	}
	if (code_point < 0x800) {
		out[0] = (char)(0xc0 | code_point >> 6);
		out[1] = (char)(0x80 | (code_point & 0x3f));
		return 2;
	}
	if (code_point < 0x10000) {
		out[0] = (char)(0xe0 | code_point >> 12);
		out[1] = (char)(0x80 | (code_point >> 6 & 0x3f));
		out[2] = (char)(0x80 | (code_point & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | code_point >> 18);
	out[1] = (char)(0x80 | (code_point >> 12 & 0x3f));
	out[2] = (char)(0x80 | (code_point >> 6 & 0x3f));
	out[3] = (char)(0x80 | (code_point & 0x3f));
	return 4;
}

size_t
utf8_fit(const char *text, size_t max)
{
	size_t length = strnlen(text, max);

	if (length < max || text[max] == '\0')
		return length;
	return fit(text, max + 1, max);
}

bool
text_has_controls(const char *text)
{
	uint32_t code_point;

	while ((code_point = utf8_next(&text)) != 0) {
		if (code_point == '\t' || code_point == '\n')
			continue;
		if (code_point < 0x20 ||
		    (code_point >= 0x7f && code_point < 0xa0))
			return true;
	}
	return false;
}

static bool
is_space(uint32_t code_point)
{
	return code_point == ' ' ||
	    (code_point >= '\t' && code_point <= '\r') || code_point == 0xa0 ||
	    code_point == 0x3000 ||
	    (code_point >= 0x2000 && code_point <= 0x200b) ||
	    code_point == 0x2028 || code_point == 0x2029 ||
	    code_point == 0x202f || code_point == 0xfeff;
}

char *
text_trim(struct arena *mem, const char *text)
{
	const char *start = NULL;
	const char *end = text;
	const char *at = text;

	for (;;) {
		const char *before = at;
		uint32_t code_point = utf8_next(&at);

		if (code_point == 0)
			break;
		if (is_space(code_point))
			continue;
		if (start == NULL)
			start = before;
		end = at;
	}
	if (start == NULL)
		return arena_memdup(mem, "", 0);
	return arena_memdup(mem, start, (size_t)(end - start));
}

enum status
text_to_int(const char *text, int64_t *out)
{
	bool negative = text[0] == '-';
	int64_t value = 0;

	text += negative ? 1 : 0;
	if (*text == '\0')
		return STATUS_INVALID;
	for (; *text != '\0'; text++) {
		int digit;

		if (*text < '0' || *text > '9')
			return STATUS_INVALID;
		digit = *text - '0';
		/* Counted downwards: the least number has no counterpart. */
		if (__builtin_mul_overflow(value, 10, &value) ||
		    __builtin_sub_overflow(value, digit, &value))
			return STATUS_INVALID;
	}
	if (!negative && __builtin_sub_overflow(INT64_C(0), value, &value))
		return STATUS_INVALID;
	*out = value;
	return STATUS_OK;
}

bool
text_equal(const char *a, const char *b)
{
	return strcmp(a, b) == 0;
}

bool
text_starts_with(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool
text_ends_with(const char *text, const char *suffix)
{
	size_t length = strlen(text);
	size_t suffix_length = strlen(suffix);

	return suffix_length <= length &&
	    memcmp(text + length - suffix_length, suffix, suffix_length) == 0;
}

char *
text_url_encode(struct arena *mem, const char *text)
{
	static const char digits[] = "0123456789ABCDEF";
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "abcdefghijklmnopqrstuvwxyz0123456789-._~";
	char *out = arena_calloc(mem, strlen(text) + 1, 3);
	char *at = out;

	for (; *text != '\0'; text++) {
		unsigned char byte = (unsigned char)*text;

		if (strchr(plain, *text) != NULL) {
			*at++ = *text;
			continue;
		}
		*at++ = '%';
		*at++ = digits[byte >> 4];
		*at++ = digits[byte & 15];
	}
	*at = '\0';
	return out;
}
