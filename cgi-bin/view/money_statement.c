/**
 * @file
 * See money_statement.h.
 */
#include "view/money_statement.h"

#include "base/text.h"
#include "view/draft_view.h"
#include "view/money_words.h"
#include "view/words.h"

const char *
statement_line_text(struct arena *mem, enum language language,
    const struct statement_line *line)
{
	return text_format(mem, "%s %s",
	    words(language,
		line->return_id != 0
		    ? T_("Repair")
		    : statement_document_text(line->document_kind)),
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
