/**
 * @file
 * One case as its distributor sees it, and the head that both sides share.  See
 * ticket_view.h.
 */
#include "view/ticket_view.h"

#include "base/text.h"
#include "domain/ticket_act.h"
#include "view/draft_view.h"
#include "view/format.h"
#include "view/ticket_case.h"
#include "view/ticket_words.h"
#include "view/words.h"

enum {
	STARS_MOST = 5
};

const char *
ticket_time_text(const struct tpl *tpl, struct instant at, struct instant now)
{
	char text[FORMAT_MAX];

	format_time(at, day_from_instant(now, tpl_zone(tpl)).year,
	    tpl_language(tpl), tpl_zone(tpl), text);
	return arena_strdup(tpl_arena(tpl), text);
}

static void
fill_links(struct tpl *tpl, const struct ticket *ticket)
{
	enum language language = tpl_language(tpl);

	tpl_show_if(tpl, "HAS_LINKS", ticket->link_count > 0);
	tpl_list(tpl, "LINK");
	for (size_t i = 0; i < ticket->link_count; i++) {
		const struct ticket_link *link = &ticket->links[i];
		struct tpl *row = tpl_row(tpl, "LINK");
		const char *name = view_name(
		    language, link->name != NULL ? link->name : "",
		    link->name_en);

		tpl_text(row, "LINK_KIND",
		    words(language, ticket_link_text(link->kind)));
		tpl_text(row, "LINK_KIND_NAME", ticket_link_name(link->kind));
		tpl_plain(row, "LINK_ID", link->object_id);
		tpl_text(row, "LINK_NUMBER", link->number);
		tpl_text(row, "LINK_NAME", name);
		tpl_text(row, "LINK_PATH",
		    link->path != NULL ? link->path : "");
		tpl_show_if(row, "NO_LINK_PATH", link->path == NULL);
		tpl_show_if(row, "HAS_LINK_AMOUNT", link->amount_fen != 0);
		tpl_money(row, "LINK_AMOUNT", link->amount_fen);
	}
}

/* Where it came from and where it went. */
static void
fill_family(struct tpl *tpl, const struct ticket *ticket)
{
	struct arena *mem = tpl_arena(tpl);
	bool has_merged = ticket->merged_number != NULL;
	bool has_follows = ticket->follows_number != NULL;

	tpl_show_if(tpl, "IS_MERGED", has_merged);
	tpl_text(tpl, "MERGED_NUMBER", ticket->merged_number);
	tpl_text(tpl, "MERGED_PATH",
	    has_merged ? ticket_path(mem, ticket->merged_kind,
			     ticket->merged_into_id)
		       : "");
	tpl_show_if(tpl, "HAS_FOLLOWS", has_follows);
	tpl_text(tpl, "FOLLOWS_NUMBER", ticket->follows_number);
	tpl_text(tpl, "FOLLOWS_PATH",
	    has_follows
		? ticket_path(mem, ticket->follows_kind, ticket->follows_id)
		: "");
}

static void
fill_rating(struct tpl *tpl, const struct ticket *ticket, int64_t chosen)
{
	tpl_show_if(tpl, "IS_RATED", ticket->stars > 0);
	tpl_int(tpl, "STARS_GIVEN", ticket->stars);
	tpl_text(tpl, "RATING_NOTE",
	    ticket->rating_note != NULL ? ticket->rating_note : "");
	tpl_list(tpl, "STAR");
	for (int i = 1; i <= STARS_MOST; i++) {
		struct tpl *row = tpl_row(tpl, "STAR");

		tpl_plain(row, "STAR_VALUE", STARS_MOST + 1 - i);
		tpl_show_if(
		    row, "STAR_CHOSEN", chosen == STARS_MOST + 1 - i);
	}
}

void
ticket_head(struct tpl *tpl, const struct actor *who,
    const struct ticket *ticket, int64_t stars)
{
	enum language language = tpl_language(tpl);
	struct order_badge state =
	    ticket_state_badge(who->side, ticket->kind, ticket->state);
	struct order_badge severity = ticket_severity_badge(ticket->severity);

	tpl_text(tpl, "STATE", ticket_state_name(ticket->state));
	tpl_text(tpl, "NUMBER", ticket->number);
	tpl_text(tpl, "PATH", ticket->path);
	tpl_text(tpl, "SUBJECT", ticket->subject);
	tpl_text(tpl, "WHAT",
	    words(language, ticket_what_text(ticket->kind, ticket->topic)));
	tpl_text(tpl, "STATE_TEXT", words(language, state.text));
	tpl_text(tpl, "STATE_TONE", state.tone);
	tpl_text(tpl, "SEVERITY_TEXT", words(language, severity.text));
	tpl_text(tpl, "SEVERITY_TONE", severity.tone);
	tpl_show_if(tpl, "IS_SEVERE", ticket->severity > TICKET_NORMAL);
	tpl_show_if(
	    tpl, "IS_COMPLAINT", ticket->kind == TICKET_COMPLAINT);
	tpl_time(tpl, "OPENED_AT", ticket->opened_at);
	tpl_time_iso(tpl, "OPENED_ISO", ticket->opened_at);
	tpl_text(tpl, "OPENER",
	    ticket->opener_name != NULL ? ticket->opener_name : "");
	tpl_show_if(tpl, "BY_STAFF", ticket->by_staff);
	tpl_text(
	    tpl, "OWNER", ticket->owner_name != NULL ? ticket->owner_name : "");
	tpl_show_if(tpl, "NO_OWNER", ticket->owner_name == NULL);
	tpl_text(tpl, "DEPARTMENT",
	    ticket->department_name == NULL
		? ""
		: view_name(language, ticket->department_name,
		      ticket->department_name_en));
	tpl_show_if(tpl, "HAS_BATCH", ticket->batch_code != NULL);
	tpl_text(tpl, "BATCH", ticket->batch_code);
	fill_family(tpl, ticket);
	fill_links(tpl, ticket);
	fill_rating(tpl, ticket, stars);
}

/* --- What a distributor sees ------------------------------------------------------ */

/* The big steps of a complaint: the current one is marked. */
static void
fill_steps(struct tpl *tpl, const struct ticket *ticket)
{
	static const char *const texts[] = { T_("Registration"),
		T_("Taking up"), T_("Investigation"), T_("The result"),
		T_("Solution") };
	static const int at[TICKET_STATE_COUNT] = {
		[TICKET_REGISTERED] = 0,
		[TICKET_TRIAGED] = 1,
		[TICKET_INVESTIGATING] = 2,
		[TICKET_WAITING_CUSTOMER] = 2,
		[TICKET_WAITING_DECISION] = 2,
		[TICKET_DECIDED] = 2,
		[TICKET_REPLIED] = 3,
		[TICKET_ACTIONING] = 3,
		[TICKET_RESOLVED] = 5,
		[TICKET_CLOSED] = 5,
		[TICKET_WITHDRAWN] = -1,
		[TICKET_MERGED] = -1,
	};
	enum ticket_state state = ticket->state == TICKET_WAITING_CUSTOMER &&
		ticket->back_state != 0
	    ? ticket->back_state
	    : ticket->state;
	int done = ticket->kind == TICKET_COMPLAINT &&
		state < TICKET_STATE_COUNT
	    ? at[state]
	    : -1;

	tpl_show_if(tpl, "HAS_STEPS", done >= 0);
	tpl_list(tpl, "BIG_STEP");
	for (int i = 0; done >= 0 && i < (int)ARRAY_LEN(texts); i++) {
		struct tpl *row = tpl_row(tpl, "BIG_STEP");

		tpl_text(
		    row, "BIG_STEP_TEXT", words(tpl_language(tpl), texts[i]));
		tpl_plain(row, "BIG_STEP_NUMBER", i + 1);
		tpl_show_if(row, "IS_DONE", i < done);
		tpl_show_if(row, "IS_CURRENT", i == done);
		tpl_show_if(row, "IS_TODO", i >= done);
	}
}

/* What was promised, in the words of who waits for it. */
static const char *
promise_text(
    const struct tpl *tpl, const struct ticket *ticket, struct instant now)
{
	struct arena *mem = tpl_arena(tpl);
	enum language language = tpl_language(tpl);

	if (!ticket_is_open(ticket->state))
		return instant_is_none(ticket->resolved_at)
		    ? words(language, "ended")
		    : words_fill(mem, language, "result given {TIME}", "TIME",
			  ticket_time_text(tpl, ticket->resolved_at, now),
			  NULL);
	if (ticket->state == TICKET_WAITING_CUSTOMER)
		return words(language, "goes on when you have answered");
	if (!instant_is_none(ticket->next_due_at) &&
	    ticket->next_due_at.ms < ticket->resolve_due_at.ms)
		return words_fill(mem, language,
		    "answer by {TIME}, result by {RESULT}", "TIME",
		    ticket_time_text(tpl, ticket->next_due_at, now), "RESULT",
		    ticket_time_text(tpl, ticket->resolve_due_at, now), NULL);
	if (!instant_is_none(ticket->resolve_due_at))
		return words_fill(mem, language, "result by {TIME}", "TIME",
		    ticket_time_text(tpl, ticket->resolve_due_at, now), NULL);
	if (!instant_is_none(ticket->next_due_at))
		return words_fill(mem, language, "answer by {TIME}", "TIME",
		    ticket_time_text(tpl, ticket->next_due_at, now), NULL);
	if (!instant_is_none(ticket->resolved_at))
		return words_fill(mem, language, "result given {TIME}", "TIME",
		    ticket_time_text(tpl, ticket->resolved_at, now), NULL);
	return words(language, "no promise runs");
}

static void
fill_status(struct tpl *tpl, const struct ticket *ticket, bool may_rate,
    struct instant now)
{
	enum language language = tpl_language(tpl);
	const char *turn = words(
	    language, ticket_turn_text(ticket->kind, ticket->state));

	if (may_rate && !instant_is_none(ticket->auto_at))
		turn = words_fill(tpl_arena(tpl), language,
		    "You: please rate it by {TIME}", "TIME",
		    ticket_time_text(tpl, ticket->auto_at, now), NULL);
	tpl_text(tpl, "TURN", turn);
	tpl_text(tpl, "PROMISE", promise_text(tpl, ticket, now));
}

/* The decision, once its reply stands. */
static void
fill_decision(struct tpl *tpl, const struct ticket *ticket)
{
	enum language language = tpl_language(tpl);

	tpl_show_if(tpl, "HAS_DECISION",
	    ticket->reply_id != 0 && ticket->remedy != TICKET_REMEDY_NONE);
	tpl_text(tpl, "FOUNDED",
	    words(language, ticket_founded_text(ticket->founded)));
	tpl_text(tpl, "REMEDY",
	    words(language, ticket_remedy_text(ticket->remedy)));
	tpl_text(tpl, "CAUSE", ticket->cause != NULL ? ticket->cause : "");
	tpl_time(tpl, "DECIDED_AT", ticket->decided_at);
}

void
ticket_view_mine(struct tpl *tpl, const struct actor *who,
    const struct ticket *ticket, const struct db_rows *files,
    struct instant now, int64_t stars)
{
	unsigned may = ticket_may(who, ticket);
	bool may_rate = (may & TICKET_MAY_RATE) != 0;

	ticket_head(tpl, who, ticket, stars);
	fill_steps(tpl, ticket);
	fill_status(tpl, ticket, may_rate, now);
	fill_decision(tpl, ticket);
	ticket_view_talk(tpl, who, ticket, files);
	tpl_show_if(tpl, "HAS_SIDE",
	    ticket->link_count > 0 ||
		(ticket->reply_id != 0 &&
		    ticket->remedy != TICKET_REMEDY_NONE));
	tpl_show_if(tpl, "MAY_SAY", (may & TICKET_MAY_SAY) != 0);
	tpl_show_if(tpl, "MAY_RATE", may_rate);
	tpl_show_if(tpl, "MAY_REOPEN",
	    !may_rate && (may & TICKET_MAY_REOPEN) != 0);
	tpl_show_if(tpl, "MAY_WITHDRAW", (may & TICKET_MAY_WITHDRAW) != 0);
	tpl_show_if(tpl, "IS_ASKED", ticket->state == TICKET_WAITING_CUSTOMER);
	tpl_show_if(tpl, "NOT_ASKED", ticket->state != TICKET_WAITING_CUSTOMER);
	tpl_show_if(tpl, "IS_CLOSED", ticket->state == TICKET_CLOSED);
	tpl_show_if(tpl, "HAS_LOCK", ticket->state == TICKET_RESOLVED &&
		!instant_is_none(ticket->lock_at));
	tpl_time(tpl, "LOCK_AT", ticket->lock_at);
}
