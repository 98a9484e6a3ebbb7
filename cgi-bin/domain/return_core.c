/**
 * @file
 * What every use case of a return does.  See return_core.h.
 */
#include "domain/return_core.h"

#include <string.h>

#include "base/text.h"
#include "domain/number.h"
#include "domain/return_core_sql.h"
#include "domain/setting.h"
#include "domain/stock_book.h"

enum {
	NOTE_CHARS = 1000
};

/* The orders of the lines, locked by ascending id, and their lines. */
static enum status
lock_orders(struct db *db, struct act *act, const struct return_whole *whole,
    int64_t **ids, size_t *count)
{
	struct db_rows rows;

	*ids = arena_calloc(act->mem, whole->line_count + 1, sizeof(**ids));
	for (size_t i = 0; i < whole->line_count; i++)
		(*ids)[i] = whole->lines[i].order_id;
	*count = stock_book_distinct(*ids, whole->line_count);
	return db_all(db, act->mem, &stmt_return_lock_orders,
	    DB_ARGS(db_ints(*ids, *count)), &rows);
}

enum status
return_core_sources(struct db *db, struct arena *mem, const int64_t *ids,
    size_t count, struct return_whole *out)
{
	struct db_rows rows;
	enum status st;

	st = db_all(db, mem, &stmt_return_sources,
	    DB_ARGS(db_ints(ids, count)), &rows);
	if (st != STATUS_OK)
		return st;
	out->sources = rows.items;
	out->source_count = rows.count;
	return STATUS_OK;
}

enum status
return_core_take(struct db *db, struct act *act, int64_t id, bool with_orders,
    struct return_whole *out)
{
	struct return_id_row sight;
	struct db_rows lines;
	int64_t *ids = NULL;
	size_t count = 0;
	enum status st;

	memset(out, 0, sizeof(*out));
	st = db_one(
	    db, act->mem, &stmt_return_lock, DB_ARGS(db_int(id)), &out->core);
	if (st == STATUS_OK)
		st = db_all(db, act->mem, &stmt_return_lock_lines,
		    DB_ARGS(db_int(id)), &lines);
	if (st != STATUS_OK)
		return st;
	out->core.from = out->core.state;
	out->lines = lines.items;
	out->line_count = lines.count;
	if (with_orders && lines.count > 0)
		st = lock_orders(db, act, out, &ids, &count);
	if (st == STATUS_OK)
		st = db_one_scoped(db, act->mem, &stmt_return_in_sight,
		    actor_scope(act->who, ACTION_RETURN_SEE),
		    DB_ARGS(db_int(id)), &sight);
	if (st == STATUS_OK && count > 0)
		st = return_core_sources(db, act->mem, ids, count, out);
	return st;
}

bool
return_core_travels(
    const struct return_core *core, const struct return_core_line *line)
{
	return !return_way_stays(core->way) && line->reason != RETURN_SHORT;
}

bool
return_falls_short(int64_t approved, int64_t accepted, int64_t accept_bp)
{
	enum {
		ALL_BP = 10000
	};

	return accepted < approved || (accepted > 0 && accept_bp < ALL_BP);
}

struct return_facts
return_core_facts(const struct return_whole *whole)
{
	const struct return_core *core = &whole->core;
	struct return_facts facts = {
		.state = core->from,
		.way = core->way,
		.level = core->level,
		.created_by = core->created_by,
		.by_staff = core->by_staff,
		.customer_id = core->customer_id,
		.rep_id = core->rep_id,
		.team_id = core->team_id,
		.rated = core->satisfied != 0,
	};

	for (size_t i = 0; i < whole->line_count; i++) {
		const struct return_core_line *line = &whole->lines[i];
		bool is_open = line->resolution == RETURN_OPEN;
		bool is_repair = line->kind == RETURN_REPAIR;

		if (return_falls_short(
			line->approved, line->accepted, line->accept_bp))
			facts.offer_needed = true;
		if (is_open)
			facts.work_open = true;
		if (is_open && is_repair && line->quote_fen == 0)
			facts.repair_open = true;
		if (is_open && is_repair && line->quote_fen != 0 &&
		    line->quote_answer == 0)
			facts.quote_open = true;
	}
	return facts;
}

enum status
return_core_lock(struct db *db, struct act *act, int64_t id,
    enum return_action action, bool with_orders, struct return_whole *out)
{
	struct return_facts facts;
	enum status st;

	st = return_core_take(db, act, id, with_orders, out);
	if (st != STATUS_OK)
		return st;
	return_core_lead(act, id);
	facts = return_core_facts(out);
	return return_judge(act->who, &facts, action);
}

struct return_source *
return_core_source(
    const struct return_whole *whole, const struct return_core_line *line)
{
	for (size_t i = 0; i < whole->source_count; i++)
		if (whole->sources[i].order_id == line->order_id &&
		    whole->sources[i].position == line->order_position)
			return &whole->sources[i];
	return NULL;
}

struct return_core_line *
return_core_line(const struct return_whole *whole, int64_t position)
{
	for (size_t i = 0; i < whole->line_count; i++)
		if (whole->lines[i].position == position)
			return &whole->lines[i];
	return NULL;
}

void
return_core_enter(
    struct return_core *core, enum return_state to, struct instant now)
{
	if (core->state == to)
		return;
	core->state = to;
	core->state_since = now;
	core->auto_at = (struct instant){ 0 };
	core->answer_until = (struct instant){ 0 };
	core->answer_told = false;
}

enum status
return_core_save(struct db *db, const struct return_core *core)
{
	return db_change(db, &stmt_return_save,
	    DB_ARGS(db_int(core->state), db_int(core->way),
		db_int(core->verdict), db_int(core->level),
		db_text(core->remark), db_text(core->headline),
		db_text(core->headline_en), db_int(core->line_count),
		db_int(core->quantity_total), db_int(core->credit_asked_fen),
		db_int(core->credit_given_fen),
		db_instant(core->submitted_at), db_id(core->decided_by),
		db_instant(core->decided_at), db_id(core->warehouse_id),
		db_text(core->instruction), db_day(core->send_until),
		db_text(core->carrier), db_text(core->tracking),
		db_instant(core->sent_at), db_instant(core->received_at),
		db_instant(core->inspected_at), db_instant(core->offered_at),
		db_instant(core->answer_until), db_int(core->answer_told),
		db_instant(core->auto_at), db_instant(core->promise_at),
		db_instant(core->closed_at), db_text(core->reason),
		db_id(core->ticket_id), db_int(core->satisfied),
		db_instant(core->state_since), db_text(core->code),
		db_int(core->id)));
}

enum status
return_core_save_lines(struct db *db, const struct return_whole *whole)
{
	const struct db_items items = {
		.columns = return_save_line_columns,
		.column_count = return_save_line_column_count,
		.items = whole->lines,
		.item_size = sizeof(*whole->lines),
		.count = whole->line_count,
	};

	if (whole->line_count == 0)
		return STATUS_OK;
	return db_bulk(db, &stmt_return_save_line, &items, NULL);
}

enum status
return_core_worth_of(
    const struct return_core_line *line, int64_t units, int64_t *fen)
{
	return return_share(line->worth_fen, units, line->quantity, fen);
}

int64_t
return_core_held(
    const struct return_core *core, const struct return_core_line *line)
{
	if (core->from == RETURN_DRAFT || core->from > RETURN_RESOLVING)
		return 0;
	if (core->from <= RETURN_INFO_NEEDED)
		return line->quantity;
	if (core->from < RETURN_RECEIVED)
		return line->approved;
	return line->resolution == RETURN_OPEN ? line->received : 0;
}

enum status
return_core_let_go(
    struct return_whole *whole, struct return_core_line *line, int64_t k)
{
	struct return_source *source = return_core_source(whole, line);
	int64_t held = return_core_held(&whole->core, line);
	int64_t before, after;
	enum status st;

	if (source == NULL || k > held)
		return STATUS_BUG;
	st = return_core_worth_of(line, held, &before);
	if (st == STATUS_OK)
		st = return_core_worth_of(line, held - k, &after);
	if (st != STATUS_OK)
		return st;
	source->returning_delta -= k;
	source->returning_fen_delta -= before - after;
	return STATUS_OK;
}

enum status
return_core_count(struct db *db, struct return_whole *whole)
{
	struct db_items items = {
		.columns = return_count_columns,
		.column_count = return_count_column_count,
		.item_size = sizeof(*whole->sources),
		.count = 1,
	};

	for (size_t i = 0; i < whole->source_count; i++) {
		struct return_source *source = &whole->sources[i];
		enum status st;

		if (source->returning_delta == 0 &&
		    source->returned_delta == 0 &&
		    source->returning_fen_delta == 0 &&
		    source->returned_fen_delta == 0)
			continue;
		items.items = source;
		st = db_bulk(db, &stmt_return_count, &items, NULL);
		if (st != STATUS_OK)
			return st;
		source->returning_delta = 0;
		source->returned_delta = 0;
		source->returning_fen_delta = 0;
		source->returned_fen_delta = 0;
	}
	return STATUS_OK;
}

const char *
return_core_number(struct arena *mem, int64_t id)
{
	char number[32];

	number_format(number, NUMBER_RETURN, id);
	return arena_strdup(mem, number);
}

void
return_core_lead(struct act *act, int64_t id)
{
	act_lead(act, "/returns/%s", return_core_number(act->mem, id));
}

enum status
return_core_announce(struct db *db, struct act *act,
    const struct return_core *core, const struct return_news *news)
{
	const char *amount = news->amount_fen < 0
	    ? NULL
	    : text_format(act->mem, "%lld", (long long)news->amount_fen);
	char until[25] = "";

	if (!instant_is_none(news->until))
		instant_to_iso(news->until, until);
	return outbox_add(db, act, news->announced, core->id,
	    core->customer_id, "NO", return_core_number(act->mem, core->id),
	    "AMOUNT", amount, "REASON", news->note, "UNTIL",
	    until[0] == '\0' ? NULL : until, "ORDER", news->order,
	    (char *)NULL);
}

enum status
return_core_tell(struct db *db, struct act *act,
    const struct return_core *core, const struct return_news *news)
{
	const char *note = news->note != NULL ? news->note : "";
	enum status st;

	if (utf8_length(note) > NOTE_CHARS)
		return STATUS_BUG;
	st = db_change(db, &stmt_return_event,
	    DB_ARGS(db_int(core->id), db_instant(act->now),
		db_id(act->who->user_id), db_text(news->event),
		db_int(core->from), db_int(core->state), db_text(note),
		db_id(news->object_id)));
	if (st != STATUS_OK || news->announced == EVENT_NONE)
		return st;
	return return_core_announce(db, act, core, news);
}

enum status
return_core_refuse(
    struct return_problem *problem, enum return_fault fault, int64_t position)
{
	if (problem != NULL)
		*problem = (struct return_problem){
			.fault = fault,
			.position = position,
		};
	return STATUS_INVALID;
}

bool
return_core_text_fits(const char *text, size_t most, bool is_needed)
{
	if (text == NULL)
		return !is_needed;
	return utf8_length(text) <= most && !text_has_controls(text) &&
	    (!is_needed || text[strspn(text, " \t\r\n")] != '\0');
}

enum status
return_core_days_from_now(struct db *db, struct act *act, int64_t days,
    struct instant *at, struct day *day)
{
	struct setting setting;
	struct day last;
	enum status st;

	st = setting_read(db, act->mem, &setting);
	if (st != STATUS_OK)
		return st;
	last = day_add(
	    day_from_instant(act->now, (int)setting.zone_minutes), days);
	if (day != NULL)
		*day = last;
	*at = instant_from_day(day_add(last, 1), (int)setting.zone_minutes);
	return STATUS_OK;
}
