/**
 * @file
 * Every SQL statement of ticket_load.c, and nothing else.
 */
#include "domain/ticket_load_sql.h"

/* A case and its reply point to each other; the load can be made again. */
const char *const ticket_load_session_sql[2] = {
	"SET SESSION sql_log_bin = 0",
	"SET SESSION foreign_key_checks = 0",
};

static const struct db_column number_columns[] = {
	DB_COLUMN(struct ticket_load_number, value),
};

const struct db_query stmt_ticket_load_mark = {
	.name = "ticket.load_mark",
	.sql = "SELECT COUNT(*) FROM settings WHERE name = 'load_tickets'",
	DB_ROWS(struct ticket_load_number, number_columns),
};

const struct db_query stmt_ticket_load_mark_set = {
	.name = "ticket.load_mark_set",
	.sql = "INSERT INTO settings (name, value, changed_at)"
	       " VALUES ('load_tickets', ?, ?)",
	.param_count = 2,
};

static const struct db_column ids_columns[] = {
	DB_COLUMN(struct ticket_load_ids, ticket_id),
	DB_COLUMN(struct ticket_load_ids, message_id),
};

const struct db_query stmt_ticket_load_ids = {
	/* unscoped: of the command line; person_id <=> does not matter */
	.name = "ticket.load_ids",
	.sql = "SELECT IFNULL((SELECT MAX(id) FROM tickets), 0),"
	       " IFNULL((SELECT MAX(id) FROM ticket_messages), 0)",
	DB_ROWS(struct ticket_load_ids, ids_columns),
};

static const struct db_column customer_columns[] = {
	DB_COLUMN(struct ticket_load_customer, id),
	DB_COLUMN(struct ticket_load_customer, rep_id),
	DB_COLUMN(struct ticket_load_customer, team_id),
	DB_COLUMN(struct ticket_load_customer, class),
	DB_COLUMN(struct ticket_load_customer, is_key),
	DB_COLUMN(struct ticket_load_customer, user_id),
	DB_COLUMN(struct ticket_load_customer, order_id),
};

const struct db_query stmt_ticket_load_customers = {
	/* unscoped: of the command line */
	.name = "ticket.load_customers",
	.sql = "SELECT c.id, c.rep_id, c.team_id, c.class, c.is_key,"
	       " MIN(m.user_id), (SELECT MAX(o.id) FROM orders AS o"
	       "  WHERE o.customer_id = c.id AND o.foreign_no IS NULL)"
	       " FROM customers AS c JOIN memberships AS m"
	       "  ON m.customer_id = c.id AND m.state = 1"
	       " WHERE c.state = 1 GROUP BY c.id ORDER BY c.id LIMIT 5000",
	DB_ROWS(struct ticket_load_customer, customer_columns),
};

#define STAFF_WITH(condition)                                                  \
	"SELECT DISTINCT m.user_id FROM memberships AS m"                      \
	" JOIN users AS u ON u.id = m.user_id AND u.state = 1"                 \
	" JOIN membership_roles AS r ON r.membership_id = m.id"                \
	" WHERE m.customer_id IS NULL AND m.state = 1 AND " condition          \
	" ORDER BY m.user_id LIMIT 200"

const struct db_query stmt_ticket_load_staff = {
	/* unscoped: staff, not customers' people */
	.name = "ticket.load_staff",
	.sql = STAFF_WITH("r.role IN ('service', 'order_desk', 'quality')"),
	DB_ROWS(struct ticket_load_number, number_columns),
};

const struct db_query stmt_ticket_load_leaders = {
	/* unscoped: staff, not customers' people */
	.name = "ticket.load_leaders",
	.sql = STAFF_WITH("r.role IN ('manager', 'executive')"),
	DB_ROWS(struct ticket_load_number, number_columns),
};

static const struct db_column product_columns[] = {
	DB_COLUMN(struct ticket_load_product, id),
	DB_COLUMN(struct ticket_load_product, name),
};

const struct db_query stmt_ticket_load_products = {
	.name = "ticket.load_products",
	.sql = "SELECT p.id, p.name FROM products AS p ORDER BY p.id LIMIT 2000",
	DB_ROWS(struct ticket_load_product, product_columns),
};

const struct db_query stmt_ticket_load_insert = {
	.name = "ticket.load_insert",
	.sql = "INSERT INTO tickets (id, customer_id, rep_id, team_id, kind,"
	       " opened_at, opened_by, by_staff, subject, order_id,"
	       " product_id, topic, severity, tier, state, back_state,"
	       " department_id, owner_id, founded, cause, responsible,"
	       " proposal, cost_fen, proposed_by, decided_by, decided_at,"
	       " remedy, opinion, reply_id, stars, rated_at, rating_note,"
	       " level, told_level, state_since, changed_at,"
	       " last_by_customer, auto_at, lock_at, message_count,"
	       " first_due_at, update_due_at, resolve_due_at, next_due_at,"
	       " climb_at, first_answer_at, resolved_at, paused_at,"
	       " paused_minutes, first_kept, resolve_kept, first_took,"
	       " resolve_took) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
	       " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULLIF(?, 0),"
	       " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
	       " IFNULL(?, '9999-01-01'), ?, ?, ?, ?, ?, NULLIF(?, -1),"
	       " NULLIF(?, -1), NULLIF(?, -1), NULLIF(?, -1))",
	.param_count = 53,
};

const struct db_column ticket_load_columns[] = {
	DB_COLUMN(struct ticket_core, id),
	DB_COLUMN(struct ticket_core, customer_id),
	DB_COLUMN(struct ticket_core, rep_id),
	DB_COLUMN(struct ticket_core, team_id),
	DB_COLUMN(struct ticket_core, kind),
	DB_COLUMN(struct ticket_core, opened_at),
	DB_COLUMN(struct ticket_core, opened_by),
	DB_COLUMN(struct ticket_core, by_staff),
	DB_COLUMN(struct ticket_core, subject),
	DB_COLUMN(struct ticket_core, order_id),
	DB_COLUMN(struct ticket_core, product_id),
	DB_COLUMN(struct ticket_core, topic),
	DB_COLUMN(struct ticket_core, severity),
	DB_COLUMN(struct ticket_core, tier),
	DB_COLUMN(struct ticket_core, state),
	DB_COLUMN(struct ticket_core, back_state),
	DB_COLUMN(struct ticket_core, department_id),
	DB_COLUMN(struct ticket_core, owner_id),
	DB_COLUMN(struct ticket_core, founded),
	DB_COLUMN(struct ticket_core, cause),
	DB_COLUMN(struct ticket_core, responsible_id),
	DB_COLUMN(struct ticket_core, proposal),
	DB_COLUMN(struct ticket_core, cost_fen),
	DB_COLUMN(struct ticket_core, proposed_by_id),
	DB_COLUMN(struct ticket_core, decided_by_id),
	DB_COLUMN(struct ticket_core, decided_at),
	DB_COLUMN(struct ticket_core, remedy),
	DB_COLUMN(struct ticket_core, opinion),
	DB_COLUMN(struct ticket_core, reply_id),
	DB_COLUMN(struct ticket_core, stars),
	DB_COLUMN(struct ticket_core, rated_at),
	DB_COLUMN(struct ticket_core, rating_note),
	DB_COLUMN(struct ticket_core, level),
	DB_COLUMN(struct ticket_core, told_level),
	DB_COLUMN(struct ticket_core, state_since),
	DB_COLUMN(struct ticket_core, changed_at),
	DB_COLUMN(struct ticket_core, last_by_customer),
	DB_COLUMN(struct ticket_core, auto_at),
	DB_COLUMN(struct ticket_core, lock_at),
	DB_COLUMN(struct ticket_core, message_count),
	DB_COLUMN(struct ticket_core, first_due_at),
	DB_COLUMN(struct ticket_core, update_due_at),
	DB_COLUMN(struct ticket_core, resolve_due_at),
	DB_COLUMN(struct ticket_core, next_due_at),
	DB_COLUMN(struct ticket_core, climb_at),
	DB_COLUMN(struct ticket_core, first_answer_at),
	DB_COLUMN(struct ticket_core, resolved_at),
	DB_COLUMN(struct ticket_core, paused_at),
	DB_COLUMN(struct ticket_core, paused_minutes),
	DB_COLUMN(struct ticket_core, first_kept),
	DB_COLUMN(struct ticket_core, resolve_kept),
	DB_COLUMN(struct ticket_core, first_took),
	DB_COLUMN(struct ticket_core, resolve_took),
};

const size_t ticket_load_column_count = ARRAY_LEN(ticket_load_columns);

const struct db_query stmt_ticket_load_message = {
	.name = "ticket.load_message",
	.sql = "INSERT INTO ticket_messages (id, ticket_id, kind, by_customer,"
	       " user_id, at, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
	.param_count = 7,
};

const struct db_column ticket_load_message_columns[7] = {
	DB_COLUMN(struct ticket_load_message, id),
	DB_COLUMN(struct ticket_load_message, ticket_id),
	DB_COLUMN(struct ticket_load_message, kind),
	DB_COLUMN(struct ticket_load_message, by_customer),
	DB_COLUMN(struct ticket_load_message, user_id),
	DB_COLUMN(struct ticket_load_message, at),
	DB_COLUMN(struct ticket_load_message, body),
};

/* Columns as those of a term that is added. */
const struct db_query stmt_ticket_load_term = {
	.name = "ticket.load_term",
	.sql = "INSERT INTO ticket_terms (term, ticket_id, is_internal)"
	       " VALUES (?, ?, ?)",
	.param_count = 3,
};

const struct db_query stmt_ticket_load_tag = {
	.name = "ticket.load_tag",
	.sql = "INSERT INTO ticket_tags (ticket_id, tag) VALUES (?, ?)",
	.param_count = 2,
};

const struct db_column ticket_load_tag_columns[2] = {
	DB_COLUMN(struct ticket_load_tag, ticket_id),
	DB_COLUMN(struct ticket_load_tag, tag),
};

const struct db_query stmt_ticket_load_tags = {
	.name = "ticket.load_tags",
	.sql = "UPDATE tickets SET tags = ? WHERE id = ?",
	.param_count = 2,
};

const struct db_query stmt_ticket_load_link = {
	.name = "ticket.load_link",
	.sql = "INSERT INTO ticket_links (ticket_id, object_kind, object_id,"
	       " user_id, at) VALUES (?, 1, ?, ?, ?)",
	.param_count = 4,
};

const struct db_column ticket_load_link_columns[4] = {
	DB_COLUMN(struct ticket_load_link, ticket_id),
	DB_COLUMN(struct ticket_load_link, object_id),
	DB_COLUMN(struct ticket_load_link, user_id),
	DB_COLUMN(struct ticket_load_link, at),
};
