/**
 * @file
 * A request is agreed to, in full or in part.  See return_core.h.
 */
#include "base/random.h"
#include "domain/return_act_sql.h"
#include "domain/return_core.h"

enum {
	INSTRUCTION_MAX = 1000,
	CODE_LENGTH = 22
};

/* What is agreed to of each line; what is not is let go. */
static enum status
agree(struct return_whole *whole, const struct return_approval *approval,
    struct return_problem *problem)
{
	int64_t total = 0;
	enum status st;

	for (size_t i = 0; i < whole->line_count; i++) {
		struct return_core_line *line = &whole->lines[i];

		line->approved = line->quantity;
		for (size_t k = 0;
		    approval->lines != NULL && k < approval->line_count; k++)
			if (approval->lines[k].position == line->position)
				line->approved = approval->lines[k].quantity;
		if (line->approved < 0 || line->approved > line->quantity)
			return return_core_refuse(
			    problem, RETURN_FAULT_QUANTITY, line->position);
		total += line->approved;
		st = return_core_let_go(
		    whole, line, line->quantity - line->approved);
		if (st != STATUS_OK)
			return st;
		if (line->approved == 0)
			line->resolution = RETURN_NOTHING;
		if (!return_core_travels(&whole->core, line))
			line->received = line->approved;
	}
	if (total == 0)
		return return_core_refuse(problem, RETURN_FAULT_EMPTY, 0);
	return STATUS_OK;
}

static bool
something_travels(const struct return_whole *whole)
{
	for (size_t i = 0; i < whole->line_count; i++)
		if (whole->lines[i].approved > 0 &&
		    return_core_travels(&whole->core, &whole->lines[i]))
			return true;
	return false;
}

/* Goods that never travel count as inspected. */
static enum status
take_as_inspected(struct act *act, struct return_whole *whole)
{
	enum status st;

	for (size_t i = 0; i < whole->line_count; i++) {
		struct return_core_line *line = &whole->lines[i];

		line->accepted = line->approved;
		if (whole->core.way == RETURN_DESTROYED)
			line->disposition = RETURN_SCRAP;
		st = return_share(line->asked_fen, line->approved,
		    line->quantity, &line->offered_fen);
		if (st != STATUS_OK)
			return st;
	}
	whole->core.inspected_at = act->now;
	return_core_enter(&whole->core, RETURN_INSPECTED, act->now);
	return STATUS_OK;
}

static enum status
expect_goods(struct db *db, struct act *act, struct return_whole *whole,
    const struct return_approval *approval, struct return_problem *problem)
{
	struct return_core *core = &whole->core;
	struct return_warehouse_row warehouse;
	struct return_rules rules;
	char token[44];
	int64_t wanted = approval->warehouse_id;
	enum status st;

	for (size_t i = 0; wanted == 0 && i < whole->line_count; i++) {
		const struct return_source *source =
		    return_core_source(whole, &whole->lines[i]);

		wanted = source == NULL ? 0 : source->warehouse_id;
	}
	st = db_one(db, act->mem, &stmt_return_warehouse,
	    DB_ARGS(db_int(wanted)), &warehouse);
	if (st == STATUS_NOT_FOUND)
		return return_core_refuse(problem, RETURN_FAULT_WAREHOUSE, 0);
	if (st == STATUS_OK)
		st = return_rules_load(db, act->mem, &rules);
	if (st != STATUS_OK)
		return st;
	random_token(token);
	token[CODE_LENGTH] = '\0';
	core->code = arena_strdup(act->mem, token);
	core->warehouse_id = warehouse.id;
	core->instruction = approval->instruction;
	return_core_enter(core, RETURN_APPROVED, act->now);
	return return_core_days_from_now(
	    db, act, rules.send_days, &core->auto_at, &core->send_until);
}

enum status
return_core_approve(struct db *db, struct act *act, struct return_whole *whole,
    const struct return_approval *approval, int64_t by,
    struct return_news *news, struct return_problem *problem)
{
	struct return_core *core = &whole->core;
	bool travels;
	enum status st;

	if (!return_core_text_fits(
		approval->instruction, INSTRUCTION_MAX, false))
		return return_core_refuse(problem, RETURN_FAULT_TEXT, 0);
	st = agree(whole, approval, problem);
	if (st != STATUS_OK)
		return st;
	travels = something_travels(whole);
	st = travels ? expect_goods(db, act, whole, approval, problem)
		     : take_as_inspected(act, whole);
	if (st != STATUS_OK)
		return st;
	core->decided_by = by;
	core->decided_at = act->now;
	core->promise_at = (struct instant){ 0 };
	*news = (struct return_news){
		.announced =
		    travels ? EVENT_RETURN_APPROVED : EVENT_RETURN_INSPECTED,
		.event = "approved",
		.note = core->instruction,
		.amount_fen = core->credit_asked_fen,
		.until = instant_add_ms(core->auto_at, -1),
	};
	return STATUS_OK;
}
