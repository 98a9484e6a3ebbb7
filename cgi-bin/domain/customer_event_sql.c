/**
 * @file
 * Every SQL statement of customer_event.c, and nothing else.
 */
#include "domain/customer_event_sql.h"

#include "domain/customer_event.h"

static const struct db_column event_columns[] = {
	DB_COLUMN(struct customer_event, id),
	DB_COLUMN(struct customer_event, kind),
	DB_COLUMN(struct customer_event, day),
	DB_COLUMN(struct customer_event, what),
	DB_COLUMN(struct customer_event, task),
	DB_COLUMN(struct customer_event, task_owner_id),
	DB_COLUMN(struct customer_event, task_owner),
	DB_COLUMN(struct customer_event, task_due),
	DB_COLUMN(struct customer_event, task_done),
	DB_COLUMN(struct customer_event, done_by),
	DB_COLUMN(struct customer_event, entered_by),
	DB_COLUMN(struct customer_event, at),
};

const struct db_query stmt_customer_event_list = {
	/* unscoped: of an account found in scope */
	.name = "customer_event.list",
	.sql = "SELECT e.id, e.kind, e.day, e.what, e.task, e.task_owner,"
	       "  o.name, e.task_due, e.task_done, d.name, n.name, e.at"
	       "  FROM customer_events AS e"
	       "  LEFT JOIN users AS o ON o.id = e.task_owner"
	       "  LEFT JOIN users AS d ON d.id = e.done_by"
	       "  LEFT JOIN users AS n ON n.id = e.entered_by"
	       " WHERE e.customer_id = ? ORDER BY e.day DESC, e.id DESC LIMIT ?",
	.param_count = 2,
	DB_ROWS(struct customer_event, event_columns),
};

const struct db_query stmt_customer_event_insert = {
	/* unscoped: of a customer locked in scope */
	.name = "customer_event.insert",
	.sql = "INSERT INTO customer_events (customer_id, kind, day, what, task,"
	       "  task_owner, task_due, next_on, entered_by, at)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 10,
};

static const struct db_column core_columns[] = {
	DB_COLUMN(struct customer_event_core, id),
	DB_COLUMN(struct customer_event_core, customer_id),
	DB_COLUMN(struct customer_event_core, what),
	DB_COLUMN(struct customer_event_core, task),
	DB_COLUMN(struct customer_event_core, task_owner),
	DB_COLUMN(struct customer_event_core, task_done),
	DB_COLUMN(struct customer_event_core, day),
	DB_COLUMN(struct customer_event_core, next_on),
};

#define SELECT_CORE                                                            \
	"SELECT e.id, e.customer_id, e.what, e.task, e.task_owner,"            \
	"  e.task_done, e.day, e.next_on FROM customer_events AS e"

const struct db_query stmt_customer_event_lock = {
	.name = "customer_event.lock",
	.sql = SELECT_CORE " JOIN customers AS c ON c.id = e.customer_id"
			   " WHERE e.id = ? AND e.customer_id = ?"
			   "   AND @scope(c) FOR UPDATE",
	.param_count = 2,
	DB_ROWS(struct customer_event_core, core_columns),
};

const struct db_query stmt_customer_event_lock_any = {
	/* unscoped: the worker's */
	.name = "customer_event.lock_any",
	.sql = SELECT_CORE " WHERE e.id = ? FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct customer_event_core, core_columns),
};

static const struct db_column number_columns[] = {
	DB_COLUMN(struct customer_event_number_row, number),
};

const struct db_query stmt_customer_event_may = {
	.name = "customer_event.may",
	.sql = "SELECT c.id FROM customers AS c WHERE c.id = ? AND @scope(c)",
	.param_count = 1,
	DB_ROWS(struct customer_event_number_row, number_columns),
};

const struct db_query stmt_customer_event_done = {
	/* unscoped: locked in scope */
	.name = "customer_event.done",
	.sql = "UPDATE customer_events SET task_done = ?, done_by = ?"
	       " WHERE id = ? AND task_done IS NULL",
	.param_count = 3,
};

const struct db_query stmt_customer_event_due = {
	/* unscoped: the worker's */
	.name = "customer_event.due",
	.sql = "SELECT id FROM customer_events WHERE next_on <= ?"
	       " ORDER BY next_on, id LIMIT 100",
	.param_count = 1,
	DB_ROWS(struct customer_event_number_row, number_columns),
};

const struct db_query stmt_customer_event_told = {
	/* unscoped: the worker's */
	.name = "customer_event.told",
	.sql = "UPDATE customer_events SET next_on = ? WHERE id = ?",
	.param_count = 2,
};

/* Its account team, the sales team it belongs to, and one more. */
#define HELPERS                                                                 \
	"  FROM customers AS c JOIN users AS u ON u.state = 1"                  \
	"   AND (u.id IN (c.rep_id, c.service_id, c.credit_officer_id,"         \
	"     c.sponsor_id) OR u.id = ?"                                        \
	"    OR u.id IN (SELECT m.user_id FROM memberships AS m"                \
	"      WHERE m.customer_id IS NULL AND m.state = 1"                     \
	"       AND m.team_id = c.team_id))"

static const struct db_column helper_columns[] = {
	DB_COLUMN(struct customer_helper, id),
	DB_COLUMN(struct customer_helper, name),
};

const struct db_query stmt_customer_helpers = {
	/* unscoped: of an account found in scope */
	.name = "customer.helpers",
	.sql = "SELECT u.id, u.name" HELPERS
	       " WHERE c.id = ? ORDER BY u.name, u.id LIMIT 100",
	.param_count = 2,
	DB_ROWS(struct customer_helper, helper_columns),
};

const struct db_query stmt_customer_helper_check = {
	/* unscoped: of a customer locked in scope */
	.name = "customer.helper_check",
	.sql = "SELECT COUNT(*)" HELPERS " WHERE c.id = ? AND u.id = ?",
	.param_count = 3,
	DB_ROWS(struct customer_event_number_row, number_columns),
};

static const struct db_column task_columns[] = {
	DB_COLUMN(struct customer_task, id),
	DB_COLUMN(struct customer_task, customer_id),
	DB_COLUMN(struct customer_task, customer),
	DB_COLUMN(struct customer_task, customer_en),
	DB_COLUMN(struct customer_task, what),
	DB_COLUMN(struct customer_task, due),
	DB_COLUMN(struct customer_task, is_step),
};

/* Steps of a plan are private: of those who see what is. */
const struct db_query stmt_customer_tasks = {
	/* unscoped: tasks that were given to the actor */
	.name = "customer.tasks",
	.sql = "SELECT t.id, t.customer_id, c.name, c.name_en, t.what, t.due,"
	       "  t.is_step FROM ("
	       " SELECT id, customer_id, task AS what, task_due AS due,"
	       "  0 AS is_step FROM customer_events"
	       "  WHERE task_owner = ? AND task_done IS NULL AND task <> ''"
	       " UNION ALL SELECT id, customer_id, what, due_on, 1"
	       "  FROM pressure_steps WHERE owner_id = ? AND done_at IS NULL"
	       "   AND ?) AS t"
	       "  JOIN customers AS c ON c.id = t.customer_id"
	       " ORDER BY t.due IS NULL, t.due, t.is_step, t.id LIMIT 100",
	.param_count = 3,
	DB_ROWS(struct customer_task, task_columns),
};

static const struct db_column count_columns[] = {
	DB_COLUMN(struct customer_task_count, open),
	DB_COLUMN(struct customer_task_count, late),
};

const struct db_query stmt_customer_task_count = {
	/* unscoped: tasks that were given to the actor */
	.name = "customer.task_count",
	.sql = "SELECT COUNT(*), IFNULL(SUM(t.due < ?), 0) FROM ("
	       " SELECT task_due AS due FROM customer_events"
	       "  WHERE task_owner = ? AND task_done IS NULL AND task <> ''"
	       " UNION ALL SELECT due_on FROM pressure_steps"
	       "  WHERE owner_id = ? AND done_at IS NULL AND ?) AS t",
	.param_count = 4,
	DB_ROWS(struct customer_task_count, count_columns),
};
