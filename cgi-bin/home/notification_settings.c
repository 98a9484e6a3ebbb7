/**
 * @file
 * GET and POST /notifications/settings: what reaches me outside the portal.
 */
#include "base/text.h"
#include "domain/notification_choice.h"
#include "home/pages.h"
#include "view/notification_settings_view.h"
#include "view/words.h"

static enum status
show(struct page *page, const struct notification_choice *choice)
{
	notification_settings_view(page->tpl, page->who, choice);
	return page_render(page, "notifications.settings",
	    words(page->who->language, "What I am told, and how"),
	    "home/notification_settings.tpl");
}

enum status
home_notification_settings(struct page *page)
{
	struct notification_choice choice;
	enum status st;

	st = notification_choice_read(page->db, page->mem, page->who, &choice);
	if (st != STATUS_OK)
		return st;
	return show(page, &choice);
}

/* "HH:MM" as minutes of the day; -1 if it is none. */
static int64_t
read_minutes(const char *text)
{
	int64_t hour, minute;

	if (strlen(text) != 5 || text[2] != ':')
		return -1;
	for (int i = 0; i < 5; i++)
		if (i != 2 && (text[i] < '0' || text[i] > '9'))
			return -1;
	hour = (text[0] - '0') * 10 + text[1] - '0';
	minute = (text[3] - '0') * 10 + text[4] - '0';
	return hour < 24 && minute < 60 ? hour * 60 + minute : -1;
}

static void
read_kinds(const struct page *page, const char *name, bool chosen[EVENT_COUNT])
{
	struct page_values values = page_values(page, name);

	memset(chosen, 0, EVENT_COUNT * sizeof(*chosen));
	for (size_t i = 0; i < values.count; i++)
		chosen[outbox_kind_find(values.items[i])] = true;
}

static void
judge(struct page *page, struct notification_choice *choice)
{
	enum language language = page->who->language;

	if (choice->mail[0] != '\0' && !mail_address_is_valid(choice->mail))
		page_error(page, "mail",
		    words(language,
			"This is not an e-mail address, like name@company.com."));
	if (choice->quiet_from < 0)
		page_error(page, "quiet_from",
		    words(language, "Please give a time like 22:00."));
	if (choice->quiet_to < 0)
		page_error(page, "quiet_to",
		    words(language, "Please give a time like 22:00."));
}

enum status
home_notification_settings_save(struct page *page)
{
	struct act act = page_act(page);
	struct notification_choice choice;
	enum status st;

	st = notification_choice_read(page->db, page->mem, page->who, &choice);
	if (st != STATUS_OK)
		return st;
	choice.mail = page_value(page, "mail");
	choice.quiet_from = read_minutes(page_value(page, "quiet_from"));
	choice.quiet_to = read_minutes(page_value(page, "quiet_to"));
	read_kinds(page, "by_mail", choice.by_mail);
	read_kinds(page, "by_sms", choice.by_sms);
	judge(page, &choice);
	if (page->error_count > 0) {
		choice.quiet_from =
		    choice.quiet_from < 0 ? 0 : choice.quiet_from;
		choice.quiet_to = choice.quiet_to < 0 ? 0 : choice.quiet_to;
		return show(page, &choice);
	}
	st = notification_choice_save(page->db, &act, &choice);
	if (st != STATUS_OK)
		return st;
	page_flash(page, words(page->who->language, "Saved."));
	return page_done(page, &act);
}
