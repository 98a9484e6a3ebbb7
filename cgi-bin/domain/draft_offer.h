/**
 * @file
 * Other products for lines that cannot be had as typed.  Layer: domain, part of
 * draft_judge(); nothing else includes it.
 */
#ifndef DOMAIN_DRAFT_OFFER_H
#define DOMAIN_DRAFT_OFFER_H

#include "domain/draft.h"

struct product_viewer;

/**
 * Fill the guesses: did you mean (codes not understood, which may turn out to be
 * AMBIGUOUS) and substitutes (stopped, withdrawn, short).  Only what the viewer
 * sees and can buy.
 */
enum status draft_offer(struct db *db, struct arena *mem,
    const struct product_viewer *viewer, struct draft *draft) MUST_CHECK;

#endif
