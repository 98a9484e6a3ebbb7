/**
 * @file
 * See pressure_view.h.
 */
#include "view/pressure_view.h"

#include "base/text.h"
#include "domain/contact.h"
#include "view/draft_view.h"
#include "view/event_view.h"
#include "view/words.h"

static const char *const methods[PRESSURE_METHOD_COUNT] = {
	[PRESSURE_CAUSE] = T_("Find the cause"),
	[PRESSURE_UPSTREAM] = T_("Use the upstream supplier"),
	[PRESSURE_CREDIT] = T_("Balance its credit"),
	[PRESSURE_POLICY] = T_("Use policy"),
	[PRESSURE_STRENGTH] = T_("Raise our own strength"),
	[PRESSURE_DOWNSTREAM] = T_("Serve its downstream directly"),
};

/* --- Who decides -------------------------------------------------------------------- */

static const char *
role_text(enum language language, int64_t role)
{
	static const char *const roles[CONTACT_ROLES + 1] = { "",
		T_("Decides"), T_("Uses"), T_("Checks"), T_("Buys"),
		T_("Coach") };

	return role > 0 && role <= CONTACT_ROLES ? words(language, roles[role])
						 : "";
}

static void
add_people(struct tpl *tpl, const struct pressure_page *page)
{
	const struct contact *people = page->people->items;
	bool has_any = false;

	for (size_t i = 0; i < page->people->count; i++) {
		struct tpl *row;

		if (people[i].state != CONTACT_ACTIVE ||
		    people[i].buying_role == 0)
			continue;
		has_any = true;
		row = tpl_row(tpl, "PERSON");
		tpl_text(row, "PERSON_NAME", people[i].name);
		tpl_text(row, "PERSON_POSITION", people[i].position);
		tpl_text(row, "PERSON_ROLE",
		    role_text(page->who->language, people[i].buying_role));
		tpl_text(row, "PERSON_TONE",
		    people[i].buying_role == 1 ? "brand" : "quiet");
	}
	tpl_show_if(tpl, "NO_PEOPLE", !has_any);
}

/* --- The plan ----------------------------------------------------------------------- */

static void
add_step(struct tpl *tpl, const struct pressure_page *page,
    const struct pressure_step *step)
{
	bool is_done = !instant_is_none(step->done_at);
	bool has_due = !day_is_none(step->due_on);
	struct tpl *row = tpl_row(tpl, "STEP");

	tpl_plain(row, "STEP_ID", step->id);
	tpl_text(row, "STEP_WHAT", step->what);
	tpl_text(row, "STEP_OWNER", step->owner == NULL ? "" : step->owner);
	tpl_day(row, "STEP_DUE", step->due_on);
	tpl_show_if(row, "HAS_DUE", has_due && !is_done);
	tpl_text(row, "STEP_TONE",
	    has_due && day_compare(step->due_on, page->today) < 0 ? "bad"
								  : "warn");
	tpl_show_if(row, "IS_DONE", is_done);
	tpl_show_if(row, "IS_OPEN", !is_done);
	tpl_text(row, "DONE_BY", step->done_by == NULL ? "" : step->done_by);
	tpl_time(row, "DONE_AT", step->done_at);
}

static void
add_plan(struct tpl *tpl, const struct pressure_page *page)
{
	const struct pressure_step *steps = page->steps->items;
	int64_t chosen;

	if (text_to_int(page->typed->method, &chosen) != STATUS_OK)
		chosen = 0;
	for (unsigned i = PRESSURE_CAUSE; i < PRESSURE_METHOD_COUNT; i++) {
		struct tpl *row = tpl_row(tpl, "METHOD");
		int64_t open = 0, all = 0;

		tpl_plain(row, "METHOD_ID", i);
		tpl_text(row, "METHOD_NAME",
		    words(page->who->language, methods[i]));
		tpl_show_if(row, "METHOD_CHOSEN", chosen == i);
		tpl_list(row, "STEP");
		for (size_t k = 0; k < page->steps->count; k++) {
			if (steps[k].method != i)
				continue;
			all++;
			open += instant_is_none(steps[k].done_at);
			add_step(row, page, &steps[k]);
		}
		tpl_show_if(row, "NO_STEP", all == 0);
		tpl_show_if(row, "ALL_DONE", all > 0 && open == 0);
		tpl_show_if(row, "HAS_OPEN", open > 0);
		tpl_int(row, "OPEN_COUNT", open);
	}
	event_view_helpers(tpl, page->helpers, page->typed->owner);
	tpl_text(tpl, "PLAN_TYPED", page->typed->plan);
	tpl_text(tpl, "DUE_TYPED", page->typed->due);
}

/* --- The ledger --------------------------------------------------------------------- */

static void
add_concession(struct tpl *tpl, const struct pressure_page *page,
    const struct concession *one)
{
	bool is_own = one->entered_by_id == page->who->user_id;
	bool is_waiting = one->state == CONCESSION_WAITING;
	struct tpl *row = tpl_row(tpl, "GIVEN");

	tpl_plain(row, "GIVEN_ID", one->id);
	tpl_day(row, "GIVEN_DAY", one->day);
	tpl_text(row, "GIVEN_WHAT", one->what);
	tpl_text(row, "GIVEN_REASON", one->reason);
	tpl_text(row, "GIVEN_GOT", one->got);
	tpl_money(row, "GIVEN_COST", one->cost_fen);
	tpl_money(row, "GIVEN_RUNNING", one->running_fen);
	tpl_show_if(row, "COUNTS", one->state == CONCESSION_APPROVED);
	tpl_text(
	    row, "GIVEN_BY", one->entered_by == NULL ? "" : one->entered_by);
	tpl_text(row, "DECIDED_BY",
	    one->decided_by == NULL ? "" : one->decided_by);
	tpl_text(row, "GIVEN_ANSWER", one->answer);
	tpl_text(row, "GIVEN_TONE",
	    is_waiting				   ? "warn"
		: one->state == CONCESSION_APPROVED ? "good"
						    : "bad");
	tpl_text(row, "GIVEN_STATE",
	    words(page->who->language,
		is_waiting			    ? T_("waits for approval")
		    : one->state == CONCESSION_APPROVED ? T_("approved")
							: T_("refused")));
	tpl_show_if(
	    row, "MAY_DECIDE", is_waiting && page->may_decide && !is_own);
	tpl_show_if(
	    row, "IS_OWN", is_waiting && page->may_decide && is_own);
	tpl_text(row, "ANSWER_TYPED",
	    page->typed->answered == one->id ? page->typed->answer : "");
	tpl_text(row, "ANSWER_ID",
	    page->typed->answered == one->id
		? "answer"
		: text_format(
		      tpl_arena(row), "answer-%lld", (long long)one->id));
}

static void
add_ledger(struct tpl *tpl, const struct pressure_page *page)
{
	const struct concession *ledger = page->ledger->items;
	const struct concession_year *years = page->years->items;
	int64_t total_fen = 0;

	for (size_t i = 0; i < page->ledger->count; i++)
		add_concession(tpl, page, &ledger[i]);
	for (size_t i = 0; i < page->years->count; i++) {
		struct tpl *row = tpl_row(tpl, "YEAR");

		total_fen += years[i].approved_fen;
		tpl_plain(row, "YEAR_NO", years[i].year);
		tpl_int(row, "YEAR_COUNT", years[i].count);
		tpl_money(row, "YEAR_COST", years[i].approved_fen);
		tpl_show_if(row, "YEAR_WAITS", years[i].waiting_fen > 0);
		tpl_money(row, "YEAR_WAITING", years[i].waiting_fen);
	}
	tpl_money(tpl, "TOTAL", total_fen);
	tpl_show_if(tpl, "HAS_LEDGER", page->ledger->count > 0);
	tpl_show_if(tpl, "NO_LEDGER", page->ledger->count == 0);
	tpl_text(tpl, "DAY_TYPED", page->typed->day);
	tpl_text(tpl, "WHAT_TYPED", page->typed->what);
	tpl_text(tpl, "REASON_TYPED", page->typed->reason);
	tpl_text(tpl, "COST_TYPED", page->typed->cost);
	tpl_text(tpl, "GOT_TYPED", page->typed->got);
}

void
pressure_view_page(struct tpl *tpl, const struct pressure_page *page)
{
	static const char *const lists[] = { "PERSON", "METHOD", "HELPER",
		"GIVEN", "YEAR" };
	const struct pressure *pressure = page->pressure;

	for (size_t i = 0; i < ARRAY_LEN(lists); i++)
		tpl_list(tpl, lists[i]);
	tpl_show_if(tpl, "IS_DIFFICULT", pressure->is_difficult);
	tpl_text(tpl, "BY_SHARE", pressure->by_share);
	tpl_text(tpl, "BY_PRODUCT", pressure->by_product);
	tpl_text(tpl, "BY_RELATION", pressure->by_relation);
	tpl_text(tpl, "DECIDES", pressure->decides);
	tpl_text(tpl, "CHANGED_BY",
	    pressure->changed_by == NULL ? "" : pressure->changed_by);
	tpl_time(tpl, "CHANGED_AT", pressure->changed_at);
	add_people(tpl, page);
	add_plan(tpl, page);
	add_ledger(tpl, page);
}

/* --- All of them -------------------------------------------------------------------- */

void
pressure_view_list(struct tpl *tpl, const struct actor *who,
    const struct db_rows *rows, struct day today)
{
	const struct pressure_row *customers = rows->items;

	tpl_list(tpl, "ROW");
	tpl_plain(tpl, "YEAR_NO", today.year);
	tpl_show_if(tpl, "HAS_ROWS", rows->count > 0);
	tpl_show_if(tpl, "NONE_YET", rows->count == 0);
	for (size_t i = 0; i < rows->count; i++) {
		const struct pressure_row *one = &customers[i];
		int64_t cost_bp = pressure_cost_bp(one);
		struct tpl *row = tpl_row(tpl, "ROW");

		tpl_plain(row, "ID", one->id);
		tpl_text(row, "CODE", one->code);
		tpl_text(row, "NAME",
		    view_name(who->language, one->name, one->name_en));
		tpl_text(row, "REP_NAME", one->rep == NULL ? "" : one->rep);
		tpl_money(row, "SALES", one->sales_fen);
		tpl_money(row, "CONCEDED", one->conceded_fen);
		tpl_show_if(row, "HAS_COST", cost_bp >= 0);
		tpl_percent(row, "COST", cost_bp < 0 ? 0 : cost_bp);
		tpl_show_if(row, "WAITS", one->waiting_count > 0);
		tpl_int(row, "WAITING_COUNT", one->waiting_count);
		tpl_money(row, "WAITING", one->waiting_fen);
		tpl_int(row, "OPEN_STEPS", one->open_steps);
		tpl_show_if(row, "IS_LATE", one->late_steps > 0);
		tpl_int(row, "LATE_STEPS", one->late_steps);
	}
}

/* --- What is wrong ------------------------------------------------------------------ */

const char *
pressure_fault_words(enum pressure_fault fault)
{
	switch (fault) {
	case PRESSURE_FAULT_METHOD:
		return T_("Choose one of the six methods.");
	case PRESSURE_FAULT_WHAT:
		return T_("Say what is to be done, in at most 500 characters.");
	case PRESSURE_FAULT_OWNER:
		return T_("Choose who does it.");
	case PRESSURE_FAULT_DUE:
		return T_("Enter a day, such as 2026-11-30.");
	case PRESSURE_FAULT_MANY:
		return T_("The plan has as many steps as it can have.");
	case PRESSURE_SOUND:
		break;
	}
	return "";
}

const char *
pressure_fault_field(enum pressure_fault fault)
{
	static const char *const fields[] = {
		[PRESSURE_SOUND] = "",
		[PRESSURE_FAULT_METHOD] = "method",
		[PRESSURE_FAULT_WHAT] = "plan",
		[PRESSURE_FAULT_OWNER] = "owner",
		[PRESSURE_FAULT_DUE] = "due",
		[PRESSURE_FAULT_MANY] = "plan",
	};

	return fields[fault];
}

const char *
concession_fault_words(enum concession_fault fault)
{
	switch (fault) {
	case CONCESSION_FAULT_DAY:
		return T_("Enter the day it was given, today at the latest.");
	case CONCESSION_FAULT_WHAT:
		return T_("Say what was given, in at most 500 characters.");
	case CONCESSION_FAULT_REASON:
		return T_("Say why, in at most 500 characters.");
	case CONCESSION_FAULT_COST:
		return T_("Enter what it costs us, such as 1200.00.");
	case CONCESSION_FAULT_GOT:
		return T_("Say what we got in at most 500 characters.");
	case CONCESSION_FAULT_ANSWER:
		return T_("Say why it is refused, in at most 500 characters.");
	case CONCESSION_SOUND:
		break;
	}
	return "";
}

const char *
concession_fault_field(enum concession_fault fault)
{
	static const char *const fields[] = {
		[CONCESSION_SOUND] = "",
		[CONCESSION_FAULT_DAY] = "day",
		[CONCESSION_FAULT_WHAT] = "what",
		[CONCESSION_FAULT_REASON] = "reason",
		[CONCESSION_FAULT_COST] = "cost",
		[CONCESSION_FAULT_GOT] = "got",
		[CONCESSION_FAULT_ANSWER] = "answer",
	};

	return fields[fault];
}
