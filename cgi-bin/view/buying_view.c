/**
 * @file
 * See buying_view.h.
 */
#include "view/buying_view.h"

#include "base/text.h"
#include "domain/contact.h"
#include "view/words.h"

enum {
	BLANK_STEPS = 2
};

static const char *
month_name(enum language language, int64_t month)
{
	static const char *const names[BUYING_MONTHS] = { T_("January"),
		T_("February"), T_("March"), T_("April"), T_("May"), T_("June"),
		T_("July"), T_("August"), T_("September"), T_("October"),
		T_("November"), T_("December") };

	return words(language, names[month - 1]);
}

static const char *
standing_text(enum language language, int64_t standing)
{
	static const char *const texts[] = { T_("not known"),
		T_("against us"), T_("doubtful"), T_("undecided"), T_("for us"),
		T_("won") };

	return words(language, texts[standing]);
}

static const char *
standing_tone(int64_t standing)
{
	return standing == 0  ? "quiet"
	    : standing <= 2   ? "bad"
	    : standing == 3   ? "warn"
			      : "good";
}

/* --- The calendar ----------------------------------------------------------------- */

static void
add_months(struct tpl *tpl, const struct buying_page *page)
{
	for (size_t i = 0; i < BUYING_MONTHS; i++) {
		const struct buying_month *month = &page->calendar->months[i];
		struct tpl *row = tpl_row(tpl, "MONTH");

		tpl_plain(row, "MONTH_NO", month->month);
		tpl_text(row, "MONTH_NAME",
		    month_name(page->who->language, month->month));
		tpl_show_if(row, "IS_NOW", month->month == page->month);
		tpl_show_if(row, "PLANS", month->plans);
		tpl_show_if(row, "COMPARES", month->compares);
		tpl_show_if(row, "ORDERS", month->orders);
	}
}

/* The next month in which it does something: this one, or a later one. */
static void
add_next(struct tpl *tpl, const struct buying_page *page)
{
	enum language language = page->who->language;

	tpl_text(tpl, "NEXT", "");
	for (int64_t i = 0; i < BUYING_MONTHS; i++) {
		int64_t at = (page->month - 1 + i) % BUYING_MONTHS;
		const struct buying_month *month = &page->calendar->months[at];
		const char *what = month->orders ? T_("orders in bulk")
		    : month->compares		 ? T_("compares")
						 : T_("plans");

		if (!month->plans && !month->compares && !month->orders)
			continue;
		tpl_text(tpl, "NEXT",
		    words_fill(tpl_arena(tpl), language,
			i == 0 ? T_("This month it {WHAT}.")
			       : T_("Next, in {MONTH}, it {WHAT}."),
			"MONTH", month_name(language, at + 1), "WHAT",
			words(language, what), NULL));
		return;
	}
}

/* --- The process ------------------------------------------------------------------ */

static void
add_contacts(
    struct tpl *row, const struct buying_page *page, int64_t chosen)
{
	const struct contact *contacts = page->contacts->items;

	tpl_list(row, "PERSON");
	for (size_t i = 0; i < page->contacts->count; i++) {
		struct tpl *person;

		if (contacts[i].state == CONTACT_PURGED ||
		    (contacts[i].state != CONTACT_ACTIVE &&
			contacts[i].id != chosen))
			continue;
		person = tpl_row(row, "PERSON");
		tpl_plain(person, "PERSON_ID", contacts[i].id);
		tpl_text(person, "PERSON_NAME",
		    text_format(tpl_arena(row), "%s %s", contacts[i].name,
			contacts[i].position));
		tpl_show_if(person, "PERSON_CHOSEN", contacts[i].id == chosen);
	}
}

static void
add_step(struct tpl *tpl, const struct buying_page *page,
    const struct buying_step *step, size_t at)
{
	struct tpl *row = tpl_row(tpl, "EDIT");
	bool is_stored = at < page->step_count;

	tpl_plain(row, "EDIT_NO", (int64_t)at + 1);
	tpl_text(row, "EDIT_STEP", step->step);
	tpl_text(row, "EDIT_NOTE", step->note);
	tpl_show_if(row, "IS_STEP", is_stored);
	tpl_show_if(row, "MAY_RISE", is_stored && at > 0);
	tpl_show_if(row, "MAY_FALL", is_stored && at + 1 < page->step_count);
	add_contacts(row, page, step->contact_id);
	for (int64_t i = 0; i <= BUYING_STANDING_MAX; i++) {
		struct tpl *choice = tpl_row(row, "STANDING");

		tpl_plain(choice, "STANDING_VALUE", i);
		tpl_text(choice, "STANDING_TEXT",
		    standing_text(page->who->language, i));
		tpl_show_if(choice, "STANDING_CHOSEN", step->standing == i);
	}
}

static void
add_steps(struct tpl *tpl, const struct buying_page *page, bool may_change)
{
	const struct buying_step blank = { .step = "", .note = "" };
	size_t rows = page->step_count;

	for (size_t i = 0; i < page->step_count; i++) {
		const struct buying_step *step = &page->steps[i];
		int64_t standing = step->standing < 0 ||
			step->standing > BUYING_STANDING_MAX
		    ? 0
		    : step->standing;
		struct tpl *row = tpl_row(tpl, "STEP");

		tpl_plain(row, "STEP_NO", (int64_t)i + 1);
		tpl_text(row, "STEP_NAME", step->step);
		tpl_text(row, "STEP_NOTE", step->note);
		tpl_text(row, "STEP_PERSON",
		    step->contact == NULL
			? ""
			: text_format(tpl_arena(row), "%s %s", step->contact,
			      step->position_of));
		tpl_text(row, "STEP_STANDING",
		    standing_text(page->who->language, standing));
		tpl_text(row, "STEP_TONE", standing_tone(standing));
	}
	if (!may_change)
		return;
	while (rows < page->step_count + BLANK_STEPS && rows < BUYING_STEPS_MAX)
		rows++;
	for (size_t i = 0; i < rows; i++)
		add_step(tpl, page,
		    i < page->step_count ? &page->steps[i] : &blank, i);
}

void
buying_view_page(struct tpl *tpl, const struct buying_page *page)
{
	static const char *const lists[] = { "MONTH", "STEP", "EDIT" };
	bool may_change = actor_may(page->who, ACTION_CUSTOMER_CHANGE);

	for (size_t i = 0; i < ARRAY_LEN(lists); i++)
		tpl_list(tpl, lists[i]);
	tpl_show_if(tpl, "MAY_CHANGE", may_change);
	tpl_show_if(tpl, "ONLY_READ", !may_change);
	tpl_show_if(tpl, "HAS_STEPS", page->step_count > 0);
	tpl_show_if(tpl, "NO_STEPS", page->step_count == 0);
	tpl_text(tpl, "NOTE", page->calendar->note);
	add_months(tpl, page);
	add_next(tpl, page);
	add_steps(tpl, page, may_change);
}

const char *
buying_fault_words(enum buying_fault fault)
{
	switch (fault) {
	case BUYING_FAULT_MANY:
		return T_("That is more steps than a process can have.");
	case BUYING_FAULT_STEP:
		return T_("Say what the step is, in at most 120 characters.");
	case BUYING_FAULT_CONTACT:
		return T_("Choose a contact of this customer.");
	case BUYING_FAULT_STANDING:
		return T_("Choose where we stand.");
	case BUYING_FAULT_NOTE:
		return T_("A note is too long.");
	case BUYING_SOUND:
		break;
	}
	return "";
}
