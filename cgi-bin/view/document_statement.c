/**
 * @file
 * A statement of account on paper.  See document_statement.h.
 */
#include "view/document_statement.h"

#include "base/text.h"
#include "domain/statement.h"
#include "view/document_make.h"
#include "view/format.h"
#include "view/words.h"

enum {
	COLUMNS = 6,
	LETTER_COLUMNS = 2,
	LETTER_ROWS = 4
};

/* Texts of the paper in its language. */
struct draught {
	struct arena *mem;
	const struct document_frame *frame;
};

static const char *
say(const struct draught *draught, const char *english)
{
	return words(draught->frame->language, english);
}

static const char *
money(const struct draught *draught, int64_t fen)
{
	char text[FORMAT_MAX];

	format_money(fen, text);
	return arena_strdup(draught->mem, text);
}

static const char *
day(const struct draught *draught, struct day value)
{
	char text[FORMAT_MAX];

	if (day_is_none(value))
		return "";
	format_day(value, draught->frame->language, text);
	return arena_strdup(draught->mem, text);
}

static const char *
customer(const struct draught *draught, const struct statement *statement)
{
	return draught->frame->language == LANGUAGE_EN &&
		statement->customer_name_en != NULL &&
		statement->customer_name_en[0] != '\0'
	    ? statement->customer_name_en
	    : statement->customer_name;
}

static const char *
kind(const struct draught *draught, enum statement_document document)
{
	switch (document) {
	case STATEMENT_RECEIVABLE:
		return say(draught, T_("Goods shipped"));
	case STATEMENT_RECEIPT:
		return say(draught, T_("Payment received"));
	case STATEMENT_CREDIT_NOTE:
		return say(draught, T_("Credit note"));
	case STATEMENT_REVERSAL:
		return say(draught, T_("Payment taken back"));
	}
	return "";
}

static const char **
fill_lines(
    const struct draught *draught, const struct statement *statement)
{
	const char **cells = arena_calloc(draught->mem,
	    statement->line_count * COLUMNS + 1, sizeof(*cells));

	for (size_t i = 0; i < statement->line_count; i++) {
		const struct statement_line *line = &statement->lines[i];
		const char **row = &cells[i * COLUMNS];
		bool charges = line->amount_fen >= 0;

		row[0] = day(draught,
		    day_from_instant(line->at, draught->frame->zone_minutes));
		row[1] = kind(draught, line->document_kind);
		row[2] = line->reference;
		row[3] = charges ? money(draught, line->amount_fen) : "";
		row[4] = charges ? "" : money(draught, -line->amount_fen);
		row[5] = money(draught, line->running_fen);
	}
	return cells;
}

enum status
document_statement_pdf(struct arena *mem, const struct document_frame *frame,
    const struct statement *statement, int *fd)
{
	struct draught draught = { .mem = mem, .frame = frame };
	const struct document_fact facts[] = {
		{ say(&draught, T_("Customer")), customer(&draught, statement),
		    true },
		{ say(&draught, T_("From")), day(&draught, statement->from),
		    false },
		{ say(&draught, T_("To")), day(&draught, statement->to),
		    false },
		{ say(&draught, T_("Opening balance")),
		    money(&draught, statement->opening_fen), true },
	};
	const struct document_column columns[COLUMNS] = {
		{ say(&draught, T_("Date")), 0.14, false },
		{ say(&draught, T_("Document")), 0.16, false },
		{ say(&draught, T_("Reference")), 0.25, false },
		{ say(&draught, T_("Charged")), 0.15, true },
		{ say(&draught, T_("Credited")), 0.15, true },
		{ say(&draught, T_("Balance")), 0.15, true },
	};
	const struct document_sum sums[] = {
		{ say(&draught, T_("Charged")),
		    money(&draught, statement->charged_fen), false },
		{ say(&draught, T_("Credited")),
		    money(&draught, statement->credited_fen), false },
		{ say(&draught, T_("Closing balance")),
		    money(&draught, statement->closing_fen), true },
	};
	const struct document document = {
		.frame = frame,
		.title = say(&draught, T_("Statement of account")),
		.number = statement->number,
		.facts = facts,
		.fact_count = ARRAY_LEN(facts),
		.columns = columns,
		.column_count = COLUMNS,
		.cells = fill_lines(&draught, statement),
		.row_count = statement->line_count,
		.sums = sums,
		.sum_count = ARRAY_LEN(sums),
	};

	return document_make(document_draw_context, &document, fd);
}

enum status
document_confirmation_pdf(struct arena *mem,
    const struct document_frame *frame, const struct statement *statement,
    int *fd)
{
	struct draught draught = { .mem = mem, .frame = frame };
	const char *const paragraphs[] = {
		text_format(mem, "%s%s", customer(&draught, statement),
		    say(&draught, T_(":"))),
		words_fill(mem, frame->language,
		    "By our books your account stood on {DAY} as follows. "
		    "Please compare it with yours, sign and return this "
		    "letter; if it differs, say by which items.",
		    "DAY", day(&draught, statement->to), NULL),
	};
	const struct document_column columns[LETTER_COLUMNS] = {
		{ say(&draught, T_("Item")), 0.6, false },
		{ say(&draught, T_("Amount")), 0.4, true },
	};
	const char *const cells[LETTER_COLUMNS * LETTER_ROWS] = {
		say(&draught, T_("Opening balance")),
		money(&draught, statement->opening_fen),
		say(&draught, T_("Charged")),
		money(&draught, statement->charged_fen),
		say(&draught, T_("Credited")),
		money(&draught, statement->credited_fen),
		say(&draught, T_("Balance you owe us")),
		money(&draught, statement->closing_fen),
	};
	const char *const signatures[] = {
		say(&draught, T_("Agreed (seal, date)")),
		say(&draught, T_("Differs by (seal, date)")),
	};
	const struct document document = {
		.frame = frame,
		.title = say(&draught, T_("Confirmation of balance")),
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
