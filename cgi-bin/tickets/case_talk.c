/**
 * @file
 * POST /tickets/{no}/{messages, ask, answer, resolve, rate, …}: what is said
 * about a case, and how its distributor ends it.
 */
#include "app/upload.h"
#include "base/text.h"
#include "domain/knowledge.h"
#include "tickets/pages.h"
#include "view/words.h"

typedef enum status say_fn(struct db *db, struct act *act, int64_t id,
    const char *body, const struct ticket_files *files,
    enum ticket_fault *fault);

/* The queue goes on where the reader asked for the next one. */
static void
lead_on(struct page *page, struct act *act)
{
	if (page->who->side != SIDE_STAFF ||
	    page_value(page, "next")[0] == '\0')
		return;
	act_lead(act, "/desk/next?queue=%s&after=%s",
	    ticket_queue_by_name(page_value(page, "queue")) != 0
		? page_value(page, "queue")
		: "mine",
	    page_arg(page, "no"));
}

static enum status
say(struct page *page, say_fn *work, const char *field, const char *done)
{
	enum ticket_fault fault = TICKET_FINE;
	struct act act = page_act(page);
	struct upload upload;
	int64_t id;
	enum status st = ticket_of_path(page, &id);

	if (st == STATUS_OK)
		st = upload_take(page, &upload);
	if (st != STATUS_OK)
		return st;
	if (page->error_count > 0) {
		st = upload_show(page, &upload);
		return st == STATUS_OK ? ticket_show(page, id) : st;
	}
	st = work(page->db, &act, id, page_value(page, "body"),
	    &(struct ticket_files){ upload.ids, upload.count }, &fault);
	if (st == STATUS_OK) {
		page_flash(page, words(page->who->language, done));
		lead_on(page, &act);
	} else if (st == STATUS_INVALID || st == STATUS_CONFLICT) {
		enum status shown = upload_show(page, &upload);

		if (shown != STATUS_OK)
			return shown;
	}
	return ticket_answer(page, &act, id, st, fault, field);
}

bool
ticket_wants_answer(const struct page *page)
{
	return page_value(page, "canned")[0] != '\0' ||
	    page_value(page, "like")[0] != '\0' ||
	    page_value(page, "look")[0] != '\0' ||
	    utf8_length(page_value(page, "find")) > KNOWLEDGE_WORDS_MAX;
}

/* The files that came along are not to be chosen again. */
enum status
ticket_find_answer(struct page *page)
{
	struct upload upload;
	int64_t id;
	enum status st = ticket_of_path(page, &id);

	if (st == STATUS_OK)
		st = upload_take(page, &upload);
	if (st == STATUS_OK)
		st = upload_show(page, &upload);
	return st == STATUS_OK ? ticket_show(page, id) : st;
}

/* How often a prepared answer helps is worth less than the answer itself: it
 * is counted afterwards, and a failure changes nothing. */
void
ticket_count_canned(struct page *page)
{
	int64_t id = ticket_id_value(page, "canned_used");
	struct act act = page_act(page);

	act.token = NULL;
	if (id != 0 && page->who->side == SIDE_STAFF &&
	    canned_reply_used(page->db, &act, id) != STATUS_OK)
		return;
}

enum status
tickets_messages(struct page *page)
{
	bool is_staff = page->who->side == SIDE_STAFF;
	enum status st;

	if (is_staff && ticket_wants_answer(page))
		return ticket_find_answer(page);
	if (is_staff && page_value(page, "internal")[0] != '\0')
		return say(page, ticket_note, "note",
		    T_("Noted, for colleagues only."));
	if (is_staff && page_value(page, "ask")[0] != '\0')
		return tickets_ask(page);
	st = say(page, ticket_say, "body",
	    is_staff ? T_("Sent to the customer.") : T_("Sent."));
	if (st == STATUS_OK && page->error_count == 0)
		ticket_count_canned(page);
	return st;
}

enum status
tickets_ask(struct page *page)
{
	return say(page, ticket_ask, "body",
	    T_("Asked. The clocks stand until there is an answer."));
}

enum status
tickets_answer(struct page *page)
{
	return say(page, ticket_answer_for, "told",
	    T_("Written down as the customer's answer."));
}

enum status
tickets_resolve(struct page *page)
{
	return say(page, ticket_resolve, "resolve",
	    T_("Answered. The customer is asked whether it helped."));
}

/* Say that somebody is writing, and hear who else is: for the script. */
enum status
tickets_writing(struct page *page)
{
	struct text out = text_new(page->mem, 4096);
	struct db_rows rows;
	int64_t id;
	enum status st = ticket_of_path(page, &id);

	if (st == STATUS_OK)
		st = ticket_writing(
		    page->db, page->mem, page->who, id, page->now);
	if (st == STATUS_OK)
		st = ticket_who_writes(
		    page->db, page->mem, page->who, id, page->now, &rows);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < rows.count; i++) {
		const struct ticket_person *one =
		    &((const struct ticket_person *)rows.items)[i];

		if (i > 0)
			text_add(&out, ", ");
		text_add(&out, one->name);
	}
	if (rows.count > 0) {
		text_add_char(&out, ' ');
		text_add(&out, words(page->who->language, "is writing …"));
	}
	return page_document(page, "text/plain; charset=utf-8", NULL,
	    out.bytes, out.length);
}

/* --- The distributor's verdict ------------------------------------------------------- */

static enum status
rate(struct page *page, int64_t id)
{
	bool is_satisfied =
	    !text_equal(page_value(page, "verdict"), "unsatisfied");
	const struct ticket_rating rating = {
		.satisfied = is_satisfied,
		.stars = is_satisfied ? ticket_id_value(page, "stars") : 0,
		.note = page_value(page, "body"),
	};
	enum ticket_fault fault = TICKET_FINE;
	struct act act = page_act(page);
	enum status st = page->who->side == SIDE_STAFF
	    ? ticket_rate_for(page->db, &act, id, &rating, &fault)
	    : ticket_rate(page->db, &act, id, &rating, &fault);

	if (st == STATUS_OK)
		page_flash(page,
		    words(page->who->language,
			is_satisfied
			    ? T_("Thank you. It is resolved.")
			    : T_("It is looked into again, one level "
				 "higher.")));
	return ticket_answer(page, &act, id, st, fault, "why");
}

enum status
tickets_rate(struct page *page)
{
	int64_t id;
	enum status st = ticket_of_path(page, &id);

	return st == STATUS_OK ? rate(page, id) : st;
}

typedef enum status reason_fn(struct db *db, struct act *act, int64_t id,
    const char *reason, enum ticket_fault *fault);

static enum status
give_reason(struct page *page, reason_fn *work, const char *field,
    const char *done)
{
	enum ticket_fault fault = TICKET_FINE;
	struct act act = page_act(page);
	int64_t id;
	enum status st = ticket_of_path(page, &id);

	if (st != STATUS_OK)
		return st;
	st = work(page->db, &act, id, page_value(page, "reason"), &fault);
	if (st == STATUS_OK)
		page_flash(page, words(page->who->language, done));
	return ticket_answer(page, &act, id, st, fault, field);
}

enum status
tickets_reopen(struct page *page)
{
	return give_reason(page, ticket_reopen, "reason",
	    T_("It is looked into again, one level higher."));
}

enum status
tickets_withdraw(struct page *page)
{
	return give_reason(
	    page, ticket_withdraw, "withdraw", T_("Withdrawn."));
}
