/**
 * @file
 * What the pages of both sides share of a case.  Private to view/ticket_*.c.
 *
 * Layer: view.
 */
#ifndef VIEW_TICKET_CASE_H
#define VIEW_TICKET_CASE_H

#include "domain/ticket.h"
#include "view/tpl.h"

/** Title, badges, links, family, rating.  @param stars chosen in a form that
 *  came back; 0 for none */
void ticket_head(struct tpl *tpl, const struct actor *who,
    const struct ticket *ticket, int64_t stars);

/** A time as text of the reader. */
const char *ticket_time_text(
    const struct tpl *tpl, struct instant at, struct instant now);

#endif
