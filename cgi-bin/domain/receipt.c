/**
 * @file
 * Receipts as they are read.  See receipt.h; the use cases are in
 * receipt_post.c.
 */
#include "domain/receipt.h"

#include "domain/number.h"
#include "domain/order_core.h"
#include "domain/receipt_sql.h"

static void
put_numbers(struct arena *mem, struct receipt *row)
{
	row->number = order_core_number(mem, NUMBER_RECEIPT, row->id, NULL);
	if (row->order_id != 0)
		row->order_number = order_core_number(
		    mem, NUMBER_ORDER, row->order_id, row->order_foreign_no);
}

static void
choose(struct db_build *build, const struct receipt_filter *filter)
{
	if (filter->kind != 0)
		db_build_add(
		    build, receipt_list_kind, DB_ARGS(db_int(filter->kind)));
	if (filter->state != 0)
		db_build_add(
		    build, receipt_list_state, DB_ARGS(db_int(filter->state)));
	if (filter->unapplied)
		db_build_add(build, receipt_list_unapplied, DB_NO_ARGS);
	if (filter->payer_differs)
		db_build_add(build, receipt_list_differs, DB_NO_ARGS);
	if (filter->customer_id != 0)
		db_build_add(build, receipt_list_customer,
		    DB_ARGS(db_int(filter->customer_id)));
	if (filter->order_id != 0)
		db_build_add(build, receipt_list_order_id,
		    DB_ARGS(db_int(filter->order_id)));
	if (!instant_is_none(filter->from))
		db_build_add(build, receipt_list_from,
		    DB_ARGS(db_instant(filter->from)));
	if (!instant_is_none(filter->before))
		db_build_add(build, receipt_list_before,
		    DB_ARGS(db_instant(filter->before)));
	if (filter->after_id != 0)
		db_build_add(build, receipt_list_after,
		    DB_ARGS(db_instant(filter->after_at),
			db_instant(filter->after_at),
			db_int(filter->after_id)));
}

enum status
receipt_list(struct db *db, struct arena *mem, const struct actor *who,
    const struct receipt_filter *filter, struct db_rows *rows)
{
	struct db_build build;
	struct receipt *row;
	size_t i;
	enum status st;

	if (filter->limit < 1 || filter->limit > 501)
		return STATUS_INVALID;

	db_build_begin(&build, &stmt_receipt_list, DB_NO_ARGS);
	choose(&build, filter);
	db_build_add(
	    &build, receipt_list_newest, DB_ARGS(db_int(filter->limit)));
	st = db_build_all(
	    db, mem, &build, actor_scope(who, ACTION_MONEY_SEE), rows);
	if (st != STATUS_OK)
		return st;

	row = rows->items;
	for (i = 0; i < rows->count; i++)
		put_numbers(mem, &row[i]);
	return STATUS_OK;
}

enum status
receipt_find(struct db *db, struct arena *mem, const struct actor *who,
    int64_t id, struct receipt *out)
{
	struct receipt row = { 0 };
	enum status st;

	st = db_one_scoped(db, mem, &stmt_receipt_find,
	    actor_scope(who, ACTION_MONEY_SEE), DB_ARGS(db_int(id)), &row);
	if (st != STATUS_OK)
		return st;

	put_numbers(mem, &row);
	*out = row;
	return STATUS_OK;
}

enum status
receipt_id_of(struct db *db, struct arena *mem, const struct actor *who,
    const char *number, int64_t *id)
{
	struct receipt_id_row row;
	int64_t own;
	enum status st;

	if (number_parse(NUMBER_RECEIPT, number, &own) != STATUS_OK)
		return STATUS_NOT_FOUND;
	st = db_one_scoped(db, mem, &stmt_receipt_by_id,
	    actor_scope(who, ACTION_MONEY_SEE), DB_ARGS(db_int(own)), &row);
	if (st == STATUS_OK)
		*id = row.id;
	return st;
}
