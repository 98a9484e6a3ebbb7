/**
 * @file
 * Receivables as they are read, and when they fall due.  See receivable.h.
 */
#include "domain/receivable.h"

#include "domain/number.h"
#include "domain/order_core.h"
#include "domain/receivable_sql.h"

enum {
	LIST_MAX = 501
};

/* The day in a month, or the month's last. */
static struct day
day_of_month(int year, int month, int64_t mday)
{
	struct day day = { year, month, 28 };

	if (mday <= 28) {
		day.mday = (int)mday;
		return day;
	}
	while (day.mday < mday && day_add(day, 1).month == month)
		day.mday++;
	return day;
}

/* The first cut-off on or after a day. */
static struct day
cut_off_after(struct day day, int64_t cut_off_day)
{
	struct day cut = day_of_month(day.year, day.month, cut_off_day);

	if (day_compare(day, cut) <= 0)
		return cut;
	return day.month == 12
	    ? day_of_month(day.year + 1, 1, cut_off_day)
	    : day_of_month(day.year, day.month + 1, cut_off_day);
}

struct day
receivable_due_day(const struct payment_term *term, struct day posted_on)
{
	switch (term->kind) {
	case TERM_PAY_FIRST:
		return posted_on;
	case TERM_FROM_SHIPMENT:
		return day_add(posted_on, term->days);
	case TERM_MONTHLY:
		return day_add(
		    cut_off_after(posted_on, term->cut_off_day), term->days);
	case TERM_FROM_INVOICE:
	case TERM_ROLLING:
	case TERM_KIND_COUNT:
		break;
	}
	return (struct day){ 0 };
}

/* The numbers people read. */
static void
put_numbers(struct arena *mem, struct receivable *row)
{
	row->number = row->kind == RECEIVABLE_SHIPMENT
	    ? order_core_number(
		  mem, NUMBER_SHIPMENT, row->shipment_id, row->foreign_no)
	    : order_core_number(
		  mem, NUMBER_RECEIVABLE, row->id, row->foreign_no);
	if (row->order_id != 0)
		row->order_number = order_core_number(
		    mem, NUMBER_ORDER, row->order_id, row->order_foreign_no);
	if (row->return_id != 0)
		row->return_number = order_core_number(
		    mem, NUMBER_RETURN, row->return_id, NULL);
}

static void
put_all_numbers(struct arena *mem, const struct db_rows *rows)
{
	struct receivable *row = rows->items;
	size_t i;

	for (i = 0; i < rows->count; i++)
		put_numbers(mem, &row[i]);
}

static void
choose_which(struct db_build *build, const struct receivable_filter *filter)
{
	switch (filter->which) {
	case RECEIVABLE_OPEN:
		db_build_add(build, receivable_list_open, DB_NO_ARGS);
		break;
	case RECEIVABLE_OVERDUE:
		db_build_add(build, receivable_list_overdue,
		    DB_ARGS(db_day(filter->today)));
		break;
	case RECEIVABLE_SETTLED:
		db_build_add(build, receivable_list_settled, DB_NO_ARGS);
		break;
	case RECEIVABLE_EVERY:
		break;
	}
}

enum status
receivable_list(struct db *db, struct arena *mem, const struct actor *who,
    const struct receivable_filter *filter, struct db_rows *rows)
{
	struct db_build build;
	enum status st;

	if (filter->limit < 1 || filter->limit > LIST_MAX)
		return STATUS_INVALID;

	db_build_begin(&build, &stmt_receivable_list, DB_NO_ARGS);
	choose_which(&build, filter);
	if (filter->customer_id != 0)
		db_build_add(&build, receivable_list_customer,
		    DB_ARGS(db_int(filter->customer_id)));
	if (filter->order_id != 0)
		db_build_add(&build, receivable_list_order_id,
		    DB_ARGS(db_int(filter->order_id)));
	if (!instant_is_none(filter->from))
		db_build_add(&build, receivable_list_from,
		    DB_ARGS(db_instant(filter->from)));
	if (!instant_is_none(filter->before))
		db_build_add(&build, receivable_list_before,
		    DB_ARGS(db_instant(filter->before)));
	if (filter->after_id != 0)
		db_build_add(&build, receivable_list_after,
		    DB_ARGS(db_instant(filter->after_at),
			db_instant(filter->after_at),
			db_int(filter->after_id)));
	db_build_add(
	    &build, receivable_list_newest, DB_ARGS(db_int(filter->limit)));
	st = db_build_all(
	    db, mem, &build, actor_scope(who, ACTION_MONEY_SEE), rows);
	if (st == STATUS_OK)
		put_all_numbers(mem, rows);
	return st;
}

enum status
receivable_find(struct db *db, struct arena *mem, const struct actor *who,
    int64_t id, struct receivable *out)
{
	struct receivable row = { 0 };
	enum status st;

	st = db_one_scoped(db, mem, &stmt_receivable_find,
	    actor_scope(who, ACTION_MONEY_SEE), DB_ARGS(db_int(id)), &row);
	if (st != STATUS_OK)
		return st;

	put_numbers(mem, &row);
	*out = row;
	return STATUS_OK;
}

enum status
receivable_due_list(struct db *db, struct arena *mem, const struct actor *who,
    const struct due_filter *filter, struct db_rows *rows)
{
	struct db_build build;
	enum status st;

	if (filter->limit < 1 || filter->limit > LIST_MAX ||
	    day_is_none(filter->to))
		return STATUS_INVALID;

	db_build_begin(&build, &stmt_receivable_list, DB_NO_ARGS);
	db_build_add(&build, receivable_due_to, DB_ARGS(db_day(filter->to)));
	if (filter->customer_id != 0)
		db_build_add(&build, receivable_list_customer,
		    DB_ARGS(db_int(filter->customer_id)));
	if (!day_is_none(filter->from))
		db_build_add(
		    &build, receivable_due_from, DB_ARGS(db_day(filter->from)));
	if (filter->after_id != 0)
		db_build_add(&build, receivable_due_after,
		    DB_ARGS(db_day(filter->after_due),
			db_day(filter->after_due), db_int(filter->after_id)));
	db_build_add(
	    &build, receivable_due_first, DB_ARGS(db_int(filter->limit)));
	st = db_build_all(
	    db, mem, &build, actor_scope(who, ACTION_MONEY_SEE), rows);
	if (st == STATUS_OK)
		put_all_numbers(mem, rows);
	return st;
}

/* What is there and not applied, by one of the two statements. */
static enum status
unapplied_sum(struct db *db, struct arena *mem, struct db_scope scope,
    const struct db_query *query, int64_t customer_id, int64_t *sum_fen)
{
	const struct receivable_sum_row *row;
	struct db_build build;
	struct db_rows rows;
	enum status st;

	db_build_begin(&build, query, DB_NO_ARGS);
	if (customer_id != 0)
		db_build_add(&build, receivable_unapplied_customer,
		    DB_ARGS(db_int(customer_id)));
	st = db_build_all(db, mem, &build, scope, &rows);
	if (st != STATUS_OK)
		return st;

	row = rows.items;
	*sum_fen += rows.count > 0 ? row[0].sum_fen : 0;
	return STATUS_OK;
}

enum status
receivable_ageing(struct db *db, struct arena *mem, const struct actor *who,
    int64_t customer_id, struct day today, struct receivable_ageing *out)
{
	struct db_scope scope = actor_scope(who, ACTION_MONEY_SEE);
	struct receivable_ageing ageing = { 0 };
	int64_t unapplied = 0;
	struct db_build build;
	struct db_rows rows;
	enum status st;

	db_build_begin(&build, &stmt_receivable_ageing, DB_ARGS(db_day(today)));
	if (customer_id != 0)
		db_build_add(&build, receivable_ageing_customer,
		    DB_ARGS(db_int(customer_id)));
	st = db_build_all(db, mem, &build, scope, &rows);
	if (st == STATUS_OK)
		st = unapplied_sum(db, mem, scope, &stmt_receivable_unapplied,
		    customer_id, &unapplied);
	if (st == STATUS_OK)
		st = unapplied_sum(db, mem, scope,
		    &stmt_receivable_unapplied_notes, customer_id, &unapplied);
	if (st != STATUS_OK)
		return st;

	if (rows.count > 0)
		ageing = *(const struct receivable_ageing *)rows.items;
	ageing.customer_id = customer_id;
	ageing.unapplied_fen = unapplied;
	*out = ageing;
	return STATUS_OK;
}

enum status
receivable_ageing_list(struct db *db, struct arena *mem,
    const struct actor *who, const struct ageing_filter *filter,
    struct db_rows *rows)
{
	/* From the top: nobody has as much overdue as this. */
	int64_t overdue_fen =
	    filter->after_id != 0 ? filter->after_overdue_fen : INT64_MAX;

	if (filter->limit < 1 || filter->limit > LIST_MAX)
		return STATUS_INVALID;
	return db_all_scoped(db, mem, &stmt_receivable_ageing_list,
	    actor_scope(who, ACTION_MONEY_SEE),
	    DB_ARGS(db_day(filter->today), db_int(overdue_fen),
		db_int(overdue_fen), db_int(filter->after_id),
		db_int(filter->limit)),
	    rows);
}
