/**
 * @file
 * Sums of sales.  See sales.h.
 */
#include "domain/sales.h"

#include <stdlib.h>

#include "base/clock.h"
#include "db/db.h"
#include "domain/sales_sql.h"
#include "domain/setting.h"

enum {
	ROWS_MOST = 2000,     /* of one look at a source, as the SQL says */
	CUSTOMERS_MOST = 1000 /* of one statement */
};

int64_t
sales_month_of(struct day day)
{
	return day.year * INT64_C(100) + day.month;
}

int64_t
sales_month_add(int64_t month, int64_t count)
{
	int64_t months = month / 100 * 12 + month % 100 - 1 + count;

	return months / 12 * 100 + months % 12 + 1;
}

struct day
sales_month_day(int64_t month)
{
	return (struct day){
		.year = (int)(month / 100),
		.month = (int)(month % 100),
		.mday = 1,
	};
}

/* Whose sums are made anew, and from when on. */
struct sum {
	struct arena *mem;
	int zone_minutes;
	int64_t *customer_ids;
	size_t count;
	int64_t month;
	int64_t present;     /* month of now */
	struct day day;      /* its first */
	struct instant from; /* and when that began */
};

typedef enum status fill_fn(struct db *db, const struct sum *sum);

/* Of the months before the present one, which is not over yet. */
static enum status
fill_sums(struct db *db, const struct sum *sum)
{
	int64_t present = sum->present;
	struct db_value year = db_int(sales_month_add(present, -12));
	struct db_value quarter = db_int(sales_month_add(present, -4));

	return db_run(db, &stmt_sales_sums_fill,
	    DB_ARGS(db_int(present), year,
		db_int(sales_month_add(present, -24)), year, quarter,
		db_int(present), db_int(sales_month_add(present, -7)), quarter,
		quarter, db_int(present), year,
		db_ints(sum->customer_ids, sum->count)),
	    NULL);
}

static enum status
fill_months(struct db *db, const struct sum *sum)
{
	struct db_value ids = db_ints(sum->customer_ids, sum->count);
	enum status st;

	st = db_run(db, &stmt_sales_months_clear,
	    DB_ARGS(ids, db_int(sum->month)), NULL);
	if (st != STATUS_OK)
		return st;
	/* The time only narrows the range; the day decides. */
	st = db_run(db, &stmt_sales_months_sold,
	    DB_ARGS(ids, db_day(sum->day),
		db_instant(instant_add_ms(sum->from, -INT64_C(86400000)))),
	    NULL);
	if (st != STATUS_OK)
		return st;
	st = db_run(db, &stmt_sales_months_returned,
	    DB_ARGS(db_int(sum->zone_minutes), db_int(sum->zone_minutes), ids,
		db_instant(sum->from)),
	    NULL);
	if (st != STATUS_OK)
		return st;
	return fill_sums(db, sum);
}

static enum status
fill_mix(struct db *db, const struct sum *sum)
{
	struct db_value ids = db_ints(sum->customer_ids, sum->count);
	enum status st;

	st = db_run(
	    db, &stmt_sales_mix_clear, DB_ARGS(ids, db_int(sum->month)), NULL);
	if (st != STATUS_OK)
		return st;
	return db_run(db, &stmt_sales_mix_fill,
	    DB_ARGS(db_int(sum->zone_minutes), db_int(sum->zone_minutes), ids,
		db_instant(sum->from)),
	    NULL);
}

static enum status
fill_days(struct db *db, const struct sum *sum)
{
	struct db_value ids = db_ints(sum->customer_ids, sum->count);
	enum status st;

	st = db_run(
	    db, &stmt_sales_days_clear, DB_ARGS(ids, db_day(sum->day)), NULL);
	if (st != STATUS_OK)
		return st;
	st = db_run(db, &stmt_sales_days_fill,
	    DB_ARGS(db_int(sum->zone_minutes), ids, db_instant(sum->from)),
	    NULL);
	if (st != STATUS_OK)
		return st;
	return db_run(db, &stmt_sales_sums_last, DB_ARGS(ids), NULL);
}

/* Where documents come from, and which sums they change. */
static const struct source {
	const char *name;
	const struct db_query *news;
	fill_fn *fill;
} sources[] = {
	{ "receivables", &stmt_sales_new_receivables, fill_months },
	{ "credit_notes", &stmt_sales_new_credit_notes, fill_months },
	{ "shipments", &stmt_sales_new_shipments, fill_mix },
	{ "orders", &stmt_sales_new_orders, fill_days },
};

static int
compare_ids(const void *a, const void *b)
{
	int64_t left = *(const int64_t *)a;
	int64_t right = *(const int64_t *)b;

	return (left > right) - (left < right);
}

static struct sum
gather(struct arena *mem, struct instant now, int zone_minutes,
    const struct sales_new_row *rows, size_t count)
{
	struct sum sum = {
		.mem = mem,
		.zone_minutes = zone_minutes,
		.present = sales_month_of(day_from_instant(now, zone_minutes)),
		.customer_ids = arena_calloc(mem, count, sizeof(int64_t)),
		.month = INT64_MAX,
	};
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		int64_t month =
		    sales_month_of(day_from_instant(rows[i].at, zone_minutes));

		sum.month = month < sum.month ? month : sum.month;
		sum.customer_ids[i] = rows[i].customer_id;
	}
	qsort(sum.customer_ids, count, sizeof(int64_t), compare_ids);
	for (size_t i = 0; i < count; i++)
		if (kept == 0 ||
		    sum.customer_ids[kept - 1] != sum.customer_ids[i])
			sum.customer_ids[kept++] = sum.customer_ids[i];
	sum.count = kept;
	sum.day = sales_month_day(sum.month);
	sum.from = instant_from_day(sum.day, zone_minutes);
	return sum;
}

static enum status
fill_all(struct db *db, const struct source *source, struct sum sum)
{
	size_t all = sum.count;
	int64_t *ids = sum.customer_ids;

	for (size_t at = 0; at < all; at += CUSTOMERS_MOST) {
		enum status st;

		sum.customer_ids = ids + at;
		sum.count =
		    all - at < CUSTOMERS_MOST ? all - at : CUSTOMERS_MOST;
		st = source->fill(db, &sum);
		if (st != STATUS_OK)
			return st;
	}
	return STATUS_OK;
}

/* One source, in a transaction. */
struct look {
	struct act *act;
	const struct source *source;
	int zone_minutes;
	int64_t done;
};

static enum status
look_at(struct db *db, void *context)
{
	struct look *look = context;
	const struct source *source = look->source;
	const struct sales_new_row *rows;
	struct sales_mark_row mark;
	struct db_rows news;
	int64_t last;
	enum status st;

	look->done = 0;
	st = db_one(db, look->act->mem, &stmt_sales_mark,
	    DB_ARGS(db_text(source->name)), &mark);
	if (st != STATUS_OK)
		return st;
	st = db_all(db, look->act->mem, source->news,
	    DB_ARGS(db_int(mark.done_id)), &news);
	if (st != STATUS_OK || news.count == 0)
		return st;
	rows = news.items;
	last = rows[news.count - 1].id;
	for (size_t i = 0; i < news.count; i++)
		look->done += rows[i].id > mark.seen_id ? 1 : 0;
	st = fill_all(db, source,
	    gather(look->act->mem, look->act->now, look->zone_minutes, rows,
		news.count));
	if (st != STATUS_OK)
		return st;
	/* A full page is history: nothing slower comes in between. */
	return db_change(db, &stmt_sales_mark_set,
	    DB_ARGS(db_int(news.count == ROWS_MOST ? last : mark.seen_id),
		db_int(last), db_text(source->name)));
}

/* A new month has begun: the figures of all customers move on. */
static enum status
move_on(struct db *db, void *context)
{
	struct look *look = context;
	const struct sales_old_row *rows;
	struct sum sum = {
		.present = sales_month_of(
		    day_from_instant(look->act->now, look->zone_minutes)),
	};
	struct db_rows old;
	enum status st;

	st = db_all(db, look->act->mem, &stmt_sales_sums_old,
	    DB_ARGS(db_int(sum.present)), &old);
	look->done = 0;
	if (st != STATUS_OK || old.count == 0)
		return st;
	rows = old.items;
	sum.count = old.count;
	sum.customer_ids =
	    arena_calloc(look->act->mem, old.count, sizeof(int64_t));
	for (size_t i = 0; i < old.count; i++)
		sum.customer_ids[i] = rows[i].customer_id;
	st = db_run(db, &stmt_sales_sums_begin,
	    DB_ARGS(db_int(sum.present), db_ints(sum.customer_ids, sum.count)),
	    NULL);
	look->done = (int64_t)old.count;
	return st == STATUS_OK ? fill_sums(db, &sum) : st;
}

enum status
sales_job_sum(struct db *db, struct act *act, int64_t *done)
{
	struct setting setting;
	enum status st;

	*done = 0;
	st = setting_read(db, act->mem, &setting);
	for (size_t i = 0; i < ARRAY_LEN(sources) && st == STATUS_OK; i++) {
		struct look look = {
			.act = act,
			.source = &sources[i],
			.zone_minutes = (int)setting.zone_minutes,
		};

		st = db_transact(db, look_at, &look);
		*done += look.done;
	}
	if (st == STATUS_OK) {
		struct look look = {
			.act = act,
			.zone_minutes = (int)setting.zone_minutes,
		};

		st = db_transact(db, move_on, &look);
		*done += look.done;
	}
	return st;
}
