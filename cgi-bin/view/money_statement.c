/**
 * @file
 * See money_statement.h.
 */
#include "view/money_statement.h"

#include "base/text.h"
#include "view/document_make.h"
#include "view/draft_view.h"
#include "view/format.h"
#include "view/money_words.h"
#include "view/words.h"

const char *
statement_line_text(struct arena *mem, enum language language,
    const struct statement_line *line)
{
	return text_format(mem, "%s %s",
	    words(language, statement_document_text(line->document_kind)),
	    line->reference != NULL ? line->reference : "");
}

static void
fill_line(struct tpl *row, const struct statement_line *line)
{
	enum language language = tpl_language(row);

	tpl_plain(row, "POSITION", line->position);
	tpl_text(row, "LINE_TEXT",
	    statement_line_text(tpl_arena(row), language, line));
	tpl_day(row, "LINE_DAY", day_from_instant(line->at, tpl_zone(row)));
	tpl_show_if(row, "IS_CHARGE", line->amount_fen >= 0);
	tpl_show_if(row, "IS_CREDIT", line->amount_fen < 0);
	tpl_money(row, "LINE_AMOUNT",
	    line->amount_fen < 0 ? -line->amount_fen : line->amount_fen);
	tpl_money(row, "RUNNING", line->running_fen);
	tpl_show_if(row, "HAS_DUE", !day_is_none(line->due_on));
	tpl_day(row, "LINE_DUE", line->due_on);
	tpl_text(
	    row, "DISPUTE", line->dispute != NULL ? line->dispute : "");
}

void
money_view_statement(struct tpl *tpl, const struct statement *statement)
{
	enum language language = tpl_language(tpl);
	struct order_badge badge = statement_badge(statement->state);
	bool is_live = statement->id == 0;

	tpl_text(tpl, "STATE",
	    is_live ? "live" : statement_state_name(statement->state));
	tpl_show_if(tpl, "IS_MADE", !is_live);
	tpl_text(tpl, "BADGE_TEXT",
	    is_live ? words(language, "This month so far")
		    : words(language, badge.text));
	tpl_text(tpl, "BADGE_TONE", is_live ? "info" : badge.tone);
	tpl_text(tpl, "NUMBER", statement->number);
	tpl_text(tpl, "CUSTOMER_NAME",
	    view_name(language, statement->customer_name,
		statement->customer_name_en));
	tpl_text(tpl, "CUSTOMER_CODE", statement->customer_code);
	tpl_day(tpl, "FROM", statement->from);
	tpl_day(tpl, "TO", statement->to);
	tpl_money(tpl, "OPENING", statement->opening_fen);
	tpl_money(tpl, "CHARGED", statement->charged_fen);
	tpl_money(tpl, "CREDITED", statement->credited_fen);
	tpl_money(tpl, "CLOSING", statement->closing_fen);
	tpl_int(tpl, "LINE_COUNT", (int64_t)statement->line_count);
	tpl_text(tpl, "ANSWERED_BY",
	    statement->answered_by_name != NULL ? statement->answered_by_name
						: "");
	tpl_time(tpl, "ANSWERED_AT", statement->answered_at);
	tpl_list(tpl, "LINE");
	for (size_t i = 0; i < statement->line_count; i++)
		fill_line(tpl_row(tpl, "LINE"), &statement->lines[i]);
}

/* --- On paper ------------------------------------------------------------------ */

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

	format_day(value, draught->frame->language, text);
	return arena_strdup(draught->mem, text);
}

enum {
	COLUMNS = 6
};

static void
fill_cells(const struct draught *draught, const struct statement_line *line,
    const char **cells)
{
	cells[0] = day(draught,
	    day_from_instant(line->at, draught->frame->zone_minutes));
	cells[1] = statement_line_text(
	    draught->mem, draught->frame->language, line);
	cells[2] = day(draught, line->due_on);
	if (line->amount_fen >= 0)
		cells[3] = money(draught, line->amount_fen);
	else
		cells[4] = money(draught, -line->amount_fen);
	cells[5] = money(draught, line->running_fen);
}

enum status
statement_pdf(struct arena *mem, const struct document_frame *frame,
    const struct statement *statement, int *fd)
{
	const struct draught draught = { .mem = mem, .frame = frame };
	const struct document_column columns[COLUMNS] = {
		{ say(&draught, T_("Date")), 0.13, false },
		{ say(&draught, T_("Document")), 0.31, false },
		{ say(&draught, T_("Due on")), 0.13, false },
		{ say(&draught, T_("Charged")), 0.14, true },
		{ say(&draught, T_("Paid or credited")), 0.14, true },
		{ say(&draught, T_("Balance")), 0.15, true },
	};
	const struct document_fact facts[] = {
		{ say(&draught, T_("Customer")),
		    text_format(mem, "%s  %s",
			view_name(frame->language, statement->customer_name,
			    statement->customer_name_en),
			statement->customer_code),
		    true },
		{ say(&draught, T_("From")), day(&draught, statement->from),
		    false },
		{ say(&draught, T_("To")), day(&draught, statement->to),
		    false },
		{ say(&draught, T_("Please check")),
		    say(&draught,
			T_("If it agrees with your books, please seal and "
			   "return one copy, or confirm it in the portal. This "
			   "is not a reminder to pay.")),
		    true },
	};
	const struct document_sum sums[] = {
		{ say(&draught, T_("Opening balance")),
		    money(&draught, statement->opening_fen), false },
		{ say(&draught, T_("Charged")),
		    money(&draught, statement->charged_fen), false },
		{ say(&draught, T_("Paid or credited")),
		    money(&draught, -statement->credited_fen), false },
		{ say(&draught, T_("Closing balance")),
		    money(&draught, statement->closing_fen), true },
	};
	const char *const signatures[] = {
		say(&draught, T_("Supplier (seal) / date")),
		say(&draught, T_("Customer confirms (seal) / date")),
	};
	const char **cells = arena_calloc(
	    mem, statement->line_count * COLUMNS + 1, sizeof(*cells));
	const struct document document = {
		.frame = frame,
		.title = say(&draught, T_("Statement of account")),
		.number = statement->number,
		.facts = facts,
		.fact_count = ARRAY_LEN(facts),
		.columns = columns,
		.column_count = ARRAY_LEN(columns),
		.cells = cells,
		.row_count = statement->line_count,
		.sums = sums,
		.sum_count = ARRAY_LEN(sums),
		.signatures = signatures,
		.signature_count = ARRAY_LEN(signatures),
	};

	for (size_t i = 0; i < statement->line_count; i++)
		fill_cells(
		    &draught, &statement->lines[i], &cells[i * COLUMNS]);
	return document_make(document_draw_context, &document, fd);
}

/* What a letter asks for, firmer with each level. */
static const char *
letter_text(int64_t level)
{
	if (level <= 1)
		return T_("Perhaps it was overlooked: the amounts below have "
			  "passed their due day. Please pay them, or tell us "
			  "if something is wrong.");
	if (level == 2)
		return T_("The amounts below are still not paid. Please pay "
			  "within 7 days, or name a day by which you will.");
	if (level == 3)
		return T_("In spite of our reminders the amounts below are "
			  "open. New orders are held until they are paid. "
			  "Please pay within 7 days.");
	return T_("This is our last reminder. Unless the amounts below are "
		  "paid within 7 days we shall claim them, with interest and "
		  "costs, in court.");
}

enum status
collection_letter_pdf(struct arena *mem, const struct document_frame *frame,
    const struct collection_letter *letter, int *fd)
{
	enum {
		LETTER_COLUMNS = 5
	};
	const struct draught draught = { .mem = mem, .frame = frame };
	const struct document_column columns[LETTER_COLUMNS] = {
		{ say(&draught, T_("Document")), 0.32, false },
		{ say(&draught, T_("Posted on")), 0.17, false },
		{ say(&draught, T_("Due on")), 0.17, false },
		{ say(&draught, T_("Amount")), 0.17, true },
		{ say(&draught, T_("Still open")), 0.17, true },
	};
	const struct document_fact facts[] = {
		{ say(&draught, T_("Addressee")),
		    view_name(frame->language, letter->customer_name,
			letter->customer_name_en),
		    true },
		{ say(&draught, T_("Date")), day(&draught, letter->day),
		    false },
		{ "", say(&draught, letter_text(letter->level)), true },
	};
	const struct document_sum sums[] = {
		{ say(&draught, T_("Overdue in all")),
		    money(&draught, letter->overdue_fen), true },
	};
	const char *const signatures[] = {
		say(&draught, T_("Supplier (seal) / date")),
	};
	const char **cells = arena_calloc(
	    mem, letter->open_count * LETTER_COLUMNS + 1, sizeof(*cells));
	const struct document document = {
		.frame = frame,
		.title = say(&draught, T_("Reminder to pay")),
		.number = letter->customer_code,
		.facts = facts,
		.fact_count = ARRAY_LEN(facts),
		.columns = columns,
		.column_count = ARRAY_LEN(columns),
		.cells = cells,
		.row_count = letter->open_count,
		.sums = sums,
		.sum_count = ARRAY_LEN(sums),
		.signatures = signatures,
		.signature_count = ARRAY_LEN(signatures),
	};

	for (size_t i = 0; i < letter->open_count; i++) {
		const struct collection_open *open = &letter->open[i];
		const char **row = &cells[i * LETTER_COLUMNS];

		row[0] = open->reference;
		row[1] = day(&draught, open->posted_on);
		row[2] = day(&draught, open->due_on);
		row[3] = money(&draught, open->amount_fen);
		row[4] = money(&draught, open->open_fen);
	}
	return document_make(document_draw_context, &document, fd);
}
