/**
 * @file
 * Every SQL statement of promise_keep.c, and nothing else.
 */
#include "domain/promise_sql.h"

static const struct db_column rule_columns[] = {
	DB_COLUMN(struct promise_rule, severity),
	DB_COLUMN(struct promise_rule, tier),
	DB_COLUMN(struct promise_rule, first_minutes),
	DB_COLUMN(struct promise_rule, update_minutes),
	DB_COLUMN(struct promise_rule, resolve_minutes),
	DB_COLUMN(struct promise_rule, round_the_clock),
};

const struct db_query stmt_promise_rules = {
	.name = "promise.rules",
	.sql = "SELECT severity, tier, first_minutes, update_minutes,"
	       "  resolve_minutes, round_the_clock"
	       "  FROM promise_rules ORDER BY severity, tier LIMIT 6",
	DB_ROWS(struct promise_rule, rule_columns),
};

const struct db_query stmt_promise_rule_set = {
	.name = "promise.rule_set",
	.sql = "UPDATE promise_rules SET first_minutes = ?,"
	       "  update_minutes = ?, resolve_minutes = ?, round_the_clock = ?"
	       " WHERE severity = ? AND tier = ?",
	.param_count = 6,
};

static const struct db_column event_columns[] = {
	DB_COLUMN(struct promise_event_row, ticket_id),
	DB_COLUMN(struct promise_event_row, event.at),
	DB_COLUMN(struct promise_event_row, event.kind),
	DB_COLUMN(struct promise_event_row, event.to_state),
	DB_COLUMN(struct promise_event_row, event.severity),
	DB_COLUMN(struct promise_event_row, event.tier),
	DB_COLUMN(struct promise_event_row, event.level),
	DB_COLUMN(struct promise_event_row, event.due_at),
};

#define EVENT_FIELDS                                                           \
	"SELECT e.ticket_id, e.at, e.kind, e.to_state, e.severity, e.tier,"    \
	"  e.level, e.due_at FROM ticket_events AS e"

const struct db_query stmt_promise_events = {
	/* unscoped: of a ticket whose row is locked */
	.name = "promise.events",
	.sql = EVENT_FIELDS " WHERE e.ticket_id = ? ORDER BY e.id LIMIT 5000",
	.param_count = 1,
	DB_ROWS(struct promise_event_row, event_columns),
};

const struct db_query stmt_promise_events_open = {
	/* unscoped: the calendar concerns all */
	.name = "promise.events_open",
	.sql = EVENT_FIELDS " JOIN tickets AS t ON t.id = e.ticket_id"
			    " WHERE t.is_open = 1"
			    " ORDER BY e.ticket_id, e.id LIMIT 1000000",
	DB_ROWS(struct promise_event_row, event_columns),
};

const struct db_query stmt_promise_events_between = {
	/* unscoped: of the command line and tests */
	.name = "promise.events_between",
	.sql = EVENT_FIELDS " WHERE e.ticket_id BETWEEN ? AND ?"
			    " ORDER BY e.ticket_id, e.id LIMIT 1000000",
	.param_count = 2,
	DB_ROWS(struct promise_event_row, event_columns),
};

static const struct db_column stored_columns[] = {
	DB_COLUMN(struct promise_stored_row, id),
	DB_COLUMN(struct promise_stored_row, kind),
	DB_COLUMN(struct promise_stored_row, state),
	DB_COLUMN(struct promise_stored_row, is_open),
	DB_COLUMN(struct promise_stored_row, first_due_at),
	DB_COLUMN(struct promise_stored_row, update_due_at),
	DB_COLUMN(struct promise_stored_row, resolve_due_at),
	DB_COLUMN(struct promise_stored_row, next_due_at),
	DB_COLUMN(struct promise_stored_row, climb_at),
	DB_COLUMN(struct promise_stored_row, paused_at),
	DB_COLUMN(struct promise_stored_row, paused_minutes),
	DB_COLUMN(struct promise_stored_row, first_answer_at),
	DB_COLUMN(struct promise_stored_row, resolved_at),
	DB_COLUMN(struct promise_stored_row, first_kept),
	DB_COLUMN(struct promise_stored_row, resolve_kept),
	DB_COLUMN(struct promise_stored_row, level),
};

#define STORED_FIELDS                                                          \
	"SELECT t.id, t.kind, t.state, t.is_open, t.first_due_at,"             \
	"  t.update_due_at, t.resolve_due_at,"                                 \
	"  NULLIF(t.next_due_at, '9999-01-01'), t.climb_at, t.paused_at,"      \
	"  t.paused_minutes, t.first_answer_at, t.resolved_at,"                \
	"  IFNULL(t.first_kept, -1), IFNULL(t.resolve_kept, -1), t.level"      \
	"  FROM tickets AS t"

const struct db_query stmt_promise_lock_open = {
	/* unscoped: the calendar concerns all */
	.name = "promise.lock_open",
	.sql = STORED_FIELDS " WHERE t.is_open = 1 ORDER BY t.id LIMIT 100000"
			     " FOR UPDATE",
	DB_ROWS(struct promise_stored_row, stored_columns),
};

const struct db_query stmt_promise_stored = {
	/* unscoped: of the command line and tests */
	.name = "promise.stored",
	.sql = STORED_FIELDS " WHERE t.id > ? AND t.foreign_no IS NULL"
			     " ORDER BY t.id LIMIT ?",
	.param_count = 2,
	DB_ROWS(struct promise_stored_row, stored_columns),
};

const struct db_query stmt_promise_save = {
	.name = "promise.save",
	.sql = "UPDATE tickets SET first_due_at = ?, update_due_at = ?,"
	       "  resolve_due_at = ?, next_due_at = IFNULL(?, '9999-01-01'),"
	       "  climb_at = ?, paused_minutes = ? WHERE id = ?",
	.param_count = 7,
};

const struct db_column promise_save_columns[] = {
	DB_COLUMN(struct promise_stored_row, first_due_at),
	DB_COLUMN(struct promise_stored_row, update_due_at),
	DB_COLUMN(struct promise_stored_row, resolve_due_at),
	DB_COLUMN(struct promise_stored_row, next_due_at),
	DB_COLUMN(struct promise_stored_row, climb_at),
	DB_COLUMN(struct promise_stored_row, paused_minutes),
	DB_COLUMN(struct promise_stored_row, id),
};

const size_t promise_save_column_count = ARRAY_LEN(promise_save_columns);
