/**
 * @file
 * What users want to be told outside the portal.  See notification_choice.h.
 */
#include "domain/notification_choice.h"

#include "base/text.h"
#include "db/db.h"
#include "domain/message.h"
#include "domain/notification_choice_sql.h"
#include "domain/permission.h"

#define TELL_OF_TICKETS                                                        \
	(TELL_TICKET_OWNER | TELL_TICKET_WATCHERS | TELL_TICKET_DEPARTMENT |   \
	    TELL_TICKET_LEADER | TELL_TICKET_LEADS | TELL_TICKET_TASK)

enum {
	MINUTES_PER_DAY = 24 * 60
};

static unsigned
customer_groups(const struct actor *who)
{
	unsigned groups = 0;

	if (actor_may(who, ACTION_ORDER_SEE))
		groups |= TELL_COMPANY;
	if (actor_may(who, ACTION_ORDER_APPROVE))
		groups |= TELL_APPROVERS;
	if (actor_may(who, ACTION_MONEY_SEE))
		groups |= TELL_PAYERS;
	if (actor_may(who, ACTION_TICKET_SEE))
		groups |= TELL_TICKET_ASKER;
	return groups;
}

static unsigned
staff_groups(const struct actor *who)
{
	static const struct {
		const char *role;
		unsigned group;
	} roles[] = {
		{ "sales_rep", TELL_REP },
		{ "order_desk", TELL_DESK },
		{ "warehouse", TELL_WAREHOUSE },
		{ "credit_officer", TELL_CREDIT },
		{ "finance", TELL_FINANCE },
		{ "executive", TELL_EXECUTIVE },
		{ "manager", TELL_MANAGER },
		{ "service", TELL_SERVICE },
		{ "quality", TELL_QUALITY },
	};
	unsigned groups =
	    TELL_HANDOVER_TO | TELL_HANDOVER_GIVER | TELL_HANDOVER_FROM;

	for (size_t i = 0; i < ARRAY_LEN(roles); i++)
		if (permission_has_role(who->role_names, roles[i].role))
			groups |= roles[i].group;
	if (actor_may(who, ACTION_TICKET_WORK))
		groups |= TELL_OF_TICKETS;
	return groups;
}

bool
notification_concerns(const struct actor *who, enum outbox_kind kind)
{
	unsigned groups =
	    who->side == SIDE_STAFF ? staff_groups(who) : customer_groups(who);

	return (outbox_audience(kind) & groups) != 0;
}

static void
fill_usual(struct notification_choice *choice)
{
	for (unsigned i = EVENT_NONE + 1; i < EVENT_COUNT; i++) {
		enum outbox_kind kind = (enum outbox_kind)i;

		choice->by_mail[i] = message_is_usual(kind, CHANNEL_MAIL);
		choice->by_sms[i] = message_is_usual(kind, CHANNEL_SMS);
	}
}

enum status
notification_choice_read(struct db *db, struct arena *mem,
    const struct actor *who, struct notification_choice *out)
{
	struct choice_user_row user;
	const struct choice_row *rows;
	struct db_rows chosen;
	enum status st;

	st = db_one(
	    db, mem, &stmt_choice_user, DB_ARGS(db_int(who->user_id)), &user);
	if (st != STATUS_OK)
		return st;
	st = db_all(
	    db, mem, &stmt_choice_list, DB_ARGS(db_int(who->user_id)), &chosen);
	if (st != STATUS_OK)
		return st;
	*out = (struct notification_choice){
		.login = user.login,
		.mail = user.mail,
		.phone = user.phone,
		.quiet_from = user.quiet_from,
		.quiet_to = user.quiet_to,
	};
	fill_usual(out);
	rows = chosen.items;
	for (size_t i = 0; i < chosen.count; i++) {
		enum outbox_kind kind = outbox_kind_find(rows[i].kind);

		if (rows[i].channel == CHANNEL_MAIL)
			out->by_mail[kind] = rows[i].is_on;
		else
			out->by_sms[kind] = rows[i].is_on;
	}
	return STATUS_OK;
}

bool
mail_address_is_valid(const char *text)
{
	const char *at = strchr(text, '@');

	if (at == NULL || at == text || strchr(at + 1, '@') != NULL ||
	    strlen(text) > NOTIFICATION_MAIL_CHARS)
		return false;
	for (const char *c = text; *c != '\0'; c++) {
		unsigned char byte = (unsigned char)*c;

		if (byte <= ' ' || byte >= 0x7f ||
		    strchr("<>()[]\\,;:\"", byte) != NULL)
			return false;
	}
	return at[1] != '.' && strchr(at + 1, '.') != NULL &&
	    !text_ends_with(text, ".");
}

static enum status
save(struct db *db, struct act *act, void *context)
{
	const struct notification_choice *choice = context;
	struct choice_item items[2 * EVENT_COUNT];
	size_t count = 0;
	enum status st;

	for (unsigned i = EVENT_NONE + 1; i < EVENT_COUNT; i++) {
		const char *kind = outbox_kind_name((enum outbox_kind)i);

		if (!notification_concerns(act->who, (enum outbox_kind)i))
			continue;
		items[count++] = (struct choice_item){ act->who->user_id, kind,
			CHANNEL_MAIL, choice->by_mail[i] };
		items[count++] = (struct choice_item){ act->who->user_id, kind,
			CHANNEL_SMS, choice->by_sms[i] };
	}

	static const struct db_column columns[] = {
		DB_COLUMN(struct choice_item, user_id),
		DB_COLUMN(struct choice_item, kind),
		DB_COLUMN(struct choice_item, channel),
		DB_COLUMN(struct choice_item, is_on),
	};
	const struct db_items bulk = {
		.columns = columns,
		.column_count = ARRAY_LEN(columns),
		.items = items,
		.item_size = sizeof(*items),
		.count = count,
	};

	act_lead(act, "/notifications/settings");
	st = db_change(db, &stmt_choice_put_user,
	    DB_ARGS(db_text(choice->mail[0] == '\0' ? NULL : choice->mail),
		db_int(choice->quiet_from), db_int(choice->quiet_to),
		db_int(act->who->user_id)));
	if (st != STATUS_OK || count == 0)
		return st;
	return db_bulk(db, &stmt_choice_put, &bulk, NULL);
}

enum status
notification_choice_save(
    struct db *db, struct act *act, const struct notification_choice *choice)
{
	struct notification_choice copy = *choice;

	if ((choice->mail[0] != '\0' && !mail_address_is_valid(choice->mail)) ||
	    choice->quiet_from < 0 || choice->quiet_from >= MINUTES_PER_DAY ||
	    choice->quiet_to < 0 || choice->quiet_to >= MINUTES_PER_DAY)
		return STATUS_INVALID;
	return act_run(db, act, save, &copy);
}
