/**
 * @file
 * POST /complaints/{no}/{triage, investigate, propose, decide, …}: the steps of
 * a complaint.
 */
#include "app/upload.h"
#include "base/money.h"
#include "base/text.h"
#include "tickets/pages.h"
#include "tickets/task.h"
#include "view/ticket_words.h"
#include "view/words.h"

static enum status
answer(struct page *page, struct act *act, int64_t id, enum status st,
    enum ticket_fault fault, const char *field, const char *done)
{
	if (st == STATUS_OK)
		page_flash(page, words(page->who->language, done));
	return ticket_answer(page, act, id, st, fault, field);
}

/* An amount in yuan, "" for none; a wrong one is a page_error(). */
static int64_t
cost_typed(struct page *page, const char *field)
{
	const char *typed = page_value(page, "cost");
	int64_t fen = 0;

	if (typed[0] != '\0' &&
	    (money_parse(typed, 2, &fen) != STATUS_OK || fen < 0))
		page_error(page, field,
		    words(page->who->language,
			ticket_fault_text(TICKET_FAULT_COST)));
	return fen;
}

enum status
complaints_triage(struct page *page)
{
	const struct complaint_triage triage = {
		.topic = ticket_topic_by_name(page_value(page, "kind")),
		.severity =
		    ticket_severity_by_name(page_value(page, "severity")),
		.department_id = ticket_id_value(page, "department"),
		.owner_id = ticket_id_value(page, "owner"),
		.person_id = ticket_id_value(page, "person"),
		.message = page_value(page, "message"),
	};
	enum ticket_fault fault = TICKET_FINE;
	struct act act = page_act(page);
	int64_t id;
	enum status st = ticket_of_path(page, &id);

	if (st != STATUS_OK)
		return st;
	st = complaint_triage(page->db, &act, id, &triage, &fault);
	return answer(page, &act, id, st, fault, "message",
	    T_("Taken up. The customer has been told who looks after it."));
}

/* A step whose text may have files. */
static enum status
take_files(struct page *page, int64_t *id, struct upload *upload, bool *wrong)
{
	enum status st = ticket_of_path(page, id);

	if (st == STATUS_OK)
		st = upload_take(page, upload);
	if (st == STATUS_OK)
		st = upload_show(page, upload);
	*wrong = page->error_count > 0;
	return st;
}

enum status
complaints_investigate(struct page *page)
{
	enum ticket_fault fault = TICKET_FINE;
	struct act act = page_act(page);
	struct upload upload;
	bool is_wrong;
	int64_t id;
	enum status st = take_files(page, &id, &upload, &is_wrong);

	if (st != STATUS_OK)
		return st;
	if (is_wrong)
		return ticket_show(page, id);
	st = complaint_find(page->db, &act, id, page_value(page, "body"),
	    &(struct ticket_files){ upload.ids, upload.count }, &fault);
	return answer(
	    page, &act, id, st, fault, "finding", T_("Finding written down."));
}

enum status
complaints_propose(struct page *page)
{
	const char *founded = page_value(page, "founded");
	struct complaint_proposal proposal = {
		.founded = text_equal(founded, "yes") ? TICKET_IS_FOUNDED
		    : text_equal(founded, "no")	      ? TICKET_IS_NOT_FOUNDED
						      : TICKET_NOT_SAID,
		.cause = page_value(page, "cause"),
		.responsible = ticket_id_value(page, "responsible"),
		.remedy = ticket_remedy_by_name(page_value(page, "remedy")),
		.proposal = page_value(page, "proposal"),
		.cost_fen = cost_typed(page, "cost"),
	};
	enum ticket_fault fault = TICKET_FINE;
	enum complaint_band band = COMPLAINT_BAND_LEAD;
	struct act act = page_act(page);
	int64_t id;
	enum status st = ticket_of_path(page, &id);

	if (st != STATUS_OK)
		return st;
	if (page->error_count > 0)
		return ticket_show(page, id);
	st = complaint_propose(page->db, &act, id, &proposal, &fault, &band);
	if (st != STATUS_OK)
		return ticket_answer(page, &act, id, st, fault, "proposal");
	page_flash(page,
	    words_fill(page->mem, page->who->language,
		"Proposed: {WHO} decides.", "WHO",
		words(page->who->language, ticket_band_text((int64_t)band)),
		NULL));
	return page_done(page, &act);
}

enum status
complaints_decide(struct page *page)
{
	struct complaint_decision decision = {
		.remedy = ticket_remedy_by_name(page_value(page, "remedy")),
		.cost_fen = cost_typed(page, "decision_cost"),
		.opinion = page_value(page, "opinion"),
	};
	enum ticket_fault fault = TICKET_FINE;
	enum complaint_band needed = COMPLAINT_BAND_LEAD;
	struct act act = page_act(page);
	int64_t id;
	enum status st = ticket_of_path(page, &id);

	if (st != STATUS_OK)
		return st;
	if (page->error_count > 0)
		return ticket_show(page, id);
	st = complaint_decide(page->db, &act, id, &decision, &fault, &needed);
	if (st == STATUS_FORBIDDEN && fault == TICKET_FAULT_BAND) {
		page_conflict(page,
		    words_fill(page->mem, page->who->language,
			"This is above what you may decide: {WHO} decides.",
			"WHO",
			words(page->who->language,
			    ticket_band_text((int64_t)needed)),
			NULL));
		return ticket_show(page, id);
	}
	return answer(page, &act, id, st, fault, "opinion",
	    T_("Decided. The owner now writes the answer."));
}

enum status
complaints_send_back(struct page *page)
{
	enum ticket_fault fault = TICKET_FINE;
	struct act act = page_act(page);
	int64_t id;
	enum status st = ticket_of_path(page, &id);

	if (st != STATUS_OK)
		return st;
	st = complaint_send_back(
	    page->db, &act, id, page_value(page, "reason"), &fault);
	return answer(page, &act, id, st, fault, "back",
	    T_("Sent back to the investigation."));
}

enum status
complaints_reply(struct page *page)
{
	struct complaint_reply reply = {
		.body = page_value(page, "body"),
		.nothing_to_do = page_value(page, "nothing")[0] != '\0',
	};
	enum ticket_fault fault = TICKET_FINE;
	struct act act = page_act(page);
	struct upload upload;
	bool is_wrong;
	int64_t id;
	enum status st;

	if (ticket_wants_answer(page))
		return ticket_find_answer(page);
	st = take_files(page, &id, &upload, &is_wrong);
	if (st != STATUS_OK)
		return st;
	if (is_wrong)
		return ticket_show(page, id);
	reply.files = (struct ticket_files){ upload.ids, upload.count };
	st = complaint_reply(page->db, &act, id, &reply, &fault);
	if (st == STATUS_OK)
		ticket_count_canned(page);
	return answer(page, &act, id, st, fault, "reply",
	    T_("The customer has the result."));
}

enum status
complaints_act(struct page *page)
{
	struct complaint_action action = {
		.object = page_value(page, "object"),
	};
	enum ticket_fault fault = TICKET_FINE;
	struct act act = page_act(page);
	int64_t id;
	enum status st = ticket_of_path(page, &id);

	if (st != STATUS_OK)
		return st;
	ticket_task_typed(page, &action.task, "act-due");
	action.task.kind = TICKET_TASK_CORRECTIVE;
	if (page->error_count > 0)
		return ticket_show(page, id);
	st = complaint_act(page->db, &act, id, &action, &fault);
	return answer(page, &act, id, st, fault,
	    action.object[0] != '\0' ? "object" : "measure",
	    T_("Written down as done about it."));
}

enum status
complaints_finish(struct page *page)
{
	enum ticket_fault fault = TICKET_FINE;
	struct act act = page_act(page);
	struct upload upload;
	bool is_wrong;
	int64_t id;
	enum status st = take_files(page, &id, &upload, &is_wrong);

	if (st != STATUS_OK)
		return st;
	if (is_wrong)
		return ticket_show(page, id);
	st = complaint_finish(page->db, &act, id, page_value(page, "body"),
	    &(struct ticket_files){ upload.ids, upload.count }, &fault);
	return answer(page, &act, id, st, fault, "finish",
	    T_("All is done. The customer is asked whether it is satisfied."));
}
