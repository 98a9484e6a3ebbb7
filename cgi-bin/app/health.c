/** @file Whether this program can serve.  Layer: app. */
#include "app/health.h"

#include "base/clock.h"
#include "base/log.h"
#include "db/migrate.h"

/* The number of the newest file in schema/ when this was built. */
#ifndef SCHEMA_VERSION
#error "SCHEMA_VERSION comes from the Makefile"
#endif

/* A token nobody has: finding no session proves that the database answers and
 * holds the tables this program prepared its statements for. */
static const char no_token[] = "0000000000000000000000000000000000000000000";

/* Lists are in the order of times that programs write, leases end by the
 * database's: further apart than this, the two contradict each other. */
enum {
	CLOCKS_APART_MS = 5000
};

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

/** @return why this program cannot serve; NULL if it can */
static const char *
fault_of_schema(struct db *db, struct arena *mem)
{
	int64_t version;

	if (migrate_version(db, mem, &version) != STATUS_OK)
		return "the database does not answer\n";
	if (version == SCHEMA_VERSION)
		return NULL;
	log_event(LOG_ERROR, "health.schema", "database", log_int(version),
	    "program", log_int(SCHEMA_VERSION), "why",
	    "the tables are of another version than this program: "
	    "qutong migrate, or a newer program",
	    NULL);
	return "the tables are of another version than this program\n";
}

static const char *
fault_of_clocks(struct db *db, struct arena *mem)
{
	struct instant theirs;

	if (migrate_server_clock(db, mem, &theirs) != STATUS_OK)
		return "the database does not answer\n";
	int64_t apart_ms = clock_now().ms - theirs.ms;
	if (apart_ms >= -CLOCKS_APART_MS && apart_ms <= CLOCKS_APART_MS)
		return NULL;
	log_event(LOG_ERROR, "health.clocks", "apart_ms", log_int(apart_ms),
	    "why", "the clocks of this program and of the database differ",
	    NULL);
	return "the clocks of this program and of the database differ\n";
}

static const char *
fault_of_database(struct db *db, const struct page_state *state)
{
	struct actor who;
	struct session session;
	enum status st = session_find(
	    db, state->page.mem, no_token, state->page.now, &who, &session);

	if (st != STATUS_NOT_FOUND)
		return "the database does not answer\n";
	const char *fault = fault_of_schema(db, state->page.mem);
	return fault != NULL ? fault : fault_of_clocks(db, state->page.mem);
}

bool
health_answer(struct db *db, struct page_state *state)
{
	const struct route_path *path = &state->request.path;

	if (!state->request.is_get || path->count < 1 || path->count > 2)
		return false;
	bool is_alive = text_equal(path->segments[0], "healthz");
	bool is_ready = text_equal(path->segments[0], "readyz");
	if ((!is_alive && !is_ready) || !is_local(state->request.address))
		return false;

	const char *fault = is_alive ? NULL : fault_of_database(db, state);
	if (fault != NULL)
		say(state, HTTP_UNAVAILABLE, fault);
	else
		say(state, HTTP_OK, is_alive ? "ok\n" : "ready\n");
	return true;
}
