/**
 * @file
 * The account team and handovers in names.  See handover_view.h.
 */
#include "view/handover_view.h"

#include "base/text.h"
#include "view/draft_view.h"
#include "view/format.h"
#include "view/words.h"

const char *
team_part_words(int64_t part)
{
	static const char *const parts[TEAM_PART_END] = {
		[0] = "",
		[TEAM_SALES] = T_("Salesperson"),
		[TEAM_SERVICE] = T_("Customer service"),
		[TEAM_CREDIT] = T_("Credit control"),
		[TEAM_SPONSOR] = T_("Executive sponsor"),
	};

	return part > 0 && part < TEAM_PART_END ? parts[part] : "";
}

void
handover_view_team(
    struct tpl *tpl, const struct actor *who, const struct db_rows *rows)
{
	const struct team_member *one = rows->items;
	bool is_staff = who->side == SIDE_STAFF;

	tpl_list(tpl, "MEMBER_ROW");
	for (size_t i = 0; i < rows->count; i++) {
		struct tpl *row = tpl_row(tpl, "MEMBER_ROW");

		tpl_text(row, "PART_NAME",
		    words(who->language, team_part_words(one[i].part)));
		tpl_text(row, "HOLDER", one[i].name);
		tpl_show_if(row, "NO_HOLDER", one[i].user_id == 0);
		tpl_text(row, "HOLDER_PHONE", one[i].mobile);
		tpl_text(row, "HOLDER_MAIL",
		    one[i].mail != NULL && strchr(one[i].mail, '@') != NULL
			? one[i].mail
			: "");
		tpl_show_if(row, "WAITS", is_staff && one[i].waits_for != 0);
		tpl_plain(row, "WAITS_ID", one[i].waits_for);
		tpl_text(row, "WAITS_NAME",
		    one[i].waits_name == NULL ? "" : one[i].waits_name);
	}
}

void
handover_view_people(struct tpl *tpl, const char *list,
    const struct db_rows *rows, int64_t chosen)
{
	const struct team_candidate *one = rows->items;
	enum language language = tpl_language(tpl);

	tpl_list(tpl, list);
	for (size_t i = 0; i < rows->count; i++) {
		struct tpl *row = tpl_row(tpl, list);
		const char *team = one[i].team == NULL
		    ? ""
		    : view_name(language, one[i].team, one[i].team_en);

		tpl_plain(row, "PERSON_ID", one[i].user_id);
		tpl_text(row, "PERSON_NAME", one[i].name);
		tpl_text(row, "PERSON_TEAM", team);
		tpl_show_if(row, "HAS_CUSTOMERS", one[i].customers > 0);
		tpl_int(row, "PERSON_CUSTOMERS", one[i].customers);
		tpl_show_if(row, "PERSON_CHOSEN", one[i].user_id == chosen);
	}
}

void
handover_view_give(struct tpl *tpl, int64_t part, const struct db_rows *takers,
    int64_t chosen, const char *note, bool is_open)
{
	struct tpl *row = tpl_row(tpl, "GIVE");

	tpl_plain(row, "PART", part);
	tpl_text(
	    row, "PART_NAME", words(tpl_language(tpl), team_part_words(part)));
	tpl_show_if(row, "IS_REFUSED", is_open);
	tpl_text(row, "NOTE_TYPED", note);
	handover_view_people(row, "TAKER", takers, chosen);
}

static void
add_state(struct tpl *row, int64_t state)
{
	static const struct {
		const char *text, *tone;
	} states[] = {
		[0] = { "", "quiet" },
		[HANDOVER_GIVEN] = { T_("Waits for the signature"), "warn" },
		[HANDOVER_TAKEN] = { T_("Signed by both"), "good" },
		[HANDOVER_DECLINED] = { T_("Declined"), "bad" },
		[HANDOVER_TAKEN_BACK] = { T_("Taken back"), "quiet" },
	};
	size_t i =
	    state > 0 && state < (int64_t)ARRAY_LEN(states) ? (size_t)state : 0;

	tpl_text(
	    row, "HANDOVER_STATE", words(tpl_language(row), states[i].text));
	tpl_text(row, "HANDOVER_TONE", states[i].tone);
}

static void
add_head(struct tpl *row, const struct actor *who, const struct handover *one)
{
	tpl_plain(row, "HANDOVER_ID", one->batch_id);
	tpl_text(row, "HANDOVER_PART",
	    words(who->language, team_part_words(one->part)));
	tpl_text(row, "HANDOVER_CUSTOMER",
	    view_name(
		who->language, one->customer_name, one->customer_name_en));
	tpl_text(row, "HANDOVER_FROM", one->from == NULL ? "" : one->from);
	tpl_show_if(row, "NO_FROM", one->from == NULL);
	tpl_text(row, "HANDOVER_TO", one->to);
	tpl_text(row, "GIVEN_BY", one->given_by == NULL ? "" : one->given_by);
	tpl_time(row, "GIVEN_AT", one->given_at);
	tpl_time_iso(row, "GIVEN_ISO", one->given_at);
	tpl_time(row, "ANSWERED_AT", one->answered_at);
	tpl_time_iso(row, "ANSWERED_ISO", one->answered_at);
	tpl_show_if(row, "IS_BATCH", one->batch_count > 1);
	tpl_int(row, "BATCH_COUNT", one->batch_count);
	add_state(row, one->state);
}

void
handover_view_rows(
    struct tpl *tpl, const struct actor *who, const struct db_rows *rows)
{
	const struct handover *one = rows->items;

	tpl_list(tpl, "HANDOVER");
	tpl_show_if(tpl, "NO_HANDOVERS", rows->count == 0);
	tpl_show_if(tpl, "HAS_HANDOVERS", rows->count > 0);
	for (size_t i = 0; i < rows->count; i++) {
		struct tpl *row = tpl_row(tpl, "HANDOVER");
		bool is_mine = one[i].to_id == who->user_id ||
		    one[i].from_id == who->user_id ||
		    one[i].given_by_id == who->user_id ||
		    actor_may(who, ACTION_HANDOVER_GIVE);

		add_head(row, who, &one[i]);
		tpl_show_if(row, "MAY_OPEN", is_mine);
		tpl_show_if(row, "MAY_NOT_OPEN", !is_mine);
	}
}

/* --- One ------------------------------------------------------------------------- */

static const struct {
	const char *title;
	const char *folder; /* where its numbers lead; NULL: nowhere */
	bool is_money;
} things[OPEN_THING_COUNT] = {
	[OPEN_ORDERS] = { T_("Open orders"), "orders", false },
	[OPEN_SHIPMENTS] = { T_("Shipments on their way"), "shipments", false },
	[OPEN_RETURNS] = { T_("Open returns"), "returns", false },
	[OPEN_TICKETS] = { T_("Open cases"), "tickets", false },
	[OPEN_PROMISES] = { T_("Promises to pay"), NULL, false },
	[OPEN_OVERDUE] = { T_("Overdue"), NULL, true },
	[OPEN_CONTRACTS] = { T_("Contracts in force or being made"),
	    "contracts", false },
	[OPEN_PROPOSALS] = { T_("Proposed changes of the file"), NULL, false },
};

/* What was open at one customer. */
static void
add_open(struct tpl *row, enum language language, const struct handover *one)
{
	struct handover_open open;
	char value[FORMAT_MAX];
	bool is_any = false;

	handover_open(tpl_arena(row), one->open_things, &open);
	tpl_list(row, "OPEN");
	for (size_t i = 0; i < OPEN_THING_COUNT; i++) {
		struct tpl *thing;

		if (open.count[i] == 0)
			continue;
		is_any = true;
		thing = tpl_row(row, "OPEN");
		tpl_text(thing, "OPEN_TITLE", words(language, things[i].title));
		if (things[i].is_money)
			format_money(open.count[i], value);
		else
			format_int(open.count[i], value);
		tpl_text(
		    thing, "OPEN_COUNT", arena_strdup(tpl_arena(row), value));
		tpl_text(thing, "OPEN_NUMBERS", open.numbers[i]);
	}
	tpl_show_if(row, "NOTHING_OPEN", !is_any);
}

/* What was open at all of them. */
static void
add_sums(struct tpl *tpl, const struct actor *who, const struct db_rows *batch)
{
	const struct handover *one = batch->items;
	int64_t sums[OPEN_THING_COUNT] = { 0 };
	char value[FORMAT_MAX];

	for (size_t i = 0; i < batch->count; i++) {
		struct handover_open open;

		handover_open(tpl_arena(tpl), one[i].open_things, &open);
		for (size_t k = 0; k < OPEN_THING_COUNT; k++)
			sums[k] += open.count[k];
	}
	tpl_list(tpl, "SUM");
	for (size_t k = 0; k < OPEN_THING_COUNT; k++) {
		struct tpl *row = tpl_row(tpl, "SUM");

		if (things[k].is_money)
			format_money(sums[k], value);
		else
			format_int(sums[k], value);
		tpl_text(
		    row, "SUM_TITLE", words(who->language, things[k].title));
		tpl_text(row, "SUM_VALUE", arena_strdup(tpl_arena(tpl), value));
	}
}

void
handover_view_one(struct tpl *tpl, const struct actor *who,
    const struct handover *one, const struct db_rows *batch)
{
	const struct handover *each = batch->items;
	bool waits = one->state == HANDOVER_GIVEN;
	bool is_mine = one->to_id == who->user_id;

	add_head(tpl, who, one);
	tpl_text(tpl, "HANDOVER_NOTE", one->note);
	tpl_text(tpl, "HANDOVER_ANSWER", one->answer);
	tpl_show_if(tpl, "IS_TAKEN", one->state == HANDOVER_TAKEN);
	tpl_show_if(tpl, "IS_DECLINED", one->state == HANDOVER_DECLINED);
	tpl_show_if(tpl, "IS_WAITING", waits);
	tpl_show_if(tpl, "MAY_SIGN", waits && is_mine);
	tpl_show_if(tpl, "MAY_TAKE_BACK",
	    waits &&
		(one->given_by_id == who->user_id ||
		    actor_may(who, ACTION_HANDOVER_GIVE)));
	tpl_int(tpl, "CUSTOMER_COUNT", (int64_t)batch->count);
	add_sums(tpl, who, batch);
	tpl_list(tpl, "GIVEN");
	for (size_t i = 0; i < batch->count; i++) {
		struct tpl *row = tpl_row(tpl, "GIVEN");

		tpl_plain(row, "GIVEN_CUSTOMER_ID", each[i].customer_id);
		tpl_text(row, "GIVEN_CUSTOMER",
		    view_name(who->language, each[i].customer_name,
			each[i].customer_name_en));
		tpl_text(row, "GIVEN_CODE", each[i].customer_code);
		add_open(row, who->language, &each[i]);
	}
}

const char *
handover_fault_words(enum handover_fault fault)
{
	switch (fault) {
	case HANDOVER_FAULT_PART:
		return T_("Choose which part is handed over.");
	case HANDOVER_FAULT_TO:
		return T_("Choose somebody who may hold this part.");
	case HANDOVER_FAULT_SAME:
		return T_("This person holds it already.");
	case HANDOVER_FAULT_SELF:
		return T_("Who gives cannot also take: two people sign. Ask a "
			  "colleague to give it.");
	case HANDOVER_FAULT_OPEN:
		return T_("A handover of it waits for its answer already.");
	case HANDOVER_FAULT_NOTE:
		return T_("The note has up to 1,000 characters.");
	case HANDOVER_FAULT_FROM:
		return T_("This salesperson has no customers in your reach.");
	case HANDOVER_FAULT_MANY:
		return T_(
		    "More than 2,000 customers: hand them over in parts.");
	case HANDOVER_FAULT_ANSWER:
		return T_("Say why, in up to 500 characters.");
	case HANDOVER_SOUND:
		break;
	}
	return "";
}

const char *
handover_fault_field(enum handover_fault fault)
{
	switch (fault) {
	case HANDOVER_FAULT_TO:
	case HANDOVER_FAULT_SAME:
	case HANDOVER_FAULT_SELF:
		return "to";
	case HANDOVER_FAULT_FROM:
	case HANDOVER_FAULT_MANY:
		return "from";
	case HANDOVER_FAULT_NOTE:
		return "note";
	case HANDOVER_FAULT_ANSWER:
		return "answer";
	case HANDOVER_FAULT_PART:
	case HANDOVER_FAULT_OPEN:
	case HANDOVER_SOUND:
		break;
	}
	return "";
}
