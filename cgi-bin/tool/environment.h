/**
 * @file
 * What every program of an instance is told by its environment.
 *
 * Program: tool.  Paths are given at each start and stored nowhere.
 */
#ifndef TOOL_ENVIRONMENT_H
#define TOOL_ENVIRONMENT_H

#include "tool/home.h"

/** "NAME=value", the same for all programs; the list ends with NULL. */
const char *const *environment_common(const struct home *home)
    __attribute__((returns_nonnull));

/** The program of a name: an area's, or a service's. */
const char *environment_program(const struct home *home, const char *name)
    __attribute__((returns_nonnull));

#endif
