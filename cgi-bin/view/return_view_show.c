/**
 * @file
 * The page of one return as its template sees it.  See return_view.h.
 */
#include "base/text.h"
#include "domain/ticket.h"
#include "view/draft_view.h"
#include "view/file_view.h"
#include "view/format.h"
#include "view/return_view_part.h"
#include "view/return_words.h"
#include "view/words.h"

enum {
	ALL_BP = 10000,
	STEPS = 5
};

static void
fill_steps(struct tpl *tpl, const struct return_request *request)
{
	static const char *const texts[STEPS] = {
		T_("Submitted"),
		T_("Approved"),
		T_("Received"),
		T_("Inspected"),
		T_("Closed"),
	};
	const struct instant times[STEPS] = {
		request->submitted_at,
		request->decided_at,
		request->received_at,
		request->inspected_at,
		request->closed_at,
	};
	int progress = return_progress(request->state);

	tpl_show_if(tpl, "HAS_STEPS", progress > 0);
	tpl_list(tpl, "STEP");
	for (int i = 0; i < STEPS; i++) {
		struct tpl *row = tpl_row(tpl, "STEP");
		bool done = progress == STEPS || i < progress;

		tpl_plain(row, "STEP_NUMBER", i + 1);
		tpl_text(row, "STEP_TEXT",
		    words(tpl_language(tpl), texts[i]));
		tpl_show_if(row, "STEP_DONE", done);
		tpl_show_if(row, "STEP_TO_DO", !done);
		tpl_show_if(row, "STEP_NOW", !done && i == progress);
		tpl_show_if(row, "STEP_HAS_TIME",
		    done && !instant_is_none(times[i]));
		tpl_time(row, "STEP_TIME", times[i]);
	}
}

/* What inspection, or the dock, says of a line. */
static void
fill_result(struct tpl *row, const struct return_request *request,
    const struct return_line *line)
{
	struct order_badge badge = return_resolution_badge(line->resolution);
	bool inspected = request->state >= RETURN_INSPECTED &&
	    request->state <= RETURN_CLOSED && line->received > 0;
	bool decided = request->state >= RETURN_APPROVED &&
	    request->state <= RETURN_CLOSED;

	tpl_show_if(row, "DECIDED", decided);
	tpl_int(row, "APPROVED", line->approved);
	tpl_show_if(row, "HAS_RECEIVED",
	    decided && request->state >= RETURN_PART_RECEIVED);
	tpl_int(row, "RECEIVED", line->received);
	tpl_show_if(row, "INSPECTED", inspected);
	tpl_int(row, "ACCEPTED", line->accepted);
	tpl_int(row, "REFUSED", line->refused);
	tpl_show_if(row, "HAS_REFUSED", inspected && line->refused > 0);
	tpl_show_if(row, "HAS_SHARE",
	    inspected && line->accepted > 0 && line->accept_bp < ALL_BP);
	tpl_percent(row, "SHARE", line->accept_bp);
	tpl_text(row, "FINDING", line->finding);
	tpl_text(row, "DISPOSITION_TEXT",
	    words(tpl_language(row),
		return_disposition_text(line->disposition)));
	tpl_show_if(row, "RESOLVED", line->resolution != RETURN_OPEN);
	tpl_text(row, "RESOLUTION_TEXT",
	    words(tpl_language(row), badge.text));
	tpl_text(row, "RESOLUTION_TONE", badge.tone);
	tpl_text(row, "CREDIT_NOTE",
	    line->credit_note_number == NULL ? "" : line->credit_note_number);
	tpl_text(row, "REPLACEMENT",
	    line->replacement_number == NULL ? "" : line->replacement_number);
}

static void
fill_money(struct tpl *row, const struct return_request *request,
    const struct return_line *line)
{
	int64_t fen = line->asked_fen;

	if (request->state >= RETURN_INSPECTED &&
	    request->state <= RETURN_CLOSED)
		fen = line->offered_fen;
	if (line->resolution == RETURN_CREDITED ||
	    line->resolution == RETURN_REPLACED)
		fen = line->credit_fen;
	tpl_show_if(row, "HAS_MONEY", line->kind == RETURN_REFUND || fen > 0);
	tpl_show_if(row, "NO_MONEY", line->kind != RETURN_REFUND && fen == 0);
	tpl_money(row, "MONEY", fen);
	tpl_show_if(row, "HAS_DEDUCT", line->free_deduct_fen > 0);
	tpl_money(row, "DEDUCT", line->free_deduct_fen);
}

static bool
is_open_work(const struct return_request *request,
    const struct return_line *line)
{
	return request->state == RETURN_RESOLVING &&
	    line->resolution == RETURN_OPEN;
}

/* A repair that is owed, for who sees money. */
static void
fill_charge(struct tpl *row, const struct actor *who,
    const struct return_request *request, const struct return_line *line)
{
	struct arena *mem = tpl_arena(row);
	bool is_shown = line->charge_id != 0 && actor_may(who, ACTION_MONEY_SEE);

	tpl_show_if(row, "CHARGED", is_shown);
	tpl_text(row, "CHARGE_NUMBER", is_shown ? line->charge_number : "");
	tpl_text(row, "CHARGE_PATH",
	    who->side == SIDE_CUSTOMER
		? text_format(mem, "/account/receivables/%lld",
		      (long long)line->charge_id)
		: text_format(mem, "/customers/%lld/receivables/%lld",
		      (long long)request->customer_id,
		      (long long)line->charge_id));
}

static void
fill_line(struct tpl *row, const struct actor *who,
    const struct return_request *request, const struct return_line *line,
    const struct db_rows *files)
{
	enum language language = tpl_language(row);
	bool open = is_open_work(request, line);
	bool repair = line->kind == RETURN_REPAIR;

	return_view_goods(row, line);
	tpl_int(row, "QUANTITY", line->quantity);
	tpl_plain(row, "QUANTITY_PLAIN", line->quantity);
	tpl_text(
	    row, "KIND_TEXT", words(language, return_kind_text(line->kind)));
	tpl_text(row, "REASON_TEXT",
	    words(language, return_reason_text(line->reason)));
	tpl_text(row, "NOTE", line->note);
	tpl_show_if(row, "HAS_WANTED", line->wanted_id != 0);
	tpl_text(row, "WANTED",
	    line->wanted_name == NULL
		? ""
		: view_name(language, line->wanted_name, line->wanted_name_en));
	fill_result(row, request, line);
	fill_money(row, request, line);
	tpl_show_if(row, "TO_REPAIR",
	    open && repair && (line->quote_fen == 0 || line->quote_answer == 1));
	tpl_show_if(row, "TO_QUOTE", open && repair && line->quote_fen == 0);
	tpl_show_if(row, "TO_REPACK", open && line->kind == RETURN_REPACK);
	tpl_show_if(row, "QUOTED", line->quote_fen != 0);
	tpl_show_if(row, "QUOTE_OPEN",
	    open && line->quote_fen != 0 && line->quote_answer == 0);
	tpl_money(row, "QUOTE", line->quote_fen);
	fill_charge(row, who, request, line);
	file_view(row, files, request->id, line->position);
}

/* Notes that hold an amount are shown as one. */
static const char *
event_note(struct tpl *tpl, const struct return_event *event)
{
	char text[FORMAT_MAX];
	int64_t fen;

	if ((!text_equal(event->kind, "credited") &&
		!text_equal(event->kind, "quoted") &&
		!text_equal(event->kind, "charged")) ||
	    text_to_int(event->note, &fen) != STATUS_OK)
		return event->note;
	format_money(fen, text);
	return arena_strdup(tpl_arena(tpl), text);
}

static void
fill_events(struct tpl *tpl, const struct return_request *request)
{
	enum language language = tpl_language(tpl);

	tpl_list(tpl, "EVENT");
	for (size_t i = request->event_count; i-- > 0;) {
		const struct return_event *event = &request->events[i];
		struct order_badge badge = return_event_badge(
		    event->kind, event->user_name == NULL);
		struct tpl *row = tpl_row(tpl, "EVENT");

		tpl_text(row, "EVENT_TEXT", words(language, badge.text));
		tpl_text(row, "EVENT_TONE", badge.tone);
		tpl_text(row, "EVENT_NOTE", event_note(tpl, event));
		tpl_text(row, "EVENT_BY",
		    event->user_name != NULL ? event->user_name
					     : words(language, "by itself"));
		tpl_time(row, "EVENT_AT", event->at);
		tpl_time_iso(row, "EVENT_ISO", event->at);
	}
}

static void
fill_actions(struct tpl *tpl, const struct actor *who,
    const struct return_request *request)
{
	static const char *const sections[RETURN_ACTION_COUNT] = {
		[RETURN_ACT_ASK] = "MAY_ASK",
		[RETURN_ACT_ANSWER] = "MAY_ANSWER",
		[RETURN_ACT_APPROVE] = "MAY_APPROVE",
		[RETURN_ACT_REJECT] = "MAY_REJECT",
		[RETURN_ACT_CANCEL] = "MAY_CANCEL",
		[RETURN_ACT_SEND] = "MAY_SEND",
		[RETURN_ACT_RECEIVE] = "MAY_RECEIVE",
		[RETURN_ACT_INSPECT] = "MAY_INSPECT",
		[RETURN_ACT_OFFER] = "MAY_OFFER",
		[RETURN_ACT_ACCEPT] = "MAY_ACCEPT",
		[RETURN_ACT_DECLINE] = "MAY_DECLINE",
		[RETURN_ACT_RESOLVE] = "MAY_RESOLVE",
		[RETURN_ACT_QUOTE] = "MAY_QUOTE",
		[RETURN_ACT_QUOTE_ACCEPT] = "MAY_ANSWER_QUOTE",
		[RETURN_ACT_RATE] = "MAY_RATE",
	};
	const struct return_facts facts = return_facts(request);
	enum return_action may[RETURN_ACTION_COUNT];
	size_t count = return_actions(who, &facts, may);

	for (size_t i = 0; i < RETURN_ACTION_COUNT; i++) {
		bool here = false;

		if (sections[i] == NULL)
			continue;
		for (size_t k = 0; k < count; k++)
			here = here || may[k] == (enum return_action)i;
		tpl_show_if(tpl, sections[i], here);
	}
	tpl_show_if(tpl, "MAY_SETTLE",
	    request->state == RETURN_INSPECTED &&
		return_judge(who, &facts, RETURN_ACT_RESOLVE) == STATUS_OK);
	tpl_show_if(tpl, "HAS_ACTIONS",
	    count > 0 && request->state != RETURN_RESOLVING);
}

static void
fill_facts(struct tpl *tpl, const struct actor *who,
    const struct return_request *request)
{
	enum language language = tpl_language(tpl);
	bool expected = request->state == RETURN_APPROVED ||
	    request->state == RETURN_IN_TRANSIT ||
	    request->state == RETURN_PART_RECEIVED;

	tpl_text(tpl, "CONDUCT_TEXT",
	    words(language, return_conduct_text(request->conduct)));
	tpl_text(tpl, "LEVEL_TEXT",
	    words(language, return_level_text(request->level)));
	return_view_marks(tpl, request->verdict);
	tpl_show_if(tpl, "HAS_MARKS",
	    request->verdict != 0 &&
		(who->side == SIDE_STAFF ||
		    request->state == RETURN_SUBMITTED));
	tpl_show_if(tpl, "HAS_PROMISE", !instant_is_none(request->promise_at));
	tpl_time(tpl, "PROMISE_AT", request->promise_at);
	tpl_show_if(tpl, "HAS_SLIP", request->code != NULL && expected);
	tpl_show_if(
	    tpl, "TO_SEND", request->state == RETURN_APPROVED);
	tpl_text(tpl, "WAREHOUSE",
	    request->warehouse == NULL
		? ""
		: view_name(
		      language, request->warehouse, request->warehouse_en));
	tpl_text(tpl, "INSTRUCTION", request->instruction);
	tpl_day(tpl, "SEND_UNTIL", request->send_until);
	tpl_show_if(tpl, "HAS_CARRIER", request->carrier[0] != '\0');
	tpl_text(tpl, "CARRIER", request->carrier);
	tpl_text(tpl, "TRACKING", request->tracking);
	tpl_show_if(tpl, "NEEDS_CARRIER", request->way == RETURN_BY_CARRIER);
	tpl_time(tpl, "ANSWER_UNTIL",
	    instant_add_ms(request->answer_until, -60000));
	tpl_show_if(tpl, "IS_ASKED", request->state == RETURN_INFO_NEEDED);
	tpl_show_if(tpl, "IS_OFFER", request->state == RETURN_OFFER);
	tpl_show_if(tpl, "IS_REFUSED", request->state == RETURN_REJECTED);
	tpl_text(tpl, "WHY", request->reason);
	tpl_show_if(tpl, "HAS_COMPLAINT", request->ticket_id != 0);
	tpl_text(tpl, "COMPLAINT_PATH",
	    request->ticket_id == 0 ? ""
				    : ticket_path(tpl_arena(tpl),
					  TICKET_COMPLAINT, request->ticket_id));
}

static void
fill_sums(struct tpl *tpl, const struct return_request *request)
{
	bool inspected = request->state >= RETURN_INSPECTED &&
	    request->state <= RETURN_CLOSED;
	int64_t offered = 0, deducted = 0, charged = 0;

	for (size_t i = 0; i < request->line_count; i++) {
		if (request->lines[i].charge_id != 0)
			charged += request->lines[i].quote_fen;
		offered += request->lines[i].offered_fen;
		deducted += request->lines[i].free_deduct_fen;
	}
	tpl_money(tpl, "ASKED", request->credit_asked_fen);
	tpl_show_if(tpl, "HAS_DEDUCTED", deducted > 0);
	tpl_money(tpl, "DEDUCTED", deducted);
	tpl_show_if(tpl, "HAS_OFFERED", inspected);
	tpl_money(tpl, "OFFERED", offered);
	tpl_show_if(tpl, "IS_LESS", offered < request->credit_asked_fen);
	tpl_money(tpl, "LESS_BY", request->credit_asked_fen - offered);
	tpl_show_if(tpl, "HAS_CHARGED", charged > 0);
	tpl_money(tpl, "CHARGED_SUM", charged);
	tpl_show_if(tpl, "HAS_GIVEN", request->credit_given_fen > 0);
	tpl_money(tpl, "GIVEN", request->credit_given_fen);
}

void
return_view_show(struct tpl *tpl, const struct actor *who,
    const struct return_request *request, const struct db_rows *files,
    const struct db_rows *findings)
{
	struct tpl *row;

	return_view_head(tpl, who, request);
	fill_facts(tpl, who, request);
	fill_sums(tpl, request);
	fill_steps(tpl, request);
	tpl_list(tpl, "LINE");
	for (size_t i = 0; i < request->line_count; i++)
		fill_line(tpl_row(tpl, "LINE"), who, request,
		    &request->lines[i], files);
	fill_events(tpl, request);
	fill_actions(tpl, who, request);
	tpl_list(tpl, "WHOLE_FILES");
	if (files->count > 0) {
		row = tpl_row(tpl, "WHOLE_FILES");
		file_view(row, files, request->id, 0);
	}
	tpl_list(tpl, "FOUND_FILES");
	if (findings->count > 0) {
		row = tpl_row(tpl, "FOUND_FILES");
		file_view(row, findings, request->id, -1);
	}
}
