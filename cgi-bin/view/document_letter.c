/**
 * @file
 * A collection letter on paper.  See document_letter.h.
 */
#include "view/document_letter.h"

#include "base/text.h"
#include "domain/collection.h"
#include "view/document_make.h"
#include "view/document_words.h"
#include "view/words.h"

enum {
	COLUMNS = 6,
	LEVELS = 5
};

/* What is asked for, from a reminder to the last letter before a court. */
static const char *const demands[LEVELS] = {
	T_("Perhaps it was overlooked: {AMOUNT} is due. Please pay it in the "
	   "next days; if you have paid, take this letter as done."),
	T_("{AMOUNT} is overdue. Please pay it within 7 days, or tell us when "
	   "you will."),
	T_("Although we reminded you, {AMOUNT} is still overdue. Please pay "
	   "it within 7 days; until then new orders may be held."),
	T_("{AMOUNT} has been overdue for long. Pay it within 5 days or agree "
	   "with us on instalments in writing; until then we deliver against "
	   "payment only."),
	T_("We demand payment of {AMOUNT} within 3 days. After that we will "
	   "claim it with interest in court without further notice."),
};

static const char **
fill_lines(const struct paper *paper, const struct collection_letter *letter)
{
	const char **cells = arena_calloc(
	    paper->mem, letter->open_count * COLUMNS + 1, sizeof(*cells));

	for (size_t i = 0; i < letter->open_count; i++) {
		const struct collection_open *open = &letter->open[i];
		const char **row = &cells[i * COLUMNS];

		row[0] = open->reference;
		row[1] = paper_day(paper, open->posted_on);
		row[2] = paper_day(paper, open->due_on);
		row[3] = text_format(
		    paper->mem, "%lld", (long long)open->days_overdue);
		row[4] = paper_money(paper, open->amount_fen);
		row[5] = paper_money(paper, open->open_fen);
	}
	return cells;
}

enum status
document_letter_pdf(struct arena *mem, const struct document_frame *frame,
    const struct collection_letter *letter, int *fd)
{
	const struct paper paper = { .mem = mem, .frame = frame };
	enum language language = frame->language;
	size_t level = letter->level < 1 ? 0
	    : letter->level > LEVELS     ? LEVELS - 1
					 : (size_t)letter->level - 1;
	const char *customer = paper_either(
	    &paper, letter->customer_name, letter->customer_name_en);
	const char *const paragraphs[] = {
		text_format(mem, "%s%s", customer, words(language, T_(":"))),
		words_fill(mem, language, demands[level], "AMOUNT",
		    paper_money(&paper, letter->overdue_fen), NULL),
	};
	const struct document_column columns[COLUMNS] = {
		{ words(language, T_("Document")), 0.25, false },
		{ words(language, T_("Date")), 0.16, false },
		{ words(language, T_("Due on")), 0.16, false },
		{ words(language, T_("Days overdue")), 0.11, true },
		{ words(language, T_("Amount")), 0.16, true },
		{ words(language, T_("Still open")), 0.16, true },
	};
	const struct document_sum sums[] = {
		{ words(language, T_("Overdue in all")),
		    paper_money(&paper, letter->overdue_fen), true },
	};
	const char *const signatures[] = {
		words(language, T_("Signed by (seal, date)")),
		words(language, T_("Received by, date")),
	};
	const struct document document = {
		.frame = frame,
		.title = level < 1 ? words(language, T_("Payment reminder"))
		    : level < LEVELS - 1
		    ? words(language, T_("Demand for payment"))
		    : words(language, T_("Final demand")),
		.number = text_format(mem, "%s  %s", letter->customer_code,
		    paper_day(&paper, letter->day)),
		.paragraphs = paragraphs,
		.paragraph_count = ARRAY_LEN(paragraphs),
		.columns = columns,
		.column_count = COLUMNS,
		.cells = fill_lines(&paper, letter),
		.row_count = letter->open_count,
		.sums = sums,
		.sum_count = ARRAY_LEN(sums),
		.signatures = signatures,
		.signature_count = ARRAY_LEN(signatures),
	};

	return document_make(document_draw_context, &document, fd);
}
