/**
 * @file
 * GET and POST /customers/new: open a customer's file; GET
 * /customers/{id}/opening and POST …/opening/clear: its checklist.
 */
#include "base/text.h"
#include "customers/pages.h"
#include "domain/customer_open.h"
#include "domain/key.h"
#include "domain/licence.h"
#include "domain/setting.h"
#include "view/opening_view.h"
#include "view/words.h"

static int64_t
number_of(const char *text)
{
	int64_t value;

	return text_to_int(text, &value) == STATUS_OK ? value : 0;
}

static void
read_form(struct page *page, struct opening *opening)
{
	*opening = (struct opening){
		.name = page_value(page, "name"),
		.short_name = page_value(page, "short_name"),
		.credit_code =
		    key_fold(page->mem, page_value(page, "credit_code")),
		.legal_person = page_value(page, "legal_person"),
		.phone = page_value(page, "phone"),
		.division_code = page_value(page, "division"),
		.street = page_value(page, "street"),
		.bank_name = page_value(page, "bank_name"),
		.bank_account = page_value(page, "bank_account"),
		.nature = number_of(page_value(page, "nature")),
		.trade = number_of(page_value(page, "trade")),
		.reason = page_value(page, "reason"),
	};
}

/* The form; with duplicates once something was typed that others have. */
static enum status
show_form(struct page *page, const struct opening *opening, bool is_typed)
{
	const char *province = page_value(page, "province");
	struct db_rows provinces, counties = { 0 }, likes = { 0 };
	enum status st;

	st = division_provinces(page->db, page->mem, &provinces);
	if (st == STATUS_OK && province[0] != '\0')
		st =
		    division_counties(page->db, page->mem, province, &counties);
	if (st == STATUS_OK && is_typed)
		st = customer_duplicates(
		    page->db, page->mem, page->who, opening, &likes);
	if (st != STATUS_OK)
		return st;
	opening_view_form(page->tpl,
	    &(struct opening_form){
		.credit_code = page_value(page, "credit_code"),
		.opening = opening,
		.province = province,
		.provinces = &provinces,
		.counties = &counties,
		.likes = &likes,
	    });
	return page_render(page, "customers.new",
	    words(page->who->language, "Open a customer"), "customers/new.tpl");
}

enum status
customers_new(struct page *page)
{
	const struct opening empty = {
		.name = "",
		.short_name = "",
		.credit_code = "",
		.legal_person = "",
		.phone = "",
		.division_code = "",
		.street = "",
		.bank_name = "",
		.bank_account = "",
		.nature = 1,
		.trade = 1,
		.reason = "",
	};

	return show_form(page, &empty, false);
}

enum status
customers_open(struct page *page)
{
	struct act act = page_act(page);
	enum opening_fault fault = OPENING_SOUND;
	struct opening opening;
	enum status st;

	read_form(page, &opening);
	if (text_equal(page_value(page, "go"), "province"))
		return show_form(page, &opening, false);
	st = customer_open(page->db, &act, &opening, &fault);
	if (st == STATUS_OK) {
		page_flash(page,
		    words(page->who->language,
			"The file is opened. Papers and credit are to be "
			"cleared before it can order."));
		return page_done(page, &act);
	}
	if (st != STATUS_INVALID)
		return st;
	page_error(page, opening_fault_field(fault),
	    words(page->who->language, opening_fault_words(fault)));
	return show_form(page, &opening, true);
}

/* --- The checklist ------------------------------------------------------------- */

static enum status
show_checklist(struct page *page)
{
	struct opening_checklist list = { .who = page->who };
	struct opening_state state;
	struct setting setting;
	struct account account;
	struct db_rows papers;
	int64_t id = number_of(page_arg(page, "id"));
	enum status st;

	if (id <= 0)
		return STATUS_NOT_FOUND;
	st = account_find(page->db, page->mem, page->who, id, &account);
	if (st == STATUS_OK)
		st = setting_read(page->db, page->mem, &setting);
	if (st != STATUS_OK)
		return st;
	list.today = day_from_instant(page->now, (int)setting.zone_minutes);
	st = opening_find(page->db, page->mem, &account, &state);
	if (st == STATUS_OK)
		st = opening_papers(
		    page->db, page->mem, &account, list.today, &papers);
	if (st != STATUS_OK)
		return st;
	list.account = &account;
	list.state = &state;
	list.papers = &papers;
	opening_view_checklist(page->tpl, &list);
	return page_render(page, "customers.opening",
	    words(page->who->language, "Opening the file"),
	    "customers/opening.tpl");
}

enum status
customers_opening(struct page *page)
{
	return show_checklist(page);
}

static enum status
clear(struct page *page, enum clearing what)
{
	struct act act = page_act(page);
	enum language language = page->who->language;
	struct setting setting;
	enum status st;

	st = setting_read(page->db, page->mem, &setting);
	if (st == STATUS_OK)
		st = customer_clear(page->db, &act,
		    number_of(page_arg(page, "id")), what,
		    day_from_instant(page->now, (int)setting.zone_minutes));
	if (st == STATUS_OK) {
		page_flash(page, words(language, "Cleared."));
		return page_done(page, &act);
	}
	if (st == STATUS_INVALID)
		page_error(page, "",
		    words(language,
			"A required licence is not verified and in force "
			"yet."));
	else if (st == STATUS_CONFLICT)
		page_conflict(page,
		    words(language,
			"This check was made already. This is how it stands "
			"now."));
	else
		return st;
	return show_checklist(page);
}

enum status
customers_clear_quality(struct page *page)
{
	return clear(page, CLEAR_QUALITY);
}

enum status
customers_clear_credit(struct page *page)
{
	return clear(page, CLEAR_CREDIT);
}
