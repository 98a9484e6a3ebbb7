/**
 * @file
 * nginx in front: its configuration follows from the programs' route tables.
 *
 * Program: tool.
 */
#ifndef TOOL_FRONT_H
#define TOOL_FRONT_H

#include "tool/process.h"

/** One line of a program's --routes. */
struct front_route {
	const char *program;
	const char *path;    /* with "{name}" segments */
	int64_t body_max_kb; /* what nginx lets through */
};

/** All routes of an instance. */
struct front_routes {
	struct front_route *items;
	size_t count;
	size_t capacity;
};

/** Ask a program (`--routes`) and append what it serves. */
enum status front_ask(const struct home *home, const char *program,
    struct front_routes *routes) MUST_CHECK;

/**
 * The `location` blocks for the routes: by first segment where one program has
 * it whole, route by route where several share it or a body may be larger.
 */
const char *front_locations(const struct home *home,
    const struct front_routes *routes) __attribute__((returns_nonnull));

/** Fill a template of deploy/ with what the routes need. */
enum status front_write(const struct home *home,
    const struct front_routes *routes, const char *template,
    const char *file) MUST_CHECK;

/** Write run/nginx.conf; fill in the process. */
enum status front_server(const struct home *home,
    const struct front_routes *routes, struct process *server) MUST_CHECK;

#endif
