/**
 * @file
 * Matching the path of a request with a pattern.  Layer: http.
 *
 * A pattern is segments by "/": literal ("orders"), any one segment ("{no}"),
 * or any with an ending ("{no}.pdf").  A path is split before it is decoded,
 * so an encoded slash is part of a segment and never a border.
 */
#ifndef HTTP_ROUTE_H
#define HTTP_ROUTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum {
	ROUTE_SEGMENTS_MAX = 12,
	ROUTE_ARGS_MAX = 6
};

/** A path taken apart: "/" has no segment. */
struct route_path {
	const char *segments[ROUTE_SEGMENTS_MAX];
	size_t count;
};

/** One "{name}" of the pattern and what stood there. */
struct route_arg {
	const char *name; /* in the pattern; `name_length` bytes */
	size_t name_length;
	const char *value; /* decoded */
};

struct route_match {
	struct route_arg args[ROUTE_ARGS_MAX];
	size_t count;
	uint32_t rank; /* of two matching patterns the higher is meant */
};

/**
 * Take apart and decode.
 *
 * @param raw as sent, without the query
 * @return false for a path that cannot be one of ours: not absolute, empty or
 *         dot segments, too many, broken escapes, control characters
 */
bool route_path_parse(
    struct arena *mem, const char *raw, struct route_path *path);

/** Whether the path fits; `match` is filled only then. */
bool route_matches(struct arena *mem, const char *pattern,
    const struct route_path *path, struct route_match *match);

/** The value of "{name}", or NULL. */
const char *route_arg(const struct route_match *match, const char *name);

#endif
