/**
 * @file
 * The scorecard of a customer.  See evaluation.h.
 */
#include "domain/evaluation.h"

#include "base/money.h"
#include "base/text.h"
#include "domain/customer_lock.h"
#include "domain/evaluation_sql.h"

#define WHOLE_BP INT64_C(10000)

/* --- The result --------------------------------------------------------------- */

static int64_t
result_of(int64_t sum, int64_t weight)
{
	int64_t out;

	if (weight <= 0 ||
	    money_scale(sum, WHOLE_BP, weight * EVALUATION_SCORE_MAX, &out) !=
		STATUS_OK)
		return 0;
	return out;
}

int64_t
evaluation_score_bp(const struct evaluation_item *items, size_t count)
{
	int64_t sum = 0, weight = 0;

	for (size_t i = 0; i < count; i++) {
		sum += items[i].weight * items[i].score;
		weight += items[i].weight;
	}
	return result_of(sum, weight);
}

int64_t
evaluation_part_bp(const struct evaluation_item *items, size_t count,
    enum evaluation_part part)
{
	int64_t sum = 0, weight = 0;

	for (size_t i = 0; i < count; i++) {
		if (items[i].part != part)
			continue;
		sum += items[i].weight * items[i].score;
		weight += items[i].weight;
	}
	return result_of(sum, weight);
}

struct day
evaluation_due(
    const struct evaluation *last, int64_t months, int zone_minutes)
{
	struct day day = { 0 };
	int64_t month;

	if (last == NULL)
		return day;
	day = day_from_instant(last->made_at, zone_minutes);
	month = (int64_t)day.year * 12 + day.month - 1 + months;
	day.year = (int)(month / 12);
	day.month = (int)(month % 12) + 1;
	while (!day_is_valid(day) && day.mday > 28)
		day.mday--;
	return day;
}

/* --- Reading ------------------------------------------------------------------- */

enum status
evaluation_items(struct db *db, struct arena *mem, struct db_rows *rows)
{
	return db_all(db, mem, &stmt_evaluation_items, DB_NO_ARGS, rows);
}

enum status
evaluation_history(struct db *db, struct arena *mem,
    const struct account *account, struct db_rows *rows)
{
	return db_all(db, mem, &stmt_evaluation_history,
	    DB_ARGS(db_int(account->id), db_int(EVALUATION_HISTORY_MAX)), rows);
}

enum status
evaluation_scores(struct db *db, struct arena *mem,
    const struct account *account, int64_t evaluation_id, struct db_rows *rows)
{
	return db_all(db, mem, &stmt_evaluation_scores,
	    DB_ARGS(db_int(account->id), db_int(evaluation_id)), rows);
}

enum status
evaluation_last(struct db *db, struct arena *mem,
    const struct account *account, struct evaluation *out,
    struct db_rows *items)
{
	const struct evaluation_last_row *row;
	struct evaluation_item *copy;
	struct db_rows rows;
	enum status st;

	st = db_all(db, mem, &stmt_evaluation_last,
	    DB_ARGS(db_int(account->id)), &rows);
	if (st != STATUS_OK)
		return st;
	if (rows.count == 0)
		return STATUS_NOT_FOUND;
	row = rows.items;
	copy = arena_calloc(mem, rows.count, sizeof(*copy));
	for (size_t i = 0; i < rows.count; i++)
		copy[i] = row[i].item;
	*out = row->evaluation;
	*items = (struct db_rows){ .items = copy, .count = rows.count };
	return STATUS_OK;
}

/* --- Judging ------------------------------------------------------------------- */

struct make_job {
	int64_t customer_id;
	const struct evaluation_request *request;
	enum evaluation_fault *fault;
};

/* A row of evaluation_scores. */
struct score_item {
	int64_t evaluation;
	int64_t item;
	int64_t weight;
	int64_t score;
	const char *note;
};

static const struct db_column score_columns[] = {
	DB_COLUMN(struct score_item, evaluation),
	DB_COLUMN(struct score_item, item),
	DB_COLUMN(struct score_item, weight),
	DB_COLUMN(struct score_item, score),
	DB_COLUMN(struct score_item, note),
};

/* Where in the request an item stands; its count if nowhere. */
static size_t
place_of(const struct evaluation_request *request, int64_t item_id)
{
	size_t i = 0;

	while (i < request->count && request->item_ids[i] != item_id)
		i++;
	return i;
}

/* Put what was judged on the card. */
static enum evaluation_fault
judge(struct evaluation_item *items, size_t count,
    const struct evaluation_request *request)
{
	if (request->count != count || count == 0)
		return EVALUATION_FAULT_CARD;
	for (size_t i = 0; i < count; i++) {
		size_t at = place_of(request, items[i].id);

		if (at == request->count)
			return EVALUATION_FAULT_CARD;
		items[i].score = request->scores[at];
		items[i].note = request->notes[at];
		if (items[i].score < 0 || items[i].score > EVALUATION_SCORE_MAX)
			return EVALUATION_FAULT_SCORE;
		if (utf8_length(items[i].note) > EVALUATION_ITEM_NOTE_CHARS)
			return EVALUATION_FAULT_NOTE;
	}
	return utf8_length(request->note) > EVALUATION_NOTE_CHARS
	    ? EVALUATION_FAULT_NOTE
	    : EVALUATION_SOUND;
}

static enum status
make_once(struct db *db, struct act *act, void *context)
{
	struct make_job *job = context;
	struct score_item scores[EVALUATION_ITEMS_MAX];
	struct evaluation_item *items;
	struct db_rows rows;
	int64_t id = 0;
	enum status st;

	st = customer_lock(db, act, ACTION_EVALUATE, job->customer_id);
	if (st == STATUS_OK)
		st = evaluation_items(db, act->mem, &rows);
	if (st != STATUS_OK)
		return st;
	items = rows.items;
	*job->fault = judge(items, rows.count, job->request);
	if (*job->fault != EVALUATION_SOUND)
		return STATUS_INVALID;
	st = db_insert(db, &stmt_evaluation_insert,
	    DB_ARGS(db_int(job->customer_id),
		db_int(evaluation_score_bp(items, rows.count)),
		db_text(job->request->note), db_int(act->who->user_id),
		db_instant(act->now)),
	    &id);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < rows.count && i < ARRAY_LEN(scores); i++)
		scores[i] = (struct score_item){
			.evaluation = id,
			.item = items[i].id,
			.weight = items[i].weight,
			.score = items[i].score,
			.note = items[i].note,
		};
	act_lead(act, "/customers/%lld/evaluation", (long long)job->customer_id);
	return db_bulk(db, &stmt_evaluation_score,
	    &(struct db_items){
		.columns = score_columns,
		.column_count = ARRAY_LEN(score_columns),
		.items = scores,
		.item_size = sizeof(scores[0]),
		.count = rows.count,
	    },
	    NULL);
}

enum status
evaluation_make(struct db *db, struct act *act, int64_t customer_id,
    const struct evaluation_request *request, enum evaluation_fault *fault)
{
	struct make_job job = {
		.customer_id = customer_id,
		.request = request,
		.fault = fault,
	};

	*fault = EVALUATION_SOUND;
	if (!actor_may(act->who, ACTION_EVALUATE))
		return STATUS_FORBIDDEN;
	return act_run(db, act, make_once, &job);
}
