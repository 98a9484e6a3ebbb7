/** @file What every page shows around its content.  Layer: app. */
#include "app/state.h"

#include "app/language.h"
#include "base/config.h"
#include "base/random.h"
#include "view/layout.h"

/* Without a session the tokens are bound to a cookie of their own. */
static void
ensure_visitor(struct page_state *state)
{
	if (*state->key.session != '\0')
		return;
	char *token = arena_alloc(state->page.mem, 44);
	random_token(token);
	page_cookie(state, "visitor", token, -1);
	state->key.session = token;
}

static const struct layout_error *
errors(const struct page *page)
{
	struct layout_error *rows =
	    arena_calloc(page->mem, page->error_count + 1, sizeof(*rows));

	for (size_t i = 0; i < page->error_count; i++) {
		rows[i] = (struct layout_error){
			.field = page->errors[i].field,
			.message = page->errors[i].message,
		};
	}
	return rows;
}

/* The last word of the address a refused form was sent to; else NULL. */
static const char *
refused_form(const struct page *page)
{
	if (page->error_count == 0 || page->route == NULL ||
	    page->route->method != POST)
		return NULL;
	return strrchr(page->route->path, '/') + 1;
}

/* The seller's name: of the session, else of the instance. */
static const char *
house(const struct page_state *state)
{
	bool is_zh = state->language == LANGUAGE_ZH;
	const char *name = is_zh ? state->session.company_name
				 : state->session.company_name_en;

	if (name != NULL && *name != '\0')
		return name;
	return is_zh ? config_text("house", "渠通")
		     : config_text("house_en", "Qutong");
}

/* The seller's telephone number: the same way; NULL for none. */
static const char *
hotline(const struct page_state *state)
{
	const char *phone = state->session.company_phone;

	if (phone != NULL && *phone != '\0')
		return phone;
	return config_text("hotline", NULL);
}

/* This address in the other language. */
static const char *
language_url(const struct page_state *state)
{
	const char *target = request_target_without(&state->request, "lang");
	char mark = strchr(target, '?') == NULL ? '?' : '&';

	return text_format(state->page.mem, "%s%clang=%s",
	    page_local_path(target, "/"), mark,
	    language_tag(
		state->language == LANGUAGE_ZH ? LANGUAGE_EN : LANGUAGE_ZH));
}

void
page_fill(struct page_state *state, const char *name, const char *title)
{
	struct page *page = &state->page;
	int64_t today = page->now.ms / (24 * 60 * 60 * 1000LL);
	const char *form = refused_form(page);

	ensure_visitor(state);
	if (page->response->code == HTTP_OK && !state->is_error)
		page_flash_take(state);

	const struct layout layout = {
		.page = name,
		.title = title,
		.language_url = language_url(state),
		.path = state->request.raw_path,
		.actor = &state->actor,
		.csrf = token_csrf(page->mem, &state->key),
		.form_token = token_form(page->mem, &state->key, today),
		.theme = request_cookie(&state->request, "theme"),
		.flash = state->flash,
		.conflict = state->conflict,
		.unread = state->session.unread,
		.errors = errors(page),
		.error_count = page->error_count,
		.form = form,
		.reason = form != NULL ? page_value(page, "reason") : NULL,
		.house = house(state),
		.hotline = hotline(state),
	};
	layout_fill(page->tpl, &layout);
}
