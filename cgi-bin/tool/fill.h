/**
 * @file
 * Configuration files made from deploy/: @NAME@ becomes a value.
 *
 * Program: tool.
 */
#ifndef TOOL_FILL_H
#define TOOL_FILL_H

#include "tool/home.h"

struct fill {
	const char *name;
	const char *value;
};

/**
 * Write `path` from a file of deploy/ with each @NAME@ replaced.
 *
 * @return STATUS_OK, or STATUS_INVALID after a message: a file missing, a name
 *         unknown, the result cannot be written.
 */
enum status fill_file(const struct home *home, const char *source,
    const struct fill *values, size_t count, const char *path) MUST_CHECK;

#endif
