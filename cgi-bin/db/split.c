/**
 * @file
 * The statements of an SQL file.  Layer: db.
 */
#include "db/split.h"

static const char *
skip_line(const char *at)
{
	while (*at != '\0' && *at != '\n')
		at++;
	return at;
}

/** The end of the comment that begins at `at`, or `at` if none does. */
static const char *
skip_comment(const char *at)
{
	const char *end;

	if (*at == '#')
		return skip_line(at);
	if (at[0] == '-' && at[1] == '-' &&
	    (at[2] == ' ' || at[2] == '\t' || at[2] == '\n' || at[2] == '\0'))
		return skip_line(at);
	if (at[0] == '/' && at[1] == '*') {
		end = strstr(at + 2, "*/");
		return end != NULL ? end + 2 : at + strlen(at);
	}
	return at;
}

/** The end of the quoted text that begins at `at`. */
static const char *
skip_quoted(const char *at)
{
	char quote = *at++;

	while (*at != '\0' && *at != quote)
		at += *at == '\\' && at[1] != '\0' && quote != '`' ? 2 : 1;
	return *at != '\0' ? at + 1 : at;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/** The first character that is neither space nor comment. */
static const char *
skip_blank(const char *at)
{
	for (;;) {
		const char *after = skip_comment(at);

		if (after == at && is_space(*at))
			after = at + 1;
		if (after == at)
			return at;
		at = after;
	}
}

bool
split_next(const char **at, struct split *out)
{
	const char *start = skip_blank(*at);
	const char *end;

	while (*start == ';')
		start = skip_blank(start + 1);
	end = start;
	while (*end != '\0' && *end != ';') {
		const char *after = skip_comment(end);

		if (after != end)
			end = after;
		else if (*end == '\'' || *end == '"' || *end == '`')
			end = skip_quoted(end);
		else
			end++;
	}
	*at = *end == ';' ? end + 1 : end;
	*out = (struct split){ .sql = start, .length = (size_t)(end - start) };
	return out->length > 0;
}
