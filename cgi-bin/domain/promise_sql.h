/**
 * @file
 * Statements about promises.  Layer: domain, for promise_keep.c alone.
 */
#ifndef DOMAIN_PROMISE_SQL_H
#define DOMAIN_PROMISE_SQL_H

#include "domain/promise.h"

struct promise_setting_row {
	int64_t level_1_bp;
	int64_t level_2_bp;
	int64_t level_3_bp;
};

/** An event with the ticket it belongs to. */
struct promise_event_row {
	int64_t ticket_id;
	struct promise_event event;
};

/** What is stored of a ticket's clocks. */
struct promise_stored_row {
	int64_t id;
	enum ticket_kind kind;
	enum ticket_state state;
	bool is_open;
	struct instant first_due_at;
	struct instant update_due_at;
	struct instant resolve_due_at;
	struct instant next_due_at;
	struct instant climb_at;
	struct instant paused_at;
	int64_t paused_minutes;
	struct instant first_answer_at;
	struct instant resolved_at;
	int64_t first_kept; /* -1: not said */
	int64_t resolve_kept;
	int64_t level;
};

extern const struct db_query stmt_promise_rules;
extern const struct db_query stmt_promise_rule_set;
extern const struct db_query stmt_promise_events;
extern const struct db_query stmt_promise_events_open;
extern const struct db_query stmt_promise_events_between;
extern const struct db_query stmt_promise_lock_open;
extern const struct db_query stmt_promise_stored;
extern const struct db_query stmt_promise_save;

/** The fields of struct promise_stored_row that stmt_promise_save takes. */
extern const struct db_column promise_save_columns[];
extern const size_t promise_save_column_count;

#endif
