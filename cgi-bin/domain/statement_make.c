/**
 * @file
 * Statements of account are made, and the one that is growing.  See
 * statement.h.
 */
#include "base/log.h"
#include "base/text.h"
#include "domain/credit_rule.h"
#include "domain/outbox.h"
#include "domain/setting.h"
#include "domain/statement.h"
#include "domain/statement_part.h"
#include "domain/statement_sql.h"

enum {
	JOB_HOUR = 2
};

/* What moved a customer's balance between two instants, and from where. */
struct period {
	int64_t opening_fen;
	struct movement_row *rows;
	struct statement_line *lines;
	size_t count;
	struct statement_sums sums;
};

/**
 * @param last  the statement before; id 0 for none
 * @param start of the month, or of what follows the statement before
 */
static enum status
read_period(struct db *db, struct arena *mem, int64_t customer_id,
    const struct statement_last_row *last, struct instant start,
    struct instant end, int zone_minutes, struct period *out)
{
	struct period period = { 0 };
	struct instant from = start;
	struct statement_number_row before;
	struct db_rows rows;
	const struct db_value customer = db_int(customer_id);
	const struct db_value until = db_instant(end);
	struct db_value since;
	enum status st;

	if (last->id == 0) {
		since = db_instant(start);
		st = db_one(db, mem, &stmt_statement_before,
		    DB_ARGS(customer, since, customer, since, customer, since,
			customer, since),
		    &before);
		if (st != STATUS_OK)
			return st;
		period.opening_fen = before.number;
	} else {
		/* Since the first statement: what was late for its month. */
		from = instant_from_day(last->first_month, zone_minutes);
		period.opening_fen = last->closing_fen;
	}

	since = db_instant(from);
	st = db_all(db, mem, &stmt_statement_movements,
	    DB_ARGS(customer, since, until, customer, customer, since, until,
		customer, customer, since, until, customer, customer, since,
		until, customer),
	    &rows);
	if (st != STATUS_OK)
		return st;
	if (rows.count > STATEMENT_LINES_MAX) {
		log_event(LOG_ERROR, "statement.too_long", "customer",
		    log_int(customer_id), NULL);
		return STATUS_INVALID;
	}
	period.rows = rows.items;
	period.count = rows.count;
	period.lines = statement_lines_of(mem, &rows);
	st = statement_sum(
	    period.opening_fen, period.lines, period.count, &period.sums);
	if (st == STATUS_OK)
		*out = period;
	return st;
}

static enum status
find_last(struct db *db, struct arena *mem, int64_t customer_id,
    struct statement_last_row *last)
{
	enum status st;

	st = db_one(db, mem, &stmt_statement_last, DB_ARGS(db_int(customer_id)),
	    last);
	if (st != STATUS_NOT_FOUND)
		return st;
	*last = (struct statement_last_row){ 0 };
	return STATUS_OK;
}

enum status
statement_live(struct db *db, struct arena *mem, const struct actor *who,
    int64_t customer_id, struct instant now, struct statement *out)
{
	struct statement_customer_row customer;
	struct statement_last_row last;
	struct setting setting;
	struct period period;
	struct day today, from;
	int zone;
	enum status st;

	st = db_one_scoped(db, mem, &stmt_statement_customer,
	    actor_scope(who, ACTION_MONEY_SEE), DB_ARGS(db_int(customer_id)),
	    &customer);
	if (st == STATUS_OK)
		st = setting_read(db, mem, &setting);
	if (st == STATUS_OK)
		st = find_last(db, mem, customer_id, &last);
	if (st != STATUS_OK)
		return st;

	zone = (int)setting.zone_minutes;
	today = day_from_instant(now, zone);
	from = last.id == 0 ? statement_month(today)
			    : credit_months_later(last.month, 1);
	/* What is posted in this very millisecond belongs to it. */
	st = read_period(db, mem, customer_id, &last,
	    instant_from_day(from, zone), instant_add_ms(now, 1), zone,
	    &period);
	if (st != STATUS_OK)
		return st;
	*out = (struct statement){
		.number = "",
		.customer_id = customer.id,
		.customer_code = customer.code,
		.customer_name = customer.name,
		.customer_name_en = customer.name_en,
		.month = statement_month(today),
		.from = from,
		.to = today,
		.opening_fen = period.opening_fen,
		.charged_fen = period.sums.charged_fen,
		.credited_fen = period.sums.credited_fen,
		.closing_fen = period.sums.closing_fen,
		.line_total = (int64_t)period.count,
		.lines = period.lines,
		.line_count = period.count,
	};
	return STATUS_OK;
}

/* One month of one customer. */
struct making {
	int64_t customer_id;
	struct day month;
	bool if_any; /* not where nothing moved and nothing is owed */
	int64_t id;  /* out */
	bool made;  /* out: it was not there before */
};

static enum status
save(struct db *db, struct act *act, const struct making *making,
    const struct statement_customer_row *customer, struct period *period,
    int64_t *id)
{
	struct db_items items = {
		.columns = statement_line_marks,
		.column_count = statement_line_mark_count,
		.items = period->rows,
		.item_size = sizeof(*period->rows),
		.count = period->count,
	};
	char until[11];
	enum status st;

	st = db_insert(db, &stmt_statement_insert,
	    DB_ARGS(db_int(customer->id), db_id(customer->rep_id),
		db_id(customer->team_id), db_day(making->month),
		db_int(period->opening_fen), db_int(period->sums.charged_fen),
		db_int(period->sums.credited_fen),
		db_int(period->sums.closing_fen), db_int((int64_t)period->count),
		db_instant(act->now)),
	    id);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < period->count; i++) {
		period->rows[i].statement_id = *id;
		period->rows[i].line = period->lines[i];
	}
	if (period->count > 0) {
		st = db_bulk(db, &stmt_statement_line, &items, NULL);
		if (st != STATUS_OK)
			return st;
	}
	day_to_iso(day_add(credit_months_later(making->month, 1), -1), until);
	return outbox_add(db, act, EVENT_STATEMENT_MADE, *id, customer->id,
	    "NO", statement_number(act->mem, *id), "AMOUNT",
	    text_format(
		act->mem, "%lld", (long long)period->sums.closing_fen),
	    "UNTIL", until, NULL);
}

static enum status
make_once(struct db *db, struct act *act, void *context)
{
	struct making *making = context;
	struct statement_customer_row customer;
	struct statement_number_row there;
	struct statement_last_row last;
	struct setting setting;
	struct period period;
	struct instant end;
	int zone;
	enum status st;

	making->made = false;
	making->id = 0;
	if (!actor_may(act->who, ACTION_STATEMENT_MAKE))
		return STATUS_FORBIDDEN;
	st = db_one_scoped(db, act->mem, &stmt_statement_customer,
	    actor_scope(act->who, ACTION_STATEMENT_MAKE),
	    DB_ARGS(db_int(making->customer_id)), &customer);
	if (st == STATUS_OK)
		st = setting_read(db, act->mem, &setting);
	if (st != STATUS_OK)
		return st;
	zone = (int)setting.zone_minutes;
	end = instant_from_day(credit_months_later(making->month, 1), zone);
	if (end.ms > act->now.ms)
		return STATUS_INVALID;

	st = db_one(db, act->mem, &stmt_statement_of_month,
	    DB_ARGS(db_int(customer.id), db_day(making->month)), &there);
	if (st != STATUS_NOT_FOUND) {
		if (st == STATUS_OK) {
			making->id = there.number;
			act_lead(act, "/statements/%s",
			    statement_number(act->mem, making->id));
		}
		return st;
	}
	st = find_last(db, act->mem, customer.id, &last);
	if (st != STATUS_OK)
		return st;
	if (last.id != 0 && day_compare(last.month, making->month) > 0)
		return STATUS_CONFLICT;
	st = read_period(db, act->mem, customer.id, &last,
	    instant_from_day(making->month, zone), end, zone, &period);
	if (st != STATUS_OK ||
	    (making->if_any && period.count == 0 && period.opening_fen == 0))
		return st;
	st = save(db, act, making, &customer, &period, &making->id);
	if (st != STATUS_OK)
		return st;
	making->made = true;
	act_lead(act, "/statements/%s", statement_number(act->mem, making->id));
	return STATUS_OK;
}

enum status
statement_make(struct db *db, struct act *act, int64_t customer_id,
    struct day month, int64_t *id)
{
	struct making making = {
		.customer_id = customer_id,
		.month = statement_month(month),
	};
	enum status st;

	if (!day_is_valid(month))
		return STATUS_INVALID;
	st = act_run(db, act, make_once, &making);
	if (id != NULL)
		*id = making.id;
	return st;
}

/* Those of the list, each in a transaction of its own. */
static enum status
make_each(struct db *db, struct act *act, struct day month,
    const struct db_rows *rows, int64_t *made)
{
	const struct statement_number_row *row = rows->items;

	for (size_t i = 0; i < rows->count; i++) {
		struct making making = {
			.customer_id = row[i].number,
			.month = month,
			.if_any = true,
		};
		struct act step = *act;
		enum status st;

		step.token = NULL;
		st = act_run(db, &step, make_once, &making);
		if (st == STATUS_CONFLICT || st == STATUS_NOT_FOUND ||
		    st == STATUS_INVALID)
			continue;
		if (st != STATUS_OK)
			return st;
		*made += making.made;
	}
	return STATUS_OK;
}

enum status
statement_make_all(
    struct db *db, struct act *act, struct day month, int64_t *made)
{
	struct setting setting;
	struct db_rows rows;
	struct db_value start, end;
	int64_t after = 0;
	enum status st;

	*made = 0;
	if (!actor_may(act->who, ACTION_STATEMENT_MAKE))
		return STATUS_FORBIDDEN;
	if (!day_is_valid(month))
		return STATUS_INVALID;
	month = statement_month(month);
	st = setting_read(db, act->mem, &setting);
	if (st != STATUS_OK)
		return st;
	start = db_instant(instant_from_day(month, (int)setting.zone_minutes));
	end = db_instant(instant_from_day(
	    credit_months_later(month, 1), (int)setting.zone_minutes));
	if (end.instant.ms > act->now.ms)
		return STATUS_INVALID;

	/* One that cannot be made must not hide those behind it. */
	do {
		const struct statement_number_row *row;

		st = db_all_scoped(db, act->mem, &stmt_statement_lacking,
		    actor_scope(act->who, ACTION_STATEMENT_MAKE),
		    DB_ARGS(db_int(after), db_day(month), start, end, start,
			end, start, end, start, end, end, end),
		    &rows);
		if (st != STATUS_OK || rows.count == 0)
			return st;
		row = rows.items;
		after = row[rows.count - 1].number;
		st = make_each(db, act, month, &rows, made);
	} while (st == STATUS_OK && *made == 0);
	return st;
}

enum status
statement_job_make(struct db *db, struct act *act, int64_t *done)
{
	struct setting setting;
	struct civil civil;
	enum status st;

	*done = 0;
	st = setting_read(db, act->mem, &setting);
	if (st != STATUS_OK)
		return st;
	civil = civil_from_instant(act->now, (int)setting.zone_minutes);
	if (civil.day.mday == 1 && civil.hour < JOB_HOUR)
		return STATUS_OK;
	return statement_make_all(db, act,
	    credit_months_later(statement_month(civil.day), -1), done);
}
