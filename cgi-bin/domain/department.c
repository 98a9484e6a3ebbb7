/**
 * @file
 * Departments and colleagues.  See department.h.
 */
#include "domain/department.h"

#include "domain/department_sql.h"
#include "domain/ticket_core.h"
#include "domain/ticket_sight.h"

enum {
	HANDOVERS_MAX = 50
};

enum status
department_list(struct db *db, struct arena *mem, struct db_rows *rows)
{
	return db_all(db, mem, &stmt_department_list, DB_NO_ARGS, rows);
}

enum status
department_mine(struct db *db, struct arena *mem, const struct actor *who,
    const int64_t **ids, size_t *count)
{
	const struct department_id_row *row;
	struct db_rows rows;
	int64_t *found;
	enum status st;

	*ids = NULL;
	*count = 0;
	if (who->side != SIDE_STAFF)
		return STATUS_OK;
	st = db_all(db, mem, &stmt_department_mine,
	    DB_ARGS(db_int(who->user_id), db_text(who->role_names)), &rows);
	if (st != STATUS_OK)
		return st;
	row = rows.items;
	found = arena_calloc(mem, rows.count + 1, sizeof(*found));
	for (size_t i = 0; i < rows.count; i++)
		found[i] = row[i].id;
	*ids = found;
	*count = rows.count;
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
	return st == STATUS_CONFLICT ? STATUS_NOT_FOUND : st;
}

enum status
department_set_leader(
    struct db *db, struct act *act, int64_t department_id, int64_t leader_id)
{
	if (!actor_may(act->who, ACTION_DESK_SET))
		return STATUS_FORBIDDEN;
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
	act_lead(act, "/desk");
	return db_insert(db, &stmt_handover_add,
	    DB_ARGS(db_instant(act->now), db_int(act->who->user_id),
		db_text(*(const char **)context)),
	    NULL);
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
