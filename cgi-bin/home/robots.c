/**
 * @file
 * GET /notifications/robots and POST …, …/{id}: robots of staff's chat groups.
 */
#include "base/text.h"
#include "domain/robot.h"
#include "home/pages.h"
#include "view/notification_settings_view.h"
#include "view/words.h"

static enum status
show(struct page *page, const struct robot *form)
{
	struct db_rows rows;
	enum status st;

	st = robot_list(page->db, page->mem, page->who, &rows);
	if (st != STATUS_OK)
		return st;
	robot_view_list(page->tpl, page->who, &rows, form);
	return page_render(page, "notifications.robots",
	    words(page->who->language, "Robots of chat groups"),
	    "home/robots.tpl");
}

enum status
home_robots(struct page *page)
{
	const struct robot none = {
		.kind = ROBOT_WECOM,
		.name = "",
		.url = "",
	};

	return show(page, &none);
}

static struct robot
read_form(const struct page *page)
{
	struct page_values groups = page_values(page, "group");
	int64_t kind = 0, bit;
	struct robot robot = {
		.name = page_value(page, "name"),
		.url = page_value(page, "url"),
		.secret = page_value(page, "secret"),
		.is_on = !text_equal(page_value(page, "state"), "off"),
		.language = text_equal(page_value(page, "language"), "en")
		    ? LANGUAGE_EN
		    : LANGUAGE_ZH,
	};

	if (text_to_int(page_value(page, "kind"), &kind) == STATUS_OK &&
	    kind >= ROBOT_WECOM && kind < ROBOT_COUNT)
		robot.kind = (enum robot_kind)kind;
	for (size_t i = 0; i < groups.count; i++)
		if (text_to_int(groups.items[i], &bit) == STATUS_OK)
			robot.audience |= bit;
	return robot;
}

static void
tell_fault(struct page *page, enum robot_fault fault)
{
	static const struct {
		const char *field, *message;
	} faults[] = {
		[ROBOT_FAULT_KIND] = { "kind", T_("Please choose a service.") },
		[ROBOT_FAULT_NAME] = { "name",
		    T_("Please give the group's name, at most 60 characters.") },
		[ROBOT_FAULT_URL] = { "url",
		    T_("Please paste the robot's address: it begins with "
		       "https:// and has at most 300 characters.") },
		[ROBOT_FAULT_AUDIENCE] = { "group",
		    T_("Please choose at least one group.") },
	};

	page_error(page, faults[fault].field,
	    words(page->who->language, faults[fault].message));
}

static enum status
save(struct page *page, int64_t id)
{
	struct act act = page_act(page);
	struct robot robot = read_form(page);
	enum robot_fault fault = ROBOT_FINE;
	enum status st;

	robot.id = id;
	st = robot_save(page->db, &act, &robot, &fault);
	if (st == STATUS_INVALID && fault != ROBOT_FINE) {
		tell_fault(page, fault);
		return show(page, &robot);
	}
	if (st != STATUS_OK)
		return st;
	page_flash(page, words(page->who->language, "Saved."));
	return page_done(page, &act);
}

enum status
home_robot_add(struct page *page)
{
	return save(page, 0);
}

enum status
home_robot_change(struct page *page)
{
	int64_t id;

	if (text_to_int(page_arg(page, "id"), &id) != STATUS_OK || id <= 0)
		return STATUS_NOT_FOUND;
	return save(page, id);
}
