/**
 * @file
 * Takes the quotes off attributes that need none: two bytes for each, twenty of
 * them in a row of a list.  Only what is written in the template itself: where a
 * variable or a section touches the value, it stays as it is.
 */
#include "tplc/tplc.h"

#define PLAIN                                                                  \
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"                 \
	"0123456789_-.:/#"

/** Copy from *at up to and with `end`, or to the end of the text. */
static void
copy_through(const char **at, const char *end, struct buffer *out)
{
	const char *found = strstr(*at, end);
	size_t length =
	    found == NULL ? strlen(*at) : (size_t)(found - *at) + strlen(end);

	buffer_add(out, *at, length);
	*at += length;
}

/** *at stands at a quote that opens a value. */
static void
copy_value(const char **at, struct buffer *out)
{
	const char *value = *at + 1;
	size_t length = strspn(value, PLAIN);
	char after = value[length] == '"' ? value[length + 1] : '\0';

	/* A slash at the end would be read as that of "/>". */
	if (length > 0 && value[length - 1] != '/' &&
	    (after == '>' || after == ' ' || after == '\n')) {
		buffer_add(out, value, length);
		*at = value + length + 1;
		return;
	}
	buffer_add(out, "\"", 1);
	*at = value;
	copy_through(at, "\"", out);
}

void
tplc_shrink(const char *text, struct buffer *out)
{
	const char *at = text;
	bool in_tag = false;

	while (*at != '\0') {
		size_t plain = strcspn(at, in_tag ? "{>\"" : "{<");

		buffer_add(out, at, plain);
		at += plain;
		if (at[0] == '{' && at[1] == '{') {
			copy_through(&at, "}}", out);
		} else if (*at == '"' && at > text && at[-1] == '=') {
			copy_value(&at, out);
		} else if (*at == '"') {
			buffer_add(out, at++, 1);
			copy_through(&at, "\"", out);
		} else if (*at != '\0') {
			if (*at != '{')
				in_tag = *at == '<' && at[1] != '!';
			buffer_add(out, at++, 1);
		}
	}
}
