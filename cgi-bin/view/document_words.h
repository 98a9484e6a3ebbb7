/**
 * @file
 * Words and figures of a paper, in its language.
 *
 * Layer: view, for document_*.c.
 */
#ifndef VIEW_DOCUMENT_WORDS_H
#define VIEW_DOCUMENT_WORDS_H

#include "base/day.h"
#include "view/document_page.h"

/** A paper being written: texts live in `mem`. */
struct paper {
	struct arena *mem;
	const struct document_frame *frame;
};

/** A T_() text. */
const char *paper_say(const struct paper *paper, const char *english);

const char *paper_money(const struct paper *paper, int64_t fen);
const char *paper_price(const struct paper *paper, int64_t price_1e4);
const char *paper_number(const struct paper *paper, int64_t value);
const char *paper_percent(const struct paper *paper, int64_t basis_points);

/** "" for none, and for what never comes (year 9999). */
const char *paper_day(const struct paper *paper, struct day value);

/** The day of an instant, in the zone of the paper. */
const char *paper_date(const struct paper *paper, struct instant at);

/** The English text where there is one and it is wanted. */
const char *paper_either(
    const struct paper *paper, const char *chinese, const char *english);

#endif
