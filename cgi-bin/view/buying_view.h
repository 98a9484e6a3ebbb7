/**
 * @file
 * How a customer buys, in names.  Layer: view.
 */
#ifndef VIEW_BUYING_VIEW_H
#define VIEW_BUYING_VIEW_H

#include "domain/buying.h"
#include "view/tpl.h"

/** What the page shows. */
struct buying_page {
	const struct actor *who;
	const struct account *account;
	const struct buying_calendar *calendar;
	const struct buying_step *steps; /* as stored, or as typed */
	size_t step_count;
	const struct db_rows *contacts; /* struct contact */
	int month;                      /* of today, 1..12 */
};

/** Fill templates/customers/buying.tpl. */
void buying_view_page(struct tpl *tpl, const struct buying_page *page);

/** The sentence for what is wrong, to be passed to words(). */
const char *buying_fault_words(enum buying_fault fault);

#endif
