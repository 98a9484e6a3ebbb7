/**
 * @file
 * One line per event on standard error, as JSON: time, level, program, request
 * id, event, then key=value pairs.  Layer: base.
 *
 * Control characters are escaped, secrets are never passed in.  Log once,
 * where a failure arose.  LOG_DEBUG lines appear only with QUTONG_DEBUG=1.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include <stdint.h>

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARN, LOG_ERROR };

/** Name of this program in each line. */
void log_program(const char *name);

/** Id of the request being served ("" between requests); borrowed. */
void log_request(const char *id);

/**
 * Write one line.
 *
 * @param event dotted name, e.g. "db.reconnect"
 * @param ...   pairs of (const char *key, const char *value), then NULL
 */
void log_event(enum log_level level, const char *event, ...)
    __attribute__((sentinel));

/** The text of a number, for log_event(); one of 16 rotating buffers. */
const char *log_int(int64_t value);

#endif
