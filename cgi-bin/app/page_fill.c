/** @file What every page shows around its content.  Layer: app. */
#include "app/state.h"

#include "app/language.h"
#include "base/random.h"

/* "wanted_on" as "WANTED_ON_ERROR". */
static const char *
error_name(struct arena *mem, const char *field)
{
	char *name = text_format(mem, "%s_ERROR", field);

	for (char *at = name; *at != '\0'; at++) {
		if (*at >= 'a' && *at <= 'z')
			*at = (char)(*at - 'a' + 'A');
		else if (*at == '-')
			*at = '_';
	}
	return name;
}

static void
fill_errors(struct page *page)
{
	tpl_list(page->tpl, "ERRORS");
	tpl_show_if(page->tpl, "HAS_ERRORS", page->error_count > 0);
	for (size_t i = 0; i < page->error_count; i++) {
		const struct page_error *error = &page->errors[i];
		struct tpl *row = tpl_row(page->tpl, "ERRORS");

		tpl_text(row, "FIELD", error->field);
		tpl_text(row, "MESSAGE", error->message);
		if (*error->field != '\0')
			tpl_text(page->tpl,
			    error_name(page->mem, error->field),
			    error->message);
	}
}

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

static void
fill_tokens(struct page_state *state)
{
	struct page *page = &state->page;
	int64_t today = page->now.ms / (24 * 60 * 60 * 1000LL);

	ensure_visitor(state);
	tpl_text(page->tpl, "CSRF", token_csrf(page->mem, &state->key));
	tpl_text(page->tpl, "FORM_TOKEN",
	    token_form(page->mem, &state->key, today));
}

/* The same address in each language, for the switch. */
static void
fill_language(struct page_state *state)
{
	struct page *page = &state->page;
	char *target = request_target_without(&state->request, "lang");
	char mark = strchr(target, '?') == NULL ? '?' : '&';

	tpl_text(page->tpl, "LANG", state->language == LANGUAGE_ZH ? "zh-CN"
								   : "en");
	tpl_text(page->tpl, "ZH_URL",
	    text_format(page->mem, "%s%clang=zh", target, mark));
	tpl_text(page->tpl, "EN_URL",
	    text_format(page->mem, "%s%clang=en", target, mark));
}

void
page_fill(struct page_state *state, const char *name, const char *title)
{
	struct page *page = &state->page;

	tpl_text(page->tpl, "PAGE", name);
	tpl_text(page->tpl, "TITLE", title);
	fill_language(state);
	fill_tokens(state);
	fill_errors(page);

	if (page->response->code == HTTP_OK)
		page_flash_take(state);
	tpl_show_if(page->tpl, "HAS_FLASH", state->flash != NULL);
	tpl_text(page->tpl, "FLASH", state->flash);
}
