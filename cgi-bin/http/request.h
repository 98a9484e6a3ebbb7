/**
 * @file
 * One request: taken apart, decoded once, checked.  Layer: http.
 */
#ifndef HTTP_REQUEST_H
#define HTTP_REQUEST_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/status.h"
#include "http/body.h"
#include "http/form.h"
#include "http/route.h"

enum {
	REQUEST_PATH_MAX = 2048, /* bytes, as sent */
	REQUEST_QUERY_MAX = 8192,
	REQUEST_COOKIE_MAX = 16384,
	REQUEST_BODY_MAX = 64 * 1024 /* where a route says nothing */
};

struct request {
	struct arena *mem;
	char *const *environment; /* "NAME=value", as FastCGI gives it */
	struct body body;

	const char *method; /* "GET", "HEAD", "POST", …; never NULL */
	bool is_get;        /* GET or HEAD */
	bool is_head;
	bool is_post;
	const char *target; /* path and query as sent: for links back */
	const char *raw_path;
	const char *query;
	struct route_path path;
	struct fields parameters; /* of the query */
	struct fields form;       /* after request_read_form() */

	const char *id;      /* of the request, for logs and error pages */
	const char *address; /* of the client; "" if none */
};

/**
 * Take apart everything but the body.
 *
 * @param[out] request filled as far as possible even on a refusal, so that an
 *                     error page can be made
 * @return HTTP_FINE, HTTP_BAD_REQUEST, HTTP_URI_TOO_LONG, HTTP_NOT_FOUND (a
 *         path that can be none of ours)
 */
enum http_code request_parse(struct arena *mem, char *const *environment,
    struct body body, struct request *request) MUST_CHECK;

/**
 * Read the body as a form into request->form.
 *
 * @param most     bytes this route takes
 * @param temp_dir where uploads go
 * @return HTTP_FINE, HTTP_BAD_REQUEST (cut short, malformed),
 *         HTTP_LENGTH_REQUIRED, HTTP_TOO_LARGE, HTTP_UNSUPPORTED,
 *         HTTP_UNAVAILABLE (no room for an upload)
 */
enum http_code request_read_form(
    struct request *request, size_t most, const char *temp_dir) MUST_CHECK;

/** A CGI variable ("HTTP_COOKIE"); "" if absent.  Never NULL. */
const char *request_variable(const struct request *request, const char *name)
    __attribute__((returns_nonnull));

/** A cookie by its name as sent, or NULL. */
const char *request_cookie(const struct request *request, const char *name);

/** Whether Sec-Fetch-Site and Origin, where sent, say the form is ours. */
bool request_is_same_origin(const struct request *request, bool plain_http);

/** Whether a path leads within this site and nowhere else. */
bool request_path_is_local(const char *path);

/** The request's target without one query parameter. */
char *request_target_without(const struct request *request,
    const char *parameter) __attribute__((returns_nonnull));

#endif
