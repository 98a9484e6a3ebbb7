/** @file Cookies in, cookies out.  Layer: http. */
#include "http/cookie.h"

#include <string.h>

char *
cookie_find(struct arena *mem, const char *header, const char *name)
{
	size_t name_length = strlen(name);

	if (header == NULL)
		return NULL;
	while (*header != '\0') {
		header += strspn(header, " \t;");
		size_t length = strcspn(header, ";");
		const char *equals = memchr(header, '=', length);

		if (equals != NULL &&
		    (size_t)(equals - header) == name_length &&
		    memcmp(header, name, name_length) == 0) {
			const char *value = equals + 1;
			size_t value_length = length - name_length - 1;
			while (value_length > 0 &&
			    (value[value_length - 1] == ' ' ||
				value[value_length - 1] == '\t'))
				value_length--;
			return arena_memdup(mem, value, value_length);
		}
		header += length;
	}
	return NULL;
}

char *
cookie_name(struct arena *mem, const char *name, bool plain_http)
{
	return text_format(mem, "%s%s", plain_http ? "" : "__Host-", name);
}

static bool
value_is_fit(const char *value)
{
	if (strlen(value) > COOKIE_VALUE_MAX)
		return false;
	for (; *value != '\0'; value++) {
		if (*value <= ' ' || *value >= 0x7f ||
		    strchr("\",;\\", *value) != NULL)
			return false;
	}
	return true;
}

bool
cookie_write(struct text *out, const char *name, const char *value,
    int64_t max_age, bool plain_http)
{
	if (!value_is_fit(value))
		return false;

	text_addf(out, "%s%s=%s; Path=/; HttpOnly; SameSite=Lax",
	    plain_http ? "" : "__Host-", name, value);
	if (!plain_http)
		text_add(out, "; Secure");
	if (max_age >= 0) {
		text_add(out, "; Max-Age=");
		text_add_int(out, max_age);
	}
	return !out->full;
}
