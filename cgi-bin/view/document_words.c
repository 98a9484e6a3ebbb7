/**
 * @file
 * See document_words.h.
 */
#include "view/document_words.h"

#include "view/format.h"
#include "view/words.h"

/* Expiry of what does not expire. */
#define NEVER_YEAR 9999

const char *
paper_say(const struct paper *paper, const char *english)
{
	return words(paper->frame->language, english);
}

const char *
paper_money(const struct paper *paper, int64_t fen)
{
	char text[FORMAT_MAX];

	format_money(fen, text);
	return arena_strdup(paper->mem, text);
}

const char *
paper_price(const struct paper *paper, int64_t price_1e4)
{
	char text[FORMAT_MAX];

	format_price(price_1e4, text);
	return arena_strdup(paper->mem, text);
}

const char *
paper_number(const struct paper *paper, int64_t value)
{
	char text[FORMAT_MAX];

	format_int(value, text);
	return arena_strdup(paper->mem, text);
}

const char *
paper_percent(const struct paper *paper, int64_t basis_points)
{
	char text[FORMAT_MAX];

	format_percent(basis_points, text);
	return arena_strdup(paper->mem, text);
}

const char *
paper_day(const struct paper *paper, struct day value)
{
	char text[FORMAT_MAX];

	if (day_is_none(value) || value.year == NEVER_YEAR)
		return "";
	format_day(value, paper->frame->language, text);
	return arena_strdup(paper->mem, text);
}

const char *
paper_date(const struct paper *paper, struct instant at)
{
	return paper_day(
	    paper, day_from_instant(at, paper->frame->zone_minutes));
}

const char *
paper_either(
    const struct paper *paper, const char *chinese, const char *english)
{
	return paper->frame->language == LANGUAGE_EN && english != NULL &&
		english[0] != '\0'
	    ? english
	    : chinese;
}
