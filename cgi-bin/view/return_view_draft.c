/**
 * @file
 * A draft of a return as its template sees it.  See return_view.h.
 */
#include "base/text.h"
#include "view/draft_view.h"
#include "view/return_view_part.h"
#include "view/return_words.h"
#include "view/words.h"

static void
fill_choice(struct tpl *row, const char *value, const char *text, bool chosen)
{
	tpl_text(row, "VALUE", value);
	tpl_text(row, "TEXT", words(tpl_language(row), text));
	tpl_show_if(row, "CHOSEN", chosen);
}

static void
fill_kinds(struct tpl *row, const char *chosen)
{
	tpl_list(row, "KIND");
	for (unsigned kind = RETURN_REFUND; kind < RETURN_KIND_COUNT; kind++)
		fill_choice(tpl_row(row, "KIND"), return_kind_name(kind),
		    return_kind_text(kind),
		    text_equal(chosen, return_kind_name(kind)));
}

static void
fill_reasons(struct tpl *row, const char *chosen)
{
	tpl_list(row, "REASON");
	for (unsigned one = RETURN_QUALITY; one < RETURN_REASON_COUNT; one++)
		fill_choice(tpl_row(row, "REASON"), return_reason_name(one),
		    return_reason_text(one),
		    text_equal(chosen, return_reason_name(one)));
}

static void
fill_ways(struct tpl *tpl, const char *chosen)
{
	tpl_list(tpl, "WAY");
	for (unsigned way = RETURN_BY_CARRIER; way < RETURN_WAY_COUNT; way++)
		fill_choice(tpl_row(tpl, "WAY"), return_way_name(way),
		    return_way_text(way),
		    text_equal(chosen, return_way_name(way)));
}

static const char *
typed_or(const char *const *typed, size_t count, size_t at, const char *kept)
{
	return typed != NULL && at < count ? typed[at] : kept;
}

static void
fill_draft_line(struct tpl *row, const struct return_line *line,
    const struct return_typed *typed, size_t at)
{
	struct arena *mem = tpl_arena(row);

	return_view_goods(row, line);
	tpl_int(row, "LEFT", line->line_left);
	tpl_text(row, "QUANTITY",
	    typed_or(typed->quantities, typed->count, at,
		text_format(mem, "%lld", (long long)line->quantity)));
	fill_kinds(row,
	    typed_or(typed->kinds, typed->count, at,
		return_kind_name(line->kind)));
	fill_reasons(row,
	    typed_or(typed->reasons, typed->count, at,
		return_reason_name(line->reason)));
	tpl_text(row, "NOTE",
	    typed_or(typed->notes, typed->count, at, line->note));
	tpl_text(row, "WANTED",
	    typed_or(typed->wanted, typed->count, at,
		line->wanted_sku == NULL ? "" : line->wanted_sku));
	tpl_show_if(row, "HAS_CREDIT",
	    line->kind == RETURN_REFUND && line->asked_fen > 0);
	tpl_money(row, "CREDIT", line->asked_fen);
	tpl_show_if(row, "NO_CREDIT",
	    line->kind != RETURN_REFUND || line->asked_fen == 0);
	tpl_text(row, "KIND_TEXT",
	    words(tpl_language(row), return_kind_text(line->kind)));
}

void
return_view_draft(struct tpl *tpl, const struct actor *who,
    const struct return_request *request, const struct return_line *lines,
    const struct return_preview *preview, const struct return_typed *typed)
{
	enum language language = tpl_language(tpl);
	const struct return_verdict *verdict = &preview->verdict;

	tpl_text(tpl, "STATE", "draft");
	tpl_text(tpl, "NUMBER", request->number);
	tpl_plain(tpl, "CUSTOMER_ID", request->customer_id);
	tpl_text(tpl, "CUSTOMER_NAME",
	    view_name(
		language, request->customer_name, request->customer_name_en));
	tpl_show_if(tpl, "FOR_STAFF", who->side == SIDE_STAFF);
	tpl_show_if(tpl, "HAS_LINES", request->line_count > 0);
	tpl_show_if(tpl, "NO_LINES", request->line_count == 0);
	tpl_list(tpl, "LINE");
	for (size_t i = 0; i < request->line_count; i++)
		fill_draft_line(tpl_row(tpl, "LINE"), &lines[i], typed, i);
	tpl_text(tpl, "REMARK",
	    typed->remark != NULL ? typed->remark : request->remark);
	fill_ways(tpl,
	    typed->way != NULL ? typed->way : return_way_name(request->way));

	tpl_money(tpl, "ASKED", preview->asked_fen);
	tpl_plain(tpl, "ASKED_PLAIN", preview->asked_fen);
	tpl_money(tpl, "DEDUCT", -preview->deduct_fen);
	tpl_show_if(tpl, "HAS_DEDUCT", preview->deduct_fen > 0);
	tpl_show_if(tpl, "ALONE", verdict->alone);
	tpl_show_if(tpl, "BY_A_PERSON", !verdict->alone);
	return_view_marks(tpl, verdict->marks);
	tpl_percent(tpl, "SHARE", verdict->share_bp);
	tpl_int(tpl, "MONTH_COUNT", preview->month_count);
	tpl_text(tpl, "LEVEL_TEXT",
	    words(language, return_level_text(verdict->level)));
}
