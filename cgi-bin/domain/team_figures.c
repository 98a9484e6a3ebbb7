/**
 * @file
 * Figures of teams.  See team_figures.h.
 */
#include "domain/team_figures.h"

#include "domain/sales.h"
#include "domain/setting.h"
#include "domain/team_figures_sql.h"

/* The same day of another month, or its last. */
static struct day
same_day(int64_t month, int mday)
{
	struct day first = sales_month_day(month);
	struct day last = day_add(sales_month_day(sales_month_add(month, 1)), -1);

	first.mday = mday < last.mday ? mday : last.mday;
	return first;
}

struct team_spans
team_spans_of(struct day today)
{
	int64_t month = sales_month_of(today);
	int64_t back = sales_month_add(month, -1);
	int64_t ago = sales_month_add(month, -12);

	return (struct team_spans){
		.now_from = sales_month_day(month),
		.now_to = today,
		.back_from = sales_month_day(back),
		.back_to = same_day(back, today.mday),
		.ago_from = sales_month_day(ago),
		.ago_to = same_day(ago, today.mday),
	};
}

static struct db_scope
scope_of(const struct actor *who)
{
	struct db_scope scope = actor_scope(who, ACTION_TEAM_FIGURES);

	/* Sums of teams are nobody's outside. */
	if (scope.kind == SCOPE_OWN)
		scope.kind = SCOPE_NONE;
	return scope;
}

enum status
team_figures(struct db *db, struct arena *mem, const struct actor *who,
    struct db_rows *rows)
{
	return db_all_scoped(
	    db, mem, &stmt_team_figures, scope_of(who), DB_NO_ARGS, rows);
}

void
team_sums_add(struct team_sums *sum, const struct team_sums *more)
{
	sum->customers += more->customers;
	sum->now_fen += more->now_fen;
	sum->back_fen += more->back_fen;
	sum->ago_fen += more->ago_fen;
	sum->now_orders += more->now_orders;
	sum->back_orders += more->back_orders;
	sum->ago_orders += more->ago_orders;
	sum->now_new += more->now_new;
	sum->back_new += more->back_new;
	sum->ago_new += more->ago_new;
	sum->overdue_fen += more->overdue_fen;
	sum->overdue_count += more->overdue_count;
	sum->complaints += more->complaints;
}

enum status
team_customers(struct db *db, struct arena *mem, const struct actor *who,
    int64_t team_id, int64_t rep_id, bool rose, struct db_rows *rows)
{
	return db_all_scoped(db, mem,
	    rose ? &stmt_team_customers_rose : &stmt_team_customers_fell,
	    scope_of(who), DB_ARGS(db_id(team_id), db_id(rep_id)), rows);
}

enum status
team_movers(struct db *db, struct arena *mem, const struct actor *who,
    enum team_move move, int64_t limit, struct db_rows *rows)
{
	static const struct db_query *const statements[TEAM_MOVE_COUNT] = {
		[TEAM_FELL] = &stmt_team_fell,
		[TEAM_ROSE] = &stmt_team_rose,
		[TEAM_STOPPED] = &stmt_team_stopped,
	};

	if (move >= TEAM_MOVE_COUNT || limit < 1 || limit > TEAM_MOVERS_MAX)
		return STATUS_INVALID;
	return db_all_scoped(db, mem, statements[move], scope_of(who),
	    DB_ARGS(db_int(limit)), rows);
}

/* --- The worker ---------------------------------------------------------------- */

struct summing {
	struct act *act;
	int zone_minutes;
	struct day today;
	struct team_spans spans;
	int64_t done;
};

static struct db_value
begin_of(const struct summing *job, struct day day)
{
	return db_instant(instant_from_day(day, job->zone_minutes));
}

static struct db_value
end_of(const struct summing *job, struct day day)
{
	return begin_of(job, day_add(day, 1));
}

static enum status
fill_spans(struct db *db, const struct summing *job, struct db_value ids)
{
	const struct team_spans *s = &job->spans;
	enum status st;

	/* The times only narrow the range; the days decide. */
	st = db_run(db, &stmt_team_spans_sold,
	    DB_ARGS(db_day(s->now_from), db_day(s->back_from),
		db_day(s->back_to), db_day(s->ago_from), db_day(s->ago_to), ids,
		begin_of(job, day_add(s->back_from, -1)),
		begin_of(job, day_add(s->ago_from, -1)),
		end_of(job, day_add(s->ago_to, 1)), db_day(s->now_to),
		db_day(job->today), ids),
	    NULL);
	if (st == STATUS_OK)
		st = db_run(db, &stmt_team_spans_returned,
		    DB_ARGS(begin_of(job, s->now_from),
			begin_of(job, s->back_from), end_of(job, s->back_to),
			begin_of(job, s->ago_from), end_of(job, s->ago_to), ids,
			begin_of(job, s->ago_from), end_of(job, s->now_to)),
		    NULL);
	if (st != STATUS_OK)
		return st;
	return db_run(db, &stmt_team_spans_ordered,
	    DB_ARGS(db_day(s->now_from), db_day(s->back_from),
		db_day(s->back_to), db_day(s->ago_from), db_day(s->ago_to), ids,
		db_day(s->now_to)),
	    NULL);
}

static enum status
sum_customers(struct db *db, void *context)
{
	struct summing *job = context;
	const struct team_id_row *row;
	struct db_rows old;
	int64_t *ids;
	enum status st;

	job->done = 0;
	st = db_all(db, job->act->mem, &stmt_team_old_spans,
	    DB_ARGS(db_day(job->today)), &old);
	if (st != STATUS_OK || old.count == 0)
		return st;
	row = old.items;
	ids = arena_calloc(job->act->mem, old.count, sizeof(*ids));
	for (size_t i = 0; i < old.count; i++)
		ids[i] = row[i].customer_id;
	st = fill_spans(db, job, db_ints(ids, old.count));
	if (st == STATUS_OK)
		job->done = (int64_t)old.count;
	return st;
}

static enum status
sum_teams(struct db *db, void *context)
{
	struct summing *job = context;
	const struct team_spans *s = &job->spans;
	enum status st;

	st = db_run(db, &stmt_team_sums_clear, DB_NO_ARGS, NULL);
	if (st == STATUS_OK)
		st = db_run(db, &stmt_team_sums_fill,
		    DB_ARGS(db_instant(job->act->now), db_day(job->today),
			db_day(s->now_from), db_day(s->now_to),
			db_day(s->back_from), db_day(s->back_to),
			db_day(s->ago_from), db_day(s->ago_to)),
		    NULL);
	if (st == STATUS_OK)
		st = db_run(db, &stmt_team_sums_complaints, DB_NO_ARGS, NULL);
	return st;
}

enum status
team_job_sum(struct db *db, struct act *act, int64_t *done)
{
	struct summing job = { .act = act };
	struct setting setting;
	enum status st;

	*done = 0;
	st = setting_read(db, act->mem, &setting);
	if (st != STATUS_OK)
		return st;
	job.zone_minutes = (int)setting.zone_minutes;
	job.today = day_from_instant(act->now, job.zone_minutes);
	job.spans = team_spans_of(job.today);
	st = db_transact(db, sum_customers, &job);
	if (st == STATUS_OK && job.done == 0)
		st = db_transact(db, sum_teams, &job);
	if (st == STATUS_OK)
		*done = job.done;
	return st;
}
