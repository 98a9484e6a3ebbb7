/**
 * @file
 * Every SQL statement about announcing, and nothing else.
 */
#include "domain/outbox_sql.h"

const struct db_query stmt_outbox_insert = {
	.name = "outbox.insert",
	.sql = "INSERT INTO outbox (at, kind, object_kind, object_id,"
	       "  customer_id, actor_id, detail, next_at)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 8,
};

static const struct db_column due_columns[] = {
	DB_COLUMN(struct outbox_due_row, id),
};

const struct db_query stmt_outbox_due = {
	.name = "outbox.due",
	.sql = "SELECT id FROM outbox"
	       " WHERE done_at IS NULL AND next_at <= ?"
	       " ORDER BY next_at, id LIMIT ?",
	.param_count = 2,
	DB_ROWS(struct outbox_due_row, due_columns),
};

static const struct db_column lock_columns[] = {
	DB_COLUMN(struct outbox_row, id),
	DB_COLUMN(struct outbox_row, kind),
	DB_COLUMN(struct outbox_row, object_kind),
	DB_COLUMN(struct outbox_row, object_id),
	DB_COLUMN(struct outbox_row, customer_id),
	DB_COLUMN(struct outbox_row, actor_id),
	DB_COLUMN(struct outbox_row, at),
	DB_COLUMN(struct outbox_row, detail),
};

/* A row that another worker has in hand, or finished, is no row. */
const struct db_query stmt_outbox_lock = {
	.name = "outbox.lock",
	.sql = "SELECT id, kind, object_kind, object_id, customer_id,"
	       "  actor_id, at, detail FROM outbox WHERE id = ? AND done_at IS NULL"
	       "   FOR UPDATE SKIP LOCKED",
	.param_count = 1,
	DB_ROWS(struct outbox_row, lock_columns),
};

static const struct db_column customer_columns[] = {
	DB_COLUMN(struct outbox_customer_row, name),
	DB_COLUMN(struct outbox_customer_row, name_en),
};

const struct db_query stmt_outbox_customer = {
	/* unscoped: the worker names the customer of an event */
	.name = "outbox.customer",
	.sql = "SELECT name, name_en FROM customers WHERE id = ?",
	.param_count = 1,
	DB_ROWS(struct outbox_customer_row, customer_columns),
};

static const struct db_column recipient_columns[] = {
	DB_COLUMN(struct outbox_recipient_row, user_id),
};

/* By the TELL_… bits in the ?; in the order in which counters are locked. */
const struct db_query stmt_outbox_recipients = {
	/* unscoped: the worker tells the people of an event */
	.name = "outbox.recipients",
	.sql = "SELECT DISTINCT u.id FROM ("
	       " SELECT m.user_id FROM memberships AS m"
	       "   JOIN membership_roles AS r ON r.membership_id = m.id"
	       "   JOIN role_permissions AS p ON p.role = r.role"
	       "  WHERE m.customer_id = ? AND m.state = 1"
	       "    AND ((? & 1 AND p.action = 'order_see')"
	       "     OR (? & 2 AND p.action = 'order_approve')"
	       "     OR (? & 64 AND p.action = 'money_see'))"
	       " UNION SELECT c.rep_id FROM customers AS c"
	       "  WHERE c.id = ? AND ? & 4"
	       " UNION SELECT m.user_id FROM membership_roles AS r"
	       "   JOIN memberships AS m ON m.id = r.membership_id"
	       "  WHERE m.customer_id IS NULL AND m.state = 1"
	       "    AND ((? & 8 AND r.role = 'order_desk')"
	       "     OR (? & 16 AND r.role = 'warehouse')"
	       "     OR (? & 32 AND r.role = 'credit_officer')"
	       "     OR (? & 128 AND r.role = 'finance')"
	       "     OR (? & 256 AND r.role = 'executive')"
	       "     OR (? & 512 AND r.role = 'manager')"
	       "     OR (? & 1024 AND r.role = 'service')"
	       "     OR (? & 2048 AND r.role = 'quality'))"
	       ") AS t JOIN users AS u ON u.id = t.user_id AND u.state = 1"
	       " WHERE u.id <> ? ORDER BY u.id LIMIT 2000",
	.param_count = 15,
	DB_ROWS(struct outbox_recipient_row, recipient_columns),
};

/* By the TELL_… bits in the ?: never whom the complaint is about, and while
 * nobody has looked at one about staff not the salesperson either. */
const struct db_query stmt_outbox_ticket_recipients = {
	/* unscoped: the worker tells the people of an event */
	.name = "outbox.ticket_recipients",
	.sql = "SELECT DISTINCT u.id FROM ("
	       " SELECT t.opened_by AS user_id FROM tickets AS t"
	       "  WHERE t.id = ? AND t.by_staff = 0 AND ? & 4096"
	       " UNION SELECT m.user_id FROM tickets AS t"
	       "   JOIN memberships AS m ON m.customer_id = t.customer_id"
	       "    AND m.state = 1"
	       "   JOIN membership_roles AS r ON r.membership_id = m.id"
	       "   JOIN role_permissions AS p ON p.role = r.role"
	       "    AND p.action = 'ticket_see'"
	       "  WHERE t.id = ? AND t.by_staff = 1 AND ? & 4096"
	       " UNION SELECT t.owner_id FROM tickets AS t"
	       "  WHERE t.id = ? AND ? & 8192"
	       " UNION SELECT m.user_id FROM tickets AS t"
	       "   JOIN departments AS d ON d.id = t.department_id"
	       "   JOIN membership_roles AS r ON r.role = d.role"
	       "   JOIN memberships AS m ON m.id = r.membership_id"
	       "    AND m.customer_id IS NULL AND m.state = 1"
	       "  WHERE t.id = ?"
	       "    AND (? & 32768 OR (? & 8192 AND t.owner_id IS NULL))"
	       "    AND (d.role <> 'sales_rep' OR m.user_id = t.rep_id)"
	       " UNION SELECT w.user_id FROM ticket_watchers AS w"
	       "  WHERE w.ticket_id = ? AND ? & 16384"
	       " UNION SELECT d.leader_id FROM tickets AS t"
	       "   JOIN departments AS d ON d.id = t.department_id"
	       "  WHERE t.id = ? AND ? & 65536"
	       " UNION SELECT m.user_id FROM tickets AS t"
	       "   JOIN memberships AS m ON m.team_id = t.team_id"
	       "    AND m.customer_id IS NULL AND m.state = 1"
	       "   JOIN membership_roles AS r ON r.membership_id = m.id"
	       "    AND r.role = 'team_lead'"
	       "  WHERE t.id = ? AND ? & 131072"
	       " UNION SELECT t.rep_id FROM tickets AS t"
	       "  WHERE t.id = ? AND ? & 4"
	       " UNION SELECT k.assignee_id FROM ticket_tasks AS k"
	       "  WHERE k.ticket_id = ? AND k.asked_at = ? AND ? & 262144"
	       " UNION SELECT m.user_id FROM ticket_tasks AS k"
	       "   JOIN departments AS d ON d.id = k.department_id"
	       "   JOIN membership_roles AS r ON r.role = d.role"
	       "   JOIN memberships AS m ON m.id = r.membership_id"
	       "    AND m.customer_id IS NULL AND m.state = 1"
	       "  WHERE k.ticket_id = ? AND k.asked_at = ? AND ? & 262144"
	       "    AND k.assignee_id IS NULL"
	       " UNION SELECT m.user_id FROM membership_roles AS r"
	       "   JOIN memberships AS m ON m.id = r.membership_id"
	       "  WHERE m.customer_id IS NULL AND m.state = 1"
	       "    AND ((? & 256 AND r.role = 'executive')"
	       "     OR (? & 512 AND r.role = 'manager'))"
	       ") AS x JOIN users AS u ON u.id = x.user_id AND u.state = 1"
	       "  JOIN tickets AS t ON t.id = ?"
	       " WHERE u.id <> ? AND NOT (u.id <=> t.person_id)"
	       "   AND NOT (t.topic = 5 AND t.state = 1 AND u.id <=> t.rep_id)"
	       " ORDER BY u.id LIMIT 2000",
	.param_count = 27,
	DB_ROWS(struct outbox_recipient_row, recipient_columns),
};

const struct db_query stmt_outbox_handover_recipients = {
	/* unscoped: the worker tells the people of an event */
	.name = "outbox.handover_recipients",
	.sql = "SELECT DISTINCT u.id FROM ("
	       " SELECT to_id AS user_id FROM handovers"
	       "  WHERE id = ? AND ? & 524288"
	       " UNION SELECT given_by FROM handovers"
	       "  WHERE id = ? AND ? & 1048576"
	       " UNION SELECT from_id FROM handovers"
	       "  WHERE id = ? AND ? & 2097152"
	       ") AS t JOIN users AS u ON u.id = t.user_id AND u.state = 1"
	       " WHERE u.id <> ? ORDER BY u.id LIMIT 10",
	.param_count = 7,
	DB_ROWS(struct outbox_recipient_row, recipient_columns),
};

const struct db_query stmt_outbox_done = {
	.name = "outbox.done",
	.sql = "UPDATE outbox SET done_at = ?, attempts = attempts + 1"
	       " WHERE id = ?",
	.param_count = 2,
};

static const struct db_column attempts_columns[] = {
	DB_COLUMN(struct outbox_attempts_row, attempts),
};

const struct db_query stmt_outbox_attempts = {
	.name = "outbox.attempts",
	.sql = "SELECT attempts FROM outbox WHERE id = ? AND done_at IS NULL"
	       "   FOR UPDATE SKIP LOCKED",
	.param_count = 1,
	DB_ROWS(struct outbox_attempts_row, attempts_columns),
};

const struct db_query stmt_outbox_failed = {
	.name = "outbox.failed",
	.sql = "UPDATE outbox SET attempts = attempts + 1, next_at = ?,"
	       "  failure = ? WHERE id = ?",
	.param_count = 3,
};

const struct db_query stmt_notification_insert = {
	.name = "notification.insert",
	.sql = "INSERT INTO notifications (user_id, outbox_id, at, kind, path,"
	       "  detail) VALUES (?, ?, ?, ?, ?, ?)",
	.param_count = 6,
};

const struct db_query stmt_notification_count = {
	.name = "notification.count",
	.sql = "INSERT INTO notification_counts (user_id, unread)"
	       " VALUES (?, 1) ON DUPLICATE KEY UPDATE unread = unread + 1",
	.param_count = 1,
};
