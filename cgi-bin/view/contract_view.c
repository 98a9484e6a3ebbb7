/**
 * @file
 * Contracts in names.  See contract_view.h.
 */
#include "view/contract_view.h"

#include "base/text.h"
#include "view/chart.h"
#include "view/draft_view.h"
#include "view/words.h"

enum {
	NEAR_DAYS = 30,
	WINTER_FROM = 12,
	WINTER_TO = 2,
	PROPOSALS_MAX = 50
};

static const char *
left_words(struct tpl *tpl, const struct contract *contract, struct day today)
{
	int64_t left =
	    day_number(contract->valid_to) - day_number(today);

	if (left < 0 || (contract->state != CONTRACT_ACTIVE &&
			    contract->state != CONTRACT_EXPIRING))
		return "";
	return words_count(tpl_arena(tpl), tpl_language(tpl), "{N} day left",
	    "{N} days left", left);
}

static void
fill_head(struct tpl *tpl, const struct contract *contract, struct day today)
{
	enum language language = tpl_language(tpl);

	tpl_text(tpl, "NUMBER",
	    contract_number_full(
		tpl_arena(tpl), contract->number, contract->version));
	tpl_text(tpl, "HEADLINE", contract->title);
	tpl_text(tpl, "KIND",
	    words(language, contract_kind_words(contract->kind)));
	tpl_plain(tpl, "CUSTOMER_ID", contract->customer_id);
	tpl_text(tpl, "CUSTOMER_CODE", contract->customer_code);
	tpl_text(tpl, "CUSTOMER_NAME",
	    view_name(language, contract->customer_name,
		contract->customer_name_en));
	tpl_text(tpl, "STATE_TEXT",
	    words(language, contract_state_words(contract->state)));
	tpl_text(tpl, "STATE_TONE", contract_state_tone(contract->state));
	tpl_day(tpl, "VALID_FROM", contract->valid_from);
	tpl_day(tpl, "VALID_TO", contract->valid_to);
	tpl_text(tpl, "LEFT", left_words(tpl, contract, today));
	tpl_money(tpl, "TARGET", contract->target_fen);
	tpl_show_if(tpl, "HAS_TARGET", contract->target_fen > 0);
}

void
contract_view_rows(
    struct tpl *tpl, const struct db_rows *rows, struct day today)
{
	const struct contract *contract = rows->items;

	tpl_list(tpl, "ROW");
	tpl_show_if(tpl, "HAS_ROWS", rows->count > 0);
	tpl_show_if(tpl, "NO_ROWS", rows->count == 0);
	for (size_t i = 0; i < rows->count; i++)
		fill_head(tpl_row(tpl, "ROW"), &contract[i], today);
}

/* --- One ------------------------------------------------------------------------- */

static void
add_steps(struct tpl *tpl, const struct contract *contract)
{
	static const enum contract_state steps[] = { CONTRACT_DRAFT,
		CONTRACT_IN_REVIEW, CONTRACT_APPROVED, CONTRACT_SENT,
		CONTRACT_SIGNED, CONTRACT_ACTIVE };
	enum contract_state now = contract->state == CONTRACT_EXPIRING
	    ? CONTRACT_ACTIVE
	    : contract->state;

	tpl_list(tpl, "STEP");
	tpl_show_if(tpl, "HAS_STEPS", now <= CONTRACT_ACTIVE);
	for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
		struct tpl *row = tpl_row(tpl, "STEP");
		bool is_done = steps[i] < now || now == CONTRACT_ACTIVE;

		tpl_show_if(row, "STEP_DONE", is_done);
		tpl_show_if(
		    row, "STEP_NOW", !is_done && steps[i] == now);
		tpl_show_if(row, "STEP_TO_DO", !is_done);
		tpl_int(row, "STEP_NUMBER", (int64_t)i + 1);
		tpl_text(row, "STEP_TEXT",
		    words(
			tpl_language(tpl), contract_state_words(steps[i])));
	}
}

static void
add_text(struct tpl *tpl, const struct contract_whole *whole,
    const char *company)
{
	struct contract_words filled =
	    contract_words_of(&whole->contract, company);
	const struct contract_part *part = whole->parts.items;
	const struct contract_right *right = whole->rights.items;
	enum language language = tpl_language(tpl);

	tpl_list(tpl, "PART");
	for (size_t i = 0; i < whole->parts.count; i++) {
		struct tpl *row = tpl_row(tpl, "PART");

		tpl_int(row, "PART_NUMBER", part[i].part);
		tpl_text(row, "PART_TITLE",
		    words(language, contract_part_words(part[i].part)));
		tpl_text(row, "PART_BODY",
		    contract_fill(tpl_arena(tpl), part[i].body, &filled));
	}
	tpl_list(tpl, "RIGHT");
	tpl_show_if(tpl, "HAS_RIGHTS", whole->rights.count > 0);
	tpl_show_if(tpl, "NO_RIGHTS", whole->rights.count == 0);
	for (size_t i = 0; i < whole->rights.count; i++)
		tpl_text(tpl_row(tpl, "RIGHT"), "RIGHT_TEXT",
		    contract_right_words(
			tpl_arena(tpl), language, &right[i]));
}

static void
add_overlaps(struct tpl *tpl, const struct db_rows *overlaps)
{
	const struct contract_overlap *overlap;
	enum language language = tpl_language(tpl);

	tpl_list(tpl, "OVERLAP");
	tpl_show_if(tpl, "HAS_OVERLAPS", overlaps != NULL && overlaps->count > 0);
	if (overlaps == NULL)
		return;
	overlap = overlaps->items;
	for (size_t i = 0; i < overlaps->count; i++) {
		struct tpl *row = tpl_row(tpl, "OVERLAP");

		tpl_int(row, "OVERLAP_POSITION", overlap[i].position);
		tpl_text(row, "OVERLAP_NUMBER",
		    contract_number_full(tpl_arena(tpl), overlap[i].number,
			overlap[i].version));
		tpl_text(row, "OVERLAP_CUSTOMER",
		    view_name(language, overlap[i].customer_name,
			overlap[i].customer_name_en));
		tpl_text(row, "OVERLAP_RIGHT",
		    contract_right_words(
			tpl_arena(tpl), language, &overlap[i].right));
		tpl_day(row, "OVERLAP_FROM", overlap[i].valid_from);
		tpl_day(row, "OVERLAP_TO", overlap[i].valid_to);
	}
}

static const char *
event_words(const char *kind)
{
	static const struct {
		const char *kind, *text;
	} events[] = {
		{ "draft", T_("Drafted") },
		{ "save", T_("Draft changed") },
		{ "submit", T_("Handed in for review") },
		{ "approve", T_("Approved") },
		{ "back", T_("Sent back to the draft") },
		{ "send", T_("Sent for signature") },
		{ "sign", T_("Signed, scan uploaded") },
		{ "terminate", T_("Terminated") },
		{ "drop", T_("Dropped") },
		{ "amend", T_("A new version was begun") },
		{ "renew", T_("The renewal was begun") },
		{ "activate", T_("Came into force") },
		{ "near_end", T_("Nears its end") },
		{ "expire", T_("Expired") },
		{ "supersede", T_("Followed by a newer contract") },
		{ "opened", T_("Document opened") },
		{ "keeper", T_("New keeper:") },
		{ "no_renewal", T_("It is not to be renewed:") },
	};

	for (size_t i = 0; i < ARRAY_LEN(events); i++)
		if (text_equal(events[i].kind, kind))
			return events[i].text;
	return "";
}

/* Who opened the document when: the company's own business. */
static void
add_openings(struct tpl *tpl, const struct actor *who,
    const struct contract_whole *whole)
{
	const struct contract_event *event = whole->events.items;
	size_t count = 0;

	tpl_list(tpl, "OPENING");
	for (size_t i = 0; i < whole->events.count; i++) {
		struct tpl *row;

		if (who->side != SIDE_STAFF ||
		    !text_equal(event[i].kind, "opened"))
			continue;
		row = tpl_row(tpl, "OPENING");
		tpl_text(row, "OPENING_BY",
		    event[i].user == NULL ? "–" : event[i].user);
		tpl_time(row, "OPENING_AT", event[i].at);
		tpl_time_iso(row, "OPENING_ISO", event[i].at);
		count++;
	}
	tpl_int(tpl, "OPENING_COUNT", (int64_t)count);
	tpl_show_if(tpl, "HAS_OPENINGS", count > 0);
	tpl_show_if(
	    tpl, "NO_OPENINGS", count == 0 && who->side == SIDE_STAFF);
}

static void
add_events(struct tpl *tpl, const struct actor *who,
    const struct contract_whole *whole)
{
	const struct contract_event *event = whole->events.items;
	const struct contract_link *link = whole->links.items;
	enum language language = tpl_language(tpl);

	tpl_list(tpl, "EVENT");
	for (size_t i = 0; i < whole->events.count; i++) {
		struct tpl *row;

		if (text_equal(event[i].kind, "opened"))
			continue;
		/* How we came to it is not the customer's business. */
		if (who->side != SIDE_STAFF &&
		    !text_equal(event[i].kind, "send") &&
		    !text_equal(event[i].kind, "sign") &&
		    !text_equal(event[i].kind, "activate") &&
		    !text_equal(event[i].kind, "terminate"))
			continue;
		row = tpl_row(tpl, "EVENT");
		tpl_text(row, "EVENT_TEXT",
		    words(language, event_words(event[i].kind)));
		tpl_text(row, "EVENT_NOTE", event[i].note);
		tpl_text(row, "EVENT_BY",
		    event[i].user == NULL ? words(language, "By itself")
					  : event[i].user);
		tpl_time(row, "EVENT_AT", event[i].at);
		tpl_time_iso(row, "EVENT_ISO", event[i].at);
	}
	add_openings(tpl, who, whole);
	tpl_list(tpl, "LINK");
	for (size_t i = 0; i < whole->links.count; i++) {
		struct tpl *row;

		if (who->side != SIDE_STAFF &&
		    !contract_state_is_shown(link[i].state))
			continue;
		row = tpl_row(tpl, "LINK");
		tpl_text(row, "LINK_NUMBER",
		    contract_number_full(tpl_arena(tpl), link[i].number,
			link[i].version));
		tpl_text(row, "LINK_STATE",
		    words(language, contract_state_words(link[i].state)));
		tpl_text(row, "LINK_TONE", contract_state_tone(link[i].state));
		tpl_day(row, "LINK_FROM", link[i].valid_from);
		tpl_day(row, "LINK_TO", link[i].valid_to);
		tpl_text(row, "LINK_ROLE",
		    words(language,
			link[i].id == whole->contract.renews_id
			    ? T_("It renews")
			    : link[i].id == whole->contract.amends_id
			    ? T_("It amends")
			    : T_("Followed by")));
	}
}

static bool
wrote(const struct actor *who, const struct contract_whole *whole)
{
	return whole->contract.drafted_by == who->user_id;
}

static void
add_actions(struct tpl *tpl, const struct actor *who,
    const struct contract_whole *whole)
{
	static const struct {
		enum contract_action action;
		const char *name;
	} actions[] = {
		{ CONTRACT_ACT_SAVE, "MAY_SAVE" },
		{ CONTRACT_ACT_SUBMIT, "MAY_SUBMIT" },
		{ CONTRACT_ACT_APPROVE, "MAY_APPROVE" },
		{ CONTRACT_ACT_BACK, "MAY_BACK" },
		{ CONTRACT_ACT_SEND, "MAY_SEND" },
		{ CONTRACT_ACT_SIGN, "MAY_SIGN" },
		{ CONTRACT_ACT_TERMINATE, "MAY_TERMINATE" },
		{ CONTRACT_ACT_DROP, "MAY_DROP" },
		{ CONTRACT_ACT_AMEND, "MAY_AMEND" },
		{ CONTRACT_ACT_RENEW, "MAY_RENEW" },
	};
	const struct contract *contract = &whole->contract;
	const struct contract_right *right = whole->rights.items;
	bool is_exclusive = false;

	for (size_t i = 0; i < ARRAY_LEN(actions); i++) {
		const struct contract_rule *rule = contract_rule_find(
		    actions[i].action, contract->state);

		tpl_show_if(tpl, actions[i].name,
		    rule != NULL &&
			contract_rule_allows(
			    rule, who, contract->drafted_by));
	}
	for (size_t i = 0; i < whole->rights.count; i++)
		is_exclusive |= right[i].level == CONTRACT_EXCLUSIVE;
	tpl_show_if(tpl, "IS_EXCLUSIVE", is_exclusive);
	tpl_show_if(tpl, "IS_OWN_DRAFT",
	    contract->state == CONTRACT_IN_REVIEW && wrote(who, whole) &&
		actor_may(who, ACTION_CONTRACT_REVIEW));
}

void
contract_view_show(struct tpl *tpl, const struct actor *who,
    const struct contract_whole *whole, const struct db_rows *overlaps,
    const char *company, struct day today)
{
	const struct contract *contract = &whole->contract;

	fill_head(tpl, contract, today);
	tpl_text(tpl, "STATE", contract_state_name(contract->state));
	tpl_show_if(tpl, "FOR_STAFF", who->side == SIDE_STAFF);
	tpl_show_if(tpl, "FOR_CUSTOMER", who->side != SIDE_STAFF);
	add_steps(tpl, contract);
	add_text(tpl, whole, company);
	add_overlaps(tpl, overlaps);
	add_events(tpl, who, whole);
	add_actions(tpl, who, whole);
	tpl_text(tpl, "KEEPER", contract->keeper);
	tpl_text(tpl, "DRAFTER", contract->drafter);
	tpl_time(tpl, "DRAFTED_AT", contract->drafted_at);
	tpl_text(tpl, "APPROVER", contract->approver);
	tpl_time(tpl, "APPROVED_AT", contract->approved_at);
	tpl_text(tpl, "SIGNED_OURS", contract->signed_ours);
	tpl_text(tpl, "SIGNED_THEIRS", contract->signed_theirs);
	tpl_show_if(tpl, "IS_SIGNED", contract->frozen_digest != NULL);
	tpl_day(tpl, "SIGNED_ON", contract->signed_on);
	tpl_show_if(tpl, "IS_INTACT",
	    contract->frozen_digest != NULL && whole->is_intact);
	tpl_show_if(tpl, "IS_CHANGED", !whole->is_intact);
	tpl_text(tpl, "DIGEST",
	    contract->frozen_digest == NULL
		? ""
		: text_format(
		      tpl_arena(tpl), "%.16s…", contract->frozen_digest));
	tpl_text(tpl, "WHY", contract->reason);
	tpl_text(tpl, "TEMPLATE_NAME",
	    contract->template_name == NULL
		? ""
		: view_name(tpl_language(tpl), contract->template_name,
		      contract->template_name_en));
	tpl_int(tpl, "TEMPLATE_VERSION", contract->template_version);
}

/* --- The calendar ----------------------------------------------------------------- */

static int64_t
ceiling_of(const struct contract_spread *spread)
{
	return (spread->total * spread->limit_bp + 9999) / 10000;
}

static void
add_chart(struct tpl *tpl, const struct contract_spread *spread,
    struct day today)
{
	struct chart_bar *bars =
	    arena_calloc(tpl_arena(tpl), 12, sizeof(*bars));
	enum language language = tpl_language(tpl);
	int64_t ceiling = ceiling_of(spread);
	struct chart_bars chart = {
		.id = "ends",
		.title = words(language, T_("Contracts by month of their end")),
		.text = words(language,
		    T_("How many contracts end in each of the next twelve "
		       "months, against the recommended ceiling.")),
		.label_head = words(language, T_("Month")),
		.value_head = words(language, T_("Contracts")),
		.plan_head = words(language, T_("Recommended at most")),
		.unit = CHART_COUNT,
		.has_plan = true,
		.is_ceiling = true,
		.bars = bars,
		.count = 12,
	};

	for (int i = 0; i < 12; i++) {
		int month = (today.month - 1 + i) % 12;

		bars[i].label = text_format(tpl_arena(tpl), "%04d-%02d",
		    today.year + (today.month - 1 + i) / 12, month + 1);
		bars[i].value = spread->ends[month];
		bars[i].plan = ceiling;
	}
	chart_bars(tpl_row(tpl, "ENDS_CHART"), &chart);
}

static bool
is_crowded(const struct contract_spread *spread, int month)
{
	return month >= WINTER_FROM || month <= WINTER_TO ||
	    spread->ends[month - 1] > ceiling_of(spread);
}

void
contract_view_calendar(struct tpl *tpl, const struct contract_spread *spread,
    const struct db_rows *rows, struct day today)
{
	const struct contract *contract = rows->items;
	struct contract_spread planned = *spread;
	size_t shown = 0;

	tpl_list(tpl, "ENDS_CHART");
	tpl_list(tpl, "ROW");
	tpl_show_if(tpl, "HAS_ENDS", spread->total > 0);
	tpl_show_if(tpl, "NO_ENDS", spread->total == 0);
	if (spread->total > 0)
		add_chart(tpl, spread, today);
	/* Each proposal counts for those after it, so that they spread. */
	for (size_t i = 0; i < rows->count && shown < PROPOSALS_MAX; i++) {
		int month = contract[i].valid_to.month;
		struct day end;
		struct tpl *row;

		if (!is_crowded(spread, month))
			continue;
		end = contract_propose_end(day_add(contract[i].valid_to, 1),
		    planned.ends, planned.total, planned.limit_bp,
		    (int)planned.month);
		planned.ends[end.month - 1]++;
		planned.total++;
		row = tpl_row(tpl, "ROW");
		fill_head(row, &contract[i], today);
		tpl_day(row, "PROPOSED", end);
		shown++;
	}
	tpl_show_if(tpl, "HAS_ROWS", shown > 0);
	tpl_show_if(tpl, "NO_ROWS", shown == 0);
	tpl_percent(tpl, "LIMIT", spread->limit_bp);
}
