/**
 * @file
 * What a search found.  Layer: view.
 */
#ifndef VIEW_SEARCH_VIEW_H
#define VIEW_SEARCH_VIEW_H

#include "domain/actor.h"
#include "view/tpl.h"

/** A few of each kind; one more than `shown_max` means there are more. */
struct search_found {
	const char *query; /* "": nothing was asked yet */
	size_t shown_max;
	struct db_rows products;  /* struct product */
	struct db_rows customers; /* struct customer */
	struct db_rows orders;    /* struct order_row */
};

/** Fill templates/home/search.tpl. */
void search_view_fill(
    struct tpl *tpl, const struct actor *who, const struct search_found *found);

#endif
