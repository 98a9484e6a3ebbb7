/** @file Url-encoded fields.  Layer: http. */
#include "http/form.h"

#include <string.h>

#include "base/text.h"

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* `space` is the character that stands for a space: '+' in forms. */
static char *
decode(struct arena *mem, const char *bytes, size_t length, char space)
{
	char *out = arena_alloc(mem, length + 1);
	size_t to = 0;

	for (size_t i = 0; i < length; i++) {
		char c = bytes[i];
		if (c == '%') {
			if (length - i < 3)
				return NULL;
			int high = hex_digit(bytes[i + 1]);
			int low = hex_digit(bytes[i + 2]);
			if (high < 0 || low < 0)
				return NULL;
			c = (char)(high * 16 + low);
			i += 2;
		} else if (c == space) {
			c = ' ';
		}
		out[to++] = c;
	}
	out[to] = '\0';
	return utf8_is_valid(out, to) ? out : NULL;
}

char *
percent_decode(struct arena *mem, const char *bytes, size_t length)
{
	return decode(mem, bytes, length, ' ');
}

/* Browsers send "\r\n" in a textarea; the product knows "\n". */
static void
normalise_line_ends(char *text)
{
	char *to = text;

	for (const char *from = text; *from != '\0'; from++) {
		if (*from == '\r') {
			*to++ = '\n';
			if (from[1] == '\n')
				from++;
		} else {
			*to++ = *from;
		}
	}
	*to = '\0';
}

enum http_code
fields_add(struct arena *mem, struct fields *fields, const struct field *field)
{
	if (fields->count >= FORM_FIELDS_MAX)
		return HTTP_TOO_LARGE;
	if (*field->name == '\0' || strlen(field->name) > FORM_NAME_MAX)
		return HTTP_BAD_REQUEST;

	if (fields->count == fields->capacity) {
		size_t capacity =
		    fields->capacity == 0 ? 16 : fields->capacity * 4;
		struct field *items =
		    arena_calloc(mem, capacity, sizeof(*items));
		if (fields->count > 0)
			memcpy(items, fields->items,
			    fields->count * sizeof(*items));
		fields->items = items;
		fields->capacity = capacity;
	}
	fields->items[fields->count++] = *field;
	return HTTP_FINE;
}

const struct field *
fields_find(const struct fields *fields, const char *name, size_t nth)
{
	for (size_t i = 0; i < fields->count; i++) {
		if (!text_equal(fields->items[i].name, name))
			continue;
		if (nth-- == 0)
			return &fields->items[i];
	}
	return NULL;
}

static enum http_code
add_pair(
    struct arena *mem, const char *pair, size_t length, struct fields *fields)
{
	const char *equals = memchr(pair, '=', length);
	size_t name_length = equals == NULL ? length : (size_t)(equals - pair);
	size_t value_length = equals == NULL ? 0 : length - name_length - 1;

	/* Three bytes of input at most for one byte of name. */
	if (name_length > (size_t)FORM_NAME_MAX * 3)
		return HTTP_BAD_REQUEST;

	char *name = decode(mem, pair, name_length, '+');
	char *value =
	    decode(mem, equals == NULL ? "" : equals + 1, value_length, '+');
	if (name == NULL || value == NULL)
		return HTTP_BAD_REQUEST;

	normalise_line_ends(value);
	return fields_add(mem, fields,
	    &(struct field){ .name = name, .value = value, .fd = -1 });
}

enum http_code
form_parse(
    struct arena *mem, const char *bytes, size_t length, struct fields *fields)
{
	if (length > FORM_TEXT_MAX)
		return HTTP_TOO_LARGE;

	while (length > 0) {
		const char *end = memchr(bytes, '&', length);
		size_t pair = end == NULL ? length : (size_t)(end - bytes);
		if (pair > 0) {
			enum http_code code =
			    add_pair(mem, bytes, pair, fields);
			if (code != HTTP_FINE)
				return code;
		}
		size_t step = end == NULL ? pair : pair + 1;
		bytes += step;
		length -= step;
	}
	return HTTP_FINE;
}
