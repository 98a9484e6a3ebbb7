/** @file One request from the wire and back.  Layer: app. */
#include "app/dispatch.h"

#include "app/answer.h"
#include "app/breaker.h"
#include "app/guard.h"
#include "app/health.h"
#include "base/log.h"

enum {
	COOKIES_BYTES_MAX = 12 * 1024,
	DATABASE_MS = 8 * 1000, /* longest wait for one statement; with what is
				 * added for its reply, under 10 s */
	DATABASE_SLOW_MS = 900  /* a 503 after this long was a wait in vain */
};

static void
touch_session(struct page_state *state)
{
	if (!state->session.is_stale || state->actor.user_id == 0)
		return;
	if (session_touch(state->page.db, &state->actor, state->page.now) !=
	    STATUS_OK)
		log_event(LOG_WARN, "dispatch.touch", NULL);
}

/* Keep what was typed for the "try again" of the error page. */
static void
keep_form(struct page_state *state)
{
	if (!state->request.is_post || state->page.route == NULL)
		return;
	if (request_read_form(&state->request,
		guard_body_max(state->page.route),
		state->settings->temp_dir) != HTTP_FINE)
		state->request.form.count = 0;
}

static void
run_handler(struct page_state *state)
{
	struct page *page = &state->page;

	page->tpl =
	    tpl_new(page->mem, state->language, state->actor.zone_minutes);
	touch_session(state);
	db_forbid_writes(page->db, state->request.is_get);
	enum status st = page->route->handler(page);
	db_forbid_writes(page->db, false);

	if (st == STATUS_OK && state->is_answered)
		return;
	if (st == STATUS_OK)
		log_event(LOG_ERROR, "dispatch.no_answer", "route",
		    page->route->path, NULL);
	answer_error(
	    state, st == STATUS_OK ? HTTP_SERVER_ERROR : answer_code(st));
}

static void
refuse(struct page_state *state, enum http_code code, const char *allow)
{
	if (code == HTTP_UNAUTHORIZED) {
		answer_sign_in(state);
		return;
	}
	answer_error(state, code);
	if (code == HTTP_METHOD_NOT_ALLOWED)
		response_header(&state->response, "Allow", allow);
}

/* Whether the request may ask the database, and for how long. */
static enum breaker_way
ask_breaker(struct worker *worker, const struct page_state *state)
{
	if (worker->breaker == NULL ||
	    (!state->request.is_post &&
		page_cookie_value(state, "session") == NULL))
		return BREAKER_OPEN;

	enum breaker_way way =
	    breaker_ask(worker->breaker, clock_monotonic_us() / 1000);
	int64_t wait_ms = worker->settings.db_wait_ms;
	if (wait_ms <= 0)
		wait_ms = DATABASE_MS;
	db_set_deadline(
	    worker->db, way == BREAKER_PROBE ? BREAKER_PROBE_MS : wait_ms);
	return way;
}

static void
tell_breaker(struct worker *worker, const struct page_state *state,
    enum breaker_way way, int64_t started_us, unsigned statements)
{
	int64_t now_us = clock_monotonic_us();

	if (worker->breaker == NULL)
		return;
	/* A lock waited for in vain is no silence: others go on.  A probe that
	 * was refused at once is news too: without it the next one would wait
	 * as if this one were lost. */
	if (state->response.code == HTTP_UNAVAILABLE &&
	    db_was_silent(worker->db)) {
		if (way == BREAKER_PROBE ||
		    now_us - started_us >= DATABASE_SLOW_MS * 1000)
			breaker_failed(worker->breaker, now_us / 1000);
	} else if (statements > 0) {
		breaker_worked(worker->breaker);
	}
}

/* Everything between the parsed request and the finished answer. */
static void
answer(struct page_state *state, enum http_code parsed)
{
	const char *allow = "";
	enum http_code session = guard_session(state);
	enum http_code code = parsed;

	if (code == HTTP_FINE && answer_language(state))
		return;
	if (code == HTTP_FINE)
		code = guard_route(state, &allow);
	if (code == HTTP_FINE && session != HTTP_FINE) {
		keep_form(state);
		code = session;
	}
	if (code == HTTP_FINE)
		code = guard_action(state);
	if (code == HTTP_FINE)
		code = guard_parameters(state);
	if (code == HTTP_FINE && state->request.is_post)
		code = guard_form(state);
	if (code != HTTP_FINE) {
		refuse(state, code, allow);
		return;
	}
	run_handler(state);
}

static void
log_line(const struct page_state *state, int64_t started_us,
    unsigned statements, bool was_sent)
{
	log_event(LOG_INFO, "request", "method", state->request.method, "route",
	    state->page.route == NULL ? "-" : state->page.route->path, "status",
	    log_int(state->response.code), "us",
	    log_int(clock_monotonic_us() - started_us), "statements",
	    log_int(statements), "user", log_int(state->actor.user_id), "bytes",
	    log_int((int64_t)response_size(&state->response)), "sent",
	    was_sent ? "yes" : "no", NULL);
}

void
dispatch(void *context, const struct exchange *exchange)
{
	struct worker *worker = context;
	int64_t started_us = clock_monotonic_us();
	struct page_state state = {
		.program = worker->program,
		.settings = &worker->settings,
		.response =
		    response_new(worker->mem, worker->settings.temp_dir),
		.cookies = text_new(worker->mem, COOKIES_BYTES_MAX),
		.key = { .secret = worker->settings.secret_key, .session = "" },
		.session_token = "",
	};
	state.page = (struct page){
		.db = worker->db,
		.mem = worker->mem,
		.who = &state.actor,
		.request = &state.request,
		.response = &state.response,
		.now = clock_now(),
	};

	enum http_code parsed = request_parse(
	    worker->mem, exchange->environment, exchange->body, &state.request);
	log_request(state.request.id);
	bool is_health =
	    parsed == HTTP_FINE && health_answer(worker->db, &state);
	enum breaker_way way = BREAKER_OPEN;
	if (!is_health) {
		way = ask_breaker(worker, &state);
		state.is_shut = way == BREAKER_SHUT;
		answer(&state, parsed);
		answer_headers(&state);
	}

	unsigned statements = db_statements_taken(worker->db);
	if (!is_health && !state.is_shut)
		tell_breaker(worker, &state, way, started_us, statements);
	bool was_sent = response_send(
	    &state.response, state.request.is_head, &exchange->sink);
	if (!is_health)
		log_line(&state, started_us, statements, was_sent);
	log_request("");
	arena_reset(worker->mem);
}
