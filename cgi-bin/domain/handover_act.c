/**
 * @file
 * Giving, taking, declining and taking back.  See handover.h.
 *
 * Lock order: the handovers; then the documents that carry a copy of rep_id, as
 * everybody locks them before what they refer to; the customers last.
 */
#include "domain/handover.h"

#include "base/text.h"
#include "domain/handover_sql.h"
#include "domain/outbox.h"

enum {
	CHUNK = 1000 /* customers in one statement */
};

static const char *
plain(struct arena *mem, int64_t value)
{
	return text_format(mem, "%lld", (long long)value);
}

/* Call `each` with the ids in pieces that fit a statement. */
static enum status
in_chunks(struct db *db, const int64_t *ids, size_t count,
    enum status (*each)(struct db *db, struct db_value list, void *context),
    void *context)
{
	enum status st = STATUS_OK;

	for (size_t at = 0; at < count && st == STATUS_OK; at += CHUNK) {
		size_t length = count - at < CHUNK ? count - at : CHUNK;

		st = each(db, db_ints(ids + at, length), context);
	}
	return st;
}

/* --- Giving --------------------------------------------------------------------- */

struct give_job {
	const struct handover_gift *gift;
	enum handover_fault *fault;
	struct act *act;
	int64_t first_id;
};

static enum status
refuse(struct give_job *job, enum handover_fault fault)
{
	*job->fault = fault;
	return STATUS_INVALID;
}

/* Who may take it, and that it is another than who gives. */
static enum status
check_taker(struct db *db, struct act *act, struct give_job *job)
{
	const struct handover_gift *gift = job->gift;
	struct db_value part = db_int(gift->part);
	struct handover_taker_row taker;
	enum status st;

	if (gift->part < TEAM_SALES || gift->part >= TEAM_PART_END ||
	    (gift->customer_id == 0 && gift->part != TEAM_SALES))
		return refuse(job, HANDOVER_FAULT_PART);
	if (utf8_length(gift->note) > HANDOVER_NOTE_CHARS)
		return refuse(job, HANDOVER_FAULT_NOTE);
	st = db_one(db, act->mem, &stmt_handover_taker,
	    DB_ARGS(db_int(gift->to_id), part, part, part, part), &taker);
	if (st == STATUS_NOT_FOUND)
		return refuse(job, HANDOVER_FAULT_TO);
	if (st != STATUS_OK)
		return st;
	if (gift->to_id == act->who->user_id)
		return refuse(job, HANDOVER_FAULT_SELF);
	return STATUS_OK;
}

static enum status
lock_customers(
    struct db *db, struct act *act, struct give_job *job, struct db_rows *rows)
{
	const struct handover_gift *gift = job->gift;
	struct db_scope scope = actor_scope(act->who, ACTION_HANDOVER_GIVE);

	if (gift->customer_id == 0)
		return db_all_scoped(db, act->mem, &stmt_handover_take_all,
		    scope, DB_ARGS(db_int(gift->from_id)), rows);
	return db_all_scoped(db, act->mem, &stmt_handover_take_customer, scope,
	    DB_ARGS(db_int(gift->part), db_int(gift->part),
		db_int(gift->customer_id)),
	    rows);
}

/* The customers to hand over: of a whole portfolio those that do not wait for
 * an answer already. */
static enum status
choose(struct give_job *job, struct arena *mem, const struct db_rows *rows,
    int64_t **ids, size_t *count)
{
	const struct handover_customer_row *row = rows->items;

	*ids = arena_calloc(mem, rows->count + 1, sizeof(**ids));
	*count = 0;
	for (size_t i = 0; i < rows->count; i++) {
		if (row[i].holder_id == job->gift->to_id)
			return refuse(job, HANDOVER_FAULT_SAME);
		if (!row[i].is_open)
			(*ids)[(*count)++] = row[i].id;
	}
	if (*count > HANDOVER_BATCH_MAX)
		return refuse(job, HANDOVER_FAULT_MANY);
	if (*count == 0)
		return refuse(job,
		    rows->count > 0 ? HANDOVER_FAULT_OPEN
				    : HANDOVER_FAULT_FROM);
	return STATUS_OK;
}

static enum status
insert_chunk(struct db *db, struct db_value list, void *context)
{
	struct give_job *job = context;
	const struct handover_gift *gift = job->gift;
	int64_t id = 0;
	enum status st = db_insert(db, &stmt_handover_insert,
	    DB_ARGS(db_int(gift->part), db_int(gift->part), db_int(gift->to_id),
		db_text(gift->note), db_int(job->act->who->user_id),
		db_instant(job->act->now), list),
	    &id);

	if (job->first_id == 0)
		job->first_id = id;
	return st;
}

static enum status
give_once(struct db *db, struct act *act, void *context)
{
	struct give_job *job = context;
	struct db_rows rows;
	int64_t *ids;
	size_t count;
	enum status st;

	*job->fault = HANDOVER_SOUND;
	job->act = act;
	job->first_id = 0;
	st = lock_customers(db, act, job, &rows);
	if (st != STATUS_OK)
		return st;
	if (job->gift->customer_id != 0 && rows.count == 0)
		return STATUS_NOT_FOUND;
	st = check_taker(db, act, job);
	if (st == STATUS_OK)
		st = choose(job, act->mem, &rows, &ids, &count);
	if (st == STATUS_OK)
		st = in_chunks(db, ids, count, insert_chunk, job);
	if (st == STATUS_OK)
		st = db_run(db, &stmt_handover_batch,
		    DB_ARGS(db_int(job->first_id), db_int(act->who->user_id),
			db_int(job->first_id)),
		    NULL);
	if (st != STATUS_OK)
		return st;
	act_lead(act, "/handovers/%lld", (long long)job->first_id);
	return outbox_add(db, act, EVENT_HANDOVER_GIVEN, job->first_id, ids[0],
	    "NO", plain(act->mem, job->first_id), "REASON",
	    plain(act->mem, (int64_t)count), (char *)NULL);
}

enum status
handover_give(struct db *db, struct act *act, const struct handover_gift *gift,
    enum handover_fault *fault)
{
	struct give_job job = { .gift = gift, .fault = fault };

	*fault = HANDOVER_SOUND;
	if (act->who->side != SIDE_STAFF ||
	    !actor_may(act->who, ACTION_HANDOVER_GIVE))
		return STATUS_FORBIDDEN;
	return act_run(db, act, give_once, &job);
}

/* --- Answering ------------------------------------------------------------------ */

struct answer_job {
	int64_t id;
	bool takes;
	const char *answer;
	enum handover_fault *fault;
};

/* The copies that each document carries. */
struct copies {
	int64_t rep_id, team_id;
};

static enum status
move_chunk(struct db *db, struct db_value list, void *context)
{
	static const struct db_query *const copies[] = {
		&stmt_handover_orders,
		&stmt_handover_shipments,
		&stmt_handover_returns,
		&stmt_handover_tickets,
		&stmt_handover_contracts,
		&stmt_handover_licences,
		&stmt_handover_credit_reviews,
		&stmt_handover_receivables,
		&stmt_handover_receipts,
		&stmt_handover_credit_notes,
		&stmt_handover_tax_invoices,
		&stmt_handover_statements,
		&stmt_handover_red_letters,
	};
	const struct copies *to = context;
	enum status st = STATUS_OK;

	for (size_t i = 0; i < ARRAY_LEN(copies) && st == STATUS_OK; i++)
		st = db_run(db, copies[i],
		    DB_ARGS(db_id(to->rep_id), db_id(to->team_id), list), NULL);
	return st;
}

/* The part of every customer of the batch; a changed holder is a conflict. */
static enum status
move_part(struct db *db, const struct handover_lock_row *first,
    const struct copies *to, int64_t count)
{
	static const struct db_query *const parts[TEAM_PART_END] = {
		[TEAM_SERVICE] = &stmt_handover_service,
		[TEAM_CREDIT] = &stmt_handover_credit,
		[TEAM_SPONSOR] = &stmt_handover_sponsor,
	};
	struct db_value batch = db_int(first->batch_id);
	int64_t hit = 0;
	enum status st = first->part == TEAM_SALES
	    ? db_run(db, &stmt_handover_rep, DB_ARGS(db_id(to->team_id), batch),
		  &hit)
	    : db_run(db, parts[first->part], DB_ARGS(batch), &hit);

	if (st == STATUS_OK && hit != count)
		return STATUS_CONFLICT;
	return st;
}

/* Tell the customers who have somebody to tell. */
static enum status
tell_customers(struct db *db, struct act *act, const struct db_rows *rows,
    const char *name)
{
	const struct handover_lock_row *row = rows->items;
	enum status st = STATUS_OK;

	for (size_t i = 0; i < rows->count && st == STATUS_OK; i++)
		if (row[i].has_users)
			st = outbox_add(db, act, EVENT_TEAM_CHANGED,
			    row[i].customer_id, row[i].customer_id, "NO",
			    plain(act->mem, row[i].customer_id), "SUBJECT",
			    name, (char *)NULL);
	return st;
}

static enum status
take(struct db *db, struct act *act, const struct db_rows *rows)
{
	const struct handover_lock_row *row = rows->items;
	struct db_value part = db_int(row->part);
	int64_t *ids = arena_calloc(act->mem, rows->count, sizeof(*ids));
	struct handover_taker_row taker;
	struct copies to;
	enum status st;

	/* Who left meanwhile, or lost the role, takes nothing. */
	st = db_one(db, act->mem, &stmt_handover_taker,
	    DB_ARGS(db_int(row->to_id), part, part, part, part), &taker);
	if (st != STATUS_OK)
		return st == STATUS_NOT_FOUND ? STATUS_CONFLICT : st;
	to = (struct copies){ taker.id, taker.team_id };
	for (size_t i = 0; i < rows->count; i++)
		ids[i] = row[i].customer_id;
	if (row->part == TEAM_SALES)
		st = in_chunks(db, ids, rows->count, move_chunk, &to);
	if (st == STATUS_OK)
		st = move_part(db, row, &to, (int64_t)rows->count);
	if (st == STATUS_OK)
		st = db_run(db, &stmt_handover_history,
		    DB_ARGS(db_instant(act->now), db_int(row->batch_id)), NULL);
	return st == STATUS_OK ? tell_customers(db, act, rows, taker.name) : st;
}

/* The whole batch of a handover, under lock; it waits for an answer. */
static enum status
lock_batch(struct db *db, struct act *act, int64_t id, struct db_rows *rows)
{
	const struct handover_lock_row *row;
	struct handover_lock_row one;
	enum status st = db_one(
	    db, act->mem, &stmt_handover_lock, DB_ARGS(db_int(id)), &one);

	if (st == STATUS_OK)
		st = db_all(db, act->mem, &stmt_handover_batch_lock,
		    DB_ARGS(db_int(one.batch_id)), rows);
	if (st != STATUS_OK)
		return st;
	row = rows->items;
	return rows->count == 0 || row->state != HANDOVER_GIVEN
	    ? STATUS_CONFLICT
	    : STATUS_OK;
}

static enum status
close_batch(struct db *db, struct act *act, int64_t batch_id,
    enum handover_state state, const char *answer)
{
	return db_run(db, &stmt_handover_answered,
	    DB_ARGS(db_int(state), db_instant(act->now), db_text(answer),
		db_int(batch_id)),
	    NULL);
}

static enum status
answer_once(struct db *db, struct act *act, void *context)
{
	const struct answer_job *job = context;
	size_t length = utf8_length(job->answer);
	const struct handover_lock_row *row;
	struct handover_lock_row one;
	struct db_rows rows;
	enum status st;

	*job->fault = HANDOVER_SOUND;
	st = db_one(
	    db, act->mem, &stmt_handover_lock, DB_ARGS(db_int(job->id)), &one);
	if (st != STATUS_OK)
		return st;
	if (one.to_id != act->who->user_id)
		return STATUS_FORBIDDEN;
	st = lock_batch(db, act, job->id, &rows);
	if (st != STATUS_OK)
		return st;
	if (length > HANDOVER_ANSWER_CHARS || (!job->takes && length == 0)) {
		*job->fault = HANDOVER_FAULT_ANSWER;
		return STATUS_INVALID;
	}
	row = rows.items;
	if (job->takes)
		st = take(db, act, &rows);
	if (st == STATUS_OK)
		st = close_batch(db, act, row->batch_id,
		    job->takes ? HANDOVER_TAKEN : HANDOVER_DECLINED,
		    job->answer);
	if (st != STATUS_OK)
		return st;
	act_lead(act, "/handovers/%lld", (long long)row->batch_id);
	return outbox_add(db, act,
	    job->takes ? EVENT_HANDOVER_TAKEN : EVENT_HANDOVER_DECLINED,
	    row->id, row->customer_id, "NO", plain(act->mem, row->batch_id),
	    "REASON",
	    job->takes ? plain(act->mem, (int64_t)rows.count) : job->answer,
	    (char *)NULL);
}

enum status
handover_answer(struct db *db, struct act *act, int64_t id, bool takes,
    const char *answer, enum handover_fault *fault)
{
	struct answer_job job = { id, takes, answer, fault };

	*fault = HANDOVER_SOUND;
	if (act->who->side != SIDE_STAFF)
		return STATUS_FORBIDDEN;
	return act_run(db, act, answer_once, &job);
}

static enum status
take_back_once(struct db *db, struct act *act, void *context)
{
	const int64_t *id = context;
	const struct handover_lock_row *row;
	struct handover one;
	struct db_rows rows;
	enum status st;

	st = handover_find(db, act->mem, act->who, *id, &one);
	if (st != STATUS_OK)
		return st;
	if (one.given_by_id != act->who->user_id &&
	    !handover_may_give(db, act->mem, act->who,
		&(struct account){ .id = one.customer_id }))
		return STATUS_FORBIDDEN;
	st = lock_batch(db, act, *id, &rows);
	if (st != STATUS_OK)
		return st;
	row = rows.items;
	act_lead(act, "/handovers/%lld", (long long)row->batch_id);
	return close_batch(db, act, row->batch_id, HANDOVER_TAKEN_BACK, "");
}

enum status
handover_take_back(struct db *db, struct act *act, int64_t id)
{
	if (act->who->side != SIDE_STAFF)
		return STATUS_FORBIDDEN;
	return act_run(db, act, take_back_once, &id);
}
