/**
 * @file
 * GET and POST /customers/{id}/group: the group a customer belongs to.
 */
#include "base/text.h"
#include "customers/pages.h"
#include "customers/subject.h"
#include "domain/customer_group.h"
#include "view/about_view.h"
#include "view/group_view.h"
#include "view/words.h"

static enum status
show(struct page *page, const char *typed)
{
	struct customer_group_place place;
	struct account account;
	struct db_rows rows;
	enum status st = subject_of_path(page, &account);

	if (st == STATUS_OK)
		st = customer_group_members(
		    page->db, page->mem, page->who, &account, &rows);
	if (st == STATUS_OK)
		st = customer_group_place(
		    page->db, page->mem, page->who, &account, &place);
	if (st != STATUS_OK)
		return st;
	about_view_head(page->tpl, page->who, &account, ABOUT_GROUP);
	group_view_page(
	    page->tpl, page->who, &account, &place, &rows, typed);
	return page_render(page, "customers.group",
	    words(page->who->language, "Company group"), "customers/group.tpl");
}

enum status
customers_group(struct page *page)
{
	return show(page, NULL);
}

struct group_form {
	const char *parent;
};

enum status
customers_group_set(struct page *page)
{
	static const struct form_field fields[] = {
		FORM_TEXT(struct group_form, parent, 0, 40),
	};
	enum language language = page->who->language;
	enum customer_group_fault fault;
	struct act act = page_act(page);
	struct group_form form;
	enum status st = page_form(page, fields, ARRAY_LEN(fields), &form);

	if (st == STATUS_INVALID)
		return show(page, page_value(page, "parent"));
	if (st != STATUS_OK)
		return st;
	st = customer_group_set(page->db, &act,
	    subject_number(page_arg(page, "id")), form.parent, &fault);
	if (st == STATUS_OK) {
		page_flash(page, words(language, "The group is saved."));
		return page_done(page, &act);
	}
	if (st != STATUS_INVALID)
		return st;
	page_error(
	    page, "parent", words(language, group_fault_words(fault)));
	return show(page, form.parent);
}
