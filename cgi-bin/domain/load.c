/**
 * @file
 * Load data from its beginning to its end.  See load.h.
 */
#include "domain/load.h"

#include "base/text.h"
#include "db/migrate_door.h"
#include "domain/contract_bar.h"
#include "domain/load_delivery.h"
#include "domain/load_money.h"
#include "domain/shelf.h"

enum {
	LOAD_STEP = 10000, /* orders in a transaction among others */
	LOAD_TELL = 1000,  /* orders between two calls of each() */
	LOAD_BUDGET_MS = 6 * 3600 * 1000,
	LOAD_OPEN_LEAST = 50,
	LOAD_OPEN_PER_MILLE = 17
};

struct db *
load_connect(const struct db_options *options)
{
	struct db *db = db_admin_new(options);

	db_set_deadline(db, LOAD_BUDGET_MS);
	return db;
}

static enum status
run_each(struct db *db, const char *const *sql, size_t count)
{
	unsigned number;
	enum status st = STATUS_OK;

	for (size_t i = 0; i < count && st == STATUS_OK; i++)
		st = db_admin_run(db, sql[i], strlen(sql[i]), &number);
	return st;
}

enum status
load_stop(struct db *db)
{
	return run_each(db, load_after_sql, load_after_sql_count);
}

/* --- Beginning ------------------------------------------------------------------------ */

static enum status
read_mark(struct db *db, struct arena *mem, enum load_answer *answer)
{
	struct load_mark_row mark;
	enum status st;

	st = db_one(db, mem, &stmt_load_mark, DB_NO_ARGS, &mark);
	*answer = LOAD_BEGUN;
	if (st == STATUS_NOT_FOUND)
		return STATUS_OK;
	if (st == STATUS_BUG) {
		*answer = LOAD_NO_TABLES;
		return STATUS_OK;
	}
	if (st == STATUS_OK)
		*answer = text_starts_with(mark.value, "done")
		    ? LOAD_DONE_BEFORE
		    : LOAD_HALF_DONE;
	return st;
}

struct mark {
	const struct load_world *world;
	const char *word;
};

static enum status
set_mark(struct db *db, void *context)
{
	const struct mark *mark = context;
	const struct load_plan *plan = &mark->world->plan;

	enum status st =
	    contract_rule_lift(db);

	if (st != STATUS_OK)
		return st;
	return db_run(db, &stmt_load_mark_set,
	    DB_ARGS(db_text(text_format(mark->world->mem,
			"%s: %lld customers, %lld products, %lld orders, "
			"seed %llu",
			mark->word, (long long)plan->customers,
			(long long)plan->products, (long long)plan->orders,
			(unsigned long long)plan->seed)),
		db_instant(plan->now)),
	    NULL);
}

static enum status
finish(struct db *db, void *context)
{
	enum status st = shelf_changed(db);

	return st == STATUS_OK ? set_mark(db, context) : st;
}

/* More orders in spring and before the holidays, few on Sundays, and more from
 * month to month. */
static void
spread_over_days(struct load_world *world)
{
	static const int64_t months[12] = { 118, 62, 96, 100, 104, 98, 92, 95,
		112, 88, 110, 124 };
	static const int64_t weekdays[7] = { 120, 112, 108, 106, 110, 46, 24 };
	int64_t sums[LOAD_DAYS + 1] = { 0 };

	for (int64_t day = 0; day < LOAD_DAYS; day++) {
		struct day at = day_from_number(world->first_day + day);

		sums[day + 1] = sums[day] +
		    months[at.month - 1] * weekdays[day_weekday(at) - 1] *
			(LOAD_DAYS + day / 2) / LOAD_DAYS;
	}
	for (int64_t day = 0; day <= LOAD_DAYS; day++)
		world->day_reach[day] =
		    world->plan.orders * sums[day] / sums[LOAD_DAYS];
}

static bool
plan_is_fine(const struct load_plan *plan)
{
	return plan->customers >= LOAD_CUSTOMERS_MIN &&
	    plan->customers <= LOAD_CUSTOMERS_MAX &&
	    plan->products >= LOAD_PRODUCTS_MIN &&
	    plan->products <= LOAD_PRODUCTS_MAX && plan->orders >= 1 &&
	    plan->orders <= LOAD_ORDERS_MAX;
}

static struct load_world *
world_new(struct arena *mem, const struct load_plan *plan)
{
	struct load_world *world = arena_calloc(mem, 1, sizeof(*world));
	struct day today = day_from_instant(plan->now, plan->zone_minutes);
	int64_t open = plan->orders * LOAD_OPEN_PER_MILLE / 1000;

	if (open < LOAD_OPEN_LEAST)
		open = LOAD_OPEN_LEAST;
	world->mem = mem;
	world->plan = *plan;
	world->cut = instant_from_day(today, plan->zone_minutes);
	world->first_day = day_number(today) - LOAD_DAYS;
	world->first_open = plan->orders > open ? plan->orders - open : 0;
	spread_over_days(world);
	return world;
}

enum status
load_begin(struct db *db, struct arena *mem, const struct load_plan *plan,
    enum load_answer *answer, struct load_world **world)
{
	struct mark mark = { .word = "begun" };
	enum status st;

	if (!plan_is_fine(plan))
		return STATUS_INVALID;
	st = read_mark(db, mem, answer);
	if (st == STATUS_OK && *answer == LOAD_HALF_DONE)
		return load_stop(db);
	if (st != STATUS_OK || *answer != LOAD_BEGUN)
		return st;
	*world = world_new(mem, plan);
	mark.world = *world;
	st = db_one(db, mem, &stmt_load_ids, DB_NO_ARGS, &(*world)->ids);
	if (st != STATUS_OK)
		return st;
	(*world)->is_empty = (*world)->ids.order_id == 1;
	st = db_transact(db, set_mark, &mark);
	if (st == STATUS_OK)
		st = run_each(db, load_before_sql, load_before_sql_count);
	if (st != STATUS_OK)
		return st;
	st = load_world_write(db, *world);
	if (st != STATUS_OK && load_stop(db) != STATUS_OK)
		return STATUS_UNAVAILABLE;
	return st;
}

/* --- Parts ----------------------------------------------------------------------------- */

/** One part on its way through the orders. */
struct passage {
	const struct load_world *world;
	enum load_part part;
	struct load_writer *out;
	struct load_books *books;   /* of the papers, else NULL */
	struct load_ledger *ledger; /* of the deliveries, else NULL */
	int64_t shipment_id;        /* the next */
	int64_t at;                 /* the next order */
	int64_t until;              /* where this transaction ends */
	bool is_begun;              /* this transaction was tried */
	void (*each)(void *context, int64_t done);
	void *context;
	struct load_order order;
};

static void
write_proposal(struct load_writer *out, const struct load_proposal_row *row)
{
	if (row->state == 0)
		return;
	memcpy(load_row(out, LOAD_PROPOSALS), row, sizeof(*row));
	memcpy(load_row(out, LOAD_PROPOSAL_LINES), row, sizeof(*row));
}

/* The draft of an order that was sent back. */
static void
write_draft(struct load_writer *out, const struct load_order *order)
{
	struct load_draft_row *draft;

	if (order->row.draft_id == 0)
		return;
	draft = load_row(out, LOAD_DRAFTS);
	*draft = (struct load_draft_row){
		.draft_id = order->row.draft_id,
		.customer_id = order->row.customer_id,
		.kind = 1,
		.name = "",
		.order_id = order->row.order_id,
		.user_id = order->row.entered_id,
		.at = order->ended_at,
		.line_count = order->row.line_count,
	};
	for (size_t i = 0; i < order->line_count; i++) {
		const struct load_line_row *line = &order->lines[i].row;
		struct load_draft_line_row *row =
		    load_row(out, LOAD_DRAFT_LINES);

		*row = (struct load_draft_line_row){
			.draft_id = order->row.draft_id,
			.position = line->position,
			.typed_code = line->sku,
			.product_id = line->product_id,
			.quantity = line->quantity,
		};
		snprintf(row->quantity_text, sizeof(row->quantity_text), "%lld",
		    (long long)line->quantity);
		row->typed_quantity = row->quantity_text;
	}
}

static void
write_papers(struct load_writer *out, const struct load_order *order)
{
	struct load_order_row *row = load_row(out, LOAD_ORDERS);

	*row = order->row;
	if (row->own_number_text[0] != '\0')
		row->own_number = row->own_number_text;
	for (size_t i = 0; i < order->line_count; i++)
		memcpy(load_row(out, LOAD_LINES), &order->lines[i].row,
		    sizeof(order->lines[i].row));
	if (order->hold.reason != 0)
		memcpy(load_row(out, LOAD_HOLDS), &order->hold,
		    sizeof(order->hold));
	write_proposal(out, &order->proposal);
	write_draft(out, order);
}

/* Both parts make the same shipments and number them alike. */
static void
number_shipments(struct passage *passage)
{
	struct load_order *order = &passage->order;

	for (size_t i = 0; i < order->shipment_count; i++)
		order->shipments[i].shipment_id = passage->shipment_id++;
}

static void
write_order(struct passage *passage)
{
	load_order_make(passage->world, passage->at++, &passage->order);
	number_shipments(passage);
	if (passage->part == LOAD_DELIVERIES) {
		load_deliver(passage->out, passage->ledger, &passage->order);
		return;
	}
	write_papers(passage->out, &passage->order);
	load_book(passage->out, passage->books, &passage->order);
}

static void
write_sums(struct passage *passage)
{
	if (passage->part == LOAD_DELIVERIES)
		load_settle(passage->out, passage->ledger);
	else
		load_close(passage->out, passage->books);
}

static enum status
write_some(struct db *db, void *context)
{
	struct passage *passage = context;

	(void)db;
	/* Orders do not come twice: what broke off is not tried again. */
	if (passage->is_begun)
		return STATUS_UNAVAILABLE;
	passage->is_begun = true;
	while (
	    passage->at < passage->until && passage->out->failed == STATUS_OK) {
		write_order(passage);
		if (passage->each != NULL && passage->at % LOAD_TELL == 0)
			passage->each(passage->context, passage->at);
	}
	if (passage->at == passage->world->plan.orders)
		write_sums(passage);
	return load_flush(passage->out);
}

static enum status
write_all(struct db *db, struct passage *passage)
{
	const struct load_world *world = passage->world;
	enum status st = STATUS_OK;

	while (st == STATUS_OK && passage->at < world->plan.orders) {
		passage->until = world->is_empty ? world->plan.orders
						 : passage->at + LOAD_STEP;
		if (passage->until > world->plan.orders)
			passage->until = world->plan.orders;
		passage->is_begun = false;
		st = db_transact(db, write_some, passage);
	}
	return st;
}

enum status
load_part(struct db *db, const struct load_world *world, enum load_part part,
    void (*each)(void *context, int64_t done), void *context)
{
	struct passage *passage;
	struct arena *mem;
	enum status st;

	st = run_each(db, load_session_sql, load_session_sql_count);
	if (st != STATUS_OK)
		return st;
	mem = arena_new(sizeof(*passage) + 4096);
	passage = arena_calloc(mem, 1, sizeof(*passage));
	passage->world = world;
	passage->part = part;
	passage->each = each;
	passage->context = context;
	passage->out = load_writer_new(db);
	passage->shipment_id = world->ids.shipment_id;
	if (part == LOAD_DELIVERIES)
		passage->ledger = load_ledger_new(world);
	else
		passage->books = load_books_new(world);
	st = write_all(db, passage);
	if (passage->ledger != NULL)
		load_ledger_free(passage->ledger);
	if (passage->books != NULL)
		load_books_free(passage->books);
	load_writer_free(passage->out);
	arena_free(mem);
	return st;
}

enum status
load_end(struct db *db, const struct load_world *world)
{
	struct mark mark = { .world = world, .word = "done" };
	enum status st;

	st = run_each(db, load_analyze_sql, load_analyze_sql_count);
	if (st == STATUS_OK)
		st = load_stop(db);
	if (st != STATUS_OK)
		return st;
	return db_transact(db, finish, &mark);
}
