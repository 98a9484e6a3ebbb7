/**
 * @file
 * What the use cases of money share.  See receivable_core.h.
 */
#include "domain/receivable_core.h"

#include <stdlib.h>

#include "base/text.h"
#include "domain/receivable_core_sql.h"
#include "domain/setting.h"

static int
by_size(const void *a, const void *b)
{
	int64_t left = *(const int64_t *)a;
	int64_t right = *(const int64_t *)b;

	return (left > right) - (left < right);
}

/* Lock orders by ascending id; `more` (0 for none) among them. */
static enum status
lock_orders(
    struct db *db, struct act *act, const struct db_rows *found, int64_t more)
{
	int64_t *ids = arena_calloc(act->mem, found->count + 1, sizeof(*ids));
	const struct core_id_row *row = found->items;
	struct db_rows locked;
	size_t count = 0;
	size_t i;

	for (i = 0; i < found->count; i++)
		ids[count++] = row[i].id;
	if (more != 0)
		ids[count++] = more;
	if (count == 0)
		return STATUS_OK;
	qsort(ids, count, sizeof(*ids), by_size);
	return db_all(db, act->mem, &stmt_money_orders_lock,
	    DB_ARGS(db_ints(ids, count)), &locked);
}

enum status
receivable_core_lock(struct db *db, struct act *act, const int64_t *ids,
    size_t count, int64_t order_id, struct core_receivables *out)
{
	struct db_rows rows = { 0 };
	enum status st;

	*out = (struct core_receivables){ 0 };
	if (count > 0) {
		st = db_all(db, act->mem, &stmt_money_orders_of,
		    DB_ARGS(db_ints(ids, count)), &rows);
		if (st != STATUS_OK)
			return st;
	}
	st = lock_orders(db, act, &rows, order_id);
	if (st != STATUS_OK || count == 0)
		return st;
	st = db_all(db, act->mem, &stmt_money_receivables_lock,
	    DB_ARGS(db_ints(ids, count)), &rows);
	if (st != STATUS_OK)
		return st;

	out->items = rows.items;
	out->count = rows.count;
	return STATUS_OK;
}

struct core_receivable *
receivable_core_of(const struct core_receivables *all, int64_t id)
{
	size_t i;

	for (i = 0; i < all->count; i++) {
		if (all->items[i].id == id)
			return &all->items[i];
	}
	return NULL;
}

enum status
receivable_core_facets(struct db *db, const int64_t *orders, size_t count)
{
	if (count == 0)
		return STATUS_OK;
	return db_run(
	    db, &stmt_money_facets, DB_ARGS(db_ints(orders, count)), NULL);
}

enum status
receivable_core_save(
    struct db *db, struct act *act, const struct core_receivables *all)
{
	struct db_items items = {
		.columns = money_receivable_save_columns,
		.column_count = money_receivable_save_column_count,
		.items = all->items,
		.item_size = sizeof(*all->items),
		.count = all->count,
	};
	int64_t *orders =
	    arena_calloc(act->mem, all->count + 1, sizeof(*orders));
	size_t count = 0;
	size_t i;
	enum status st;

	if (all->count == 0)
		return STATUS_OK;
	st = db_bulk(db, &stmt_money_receivable_save, &items, NULL);
	if (st != STATUS_OK)
		return st;

	for (i = 0; i < all->count; i++) {
		if (all->items[i].order_id != 0)
			orders[count++] = all->items[i].order_id;
	}
	return receivable_core_facets(db, orders, count);
}

enum status
receivable_core_customer(struct db *db, struct act *act, enum action action,
    int64_t customer_id, struct core_customer *out)
{
	if (!actor_may(act->who, action))
		return STATUS_FORBIDDEN;
	return db_one_scoped(db, act->mem, &stmt_money_customer,
	    actor_scope(act->who, action), DB_ARGS(db_int(customer_id)), out);
}

enum status
receivable_core_today(struct db *db, struct act *act, struct day *out)
{
	struct setting setting;
	enum status st;

	st = setting_read(db, act->mem, &setting);
	if (st != STATUS_OK)
		return st;
	*out = day_from_instant(act->now, (int)setting.zone_minutes);
	return STATUS_OK;
}

bool
receivable_core_fits(const char *text, size_t characters)
{
	return text != NULL && utf8_is_valid(text, strlen(text)) &&
	    utf8_length(text) <= characters && !text_has_controls(text) &&
	    strpbrk(text, "\t\n") == NULL;
}

enum status
receivable_core_post(struct db *db, struct act *act,
    const struct core_posting *posting, int64_t *id)
{
	return db_insert(db, &stmt_money_receivable_insert,
	    DB_ARGS(db_int(posting->customer->id),
		db_id(posting->customer->rep_id),
		db_id(posting->customer->team_id), db_int(posting->kind),
		db_id(posting->order_id), db_id(posting->shipment_id),
		db_id(posting->return_id), db_id(posting->return_position),
		db_text(posting->foreign_no), db_instant(act->now),
		db_day(posting->posted_on), db_day(posting->due_on),
		db_int(posting->amount_fen), db_int(posting->amount_fen),
		db_int(posting->tax_fen)),
	    id);
}

enum status
receivable_core_book(struct db *db, struct act *act,
    const struct core_booking *booking, const int64_t *ids, size_t count)
{
	struct db_rows rows;
	struct db_items items = {
		.columns = money_use_columns,
		.column_count = money_use_column_count,
		.item_size = sizeof(struct core_use),
	};
	enum status st;

	st = db_all(
	    db, act->mem, booking->use, DB_ARGS(db_ints(ids, count)), &rows);
	if (st != STATUS_OK || rows.count == 0)
		return st;
	st = db_run(db, booking->entries,
	    DB_ARGS(db_instant(act->now), db_id(act->who->user_id),
		db_ints(ids, count)),
	    NULL);
	if (st != STATUS_OK)
		return st;
	items.items = rows.items;
	items.count = rows.count;
	st = db_bulk(db, &stmt_money_use_many, &items, NULL);
	if (st != STATUS_OK)
		return st;
	items.columns = money_group_use_columns;
	return db_bulk(db, &stmt_money_group_use_many, &items, NULL);
}
