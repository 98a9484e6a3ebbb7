/**
 * @file
 * The scorecard of a customer in names.  Layer: view.
 */
#ifndef VIEW_EVALUATION_VIEW_H
#define VIEW_EVALUATION_VIEW_H

#include "domain/evaluation.h"
#include "view/tpl.h"

/** "72.6" for 7,260 basis points. */
const char *evaluation_score_text(struct arena *mem, int64_t score_bp);

/** "good", "brand", "warn" or "bad". */
const char *evaluation_score_tone(int64_t score_bp);

/** What the page shows. */
struct evaluation_page {
	const struct actor *who;
	const struct account *account;
	const struct db_rows *history; /* struct evaluation, newest first */
	size_t at;                     /* which of them is shown */
	const struct db_rows *shown;   /* struct evaluation_item, its scores */
	const struct db_rows *before;  /* of the one before it */
	const struct db_rows *card;    /* today's; NULL: may not judge */
	const struct evaluation_request *typed; /* what was refused; NULL */
	struct day due;   /* none where nothing was judged yet */
	struct day today;
};

/** Fill templates/customers/evaluation.tpl. */
void evaluation_view_page(struct tpl *tpl, const struct evaluation_page *page);

/** The card of the account page: EVALUATION(…) of
 *  templates/account/evaluation.tpl.  @param last NULL: none yet
 *  @param items struct evaluation_item */
void evaluation_view_card(struct tpl *tpl, const struct actor *who,
    const struct evaluation *last, const struct db_rows *items, struct day due,
    struct day today);

/** The sentence for what is wrong (to be passed to words()), and its field. */
const char *evaluation_fault_words(enum evaluation_fault fault);
const char *evaluation_fault_field(enum evaluation_fault fault);

#endif
