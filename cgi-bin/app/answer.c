/** @file Errors as pages, and what every answer carries.  Layer: app. */
#include "app/answer.h"

#include "app/language.h"
#include "base/log.h"
#include "view/words.h"

/* What is shown for a code; one without a template of its own borrows. */
struct error_kind {
	enum http_code code;
	enum http_code template;
	const char *title;
};

static const struct error_kind kinds[] = {
	{ HTTP_BAD_REQUEST, HTTP_BAD_REQUEST,
	    T_("This request could not be understood") },
	{ HTTP_UNAUTHORIZED, HTTP_UNAUTHORIZED, T_("Sign in to go on") },
	{ HTTP_FORBIDDEN, HTTP_FORBIDDEN, T_("Your role may not do this") },
	{ HTTP_NOT_FOUND, HTTP_NOT_FOUND, T_("This page was not found") },
	{ HTTP_METHOD_NOT_ALLOWED, HTTP_METHOD_NOT_ALLOWED,
	    T_("This page cannot be used this way") },
	{ HTTP_CONFLICT, HTTP_CONFLICT,
	    T_("Somebody changed this just before you") },
	{ HTTP_LENGTH_REQUIRED, HTTP_BAD_REQUEST,
	    T_("This request could not be understood") },
	{ HTTP_TOO_LARGE, HTTP_TOO_LARGE, T_("This is too large") },
	{ HTTP_URI_TOO_LONG, HTTP_URI_TOO_LONG,
	    T_("This address is too long") },
	{ HTTP_UNSUPPORTED, HTTP_UNSUPPORTED,
	    T_("This kind of file is not accepted") },
	{ HTTP_UNPROCESSABLE, HTTP_UNPROCESSABLE,
	    T_("Something is to be corrected") },
	{ HTTP_TOO_MANY, HTTP_TOO_MANY, T_("Too many requests") },
	{ HTTP_UNAVAILABLE, HTTP_UNAVAILABLE,
	    T_("We are recovering, a moment") },
	{ HTTP_SERVER_ERROR, HTTP_SERVER_ERROR,
	    T_("Something went wrong on our side") },
};

static const struct error_kind *
find_kind(enum http_code code)
{
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		if (kinds[i].code == code)
			return &kinds[i];
	}
	return &kinds[ARRAY_LEN(kinds) - 1];
}

enum http_code
answer_code(enum status st)
{
	switch (st) {
	case STATUS_OK:
		return HTTP_OK;
	case STATUS_INVALID:
		return HTTP_UNPROCESSABLE;
	case STATUS_NOT_FOUND:
		return HTTP_NOT_FOUND;
	case STATUS_FORBIDDEN:
		return HTTP_FORBIDDEN;
	case STATUS_CONFLICT:
		return HTTP_CONFLICT;
	case STATUS_UNAVAILABLE:
		return HTTP_UNAVAILABLE;
	case STATUS_BUG:
		break;
	}
	return HTTP_SERVER_ERROR;
}

/* Where the reader came from, if it was a page of ours. */
static const char *
came_from(const struct page_state *state)
{
	const char *referer = request_variable(&state->request, "HTTP_REFERER");
	const char *host = request_variable(&state->request, "HTTP_HOST");
	const char *at = strstr(referer, "://");
	size_t length = strlen(host);

	if (at == NULL || length == 0 || strncmp(at + 3, host, length) != 0)
		return "/";
	return page_local_path(at + 3 + length, "/");
}

/* What is opened again: a POST has no page at its own address. */
static const char *
target(const struct page_state *state, bool may_retry)
{
	if (may_retry)
		return state->request.raw_path;
	return state->request.is_get
	    ? page_local_path(state->request.target, "/")
	    : came_from(state);
}

static void
fill_retry(struct page_state *state, enum http_code code)
{
	const struct fields *form = &state->request.form;
	bool may_retry = code == HTTP_UNAVAILABLE && state->request.is_post &&
	    form->count > 0;

	tpl_list(state->page.tpl, "FIELDS");
	tpl_show_if(state->page.tpl, "RETRY", may_retry);
	tpl_show_if(state->page.tpl, "RELOAD", !may_retry);
	tpl_show_if(state->page.tpl, "RELOAD", state->request.is_get);
	tpl_text(state->page.tpl, "TARGET", target(state, may_retry));
	for (size_t i = 0; may_retry && i < form->count; i++) {
		if (form->items[i].file_name != NULL)
			continue;
		struct tpl *row = tpl_row(state->page.tpl, "FIELDS");
		tpl_text(row, "NAME", form->items[i].name);
		tpl_text(row, "VALUE", form->items[i].value);
	}
}

static void
plain_error(struct page_state *state, enum http_code code, const char *title)
{
	struct response *response = &state->response;

	response_clear(response);
	response->code = code;
	response_header(response, "Content-Type", "text/plain; charset=utf-8");
	const char *text = text_format(state->page.mem, "%d %s (%s)\n",
	    (int)code, title, state->request.id);
	if (response_write(response, text, strlen(text)) != STATUS_OK)
		response_clear(response);
	response->code = code;
}

void
answer_error(struct page_state *state, enum http_code code)
{
	struct page *page = &state->page;
	const struct error_kind *kind = find_kind(code);
	const char *title = words(state->language, kind->title);

	response_clear(&state->response);
	if (code != HTTP_UNPROCESSABLE)
		page->error_count = 0;
	state->conflict = NULL;
	state->is_error = true;
	page->tpl =
	    tpl_new(page->mem, state->language, state->actor.zone_minutes);

	tpl_plain(page->tpl, "CODE", code);
	tpl_text(page->tpl, "REQUEST_ID", state->request.id);
	tpl_text(page->tpl, "SIGN_IN",
	    text_format(page->mem, "/login?next=%s",
		text_url_encode(page->mem, came_from(state))));
	fill_retry(state, code);

	const char *name =
	    text_format(page->mem, "error.%d", (int)kind->template);
	const char *file =
	    text_format(page->mem, "errors/%d.tpl", (int)kind->template);
	if (page_render(page, name, title, file) != STATUS_OK)
		plain_error(state, code, title);
	state->response.code = code;
	if (code == HTTP_UNAVAILABLE || code == HTTP_TOO_MANY)
		response_header(&state->response, "Retry-After", "5");
}

void
answer_sign_in(struct page_state *state)
{
	if (!state->request.is_get) {
		answer_error(state, HTTP_UNAUTHORIZED);
		return;
	}
	response_clear(&state->response);
	state->response.code = HTTP_SEE_OTHER;
	response_header(&state->response, "Location",
	    text_format(state->page.mem, "/login?next=%s",
		text_url_encode(state->page.mem,
		    page_local_path(state->request.target, "/"))));
}

bool
answer_language(struct page_state *state)
{
	const struct field *field =
	    fields_find(&state->request.parameters, "lang", 0);
	enum language language;

	if (!state->request.is_get || field == NULL ||
	    !language_from_tag(field->value, &language))
		return false;

	page_set_language(&state->page, language);
	const char *target = request_target_without(&state->request, "lang");
	response_clear(&state->response);
	state->response.code = HTTP_SEE_OTHER;
	response_header(
	    &state->response, "Location", page_local_path(target, "/"));
	return true;
}

void
answer_headers(struct page_state *state)
{
	/* clang-format off */
	static const struct {
		const char *name;
		const char *value;
	} headers[] = {
		{ "X-Content-Type-Options", "nosniff" },
		{ "Content-Security-Policy",
		  "default-src 'none'; script-src 'self'; style-src 'self'; "
		  "img-src 'self' data:; connect-src 'self'; "
		  "form-action 'self'; frame-ancestors 'none'; "
		  "base-uri 'none'; require-trusted-types-for 'script'" },
		{ "Referrer-Policy", "same-origin" },
		{ "Cross-Origin-Opener-Policy", "same-origin" },
		{ "Cross-Origin-Resource-Policy", "same-origin" },
		{ "Permissions-Policy",
		  "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
	};
	/* clang-format on */
	struct response *response = &state->response;

	for (size_t i = 0; i < ARRAY_LEN(headers); i++)
		response_header(response, headers[i].name, headers[i].value);
	response_header(response, "Cache-Control",
	    state->cache == NULL ? "no-store" : state->cache);
	response_header(response, "X-Request-Id", state->request.id);
	if (!state->settings->plain_http)
		response_header(
		    response, "Strict-Transport-Security", "max-age=31536000");

	for (const char *at = state->cookies.bytes; *at != '\0';) {
		size_t length = strcspn(at, "\n");
		response_header(response, "Set-Cookie",
		    arena_memdup(state->page.mem, at, length));
		at += length + 1;
	}
}
