/**
 * @file
 * Statements of account as they are read and answered.  See statement.h.
 */
#include "domain/statement.h"

#include "base/money.h"
#include "base/text.h"
#include "domain/credit_rule.h"
#include "domain/number.h"
#include "domain/order_core.h"
#include "domain/statement_part.h"
#include "domain/statement_sql.h"
#include "domain/ticket_open.h"

enum {
	LIST_MAX = 501
};

static const char *const state_names[STATEMENT_STATE_COUNT] = {
	[STATEMENT_SENT] = "sent",
	[STATEMENT_CONFIRMED] = "confirmed",
	[STATEMENT_DISPUTED] = "disputed",
};

const char *
statement_state_name(enum statement_state state)
{
	return state > 0 && state < STATEMENT_STATE_COUNT ? state_names[state]
							  : "";
}

enum statement_state
statement_state_by_name(const char *name)
{
	for (unsigned i = 1; i < STATEMENT_STATE_COUNT; i++)
		if (text_equal(state_names[i], name))
			return (enum statement_state)i;
	return (enum statement_state)0;
}

enum status
statement_sum(int64_t opening_fen, struct statement_line *lines, size_t count,
    struct statement_sums *out)
{
	struct statement_sums sums = { .closing_fen = opening_fen };
	enum status st = STATUS_OK;

	for (size_t i = 0; i < count && st == STATUS_OK; i++) {
		int64_t amount = lines[i].amount_fen;

		if (amount == INT64_MIN)
			return STATUS_INVALID;
		st = money_add(sums.closing_fen, amount, &sums.closing_fen);
		if (st == STATUS_OK)
			st = amount >= 0
			    ? money_add(sums.charged_fen, amount,
				  &sums.charged_fen)
			    : money_add(sums.credited_fen, -amount,
				  &sums.credited_fen);
		lines[i].position = (int64_t)i + 1;
		lines[i].running_fen = sums.closing_fen;
	}
	if (st == STATUS_OK)
		*out = sums;
	return st;
}

const char *
statement_number(struct arena *mem, int64_t id)
{
	char number[32];

	number_format(number, NUMBER_STATEMENT, id);
	return arena_strdup(mem, number);
}

static const char *
reference_of(struct arena *mem, const struct movement_row *row)
{
	const char *prefix = NULL;
	const char *reference = row->line.reference;

	if (row->foreign_no != NULL)
		return row->foreign_no;
	switch (row->line.document_kind) {
	case STATEMENT_RECEIVABLE:
		if (row->shipment_id != 0)
			return order_core_number(
			    mem, NUMBER_SHIPMENT, row->shipment_id, NULL);
		if (row->line.return_id != 0)
			return order_core_number(
			    mem, NUMBER_RETURN, row->line.return_id, NULL);
		prefix = NUMBER_RECEIVABLE;
		break;
	case STATEMENT_CREDIT_NOTE:
		prefix = NUMBER_CREDIT_NOTE;
		break;
	case STATEMENT_RECEIPT:
	case STATEMENT_REVERSAL:
		if (reference != NULL && reference[0] != '\0')
			return reference;
		prefix = NUMBER_RECEIPT;
		break;
	}
	return order_core_number(mem, prefix, row->line.document_id, NULL);
}

struct statement_line *
statement_lines_of(struct arena *mem, const struct db_rows *rows)
{
	const struct movement_row *row = rows->items;
	struct statement_line *lines =
	    arena_calloc(mem, rows->count + 1, sizeof(*lines));

	for (size_t i = 0; i < rows->count; i++) {
		lines[i] = row[i].line;
		lines[i].reference = reference_of(mem, &row[i]);
		if (lines[i].dispute == NULL)
			lines[i].dispute = "";
	}
	return lines;
}

enum status
statement_list(struct db *db, struct arena *mem, const struct actor *who,
    const struct statement_filter *filter, struct db_rows *rows)
{
	struct db_build build;
	struct statement_row *row;
	enum status st;

	if (filter->limit < 1 || filter->limit > LIST_MAX)
		return STATUS_INVALID;
	db_build_begin(&build, &stmt_statement_list, DB_NO_ARGS);
	if (filter->customer_id != 0)
		db_build_add(&build, statement_list_customer,
		    DB_ARGS(db_int(filter->customer_id)));
	if (filter->state != 0)
		db_build_add(&build, statement_list_state,
		    DB_ARGS(db_int(filter->state)));
	if (!day_is_none(filter->month))
		db_build_add(&build, statement_list_month,
		    DB_ARGS(db_day(statement_month(filter->month))));
	if (filter->after_id != 0)
		db_build_add(&build, statement_list_after,
		    DB_ARGS(db_day(filter->after_month),
			db_day(filter->after_month),
			db_int(filter->after_id)));
	db_build_add(
	    &build, statement_list_order, DB_ARGS(db_int(filter->limit)));
	st = db_build_all(
	    db, mem, &build, actor_scope(who, ACTION_MONEY_SEE), rows);
	if (st != STATUS_OK)
		return st;
	row = rows->items;
	for (size_t i = 0; i < rows->count; i++)
		row[i].number = statement_number(mem, row[i].id);
	return STATUS_OK;
}

enum status
statement_find(struct db *db, struct arena *mem, const struct actor *who,
    int64_t id, struct statement *out)
{
	struct statement statement = { 0 };
	struct db_rows lines;
	enum status st;

	st = db_one_scoped(db, mem, &stmt_statement_find,
	    actor_scope(who, ACTION_MONEY_SEE), DB_ARGS(db_int(id)),
	    &statement);
	if (st != STATUS_OK)
		return st;
	st = db_all(
	    db, mem, &stmt_statement_lines, DB_ARGS(db_int(id)), &lines);
	if (st != STATUS_OK)
		return st;
	statement.number = statement_number(mem, id);
	statement.from = statement.month;
	statement.to = day_add(credit_months_later(statement.month, 1), -1);
	statement.lines = statement_lines_of(mem, &lines);
	statement.line_count = lines.count;
	*out = statement;
	return STATUS_OK;
}

enum status
statement_id_of(struct db *db, struct arena *mem, const struct actor *who,
    const char *number, int64_t *id)
{
	struct statement_number_row row;
	int64_t own;
	enum status st;

	if (number_parse(NUMBER_STATEMENT, number, &own) != STATUS_OK)
		return STATUS_NOT_FOUND;
	st = db_one_scoped(db, mem, &stmt_statement_by_id,
	    actor_scope(who, ACTION_MONEY_SEE), DB_ARGS(db_int(own)), &row);
	if (st != STATUS_OK)
		return st;
	*id = row.number;
	return STATUS_OK;
}

/* --- The distributor's answer -------------------------------------------------- */

struct answer {
	int64_t id;
	int64_t position; /* 0: it agrees */
	const char *note;
};

/* What is in dispute is a case that somebody has to answer. */
static enum status
open_case(struct db *db, struct act *act, const struct statement_core *core,
    const struct answer *answer)
{
	const struct ticket_new complaint = {
		.kind = TICKET_COMPLAINT,
		.topic = TICKET_PRICE,
		.severity = TICKET_NORMAL,
		.customer_id = core->customer_id,
		.subject = text_format(act->mem, "%s #%lld",
		    statement_number(act->mem, core->id),
		    (long long)answer->position),
		.body = answer->note,
	};
	enum ticket_fault fault;
	int64_t id;

	if (!actor_may(act->who, ACTION_TICKET_ASK))
		return STATUS_OK;
	return ticket_open_within(db, act, &complaint, 0, &fault, &id);
}

static enum status
answer_once(struct db *db, struct act *act, void *context)
{
	const struct answer *answer = context;
	bool agrees = answer->position == 0;
	struct statement_core core;
	struct order_facts reach;
	const char *number;
	enum status st;

	st = db_one(db, act->mem, &stmt_statement_lock,
	    DB_ARGS(db_int(answer->id)), &core);
	if (st != STATUS_OK)
		return st;
	reach = (struct order_facts){
		.customer_id = core.customer_id,
		.rep_id = core.rep_id,
		.team_id = core.team_id,
	};
	if (!order_in_reach(act->who, ACTION_MONEY_SEE, &reach))
		return STATUS_NOT_FOUND;
	if (!order_in_reach(act->who, ACTION_STATEMENT_ANSWER, &reach))
		return STATUS_FORBIDDEN;
	if (core.state == STATEMENT_CONFIRMED)
		return STATUS_CONFLICT;
	if (!agrees) {
		st = db_change(db, &stmt_statement_dispute,
		    DB_ARGS(db_text(answer->note), db_int(core.id),
			db_int(answer->position)));
		if (st == STATUS_CONFLICT)
			return STATUS_INVALID;
		if (st == STATUS_OK)
			st = open_case(db, act, &core, answer);
		if (st != STATUS_OK)
			return st;
	}
	st = db_change(db, &stmt_statement_answer,
	    DB_ARGS(db_int(agrees ? STATEMENT_CONFIRMED : STATEMENT_DISPUTED),
		db_id(act->who->user_id), db_instant(act->now),
		db_int(core.id)));
	if (st != STATUS_OK)
		return st;
	number = statement_number(act->mem, core.id);
	act_lead(act, "/statements/%s", number);
	return outbox_add(db, act,
	    agrees ? EVENT_STATEMENT_CONFIRMED : EVENT_STATEMENT_DISPUTED,
	    core.id, core.customer_id, "NO", number, "REASON", answer->note,
	    NULL);
}

enum status
statement_confirm(struct db *db, struct act *act, int64_t id)
{
	return act_run(
	    db, act, answer_once, &(struct answer){ .id = id });
}

enum status
statement_dispute(struct db *db, struct act *act, int64_t id, int64_t position,
    const char *note)
{
	if (position < 1 || note == NULL ||
	    utf8_length(note) > STATEMENT_NOTE_MAX || text_has_controls(note) ||
	    note[strspn(note, " \t\n")] == '\0')
		return STATUS_INVALID;
	return act_run(db, act, answer_once,
	    &(struct answer){
		.id = id, .position = position, .note = note });
}

enum status
statement_check(struct db *db, struct arena *mem, struct db_rows *rows)
{
	struct statement_difference *all;
	struct db_rows lines, chain;
	enum status st;

	st = db_all(db, mem, &stmt_statement_check_lines, DB_NO_ARGS, &lines);
	if (st == STATUS_OK)
		st = db_all(
		    db, mem, &stmt_statement_check_chain, DB_NO_ARGS, &chain);
	if (st != STATUS_OK)
		return st;
	all = arena_calloc(mem, lines.count + chain.count + 1, sizeof(*all));
	if (lines.count > 0)
		memcpy(all, lines.items, lines.count * sizeof(*all));
	if (chain.count > 0)
		memcpy(
		    all + lines.count, chain.items, chain.count * sizeof(*all));
	rows->items = all;
	rows->count = lines.count + chain.count;
	return STATUS_OK;
}
