/**
 * @file
 * One request from the wire and back.  Layer: app.
 *
 * route → session → actor → permission → (POST: origin, body, CSRF, form token)
 * → handler → page or error page → headers → sent → one log line → arena reset.
 */
#ifndef APP_DISPATCH_H
#define APP_DISPATCH_H

#include "app/page.h"
#include "app/state.h"
#include "http/server.h"

struct breaker;

/** What a worker keeps from request to request. */
struct worker {
	const struct program *program;
	struct app_settings settings;
	struct db *db;
	struct arena *mem;
	struct breaker *breaker; /* shared by the workers; may be NULL */
};

/** Serve one request.  @param context a struct worker */
void dispatch(void *context, const struct exchange *exchange);

#endif
