/**
 * @file
 * Fills the layout from the session, the request and the page.  Layer: view.
 */
#include "view/layout.h"

#include "base/text.h"
#include "view/words.h"

/** Sides of the counter an entry is for. */
enum who {
	FOR_ALL,
	FOR_STAFF,
	FOR_CUSTOMER
};

/** One entry of the navigation; its text and icon are in the template. */
static const struct entry {
	const char *section;
	const char *path;
	enum action action;
	enum who who;
} entries[] = {
	{ "NAV_HOME", "/", ACTION_SIGNED_IN, FOR_ALL },
	{ "NAV_CATALOGUE", "/catalogue", ACTION_CATALOGUE_SEE, FOR_ALL },
	{ "NAV_NEW_ORDER", "/orders/new", ACTION_ORDER_ENTER, FOR_ALL },
	{ "NAV_ORDERS", "/orders", ACTION_ORDER_SEE, FOR_ALL },
	{ "NAV_DRAFTS", "/drafts", ACTION_ORDER_ENTER, FOR_ALL },
	{ "NAV_SHIPMENTS", "/shipments", ACTION_ORDER_SEE, FOR_STAFF },
	{ "NAV_RETURNS", "/returns", ACTION_RETURN_SEE, FOR_ALL },
	{ "NAV_QUARANTINE", "/quarantine", ACTION_RETURN_INSPECT, FOR_STAFF },
	{ "NAV_TICKETS", "/tickets", ACTION_TICKET_SEE, FOR_CUSTOMER },
	{ "NAV_DESK", "/desk", ACTION_TICKET_SEE, FOR_STAFF },
	{ "NAV_ACCOUNT", "/account", ACTION_ACCOUNT_SEE, FOR_CUSTOMER },
	{ "NAV_CUSTOMERS", "/customers", ACTION_CUSTOMER_SEE, FOR_STAFF },
	{ "NAV_HOLDS", "/holds", ACTION_HOLD_RELEASE, FOR_STAFF },
	{ "NAV_REVIEWS", "/credit-reviews", ACTION_CREDIT_SEE, FOR_STAFF },
	{ "NAV_RECEIVABLES", "/receivables", ACTION_MONEY_SEE, FOR_STAFF },
	{ "NAV_RECEIPTS", "/receipts", ACTION_RECEIPT_POST, FOR_STAFF },
	{ "NAV_INVOICES", "/tax-invoices", ACTION_TAX_INVOICE, FOR_STAFF },
	{ "NAV_COLLECTIONS", "/collections", ACTION_COLLECT, FOR_STAFF },
	{ "NAV_USERS", "/admin/users", ACTION_ADMIN, FOR_STAFF },
	{ "NAV_OWN_USERS", "/account/users", ACTION_USER_MANAGE, FOR_CUSTOMER },
	{ "NAV_NOTIFICATIONS", "/notifications", ACTION_SIGNED_IN, FOR_ALL },
};

/** Whether `path` is `base` or below it. */
static bool
is_below(const char *path, const char *base)
{
	size_t length = strlen(base);

	if (text_equal(base, "/"))
		return text_equal(path, "/");
	return text_starts_with(path, base) &&
	    (path[length] == '\0' || path[length] == '/');
}

/** The entry the reader is in: the longest path that fits; NULL if none. */
static const struct entry *
entry_at(const struct actor *who, const char *path)
{
	const struct entry *best = NULL;

	/* Cases have two addresses, and staff come to them from the desk. */
	if (is_below(path, "/tickets") || is_below(path, "/complaints"))
		path = who->side == SIDE_STAFF ? "/desk" : "/tickets";

	if (is_below(path, "/batch-cases"))
		path = "/returns";

	for (size_t i = 0; i < ARRAY_LEN(entries); i++) {
		if (is_below(path, entries[i].path) &&
		    (best == NULL ||
			strlen(entries[i].path) > strlen(best->path)))
			best = &entries[i];
	}
	return best;
}

static bool
is_for(const struct entry *entry, const struct actor *who)
{
	if (entry->who == FOR_STAFF && who->side != SIDE_STAFF)
		return false;
	if (entry->who == FOR_CUSTOMER && who->side != SIDE_CUSTOMER)
		return false;
	return actor_may(who, entry->action);
}

static void
fill_navigation(struct tpl *tpl, const struct layout *layout)
{
	const struct actor *who = layout->actor;
	const struct entry *current =
	    entry_at(who, layout->path != NULL ? layout->path : "");

	for (size_t i = 0; i < ARRAY_LEN(entries); i++) {
		const struct entry *entry = &entries[i];

		tpl_list(tpl, entry->section);
		if (!is_for(entry, who))
			continue;
		tpl_show_if(
		    tpl_row(tpl, entry->section), "CURRENT", entry == current);
	}
}

/** The first character of a name, for the round mark beside it. */
static const char *
initial_of(struct arena *mem, const char *name)
{
	const char *end = name;

	if (utf8_next(&end) == 0)
		return "";
	return arena_memdup(mem, name, (size_t)(end - name));
}

static void
fill_actor(struct tpl *tpl, const struct layout *layout)
{
	const struct actor *who = layout->actor;
	const char *name = who->name != NULL ? who->name : "";

	tpl_text(tpl, "USER_NAME", name);
	tpl_text(tpl, "USER_INITIAL", initial_of(tpl_arena(tpl), name));
	tpl_text(tpl, "USER_COMPANY",
	    who->deputy_of == 0
		? who->company
		: words_fill(tpl_arena(tpl), tpl_language(tpl),
		      T_("in the place of {NAME}"), "NAME", who->deputy_name,
		      NULL));
	tpl_show_if(tpl, "IS_STAFF", who->side == SIDE_STAFF);
	tpl_show_if(tpl, "IS_CUSTOMER", who->side == SIDE_CUSTOMER);
	tpl_show_if(tpl, "HAS_SEARCH", actor_may(who, ACTION_CATALOGUE_SEE));
	tpl_int(tpl, "UNREAD_COUNT", layout->unread);
	tpl_show_if(tpl, "HAS_UNREAD", layout->unread > 0);
	tpl_show_if(tpl, "HAS_COMPANIES",
	    who->company_count > 1 && layout->company_count > 0);
	tpl_show_if(tpl, "HAS_COMPANY_LINK",
	    who->company_count > 1 && layout->company_count == 0);
	tpl_list(tpl, "COMPANIES");
	for (size_t i = 0; i < layout->company_count; i++) {
		struct tpl *row = tpl_row(tpl, "COMPANIES");

		tpl_plain(row, "COMPANY_ID", layout->companies[i].id);
		tpl_text(row, "COMPANY_NAME", layout->companies[i].name);
		tpl_show_if(row, "COMPANY_CHOSEN",
		    layout->companies[i].id == who->customer_id);
	}
}

/** "sku" → "SKU_ERROR", "lines[3]" → "LINES_3__ERROR". */
static const char *
error_name(struct arena *mem, const char *field)
{
	struct text name = text_new(mem, 256);

	for (; *field != '\0'; field++) {
		char c = *field;

		if (c >= 'a' && c <= 'z')
			c = (char)(c - 'a' + 'A');
		else if (!(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9'))
			c = '_';
		text_add_char(&name, c);
	}
	text_add(&name, "_ERROR");
	return name.bytes;
}

static void
fill_messages(struct tpl *tpl, const struct layout *layout)
{
	struct arena *mem = tpl_arena(tpl);
	int64_t shown = 0;

	tpl_text(tpl, "FLASH", layout->flash);
	tpl_text(tpl, "CONFLICT", layout->conflict);
	tpl_text(
	    tpl, "REASON_TYPED", layout->reason != NULL ? layout->reason : "");
	if (layout->form != NULL)
		tpl_show(tpl,
		    error_name(
			mem, text_format(mem, "%s_form", layout->form)));
	tpl_list(tpl, "ERRORS");
	for (size_t i = 0; i < layout->error_count; i++) {
		const struct layout_error *error = &layout->errors[i];
		bool is_whole = error->field == NULL || *error->field == '\0';
		struct tpl *row;

		if (error->message == layout->conflict)
			continue;
		row = tpl_row(tpl, "ERRORS");
		tpl_text(row, "FIELD", error->field);
		tpl_text(row, "MESSAGE", error->message);
		tpl_show_if(row, "OF_FORM", is_whole);
		if (!is_whole)
			tpl_text(
			    tpl, error_name(mem, error->field), error->message);
		shown++;
	}
	tpl_show_if(tpl, "HAS_ERRORS", shown > 0);
	tpl_text(tpl, "ERRORS_TITLE",
	    words_count(mem, tpl_language(tpl),
		"One thing to correct; all you typed is still here",
		"{N} things to correct; all you typed is still here", shown));
}

void
layout_fill(struct tpl *tpl, const struct layout *layout)
{
	const char *theme = layout->theme != NULL ? layout->theme : "";
	bool is_known = text_equal(theme, "light") || text_equal(theme, "dark");

	tpl_text(tpl, "PAGE", layout->page);
	tpl_text(tpl, "TITLE", layout->title);
	tpl_text(tpl, "LANGUAGE_URL", layout->language_url);
	tpl_text(tpl, "CSRF", layout->csrf);
	tpl_text(tpl, "FORM_TOKEN", layout->form_token);
	tpl_text(tpl, "THEME", is_known ? theme : "");
	tpl_text(tpl, "HOUSE", layout->house);
	tpl_text(tpl, "HOTLINE", layout->hotline);
	if (!tpl_is_set(tpl, "STATE"))
		tpl_text(tpl, "STATE", "");

	fill_navigation(tpl, layout);
	fill_actor(tpl, layout);
	fill_messages(tpl, layout);
}

const char *
layout_file(const struct actor *who)
{
	return who->user_id == 0 ? "layout/bare.tpl" : "layout/page.tpl";
}
