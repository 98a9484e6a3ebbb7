/**
 * @file
 * Where the bytes of a request's body come from.  Layer: http.
 */
#ifndef HTTP_BODY_H
#define HTTP_BODY_H

#include <stddef.h>

/** The codes this layer itself answers with; 0 stands for "no complaint". */
enum http_code {
	HTTP_FINE = 0,
	HTTP_OK = 200,
	HTTP_SEE_OTHER = 303,
	HTTP_BAD_REQUEST = 400,
	HTTP_UNAUTHORIZED = 401,
	HTTP_FORBIDDEN = 403,
	HTTP_NOT_FOUND = 404,
	HTTP_METHOD_NOT_ALLOWED = 405,
	HTTP_CONFLICT = 409,
	HTTP_LENGTH_REQUIRED = 411,
	HTTP_TOO_LARGE = 413,
	HTTP_URI_TOO_LONG = 414,
	HTTP_UNSUPPORTED = 415,
	HTTP_UNPROCESSABLE = 422,
	HTTP_TOO_MANY = 429,
	HTTP_SERVER_ERROR = 500,
	HTTP_UNAVAILABLE = 503
};

/** A body of a declared length, read once, front to back. */
struct body {
	/** Up to `most` bytes; 0 at the end or when the client is gone. */
	size_t (*read)(void *context, char *to, size_t most);
	void *context;
	size_t left; /* declared and not yet read */
};

/** Bytes in memory as a body: for tests and for bodies read already. */
struct body_memory {
	const char *bytes;
	size_t length;
};

/** Read up to `most` bytes, never past the declared length. */
size_t body_read(struct body *body, char *to, size_t most);

/** The reader for a `struct body_memory` context. */
size_t body_memory_read(void *context, char *to, size_t most);

#endif
