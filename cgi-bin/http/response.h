/**
 * @file
 * What will be sent: status, headers, body.  Layer: http.
 *
 * Nothing goes on the wire before response_send(), so an answer can be thrown
 * away for an error page at any time.  A body is held in memory up to 1 MiB and
 * in an unnamed file beyond, or it is a file from the start.
 */
#ifndef HTTP_RESPONSE_H
#define HTTP_RESPONSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "base/text.h"
#include "http/body.h"

enum {
	RESPONSE_MEMORY_MAX = 1024 * 1024
};

struct response {
	struct arena *mem;
	const char *temp_dir;
	enum http_code code;
	struct text headers; /* "Name: value\r\n" each */
	struct text body;
	int fd;             /* the body, when not -1 */
	uint64_t file_size; /* bytes of it, from offset 0 */
};

/** Where the bytes go; false when the client is gone. */
struct response_sink {
	bool (*write)(void *context, const char *bytes, size_t length);
	void *context;
};

struct response response_new(struct arena *mem, const char *temp_dir);

/** Add a header.  A line end in a value is a bug and drops the header. */
void response_header(
    struct response *response, const char *name, const char *value);

/** Append to the body.  @return STATUS_UNAVAILABLE when the disk is full */
enum status response_write(
    struct response *response, const char *bytes, size_t length) MUST_CHECK;

/** The body is this file, whole; closed when the arena is reset. */
enum status response_file(struct response *response, int fd) MUST_CHECK;

/** Forget body and headers: another answer follows. */
void response_clear(struct response *response);

/** Bytes of the body. */
uint64_t response_size(const struct response *response);

/** Send all; `is_head` leaves the body out.  @return false: client gone */
bool response_send(const struct response *response, bool is_head,
    const struct response_sink *sink);

#endif
