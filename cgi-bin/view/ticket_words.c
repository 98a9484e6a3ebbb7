/**
 * @file
 * What tickets and complaints are called.  See ticket_words.h.
 */
#include "view/ticket_words.h"

#include "base/text.h"
#include "view/format.h"
#include "view/words.h"

enum {
	MINUTE_MS = 60 * 1000,
	HOUR_MINUTES = 60,
	DAY_MINUTES = 24 * 60
};

#define WORD(table, index)                                                     \
	((size_t)(index) < ARRAY_LEN(table) && (table)[index] != NULL          \
		? (table)[index]                                               \
		: "")

const char *
ticket_kind_text(enum ticket_kind kind)
{
	static const char *const texts[TICKET_KIND_COUNT] = {
		[TICKET_QUESTION] = T_("Question"),
		[TICKET_COMPLAINT] = T_("Complaint"),
		[TICKET_ACCOUNT] = T_("Account request"),
		[TICKET_WISH] = T_("Product wish"),
	};

	return WORD(texts, kind);
}

const char *
ticket_topic_text(enum ticket_topic topic)
{
	static const char *const texts[TICKET_TOPIC_COUNT] = {
		[TICKET_QUALITY] = T_("Product quality"),
		[TICKET_PACKAGING] = T_("Packaging"),
		[TICKET_DELIVERY] = T_("Late or short delivery"),
		[TICKET_PRICE] = T_("Price and invoice"),
		[TICKET_SERVICE] = T_("Service and staff"),
		[TICKET_TERRITORY] = T_("Goods out of territory"),
		[TICKET_OTHER] = T_("Something else"),
	};

	return WORD(texts, topic);
}

const char *
ticket_what_text(enum ticket_kind kind, enum ticket_topic topic)
{
	return kind == TICKET_COMPLAINT ? ticket_topic_text(topic)
					: ticket_kind_text(kind);
}

const char *
ticket_topic_hint(enum ticket_topic topic)
{
	static const char *const texts[TICKET_TOPIC_COUNT] = {
		[TICKET_QUALITY] = T_("Taste, smell, damage inside, dates"),
		[TICKET_PACKAGING] = T_("Boxes crushed, wet, wrong labels"),
		[TICKET_DELIVERY] = T_("Too late, too few, the wrong goods"),
		[TICKET_PRICE] = T_("A price, discount or invoice is wrong"),
		[TICKET_SERVICE] = T_("How you were treated"),
		[TICKET_TERRITORY] = T_("Others sell in your territory"),
		[TICKET_OTHER] = T_("Whatever it is, we answer"),
	};

	return WORD(texts, topic);
}

struct order_badge
ticket_severity_badge(enum ticket_severity severity)
{
	static const struct order_badge badges[TICKET_SEVERITY_COUNT] = {
		[TICKET_NORMAL] = { T_("Normal"), "quiet" },
		[TICKET_SERIOUS] = { T_("Serious"), "warn" },
		[TICKET_CRITICAL] = { T_("Critical"), "bad" },
	};

	if (severity >= TICKET_SEVERITY_COUNT || badges[severity].text == NULL)
		return badges[TICKET_NORMAL];
	return badges[severity];
}

static const struct order_badge complaint_states[TICKET_STATE_COUNT] = {
	[TICKET_REGISTERED] = { T_("Registered"), "warn" },
	[TICKET_TRIAGED] = { T_("Taken up"), "info" },
	[TICKET_INVESTIGATING] = { T_("Being investigated"), "info" },
	[TICKET_WAITING_CUSTOMER] = { T_("Waiting for the customer"), "quiet" },
	[TICKET_WAITING_DECISION] = { T_("Waiting for a decision"), "warn" },
	[TICKET_DECIDED] = { T_("Decided, to be answered"), "warn" },
	[TICKET_REPLIED] = { T_("Answered"), "brand" },
	[TICKET_ACTIONING] = { T_("Being put right"), "brand" },
	[TICKET_RESOLVED] = { T_("Resolved"), "good" },
	[TICKET_CLOSED] = { T_("Filed"), "quiet" },
	[TICKET_WITHDRAWN] = { T_("Withdrawn"), "quiet" },
	[TICKET_MERGED] = { T_("Merged"), "quiet" },
};

struct order_badge
ticket_state_badge(
    enum side side, enum ticket_kind kind, enum ticket_state state)
{
	static const struct order_badge fresh = { T_("New"), "warn" };
	static const struct order_badge open = { T_("In hand"), "info" };
	static const struct order_badge yours = { T_("Waiting for you"),
		"warn" };
	static const struct order_badge inside = { T_("Being investigated"),
		"info" };
	static const struct order_badge given = { T_("There is a result"),
		"good" };
	static const struct order_badge unknown = { "", "quiet" };

	if (state >= TICKET_STATE_COUNT || complaint_states[state].text == NULL)
		return unknown;
	if (side == SIDE_CUSTOMER && state == TICKET_WAITING_CUSTOMER)
		return yours;
	if (kind != TICKET_COMPLAINT) {
		if (state == TICKET_REGISTERED)
			return fresh;
		if (state == TICKET_TRIAGED)
			return open;
	} else if (side == SIDE_CUSTOMER) {
		if (state == TICKET_DECIDED)
			return inside;
		if (state == TICKET_REPLIED)
			return given;
	}
	return complaint_states[state];
}

const char *
ticket_turn_text(enum ticket_kind kind, enum ticket_state state)
{
	static const char *const texts[TICKET_STATE_COUNT] = {
		[TICKET_REGISTERED] = T_("Us: someone takes it up"),
		[TICKET_TRIAGED] = T_("Us: we look into it"),
		[TICKET_INVESTIGATING] = T_("Us: we look into it"),
		[TICKET_WAITING_CUSTOMER] = T_("You: please answer below"),
		[TICKET_WAITING_DECISION] = T_("Us: a leader decides"),
		[TICKET_DECIDED] = T_("Us: the result is being written"),
		[TICKET_REPLIED] = T_("Us: we do what was promised"),
		[TICKET_ACTIONING] = T_("Us: we do what was promised"),
		[TICKET_RESOLVED] = T_("Nobody: it is resolved"),
		[TICKET_CLOSED] = T_("Nobody: it is filed"),
		[TICKET_WITHDRAWN] = T_("Nobody: you withdrew it"),
		[TICKET_MERGED] = T_("See the case it was merged into"),
	};

	if (kind != TICKET_COMPLAINT && state <= TICKET_TRIAGED)
		return T_("Us: we answer");
	return WORD(texts, state);
}

const char *
ticket_remedy_text(enum ticket_remedy remedy)
{
	static const char *const texts[TICKET_REMEDY_COUNT] = {
		[TICKET_APOLOGY] = T_("Apology"),
		[TICKET_REPLACEMENT] = T_("Replacement"),
		[TICKET_CREDIT] = T_("Credit note"),
		[TICKET_PRICE_CHANGE] = T_("Price change"),
		[TICKET_STAFF_MEASURES] = T_("Measures for staff"),
		[TICKET_NOT_FOUNDED] = T_("Not founded"),
	};

	return WORD(texts, remedy);
}

const char *
ticket_founded_text(enum ticket_founded founded)
{
	static const char *const texts[] = {
		[TICKET_NOT_SAID] = T_("Not said yet"),
		[TICKET_IS_FOUNDED] = T_("Founded"),
		[TICKET_IS_NOT_FOUNDED] = T_("Not founded"),
	};

	return WORD(texts, founded);
}

const char *
ticket_queue_text(enum ticket_queue queue)
{
	static const char *const texts[TICKET_QUEUE_COUNT] = {
		[TICKET_QUEUE_NONE] = T_("All, ended too"),
		[TICKET_QUEUE_MINE] = T_("Mine"),
		[TICKET_QUEUE_TEAM] = T_("My department's"),
		[TICKET_QUEUE_UNASSIGNED] = T_("Unassigned"),
		[TICKET_QUEUE_DUE] = T_("About to be late"),
		[TICKET_QUEUE_WAITING] = T_("With the customer"),
		[TICKET_QUEUE_DECIDE] = T_("To decide"),
		[TICKET_QUEUE_WATCHED] = T_("I follow"),
		[TICKET_QUEUE_ALL] = T_("All open cases"),
	};

	return WORD(texts, queue);
}

const char *
ticket_queue_empty_text(enum ticket_queue queue)
{
	static const char *const texts[TICKET_QUEUE_COUNT] = {
		[TICKET_QUEUE_NONE] = T_("Nobody has written yet."),
		[TICKET_QUEUE_MINE] =
		    T_("You have answered all of yours. Take one that nobody "
		       "has."),
		[TICKET_QUEUE_TEAM] =
		    T_("Nothing is open in your department."),
		[TICKET_QUEUE_UNASSIGNED] =
		    T_("Everything has somebody who looks after it."),
		[TICKET_QUEUE_DUE] =
		    T_("No promise runs out within two working hours."),
		[TICKET_QUEUE_WAITING] = T_("Nobody owes us an answer."),
		[TICKET_QUEUE_DECIDE] = T_("No complaint waits for you."),
		[TICKET_QUEUE_WATCHED] =
		    T_("Cases that you follow or have referred stand here."),
		[TICKET_QUEUE_ALL] = T_("Nothing is open at all."),
	};

	return WORD(texts, queue);
}

const char *
ticket_link_text(enum ticket_link_kind kind)
{
	static const char *const texts[TICKET_LINK_KIND_COUNT] = {
		[TICKET_LINK_ORDER] = T_("Order"),
		[TICKET_LINK_SHIPMENT] = T_("Shipment"),
		[TICKET_LINK_RETURN] = T_("Return"),
		[TICKET_LINK_CREDIT_NOTE] = T_("Credit note"),
		[TICKET_LINK_PRODUCT] = T_("Product"),
		[TICKET_LINK_TICKET] = T_("Case"),
		[TICKET_LINK_RECEIVABLE] = T_("Receivable"),
	};

	return WORD(texts, kind);
}

const char *
ticket_task_text(enum ticket_task_kind kind)
{
	static const char *const texts[TICKET_TASK_KIND_COUNT] = {
		[TICKET_TASK_WORK] = T_("Task"),
		[TICKET_TASK_CALL_BACK] = T_("Call back"),
		[TICKET_TASK_CORRECTIVE] = T_("So that it does not happen again"),
	};

	return WORD(texts, kind);
}

const char *
ticket_band_text(int64_t band)
{
	static const char *const texts[] = {
		[1] = T_("a team lead"),
		[2] = T_("a manager"),
		[3] = T_("an executive"),
	};

	return band > 0 ? WORD(texts, band) : "";
}

const char *
ticket_count_text(struct arena *mem, int64_t count)
{
	if (count >= TICKET_COUNT_MAX)
		return "99+";
	return text_format(mem, "%lld", (long long)count);
}

const char *
ticket_class_text(int64_t class)
{
	static const char *const texts[] = { "", "C", "B", "B+", "A", "AA",
		"AAA" };

	return class > 0 ? WORD(texts, class) : "";
}

const char *
ticket_fault_text(enum ticket_fault fault)
{
	static const char *const texts[] = {
		[TICKET_FAULT_KIND] = T_("Choose what it is about."),
		[TICKET_FAULT_TOPIC] = T_("Choose what it is about."),
		[TICKET_FAULT_SEVERITY] = T_("Choose how serious it is."),
		[TICKET_FAULT_SUBJECT] =
		    T_("Say it in one line of up to 160 characters."),
		[TICKET_FAULT_BODY] =
		    T_("Please write something here; not more than fits."),
		[TICKET_FAULT_CUSTOMER] = T_("Choose the customer."),
		[TICKET_FAULT_ORDER] =
		    T_("There is no such order of this customer."),
		[TICKET_FAULT_PRODUCT] = T_("There is no such product."),
		[TICKET_FAULT_BATCH] = T_("There is no such batch."),
		[TICKET_FAULT_PERSON] =
		    T_("Whom it is about cannot look after it."),
		[TICKET_FAULT_CONTACT] = T_("This is too long."),
		[TICKET_FAULT_DEPARTMENT] = T_("Choose a department."),
		[TICKET_FAULT_OWNER] =
		    T_("This colleague cannot look after it."),
		[TICKET_FAULT_TAG] =
		    T_("At most 10 tags of up to 30 characters, with commas "
		       "between."),
		[TICKET_FAULT_OBJECT] =
		    T_("There is no such thing of this customer. Type its "
		       "number."),
		[TICKET_FAULT_STARS] = T_("Choose one to five stars."),
		[TICKET_FAULT_FILES] =
		    T_("Please choose the files again; at most 10."),
		[TICKET_FAULT_DUE] = T_("Choose a day to come."),
		[TICKET_FAULT_COST] = T_("Enter an amount like 176.40."),
		[TICKET_FAULT_FOUNDED] = T_("Say whether it is founded."),
		[TICKET_FAULT_REMEDY] = T_("Choose what is given."),
		[TICKET_FAULT_BAND] =
		    T_("This is above what you may decide."),
	};
	const char *text = WORD(texts, fault);

	return text[0] != '\0' ? text : T_("Please check what you typed.");
}

/* --- Promises ------------------------------------------------------------------ */

static const char *
count_text(struct arena *mem, int64_t n)
{
	char text[FORMAT_MAX];

	format_int(n, text);
	return arena_strdup(mem, text);
}

const char *
ticket_span_text(
    struct arena *mem, enum language language, int64_t milliseconds)
{
	int64_t minutes = milliseconds / MINUTE_MS;

	if (minutes < HOUR_MINUTES)
		return words_fill(mem, language, "{N} min", "N",
		    count_text(mem, minutes), NULL);
	if (minutes >= 2 * DAY_MINUTES)
		return words_fill(mem, language, "{N} days", "N",
		    count_text(mem, minutes / DAY_MINUTES), NULL);
	if (minutes % HOUR_MINUTES == 0 || minutes >= 10 * HOUR_MINUTES)
		return words_fill(mem, language, "{N} h", "N",
		    count_text(mem, minutes / HOUR_MINUTES), NULL);
	return words_fill(mem, language, "{N} h {M} min", "N",
	    count_text(mem, minutes / HOUR_MINUTES), "M",
	    count_text(mem, minutes % HOUR_MINUTES), NULL);
}

struct ticket_clock
ticket_clock(struct arena *mem, enum language language, int zone_minutes,
    struct instant due, struct instant now)
{
	int64_t left = due.ms - now.ms;
	char at[FORMAT_MAX];

	if (instant_is_none(due))
		return (struct ticket_clock){ .tone = "quiet", .text = "" };
	if (left < 0)
		return (struct ticket_clock){
			.tone = "bad",
			.is_late = true,
			.text = words_fill(mem, language, "{SPAN} late", "SPAN",
			    ticket_span_text(mem, language, -left), NULL),
		};
	if (left < (int64_t)DAY_MINUTES * MINUTE_MS)
		return (struct ticket_clock){
			.tone = left < 2 * INT64_C(3600000) ? "warn" : "good",
			.text = words_fill(mem, language, "{SPAN} left", "SPAN",
			    ticket_span_text(mem, language, left), NULL),
		};
	format_time(due, day_from_instant(now, zone_minutes).year,
	    language, zone_minutes, at);
	return (struct ticket_clock){
		.tone = "good",
		.text = words_fill(mem, language, "by {TIME}", "TIME",
		    arena_strdup(mem, at), NULL),
	};
}
