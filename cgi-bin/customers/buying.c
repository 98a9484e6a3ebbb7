/**
 * @file
 * GET /customers/{id}/buying, POST …/buying/calendar and …/buying/process: in
 * which months a customer buys, and by which steps.
 */
#include "domain/buying.h"

#include "base/text.h"
#include "customers/pages.h"
#include "customers/subject.h"
#include "domain/contact.h"
#include "view/about_view.h"
#include "view/buying_view.h"
#include "view/words.h"

/* Steps as typed, before what the button says is done to them. */
struct typed_steps {
	struct buying_step items[BUYING_STEPS_MAX + 1];
	size_t count;
};

static enum status
show(struct page *page, const struct buying_calendar *calendar,
    const struct typed_steps *typed)
{
	struct buying_page view = { .who = page->who };
	struct buying_calendar stored;
	struct db_rows steps, contacts;
	struct account account;
	struct day today;
	enum status st = subject_of_path(page, &account);

	if (st == STATUS_OK)
		st = subject_today(page, &today);
	if (st == STATUS_OK)
		st = buying_calendar_find(
		    page->db, page->mem, &account, &stored);
	if (st == STATUS_OK)
		st = buying_process_find(page->db, page->mem, &account, &steps);
	if (st == STATUS_OK)
		st = contact_list(
		    page->db, page->mem, page->who, &account, &contacts);
	if (st != STATUS_OK)
		return st;
	view.account = &account;
	view.calendar = calendar == NULL ? &stored : calendar;
	view.steps = typed == NULL ? steps.items : typed->items;
	view.step_count = typed == NULL ? steps.count : typed->count;
	view.contacts = &contacts;
	view.month = today.month;
	about_view_head(page->tpl, page->who, &account, ABOUT_BUYING);
	buying_view_page(page->tpl, &view);
	return page_render(page, "customers.buying",
	    words(page->who->language, "How it buys"), "customers/buying.tpl");
}

enum status
customers_buying(struct page *page)
{
	return show(page, NULL, NULL);
}

/* --- The calendar ----------------------------------------------------------------- */

static bool
is_ticked(struct page *page, const char *name, int64_t month)
{
	struct page_values values = page_values(page, name);

	for (size_t i = 0; i < values.count; i++)
		if (subject_number(values.items[i]) == month)
			return true;
	return false;
}

enum status
customers_buying_calendar(struct page *page)
{
	struct buying_calendar calendar = { .note = page_value(page, "note") };
	enum language language = page->who->language;
	struct act act = page_act(page);
	enum status st;

	for (int64_t i = 0; i < BUYING_MONTHS; i++)
		calendar.months[i] = (struct buying_month){
			.month = i + 1,
			.plans = is_ticked(page, "plans", i + 1),
			.compares = is_ticked(page, "compares", i + 1),
			.orders = is_ticked(page, "orders", i + 1),
		};
	if (text_has_controls(calendar.note)) {
		page_error(page, "note",
		    words(
			language, "Remove the invisible control characters."));
		return show(page, &calendar, NULL);
	}
	st = buying_calendar_save(page->db, &act,
	    subject_number(page_arg(page, "id")), &calendar);
	if (st == STATUS_OK) {
		page_flash(page, words(language, "Its year is saved."));
		return page_done(page, &act);
	}
	if (st != STATUS_INVALID)
		return st;
	page_error(page, "note", words(language, "A note is too long."));
	return show(page, &calendar, NULL);
}

/* --- The process ------------------------------------------------------------------ */

/* Rows in which nothing was written are left out. */
static struct typed_steps *
read_steps(struct page *page)
{
	struct typed_steps *out = arena_calloc(page->mem, 1, sizeof(*out));
	const size_t most = ARRAY_LEN(out->items);
	size_t steps, contacts, standings, notes;
	const char *const *step = subject_texts(page, "step", most, &steps);
	const char *const *contact =
	    subject_texts(page, "contact", most, &contacts);
	const char *const *standing =
	    subject_texts(page, "standing", most, &standings);
	const char *const *note =
	    subject_texts(page, "step_note", most, &notes);

	for (size_t i = 0; i < steps; i++) {
		struct buying_step *at = &out->items[out->count];

		*at = (struct buying_step){
			.step = step[i],
			.contact_id =
			    i < contacts ? subject_number(contact[i]) : 0,
			.note = i < notes ? note[i] : "",
		};
		if (i < standings && standing[i][0] != '\0' &&
		    text_to_int(standing[i], &at->standing) != STATUS_OK)
			at->standing = -1;
		if (at->step[0] != '\0' || at->note[0] != '\0' ||
		    at->contact_id != 0 || at->standing != 0)
			out->count++;
	}
	return out;
}

static void
swap(struct typed_steps *steps, size_t a, size_t b)
{
	struct buying_step kept = steps->items[a];

	steps->items[a] = steps->items[b];
	steps->items[b] = kept;
}

/* "up-2", "down-1", "remove-3": with the numbers as they stood on the page. */
static void
rearrange(struct typed_steps *steps, const char *go)
{
	const char *dash = strchr(go, '-');
	int64_t number = dash == NULL ? 0 : subject_number(dash + 1);
	size_t at;

	if (number < 1 || number > (int64_t)steps->count)
		return;
	at = (size_t)number - 1;
	if (text_starts_with(go, "up-") && at > 0) {
		swap(steps, at, at - 1);
	} else if (text_starts_with(go, "down-") && at + 1 < steps->count) {
		swap(steps, at, at + 1);
	} else if (text_starts_with(go, "remove-")) {
		for (size_t i = at; i + 1 < steps->count; i++)
			steps->items[i] = steps->items[i + 1];
		steps->count--;
	}
}

static bool
has_controls(const struct typed_steps *steps)
{
	for (size_t i = 0; i < steps->count; i++)
		if (text_has_controls(steps->items[i].step) ||
		    text_has_controls(steps->items[i].note))
			return true;
	return false;
}

enum status
customers_buying_process(struct page *page)
{
	struct typed_steps *steps = read_steps(page);
	enum language language = page->who->language;
	enum buying_fault fault = BUYING_SOUND;
	struct act act = page_act(page);
	enum status st;

	if (has_controls(steps)) {
		page_error(page, "step",
		    words(
			language, "Remove the invisible control characters."));
		return show(page, NULL, steps);
	}
	rearrange(steps, page_value(page, "go"));
	st = buying_process_save(page->db, &act,
	    subject_number(page_arg(page, "id")), steps->items, steps->count,
	    &fault);
	if (st == STATUS_OK) {
		page_flash(page, words(language, "The steps are saved."));
		return page_done(page, &act);
	}
	if (st != STATUS_INVALID)
		return st;
	page_error(
	    page, "step", words(language, buying_fault_words(fault)));
	return show(page, NULL, steps);
}
