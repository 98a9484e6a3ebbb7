/**
 * @file
 * Choices, robots and undelivered messages.  See notification_settings_view.h.
 */
#include "view/notification_settings_view.h"

#include "base/text.h"
#include "view/notification_view.h"
#include "view/tpl.h"
#include "view/words.h"

/* Events by what they are about: the name before the dot. */
static const struct {
	const char *prefix;
	const char *title;
} topics[] = {
	{ "order.", T_("Orders") },
	{ "shipment.", T_("Shipments") },
	{ "return.", T_("Returns") },
	{ "complaint.", T_("Complaints") },
	{ "ticket.", T_("Tickets") },
	{ "statement.", T_("Statements") },
	{ "", T_("Money and other matters") },
};

static size_t
topic_of(const char *kind)
{
	size_t i = 0;

	while (!text_starts_with(kind, topics[i].prefix))
		i++;
	return i;
}

/* The event's own sentence with dots for what differs each time. */
static const char *
title_of(struct arena *mem, const struct actor *who, const char *kind)
{
	const struct notification example = {
		.kind = kind,
		.detail = text_format(mem,
		    "NO=…\nORDER=…\nAMOUNT=…\nREASON=…\nUNTIL=…\n"
		    "WHAT=…\nNAME=…\nCUSTOMER=%s\n",
		    words(who->language, "The customer")),
	};

	return notification_text(mem, who, &example);
}

static void
add_kind(struct tpl *topic, const struct actor *who,
    const struct notification_choice *choice, enum outbox_kind kind)
{
	struct tpl *row = tpl_row(topic, "EVENT");
	const char *name = outbox_kind_name(kind);

	tpl_text(row, "KIND", name);
	tpl_text(row, "EVENT_TITLE", title_of(tpl_arena(row), who, name));
	tpl_show_if(row, "BY_MAIL", choice->by_mail[kind]);
	tpl_show_if(row, "BY_SMS", choice->by_sms[kind]);
}

static void
add_time(struct tpl *tpl, const char *name, int64_t minutes)
{
	tpl_text(tpl, name,
	    text_format(tpl_arena(tpl), "%02d:%02d", (int)(minutes / 60),
		(int)(minutes % 60)));
}

void
notification_settings_view(struct tpl *tpl, const struct actor *who,
    const struct notification_choice *choice)
{
	struct tpl *shown[ARRAY_LEN(topics)] = { NULL };

	tpl_list(tpl, "TOPIC");

	for (size_t i = 0; i < ARRAY_LEN(topics); i++) {
		for (unsigned k = EVENT_NONE + 1; k < EVENT_COUNT; k++) {
			enum outbox_kind kind = (enum outbox_kind)k;

			if (!notification_concerns(who, kind) ||
			    topic_of(outbox_kind_name(kind)) != i)
				continue;
			if (shown[i] == NULL) {
				shown[i] = tpl_row(tpl, "TOPIC");
				tpl_text(shown[i], "TOPIC_TITLE",
				    words(who->language, topics[i].title));
			}
			add_kind(shown[i], who, choice, kind);
		}
	}
	tpl_text(tpl, "LOGIN", choice->login);
	tpl_text(tpl, "MAIL", choice->mail);
	tpl_text(tpl, "PHONE", choice->phone);
	tpl_show_if(tpl, "HAS_PHONE", choice->phone[0] != '\0');
	tpl_show_if(tpl, "NO_PHONE", choice->phone[0] == '\0');
	add_time(tpl, "QUIET_FROM", choice->quiet_from);
	add_time(tpl, "QUIET_TO", choice->quiet_to);
	tpl_show_if(tpl, "MAY_ADMIN", actor_may(who, ACTION_ADMIN));
}

/* --- Robots ------------------------------------------------------------------ */

static const char *const robot_names[ROBOT_COUNT] = {
	[0] = "",
	[ROBOT_WECOM] = T_("WeCom"),
	[ROBOT_DINGTALK] = T_("DingTalk"),
	[ROBOT_FEISHU] = T_("Feishu"),
};

static const struct {
	int64_t bit;
	const char *name;
} groups[] = {
	{ TELL_DESK, T_("Order desk") },
	{ TELL_WAREHOUSE, T_("Warehouse") },
	{ TELL_CREDIT, T_("Credit control") },
	{ TELL_FINANCE, T_("Finance") },
	{ TELL_MANAGER, T_("Managers") },
	{ TELL_EXECUTIVE, T_("Executives") },
	{ TELL_SERVICE, T_("Customer service") },
	{ TELL_QUALITY, T_("Quality") },
};

static void
add_groups(struct tpl *tpl, const struct actor *who, int64_t audience)
{
	for (size_t i = 0; i < ARRAY_LEN(groups); i++) {
		struct tpl *row = tpl_row(tpl, "GROUP");

		tpl_plain(row, "GROUP_BIT", groups[i].bit);
		tpl_text(
		    row, "GROUP_NAME", words(who->language, groups[i].name));
		tpl_show_if(row, "GROUP_ON", (audience & groups[i].bit) != 0);
	}
}

static void
add_kinds(struct tpl *tpl, const struct actor *who, enum robot_kind kind)
{
	for (unsigned i = ROBOT_WECOM; i < ROBOT_COUNT; i++) {
		struct tpl *row = tpl_row(tpl, "ROBOT_KIND");

		tpl_plain(row, "KIND_NUMBER", i);
		tpl_text(
		    row, "KIND_NAME", words(who->language, robot_names[i]));
		tpl_show_if(row, "KIND_ON", i == (unsigned)kind);
	}
}

static void
add_robot(struct tpl *tpl, const struct actor *who, const struct robot *robot)
{
	struct tpl *row = tpl_row(tpl, "ROBOT");

	tpl_plain(row, "ID", robot->id);
	tpl_text(row, "NAME", robot->name);
	tpl_text(row, "URL", robot->url);
	tpl_show_if(row, "IS_ON", robot->is_on);
	tpl_show_if(row, "IS_OFF", !robot->is_on);
	tpl_show_if(row, "HAS_SECRET", robot->has_secret);
	tpl_show_if(row, "IS_EN", robot->language == LANGUAGE_EN);
	tpl_show_if(row, "IS_ZH", robot->language == LANGUAGE_ZH);
	tpl_text(
	    row, "KIND_TEXT", words(who->language, robot_names[robot->kind]));
	add_kinds(row, who, robot->kind);
	add_groups(row, who, robot->audience);
}

void
robot_view_list(struct tpl *tpl, const struct actor *who,
    const struct db_rows *rows, const struct robot *form)
{
	const struct robot *robots = rows->items;

	tpl_list(tpl, "ROBOT");
	for (size_t i = 0; i < rows->count; i++) {
		struct robot robot = robots[i];

		/* Refused: as it was typed. */
		if (form->id == robot.id) {
			robot.name = form->name;
			robot.url = form->url;
			robot.audience = form->audience;
			robot.language = form->language;
		}
		add_robot(tpl, who, &robot);
	}
	tpl_show_if(tpl, "NONE_YET", rows->count == 0);
	tpl_text(tpl, "NAME", form->id == 0 ? form->name : "");
	tpl_text(tpl, "URL", form->id == 0 ? form->url : "");
	add_kinds(tpl, who, form->kind);
	add_groups(tpl, who, form->audience);
	tpl_show_if(tpl, "IS_EN", form->language == LANGUAGE_EN);
	tpl_show_if(tpl, "IS_ZH", form->language == LANGUAGE_ZH);
}

/* --- What did not arrive ----------------------------------------------------- */

void
message_view_failed(
    struct tpl *tpl, const struct actor *who, const struct db_rows *rows)
{
	static const char *const channels[CHANNEL_COUNT] = {
		[0] = "",
		[CHANNEL_MAIL] = T_("E-mail"),
		[CHANNEL_SMS] = T_("SMS"),
		[CHANNEL_ROBOT] = T_("Robot"),
	};
	const struct message_failed *failed = rows->items;

	tpl_list(tpl, "FAILED");
	for (size_t i = 0; i < rows->count; i++) {
		struct tpl *row = tpl_row(tpl, "FAILED");

		tpl_plain(row, "ID", failed[i].id);
		tpl_text(row, "TARGET", failed[i].target);
		tpl_text(row, "FAILURE", failed[i].failure);
		tpl_text(row, "EVENT_TITLE",
		    title_of(tpl_arena(row), who, failed[i].kind));
		tpl_text(row, "CHANNEL",
		    words(who->language, channels[failed[i].channel]));
		tpl_int(row, "ATTEMPTS", failed[i].attempts);
		tpl_time(row, "TIME", failed[i].at);
		tpl_time_iso(row, "TIME_ISO", failed[i].at);
		tpl_show_if(
		    row, "IS_WAITING", failed[i].state == MESSAGE_WAITING);
		tpl_show_if(
		    row, "IS_LOST", failed[i].state == MESSAGE_GIVEN_UP);
		tpl_show_if(
		    row, "IS_UNKNOWN", failed[i].state == MESSAGE_UNKNOWN);
	}
	tpl_show_if(tpl, "NONE_YET", rows->count == 0);
}
