/**
 * @file
 * What was said about a case, and everything that happened to it.  See
 * ticket_view.h.
 */
#include "view/ticket_view.h"

#include "base/text.h"
#include "view/draft_view.h"
#include "view/file_view.h"
#include "view/format.h"
#include "view/ticket_words.h"
#include "view/words.h"

/* Where an event is told. */
enum place {
	IN_HISTORY = 0, /* alone: the message stands in the conversation */
	IN_BOTH,
};

/** An event by its name; {NAME} is whom or what it is about. */
static const struct told {
	const char *kind;
	const char *text;
	const char *tone;
	enum place place;
} tellings[] = {
	{ "opened", T_("Opened"), "info", IN_HISTORY },
	{ "registered", T_("Written down by us"), "info", IN_BOTH },
	{ "told", T_("Message of the customer"), "info", IN_HISTORY },
	{ "answered", T_("Answered"), "good", IN_HISTORY },
	{ "noted", T_("Internal note"), "warn", IN_HISTORY },
	{ "assigned", T_("Looked after by {NAME}"), "info", IN_BOTH },
	{ "released", T_("Put back: nobody has it"), "warn", IN_BOTH },
	{ "referred", T_("Handed to {NAME}"), "info", IN_BOTH },
	{ "severity", T_("Severity is now: {SEVERITY}"), "warn", IN_BOTH },
	{ "tagged", T_("Tag added"), "quiet", IN_HISTORY },
	{ "untagged", T_("Tag removed"), "quiet", IN_HISTORY },
	{ "linked", T_("Linked"), "quiet", IN_HISTORY },
	{ "unlinked", T_("Link removed"), "quiet", IN_HISTORY },
	{ "watched", T_("Followed by {NAME}"), "quiet", IN_HISTORY },
	{ "unwatched", T_("Not followed any more"), "quiet", IN_HISTORY },
	{ "merged", T_("Merged into {NAME}"), "quiet", IN_BOTH },
	{ "took_in", T_("{NAME} was merged into this one"), "quiet", IN_BOTH },
	{ "asked", T_("The customer is asked: the clocks stand"), "warn",
	    IN_BOTH },
	{ "triaged", T_("Taken up"), "info", IN_BOTH },
	{ "found", T_("Finding written down"), "info", IN_HISTORY },
	{ "proposed", T_("Proposed for a decision"), "info", IN_BOTH },
	{ "decided", T_("Decided"), "good", IN_BOTH },
	{ "sent_back", T_("Sent back by the leader"), "warn", IN_BOTH },
	{ "replied", T_("The result was given"), "good", IN_HISTORY },
	{ "done", T_("All is done"), "good", IN_HISTORY },
	{ "resolved", T_("Resolved"), "good", IN_BOTH },
	{ "rated", T_("Rated"), "good", IN_BOTH },
	{ "reopened", T_("Not satisfied: looked into again"), "bad", IN_BOTH },
	{ "withdrawn", T_("Withdrawn"), "quiet", IN_BOTH },
	{ "closed", T_("Filed"), "quiet", IN_BOTH },
	{ "task_made", T_("Task given to {NAME}"), "info", IN_BOTH },
	{ "task_done", T_("Task done"), "good", IN_BOTH },
	{ "task_dropped", T_("Task dropped"), "quiet", IN_HISTORY },
	{ "climbed", T_("Promise in danger: level {LEVEL} is told"), "bad",
	    IN_BOTH },
	{ "resolved_by_itself", T_("Resolved: nobody answered for a week"),
	    "quiet", IN_BOTH },
	{ "call_back", T_("To be called back"), "warn", IN_BOTH },
};

static const struct told *
telling_of(const char *kind)
{
	static const struct told other = { "", T_("Changed"), "quiet",
		IN_HISTORY };

	for (size_t i = 0; i < ARRAY_LEN(tellings); i++) {
		if (text_equal(tellings[i].kind, kind))
			return &tellings[i];
	}
	return &other;
}

static const char *
initial_of(struct arena *mem, const char *name)
{
	const char *end = name;

	if (utf8_next(&end) == 0)
		return "";
	return arena_memdup(mem, name, (size_t)(end - name));
}

/* --- One thing after the other -------------------------------------------------- */

/* What stands beside the name, and the tone of its avatar. */
static const char *
role_of(const struct actor *who, const struct ticket *ticket,
    const struct ticket_message *message, const char **tone)
{
	enum language language = who->language;

	*tone = "info";
	switch (message->kind) {
	case TICKET_REPLY:
		*tone = "good";
		return words(language, "The result");
	case TICKET_SECOND_REPLY:
		*tone = "good";
		return words(language, "All is done");
	case TICKET_INTERNAL_NOTE:
		return words(
		    language, "Internal note · the customer does not see it");
	case TICKET_FINDING:
		return words(
		    language, "Finding · the customer does not see it");
	case TICKET_MESSAGE:
		break;
	}
	if (message->by_customer) {
		*tone = "brand";
		if (message->user_id == who->user_id)
			return words(language, "you");
		return who->side == SIDE_STAFF
		    ? view_name(language, ticket->customer_name,
			  ticket->customer_name_en)
		    : "";
	}
	return who->side == SIDE_STAFF ? words(language, "sent to the customer")
				       : words(language, "our answer");
}

static void
add_message(struct tpl *tpl, const struct actor *who,
    const struct ticket *ticket, const struct ticket_message *message,
    const struct db_rows *files)
{
	struct tpl *row = tpl_row(tpl, "TALK");
	bool is_note = message->kind == TICKET_INTERNAL_NOTE ||
	    message->kind == TICKET_FINDING;
	const char *name = message->user_name;
	const char *tone;

	if (name == NULL)
		name = message->by_customer && ticket->opener_name != NULL
		    ? ticket->opener_name
		    : words(who->language, "the system");
	tpl_text(row, "TALK_ROLE", role_of(who, ticket, message, &tone));
	tpl_text(row, "TALK_TONE", tone);
	tpl_text(row, "TALK_BY", name);
	tpl_text(row, "TALK_INITIAL", initial_of(tpl_arena(tpl), name));
	tpl_plain(row, "TALK_ID", message->id);
	tpl_time(row, "TALK_AT", message->at);
	tpl_time_iso(row, "TALK_ISO", message->at);
	tpl_text(row, "TALK_BODY", message->body);
	tpl_show_if(row, "IS_NOTE", is_note);
	tpl_show_if(row, "IS_MESSAGE", !is_note);
	tpl_show_if(row, "IS_LINE", false);
	tpl_show_if(row, "IS_OURS",
	    message->by_customer == (who->side == SIDE_CUSTOMER));
	file_view(row, files, message->id, -1);
}

static const char *
event_text(
    struct arena *mem, enum language language, const struct ticket_event *event)
{
	const char *name = "";
	char level[FORMAT_MAX];

	if (event->object_name != NULL)
		name = view_name(
		    language, event->object_name, event->object_name_en);
	format_int(event->level, level);
	return words_fill(mem, language, telling_of(event->kind)->text, "NAME",
	    name, "SEVERITY",
	    words(language, ticket_severity_badge(event->severity).text),
	    "LEVEL", arena_strdup(mem, level), NULL);
}

static void
add_line(struct tpl *tpl, const struct actor *who,
    const struct ticket_event *event)
{
	struct tpl *row = tpl_row(tpl, "TALK");
	const char *note = event->note != NULL ? event->note : "";

	tpl_show_if(row, "IS_NOTE", false);
	tpl_show_if(row, "IS_MESSAGE", false);
	tpl_show_if(row, "IS_LINE", true);
	tpl_text(row, "TALK_TEXT",
	    event_text(tpl_arena(tpl), who->language, event));
	tpl_text(row, "TALK_NOTE", note);
	tpl_text(row, "TALK_BY",
	    event->user_name != NULL ? event->user_name : "");
	tpl_time(row, "TALK_AT", event->at);
	tpl_time_iso(row, "TALK_ISO", event->at);
}

void
ticket_view_talk(struct tpl *tpl, const struct actor *who,
    const struct ticket *ticket, const struct db_rows *files)
{
	size_t m = 0;

	tpl_list(tpl, "TALK");
	for (size_t i = 0; i < ticket->event_count; i++) {
		const struct ticket_event *event = &ticket->events[i];

		while (m < ticket->message_count &&
		    ticket->messages[m].at.ms <= event->at.ms)
			add_message(
			    tpl, who, ticket, &ticket->messages[m++], files);
		if (telling_of(event->kind)->place == IN_BOTH)
			add_line(tpl, who, event);
	}
	while (m < ticket->message_count)
		add_message(tpl, who, ticket, &ticket->messages[m++], files);
}

void
ticket_view_history(
    struct tpl *tpl, const struct actor *who, const struct ticket *ticket)
{
	struct arena *mem = tpl_arena(tpl);

	tpl_list(tpl, "EVENT");
	for (size_t i = ticket->event_count; i-- > 0;) {
		const struct ticket_event *event = &ticket->events[i];
		struct tpl *row = tpl_row(tpl, "EVENT");

		tpl_text(row, "EVENT_TEXT",
		    event_text(mem, who->language, event));
		tpl_text(row, "EVENT_TONE", telling_of(event->kind)->tone);
		tpl_text(row, "EVENT_BY",
		    event->user_name != NULL
			? event->user_name
			: words(who->language, "the system"));
		tpl_text(row, "EVENT_NOTE",
		    event->note != NULL ? event->note : "");
		tpl_time(row, "EVENT_AT", event->at);
		tpl_time_iso(row, "EVENT_ISO", event->at);
	}
}
