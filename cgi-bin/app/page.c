/** @file What a handler may ask and answer.  Layer: app. */
#include "app/page.h"

#include <stdarg.h>

#include "app/language.h"
#include "app/state.h"
#include "base/config.h"
#include "base/log.h"
#include "base/random.h"
#include "db/db.h"
#include "http/cookie.h"
#include "view/layout.h"

enum {
	PAGE_BYTES_MAX = 4 * 1024 * 1024,
	PAGE_BYTES_USUAL = 48 * 1024, /* a list of 50 rows */
	FLASH_SECONDS = 60,
	FLASH_BYTES_MAX = 800,
	AGENT_BYTES_MAX = 200,
	LANGUAGE_SECONDS = 365 * 24 * 3600
};

/* --- What came in ---------------------------------------------------------- */

const struct fields *
page_fields(const struct page *page)
{
	return page->request->is_post ? &page->request->form
				      : &page->request->parameters;
}

const char *
page_arg(const struct page *page, const char *name)
{
	const char *value = route_arg(&page_state_const(page)->match, name);

	if (value == NULL) {
		log_event(LOG_ERROR, "page.arg", "name", name, NULL);
		return "";
	}
	return value;
}

const char *
page_value(const struct page *page, const char *name)
{
	const struct field *field = fields_find(page_fields(page), name, 0);

	return field == NULL ? "" : text_trim(page->mem, field->value);
}

struct page_values
page_values(const struct page *page, const char *name)
{
	const struct fields *fields = page_fields(page);
	const char **items =
	    arena_calloc(page->mem, fields->count + 1, sizeof(*items));
	size_t count = 0;

	for (size_t i = 0; i < fields->count; i++) {
		if (text_equal(fields->items[i].name, name))
			items[count++] = fields->items[i].value;
	}
	return (struct page_values){ .items = items, .count = count };
}

struct page_file
page_file(const struct page *page, const char *name)
{
	const struct field *field = fields_find(page_fields(page), name, 0);

	if (field == NULL || field->file_name == NULL || field->fd < 0)
		return (struct page_file){ .name = "", .fd = -1 };
	return (struct page_file){
		.name = field->file_name, .fd = field->fd, .size = field->size
	};
}

const char *
page_session_token(const struct page *page)
{
	return page_state_const(page)->session_token;
}

const char *
page_address(const struct page *page)
{
	return page->request->address;
}

const char *
page_agent(const struct page *page)
{
	const char *agent = request_variable(page->request, "HTTP_USER_AGENT");

	if (!utf8_is_valid(agent, strlen(agent)) || text_has_controls(agent))
		return "";
	return arena_memdup(page->mem, agent, utf8_fit(agent, AGENT_BYTES_MAX));
}

const char *
page_origin(const struct page *page)
{
	const char *base_url = config_text("base_url", "");
	bool is_plain = page_state_const(page)->settings->plain_http;

	if (base_url[0] != '\0')
		return base_url;
	return text_format(page->mem, "%s://%s", is_plain ? "http" : "https",
	    request_variable(page->request, "HTTP_HOST"));
}

const char *
page_local_path(const char *path, const char *fallback)
{
	return request_path_is_local(path) ? path : fallback;
}

/* --- Cookies --------------------------------------------------------------- */

void
page_cookie(struct page_state *state, const char *name, const char *value,
    int64_t max_age)
{
	struct text one = text_new(state->page.mem, COOKIE_VALUE_MAX + 200);

	if (!cookie_write(
		&one, name, value, max_age, state->settings->plain_http)) {
		log_event(LOG_ERROR, "page.cookie", "name", name, NULL);
		return;
	}
	text_add(&state->cookies, one.bytes);
	text_add(&state->cookies, "\n");
}

const char *
page_cookie_value(const struct page_state *state, const char *name)
{
	return request_cookie(&state->request,
	    cookie_name(state->page.mem, name, state->settings->plain_http));
}

void
page_sign_in(struct page *page, const char *token, int64_t max_age)
{
	page_cookie(
	    page_state(page), "session", token, max_age > 0 ? max_age : -1);
}

void
page_sign_out(struct page *page)
{
	page_cookie(page_state(page), "session", "", 0);
}

const char *
page_entry_cookie(const struct page *page, const char *name)
{
	const char *value = page_cookie_value(page_state_const(page), name);

	return value == NULL ? "" : value;
}

void
page_set_entry_cookie(struct page *page, const char *name, const char *value,
    int64_t seconds)
{
	page_cookie(page_state(page), name, value,
	    value[0] == '\0' ? 0 : seconds);
}

/* The one cookie of ours that scripts write too: not HttpOnly, no prefix. */
void
page_switch_theme(struct page *page)
{
	struct page_state *state = page_state(page);
	const char *asked = page_value(page, "theme");
	const char *now = request_cookie(page->request, "theme");
	bool is_dark = now != NULL && text_equal(now, "dark");

	if (text_equal(asked, "light") || text_equal(asked, "dark"))
		is_dark = text_equal(asked, "dark");
	else
		is_dark = !is_dark;
	text_addf(&state->cookies,
	    "theme=%s; Path=/; Max-Age=31536000; SameSite=Lax%s\n",
	    is_dark ? "dark" : "light",
	    state->settings->plain_http ? "" : "; Secure");
}

void
page_set_language(struct page *page, enum language language)
{
	struct page_state *state = page_state(page);
	const char *tag = language_tag(language);
	int64_t user = state->actor.user_id;

	page_cookie(state, "lang",
	    user == 0 ? tag
		      : text_format(page->mem, "%s.%lld", tag, (long long)user),
	    LANGUAGE_SECONDS);
}

/* The session may end or begin between the two pages, so a flash is bound to
 * the instance's key alone. */
static struct token_key
flash_key(const struct page_state *state)
{
	return (struct token_key){ .secret = state->settings->secret_key,
		.session = "flash" };
}

void
page_flash(struct page *page, const char *message)
{
	struct page_state *state = page_state(page);
	struct token_key key = flash_key(state);
	char *cut = arena_memdup(
	    page->mem, message, utf8_fit(message, FLASH_BYTES_MAX));
	char *payload = text_format(page->mem, "%lld.%s",
	    (long long)(page->now.ms / 1000), text_url_encode(page->mem, cut));

	page_cookie(state, "flash",
	    token_sign(page->mem, &key, "flash", payload), FLASH_SECONDS);
}

void
page_flash_take(struct page_state *state)
{
	struct arena *mem = state->page.mem;
	struct token_key key = flash_key(state);
	const char *cookie = page_cookie_value(state, "flash");

	if (cookie == NULL || *cookie == '\0')
		return;
	page_cookie(state, "flash", "", 0);

	const char *payload = token_verify(mem, &key, "flash", cookie);
	if (payload == NULL)
		return;
	size_t digits = strcspn(payload, ".");
	int64_t said_s = 0;
	if (payload[digits] != '.' ||
	    text_to_int(arena_memdup(mem, payload, digits), &said_s) !=
		STATUS_OK ||
	    state->page.now.ms / 1000 - said_s > FLASH_SECONDS)
		return;
	payload += digits + 1;
	state->flash = percent_decode(mem, payload, strlen(payload));
}

/* --- Acts ------------------------------------------------------------------ */

struct act
page_act(const struct page *page)
{
	const struct page_state *state = page_state_const(page);
	struct act act = {
		.who = page->who,
		.mem = page->mem,
		.now = page->now,
		.address = page->request->address,
	};

	if (state->form_token == NULL)
		return act;

	/* One page may hold several forms with one token, and the way back in
	 * a browser leads to a form whose token has served: what was sent where
	 * makes the act, not the token alone.  The MAC is of no more use. */
	const struct fields *fields = page_fields(page);
	struct text sent = text_new(page->mem, 2 * FORM_TEXT_MAX);
	char code[44];

	text_add(&sent, page->request->raw_path);
	for (size_t i = 0; i < fields->count; i++) {
		text_add_char(&sent, '\n');
		text_add(&sent, fields->items[i].name);
		text_add_char(&sent, '=');
		text_add(&sent, fields->items[i].value);
	}
	digest_hmac(state->key.secret, strlen(state->key.secret), sent.bytes,
	    sent.length, code);
	size_t keep = strlen(state->form_token) - 44;
	act.token = text_format(
	    page->mem, "%.*s.%.12s", (int)keep, state->form_token, code);
	return act;
}

/* --- What goes out --------------------------------------------------------- */

void
page_error(struct page *page, const char *field, const char *message)
{
	if (page->error_count == ARRAY_LEN(page->errors))
		return;
	page->errors[page->error_count++] =
	    (struct page_error){ .field = field, .message = message };
}

enum status
page_render(
    struct page *page, const char *name, const char *title, const char *file)
{
	struct page_state *state = page_state(page);
	struct text html = text_new(page->mem, PAGE_BYTES_MAX);

	/* "There is no such …" is no answer when nobody could look. */
	if (page->error_count > 0 && page->db != NULL &&
	    db_read_failed(page->db))
		return STATUS_UNAVAILABLE;
	text_reserve(&html, PAGE_BYTES_USUAL);
	page_fill(state, name, title);
	tpl_include(page->tpl, "BODY", file);
	enum status st = tpl_render(page->tpl, layout_file(page->who), &html);
	if (st != STATUS_OK)
		return st;
	if (html.full) {
		log_event(LOG_ERROR, "page.too_large", "file", file, NULL);
		return STATUS_BUG;
	}

	if (state->conflict != NULL)
		page->response->code = HTTP_CONFLICT;
	else if (page->error_count > 0)
		page->response->code = HTTP_UNPROCESSABLE;
	response_header(
	    page->response, "Content-Type", "text/html; charset=utf-8");
	state->is_answered = true;
	return response_write(page->response, html.bytes, html.length);
}

void
page_conflict(struct page *page, const char *message)
{
	page_state(page)->conflict = message;
	page_error(page, "", message);
}

static enum status
see_other(struct page *page, const char *path)
{
	if (!request_path_is_local(path)) {
		log_event(LOG_ERROR, "page.redirect", "path", path, NULL);
		return STATUS_BUG;
	}
	page->response->code = HTTP_SEE_OTHER;
	response_header(page->response, "Location", path);
	page_state(page)->is_answered = true;
	return STATUS_OK;
}

enum status
page_redirect(struct page *page, const char *format, ...)
{
	struct text path = text_new(page->mem, 8192);
	va_list args;

	va_start(args, format);
	for (const char *at = format; *at != '\0'; at++) {
		if (at[0] == '%' && at[1] == 's') {
			text_add(&path,
			    text_url_encode(
				page->mem, va_arg(args, const char *)));
			at++;
		} else if (at[0] == '%' && at[1] == '%') {
			text_add_char(&path, *at++);
		} else {
			text_add_char(&path, *at);
		}
	}
	va_end(args);
	if (path.full)
		return STATUS_BUG;
	return see_other(page, path.bytes);
}

enum status
page_done(struct page *page, const struct act *act)
{
	return see_other(page, arena_strdup(page->mem, act->result));
}

/* A name for the download, plain and in UTF-8 (RFC 6266). */
static void
disposition(struct page *page, const char *way, const char *file_name)
{
	struct text plain = text_new(page->mem, 300);

	for (const char *at = file_name; *at != '\0'; at++) {
		bool fit = (*at >= '0' && *at <= '9') ||
		    (*at >= 'A' && *at <= 'Z') || (*at >= 'a' && *at <= 'z') ||
		    strchr("-_. ", *at) != NULL;
		text_add_char(&plain, fit ? *at : '_');
	}
	response_header(page->response, "Content-Disposition",
	    text_format(page->mem,
		"%s; filename=\"%s\"; filename*=UTF-8''%s", way, plain.bytes,
		text_url_encode(page->mem, file_name)));
}

static void
document_headers(
    struct page *page, const char *content_type, const char *file_name)
{
	response_header(page->response, "Content-Type", content_type);
	if (file_name != NULL)
		disposition(page, "attachment", file_name);
	page_state(page)->is_answered = true;
}

enum status
page_document(struct page *page, const char *content_type,
    const char *file_name, const void *bytes, size_t length)
{
	document_headers(page, content_type, file_name);
	return bytes == NULL ? STATUS_OK
			     : response_write(page->response, bytes, length);
}

enum status
page_stream(struct page *page, const void *bytes, size_t length)
{
	return response_write(page->response, bytes, length);
}

enum status
page_document_fd(
    struct page *page, const char *content_type, const char *file_name, int fd)
{
	document_headers(page, content_type, file_name);
	return response_file(page->response, fd);
}

void
page_inner_file(struct page *page, const char *content_type,
    const char *file_name, bool is_inline, const char *inner_path)
{
	response_header(page->response, "Content-Type", content_type);
	disposition(page, is_inline ? "inline" : "attachment", file_name);
	response_header(page->response, "X-Accel-Redirect", inner_path);
	page_state(page)->is_answered = true;
}
