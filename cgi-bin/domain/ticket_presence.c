/**
 * @file
 * "Someone is writing".  See ticket_act.h.
 */
#include "domain/ticket_act.h"

#include "domain/ticket_sight.h"
#include "domain/ticket_sql.h"

struct writing {
	struct arena *mem;
	const struct actor *who;
	int64_t id;
	struct instant now;
};

static enum status
write_presence(struct db *db, void *context)
{
	struct writing *job = context;
	struct ticket_number_row row;
	struct ticket_sight sight;
	enum status st;

	st = ticket_sight(
	    db, job->mem, job->who, ACTION_TICKET_WORK, &sight);
	if (st == STATUS_OK)
		st = db_one_scoped(db, job->mem, &stmt_ticket_in_sight,
		    sight.scope,
		    DB_ARGS(db_int(job->id), TICKET_SIGHT_ARGS(&sight)), &row);
	if (st != STATUS_OK)
		return st;
	return db_run(db, &stmt_ticket_write_presence,
	    DB_ARGS(db_int(job->id), db_int(job->who->user_id),
		db_instant(job->now)),
	    NULL);
}

enum status
ticket_writing(struct db *db, struct arena *mem, const struct actor *who,
    int64_t id, struct instant now)
{
	if (who->side != SIDE_STAFF)
		return STATUS_FORBIDDEN;
	return db_transact(
	    db, write_presence, &(struct writing){ mem, who, id, now });
}
