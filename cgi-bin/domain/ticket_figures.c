/**
 * @file
 * How well distributors are answered.  See ticket_figures.h.
 */
#include "domain/ticket_figures.h"

#include "base/text.h"
#include "domain/setting.h"
#include "domain/ticket_figures_sql.h"
#include "domain/ticket_sight.h"

enum {
	PERIOD_DAYS_MAX = 400,
	BP_WHOLE = 10000,
	MEDIAN_BP = 5000,
	P90_BP = 9000
};

#define DAY_MS INT64_C(86400000)

static const char *const groups[TICKET_GROUP_COUNT] = {
	[TICKET_BY_TOPIC] = "topic",
	[TICKET_BY_KIND] = "kind",
	[TICKET_BY_PRODUCT] = "product",
	[TICKET_BY_BATCH] = "batch",
	[TICKET_BY_CUSTOMER] = "customer",
	[TICKET_BY_OWNER] = "owner",
	[TICKET_BY_DEPARTMENT] = "department",
	[TICKET_BY_RESPONSIBLE] = "responsible",
	[TICKET_BY_MONTH] = "month",
};

const char *
ticket_group_name(enum ticket_group group)
{
	return group < TICKET_GROUP_COUNT ? groups[group] : NULL;
}

enum ticket_group
ticket_group_by_name(const char *name)
{
	for (unsigned i = 1; name != NULL && i < TICKET_GROUP_COUNT; i++)
		if (text_equal(groups[i], name))
			return (enum ticket_group)i;
	return (enum ticket_group)0;
}

int64_t
ticket_share_bp(int64_t part, int64_t whole)
{
	return whole <= 0 ? -1 : (part * BP_WHOLE + whole / 2) / whole;
}

/* A period made ready for the statements. */
struct asked {
	struct ticket_sight sight;
	int64_t zone_minutes;
	struct instant from;
	struct instant until;
	const struct ticket_period *period;
};

static enum status
ask(struct db *db, struct arena *mem, const struct actor *who,
    const struct ticket_period *period, struct asked *out)
{
	struct setting setting;
	enum status st;

	if (!actor_may(who, ACTION_FIGURES_SEE))
		return STATUS_FORBIDDEN;
	if (!day_is_valid(period->from) || !day_is_valid(period->until) ||
	    day_compare(period->from, period->until) > 0 ||
	    day_number(period->until) - day_number(period->from) >
		PERIOD_DAYS_MAX ||
	    period->kind >= TICKET_KIND_COUNT)
		return STATUS_INVALID;
	st = setting_read(db, mem, &setting);
	if (st == STATUS_OK)
		st = ticket_sight(
		    db, mem, who, ACTION_FIGURES_SEE, &out->sight);
	if (st != STATUS_OK)
		return st;
	out->period = period;
	out->zone_minutes = setting.zone_minutes;
	out->from =
	    instant_from_day(period->from, (int)setting.zone_minutes);
	out->until = instant_from_day(
	    day_add(period->until, 1), (int)setting.zone_minutes);
	return STATUS_OK;
}

#define PERIOD_ARGS(asked)                                                     \
	db_instant((asked)->from), db_instant((asked)->until),                 \
	    db_int((asked)->period->kind), db_int((asked)->period->kind),      \
	    db_int((asked)->period->department_id),                            \
	    db_int((asked)->period->department_id),                            \
	    TICKET_SIGHT_ARGS(&(asked)->sight)

/* The least value that so large a share does not exceed. */
static int64_t
percentile(const struct db_rows *rows, int64_t bp)
{
	const struct ticket_took_row *row = rows->items;
	int64_t total = 0;
	int64_t sum = 0;

	for (size_t i = 0; i < rows->count; i++)
		total += row[i].count;
	for (size_t i = 0; i < rows->count; i++) {
		sum += row[i].count;
		if (sum * BP_WHOLE >= total * bp)
			return row[i].minutes;
	}
	return 0;
}

enum status
ticket_figures_read(struct db *db, struct arena *mem, const struct actor *who,
    const struct ticket_period *period, struct ticket_figures *out)
{
	struct ticket_figures figures = { 0 };
	struct db_rows first, resolve;
	struct asked asked;
	enum status st;

	st = ask(db, mem, who, period, &asked);
	if (st == STATUS_OK)
		st = db_one_scoped(db, mem, &stmt_ticket_figures,
		    asked.sight.scope, DB_ARGS(PERIOD_ARGS(&asked)), &figures);
	if (st == STATUS_OK)
		st = db_all_scoped(db, mem, &stmt_ticket_first_took,
		    asked.sight.scope, DB_ARGS(PERIOD_ARGS(&asked)), &first);
	if (st == STATUS_OK)
		st = db_all_scoped(db, mem, &stmt_ticket_resolve_took,
		    asked.sight.scope, DB_ARGS(PERIOD_ARGS(&asked)), &resolve);
	if (st != STATUS_OK)
		return st;

	figures.first_minutes = percentile(&first, MEDIAN_BP);
	figures.first_p90_minutes = percentile(&first, P90_BP);
	figures.resolve_minutes = percentile(&resolve, MEDIAN_BP);
	figures.resolve_p90_minutes = percentile(&resolve, P90_BP);
	*out = figures;
	return STATUS_OK;
}

static struct db_value
days_ago(struct instant now, int64_t days)
{
	return db_instant(instant_add_ms(now, -days * DAY_MS));
}

enum status
ticket_backlog_read(struct db *db, struct arena *mem, const struct actor *who,
    struct instant now, struct ticket_backlog *out)
{
	struct ticket_sight sight;
	enum status st;

	if (!actor_may(who, ACTION_FIGURES_SEE))
		return STATUS_FORBIDDEN;
	st = ticket_sight(db, mem, who, ACTION_FIGURES_SEE, &sight);
	if (st != STATUS_OK)
		return st;
	return db_one_scoped(db, mem, &stmt_ticket_backlog, sight.scope,
	    DB_ARGS(days_ago(now, 1), days_ago(now, 3), days_ago(now, 7),
		days_ago(now, 30), db_instant(now), TICKET_SIGHT_ARGS(&sight)),
	    out);
}

static void
accumulate(const struct db_rows *rows)
{
	struct ticket_share *share = rows->items;
	int64_t sum = 0;

	for (size_t i = 0; i < rows->count; i++) {
		int64_t total = share[i].cumulative_bp;

		sum += share[i].count;
		share[i].cumulative_bp = ticket_share_bp(sum, total);
	}
}

enum status
ticket_figures_by(struct db *db, struct arena *mem, const struct actor *who,
    const struct ticket_period *period, enum ticket_group group,
    struct db_rows *rows)
{
	struct db_value by = db_int(group);
	struct asked asked;
	enum status st;

	if (group < TICKET_BY_TOPIC || group >= TICKET_GROUP_COUNT)
		return STATUS_INVALID;
	st = ask(db, mem, who, period, &asked);
	if (st == STATUS_OK)
		st = db_all_scoped(db, mem, &stmt_ticket_shares,
		    asked.sight.scope,
		    DB_ARGS(by, db_int(asked.zone_minutes),
			db_int(asked.zone_minutes), PERIOD_ARGS(&asked), by,
			by, by, by, by, by, by, by, by),
		    rows);
	if (st == STATUS_OK)
		accumulate(rows);
	return st;
}
