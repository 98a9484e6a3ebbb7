/**
 * @file
 * What the dispatcher knows about a request beyond what a handler may see.
 * Private to app/.  Layer: app.
 */
#ifndef APP_STATE_H
#define APP_STATE_H

#include "app/page.h"
#include "domain/session.h"
#include "http/request.h"
#include "http/response.h"
#include "http/route.h"
#include "http/token.h"

/** Settings read once, at start. */
struct app_settings {
	const char *secret_key;
	const char *temp_dir;
	bool plain_http; /* loopback instance: cookies without Secure */
	int64_t db_wait_ms; /* longest wait for one statement, less what is
			     * added for its reply; 0: the default */
};

/** One request from end to end. */
struct page_state {
	struct page page; /* first: a handler's page is the state's address */
	const struct program *program;
	const struct app_settings *settings;
	struct request request;
	struct response response;
	struct route_match match;
	struct actor actor;
	struct session session;
	const char *session_token; /* of the cookie; "" for none */
	struct token_key key;      /* for CSRF and form tokens */
	const char *form_token;    /* of this POST; NULL for a GET */
	enum language language;
	const char *flash;    /* said by the page before; NULL for nothing */
	const char *conflict; /* message of page_conflict() */
	struct text cookies;  /* Set-Cookie lines, kept across error pages */
	const char *cache;    /* Cache-Control; NULL: not to be kept */
	bool is_answered;     /* a page, document or redirect stands already */
	bool is_shut;         /* the database is not to be asked: 503 */
	bool is_error;        /* the answer is an error page */
};

static inline struct page_state *
page_state(struct page *page)
{
	return (struct page_state *)(void *)page;
}

static inline const struct page_state *
page_state_const(const struct page *page)
{
	return (const struct page_state *)(const void *)page;
}

/** The fields this request declared: parameters of a GET, form of a POST. */
const struct fields *page_fields(const struct page *page);

/** Queue a Set-Cookie.  Parameters as cookie_write(). */
void page_cookie(struct page_state *state, const char *name, const char *value,
    int64_t max_age);

/** The value of one of our cookies, or NULL. */
const char *page_cookie_value(const struct page_state *state, const char *name);

/** Take the flash message of the page before, if there is one. */
void page_flash_take(struct page_state *state);

/** Fill what every page shows around its content: layout, tokens, errors. */
void page_fill(struct page_state *state, const char *name, const char *title);

#endif
