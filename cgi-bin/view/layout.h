/**
 * @file
 * What stands around every page: head, top bar, navigation, messages.
 *
 * Layer: view.  Filled after the page's own names, just before rendering, so
 * that a handler may set STATE (main's data-state) and is not overruled.
 */
#ifndef VIEW_LAYOUT_H
#define VIEW_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/actor.h"
#include "view/tpl.h"

/** A message about a field, or about the form as a whole (field ""). */
struct layout_error {
	const char *field;   /* also the id of its input */
	const char *message; /* in the reader's language */
};

/** A company the user may act for. */
struct layout_company {
	int64_t id;
	const char *name;
};

/** Texts may be NULL where "none" makes sense. */
struct layout {
	const char *page;  /* stable name, "orders.show" */
	const char *title; /* in the reader's language */
	const char *path;  /* of the request, "/orders/new": marks the menu */
	const struct actor *actor;
	const char *language_url; /* this page in the other language */
	const char *csrf;
	const char *form_token;
	const char
	    *theme; /* of the cookie: "light", "dark", else as the device */
	const char *flash;    /* said by the page before */
	const char *conflict; /* somebody else was first */
	int64_t unread;       /* notifications */
	const struct layout_error *errors;
	size_t error_count;
	const char *form;   /* of a form that was refused: the last word of
			       its address, "cancel"; else NULL */
	const char *reason; /* typed into it; NULL for none */
	const struct layout_company *companies; /* to switch between; may be
						   NULL: a link to /me then */
	size_t company_count;
	const char *house;   /* name of the seller, from settings */
	const char *hotline; /* its telephone number */
};

/**
 * Set the names of the layout, and for each error a row of ERRORS and its text
 * "<FIELD>_ERROR" (upper case, "_" for other characters).  The caller includes
 * the page's own template as BODY.
 */
void layout_fill(struct tpl *tpl, const struct layout *layout);

/** The template to render: without navigation for nobody. */
const char *layout_file(const struct actor *who)
    __attribute__((returns_nonnull));

#endif
