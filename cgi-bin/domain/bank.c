/**
 * @file
 * Lines of bank files as they are read.  See bank.h.
 */
#include "domain/bank.h"

#include "domain/bank_match.h"
#include "domain/number.h"
#include "domain/order_core.h"

static void
put_number(struct arena *mem, struct bank_line *row)
{
	if (row->receipt_id != 0)
		row->receipt_number = order_core_number(
		    mem, NUMBER_RECEIPT, row->receipt_id, NULL);
}

enum status
bank_list(struct db *db, struct arena *mem, const struct actor *who,
    const struct bank_filter *filter, struct db_rows *rows)
{
	struct db_build build;
	struct bank_line *row;
	size_t i;
	enum status st;

	if (!actor_may(who, ACTION_RECEIPT_POST))
		return STATUS_FORBIDDEN;
	if (filter->limit < 1 || filter->limit > 501)
		return STATUS_INVALID;

	db_build_begin(&build, &stmt_bank_list, DB_NO_ARGS);
	if (filter->state != 0)
		db_build_add(
		    &build, bank_list_state, DB_ARGS(db_int(filter->state)));
	if (filter->after_id != 0)
		db_build_add(&build, bank_list_after,
		    DB_ARGS(db_day(filter->after_day),
			db_day(filter->after_day), db_int(filter->after_id)));
	db_build_add(&build, bank_list_newest, DB_ARGS(db_int(filter->limit)));
	st = db_build_all(
	    db, mem, &build, actor_scope(who, ACTION_RECEIPT_POST), rows);
	if (st != STATUS_OK)
		return st;

	row = rows->items;
	for (i = 0; i < rows->count; i++)
		put_number(mem, &row[i]);
	return STATUS_OK;
}

enum status
bank_find(struct db *db, struct arena *mem, const struct actor *who, int64_t id,
    struct bank_line *out)
{
	struct bank_line row = { 0 };
	enum status st;

	if (!actor_may(who, ACTION_RECEIPT_POST))
		return STATUS_FORBIDDEN;
	st = db_one(db, mem, &stmt_bank_find, DB_ARGS(db_int(id)), &row);
	if (st != STATUS_OK)
		return st;

	put_number(mem, &row);
	*out = row;
	return STATUS_OK;
}

enum status
bank_propose(struct db *db, struct arena *mem, const struct actor *who,
    int64_t line_id, struct db_rows *rows)
{
	struct bank_found *found = arena_calloc(mem, 1, sizeof(*found));
	struct bank_line line;
	enum status st;

	st = bank_find(db, mem, who, line_id, &line);
	if (st != STATUS_OK)
		return st;
	st = bank_gather(db, mem, who,
	    &(struct bank_lock_row){
		.id = line.id,
		.state = line.state,
		.booked_on = line.booked_on,
		.amount_fen = line.amount_fen,
		.payer = line.payer,
		.reference = line.reference,
	    },
	    found);
	if (st != STATUS_OK)
		return st;
	rows->items = found->items;
	rows->count = found->count;
	return STATUS_OK;
}
