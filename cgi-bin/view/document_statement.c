/**
 * @file
 * A statement of account on paper.  See document_statement.h.
 */
#include "view/document_statement.h"

#include "base/text.h"
#include "domain/statement.h"
#include "view/document_make.h"
#include "view/document_words.h"
#include "view/money_statement.h"
#include "view/words.h"

enum {
	COLUMNS = 6,
	LETTER_COLUMNS = 2,
	LETTER_ROWS = 4
};

static const char **
fill_lines(const struct paper *paper, const struct statement *statement)
{
	const char **cells = arena_calloc(
	    paper->mem, statement->line_count * COLUMNS + 1, sizeof(*cells));

	for (size_t i = 0; i < statement->line_count; i++) {
		const struct statement_line *line = &statement->lines[i];
		const char **row = &cells[i * COLUMNS];
		bool charges = line->amount_fen >= 0;

		row[0] = paper_date(paper, line->at);
		row[1] = statement_line_text(
		    paper->mem, paper->frame->language, line);
		row[2] = paper_day(paper, line->due_on);
		row[3] = charges ? paper_money(paper, line->amount_fen) : "";
		row[4] = charges ? "" : paper_money(paper, -line->amount_fen);
		row[5] = paper_money(paper, line->running_fen);
	}
	return cells;
}

static const char *
customer(const struct paper *paper, const struct statement *statement)
{
	return paper_either(
	    paper, statement->customer_name, statement->customer_name_en);
}

enum status
document_statement_pdf(struct arena *mem, const struct document_frame *frame,
    const struct statement *statement, int *fd)
{
	const struct paper paper = { .mem = mem, .frame = frame };
	const struct document_column columns[COLUMNS] = {
		{ paper_say(&paper, T_("Date")), 0.13, false },
		{ paper_say(&paper, T_("Document")), 0.31, false },
		{ paper_say(&paper, T_("Due on")), 0.13, false },
		{ paper_say(&paper, T_("Charged")), 0.14, true },
		{ paper_say(&paper, T_("Paid or credited")), 0.14, true },
		{ paper_say(&paper, T_("Balance")), 0.15, true },
	};
	const struct document_fact facts[] = {
		{ paper_say(&paper, T_("Customer")),
		    text_format(mem, "%s  %s", customer(&paper, statement),
			statement->customer_code),
		    true },
		{ paper_say(&paper, T_("From")),
		    paper_day(&paper, statement->from), false },
		{ paper_say(&paper, T_("To")), paper_day(&paper, statement->to),
		    false },
		{ paper_say(&paper, T_("Please check")),
		    paper_say(&paper,
			T_("If it agrees with your books, please seal and "
			   "return one copy, or confirm it in the portal. This "
			   "is not a reminder to pay.")),
		    true },
	};
	const struct document_sum sums[] = {
		{ paper_say(&paper, T_("Opening balance")),
		    paper_money(&paper, statement->opening_fen), false },
		{ paper_say(&paper, T_("Charged")),
		    paper_money(&paper, statement->charged_fen), false },
		{ paper_say(&paper, T_("Paid or credited")),
		    paper_money(&paper, -statement->credited_fen), false },
		{ paper_say(&paper, T_("Closing balance")),
		    paper_money(&paper, statement->closing_fen), true },
	};
	const char *const signatures[] = {
		paper_say(&paper, T_("Supplier (seal) / date")),
		paper_say(&paper, T_("Customer confirms (seal) / date")),
	};
	const struct document document = {
		.frame = frame,
		.title = paper_say(&paper, T_("Statement of account")),
		.number = statement->number,
		.facts = facts,
		.fact_count = ARRAY_LEN(facts),
		.columns = columns,
		.column_count = COLUMNS,
		.cells = fill_lines(&paper, statement),
		.row_count = statement->line_count,
		.sums = sums,
		.sum_count = ARRAY_LEN(sums),
		.signatures = signatures,
		.signature_count = ARRAY_LEN(signatures),
	};

	return document_make(document_draw_context, &document, fd);
}

enum status
document_confirmation_pdf(struct arena *mem, const struct document_frame *frame,
    const struct statement *statement, int *fd)
{
	struct paper paper = { .mem = mem, .frame = frame };
	const char *const paragraphs[] = {
		text_format(mem, "%s%s", customer(&paper, statement),
		    paper_say(&paper, T_(":"))),
		words_fill(mem, frame->language,
		    "By our books your account stood on {DAY} as follows. "
		    "Please compare it with yours, sign and return this "
		    "letter; if it differs, say by which items.",
		    "DAY", paper_day(&paper, statement->to), NULL),
	};
	const struct document_column columns[LETTER_COLUMNS] = {
		{ paper_say(&paper, T_("Item")), 0.6, false },
		{ paper_say(&paper, T_("Amount")), 0.4, true },
	};
	const char *const cells[LETTER_COLUMNS * LETTER_ROWS] = {
		paper_say(&paper, T_("Opening balance")),
		paper_money(&paper, statement->opening_fen),
		paper_say(&paper, T_("Charged")),
		paper_money(&paper, statement->charged_fen),
		paper_say(&paper, T_("Credited")),
		paper_money(&paper, statement->credited_fen),
		paper_say(&paper, T_("Balance you owe us")),
		paper_money(&paper, statement->closing_fen),
	};
	const char *const signatures[] = {
		paper_say(&paper, T_("Agreed (seal, date)")),
		paper_say(&paper, T_("Differs by (seal, date)")),
	};
	const struct document document = {
		.frame = frame,
		.title = paper_say(&paper, T_("Confirmation of balance")),
		.number = statement->number,
		.paragraphs = paragraphs,
		.paragraph_count = ARRAY_LEN(paragraphs),
		.columns = columns,
		.column_count = LETTER_COLUMNS,
		.cells = cells,
		.row_count = LETTER_ROWS,
		.signatures = signatures,
		.signature_count = ARRAY_LEN(signatures),
	};

	return document_make(document_draw_context, &document, fd);
}
