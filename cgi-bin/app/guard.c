/** @file What stands between a request and its handler.  Layer: app. */
#include "app/guard.h"

#include "app/language.h"
#include "base/log.h"
#include "base/random.h"
#include "domain/shelf.h"

enum {
	SESSION_TOKEN_LENGTH = 43,
	DECLARED_MAX = 48
};

static const struct actor nobody = {
	.name = "",
	.company = "",
	.role_names = "",
	.zone_minutes = ZONE_SHANGHAI_MINUTES,
	.reach = { [ACTION_NONE] = SCOPE_ALL },
};

static bool
token_is_fit(const char *token)
{
	return token != NULL && strlen(token) == SESSION_TOKEN_LENGTH &&
	    strspn(token,
		"0123456789abcdefghijklmnopqrstuvwxyz"
		"ABCDEFGHIJKLMNOPQRSTUVWXYZ-_") == SESSION_TOKEN_LENGTH;
}

static enum language
choose_language(const struct page_state *state)
{
	const char *cookie = page_cookie_value(state, "lang");
	enum language language = LANGUAGE_ZH;

	if (cookie != NULL &&
	    language_from_cookie(cookie, state->actor.user_id, &language))
		return language;
	if (state->actor.user_id != 0 && state->session.has_language)
		return state->actor.language;
	if (language_from_header(
		request_variable(&state->request, "HTTP_ACCEPT_LANGUAGE"),
		&language))
		return language;
	return LANGUAGE_ZH;
}

enum http_code
guard_session(struct page_state *state)
{
	const char *token = page_cookie_value(state, "session");
	enum status st = STATUS_NOT_FOUND;

	shelf_begin();
	state->session_token = "";
	if (state->is_shut) {
		st = STATUS_UNAVAILABLE;
	} else if (token_is_fit(token)) {
		st = session_find(state->page.db, state->page.mem, token,
		    state->page.now, &state->actor, &state->session);
	}
	if (st == STATUS_OK) {
		state->session_token = token;
		state->key.session = state->session.csrf_secret;
	} else {
		state->actor = nobody;
		state->session = (struct session){
			.csrf_secret = "",
			.company_name = "",
			.company_name_en = "",
		};
		const char *visitor = page_cookie_value(state, "visitor");
		state->key.session = token_is_fit(visitor) ? visitor : "";
	}
	state->language = choose_language(state);
	state->actor.language = state->language;

	switch (st) {
	case STATUS_OK:
	case STATUS_NOT_FOUND:
		return HTTP_FINE;
	case STATUS_UNAVAILABLE:
		return HTTP_UNAVAILABLE;
	case STATUS_INVALID:
	case STATUS_FORBIDDEN:
	case STATUS_CONFLICT:
	case STATUS_BUG:
		break;
	}
	log_event(LOG_ERROR, "guard.session", "status", log_int(st), NULL);
	return HTTP_SERVER_ERROR;
}

enum http_code
guard_route(struct page_state *state, const char **allow)
{
	const struct program *program = state->program;
	bool takes_get = false;
	bool takes_post = false;
	struct route_match match;

	for (size_t i = 0; i < program->route_count; i++) {
		const struct route *route = &program->routes[i];
		if (!route_matches(state->page.mem, route->path,
			&state->request.path, &match))
			continue;
		takes_get = takes_get || route->method == GET;
		takes_post = takes_post || route->method == POST;

		bool fits = route->method == POST ? state->request.is_post
						  : state->request.is_get;
		if (fits &&
		    (state->page.route == NULL ||
			match.rank > state->match.rank)) {
			state->page.route = route;
			state->match = match;
		}
	}
	if (state->page.route != NULL)
		return HTTP_FINE;
	if (!takes_get && !takes_post)
		return HTTP_NOT_FOUND;
	*allow = !takes_post ? "GET, HEAD"
	    : takes_get      ? "GET, HEAD, POST"
			     : "POST";
	return HTTP_METHOD_NOT_ALLOWED;
}

enum http_code
guard_action(const struct page_state *state)
{
	enum action action = state->page.route->action;

	if (action == ACTION_NONE)
		return HTTP_FINE;
	if (state->actor.user_id == 0)
		return HTTP_UNAUTHORIZED;
	if (action == ACTION_SIGNED_IN || actor_may(&state->actor, action))
		return HTTP_FINE;
	return HTTP_FORBIDDEN;
}

/* --- Declared fields ------------------------------------------------------- */

/* One word of route->fields: "q", "sku[]", "file@", "files[]@". */
struct declared {
	const char *name;
	size_t length;
	bool may_repeat;
	bool is_upload;
	bool was_seen;
};

static size_t
read_declared(const char *words, struct declared out[DECLARED_MAX])
{
	size_t count = 0;

	while (*words != '\0' && count < DECLARED_MAX) {
		words += strspn(words, " ");
		size_t length = strcspn(words, " ");
		struct declared one = { .name = words, .length = length };

		words += length;
		if (length == 0)
			break;
		for (;;) {
			const char *end = one.name + one.length;
			if (one.length > 2 && memcmp(end - 2, "[]", 2) == 0) {
				one.may_repeat = true;
				one.length -= 2;
			} else if (one.length > 1 && end[-1] == '@') {
				one.is_upload = true;
				one.length--;
			} else {
				break;
			}
		}
		out[count++] = one;
	}
	return count;
}

static struct declared *
find_declared(struct declared *declared, size_t count, const char *name)
{
	size_t length = strlen(name);

	for (size_t i = 0; i < count; i++) {
		if (declared[i].length == length &&
		    memcmp(declared[i].name, name, length) == 0)
			return &declared[i];
	}
	return NULL;
}

static enum http_code
check_fields(const struct page_state *state, const struct fields *fields,
    const char *words)
{
	struct declared declared[DECLARED_MAX];
	size_t count = read_declared(words, declared);

	for (size_t i = 0; i < fields->count; i++) {
		const struct field *field = &fields->items[i];
		struct declared *one =
		    find_declared(declared, count, field->name);
		const char *why = one == NULL                     ? "undeclared"
		    : one->was_seen && !one->may_repeat           ? "repeated"
		    : field->file_name != NULL && !one->is_upload ? "upload"
								  : NULL;

		if (why != NULL) {
			log_event(LOG_WARN, "guard.field", "route",
			    state->page.route->path, "field", field->name,
			    "why", why, NULL);
			return HTTP_BAD_REQUEST;
		}
		one->was_seen = true;
	}
	return HTTP_FINE;
}

enum http_code
guard_parameters(const struct page_state *state)
{
	const char *words = state->page.route->fields;

	if (state->page.route->method == POST || words == NULL)
		words = "";
	return check_fields(state, &state->request.parameters, words);
}

/* --- Forms ----------------------------------------------------------------- */

size_t
guard_body_max(const struct route *route)
{
	return route->body_max > 0 ? route->body_max : REQUEST_BODY_MAX;
}

static enum http_code
refuse_form(const struct page_state *state, const char *why)
{
	log_event(LOG_WARN, "guard.form", "route", state->page.route->path,
	    "why", why, NULL);
	return HTTP_FORBIDDEN;
}

enum http_code
guard_form(struct page_state *state)
{
	const struct route *route = state->page.route;

	if (!request_is_same_origin(
		&state->request, state->settings->plain_http))
		return refuse_form(state, "origin");

	enum http_code code = request_read_form(
	    &state->request, guard_body_max(route), state->settings->temp_dir);
	if (code != HTTP_FINE)
		return code;
	code = check_fields(state, &state->request.form,
	    text_format(state->page.mem, "csrf form_token %s",
		route->fields == NULL ? "" : route->fields));
	if (code != HTTP_FINE)
		return code;

	if (*state->key.session == '\0' ||
	    !token_csrf_is_valid(&state->key, page_value(&state->page, "csrf")))
		return refuse_form(state, "csrf");

	const char *token = page_value(&state->page, "form_token");
	int64_t today = state->page.now.ms / (24 * 60 * 60 * 1000LL);
	if (!token_form_is_valid(&state->key, token, today))
		return refuse_form(state, "form_token");
	state->form_token = token;
	return HTTP_FINE;
}
