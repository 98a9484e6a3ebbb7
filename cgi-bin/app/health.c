/** @file Whether this program can serve.  Layer: app. */
#include "app/health.h"

#include "base/log.h"

/* A token nobody has: finding no session proves that the database answers and
 * holds the tables this program prepared its statements for. */
static const char no_token[] = "0000000000000000000000000000000000000000000";

static bool
is_local(const char *address)
{
	return text_equal(address, "127.0.0.1") || text_equal(address, "::1") ||
	    text_starts_with(address, "unix:");
}

static void
say(struct page_state *state, enum http_code code, const char *text)
{
	struct response *response = &state->response;

	response->code = code;
	response_header(response, "Content-Type", "text/plain; charset=utf-8");
	response_header(response, "Cache-Control", "no-store");
	if (response_write(response, text, strlen(text)) != STATUS_OK)
		log_event(LOG_ERROR, "health.write", NULL);
}

bool
health_answer(struct db *db, struct page_state *state)
{
	const struct route_path *path = &state->request.path;
	struct actor who;
	struct session session;

	if (!state->request.is_get || path->count < 1 || path->count > 2)
		return false;
	bool is_alive = text_equal(path->segments[0], "healthz");
	bool is_ready = text_equal(path->segments[0], "readyz");
	if ((!is_alive && !is_ready) || !is_local(state->request.address))
		return false;

	if (is_alive) {
		say(state, HTTP_OK, "ok\n");
		return true;
	}
	enum status st = session_find(
	    db, state->page.mem, no_token, state->page.now, &who, &session);
	if (st == STATUS_NOT_FOUND)
		say(state, HTTP_OK, "ready\n");
	else
		say(state, HTTP_UNAVAILABLE, "the database does not answer\n");
	return true;
}
