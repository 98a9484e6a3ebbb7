/** @file Paths and patterns.  Layer: http. */
#include "http/route.h"

#include <string.h>

#include "base/text.h"
#include "http/form.h"

static bool
segment_is_fit(const char *segment)
{
	return *segment != '\0' && !text_equal(segment, ".") &&
	    !text_equal(segment, "..") && !text_has_controls(segment) &&
	    strpbrk(segment, "\t\n") == NULL;
}

bool
route_path_parse(struct arena *mem, const char *raw, struct route_path *path)
{
	*path = (struct route_path){ .count = 0 };
	if (*raw != '/')
		return false;
	if (text_equal(raw, "/"))
		return true;

	while (*raw == '/') {
		size_t length = strcspn(++raw, "/");
		if (path->count == ROUTE_SEGMENTS_MAX)
			return false;
		char *segment = percent_decode(mem, raw, length);
		if (segment == NULL || !segment_is_fit(segment))
			return false;
		path->segments[path->count++] = segment;
		raw += length;
	}
	return true;
}

/* How well one segment fits: 0 not at all, 3 literally. */
static uint32_t
segment_rank(struct arena *mem, const char *pattern, size_t length,
    const char *segment, struct route_match *match)
{
	if (*pattern != '{') {
		return strlen(segment) == length &&
			memcmp(segment, pattern, length) == 0
		    ? 3
		    : 0;
	}

	const char *close = memchr(pattern, '}', length);
	if (close == NULL || match->count == ROUTE_ARGS_MAX)
		return 0;
	const char *ending = close + 1;
	size_t ending_length = length - (size_t)(ending - pattern);
	size_t segment_length = strlen(segment);
	if (segment_length <= ending_length ||
	    memcmp(segment + segment_length - ending_length, ending,
		ending_length) != 0)
		return 0;

	match->args[match->count++] = (struct route_arg){
		.name = pattern + 1,
		.name_length = (size_t)(close - pattern - 1),
		.value =
		    arena_memdup(mem, segment, segment_length - ending_length),
	};
	return ending_length > 0 ? 2 : 1;
}

bool
route_matches(struct arena *mem, const char *pattern,
    const struct route_path *path, struct route_match *match)
{
	struct route_match found = { .count = 0 };
	size_t i = 0;

	if (text_equal(pattern, "/")) {
		if (path->count != 0)
			return false;
		*match = found;
		return true;
	}
	while (*pattern == '/') {
		size_t length = strcspn(++pattern, "/");
		if (i == path->count)
			return false;
		uint32_t rank = segment_rank(
		    mem, pattern, length, path->segments[i], &found);
		if (rank == 0)
			return false;
		found.rank = found.rank * 4 + rank;
		i++;
		pattern += length;
	}
	if (i != path->count)
		return false;
	*match = found;
	return true;
}

const char *
route_arg(const struct route_match *match, const char *name)
{
	for (size_t i = 0; i < match->count; i++) {
		const struct route_arg *arg = &match->args[i];
		if (strlen(name) == arg->name_length &&
		    memcmp(name, arg->name, arg->name_length) == 0)
			return arg->value;
	}
	return NULL;
}
