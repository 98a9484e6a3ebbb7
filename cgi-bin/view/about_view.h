/**
 * @file
 * The head that the pages about one customer share.
 *
 * Layer: view.  For staff: evaluation, buying, events, group, difficult.
 */
#ifndef VIEW_ABOUT_VIEW_H
#define VIEW_ABOUT_VIEW_H

#include "domain/account.h"
#include "view/tpl.h"

/** Which of them is shown. */
enum about_page {
	ABOUT_EVALUATION = 0,
	ABOUT_BUYING,
	ABOUT_EVENTS,
	ABOUT_GROUP,
	ABOUT_PRESSURE,
	ABOUT_PAGE_COUNT
};

/** Fill templates/customers/about_head.tpl: whose page, and its neighbours. */
void about_view_head(struct tpl *tpl, const struct actor *who,
    const struct account *account, enum about_page page);

#endif
