/**
 * @file
 * /customers/{id}/contacts and /account/contacts: people at a customer.  What is
 * private is shown in the answer to a POST alone, which the audit notes.
 */
#include "account/account_path.h"
#include "account/pages.h"
#include "base/text.h"
#include "domain/contact.h"
#include "view/contact_view.h"
#include "view/words.h"

static int64_t
number_of(const char *text)
{
	int64_t value;

	return text_to_int(text, &value) == STATUS_OK ? value : -1;
}

static void
read_rights(struct page *page, const struct account *account,
    struct contact_rights *rights)
{
	rights->may_change =
	    contact_may_change(page->db, page->mem, page->who, account);
	rights->may_look =
	    contact_may_look(page->db, page->mem, page->who, account);
	rights->may_purge =
	    contact_may_purge(page->db, page->mem, page->who, account);
}

static void
begin(struct page *page, const struct account_page *view)
{
	account_view_begin(page->tpl, view);
	account_tabs(page->tpl, "AT_CONTACTS");
}

/* --- The list -------------------------------------------------------------------- */

static enum status
show_list(struct page *page, const struct account_page *view,
    const struct contact_entry *typed)
{
	struct contact_rights rights;
	struct db_rows rows;
	enum status st =
	    contact_list(page->db, page->mem, page->who, view->account, &rows);

	if (st != STATUS_OK)
		return st;
	read_rights(page, view->account, &rights);
	begin(page, view);
	contact_view_list(page->tpl, &rows);
	contact_view_form(page->tpl, NULL, typed);
	tpl_show_if(page->tpl, "MAY_CHANGE", rights.may_change);
	if (rows.count == 0)
		tpl_text(page->tpl, "STATE", "empty");
	return page_render(page, "customers.contacts",
	    words(page->who->language, "Contacts"), "account/contacts.tpl");
}

enum status
account_contacts_page(struct page *page)
{
	struct account account;
	struct account_page view;
	enum status st = account_of_path(page, &account, &view);

	return st == STATUS_OK ? show_list(page, &view, NULL) : st;
}

/* --- One of them ----------------------------------------------------------------- */

struct shown {
	struct account account;
	struct account_page view;
	struct contact contact;
	const struct contact_entry *typed;
	const struct contact_private *private; /* NULL: hidden */
	const char *birthday;
};

static enum status
find(struct page *page, struct shown *shown)
{
	int64_t id = number_of(page_arg(page, "contact"));
	enum status st = account_of_path(page, &shown->account, &shown->view);

	if (st != STATUS_OK)
		return st;
	if (id <= 0)
		return STATUS_NOT_FOUND;
	return contact_find(page->db, page->mem, page->who, &shown->account, id,
	    &shown->contact);
}

static enum status
show_one(struct page *page, const struct shown *shown)
{
	struct contact_rights rights;

	read_rights(page, &shown->account, &rights);
	begin(page, &shown->view);
	contact_view_form(page->tpl, &shown->contact, shown->typed);
	contact_view_one(page->tpl, &shown->contact, &rights);
	contact_view_private(page->tpl, shown->private,
	    shown->birthday == NULL ? "" : shown->birthday);
	return page_render(page, "customers.contact",
	    words(page->who->language, "Contact"), "account/contact.tpl");
}

enum status
account_contact_page(struct page *page)
{
	struct shown shown = { .typed = NULL };
	enum status st = find(page, &shown);

	return st == STATUS_OK ? show_one(page, &shown) : st;
}

static void
say_conflict(struct page *page)
{
	page_conflict(page,
	    words(page->who->language,
		"Somebody else has changed this contact meanwhile. What you "
		"typed is kept; save again to put it over what stands now."));
}

enum status
account_contact_save(struct page *page)
{
	static const struct form_field fields[] = {
		FORM_TEXT(struct contact_entry, name, 1, CONTACT_NAME_CHARS),
		FORM_TEXT(
		    struct contact_entry, position, 0, CONTACT_POSITION_CHARS),
		FORM_TEXT(
		    struct contact_entry, mobile, 0, CONTACT_MOBILE_CHARS),
		FORM_TEXT(struct contact_entry, mail, 0, CONTACT_MAIL_CHARS),
	};
	bool is_new = page_arg(page, "contact")[0] == '\0';
	struct shown shown = { .typed = NULL };
	enum contact_fault fault = CONTACT_SOUND;
	struct contact_entry entry = { .id = 0 };
	struct act act = page_act(page);
	enum status st = is_new
	    ? account_of_path(page, &shown.account, &shown.view)
	    : find(page, &shown);

	if (st != STATUS_OK)
		return st;
	st = page_form(page, fields, ARRAY_LEN(fields), &entry);
	entry.customer_id = shown.account.id;
	entry.id = is_new ? 0 : shown.contact.id;
	if (page->who->side == SIDE_STAFF)
		entry.buying_role = number_of(page_value(page, "role"));
	entry.seen.ms = number_of(page_value(page, "seen"));
	shown.typed = &entry;
	if (st == STATUS_OK) {
		st = contact_save(page->db, &act, &entry, &fault);
		if (st == STATUS_OK) {
			page_flash(page,
			    words(page->who->language,
				"The contact is on file."));
			return page_done(page, &act);
		}
		if (st == STATUS_CONFLICT)
			say_conflict(page);
		else if (st == STATUS_INVALID)
			page_error(page, contact_fault_field(fault),
			    words(page->who->language,
				contact_fault_words(fault)));
		else
			return st;
	}
	return is_new ? show_list(page, &shown.view, &entry)
		      : show_one(page, &shown);
}

/* What only changes the state of a contact. */
static enum status
answer(struct page *page, struct shown *shown, const struct act *act,
    enum status st, const char *flash)
{
	if (st == STATUS_OK) {
		page_flash(page, words(page->who->language, flash));
		return page_done(page, act);
	}
	if (st != STATUS_CONFLICT)
		return st;
	page_conflict(page,
	    words(page->who->language,
		"This contact was changed meanwhile. This is how it stands "
		"now."));
	return show_one(page, shown);
}

enum status
account_contact_leave(struct page *page)
{
	bool has_left = !text_equal(page_value(page, "back"), "1");
	struct shown shown = { .typed = NULL };
	struct act act = page_act(page);
	enum status st = find(page, &shown);

	if (st != STATUS_OK)
		return st;
	st = contact_leave(
	    page->db, &act, shown.account.id, shown.contact.id, has_left);
	return answer(page, &shown, &act, st,
	    has_left ? T_("Noted: no longer there.")
		     : T_("Noted: there again."));
}

enum status
account_contact_purge(struct page *page)
{
	struct shown shown = { .typed = NULL };
	struct act act = page_act(page);
	enum status st = find(page, &shown);

	if (st != STATUS_OK)
		return st;
	if (!text_equal(page_value(page, "sure"), "1")) {
		page_error(page, "sure",
		    words(page->who->language,
			"Tick that you are sure: this cannot be undone."));
		return show_one(page, &shown);
	}
	st = contact_purge(page->db, &act, shown.account.id, shown.contact.id);
	return answer(page, &shown, &act, st,
	    T_("The personal data is overwritten for good."));
}

/* --- Private --------------------------------------------------------------------- */

static const char *
iso_of(struct page *page, struct day day)
{
	char *iso = arena_alloc(page->mem, 11);

	day_to_iso(day, iso);
	return iso;
}

enum status
account_contact_look(struct page *page)
{
	struct shown shown = { .typed = NULL };
	struct act act = page_act(page);
	struct contact_private private;
	enum status st = find(page, &shown);

	if (st != STATUS_OK)
		return st;
	st = contact_look(
	    page->db, &act, shown.account.id, shown.contact.id, &private);
	if (st != STATUS_OK)
		return st;
	shown.private = &private;
	shown.birthday = iso_of(page, private.birthday);
	return show_one(page, &shown);
}

enum status
account_contact_save_private(struct page *page)
{
	static const struct form_field fields[] = {
		FORM_TEXT(
		    struct contact_private, wecom, 0, CONTACT_WECOM_CHARS),
		FORM_DAY(struct contact_private, birthday, 0),
		FORM_TEXT(struct contact_private, note, 0, CONTACT_NOTE_CHARS),
	};
	struct shown shown = { .typed = NULL };
	enum contact_fault fault = CONTACT_SOUND;
	struct contact_private entry = { .id = 0 };
	struct act act = page_act(page);
	enum status st = find(page, &shown);

	if (st != STATUS_OK)
		return st;
	st = page_form(page, fields, ARRAY_LEN(fields), &entry);
	entry.id = shown.contact.id;
	entry.stance = number_of(page_value(page, "stance"));
	entry.style = number_of(page_value(page, "style"));
	entry.changed_at.ms = number_of(page_value(page, "seen"));
	if (st == STATUS_OK) {
		st = contact_save_private(page->db, &act, shown.account.id,
		    &entry, shown.view.today, &fault);
		if (st == STATUS_OK) {
			page_flash(page,
			    words(page->who->language,
				"The private notes are on file."));
			return page_done(page, &act);
		}
		if (st == STATUS_CONFLICT)
			say_conflict(page);
		else if (st == STATUS_INVALID)
			page_error(page, contact_fault_field(fault),
			    words(page->who->language,
				contact_fault_words(fault)));
		else
			return st;
		entry.changed_at = shown.contact.changed_at;
	}
	/* What was typed, not what is stored: no look. */
	shown.private = &entry;
	shown.birthday = page_value(page, "birthday");
	return show_one(page, &shown);
}
