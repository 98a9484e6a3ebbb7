/**
 * @file
 * One case as staff see it.  See ticket_view.h.
 */
#include "view/ticket_case.h"

#include "base/text.h"
#include "domain/canned_reply.h"
#include "domain/department.h"
#include "domain/knowledge.h"
#include "domain/order.h"
#include "domain/ticket_act.h"
#include "view/draft_view.h"
#include "view/order_words.h"
#include "view/ticket_view.h"
#include "view/ticket_words.h"
#include "view/words.h"

/* --- Choices of the forms ---------------------------------------------------------- */

void
ticket_view_colleagues(struct tpl *tpl, const char *section,
    const struct db_rows *colleagues, int64_t chosen, bool working_only)
{
	const struct colleague *all = colleagues->items;

	tpl_list(tpl, section);
	for (size_t i = 0; i < colleagues->count; i++) {
		struct tpl *row;

		if (working_only && !all[i].may_work)
			continue;
		row = tpl_row(tpl, section);
		tpl_plain(row, "VALUE", all[i].user_id);
		tpl_text(row, "TEXT", all[i].name);
		tpl_show_if(row, "HAS_OPEN", all[i].open_tickets > 0);
		tpl_int(row, "OPEN_COUNT", all[i].open_tickets);
		tpl_show_if(row, "CHOSEN", all[i].user_id == chosen);
	}
}

void
ticket_view_departments(struct tpl *tpl, const char *section,
    const struct db_rows *departments, int64_t chosen)
{
	const struct department *all = departments->items;

	tpl_list(tpl, section);
	for (size_t i = 0; i < departments->count; i++) {
		struct tpl *row = tpl_row(tpl, section);

		tpl_plain(row, "VALUE", all[i].id);
		tpl_text(row, "TEXT",
		    view_name(
			tpl_language(tpl), all[i].name, all[i].name_en));
		tpl_show_if(row, "CHOSEN", all[i].id == chosen);
	}
}

static void
fill_remedies(struct tpl *tpl, enum ticket_remedy chosen)
{
	tpl_list(tpl, "REMEDY_CHOICE");
	for (int i = TICKET_APOLOGY; i < TICKET_REMEDY_COUNT; i++) {
		struct tpl *row = tpl_row(tpl, "REMEDY_CHOICE");

		tpl_text(
		    row, "VALUE", ticket_remedy_name((enum ticket_remedy)i));
		tpl_text(row, "TEXT",
		    words(tpl_language(tpl),
			ticket_remedy_text((enum ticket_remedy)i)));
		tpl_show_if(row, "CHOSEN", i == (int)chosen);
	}
}

/* As the reader's language has it, with its places filled. */
static const char *
canned_text(struct tpl *tpl, const struct actor *who,
    const struct ticket *ticket, const struct ticket_desk *desk,
    const struct canned_reply *reply)
{
	enum language language = tpl_language(tpl);
	bool is_english =
	    language == LANGUAGE_EN && reply->body_en[0] != '\0';

	return canned_reply_fill(tpl_arena(tpl),
	    is_english ? reply->body_en : reply->body, ticket,
	    view_name(
		language, ticket->customer_name, ticket->customer_name_en),
	    who->name,
	    instant_is_none(ticket->next_due_at)
		? ""
		: ticket_time_text(tpl, ticket->next_due_at, desk->now));
}

static const char *
canned_name(const struct tpl *tpl, const struct canned_reply *reply)
{
	return tpl_language(tpl) == LANGUAGE_EN && reply->name_en[0] != '\0'
	    ? reply->name_en
	    : reply->name;
}

/* What was found when somebody looked for an answer. */
static void
fill_found(struct tpl *tpl, const struct actor *who,
    const struct ticket *ticket, const struct ticket_desk *desk)
{
	const struct canned_reply *answers;
	const struct knowledge_case *cases;

	tpl_text(tpl, "FIND_TYPED", desk->find);
	tpl_show_if(tpl, "HAS_LOOKED", desk->has_looked);
	tpl_show_if(
	    tpl, "OPEN_LOOK", desk->has_looked || desk->find[0] != '\0');
	tpl_list(tpl, "FOUND");
	tpl_list(tpl, "FOUND_CASE");
	tpl_show_if(tpl, "NONE_FOUND",
	    desk->has_looked && desk->answers->count == 0 &&
		desk->like->count == 0);
	if (!desk->has_looked)
		return;
	answers = desk->answers->items;
	for (size_t i = 0; i < desk->answers->count; i++) {
		struct tpl *row = tpl_row(tpl, "FOUND");

		tpl_plain(row, "FOUND_ID", answers[i].id);
		tpl_text(row, "FOUND_NAME", canned_name(tpl, &answers[i]));
		tpl_text(row, "FOUND_TEXT",
		    canned_text(tpl, who, ticket, desk, &answers[i]));
	}
	cases = desk->like->items;
	for (size_t i = 0; i < desk->like->count; i++) {
		struct tpl *row = tpl_row(tpl, "FOUND_CASE");

		tpl_plain(row, "LIKE_ID", cases[i].id);
		tpl_text(row, "LIKE_NUMBER", cases[i].number);
		tpl_text(row, "LIKE_PATH", cases[i].path);
		tpl_text(row, "LIKE_SUBJECT", cases[i].subject);
		tpl_text(row, "LIKE_TEXT", cases[i].reply);
		tpl_time(row, "LIKE_AT", cases[i].changed_at);
		tpl_show_if(row, "HAS_LIKE_STARS", cases[i].stars > 0);
		tpl_int(row, "LIKE_STARS", cases[i].stars);
	}
}

static void
fill_replies(struct tpl *tpl, const struct actor *who,
    const struct ticket *ticket, const struct ticket_desk *desk)
{
	const struct canned_reply *all = desk->replies->items;

	tpl_list(tpl, "CANNED");
	tpl_show_if(tpl, "HAS_CANNED", desk->replies->count > 0);
	for (size_t i = 0; i < desk->replies->count; i++) {
		struct tpl *row = tpl_row(tpl, "CANNED");

		tpl_plain(row, "CANNED_ID", all[i].id);
		tpl_text(row, "CANNED_NAME", canned_name(tpl, &all[i]));
		tpl_text(row, "CANNED_TEXT",
		    canned_text(tpl, who, ticket, desk, &all[i]));
	}
	fill_found(tpl, who, ticket, desk);
}

const char *
ticket_view_canned(struct tpl *tpl, const struct actor *who,
    const struct ticket *ticket, const struct canned_reply *reply,
    struct instant now)
{
	return canned_text(
	    tpl, who, ticket, &(struct ticket_desk){ .now = now }, reply);
}

/* --- The promises -------------------------------------------------------------------- */

static void
add_clock(
    struct tpl *tpl, const char *label, const char *text, const char *tone)
{
	struct tpl *row = tpl_row(tpl, "CLOCK");

	tpl_text(row, "CLOCK_LABEL", words(tpl_language(tpl), label));
	tpl_text(row, "CLOCK_TEXT", text);
	tpl_show_if(row, "CLOCK_LATE", text_equal(tone, "bad"));
}

/* A promise that runs, stands, or was kept or broken. */
static void
add_promise(struct tpl *tpl, const char *label, struct instant due,
    struct instant given, bool kept, const struct ticket *ticket,
    struct instant now)
{
	struct arena *mem = tpl_arena(tpl);
	enum language language = tpl_language(tpl);
	struct ticket_clock clock =
	    ticket_clock(mem, language, tpl_zone(tpl), due, now);

	if (!instant_is_none(given)) {
		add_clock(tpl, label,
		    words_fill(mem, language,
			kept ? T_("given {TIME}, in time")
			     : T_("given {TIME}, too late"),
			"TIME", ticket_time_text(tpl, given, now), NULL),
		    kept ? "good" : "warn");
		return;
	}
	if (instant_is_none(due)) {
		clock.text = !instant_is_none(ticket->paused_at)
		    ? words(language, "stands while the customer is asked")
		    : words(language, "does not run");
	}
	add_clock(tpl, label, clock.text, clock.tone);
}

static void
fill_clocks(struct tpl *tpl, const struct ticket *ticket, struct instant now)
{
	enum language language = tpl_language(tpl);
	struct ticket_clock next = ticket_clock(tpl_arena(tpl), language,
	    tpl_zone(tpl), ticket->next_due_at, now);
	bool is_open = ticket_is_open(ticket->state);
	const char *text = next.text;
	char level[2] = { (char)('0' + ticket->level), '\0' };

	tpl_list(tpl, "CLOCK");
	if (!is_open)
		text = words(language, "ended");
	else if (!instant_is_none(ticket->paused_at))
		text = words(language, "stands while the customer is asked");
	else if (instant_is_none(ticket->next_due_at))
		text = instant_is_none(ticket->auto_at)
		    ? words(language, "no promise runs")
		    : words(language, "waits for a rating");
	tpl_text(tpl, "CLOCKS_TONE", is_open ? next.tone : "quiet");
	add_clock(tpl, T_("Next promise"), text, is_open ? next.tone : "quiet");
	add_promise(tpl, T_("First answer"), ticket->first_due_at,
	    ticket->first_answer_at, ticket->first_kept, ticket, now);
	add_promise(tpl, T_("Result"), ticket->resolve_due_at,
	    ticket->resolved_at, ticket->resolve_kept, ticket, now);
	add_clock(tpl, T_("Told above"),
	    ticket->level == 0
		? words(language, "nobody yet")
		: words_fill(tpl_arena(tpl), language, "level {LEVEL}",
		      "LEVEL", arena_strdup(tpl_arena(tpl), level), NULL),
	    "quiet");
}

/* --- What belongs to it ---------------------------------------------------------------- */

static void
fill_tasks(struct tpl *tpl, const struct ticket *ticket,
    const struct ticket_desk *desk)
{
	enum language language = tpl_language(tpl);
	size_t open = 0;

	tpl_show_if(tpl, "HAS_TASKS", ticket->task_count > 0);
	tpl_list(tpl, "TASK");
	for (size_t i = 0; i < ticket->task_count; i++) {
		const struct ticket_task *task = &ticket->tasks[i];
		struct tpl *row = tpl_row(tpl, "TASK");
		bool is_open = task->state == TICKET_TASK_OPEN;
		bool is_back;
		bool is_drop;

		open += is_open;
		tpl_plain(row, "TASK_ID", task->id);
		tpl_text(row, "TASK_KIND",
		    words(language, ticket_task_text(task->kind)));
		tpl_text(row, "TASK_WHAT", task->what);
		tpl_text(row, "TASK_WHO",
		    task->assignee_name != NULL
			? task->assignee_name
			: view_name(language, task->department_name,
			      task->department_name_en));
		tpl_text(row, "TASK_BY",
		    task->asked_by_name != NULL ? task->asked_by_name
						: words(language,
						      "the system"));
		tpl_time(row, "TASK_DUE", task->due_at);
		tpl_show_if(row, "HAS_TASK_DUE",
		    is_open && !instant_is_none(task->due_at));
		tpl_text(row, "TASK_ANSWER",
		    task->answer != NULL ? task->answer : "");
		tpl_text(row, "TASK_DONE_BY",
		    task->done_by_name != NULL ? task->done_by_name : "");
		tpl_show_if(row, "TASK_OPEN", is_open);
		tpl_show_if(
		    row, "TASK_DONE", task->state == TICKET_TASK_DONE);
		tpl_show_if(
		    row, "TASK_DROPPED", task->state == TICKET_TASK_DROPPED);
		tpl_show_if(
		    row, "MAY_ANSWER_TASK", is_open && task->may_answer);
		is_back = task->id == desk->chosen.task_id;
		is_drop = is_back && text_equal(desk->act, "drop");
		tpl_show_if(row, "OPEN_DONE", is_back && !is_drop);
		tpl_show_if(row, "OPEN_DROP", is_drop);
		tpl_text(row, "DONE_TYPED",
		    is_back && !is_drop ? desk->chosen.task_text : "");
		tpl_text(row, "DROP_TYPED",
		    is_drop ? desk->chosen.task_text : "");
	}
	tpl_plain(tpl, "TASKS_OPEN", (int64_t)open);
	tpl_show_if(tpl, "HAS_TASKS_OPEN", open > 0);
}

static void
fill_people(struct tpl *tpl, const struct ticket *ticket)
{
	tpl_list(tpl, "WATCHER");
	for (size_t i = 0; i < ticket->watcher_count; i++)
		tpl_text(tpl_row(tpl, "WATCHER"), "WATCHER_NAME",
		    ticket->watchers[i].name);
	tpl_show_if(tpl, "HAS_WATCHERS", ticket->watcher_count > 0);
	tpl_show_if(tpl, "IS_WATCHED", ticket->is_watched);
	tpl_show_if(tpl, "NOT_WATCHED", !ticket->is_watched);
	tpl_list(tpl, "WRITER");
	for (size_t i = 0; i < ticket->writing_count; i++)
		tpl_text(tpl_row(tpl, "WRITER"), "WRITER_NAME",
		    ticket->writing[i].name);
	tpl_show_if(tpl, "HAS_WRITERS", ticket->writing_count > 0);
	tpl_list(tpl, "TAG");
	for (size_t i = 0; i < ticket->tag_count; i++)
		tpl_text(
		    tpl_row(tpl, "TAG"), "TAG_TEXT", ticket->tags[i]);
}

static void
fill_customer(struct tpl *tpl, const struct ticket *ticket,
    const struct ticket_desk *desk)
{
	enum language language = tpl_language(tpl);
	const struct order_row *orders = desk->orders->items;
	const struct ticket_row *cases = desk->cases->items;

	tpl_plain(tpl, "CUSTOMER_ID", ticket->customer_id);
	tpl_text(tpl, "CUSTOMER_CODE", ticket->customer_code);
	tpl_text(tpl, "CUSTOMER_NAME",
	    view_name(
		language, ticket->customer_name, ticket->customer_name_en));
	tpl_text(tpl, "CLASS", ticket_class_text(ticket->class));
	tpl_show_if(tpl, "IS_KEY", ticket->tier == 2);
	tpl_text(tpl, "CONTACT", ticket->contact != NULL ? ticket->contact : "");
	tpl_text(tpl, "PHONE", ticket->phone != NULL ? ticket->phone : "");
	tpl_text(tpl, "REP", ticket->rep_name != NULL ? ticket->rep_name : "");
	tpl_show_if(tpl, "HAS_CREDIT", desk->credit != NULL);
	if (desk->credit != NULL) {
		tpl_money(tpl, "CREDIT_LIMIT", desk->credit->limit_fen);
		tpl_money(
		    tpl, "CREDIT_AVAILABLE", desk->credit->available_fen);
		tpl_money(tpl, "CREDIT_OVERDUE", desk->credit->overdue_fen);
		tpl_show_if(
		    tpl, "HAS_OVERDUE", desk->credit->overdue_fen > 0);
	}
	tpl_list(tpl, "LAST_ORDER");
	for (size_t i = 0; i < desk->orders->count; i++) {
		struct tpl *row = tpl_row(tpl, "LAST_ORDER");
		struct order_badge badge = order_badge(orders[i].state,
		    orders[i].credit, orders[i].proposal_open);

		tpl_text(row, "ORDER_NUMBER", orders[i].number);
		tpl_text(row, "ORDER_STATE", words(language, badge.text));
		tpl_time(row, "ORDER_AT", orders[i].placed_at);
		tpl_money(row, "ORDER_TOTAL", orders[i].total_fen);
	}
	tpl_list(tpl, "OPEN_CASE");
	tpl_show_if(tpl, "HAS_SIDE_LISTS",
	    desk->orders->count > 0 || desk->cases->count > 0);
	for (size_t i = 0; i < desk->cases->count; i++) {
		struct tpl *row;

		if (cases[i].id == ticket->id)
			continue;
		row = tpl_row(tpl, "OPEN_CASE");
		tpl_text(row, "CASE_PATH",
		    ticket_path(
			tpl_arena(tpl), cases[i].kind, cases[i].id));
		tpl_text(row, "CASE_NUMBER", cases[i].number);
		tpl_text(row, "CASE_SUBJECT", cases[i].subject);
	}
}

/* What the investigation came to, and the decision. */
static void
fill_file(struct tpl *tpl, const struct ticket *ticket)
{
	enum language language = tpl_language(tpl);
	bool has_proposal = ticket->proposed_by != 0 ||
	    (ticket->proposal != NULL && ticket->proposal[0] != '\0');

	tpl_show_if(tpl, "HAS_PROPOSAL", has_proposal);
	tpl_text(tpl, "FOUNDED",
	    words(language, ticket_founded_text(ticket->founded)));
	tpl_text(tpl, "CAUSE", ticket->cause != NULL ? ticket->cause : "");
	tpl_text(tpl, "RESPONSIBLE",
	    ticket->responsible_name == NULL
		? ""
		: view_name(language, ticket->responsible_name,
		      ticket->responsible_name_en));
	tpl_text(
	    tpl, "PROPOSAL", ticket->proposal != NULL ? ticket->proposal : "");
	tpl_money(tpl, "COST", ticket->cost_fen);
	tpl_text(tpl, "PROPOSED_BY",
	    ticket->proposed_by_name != NULL ? ticket->proposed_by_name : "");
	tpl_text(tpl, "BAND", words(language, ticket_band_text(ticket->band)));
	tpl_show_if(tpl, "IS_AT_LEADER",
	    ticket->state == TICKET_WAITING_DECISION && ticket->band != 0);
	tpl_show_if(tpl, "IS_DECIDED", ticket->decided_by != 0);
	tpl_text(tpl, "REMEDY",
	    words(language, ticket_remedy_text(ticket->remedy)));
	tpl_text(
	    tpl, "OPINION", ticket->opinion != NULL ? ticket->opinion : "");
	tpl_text(tpl, "DECIDED_BY",
	    ticket->decided_by_name != NULL ? ticket->decided_by_name : "");
	tpl_time(tpl, "DECIDED_AT", ticket->decided_at);
	tpl_show_if(tpl, "HAS_PERSON", ticket->person_id != 0);
	tpl_text(tpl, "PERSON",
	    ticket->person_name != NULL ? ticket->person_name : "");
	tpl_show_if(tpl, "HAS_REOPENED", ticket->reopened > 0);
	tpl_int(tpl, "REOPENED", ticket->reopened);
	tpl_show_if(tpl, "HAS_MERGED_INTO_IT", ticket->merged_count > 0);
	tpl_int(tpl, "MERGED_COUNT", ticket->merged_count);
}

/* --- What can be done ------------------------------------------------------------------- */

/* The forms of the work column, folded but one. */
static const struct work {
	unsigned bit;
	const char *may;
	const char *open;
	const char *act; /* of the POST that comes back to it */
} works[] = {
	{ TICKET_MAY_TRIAGE, "MAY_TRIAGE", "OPEN_TRIAGE", "triage" },
	{ TICKET_MAY_DECIDE, "MAY_DECIDE", "OPEN_DECIDE", "decide" },
	{ TICKET_MAY_REPLY, "MAY_REPLY", "OPEN_REPLY", "reply" },
	{ TICKET_MAY_FINISH, "MAY_FINISH", "OPEN_FINISH", "finish" },
	{ TICKET_MAY_SAY, "MAY_SAY", "OPEN_SAY", "messages" },
	{ TICKET_MAY_NOTE, "MAY_NOTE", "OPEN_NOTE", "note" },
	{ TICKET_MAY_FIND, "MAY_FIND", "OPEN_FIND", "investigate" },
	{ TICKET_MAY_PROPOSE, "MAY_PROPOSE", "OPEN_PROPOSE", "propose" },
	{ TICKET_MAY_ACT, "MAY_ACT", "OPEN_ACT", "act" },
	{ TICKET_MAY_RESOLVE, "MAY_RESOLVE", "OPEN_RESOLVE", "resolve" },
	{ TICKET_MAY_ANSWER_FOR, "MAY_ANSWER_FOR", "OPEN_ANSWER_FOR",
	    "answer" },
	{ TICKET_MAY_RATE_FOR, "MAY_RATE_FOR", "OPEN_RATE_FOR", "rate" },
};

/* Which of them stands open: the wrong one, else the step that is due. */
static const char *
open_work(const struct ticket *ticket, unsigned may, const char *act)
{
	if (text_equal(act, "ask"))
		act = "messages";
	if (text_equal(act, "send-back"))
		act = "decide";
	if (text_equal(act, "done") || text_equal(act, "drop"))
		act = "";
	if (act[0] != '\0')
		return act;
	if (ticket->state == TICKET_REGISTERED && (may & TICKET_MAY_TRIAGE))
		return "triage";
	if ((may & TICKET_MAY_DECIDE) != 0)
		return "decide";
	if ((may & TICKET_MAY_REPLY) != 0)
		return "reply";
	if ((may & TICKET_MAY_FINISH) != 0)
		return "finish";
	return "messages";
}

static void
fill_works(struct tpl *tpl, const struct actor *who,
    const struct ticket *ticket, const char *act)
{
	static const struct {
		unsigned bit;
		const char *may;
	} others[] = {
		{ TICKET_MAY_ASK, "MAY_ASK" },
		{ TICKET_MAY_ASSIGN, "MAY_ASSIGN" },
		{ TICKET_MAY_CLAIM, "MAY_CLAIM" },
		{ TICKET_MAY_REFER, "MAY_REFER" },
		{ TICKET_MAY_SET, "MAY_SET" },
		{ TICKET_MAY_MERGE, "MAY_MERGE" },
		{ TICKET_MAY_TASK, "MAY_TASK" },
	};
	unsigned may = ticket_may(who, ticket);
	const char *open = open_work(ticket, may, act);

	for (size_t i = 0; i < ARRAY_LEN(works); i++) {
		bool here = (may & works[i].bit) != 0;

		tpl_show_if(tpl, works[i].may, here);
		tpl_show_if(
		    tpl, works[i].open, text_equal(works[i].act, open));
	}
	for (size_t i = 0; i < ARRAY_LEN(others); i++)
		tpl_show_if(tpl, others[i].may, (may & others[i].bit) != 0);
	tpl_show_if(tpl, "HAS_HANDLING",
	    (may & (TICKET_MAY_ASSIGN | TICKET_MAY_CLAIM | TICKET_MAY_REFER |
		       TICKET_MAY_SET | TICKET_MAY_MERGE)) != 0);
}

void
ticket_view_case(struct tpl *tpl, const struct actor *who,
    const struct ticket *ticket, const struct ticket_desk *desk)
{
	const struct ticket_choices *chosen = &desk->chosen;

	ticket_head(tpl, who, ticket, chosen->stars);
	fill_clocks(tpl, ticket, desk->now);
	fill_works(tpl, who, ticket, desk->act);
	fill_file(tpl, ticket);
	fill_tasks(tpl, ticket, desk);
	fill_people(tpl, ticket);
	tpl_text(tpl, "TAGS_NOW", chosen->tags);
	fill_customer(tpl, ticket, desk);
	fill_replies(tpl, who, ticket, desk);
	fill_remedies(tpl, chosen->remedy);
	ticket_view_topics(tpl, "TOPIC", chosen->topic);
	ticket_view_severities(tpl, "SEVERITY", chosen->severity);
	ticket_view_colleagues(
	    tpl, "COLLEAGUE", desk->colleagues, chosen->owner, true);
	ticket_view_colleagues(
	    tpl, "PERSON_CHOICE", desk->colleagues, chosen->person, false);
	ticket_view_departments(tpl, "DEPARTMENT_CHOICE", desk->departments,
	    chosen->department);
	ticket_view_colleagues(
	    tpl, "TASK_PERSON", desk->colleagues, chosen->assignee, false);
	ticket_view_departments(tpl, "RESPONSIBLE_CHOICE", desk->departments,
	    chosen->responsible);
	tpl_text(tpl, "QUEUE", desk->queue);
	ticket_view_talk(tpl, who, ticket, desk->files);
	ticket_view_history(tpl, who, ticket);
}
