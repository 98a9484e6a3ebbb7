/**
 * @file
 * GET /tickets/{no}, /complaints/{no}: one case, of either side of the counter;
 * and how an act on it is answered.
 */
#include "app/upload.h"
#include "base/money.h"
#include "base/text.h"
#include "domain/credit.h"
#include "domain/desk_kept.h"
#include "domain/file.h"
#include "domain/knowledge.h"
#include "domain/number.h"
#include "domain/order.h"
#include "tickets/pages.h"
#include "view/draft_view.h"
#include "view/ticket_view.h"
#include "view/ticket_words.h"
#include "view/words.h"

enum {
	SIDE_ORDERS = 3,
	SIDE_CASES = 5
};

int64_t
ticket_id_value(const struct page *page, const char *name)
{
	int64_t id;

	if (text_to_int(page_value(page, name), &id) != STATUS_OK || id < 0)
		return 0;
	return id;
}

enum status
ticket_of_path(struct page *page, int64_t *id)
{
	const char *number = page_arg(page, "no");

	/* Our own numbers hold the id: no look-up. */
	if (number_parse(NUMBER_COMPLAINT, number, id) == STATUS_OK ||
	    number_parse(NUMBER_TICKET, number, id) == STATUS_OK)
		return STATUS_OK;
	return ticket_id_of(page->db, page->mem, page->who, number, id);
}

/* The last segment of the route that was posted to: "propose"; "" for a GET. */
static const char *
posted_act(const struct page *page)
{
	const char *slash = strrchr(page->route->path, '/');

	if (page->route->method == GET)
		return "";
	/* Of a task, "answer" and "drop" are not those of the case. */
	if (strstr(page->route->path, "/tasks/") != NULL)
		return text_equal(slash + 1, "drop") ? "drop" : "done";
	if (text_equal(slash + 1, "messages") &&
	    page_value(page, "internal")[0] != '\0')
		return "note";
	return slash + 1;
}

static enum status
read_files(struct page *page, const struct ticket *ticket, struct db_rows *out)
{
	int64_t *ids = arena_calloc(
	    page->mem, ticket->message_count + 1, sizeof(*ids));
	size_t count = 0;

	*out = (struct db_rows){ .items = NULL };
	for (size_t i = 0; i < ticket->message_count; i++) {
		if (ticket->messages[i].file_count > 0)
			ids[count++] = ticket->messages[i].id;
	}
	if (count == 0)
		return STATUS_OK;
	return file_list(page->db, page->mem, page->who, "ticket_message", ids,
	    count, out);
}

/* --- What was typed --------------------------------------------------------------- */

static void
set_text(struct tpl *tpl, const char *name, const char *text)
{
	if (!tpl_is_set(tpl, name))
		tpl_text(tpl, name, text);
}

/* What stands in the fields of each form: as typed where it came back. */
static void
fill_typed(struct page *page, const char *act)
{
	static const struct {
		const char *act;
		const char *field;
		const char *name;
	} fields[] = {
		{ "messages", "body", "BODY_TYPED" },
		{ "ask", "body", "BODY_TYPED" },
		{ "note", "body", "NOTE_TYPED" },
		{ "answer", "body", "TOLD_TYPED" },
		{ "rate", "body", "WHY_TYPED" },
		{ "reopen", "reason", "REOPEN_TYPED" },
		{ "investigate", "body", "FINDING_TYPED" },
		{ "triage", "message", "MESSAGE_TYPED" },
		{ "propose", "cause", "CAUSE_TYPED" },
		{ "propose", "proposal", "PROPOSAL_TYPED" },
		{ "propose", "cost", "COST_TYPED" },
		{ "decide", "opinion", "OPINION_TYPED" },
		{ "decide", "cost", "DECIDE_COST_TYPED" },
		{ "send-back", "reason", "SEND_BACK_TYPED" },
		{ "reply", "body", "REPLY_TYPED" },
		{ "finish", "body", "FINISH_TYPED" },
		{ "resolve", "body", "RESOLVE_TYPED" },
		{ "act", "object", "OBJECT_TYPED" },
		{ "act", "what", "MEASURE_TYPED" },
		{ "refer", "note", "REFER_TYPED" },
		{ "link", "object", "LINK_TYPED" },
		{ "merge", "into", "INTO_TYPED" },
		{ "tasks", "what", "TASK_TYPED" },
		{ "tasks", "due", "DUE_TYPED" },
		{ "act", "due", "ACT_DUE_TYPED" },
		{ "withdraw", "reason", "WITHDRAW_TYPED" },
	};

	for (size_t i = 0; i < ARRAY_LEN(fields); i++) {
		if (text_equal(fields[i].act, act))
			set_text(page->tpl, fields[i].name,
			    page_value(page, fields[i].field));
	}
	for (size_t i = 0; i < ARRAY_LEN(fields); i++)
		set_text(page->tpl, fields[i].name, "");
}

static const char *
yuan(struct page *page, int64_t fen)
{
	char text[25];

	if (fen == 0)
		return "";
	money_to_text(fen, 2, text);
	return arena_strdup(page->mem, text);
}

/* A second proposal begins with the first, a decision with what is proposed. */
static void
fill_standing(
    struct page *page, const struct ticket *ticket, const char *act)
{
	struct tpl *tpl = page->tpl;
	const char *founded = page_value(page, "founded");
	const char *cause = ticket->cause != NULL ? ticket->cause : "";
	const char *proposal =
	    ticket->proposal != NULL ? ticket->proposal : "";
	bool is_typed = text_equal(act, "propose");

	if (!is_typed) {
		set_text(tpl, "CAUSE_TYPED", cause);
		set_text(tpl, "PROPOSAL_TYPED", proposal);
		set_text(tpl, "COST_TYPED", yuan(page, ticket->cost_fen));
	}
	if (!text_equal(act, "decide"))
		set_text(
		    tpl, "DECIDE_COST_TYPED", yuan(page, ticket->cost_fen));
	tpl_show_if(tpl, "FOUNDED_YES",
	    is_typed ? text_equal(founded, "yes")
		     : ticket->founded == TICKET_IS_FOUNDED);
	tpl_show_if(tpl, "FOUNDED_NO",
	    is_typed ? text_equal(founded, "no")
		     : ticket->founded == TICKET_IS_NOT_FOUNDED);
	tpl_show_if(tpl, "NOTHING_TICKED",
	    text_equal(act, "reply") &&
		page_value(page, "nothing")[0] != '\0');
}

/* --- The page of staff --------------------------------------------------------------- */

static enum status
add_side(struct page *page, const struct ticket *ticket,
    struct ticket_desk *desk, struct db_rows *orders, struct db_rows *cases,
    struct credit_panel *credit)
{
	const struct order_filter of_customer = {
		.customer_id = ticket->customer_id,
		.limit = SIDE_ORDERS,
	};
	const struct ticket_filter open = {
		.customer_id = ticket->customer_id,
		.open = true,
		.limit = SIDE_CASES,
	};
	enum status st = STATUS_OK;

	*orders = *cases = (struct db_rows){ .items = NULL };
	if (actor_may(page->who, ACTION_ORDER_SEE))
		st = order_list(page->db, page->mem, page->who, &of_customer,
		    orders);
	if (st == STATUS_OK)
		st = ticket_list(page->db, page->mem, page->who, &open,
		    page->now, cases);
	if (st == STATUS_OK && actor_may(page->who, ACTION_CREDIT_SEE)) {
		st = credit_panel(page->db, page->mem, page->who,
		    ticket->customer_id, 0, 0, page->now, credit);
		if (st == STATUS_OK)
			desk->credit = credit;
		else if (st == STATUS_NOT_FOUND)
			st = STATUS_OK;
	}
	desk->orders = orders;
	desk->cases = cases;
	return st;
}

/* The text that a button asked for: of a prepared answer, or what was said in a
 * case like this one. */
static enum status
text_asked(struct page *page, const struct ticket *ticket, const char **text)
{
	int64_t canned = ticket_id_value(page, "canned");
	int64_t like = ticket_id_value(page, "like");
	struct knowledge_case other;
	struct canned_reply reply;
	enum status st = STATUS_OK;

	*text = "";
	if (canned != 0) {
		st = canned_reply_find(
		    page->db, page->mem, page->who, canned, &reply);
		if (st == STATUS_OK) {
			*text = ticket_view_canned(page->tpl, page->who,
			    ticket, &reply, page->now);
			tpl_plain(page->tpl, "CANNED_USED", canned);
		}
	} else if (like != 0) {
		st = knowledge_case_find(
		    page->db, page->mem, page->who, like, &other);
		if (st == STATUS_OK)
			*text = other.reply;
	}
	return st == STATUS_NOT_FOUND ? STATUS_OK : st;
}

/* Without the script an answer is added to what was typed by the server. */
static enum status
insert_answer(
    struct page *page, const struct ticket *ticket, const char *act)
{
	const char *typed = page_value(page, "body");
	const char *text;
	enum status st = text_asked(page, ticket, &text);

	if (st != STATUS_OK)
		return st;
	if (text[0] != '\0')
		tpl_text(page->tpl,
		    text_equal(act, "reply") ? "REPLY_TYPED" : "BODY_TYPED",
		    text_format(page->mem, "%s%s%s", typed,
			typed[0] != '\0' ? "\n" : "", text));
	if (!tpl_is_set(page->tpl, "CANNED_USED"))
		tpl_text(
		    page->tpl, "CANNED_USED", page_value(page, "canned_used"));
	return STATUS_OK;
}

/* Look for answers when a button asks for them, and never otherwise. */
static enum status
look(struct page *page, const struct ticket *ticket, struct ticket_desk *desk,
    struct db_rows *answers, struct db_rows *like)
{
	bool is_reply = text_equal(desk->act, "reply");
	enum status st;

	desk->find = page_value(page, "find");
	if (utf8_length(desk->find) > KNOWLEDGE_WORDS_MAX) {
		page_error(page, is_reply ? "reply" : "body",
		    words(page->who->language,
			"Look for up to 60 characters."));
		return STATUS_OK;
	}
	if (page_value(page, "look")[0] == '\0')
		return STATUS_OK;
	st = knowledge_answers(page->db, page->mem, page->who, ticket,
	    desk->find, answers);
	if (st == STATUS_OK)
		st = knowledge_cases(page->db, page->mem, page->who, ticket,
		    desk->find, like);
	desk->has_looked = st == STATUS_OK;
	desk->answers = answers;
	desk->like = like;
	return st;
}

/* What is chosen in the forms: as typed where one came back. */
static void
fill_choices(struct page *page, const struct ticket *ticket, const char *act,
    struct ticket_choices *chosen)
{
	int64_t department = ticket_id_value(page, "department");

	*chosen = (struct ticket_choices){
		.owner = ticket->owner_id,
		.person = ticket->person_id,
		.department = ticket->department_id,
		.responsible = ticket->responsible,
		.topic = ticket->topic,
		.severity = ticket->severity,
		.remedy = ticket->remedy,
		.tags = ticket->tags_text,
		.stars = ticket_id_value(page, "stars"),
		.assignee = ticket_id_value(page, "assignee"),
		.task_text = "",
	};
	if (department != 0)
		chosen->department = department;
	if (text_equal(act, "triage")) {
		chosen->owner = ticket_id_value(page, "owner");
		chosen->person = ticket_id_value(page, "person");
		chosen->topic = ticket_topic_by_name(page_value(page, "kind"));
	} else if (text_equal(act, "assign")) {
		chosen->owner = ticket_id_value(page, "owner");
	} else if (text_equal(act, "propose")) {
		chosen->responsible = ticket_id_value(page, "responsible");
	} else if (text_equal(act, "tags")) {
		chosen->tags = page_value(page, "tags");
	}
	if (text_equal(act, "triage") || text_equal(act, "severity"))
		chosen->severity =
		    ticket_severity_by_name(page_value(page, "severity"));
	if (text_equal(act, "propose") || text_equal(act, "decide"))
		chosen->remedy =
		    ticket_remedy_by_name(page_value(page, "remedy"));
	if (page_arg(page, "task")[0] == '\0' ||
	    text_to_int(page_arg(page, "task"), &chosen->task_id) != STATUS_OK)
		return;
	chosen->task_text = text_equal(act, "drop")
	    ? page_value(page, "reason")
	    : page_value(page, "body");
}

static enum status
show_case(struct page *page, const struct ticket *ticket, const char *act,
    const struct db_rows *files)
{
	struct db_rows colleagues, departments, replies, orders, cases;
	struct db_rows answers, like;
	struct credit_panel credit;
	struct ticket_desk desk = {
		.files = files,
		.queue = page_value(page, "queue"),
		.act = act,
		.now = page->now,
	};
	enum status st = desk_people(
	    page->db, page->mem, page->who, &departments, &colleagues);

	if (st == STATUS_OK)
		st = desk_replies_offered(
		    page->db, page->mem, ticket->department_id, &replies);
	if (st == STATUS_OK)
		st = add_side(page, ticket, &desk, &orders, &cases, &credit);
	if (st == STATUS_OK)
		st = insert_answer(page, ticket, act);
	if (st == STATUS_OK)
		st = look(page, ticket, &desk, &answers, &like);
	if (st != STATUS_OK)
		return st;
	desk.colleagues = &colleagues;
	desk.departments = &departments;
	desk.replies = &replies;
	fill_choices(page, ticket, act, &desk.chosen);
	fill_standing(page, ticket, act);
	ticket_view_case(page->tpl, page->who, ticket, &desk);
	return STATUS_OK;
}

static enum status
show_ticket(struct page *page, const struct ticket *ticket)
{
	bool is_staff = page->who->side == SIDE_STAFF;
	const char *act = posted_act(page);
	struct db_rows files;
	enum status st = read_files(page, ticket, &files);

	if (st != STATUS_OK)
		return st;
	if (is_staff)
		st = show_case(page, ticket, act, &files);
	else
		ticket_view_mine(page->tpl, page->who, ticket, &files,
		    page->now, ticket_id_value(page, "stars"));
	if (st == STATUS_OK && !tpl_is_set(page->tpl, "UPLOAD_COUNT"))
		st = upload_show(page, NULL);
	if (st != STATUS_OK)
		return st;
	fill_typed(page, act);
	return page_render(page,
	    ticket->kind == TICKET_COMPLAINT ? "complaints.show"
					     : "tickets.show",
	    ticket->subject,
	    is_staff ? "tickets/case.tpl" : "tickets/mine.tpl");
}

enum status
ticket_show(struct page *page, int64_t id)
{
	struct ticket ticket;
	enum status st = ticket_read(
	    page->db, page->mem, page->who, id, page->now, &ticket);

	return st == STATUS_OK ? show_ticket(page, &ticket) : st;
}

enum status
tickets_case(struct page *page)
{
	struct ticket ticket;
	int64_t id;
	enum status st = ticket_of_path(page, &id);

	if (st == STATUS_OK)
		st = ticket_read(page->db, page->mem, page->who, id, page->now,
		    &ticket);
	if (st != STATUS_OK)
		return st;
	/* Each has one address, whatever it was called by. */
	if (!text_equal(page_arg(page, "no"), ticket.number) ||
	    text_starts_with(page->route->path, "/complaints") !=
		(ticket.kind == TICKET_COMPLAINT))
		return page_redirect(page,
		    ticket.kind == TICKET_COMPLAINT ? "/complaints/%s"
						    : "/tickets/%s",
		    ticket.number);
	return show_ticket(page, &ticket);
}

/* --- Answers -------------------------------------------------------------------------- */

void
ticket_fault_say(struct page *page, enum ticket_fault fault, const char *field)
{
	static const char *const fields[] = {
		[TICKET_FAULT_KIND] = "kind",
		[TICKET_FAULT_TOPIC] = "kind",
		[TICKET_FAULT_SEVERITY] = "severity",
		[TICKET_FAULT_SUBJECT] = "subject",
		[TICKET_FAULT_CUSTOMER] = "customer",
		[TICKET_FAULT_ORDER] = "order",
		[TICKET_FAULT_PRODUCT] = "sku",
		[TICKET_FAULT_BATCH] = "batch",
		[TICKET_FAULT_PERSON] = "person",
		[TICKET_FAULT_CONTACT] = "contact",
		[TICKET_FAULT_DEPARTMENT] = "department",
		[TICKET_FAULT_OWNER] = "owner",
		[TICKET_FAULT_TAG] = "tags",
		[TICKET_FAULT_STARS] = "stars",
		[TICKET_FAULT_FILES] = "files",
		[TICKET_FAULT_DUE] = "due",
		[TICKET_FAULT_COST] = "cost",
		[TICKET_FAULT_FOUNDED] = "founded",
		[TICKET_FAULT_REMEDY] = "remedy",
	};
	const char *at = (size_t)fault < ARRAY_LEN(fields) &&
		fields[fault] != NULL
	    ? fields[fault]
	    : field;

	page_error(page, at,
	    words(page->who->language, ticket_fault_text(fault)));
}

enum status
ticket_answer(struct page *page, struct act *act, int64_t id, enum status st,
    enum ticket_fault fault, const char *field)
{
	enum language language = page->who->language;

	if (st == STATUS_OK)
		return page_done(page, act);
	if (st == STATUS_INVALID)
		ticket_fault_say(page, fault, field);
	else if (st == STATUS_CONFLICT)
		page_conflict(page,
		    words(language,
			"The case has moved on meanwhile. This is how it "
			"stands now."));
	else
		return st;
	return ticket_show(page, id);
}
