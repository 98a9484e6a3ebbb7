/**
 * @file
 * GET and POST /customers/{id}/pressure, POST …/pressure/steps and
 * …/pressure/{step}/done: a difficult customer and the plan against it; POST
 * …/concessions and …/concessions/{given}: what it was given.
 */
#include "domain/pressure.h"

#include "base/text.h"
#include "customers/pages.h"
#include "customers/subject.h"
#include "domain/concession.h"
#include "domain/contact.h"
#include "domain/customer_event.h"
#include "view/about_view.h"
#include "view/pressure_view.h"
#include "view/words.h"

/* Rows of the page, read for a customer whose private side the actor sees. */
struct found {
	struct account account;
	struct pressure pressure;
	struct db_rows steps, people, helpers, ledger, years;
};

static enum status
find(struct page *page, struct found *out)
{
	enum status st = pressure_find(page->db, page->mem, page->who,
	    subject_number(page_arg(page, "id")), &out->pressure);

	if (st == STATUS_OK)
		st = subject_of_path(page, &out->account);
	if (st == STATUS_OK)
		st = pressure_steps(
		    page->db, page->mem, &out->pressure, &out->steps);
	if (st == STATUS_OK)
		st = contact_list(page->db, page->mem, page->who,
		    &out->account, &out->people);
	if (st == STATUS_OK)
		st = customer_helpers(page->db, page->mem, page->who,
		    &out->account, &out->helpers);
	if (st == STATUS_OK)
		st = concession_list(
		    page->db, page->mem, &out->pressure, &out->ledger);
	if (st == STATUS_OK)
		st = concession_years(
		    page->db, page->mem, &out->pressure, &out->years);
	return st;
}

/* @param typed why it can press, as typed; NULL: as stored
 * @param answered the concession whose answer was refused; 0 */
static enum status
show(struct page *page, const struct pressure *typed, int64_t answered)
{
	const struct pressure_typed fields = {
		.method = page_value(page, "method"),
		.plan = page_value(page, "plan"),
		.owner = page_value(page, "owner"),
		.due = page_value(page, "due"),
		.day = page_value(page, "day"),
		.what = page_value(page, "what"),
		.reason = page_value(page, "reason"),
		.cost = page_value(page, "cost"),
		.got = page_value(page, "got"),
		.answered = answered,
		.answer = page_value(page, "answer"),
	};
	struct pressure_page view = { .who = page->who, .typed = &fields };
	struct found found;
	enum status st = find(page, &found);

	if (st == STATUS_OK)
		st = subject_today(page, &view.today);
	if (st != STATUS_OK)
		return st;
	if (typed != NULL) {
		found.pressure.is_difficult = typed->is_difficult;
		found.pressure.by_share = typed->by_share;
		found.pressure.by_product = typed->by_product;
		found.pressure.by_relation = typed->by_relation;
		found.pressure.decides = typed->decides;
	}
	view.pressure = &found.pressure;
	view.steps = &found.steps;
	view.people = &found.people;
	view.helpers = &found.helpers;
	view.ledger = &found.ledger;
	view.years = &found.years;
	view.may_decide = actor_may(page->who, ACTION_CONCESSION_APPROVE);
	about_view_head(page->tpl, page->who, &found.account, ABOUT_PRESSURE);
	pressure_view_page(page->tpl, &view);
	return page_render(page, "customers.pressure",
	    words(page->who->language, "Pressure"), "customers/pressure.tpl");
}

enum status
customers_pressure(struct page *page)
{
	return show(page, NULL, 0);
}

static int64_t
customer_of(const struct page *page)
{
	return subject_number(page_arg(page, "id"));
}

/* --- Why it can press --------------------------------------------------------------- */

struct why_form {
	const char *by_share, *by_product, *by_relation, *decides;
	bool difficult;
};

enum status
customers_pressure_save(struct page *page)
{
	static const struct form_field fields[] = {
		FORM_TEXT(struct why_form, by_share, 0, PRESSURE_CHARS),
		FORM_TEXT(struct why_form, by_product, 0, PRESSURE_CHARS),
		FORM_TEXT(struct why_form, by_relation, 0, PRESSURE_CHARS),
		FORM_TEXT(struct why_form, decides, 0, PRESSURE_CHARS),
		FORM_BOOL(struct why_form, difficult),
	};
	struct act act = page_act(page);
	struct why_form form;
	struct pressure pressure;
	enum status st = page_form(page, fields, ARRAY_LEN(fields), &form);

	if (st != STATUS_OK && st != STATUS_INVALID)
		return st;
	pressure = (struct pressure){
		.is_difficult = form.difficult,
		.by_share = page_value(page, "by_share"),
		.by_product = page_value(page, "by_product"),
		.by_relation = page_value(page, "by_relation"),
		.decides = page_value(page, "decides"),
	};
	if (st == STATUS_OK)
		st = pressure_save(
		    page->db, &act, customer_of(page), &pressure);
	if (st == STATUS_INVALID)
		return show(page, &pressure, 0);
	if (st != STATUS_OK)
		return st;
	page_flash(page, words(page->who->language, "Saved."));
	return page_done(page, &act);
}

/* --- The plan ----------------------------------------------------------------------- */

struct step_form {
	int64_t method, owner;
	const char *plan;
	struct day due;
};

enum status
customers_pressure_step(struct page *page)
{
	static const struct form_field fields[] = {
		FORM_INT(struct step_form, method, 1, 6),
		FORM_INT(struct step_form, owner, 0, INT64_MAX),
		FORM_TEXT(struct step_form, plan, 1, PRESSURE_CHARS),
		FORM_DAY(struct step_form, due, 0),
	};
	enum language language = page->who->language;
	enum pressure_fault fault;
	struct act act = page_act(page);
	struct step_form form;
	enum status st = page_form(page, fields, ARRAY_LEN(fields), &form);

	if (st == STATUS_INVALID)
		return show(page, NULL, 0);
	if (st != STATUS_OK)
		return st;
	st = pressure_step_add(page->db, &act, customer_of(page),
	    &(struct pressure_step){
		.method = (enum pressure_method)form.method,
		.what = form.plan,
		.owner_id = form.owner,
		.due_on = form.due,
	    },
	    &fault);
	if (st == STATUS_OK) {
		page_flash(page, words(language, "The step is added."));
		return page_done(page, &act);
	}
	if (st != STATUS_INVALID)
		return st;
	page_error(page, pressure_fault_field(fault),
	    words(language, pressure_fault_words(fault)));
	return show(page, NULL, 0);
}

enum status
customers_pressure_done(struct page *page)
{
	enum language language = page->who->language;
	struct act act = page_act(page);
	enum status st = pressure_step_done(page->db, &act, customer_of(page),
	    subject_number(page_arg(page, "step")));

	if (st == STATUS_OK) {
		page_flash(page, words(language, "The task is done."));
		return page_done(page, &act);
	}
	if (st != STATUS_CONFLICT)
		return st;
	page_conflict(page, words(language, "This was done already."));
	return show(page, NULL, 0);
}

/* --- The ledger --------------------------------------------------------------------- */

struct given_form {
	struct day day;
	int64_t cost;
	const char *what, *reason, *got;
};

enum status
customers_concession_add(struct page *page)
{
	static const struct form_field fields[] = {
		FORM_DAY(struct given_form, day, 1),
		FORM_MONEY(
		    struct given_form, cost, 1, CONCESSION_COST_MAX_FEN),
		FORM_TEXT(struct given_form, what, 1, CONCESSION_CHARS),
		FORM_TEXT(struct given_form, reason, 1, CONCESSION_CHARS),
		FORM_TEXT(struct given_form, got, 0, CONCESSION_CHARS),
	};
	enum language language = page->who->language;
	enum concession_fault fault;
	struct act act = page_act(page);
	struct given_form form;
	struct day today;
	enum status st = page_form(page, fields, ARRAY_LEN(fields), &form);

	if (st == STATUS_INVALID)
		return show(page, NULL, 0);
	if (st == STATUS_OK)
		st = subject_today(page, &today);
	if (st != STATUS_OK)
		return st;
	st = concession_add(page->db, &act, customer_of(page),
	    &(struct concession){
		.day = form.day,
		.what = form.what,
		.reason = form.reason,
		.got = form.got,
		.cost_fen = form.cost,
	    },
	    today, &fault);
	if (st == STATUS_OK) {
		page_flash(page,
		    words(language,
			"The concession is entered; somebody else approves "
			"it."));
		return page_done(page, &act);
	}
	if (st != STATUS_INVALID)
		return st;
	page_error(page, concession_fault_field(fault),
	    words(language, concession_fault_words(fault)));
	return show(page, NULL, 0);
}

struct answer_form {
	const char *answer;
};

enum status
customers_concession_decide(struct page *page)
{
	static const struct form_field fields[] = {
		FORM_TEXT(struct answer_form, answer, 0, CONCESSION_CHARS),
	};
	enum language language = page->who->language;
	const char *verdict = page_value(page, "verdict");
	int64_t id = subject_number(page_arg(page, "given"));
	enum concession_fault fault;
	struct act act = page_act(page);
	struct answer_form form;
	enum status st = page_form(page, fields, ARRAY_LEN(fields), &form);

	if (st == STATUS_OK && !text_equal(verdict, "good") &&
	    !text_equal(verdict, "bad")) {
		page_error(
		    page, "", words(language, "Approve it or refuse it."));
		st = STATUS_INVALID;
	}
	if (st == STATUS_INVALID)
		return show(page, NULL, id);
	if (st != STATUS_OK)
		return st;
	st = concession_decide(page->db, &act, customer_of(page), id,
	    text_equal(verdict, "good"), form.answer, &fault);
	if (st == STATUS_OK) {
		page_flash(page, words(language, "Decided."));
		return page_done(page, &act);
	}
	if (st == STATUS_INVALID)
		page_error(page, concession_fault_field(fault),
		    words(language, concession_fault_words(fault)));
	else if (st == STATUS_CONFLICT)
		page_conflict(page,
		    words(language,
			"It was decided already. This is how it stands "
			"now."));
	else
		return st;
	return show(page, NULL, id);
}
