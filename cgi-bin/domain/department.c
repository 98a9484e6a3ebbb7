/**
 * @file
 * Departments and colleagues.  See department.h.
 */
#include "domain/department.h"

#include "domain/department_sql.h"
#include "domain/desk_kept.h"
#include "domain/permission.h"
#include "domain/ticket_core.h"
#include "domain/ticket_sight.h"

enum {
	HANDOVERS_MAX = 50,
	DEPARTMENTS_MAX = 100,
	ROLE_BYTES = 25
};

#define KEPT_US INT64_C(10000000)

enum status
department_list(struct db *db, struct arena *mem, struct db_rows *rows)
{
	return db_all(db, mem, &stmt_department_list, DB_NO_ARGS, rows);
}

/* Who belongs where, as it was a few seconds ago: every list asks for it. */
static struct {
	int64_t read_us; /* 0: never */
	size_t count;
	struct {
		int64_t id;
		int64_t leader_id;
		char role[ROLE_BYTES];
	} items[DEPARTMENTS_MAX];
} kept;

static enum status
keep(struct db *db, struct arena *mem)
{
	int64_t now_us = clock_monotonic_us();
	const struct department *row;
	struct db_rows rows;
	enum status st;

	if (kept.read_us != 0 && now_us - kept.read_us <= KEPT_US)
		return STATUS_OK;
	st = department_list(db, mem, &rows);
	if (st != STATUS_OK)
		return st;
	row = rows.items;
	kept.count = 0;
	for (size_t i = 0; i < rows.count && i < DEPARTMENTS_MAX; i++) {
		kept.items[i].id = row[i].id;
		kept.items[i].leader_id = row[i].leader_id;
		snprintf(kept.items[i].role, ROLE_BYTES, "%s", row[i].role);
		kept.count++;
	}
	kept.read_us = now_us;
	return STATUS_OK;
}

enum status
department_mine(struct db *db, struct arena *mem, const struct actor *who,
    const int64_t **ids, size_t *count)
{
	int64_t *found;
	enum status st;

	*ids = NULL;
	*count = 0;
	if (who->side != SIDE_STAFF)
		return STATUS_OK;
	st = keep(db, mem);
	if (st != STATUS_OK)
		return st;
	found = arena_calloc(mem, kept.count + 1, sizeof(*found));
	for (size_t i = 0; i < kept.count; i++)
		if (kept.items[i].leader_id == who->user_id ||
		    permission_has_role(who->role_names, kept.items[i].role))
			found[(*count)++] = kept.items[i].id;
	*ids = found;
	return STATUS_OK;
}

struct leading {
	int64_t department_id;
	int64_t leader_id;
};

static enum status
set_leader(struct db *db, struct act *act, void *context)
{
	const struct leading *job = context;
	struct department_id_row row;
	enum status st;

	act_lead(act, "/calendar");
	if (job->leader_id != 0) {
		st = db_one(db, act->mem, &stmt_department_staff,
		    DB_ARGS(db_int(job->leader_id)), &row);
		if (st != STATUS_OK)
			return st == STATUS_NOT_FOUND ? STATUS_INVALID : st;
	}
	st = db_change(db, &stmt_department_leader,
	    DB_ARGS(db_id(job->leader_id), db_int(job->department_id)));
	if (st == STATUS_OK)
		st = desk_changed(db);
	return st == STATUS_CONFLICT ? STATUS_NOT_FOUND : st;
}

enum status
department_set_leader(
    struct db *db, struct act *act, int64_t department_id, int64_t leader_id)
{
	if (!actor_may(act->who, ACTION_DESK_SET))
		return STATUS_FORBIDDEN;
	kept.read_us = 0;
	return act_run(db, act, set_leader,
	    &(struct leading){ department_id, leader_id });
}

enum status
colleague_list(struct db *db, struct arena *mem, const struct actor *who,
    struct db_rows *rows)
{
	struct ticket_sight sight;
	enum status st;

	if (who->side != SIDE_STAFF)
		return STATUS_FORBIDDEN;
	st = ticket_sight(db, mem, who, ACTION_TICKET_SEE, &sight);
	if (st != STATUS_OK)
		return st;
	return db_all_scoped(db, mem, &stmt_department_colleagues,
	    sight.scope, DB_ARGS(TICKET_SIGHT_ARGS(&sight)), rows);
}

static enum status
hand_over(struct db *db, struct act *act, void *context)
{
	enum status st = db_insert(db, &stmt_handover_add,
	    DB_ARGS(db_instant(act->now), db_int(act->who->user_id),
		db_text(*(const char **)context)),
	    NULL);

	act_lead(act, "/desk");
	return st == STATUS_OK ? desk_changed(db) : st;
}

enum status
handover_add(struct db *db, struct act *act, const char *body)
{
	if (act->who->side != SIDE_STAFF ||
	    !actor_may(act->who, ACTION_TICKET_WORK))
		return STATUS_FORBIDDEN;
	if (!ticket_core_is_text(body, TICKET_TEXT_MAX, true))
		return STATUS_INVALID;
	return act_run(db, act, hand_over, &body);
}

enum status
handover_list(struct db *db, struct arena *mem, const struct actor *who,
    int64_t limit, struct db_rows *rows)
{
	if (who->side != SIDE_STAFF || !actor_may(who, ACTION_TICKET_SEE))
		return STATUS_FORBIDDEN;
	if (limit < 1 || limit > HANDOVERS_MAX)
		return STATUS_INVALID;
	return db_all(
	    db, mem, &stmt_handover_list, DB_ARGS(db_int(limit)), rows);
}
