/**
 * @file
 * Which money settled which receivable.  See application.h.
 */
#include "domain/application.h"

#include "domain/application_sql.h"
#include "domain/number.h"
#include "domain/order_core.h"
#include "domain/receipt.h"
#include "domain/receivable_core.h"

/* Applications of one receipt that one act undoes. */
enum {
	LIVE_MAX = 1000
};

/* Money being applied. */
struct applying {
	enum money_source source;
	int64_t id;
	int64_t order_id; /* that order's alone; 0: any */
	const struct application_part *parts;
	size_t count;
	int64_t applied_fen;
	int64_t customer_id;
};

/* A receipt has a page of its own, credit notes stand among the receipts. */
static void
lead_to_source(struct act *act, enum money_source source, int64_t id)
{
	if (source == SOURCE_RECEIPT)
		act_lead(act, "/receipts/%s",
		    order_core_number(act->mem, NUMBER_RECEIPT, id, NULL));
	else
		act_lead(act, "/receipts");
}

static const struct db_query *
find_source(enum money_source source)
{
	return source == SOURCE_RECEIPT ? &stmt_application_receipt
					: &stmt_application_note;
}

static const struct db_query *
lock_source(enum money_source source)
{
	return source == SOURCE_RECEIPT ? &stmt_application_receipt_lock
					: &stmt_application_note_lock;
}

/* Take from (or, below 0, give back to) what is left of it. */
static enum status
take_from(struct db *db, enum money_source source, int64_t id, int64_t fen)
{
	return db_change(db,
	    source == SOURCE_RECEIPT ? &stmt_application_receipt_take
				     : &stmt_application_note_take,
	    DB_ARGS(db_int(fen), db_int(id), db_int(fen)));
}

static enum status
check_parts(const struct applying *job)
{
	size_t i;
	size_t k;

	if (job->parts == NULL)
		return STATUS_OK;
	if (job->count == 0 || job->count > APPLICATION_PARTS_MAX)
		return STATUS_INVALID;
	for (i = 0; i < job->count; i++) {
		if (job->parts[i].amount_fen <= 0)
			return STATUS_INVALID;
		for (k = 0; k < i; k++) {
			if (job->parts[k].receivable_id ==
			    job->parts[i].receivable_id)
				return STATUS_INVALID;
		}
	}
	return STATUS_OK;
}

/* The receivables to look at, in the order they are served. */
static enum status
choose(struct db *db, struct act *act, const struct applying *job,
    int64_t customer_id, int64_t **ids, size_t *count)
{
	const struct application_id_row *row;
	struct db_rows rows;
	size_t i;
	enum status st;

	if (job->parts != NULL) {
		*ids = arena_calloc(act->mem, job->count, sizeof(**ids));
		for (i = 0; i < job->count; i++)
			(*ids)[i] = job->parts[i].receivable_id;
		*count = job->count;
		return STATUS_OK;
	}

	st = db_all(db, act->mem,
	    job->order_id != 0 ? &stmt_application_of_order
			       : &stmt_application_oldest,
	    DB_ARGS(db_int(job->order_id != 0 ? job->order_id : customer_id),
		db_int(APPLICATION_PARTS_MAX)),
	    &rows);
	if (st != STATUS_OK)
		return st;
	row = rows.items;
	*ids = arena_calloc(act->mem, rows.count + 1, sizeof(**ids));
	for (i = 0; i < rows.count; i++)
		(*ids)[i] = row[i].id;
	*count = rows.count;
	return STATUS_OK;
}

/* How much of each, in the order of `ids`; open_fen falls. */
static enum status
share_out(struct act *act, struct applying *job,
    const struct application_source_row *source,
    const struct core_receivables *all, const int64_t *ids, size_t count,
    struct application_entry **entries, size_t *entry_count)
{
	int64_t left = source->unapplied_fen;
	size_t i;

	*entries = arena_calloc(act->mem, count + 1, sizeof(**entries));
	*entry_count = 0;
	for (i = 0; i < count; i++) {
		struct core_receivable *one = receivable_core_of(all, ids[i]);
		int64_t fen;

		if (one == NULL || one->customer_id != source->customer_id)
			return STATUS_NOT_FOUND;
		if (source->order_id != 0 && one->order_id != source->order_id)
			return STATUS_CONFLICT;
		fen = one->open_fen < left ? one->open_fen : left;
		if (job->parts != NULL) {
			if (job->parts[i].amount_fen > fen)
				return STATUS_CONFLICT;
			fen = job->parts[i].amount_fen;
		}
		if (fen == 0)
			continue;
		left -= fen;
		one->open_fen -= fen;
		(*entries)[(*entry_count)++] = (struct application_entry){
			.customer_id = source->customer_id,
			.receivable_id = one->id,
			.receipt_id =
			    job->source == SOURCE_RECEIPT ? job->id : 0,
			.credit_note_id =
			    job->source == SOURCE_CREDIT_NOTE ? job->id : 0,
			.amount_fen = fen,
			.at = act->now,
			.user_id = act->who->user_id,
		};
	}
	job->applied_fen = source->unapplied_fen - left;
	return STATUS_OK;
}

static enum status
write_entries(
    struct db *db, const struct application_entry *entries, size_t count)
{
	struct db_items items = {
		.columns = application_insert_columns,
		.column_count = application_insert_column_count,
		.items = entries,
		.item_size = sizeof(*entries),
		.count = count,
	};

	return db_bulk(db, &stmt_application_insert, &items, NULL);
}

/* Only what changed is written: a customer may have hundreds open. */
static enum status
save_applied(struct db *db, struct act *act, const struct core_receivables *all,
    const struct application_entry *entries, size_t count)
{
	struct core_receivables changed = { .count = count };
	size_t i;

	changed.items = arena_calloc(act->mem, count, sizeof(*changed.items));
	for (i = 0; i < count; i++)
		changed.items[i] =
		    *receivable_core_of(all, entries[i].receivable_id);
	return receivable_core_save(db, act, &changed);
}

static enum status
apply_job(struct db *db, struct act *act, struct applying *job)
{
	struct application_source_row source;
	struct core_receivables all;
	struct application_entry *entries;
	size_t entry_count;
	int64_t *ids;
	size_t count;
	enum status st;

	job->applied_fen = 0;
	st = check_parts(job);
	if (st == STATUS_OK)
		st = db_one(db, act->mem, find_source(job->source),
		    DB_ARGS(db_int(job->id)), &source);
	if (st != STATUS_OK)
		return st;
	job->customer_id = source.customer_id;
	if (job->parts == NULL && job->order_id == 0)
		job->order_id = source.order_id;
	st = choose(db, act, job, source.customer_id, &ids, &count);
	if (st == STATUS_OK)
		st = receivable_core_lock(
		    db, act, ids, count, source.order_id, &all);
	if (st == STATUS_OK)
		st = db_one(db, act->mem, lock_source(job->source),
		    DB_ARGS(db_int(job->id)), &source);
	if (st != STATUS_OK)
		return st;
	if (!source.is_live)
		return STATUS_CONFLICT;
	st = share_out(
	    act, job, &source, &all, ids, count, &entries, &entry_count);
	if (st != STATUS_OK || entry_count == 0)
		return st;

	st = take_from(db, job->source, job->id, job->applied_fen);
	if (st == STATUS_OK)
		st = write_entries(db, entries, entry_count);
	if (st == STATUS_OK)
		st = save_applied(db, act, &all, entries, entry_count);
	return st;
}

enum status
application_apply_within(struct db *db, struct act *act,
    enum money_source source, int64_t id, int64_t order_id,
    const struct application_part *parts, size_t count, int64_t *applied_fen)
{
	struct applying job = {
		.source = source,
		.id = id,
		.order_id = order_id,
		.parts = parts,
		.count = count,
	};
	enum status st;

	st = apply_job(db, act, &job);
	if (applied_fen != NULL)
		*applied_fen = job.applied_fen;
	return st;
}

static enum status
apply_once(struct db *db, struct act *act, void *context)
{
	struct applying *job = context;
	struct application_source_row source;
	struct core_customer customer;
	enum status st;

	if (!actor_may(act->who, ACTION_RECEIPT_POST))
		return STATUS_FORBIDDEN;
	st = db_one(db, act->mem, find_source(job->source),
	    DB_ARGS(db_int(job->id)), &source);
	if (st == STATUS_OK)
		st = receivable_core_customer(db, act, ACTION_RECEIPT_POST,
		    source.customer_id, &customer);
	if (st == STATUS_OK)
		st = apply_job(db, act, job);
	if (st != STATUS_OK)
		return st;

	lead_to_source(act, job->source, job->id);
	return job->applied_fen > 0 ? STATUS_OK : STATUS_CONFLICT;
}

enum status
application_apply(struct db *db, struct act *act, enum money_source source,
    int64_t id, const struct application_part *parts, size_t count,
    int64_t *applied_fen)
{
	struct applying job = {
		.source = source,
		.id = id,
		.parts = parts,
		.count = count,
	};
	enum status st;

	st = act_run(db, act, apply_once, &job);
	if (applied_fen != NULL)
		*applied_fen = job.applied_fen;
	if (st == STATUS_OK && !act->replayed)
		receipt_posted(db, act, job.customer_id);
	return st;
}

/* Counter entries for some that stand; their receivables are locked. */
static enum status
counter(struct db *db, struct act *act, const struct core_receivables *all,
    const struct application_entry *live, size_t count)
{
	struct application_entry *entries =
	    arena_calloc(act->mem, count + 1, sizeof(*entries));
	size_t i;
	enum status st;

	for (i = 0; i < count; i++) {
		struct core_receivable *one =
		    receivable_core_of(all, live[i].receivable_id);

		if (one == NULL)
			return STATUS_BUG;
		one->open_fen += live[i].amount_fen;
		entries[i] = live[i];
		entries[i].amount_fen = -live[i].amount_fen;
		entries[i].undoes_id = live[i].id;
		entries[i].at = act->now;
		entries[i].user_id = act->who->user_id;
	}
	st = write_entries(db, entries, count);
	if (st != STATUS_OK)
		return st;
	return receivable_core_save(db, act, all);
}

/* Undoing one. */
struct undoing {
	int64_t id;
	int64_t customer_id;
};

static enum status
undo_once(struct db *db, struct act *act, void *context)
{
	struct undoing *job = context;
	struct application_entry live;
	struct application_source_row source;
	struct application_id_row undone;
	struct core_customer customer;
	struct core_receivables all;
	enum money_source kind;
	int64_t id;
	enum status st;

	if (!actor_may(act->who, ACTION_RECEIPT_POST))
		return STATUS_FORBIDDEN;
	st = db_one(db, act->mem, &stmt_application_one,
	    DB_ARGS(db_int(job->id)), &live);
	if (st == STATUS_OK)
		st = receivable_core_customer(
		    db, act, ACTION_RECEIPT_POST, live.customer_id, &customer);
	if (st != STATUS_OK)
		return st;
	if (live.amount_fen < 0)
		return STATUS_CONFLICT;

	job->customer_id = live.customer_id;
	kind = live.receipt_id != 0 ? SOURCE_RECEIPT : SOURCE_CREDIT_NOTE;
	id = live.receipt_id != 0 ? live.receipt_id : live.credit_note_id;
	st = receivable_core_lock(db, act, &live.receivable_id, 1, 0, &all);
	if (st == STATUS_OK)
		st = db_one(db, act->mem, lock_source(kind),
		    DB_ARGS(db_int(id)), &source);
	if (st != STATUS_OK)
		return st;
	st = db_one(db, act->mem, &stmt_application_undone_lock,
	    DB_ARGS(db_int(live.id)), &undone);
	if (st == STATUS_OK)
		return STATUS_CONFLICT;
	if (st != STATUS_NOT_FOUND)
		return st;
	st = take_from(db, kind, id, -live.amount_fen);
	if (st == STATUS_OK)
		st = counter(db, act, &all, &live, 1);
	lead_to_source(act, kind, id);
	return st;
}

enum status
application_undo(struct db *db, struct act *act, int64_t application_id)
{
	struct undoing job = { .id = application_id };
	enum status st;

	st = act_run(db, act, undo_once, &job);
	if (st == STATUS_OK && !act->replayed)
		receipt_posted(db, act, job.customer_id);
	return st;
}

enum status
application_undo_all_within(struct db *db, struct act *act, int64_t receipt_id)
{
	struct application_source_row source;
	const struct application_entry *row;
	struct core_receivables all;
	struct db_rows rows;
	int64_t *ids;
	int64_t sum = 0;
	size_t i;
	enum status st;

	st = db_one(db, act->mem, &stmt_application_receipt,
	    DB_ARGS(db_int(receipt_id)), &source);
	if (st == STATUS_OK)
		st = db_all(db, act->mem, &stmt_application_live,
		    DB_ARGS(db_int(receipt_id)), &rows);
	if (st != STATUS_OK)
		return st;

	if (rows.count > LIVE_MAX)
		return STATUS_CONFLICT;
	row = rows.items;
	ids = arena_calloc(act->mem, rows.count + 1, sizeof(*ids));
	for (i = 0; i < rows.count; i++)
		ids[i] = row[i].receivable_id;
	st = receivable_core_lock(
	    db, act, ids, rows.count, source.order_id, &all);
	if (st == STATUS_OK)
		st = db_one(db, act->mem, &stmt_application_receipt_lock,
		    DB_ARGS(db_int(receipt_id)), &source);
	if (st == STATUS_OK)
		st = db_all(db, act->mem, &stmt_application_live_lock,
		    DB_ARGS(db_int(receipt_id)), &rows);
	if (st != STATUS_OK)
		return st;

	row = rows.items;
	for (i = 0; i < rows.count; i++) {
		/* Applied to another one meanwhile: lock that too. */
		if (receivable_core_of(&all, row[i].receivable_id) == NULL) {
			db_ask_again(db);
			return STATUS_CONFLICT;
		}
		sum += row[i].amount_fen;
	}
	if (rows.count == 0)
		return STATUS_OK;
	st = take_from(db, SOURCE_RECEIPT, receipt_id, -sum);
	if (st != STATUS_OK)
		return st;
	return counter(db, act, &all, row, rows.count);
}

enum status
application_list(struct db *db, struct arena *mem, const struct actor *who,
    const struct application_filter *filter, struct db_rows *rows)
{
	struct db_build build;
	struct application *row;
	size_t i;
	enum status st;

	if (filter->limit < 1 || filter->limit > 501)
		return STATUS_INVALID;

	db_build_begin(&build, &stmt_application_list, DB_NO_ARGS);
	if (filter->receivable_id != 0)
		db_build_add(&build, application_list_receivable,
		    DB_ARGS(db_int(filter->receivable_id)));
	else if (filter->receipt_id != 0)
		db_build_add(&build, application_list_receipt,
		    DB_ARGS(db_int(filter->receipt_id)));
	else if (filter->credit_note_id != 0)
		db_build_add(&build, application_list_note,
		    DB_ARGS(db_int(filter->credit_note_id)));
	else
		return STATUS_INVALID;
	db_build_add(
	    &build, application_list_oldest, DB_ARGS(db_int(filter->limit)));
	st = db_build_all(
	    db, mem, &build, actor_scope(who, ACTION_MONEY_SEE), rows);
	if (st != STATUS_OK)
		return st;

	row = rows->items;
	for (i = 0; i < rows->count; i++) {
		row[i].receivable_number = row[i].shipment_id != 0
		    ? order_core_number(mem, NUMBER_SHIPMENT,
			  row[i].shipment_id, row[i].receivable_foreign_no)
		    : order_core_number(mem, NUMBER_RECEIVABLE,
			  row[i].receivable_id, row[i].receivable_foreign_no);
		row[i].source_number = row[i].receipt_id != 0
		    ? order_core_number(
			  mem, NUMBER_RECEIPT, row[i].receipt_id, NULL)
		    : order_core_number(mem, NUMBER_CREDIT_NOTE,
			  row[i].credit_note_id, row[i].source_foreign_no);
	}
	return STATUS_OK;
}
