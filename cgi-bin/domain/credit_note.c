/**
 * @file
 * Credit notes as they are read.  See credit_note.h; posting is in
 * credit_note_post.c.
 */
#include "domain/credit_note.h"

#include "domain/credit_note_sql.h"
#include "domain/number.h"
#include "domain/order_core.h"

static void
put_numbers(struct arena *mem, struct credit_note *row)
{
	row->number = order_core_number(
	    mem, NUMBER_CREDIT_NOTE, row->id, row->foreign_no);
	if (row->order_id != 0)
		row->order_number = order_core_number(
		    mem, NUMBER_ORDER, row->order_id, row->order_foreign_no);
}

enum status
credit_note_list(struct db *db, struct arena *mem, const struct actor *who,
    const struct credit_note_filter *filter, struct db_rows *rows)
{
	struct db_build build;
	struct credit_note *row;
	size_t i;
	enum status st;

	if (filter->limit < 1 || filter->limit > 501)
		return STATUS_INVALID;

	db_build_begin(&build, &stmt_credit_note_list, DB_NO_ARGS);
	if (filter->kind != 0)
		db_build_add(&build, credit_note_list_kind,
		    DB_ARGS(db_int(filter->kind)));
	if (filter->unapplied)
		db_build_add(&build, credit_note_list_unapplied, DB_NO_ARGS);
	if (filter->customer_id != 0)
		db_build_add(&build, credit_note_list_customer,
		    DB_ARGS(db_int(filter->customer_id)));
	if (!instant_is_none(filter->from))
		db_build_add(&build, credit_note_list_from,
		    DB_ARGS(db_instant(filter->from)));
	if (!instant_is_none(filter->before))
		db_build_add(&build, credit_note_list_before,
		    DB_ARGS(db_instant(filter->before)));
	if (filter->after_id != 0)
		db_build_add(&build, credit_note_list_after,
		    DB_ARGS(db_instant(filter->after_at),
			db_instant(filter->after_at),
			db_int(filter->after_id)));
	db_build_add(
	    &build, credit_note_list_newest, DB_ARGS(db_int(filter->limit)));
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
credit_note_find(struct db *db, struct arena *mem, const struct actor *who,
    int64_t id, struct credit_note *out)
{
	struct credit_note row = { 0 };
	enum status st;

	st = db_one_scoped(db, mem, &stmt_credit_note_find,
	    actor_scope(who, ACTION_MONEY_SEE), DB_ARGS(db_int(id)), &row);
	if (st != STATUS_OK)
		return st;

	put_numbers(mem, &row);
	*out = row;
	return STATUS_OK;
}

enum status
credit_note_id_of(struct db *db, struct arena *mem, const struct actor *who,
    const char *number, int64_t *id)
{
	struct db_scope scope = actor_scope(who, ACTION_MONEY_SEE);
	struct credit_note_id_row row;
	int64_t own;
	enum status st = STATUS_NOT_FOUND;

	if (number_parse(NUMBER_CREDIT_NOTE, number, &own) == STATUS_OK)
		st = db_one_scoped(db, mem, &stmt_credit_note_by_id, scope,
		    DB_ARGS(db_int(own)), &row);
	if (st == STATUS_NOT_FOUND)
		st = db_one_scoped(db, mem, &stmt_credit_note_by_foreign, scope,
		    DB_ARGS(db_text(number)), &row);
	if (st == STATUS_OK)
		*id = row.id;
	return st;
}
