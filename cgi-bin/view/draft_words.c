/**
 * @file
 * What drafts say in sentences: verdicts, broken rules, problems of a submit.
 */
#include "view/draft_view.h"
#include "view/format.h"
#include "view/words.h"

const char *
view_name(enum language language, const char *name, const char *name_en)
{
	if (language == LANGUAGE_EN && name_en != NULL && name_en[0] != '\0')
		return name_en;
	return name != NULL ? name : "";
}

const char *
draft_view_fault(enum draft_fault fault)
{
	switch (fault) {
	case DRAFT_FAULT_LINES:
		return T_("A draft holds up to 600 lines. Split it into two.");
	case DRAFT_FAULT_COUNT:
		return T_("There are too many open drafts. Delete some first.");
	case DRAFT_FAULT_CUSTOMER:
		return T_(
		    "This customer cannot order now. Choose another one.");
	case DRAFT_FAULT_ADDRESS:
		return T_("Choose one of the addresses listed.");
	case DRAFT_FAULT_WANTED_ON:
		return T_("Enter a day from today on, within two years.");
	case DRAFT_FAULT_NAME:
		return T_("Give it a name of up to 60 characters.");
	case DRAFT_FAULT_OWN_NUMBER:
		return T_("Your own number may have up to 40 characters.");
	case DRAFT_FAULT_REMARK:
		return T_("The remark may have up to 500 characters.");
	case DRAFT_FAULT_FIX:
		return T_("This line has changed. Look at it again.");
	case DRAFT_FAULT_NONE:
		break;
	}
	return NULL;
}

const char *
draft_view_fault_field(enum draft_fault fault)
{
	switch (fault) {
	case DRAFT_FAULT_ADDRESS:
		return "address";
	case DRAFT_FAULT_WANTED_ON:
		return "wanted_on";
	case DRAFT_FAULT_NAME:
		return "name";
	case DRAFT_FAULT_OWN_NUMBER:
		return "own_number";
	case DRAFT_FAULT_REMARK:
		return "remark";
	case DRAFT_FAULT_NONE:
	case DRAFT_FAULT_LINES:
	case DRAFT_FAULT_COUNT:
	case DRAFT_FAULT_CUSTOMER:
	case DRAFT_FAULT_FIX:
		break;
	}
	return "";
}

static const char *
table_fault_words(enum table_fault fault)
{
	switch (fault) {
	case TABLE_TOO_MANY_ROWS:
		return T_("The file has too many rows. Split it.");
	case TABLE_TOO_MANY_COLUMNS:
		return T_("Row {ROW} has too many columns. Two are enough: "
			  "code and quantity.");
	case TABLE_CELL_TOO_LONG:
		return T_("Row {ROW} has a cell that is too long.");
	case TABLE_QUOTE_OPEN:
		return T_("Row {ROW} opens a quotation mark that never "
			  "closes.");
	case TABLE_ENCODING:
		return T_("The file's characters cannot be read. Save it as "
			  "UTF-8 CSV or XLSX.");
	case TABLE_TOO_LARGE:
		return T_("The file is too large. Split it.");
	case TABLE_FORMAT:
	case TABLE_FINE:
		break;
	}
	return T_("This is no table that can be read. Use CSV or XLSX.");
}

const char *
draft_view_table_fault(
    struct arena *mem, enum language language, const struct table_error *error)
{
	return words_fill(mem, language, table_fault_words(error->fault), "ROW",
	    text_format(mem, "%zu", error->row), NULL);
}

const char *
draft_view_tone(const struct draft_line *line)
{
	if (line->verdict == DRAFT_LINE_BELOW_MINIMUM ||
	    line->verdict == DRAFT_LINE_NOT_A_STEP ||
	    line->verdict == DRAFT_LINE_SHORT ||
	    line->verdict == DRAFT_LINE_DUPLICATE)
		return "warn";
	if (line->verdict == DRAFT_LINE_OK ||
	    line->verdict == DRAFT_LINE_UNJUDGED)
		return "good";
	return "bad";
}

static const char *
short_words(
    struct arena *mem, enum language language, const struct draft_line *line)
{
	const char *now =
	    text_format(mem, "%lld", (long long)line->now_quantity);
	const char *later =
	    text_format(mem, "%lld", (long long)line->later_quantity);
	char day[FORMAT_MAX];

	format_day(line->later_on, language, day);
	if (line->later_quantity > 0 && !day_is_none(line->later_on))
		return words_fill(mem, language, "{NOW} now, {LATER} on {DAY}",
		    "NOW", now, "LATER", later, "DAY", day, NULL);
	if (line->now_quantity > 0)
		return words_fill(
		    mem, language, "Only {NOW} in stock", "NOW", now, NULL);
	return words(language, "Out of stock");
}

const char *
draft_view_verdict(
    struct arena *mem, enum language language, const struct draft_line *line)
{
	const char *next =
	    text_format(mem, "%lld", (long long)line->next_quantity);

	switch (line->verdict) {
	case DRAFT_LINE_UNKNOWN:
		return words_fill(mem, language,
		    "No product has the code {CODE}.", "CODE", line->typed_code,
		    NULL);
	case DRAFT_LINE_AMBIGUOUS:
		return words_fill(mem, language,
		    "{CODE} fits several products. Choose one.", "CODE",
		    line->typed_code, NULL);
	case DRAFT_LINE_NO_QUANTITY:
		return words(language, "Enter a quantity: a whole number.");
	case DRAFT_LINE_BELOW_MINIMUM:
		return words_fill(mem, language,
		    "The least quantity is {NEXT}.", "NEXT", next, NULL);
	case DRAFT_LINE_NOT_A_STEP:
		return words_fill(mem, language,
		    "Sold in multiples of {STEP}. The next quantity is {NEXT}.",
		    "STEP", text_format(mem, "%lld", (long long)line->step),
		    "NEXT", next, NULL);
	case DRAFT_LINE_STOPPED:
		return words(language, "Cannot be ordered for now.");
	case DRAFT_LINE_WITHDRAWN:
		return words(language, "No longer sold.");
	case DRAFT_LINE_NOT_PRICED:
		return words(language,
		    "Has no price for you yet. Ask your sales contact.");
	case DRAFT_LINE_SHORT:
		return short_words(mem, language, line);
	case DRAFT_LINE_DUPLICATE:
		return words_fill(mem, language, "The same as line {LINE}.",
		    "LINE",
		    text_format(mem, "%lld", (long long)line->duplicate_of),
		    NULL);
	case DRAFT_LINE_NOT_COVERED:
		return words(language,
		    "Outside the scope of the licences on file.");
	case DRAFT_LINE_UNJUDGED:
	case DRAFT_LINE_OK:
	case DRAFT_VERDICT_COUNT:
		break;
	}
	return "";
}

static const char *
problem_words(enum submit_problem problem)
{
	switch (problem) {
	case SUBMIT_CUSTOMER_STOPPED:
		return T_("This company cannot order now. Ask your sales "
			  "contact.");
	case SUBMIT_EMPTY:
		return T_("Nothing is left to order. Add a line.");
	case SUBMIT_TOO_MANY:
		return T_("An order holds up to 500 lines. Split it.");
	case SUBMIT_OWN_NUMBER:
		return T_("Another order of yours has this number already. "
			  "Choose another.");
	case SUBMIT_WANTED_ON:
		return T_("Enter a day from today on, within two years.");
	case SUBMIT_OPENING:
		return T_("The customer file is being opened: orders wait "
			  "until papers and credit are cleared.");
	case SUBMIT_CONTRACT:
		return T_("No contract is in force, and the time to sign one "
			  "is over. Orders go again as soon as it is signed.");
	case SUBMIT_LICENCE:
		return T_("A licence that must be in force has ended. Nothing "
			  "can be ordered until the renewal is verified.");
	case SUBMIT_LINE_NOT_COVERED:
		return T_("Line {LINE}: outside the scope of the licences on "
			  "file. Take it out, or upload a licence that covers "
			  "it.");
	case SUBMIT_LINE_UNKNOWN:
		return T_("Line {LINE}: this code is not known. Correct it.");
	case SUBMIT_LINE_STOPPED:
		return T_("Line {LINE}: no longer sold. Take it out.");
	case SUBMIT_LINE_QUANTITY:
		return T_("Line {LINE}: the next quantity to order is {N}.");
	case SUBMIT_LINE_NO_PRICE:
		return T_("Line {LINE}: has no price for you yet.");
	case SUBMIT_LINE_PRICE:
		return T_("Line {LINE}: the price is now {PRICE}. Check it "
			  "and submit again.");
	case SUBMIT_LINE_SHORT:
		return T_("Line {LINE}: only {N} are there. Change the "
			  "quantity.");
	case SUBMIT_FINE:
		break;
	}
	return NULL;
}

void
draft_view_problems(struct arena *mem, enum language language,
    const struct submit_outcome *outcome, const struct draft *draft, void *page,
    void (*add)(void *page, const char *field, const char *message))
{
	const char *message = problem_words(outcome->problem);

	(void)draft;
	if (message != NULL)
		add(page,
		    outcome->problem == SUBMIT_OWN_NUMBER      ? "own_number"
			: outcome->problem == SUBMIT_WANTED_ON ? "wanted_on"
							       : "",
		    words(language, message));
	for (size_t i = 0; i < outcome->line_count && i < 20; i++) {
		const struct submit_line *line = &outcome->lines[i];
		char price[FORMAT_MAX];

		format_price(line->price_1e4, price);
		message = problem_words(line->problem);
		if (message == NULL)
			continue;
		add(page, "",
		    words_fill(mem, language, message, "LINE",
			text_format(mem, "%lld", (long long)line->position),
			"N",
			text_format(mem, "%lld", (long long)line->quantity),
			"PRICE", price, NULL));
	}
}
