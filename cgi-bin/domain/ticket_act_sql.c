/**
 * @file
 * Every SQL statement of what is done to tickets, and nothing else.
 */
#include "domain/ticket_sql.h"

#include "domain/ticket_sight.h"

static const struct db_column number_columns[] = {
	DB_COLUMN(struct ticket_number_row, value),
};

static const struct db_column customer_columns[] = {
	DB_COLUMN(struct ticket_customer_row, id),
	DB_COLUMN(struct ticket_customer_row, rep_id),
	DB_COLUMN(struct ticket_customer_row, team_id),
	DB_COLUMN(struct ticket_customer_row, class),
	DB_COLUMN(struct ticket_customer_row, is_key),
	DB_COLUMN(struct ticket_customer_row, name),
	DB_COLUMN(struct ticket_customer_row, name_en),
};

const struct db_query stmt_ticket_customer = {
	.name = "ticket.customer",
	.sql = "SELECT c.id, c.rep_id, c.team_id, c.class, c.is_key, c.name,"
	       "  IFNULL(c.name_en, '') FROM customers AS c"
	       " WHERE c.id = ? AND @scope(c)",
	.param_count = 1,
	DB_ROWS(struct ticket_customer_row, customer_columns),
};

const struct db_query stmt_ticket_order_of = {
	/* unscoped: of the customer that was found in scope */
	.name = "ticket.order_of",
	.sql = "SELECT o.id FROM orders AS o"
	       " WHERE o.customer_id = ? AND (o.id = ? OR o.foreign_no = ?)"
	       " ORDER BY o.id = ? DESC LIMIT 1",
	.param_count = 4,
	DB_ROWS(struct ticket_number_row, number_columns),
};

const struct db_query stmt_ticket_sku = {
	.name = "ticket.sku",
	.sql = "SELECT p.id FROM products AS p WHERE p.sku = ?",
	.param_count = 1,
	DB_ROWS(struct ticket_number_row, number_columns),
};

static const struct db_column batch_columns[] = {
	DB_COLUMN(struct ticket_batch_row, id),
	DB_COLUMN(struct ticket_batch_row, product_id),
};

/* Of several products the newest one. */
const struct db_query stmt_ticket_batch = {
	.name = "ticket.batch",
	.sql = "SELECT b.id, b.product_id FROM batches AS b"
	       " WHERE b.number = ? AND (? = 0 OR b.product_id = ?)"
	       " ORDER BY b.id DESC LIMIT 1",
	.param_count = 3,
	DB_ROWS(struct ticket_batch_row, batch_columns),
};

const struct db_query stmt_ticket_insert = {
	.name = "ticket.insert",
	.sql = "INSERT INTO tickets (customer_id, rep_id, team_id, kind,"
	       "  topic, severity, tier, state, subject, opened_at, opened_by,"
	       "  by_staff, contact, phone, order_id, product_id, batch_id,"
	       "  follows_id, state_since, changed_at)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
	       "  ?, ?, ?)",
	.param_count = 19,
};

const struct db_query stmt_ticket_link = {
	.name = "ticket.link",
	.sql = "INSERT INTO ticket_links (ticket_id, object_kind, object_id,"
	       "  user_id, at) VALUES (?, ?, ?, ?, ?)"
	       " ON DUPLICATE KEY UPDATE at = at",
	.param_count = 5,
};

const struct db_query stmt_ticket_unlink = {
	.name = "ticket.unlink",
	.sql = "DELETE FROM ticket_links WHERE ticket_id = ?"
	       "  AND object_kind = ? AND object_id = ?",
	.param_count = 3,
};

const struct db_query stmt_ticket_find_shipment = {
	/* unscoped: of the customer of a ticket in sight */
	.name = "ticket.find_shipment",
	.sql = "SELECT id FROM shipments WHERE customer_id = ? AND id = ?",
	.param_count = 2,
	DB_ROWS(struct ticket_number_row, number_columns),
};

const struct db_query stmt_ticket_find_return = {
	/* unscoped: of the customer of a ticket in sight */
	.name = "ticket.find_return",
	.sql = "SELECT id FROM returns WHERE customer_id = ? AND id = ?",
	.param_count = 2,
	DB_ROWS(struct ticket_number_row, number_columns),
};

const struct db_query stmt_ticket_find_note = {
	/* unscoped: of the customer of a ticket in sight */
	.name = "ticket.find_note",
	.sql = "SELECT id FROM credit_notes WHERE customer_id = ? AND id = ?",
	.param_count = 2,
	DB_ROWS(struct ticket_number_row, number_columns),
};

const struct db_query stmt_ticket_find_receivable = {
	/* unscoped: of the customer of a ticket in sight */
	.name = "ticket.find_receivable",
	.sql = "SELECT id FROM receivables WHERE customer_id = ? AND id = ?",
	.param_count = 2,
	DB_ROWS(struct ticket_number_row, number_columns),
};

const struct db_query stmt_ticket_find_ticket = {
	.name = "ticket.find_ticket",
	.sql = "SELECT t.id FROM tickets AS t"
	       "  JOIN customers AS c ON c.id = t.customer_id"
	       " WHERE t.customer_id = ? AND t.id = ? AND " TICKET_IN_SIGHT,
	.param_count = 2 + TICKET_SIGHT_PARAMS,
	DB_ROWS(struct ticket_number_row, number_columns),
};

const struct db_query stmt_ticket_tags_clear = {
	.name = "ticket.tags_clear",
	.sql = "DELETE FROM ticket_tags WHERE ticket_id = ?",
	.param_count = 1,
};

const struct db_query stmt_ticket_tag_add = {
	.name = "ticket.tag_add",
	.sql = "INSERT INTO ticket_tags (ticket_id, tag) VALUES (?, ?)"
	       " ON DUPLICATE KEY UPDATE tag = VALUES(tag)",
	.param_count = 2,
};

const struct db_column ticket_tag_columns[2] = {
	DB_COLUMN(struct ticket_tag_row, ticket_id),
	DB_COLUMN(struct ticket_tag_row, tag),
};

const struct db_query stmt_ticket_tag_count = {
	.name = "ticket.tag_count",
	.sql = "SELECT COUNT(*) FROM ticket_tags"
	       " WHERE ticket_id = ? AND tag <> ?",
	.param_count = 2,
	DB_ROWS(struct ticket_number_row, number_columns),
};

/* For lists, which show them beside the subject. */
const struct db_query stmt_ticket_tags_list = {
	/* unscoped: the row that the transaction holds; person_id <=> above */
	.name = "ticket.tags_list",
	.sql = "UPDATE tickets AS t SET t.tags = IFNULL((SELECT"
	       "  GROUP_CONCAT(g.tag ORDER BY g.tag) FROM ticket_tags AS g"
	       "  WHERE g.ticket_id = t.id), '') WHERE t.id = ?",
	.param_count = 1,
};

const struct db_query stmt_ticket_watch = {
	.name = "ticket.watch",
	.sql = "INSERT INTO ticket_watchers (ticket_id, user_id, reason)"
	       " VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE reason = reason",
	.param_count = 3,
};

const struct db_query stmt_ticket_unwatch = {
	.name = "ticket.unwatch",
	.sql = "DELETE FROM ticket_watchers"
	       " WHERE ticket_id = ? AND user_id = ?",
	.param_count = 2,
};

const struct db_query stmt_ticket_watchers_join = {
	.name = "ticket.watchers_join",
	.sql = "INSERT INTO ticket_watchers (ticket_id, user_id, reason)"
	       " SELECT ?, w.user_id, w.reason FROM ticket_watchers AS w"
	       "  WHERE w.ticket_id = ? AND w.user_id <> ?"
	       " ON DUPLICATE KEY UPDATE reason = VALUES(reason)",
	.param_count = 3,
};

const struct db_query stmt_ticket_merge_again = {
	.name = "ticket.merge_again",
	.sql = "UPDATE tickets SET merged_into_id = ?"
	       " WHERE merged_into_id = ?",
	.param_count = 2,
};

const struct db_query stmt_ticket_merged = {
	/* unscoped: each distributor of what was merged gets the reply */
	.name = "ticket.merged",
	.sql = "SELECT id FROM tickets"
	       " WHERE merged_into_id = ? AND customer_id <> ?"
	       " ORDER BY id LIMIT 200",
	.param_count = 2,
	DB_ROWS(struct ticket_number_row, number_columns),
};

const struct db_query stmt_ticket_write_presence = {
	.name = "ticket.write_presence",
	.sql = "INSERT INTO ticket_presence (ticket_id, user_id, at)"
	       " VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE at = VALUES(at)",
	.param_count = 3,
};

const struct db_query stmt_ticket_task_make = {
	.name = "ticket.task_make",
	.sql = "INSERT INTO ticket_tasks (ticket_id, department_id,"
	       "  assignee_id, kind, what, due_at, asked_by, asked_at)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 8,
};

static const struct db_column task_columns[] = {
	DB_COLUMN(struct ticket_task_row, id),
	DB_COLUMN(struct ticket_task_row, kind),
	DB_COLUMN(struct ticket_task_row, state),
	DB_COLUMN(struct ticket_task_row, department_id),
	DB_COLUMN(struct ticket_task_row, department_role),
	DB_COLUMN(struct ticket_task_row, assignee_id),
	DB_COLUMN(struct ticket_task_row, asked_by),
};

const struct db_query stmt_ticket_task_lock = {
	.name = "ticket.task_lock",
	.sql = "SELECT k.id, k.kind, k.state, k.department_id, d.role,"
	       "  k.assignee_id, k.asked_by FROM ticket_tasks AS k"
	       "  JOIN departments AS d ON d.id = k.department_id"
	       " WHERE k.id = ? AND k.ticket_id = ? FOR UPDATE",
	.param_count = 2,
	DB_ROWS(struct ticket_task_row, task_columns),
};

const struct db_query stmt_ticket_task_end = {
	.name = "ticket.task_end",
	.sql = "UPDATE ticket_tasks SET state = ?, answer = ?, done_by = ?,"
	       "  done_at = ? WHERE id = ? AND state = 1",
	.param_count = 5,
};

const struct db_query stmt_ticket_tasks_drop = {
	.name = "ticket.tasks_drop",
	.sql = "UPDATE ticket_tasks SET state = 3, done_at = ?"
	       " WHERE ticket_id = ? AND state = 1",
	.param_count = 2,
};

const struct db_query stmt_ticket_calls_end = {
	.name = "ticket.calls_end",
	.sql = "UPDATE ticket_tasks SET state = 2, done_by = ?, done_at = ?"
	       " WHERE ticket_id = ? AND state = 1 AND kind = 2",
	.param_count = 3,
};

const struct db_query stmt_ticket_corrective_open = {
	.name = "ticket.corrective_open",
	.sql = "SELECT COUNT(*) FROM ticket_tasks"
	       " WHERE ticket_id = ? AND state = 1 AND kind = 3",
	.param_count = 1,
	DB_ROWS(struct ticket_number_row, number_columns),
};

const struct db_query stmt_ticket_silent = {
	/* unscoped: of the worker */
	.name = "ticket.silent",
	.sql = "SELECT id FROM tickets WHERE auto_at <= ?"
	       " ORDER BY auto_at LIMIT ?",
	.param_count = 2,
	DB_ROWS(struct ticket_number_row, number_columns),
};

const struct db_query stmt_ticket_lockable = {
	/* unscoped: of the worker */
	.name = "ticket.lockable",
	.sql = "SELECT id FROM tickets WHERE lock_at <= ?"
	       " ORDER BY lock_at LIMIT ?",
	.param_count = 2,
	DB_ROWS(struct ticket_number_row, number_columns),
};

/* Outside of working hours critical ones alone. */
const struct db_query stmt_ticket_climbing = {
	/* unscoped: of the worker */
	.name = "ticket.climbing",
	.sql = "SELECT id FROM tickets WHERE climb_at <= ?"
	       "  AND (severity = 3 OR ? <> 0) ORDER BY climb_at LIMIT ?",
	.param_count = 3,
	DB_ROWS(struct ticket_number_row, number_columns),
};
