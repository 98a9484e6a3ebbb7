/**
 * @file
 * POST /returns/{no}/{action}: what is done to a request with a button, or with
 * a text.
 */
#include "app/upload.h"
#include "base/money.h"
#include "base/text.h"
#include "domain/draft_rows.h"
#include "domain/return_settle.h"
#include "returns/pages.h"
#include "view/return_words.h"
#include "view/words.h"

void
return_explain(struct page *page, const char *field,
    const struct return_problem *problem)
{
	enum language language = page->who->language;
	const char *text = words(language, return_fault_text(problem->fault));

	if (problem->fault == RETURN_FAULT_QUANTITY)
		text = words_fill(page->mem, language,
		    "Line {NO}: at most {LEFT} pieces.", "NO",
		    text_format(page->mem, "%lld",
			(long long)problem->position),
		    "LEFT",
		    text_format(page->mem, "%lld", (long long)problem->left),
		    NULL);
	else if (problem->position != 0)
		text = words_fill(page->mem, language, "Line {NO}: {TEXT}",
		    "NO",
		    text_format(page->mem, "%lld",
			(long long)problem->position),
		    "TEXT", text, NULL);
	page_error(page, field, text);
}

/* On to the page, or the page with what is wrong. */
static enum status
answer(struct page *page, struct act *act, enum status st, const char *field,
    const struct return_problem *problem)
{
	enum language language = page->who->language;

	if (st == STATUS_OK) {
		page_flash(page,
		    words(language,
			"Done. This is how the request stands now."));
		return page_done(page, act);
	}
	if (st == STATUS_INVALID)
		return_explain(page, field, problem);
	else if (st == STATUS_CONFLICT)
		page_conflict(page,
		    words(language,
			"The request has moved on meanwhile. This is how it "
			"stands now."));
	else
		return st;
	return return_show(page);
}

typedef enum status text_fn(struct db *db, struct act *act, int64_t id,
    const char *text, struct return_problem *problem);

static enum status
act_with_text(struct page *page, text_fn *work, const char *field)
{
	struct return_problem problem = { .fault = RETURN_FAULT_TEXT };
	struct act act = page_act(page);
	int64_t id;
	enum status st;

	st = return_id_of_path(page, &id);
	if (st != STATUS_OK)
		return st;
	st = work(page->db, &act, id, page_value(page, field), &problem);
	return answer(page, &act, st, field, &problem);
}

enum status
returns_ask(struct page *page)
{
	return act_with_text(page, return_ask, "text");
}

enum status
returns_offer(struct page *page)
{
	return act_with_text(page, return_offer, "text");
}

enum status
returns_reject(struct page *page)
{
	return act_with_text(page, return_reject, "reason");
}

enum status
returns_cancel(struct page *page)
{
	return act_with_text(page, return_cancel, "reason");
}

enum status
returns_decline(struct page *page)
{
	return act_with_text(page, return_decline, "reason");
}

enum status
returns_answer(struct page *page)
{
	struct return_problem problem = { .fault = RETURN_FAULT_TEXT };
	struct upload upload = { .count = 0 };
	struct act act = page_act(page);
	int64_t id;
	enum status st;

	st = return_id_of_path(page, &id);
	if (st == STATUS_OK)
		st = upload_take(page, &upload);
	if (st != STATUS_OK)
		return st;
	st = page->error_count > 0
	    ? STATUS_INVALID
	    : return_answer(page->db, &act, id, page_value(page, "text"),
		  upload.ids, upload.count, &problem);
	if (st == STATUS_INVALID) {
		enum status shown = upload_show(page, &upload);

		if (shown != STATUS_OK)
			return shown;
	}
	return answer(page, &act, st,
	    problem.fault == RETURN_FAULT_FILES ? "files" : "text", &problem);
}

enum status
return_read_counts(struct page *page, struct return_count **counts, size_t *n)
{
	struct page_values positions = page_values(page, "position");
	struct page_values quantities = page_values(page, "quantity");
	size_t count = 0;

	*counts = arena_calloc(page->mem, positions.count + 1, sizeof(**counts));
	for (size_t i = 0; i < positions.count; i++) {
		struct return_count *one = &(*counts)[count];
		const char *typed = i < quantities.count
		    ? text_trim(page->mem, quantities.items[i])
		    : "";

		if (typed[0] == '\0')
			continue;
		if (text_to_int(positions.items[i], &one->position) !=
			STATUS_OK ||
		    draft_quantity_parse(typed, &one->quantity) != STATUS_OK) {
			page_error(page, "quantity",
			    words(page->who->language,
				"Enter whole numbers as quantities."));
			return STATUS_INVALID;
		}
		count++;
	}
	*n = count;
	return STATUS_OK;
}

enum status
returns_approve(struct page *page)
{
	struct return_approval approval = {
		.instruction = page_value(page, "instruction"),
	};
	struct return_problem problem = { 0 };
	struct return_count *counts;
	struct act act = page_act(page);
	int64_t id;
	enum status st;

	st = return_id_of_path(page, &id);
	if (st != STATUS_OK)
		return st;
	st = return_read_counts(page, &counts, &approval.line_count);
	if (st != STATUS_OK)
		return return_show(page);
	approval.lines = counts;
	st = return_approve(page->db, &act, id, &approval, &problem);
	return answer(page, &act, st, "quantity", &problem);
}

enum status
returns_send(struct page *page)
{
	struct return_problem problem = { 0 };
	struct act act = page_act(page);
	int64_t id;
	enum status st;

	st = return_id_of_path(page, &id);
	if (st != STATUS_OK)
		return st;
	st = return_send(page->db, &act, id, page_value(page, "carrier"),
	    page_value(page, "tracking"), &problem);
	if (st == STATUS_INVALID) {
		page_error(page, "carrier",
		    words(page->who->language,
			"Name the carrier, in up to 60 characters."));
		return return_show(page);
	}
	return answer(page, &act, st, "carrier", &problem);
}

enum status
returns_accept(struct page *page)
{
	struct act act = page_act(page);
	int64_t id;
	enum status st;

	st = return_id_of_path(page, &id);
	if (st != STATUS_OK)
		return st;
	return answer(page, &act, return_accept(page->db, &act, id), "", NULL);
}

static enum status
position_of(struct page *page, int64_t *id, int64_t *position)
{
	enum status st = return_id_of_path(page, id);

	if (st != STATUS_OK)
		return st;
	*position = 0;
	if (page_value(page, "position")[0] == '\0')
		return STATUS_OK;
	return text_to_int(page_value(page, "position"), position) == STATUS_OK
	    ? STATUS_OK
	    : STATUS_NOT_FOUND;
}

enum status
returns_resolve(struct page *page)
{
	const struct return_problem problem = {
		.fault = RETURN_FAULT_WANTED,
	};
	struct act act = page_act(page);
	int64_t id, position;
	enum status st;

	st = position_of(page, &id, &position);
	if (st != STATUS_OK)
		return st;
	st = position == 0
	    ? return_resolve(page->db, &act, id)
	    : return_resolve_line(page->db, &act, id, position);
	return answer(page, &act, st, "", &problem);
}

enum status
returns_quote(struct page *page)
{
	struct return_problem problem = { .fault = RETURN_FAULT_AMOUNT };
	struct act act = page_act(page);
	int64_t id, position, amount = 0;
	enum status st;

	st = position_of(page, &id, &position);
	if (st != STATUS_OK)
		return st;
	if (money_parse(page_value(page, "amount"), 2, &amount) != STATUS_OK)
		st = STATUS_INVALID;
	else
		st = return_quote(
		    page->db, &act, id, position, amount, &problem);
	return answer(page, &act, st, "amount", &problem);
}

static enum status
answer_quote(struct page *page, bool accept)
{
	struct act act = page_act(page);
	int64_t id, position;
	enum status st;

	st = position_of(page, &id, &position);
	if (st != STATUS_OK)
		return st;
	st = return_quote_answer(page->db, &act, id, position, accept);
	return answer(page, &act, st, "", NULL);
}

enum status
returns_quote_accept(struct page *page)
{
	return answer_quote(page, true);
}

enum status
returns_quote_decline(struct page *page)
{
	return answer_quote(page, false);
}

enum status
returns_rate(struct page *page)
{
	struct act act = page_act(page);
	int64_t id;
	enum status st;

	st = return_id_of_path(page, &id);
	if (st != STATUS_OK)
		return st;
	st = return_rate(page->db, &act, id,
	    text_equal(page_value(page, "satisfied"), "yes"));
	return answer(page, &act, st, "", NULL);
}
