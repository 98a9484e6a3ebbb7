/**
 * @file
 * Lists of tickets and the choices of their forms.  See ticket_view.h.
 */
#include "view/ticket_view.h"

#include "view/draft_view.h"
#include "view/ticket_words.h"
#include "view/words.h"

/* --- Choices --------------------------------------------------------------------- */

static struct tpl *
add_choice(struct tpl *tpl, const char *section, const char *value,
    const char *text, const char *hint, bool chosen)
{
	struct tpl *row = tpl_row(tpl, section);
	enum language language = tpl_language(tpl);

	tpl_text(row, "VALUE", value);
	tpl_text(row, "TEXT", words(language, text));
	tpl_text(row, "HINT", hint[0] != '\0' ? words(language, hint) : "");
	tpl_show_if(row, "CHOSEN", chosen);
	return row;
}

void
ticket_view_kinds(
    struct tpl *tpl, const char *section, enum ticket_kind chosen)
{
	tpl_list(tpl, section);
	for (int i = TICKET_QUESTION; i < TICKET_KIND_COUNT; i++) {
		struct tpl *row = add_choice(tpl, section,
		    ticket_kind_name((enum ticket_kind)i),
		    ticket_kind_text((enum ticket_kind)i), "",
		    i == (int)chosen);

		tpl_show_if(row, "IS_TICKET", i != TICKET_COMPLAINT);
	}
}

void
ticket_view_topics(
    struct tpl *tpl, const char *section, enum ticket_topic chosen)
{
	tpl_list(tpl, section);
	for (int i = TICKET_QUALITY; i < TICKET_TOPIC_COUNT; i++)
		add_choice(tpl, section,
		    ticket_topic_name((enum ticket_topic)i),
		    ticket_topic_text((enum ticket_topic)i),
		    ticket_topic_hint((enum ticket_topic)i), i == (int)chosen);
}

void
ticket_view_severities(
    struct tpl *tpl, const char *section, enum ticket_severity chosen)
{
	tpl_list(tpl, section);
	for (int i = TICKET_NORMAL; i < TICKET_SEVERITY_COUNT; i++)
		add_choice(tpl, section,
		    ticket_severity_name((enum ticket_severity)i),
		    ticket_severity_badge((enum ticket_severity)i).text, "",
		    i == (int)chosen);
}

/* --- Rows ------------------------------------------------------------------------ */

struct ticket_clock
ticket_view_clock(struct tpl *tpl, const struct actor *who,
    const struct ticket_row *ticket, struct instant now)
{
	enum language language = tpl_language(tpl);
	const char *pause = NULL;

	if (!ticket_is_open(ticket->state))
		return (struct ticket_clock){ .tone = "quiet", .text = "" };
	if (ticket->state == TICKET_WAITING_CUSTOMER)
		pause = who->side == SIDE_CUSTOMER ? T_("waits for you")
						   : T_("waits for an answer");
	else if (!instant_is_none(ticket->auto_at))
		pause = T_("waits for a rating");
	if (pause != NULL)
		return (struct ticket_clock){
			.tone = "quiet",
			.text = words(language, pause),
			.is_paused = true,
		};
	return ticket_clock(tpl_arena(tpl), language, tpl_zone(tpl),
	    ticket->next_due_at, now);
}

static void
fill_clock(struct tpl *row, const struct actor *who,
    const struct ticket_row *ticket, struct instant now)
{
	struct ticket_clock clock = ticket_view_clock(row, who, ticket, now);

	tpl_text(row, "CLOCK_TONE", clock.tone);
	tpl_text(row, "CLOCK_TEXT", clock.text);
	tpl_show_if(row, "CLOCK_LATE", clock.is_late);
	tpl_show_if(row, "CLOCK_PAUSED", clock.is_paused);
	tpl_show_if(row, "CLOCK_RUNS",
	    !clock.is_late && !clock.is_paused && clock.text[0] != '\0');
}

static void
fill_row(struct tpl *row, const struct actor *who,
    const struct ticket_row *ticket, struct instant now)
{
	enum language language = tpl_language(row);
	struct order_badge state =
	    ticket_state_badge(who->side, ticket->kind, ticket->state);
	const char *owner = ticket->owner_name != NULL ? ticket->owner_name : "";

	tpl_text(row, "NUMBER", ticket->number);
	tpl_text(row, "PATH",
	    ticket_path(tpl_arena(row), ticket->kind, ticket->id));
	tpl_text(row, "SUBJECT", ticket->subject);
	tpl_text(row, "WHAT",
	    words(language, ticket_what_text(ticket->kind, ticket->topic)));
	tpl_text(row, "STATE_TEXT", words(language, state.text));
	tpl_text(row, "STATE_TONE", state.tone);
	tpl_text(row, "OWNER", owner);
	tpl_text(row, "DEPARTMENT",
	    ticket->department_name == NULL
		? ""
		: view_name(language, ticket->department_name,
		      ticket->department_name_en));
	tpl_show_if(row, "NO_OWNER", owner[0] == '\0');
	tpl_time(row, "CHANGED_AT", ticket->changed_at);
	tpl_time_iso(row, "CHANGED_ISO", ticket->changed_at);
	tpl_show_if(row, "HAS_STARS", ticket->stars > 0);
	tpl_int(row, "STARS", ticket->stars);
	fill_clock(row, who, ticket, now);
}

static void
fill_rows(struct tpl *tpl, const struct actor *who, struct instant now,
    const struct db_rows *rows)
{
	const struct ticket_row *tickets = rows->items;

	tpl_show_if(tpl, "HAS_ROWS", rows->count > 0);
	tpl_list(tpl, "ROW");
	for (size_t i = 0; i < rows->count; i++)
		fill_row(tpl_row(tpl, "ROW"), who, &tickets[i], now);
}

void
ticket_view_list(struct tpl *tpl, const struct actor *who,
    const struct ticket_list_form *form, struct instant now,
    const struct db_rows *rows)
{
	static const struct {
		const char *value;
		const char *text;
	} tabs[] = {
		{ "", T_("All") },
		{ "open", T_("Not ended") },
		{ "ended", T_("Ended") },
	};
	bool is_filtered = form->which[0] != '\0' || form->q[0] != '\0' ||
	    form->kind != 0;

	tpl_list(tpl, "TAB");
	for (size_t i = 0; i < ARRAY_LEN(tabs); i++) {
		struct tpl *tab = tpl_row(tpl, "TAB");

		tpl_text(tab, "TAB_VALUE", tabs[i].value);
		tpl_text(
		    tab, "TAB_TEXT", words(tpl_language(tpl), tabs[i].text));
		tpl_show_if(tab, "TAB_CURRENT",
		    strcmp(tabs[i].value, form->which) == 0);
	}
	tpl_text(tpl, "WHICH", form->which);
	tpl_text(tpl, "Q", form->q);
	ticket_view_kinds(tpl, "KIND", form->kind);
	tpl_show_if(tpl, "MAY_ASK", actor_may(who, ACTION_TICKET_ASK));
	tpl_show_if(tpl, "NONE_YET", rows->count == 0 && !is_filtered);
	tpl_show_if(tpl, "NONE_FOUND", rows->count == 0 && is_filtered);
	fill_rows(tpl, who, now, rows);
}

void
ticket_view_callers(struct tpl *tpl, const struct ticket_caller *callers,
    size_t count, bool has_asked)
{
	enum language language = tpl_language(tpl);

	tpl_show_if(tpl, "HAS_CALLERS", count > 0);
	tpl_show_if(tpl, "NO_CALLER", count == 0 && has_asked);
	tpl_list(tpl, "CALLER");
	for (size_t i = 0; i < count; i++) {
		struct tpl *row = tpl_row(tpl, "CALLER");

		tpl_plain(row, "CUSTOMER_ID", callers[i].customer_id);
		tpl_text(row, "CUSTOMER_CODE", callers[i].code);
		tpl_text(row, "CUSTOMER_NAME",
		    view_name(language, callers[i].name, callers[i].name_en));
		tpl_text(row, "CLASS", ticket_class_text(callers[i].class));
		tpl_text(row, "CONTACT",
		    callers[i].contact != NULL ? callers[i].contact : "");
		tpl_text(row, "PHONE",
		    callers[i].phone != NULL ? callers[i].phone : "");
		tpl_text(row, "REP",
		    callers[i].rep_name != NULL ? callers[i].rep_name : "");
		tpl_int(row, "OPEN_TICKETS", callers[i].open_tickets);
		tpl_int(row, "OPEN_RETURNS", callers[i].open_returns);
		tpl_show_if(row, "HAS_LAST", callers[i].last_order != NULL);
		tpl_text(row, "LAST_ORDER", callers[i].last_order);
		tpl_time(row, "LAST_AT", callers[i].last_order_at);
	}
}
