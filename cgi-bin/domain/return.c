/**
 * @file
 * Return requests as they are read.  See return.h.
 */
#include "domain/return.h"

#include <string.h>

#include "base/text.h"
#include "domain/key.h"
#include "domain/like.h"
#include "domain/number.h"
#include "domain/order_core.h"
#include "domain/return_sql.h"
#include "domain/return_value.h"
#include "domain/stock_book.h"

enum {
	LIST_MAX = 501,
	TEXT_MAX = 60
};

struct return_facts
return_facts(const struct return_request *request)
{
	struct return_core_line *lines;
	struct return_whole whole = {
		.core = {
			.state = request->state,
			.from = request->state,
			.way = request->way,
			.level = request->level,
			.created_by = request->created_by,
			.by_staff = request->by_staff,
			.customer_id = request->customer_id,
			.rep_id = request->rep_id,
			.team_id = request->team_id,
			.satisfied = request->satisfied,
		},
		.line_count = request->line_count,
	};
	struct return_core_line room[RETURN_LINES_MAX] = { 0 };

	lines = room;
	if (whole.line_count > RETURN_LINES_MAX)
		whole.line_count = RETURN_LINES_MAX;
	for (size_t i = 0; i < whole.line_count; i++) {
		const struct return_line *line = &request->lines[i];

		lines[i] = (struct return_core_line){
			.kind = line->kind,
			.approved = line->approved,
			.accepted = line->accepted,
			.accept_bp = line->accept_bp,
			.resolution = line->resolution,
			.quote_fen = line->quote_fen,
			.quote_answer = line->quote_answer,
		};
	}
	whole.lines = lines;
	return return_core_facts(&whole);
}

static const char *
number_or_null(struct arena *mem, const char *prefix, int64_t id)
{
	return id == 0 ? NULL : order_core_number(mem, prefix, id, NULL);
}

enum status
return_find(struct db *db, struct arena *mem, const struct actor *who,
    int64_t id, struct return_request *out)
{
	struct return_request request = { 0 };
	struct return_line *line;
	struct db_rows lines, events;
	enum status st;

	st = db_one_scoped(db, mem, &stmt_return_find,
	    actor_scope(who, ACTION_RETURN_SEE), DB_ARGS(db_int(id)),
	    &request);
	if (st == STATUS_OK)
		st = db_all(db, mem, &stmt_return_lines, DB_ARGS(db_int(id)),
		    &lines);
	if (st == STATUS_OK)
		st = db_all(db, mem, &stmt_return_events, DB_ARGS(db_int(id)),
		    &events);
	if (st != STATUS_OK)
		return st;
	line = lines.items;
	for (size_t i = 0; i < lines.count; i++) {
		line[i].order_number = order_core_number(mem, NUMBER_ORDER,
		    line[i].order_id, line[i].order_foreign_no);
		line[i].credit_note_number = number_or_null(
		    mem, NUMBER_CREDIT_NOTE, line[i].credit_note_id);
		line[i].replacement_number = number_or_null(
		    mem, NUMBER_ORDER, line[i].replacement_id);
		line[i].charge_number = number_or_null(
		    mem, NUMBER_RECEIVABLE, line[i].charge_id);
	}
	request.number = order_core_number(
	    mem, NUMBER_RETURN, request.id, request.foreign_no);
	request.lines = lines.items;
	request.line_count = lines.count;
	request.events = events.items;
	request.event_count = events.count;
	*out = request;
	return STATUS_OK;
}

enum status
return_id_of(struct db *db, struct arena *mem, const struct actor *who,
    const char *number, int64_t *id)
{
	struct return_found_row row;
	int64_t own;
	enum status st;

	if (number_parse(NUMBER_RETURN, number, &own) != STATUS_OK)
		return STATUS_NOT_FOUND;
	st = db_one_scoped(db, mem, &stmt_return_by_id,
	    actor_scope(who, ACTION_RETURN_SEE), DB_ARGS(db_int(own)), &row);
	if (st == STATUS_OK)
		*id = row.id;
	return st;
}

enum status
return_id_of_code(struct db *db, struct arena *mem, const struct actor *who,
    const char *code, int64_t *id)
{
	struct return_found_row row;
	enum status st;

	if (strlen(code) > TEXT_MAX)
		return STATUS_NOT_FOUND;
	st = db_one_scoped(db, mem, &stmt_return_by_code,
	    actor_scope(who, ACTION_RETURN_SEE), DB_ARGS(db_text(code)), &row);
	if (st == STATUS_OK)
		*id = row.id;
	return st;
}

/* --- Lists ------------------------------------------------------------------- */

static int64_t
id_in(const char *prefix, const char *text)
{
	int64_t id;

	return number_parse(prefix, text, &id) == STATUS_OK ? id : 0;
}

static const struct db_query *
list_shape(struct db_scope scope, const struct return_filter *filter)
{
	if (filter->customer_id != 0 || scope.kind == SCOPE_OWN)
		return filter->state != 0 ? &stmt_return_list_customer_state
					  : &stmt_return_list_customer;
	if (filter->state != 0)
		return &stmt_return_list_state;
	if (scope.kind == SCOPE_REP)
		return &stmt_return_list_rep;
	if (scope.kind == SCOPE_TEAM)
		return &stmt_return_list_team;
	return &stmt_return_list_all;
}

static void
build_list(struct db_build *build, struct arena *mem, struct db_scope scope,
    const struct return_filter *filter)
{
	db_build_begin(build, list_shape(scope, filter), DB_NO_ARGS);
	if (filter->state != 0)
		db_build_add(
		    build, return_list_state, DB_ARGS(db_int(filter->state)));
	if (filter->open)
		db_build_add(build, return_list_open, DB_NO_ARGS);
	if (filter->level != 0)
		db_build_add(
		    build, return_list_level, DB_ARGS(db_int(filter->level)));
	if (filter->waits)
		db_build_add(build, return_list_waits, DB_NO_ARGS);
	if (filter->customer_id != 0)
		db_build_add(build, return_list_customer,
		    DB_ARGS(db_int(filter->customer_id)));
	if (filter->order_id != 0)
		db_build_add(build, return_list_of_order,
		    DB_ARGS(db_int(filter->order_id)));
	if (!instant_is_none(filter->from))
		db_build_add(build, return_list_from,
		    DB_ARGS(db_instant(filter->from)));
	if (!instant_is_none(filter->before))
		db_build_add(build, return_list_before,
		    DB_ARGS(db_instant(filter->before)));
	if (filter->text != NULL) {
		const char *like = like_part(mem, filter->text);

		db_build_add(build, return_list_text,
		    DB_ARGS(db_int(id_in(NUMBER_RETURN, filter->text)),
			db_text(like), db_text(like),
			db_text(key_fold(mem, filter->text)),
			db_int(id_in(NUMBER_ORDER, filter->text))));
	}
	if (filter->after_id != 0)
		db_build_add(build, return_list_after,
		    DB_ARGS(db_instant(filter->after_at),
			db_instant(filter->after_at),
			db_int(filter->after_id)));
	db_build_add(
	    build, return_list_order, DB_ARGS(db_int(filter->limit)));
}

static void
build_imported(struct db_build *build, const struct return_filter *filter)
{
	db_build_begin(build, &stmt_return_list_imported, DB_NO_ARGS);
	if (filter->customer_id != 0)
		db_build_add(build, return_imported_customer,
		    DB_ARGS(db_int(filter->customer_id)));
	if (!instant_is_none(filter->from))
		db_build_add(build, return_imported_from,
		    DB_ARGS(db_instant(filter->from)));
	if (!instant_is_none(filter->before))
		db_build_add(build, return_imported_before,
		    DB_ARGS(db_instant(filter->before)));
	if (filter->text != NULL)
		db_build_add(build, return_imported_text,
		    DB_ARGS(db_text(filter->text)));
	if (filter->after_id != 0)
		db_build_add(build, return_imported_after,
		    DB_ARGS(db_instant(filter->after_at),
			db_instant(filter->after_at),
			db_int(filter->after_id)));
	db_build_add(
	    build, return_imported_order, DB_ARGS(db_int(filter->limit)));
}

enum status
return_list(struct db *db, struct arena *mem, const struct actor *who,
    const struct return_filter *filter, struct db_rows *rows)
{
	struct db_scope scope = actor_scope(who, ACTION_RETURN_SEE);
	struct db_build build;
	struct return_row *row;
	enum status st;

	if (filter->limit < 1 || filter->limit > LIST_MAX ||
	    (filter->text != NULL && utf8_length(filter->text) > TEXT_MAX))
		return STATUS_INVALID;
	if (filter->imported)
		build_imported(&build, filter);
	else
		build_list(&build, mem, scope, filter);
	st = db_build_all(db, mem, &build, scope, rows);
	if (st != STATUS_OK)
		return st;
	row = rows->items;
	for (size_t i = 0; i < rows->count; i++)
		row[i].number = order_core_number(
		    mem, NUMBER_RETURN, row[i].id, row[i].foreign_no);
	return STATUS_OK;
}

enum status
return_choices(struct db *db, struct arena *mem, const struct actor *who,
    const struct return_choice_filter *filter, struct db_rows *rows)
{
	struct db_scope scope = actor_scope(who, ACTION_RETURN_ASK);
	struct db_build build;
	struct return_choice *row;
	enum status st;

	if (filter->limit < 1 || filter->limit > LIST_MAX ||
	    filter->customer_id == 0 ||
	    (filter->text != NULL && utf8_length(filter->text) > TEXT_MAX))
		return STATUS_INVALID;
	db_build_begin(&build, &stmt_return_choices,
	    DB_ARGS(db_int(filter->customer_id)));
	if (filter->order_id != 0)
		db_build_add(&build, return_choices_order_id,
		    DB_ARGS(db_int(filter->order_id)));
	if (filter->shipment_id != 0)
		db_build_add(&build, return_choices_shipment,
		    DB_ARGS(db_int(filter->shipment_id)));
	if (filter->text != NULL) {
		const char *code =
		    like_start(mem, key_fold(mem, filter->text));
		const char *like = like_part(mem, filter->text);

		db_build_add(&build, return_choices_text,
		    DB_ARGS(db_text(code), db_text(like), db_text(like),
			db_text(filter->text),
			db_int(id_in(NUMBER_ORDER, filter->text)),
			db_text(filter->text)));
	}
	if (filter->after_id != 0)
		db_build_add(&build, return_choices_after,
		    DB_ARGS(db_instant(filter->after_at),
			db_instant(filter->after_at), db_int(filter->after_id),
			db_int(filter->after_id),
			db_int(filter->after_position)));
	db_build_add(
	    &build, return_choices_order, DB_ARGS(db_int(filter->limit)));
	st = db_build_all(db, mem, &build, scope, rows);
	if (st != STATUS_OK)
		return st;
	row = rows->items;
	for (size_t i = 0; i < rows->count; i++)
		row[i].order_number = order_core_number(mem, NUMBER_ORDER,
		    row[i].order_id, row[i].order_foreign_no);
	return STATUS_OK;
}

/* --- What a draft would be told --------------------------------------------------- */

enum status
return_preview(struct db *db, struct arena *mem, struct instant now,
    const struct return_request *request, struct return_line *lines,
    struct return_preview *out)
{
	struct return_whole whole = {
		.core = {
			.id = request->id,
			.customer_id = request->customer_id,
			.from = RETURN_DRAFT,
			.way = request->way,
		},
		.line_count = request->line_count,
	};
	int64_t *ids = arena_calloc(mem, request->line_count + 1, sizeof(*ids));
	struct return_rules rules;
	struct return_totals totals;
	enum status st;

	whole.lines = arena_calloc(
	    mem, request->line_count + 1, sizeof(*whole.lines));
	for (size_t i = 0; i < request->line_count; i++) {
		ids[i] = lines[i].order_id;
		whole.lines[i] = (struct return_core_line){
			.position = lines[i].position,
			.order_id = lines[i].order_id,
			.order_position = lines[i].order_position,
			.product_id = lines[i].product_id,
			.delivered_at = lines[i].delivered_at,
			.kind = lines[i].kind,
			.reason = lines[i].reason,
			.quantity = lines[i].quantity,
		};
	}
	memset(out, 0, sizeof(*out));
	st = return_rules_load(db, mem, &rules);
	if (st == STATUS_OK)
		st = return_core_sources(db, mem, ids,
		    stock_book_distinct(ids, request->line_count), &whole);
	if (st == STATUS_OK)
		st = return_value_lines(&rules, &whole, NULL);
	if (st == STATUS_OK)
		st = return_value_judge(db, mem, now, &rules, &whole,
		    &out->verdict, &out->month_count);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < request->line_count; i++) {
		lines[i].worth_fen = whole.lines[i].worth_fen;
		lines[i].asked_fen = whole.lines[i].asked_fen;
		lines[i].free_deduct_fen = whole.lines[i].free_deduct_fen;
	}
	totals = return_value_totals(&whole);
	out->worth_fen = totals.worth_fen;
	out->asked_fen = totals.asked_fen;
	out->deduct_fen = totals.deduct_fen;
	out->month_count++;
	return STATUS_OK;
}

/* --- For the first page -------------------------------------------------------------- */

static enum return_queue
queue_of(enum return_state state)
{
	switch (state) {
	case RETURN_SUBMITTED:
		return RETURN_TO_DECIDE;
	case RETURN_INFO_NEEDED:
		return RETURN_TO_ANSWER;
	case RETURN_APPROVED:
		return RETURN_TO_SEND;
	case RETURN_IN_TRANSIT:
	case RETURN_PART_RECEIVED:
		return RETURN_TO_RECEIVE;
	case RETURN_RECEIVED:
		return RETURN_TO_INSPECT;
	case RETURN_INSPECTED:
		return RETURN_TO_OFFER;
	case RETURN_OFFER:
		return RETURN_OFFERED;
	case RETURN_RESOLVING:
		return RETURN_IN_WORK;
	case RETURN_DRAFT:
	case RETURN_CLOSED:
	case RETURN_REJECTED:
	case RETURN_CANCELLED:
	case RETURN_EXPIRED:
	case RETURN_STATE_COUNT:
		break;
	}
	return RETURN_QUEUE_COUNT;
}

enum status
return_counts(struct db *db, struct arena *mem, const struct actor *who,
    int64_t counts[RETURN_QUEUE_COUNT])
{
	const struct return_count_row *row;
	struct db_rows rows;
	enum status st;

	memset(counts, 0, RETURN_QUEUE_COUNT * sizeof(*counts));
	st = db_all_scoped(db, mem, &stmt_return_counts,
	    actor_scope(who, ACTION_RETURN_SEE), DB_NO_ARGS, &rows);
	if (st != STATUS_OK)
		return st;
	row = rows.items;
	for (size_t i = 0; i < rows.count; i++) {
		enum return_queue queue = row[i].state == 0
		    ? RETURN_APART
		    : queue_of(row[i].state);

		if (queue == RETURN_QUEUE_COUNT ||
		    (queue == RETURN_TO_DECIDE && who->side == SIDE_STAFF &&
			!return_may_approve(who, row[i].level)))
			continue;
		counts[queue] += row[i].count;
	}
	return STATUS_OK;
}
