/**
 * @file
 * The worker's loop around FastCGI.  Layer: http.
 *
 * SIGUSR1 and SIGTERM close the worker's copy of the listening socket, let the
 * running request end and then leave the loop.
 */
#ifndef HTTP_SERVER_H
#define HTTP_SERVER_H

#include <stdint.h>

#include "http/body.h"
#include "http/response.h"

/** One request as the wire gives it. */
struct exchange {
	char *const *environment;
	struct body body;
	struct response_sink sink;
};

/** Longest a request may run before its worker is ended, in seconds. */
enum {
	SERVER_REQUEST_SECONDS = 300
};

/**
 * Serve requests from a listening socket until told to leave, orphaned, or
 * `most` requests are done.
 *
 * @return 0, or 1 when FastCGI could not be started
 */
int server_run(int socket, uint64_t most,
    void (*serve)(void *context, const struct exchange *exchange),
    void *context);

#endif
