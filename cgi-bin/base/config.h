/**
 * @file
 * Settings of the process: a file of `name = value` lines, overridden by the
 * environment (QUTONG_NAME).  Business settings are in the database instead.
 * Layer: base.
 */
#ifndef BASE_CONFIG_H
#define BASE_CONFIG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"

/**
 * Read a file.  `#` begins a comment line.  Values live as long as the process.
 *
 * @return STATUS_OK, STATUS_NOT_FOUND (no such file), STATUS_INVALID (a line
 *         that is no setting; the line number is logged).
 */
enum status config_load(const char *path) MUST_CHECK;

/** A setting, from QUTONG_<NAME> or the file; `fallback` when absent. */
const char *config_text(const char *name, const char *fallback);

/** The same as a whole number; a malformed one is logged and is `fallback`. */
int64_t config_int(const char *name, int64_t fallback);

/** The same as yes/no/true/false/1/0. */
bool config_bool(const char *name, bool fallback);

#endif
