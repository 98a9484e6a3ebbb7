/**
 * @file
 * Robots of chat groups.  See robot.h.
 */
#include "domain/robot.h"

#include "base/text.h"
#include "db/db.h"
#include "domain/robot_sql.h"

int64_t
robot_groups(void)
{
	return TELL_DESK | TELL_WAREHOUSE | TELL_CREDIT | TELL_FINANCE |
	    TELL_EXECUTIVE | TELL_MANAGER | TELL_SERVICE | TELL_QUALITY;
}

enum status
robot_list(struct db *db, struct arena *mem, const struct actor *who,
    struct db_rows *rows)
{
	if (!actor_may(who, ACTION_ADMIN))
		return STATUS_FORBIDDEN;
	return db_all(db, mem, &stmt_robot_list, DB_NO_ARGS, rows);
}

/* A secret address goes over TLS, or stays on this machine. */
static bool
is_url(const char *url)
{
	static const char *const begins[] = {
		"https://",
		"http://127.0.0.1:",
		"http://localhost:",
	};

	for (const char *c = url; *c != '\0'; c++)
		if ((unsigned char)*c <= ' ' || (unsigned char)*c >= 0x7f)
			return false;
	for (size_t i = 0; i < ARRAY_LEN(begins); i++)
		if (text_starts_with(url, begins[i]) &&
		    strlen(url) > strlen(begins[i]))
			return strlen(url) <= ROBOT_URL_CHARS;
	return false;
}

static enum robot_fault
judge(const struct robot *robot)
{
	if (robot->kind < ROBOT_WECOM || robot->kind >= ROBOT_COUNT)
		return ROBOT_FAULT_KIND;
	if (robot->name[0] == '\0' ||
	    utf8_length(robot->name) > ROBOT_NAME_CHARS)
		return ROBOT_FAULT_NAME;
	if (!is_url(robot->url) ||
	    utf8_length(robot->secret) > ROBOT_SECRET_CHARS)
		return ROBOT_FAULT_URL;
	if ((robot->audience & robot_groups()) == 0)
		return ROBOT_FAULT_AUDIENCE;
	return ROBOT_FINE;
}

static enum status
save(struct db *db, struct act *act, void *context)
{
	const struct robot *robot = context;
	int64_t audience = robot->audience & robot_groups();
	enum status st;

	act_lead(act, "/notifications/robots");
	if (robot->id == 0)
		return db_insert(db, &stmt_robot_add,
		    DB_ARGS(db_int(robot->kind), db_int(robot->is_on ? 1 : 2),
			db_text(robot->name), db_text(robot->url),
			db_text(robot->secret), db_int(audience),
			db_int(robot->language), db_id(act->who->user_id),
			db_instant(act->now)),
		    NULL);
	st = db_change(db, &stmt_robot_change,
	    DB_ARGS(db_int(robot->kind), db_int(robot->is_on ? 1 : 2),
		db_text(robot->name), db_text(robot->url),
		db_text(robot->secret), db_text(robot->secret),
		db_int(audience), db_int(robot->language),
		db_id(act->who->user_id), db_instant(act->now),
		db_int(robot->id)));
	return st == STATUS_CONFLICT ? STATUS_NOT_FOUND : st;
}

enum status
robot_save(struct db *db, struct act *act, const struct robot *robot,
    enum robot_fault *fault)
{
	struct robot copy = *robot;

	if (!actor_may(act->who, ACTION_ADMIN))
		return STATUS_FORBIDDEN;
	*fault = judge(robot);
	if (*fault != ROBOT_FINE)
		return STATUS_INVALID;
	return act_run(db, act, save, &copy);
}
