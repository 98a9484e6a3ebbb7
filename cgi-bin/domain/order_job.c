/**
 * @file
 * What happens to orders by itself.  See order_job.h.
 */
#include "domain/order_job.h"

#include "domain/credit.h"
#include "domain/order_core.h"
#include "domain/order_job_sql.h"
#include "domain/setting.h"
#include "domain/shipment.h"

enum {
	DAY_MS = 86400000
};

/* One document of a job's list. */
struct errand {
	int64_t id;
	bool changed; /* out */
};

typedef enum status errand_fn(struct db *db, struct act *act, void *context);

/* Run `work` for each document, each in a transaction of its own. */
static enum status
run_each(struct db *db, struct act *act, const struct db_rows *rows,
    errand_fn *work, int64_t *done)
{
	const struct order_job_row *row = rows->items;
	size_t i;

	for (i = 0; i < rows->count; i++) {
		struct errand errand = { .id = row[i].id };
		struct act step = *act;
		enum status st;

		step.token = NULL;
		st = act_run(db, &step, work, &errand);
		if (st == STATUS_CONFLICT || st == STATUS_NOT_FOUND)
			continue;
		if (st != STATUS_OK)
			return st;
		*done += errand.changed;
	}
	return STATUS_OK;
}

static bool
is_waiting(const struct order_core *order)
{
	return order->state == ORDER_AWAITING_APPROVAL ||
	    order->state == ORDER_SUBMITTED;
}

static enum status
announce_one(struct db *db, struct act *act, void *context)
{
	struct errand *errand = context;
	struct order_core order;
	struct order_job_row announced;
	enum status st;

	errand->changed = false;
	st = order_core_take(db, act, errand->id, &order);
	if (st != STATUS_OK)
		return st;
	if (!is_waiting(&order) || instant_is_none(order.reserved_until))
		return STATUS_CONFLICT;
	st = db_one(db, act->mem, &stmt_job_was_announced,
	    DB_ARGS(db_int(order.id),
		db_instant(instant_add_ms(order.reserved_until, -DAY_MS))),
	    &announced);
	if (st != STATUS_OK)
		return st;
	if (announced.id > 0)
		return STATUS_CONFLICT;

	errand->changed = true;
	return order_core_tell(db, act, &order,
	    &(struct order_news){
		.announced = EVENT_ORDER_RESERVATION_ENDS,
		.event = "reservation_ends",
		.from = order.state,
		.until = order.reserved_until,
	    });
}

enum status
order_job_announce(struct db *db, struct act *act, int64_t *done)
{
	struct db_rows rows;
	enum status st;

	*done = 0;
	st = db_all(db, act->mem, &stmt_job_ending,
	    DB_ARGS(db_instant(act->now),
		db_instant(instant_add_ms(act->now, DAY_MS))),
	    &rows);
	if (st != STATUS_OK)
		return st;
	return run_each(db, act, &rows, announce_one, done);
}

static enum status
expire_one(struct db *db, struct act *act, void *context)
{
	struct errand *errand = context;
	struct order_core order;
	struct core_lines lines;
	enum status st;

	errand->changed = false;
	st = order_core_take(db, act, errand->id, &order);
	if (st != STATUS_OK)
		return st;
	if (!is_waiting(&order) || instant_is_none(order.reserved_until) ||
	    order.reserved_until.ms > act->now.ms)
		return STATUS_CONFLICT;
	st = order_core_lines(db, act, order.id, &lines);
	if (st == STATUS_OK)
		st = order_core_release(db, act, &order, &lines);
	if (st == STATUS_OK)
		st = order_core_save_lines(db, order.id, &lines);
	if (st != STATUS_OK)
		return st;

	order.reserved_until = (struct instant){ 0 };
	errand->changed = true;
	st = order_core_save(db, &order);
	if (st != STATUS_OK)
		return st;
	return order_core_tell(db, act, &order,
	    &(struct order_news){
		.announced = EVENT_ORDER_RESERVATION_ENDED,
		.event = "reservation_ended",
		.from = order.state,
	    });
}

enum status
order_job_expire(struct db *db, struct act *act, int64_t *done)
{
	struct db_rows rows;
	enum status st;

	*done = 0;
	st = db_all(db, act->mem, &stmt_job_ended,
	    DB_ARGS(db_instant(act->now)), &rows);
	if (st != STATUS_OK)
		return st;
	return run_each(db, act, &rows, expire_one, done);
}

static enum status
withdraw_one(struct db *db, struct act *act, void *context)
{
	struct errand *errand = context;
	struct order_core order;
	int64_t hit;
	enum status st;

	errand->changed = false;
	st = order_core_take(db, act, errand->id, &order);
	if (st != STATUS_OK)
		return st;
	st = db_run(db, &stmt_job_withdraw,
	    DB_ARGS(
		db_instant(act->now), db_int(order.id), db_instant(act->now)),
	    &hit);
	if (st != STATUS_OK)
		return st;
	if (hit == 0)
		return STATUS_CONFLICT;

	order.proposal_open = false;
	errand->changed = true;
	st = order_core_save(db, &order);
	if (st != STATUS_OK)
		return st;
	return order_core_tell(db, act, &order,
	    &(struct order_news){
		.announced = EVENT_ORDER_PROPOSAL_LAPSED,
		.event = "proposal_lapsed",
		.from = order.state,
	    });
}

enum status
order_job_withdraw(struct db *db, struct act *act, int64_t *done)
{
	struct db_rows rows;
	enum status st;

	*done = 0;
	st = db_all(db, act->mem, &stmt_job_unanswered,
	    DB_ARGS(db_instant(act->now)), &rows);
	if (st != STATUS_OK)
		return st;
	return run_each(db, act, &rows, withdraw_one, done);
}

enum status
order_job_sign(struct db *db, struct act *act, int64_t *done)
{
	struct db_rows rows;
	const struct order_job_row *row;
	size_t i;
	enum status st;

	*done = 0;
	st = db_all(db, act->mem, &stmt_job_unsigned,
	    DB_ARGS(db_instant(act->now)), &rows);
	if (st != STATUS_OK)
		return st;

	row = rows.items;
	for (i = 0; i < rows.count; i++) {
		struct act step = *act;

		step.token = NULL;
		st = shipment_sign(db, &step, row[i].id, "");
		if (st == STATUS_CONFLICT || st == STATUS_NOT_FOUND)
			continue;
		if (st != STATUS_OK)
			return st;
		(*done)++;
	}
	return STATUS_OK;
}

static enum status
complete_one(struct db *db, struct act *act, void *context)
{
	struct errand *errand = context;
	struct order_core order;
	enum status st;

	errand->changed = false;
	st = order_core_take(db, act, errand->id, &order);
	if (st != STATUS_OK)
		return st;
	st = order_core_complete(db, act, &order);
	errand->changed = order.state == ORDER_COMPLETED;
	return st;
}

enum status
order_job_complete(struct db *db, struct act *act, int64_t *done)
{
	struct db_rows rows;
	enum status st;

	*done = 0;
	st = db_all(db, act->mem, &stmt_job_complete, DB_NO_ARGS, &rows);
	if (st != STATUS_OK)
		return st;
	return run_each(db, act, &rows, complete_one, done);
}

enum status
order_job_reevaluate(struct db *db, struct act *act, int64_t *done)
{
	struct db_rows rows;
	const struct order_job_row *row;
	size_t i;
	enum status st;

	*done = 0;
	st = db_all(db, act->mem, &stmt_job_held, DB_NO_ARGS, &rows);
	if (st != STATUS_OK)
		return st;

	row = rows.items;
	for (i = 0; i < rows.count; i++) {
		int64_t freed;

		st = credit_reevaluate(db, act, row[i].id, &freed);
		if (st != STATUS_OK)
			return st;
		*done += freed;
	}
	return STATUS_OK;
}

static enum status
serve_one(struct db *db, struct act *act, void *context)
{
	struct errand *errand = context;
	struct order_core order;
	struct core_lines lines;
	int64_t before = 0;
	int64_t after = 0;
	size_t i;
	enum status st;

	errand->changed = false;
	st = order_core_take(db, act, errand->id, &order);
	if (st != STATUS_OK)
		return st;
	if (order.state != ORDER_CONFIRMED && order.state != ORDER_PART_SHIPPED)
		return STATUS_CONFLICT;
	st = order_core_lines(db, act, order.id, &lines);
	if (st != STATUS_OK)
		return st;
	for (i = 0; i < lines.count; i++)
		before += lines.items[i].reserved;
	st = order_core_reserve(db, act, &order, &lines);
	if (st != STATUS_OK)
		return st;
	for (i = 0; i < lines.count; i++)
		after += lines.items[i].reserved;
	if (after == before)
		return STATUS_OK;

	errand->changed = true;
	st = order_core_save_lines(db, order.id, &lines);
	if (st != STATUS_OK)
		return st;
	return order_core_tell(db, act, &order,
	    &(struct order_news){
		.announced = EVENT_NONE,
		.event = "reserved",
		.from = order.state,
	    });
}

enum status
order_reserve_backorders(struct db *db, struct act *act, int64_t *done)
{
	struct setting setting;
	struct db_rows rows;
	enum status st;

	*done = 0;
	st = setting_read(db, act->mem, &setting);
	if (st != STATUS_OK)
		return st;
	st = db_all(db, act->mem, &stmt_job_backorders,
	    DB_ARGS(
		db_day(day_from_instant(act->now, (int)setting.zone_minutes))),
	    &rows);
	if (st != STATUS_OK)
		return st;
	return run_each(db, act, &rows, serve_one, done);
}
