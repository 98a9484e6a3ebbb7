/**
 * @file
 * Every SQL statement of ticket_core.c, and nothing else.
 */
#include "domain/ticket_sql.h"

#include "domain/ticket_sight.h"

static const struct db_column number_columns[] = {
	DB_COLUMN(struct ticket_number_row, value),
};

static const struct db_column core_columns[] = {
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
	DB_COLUMN(struct ticket_core, shipment_id),
	DB_COLUMN(struct ticket_core, product_id),
	DB_COLUMN(struct ticket_core, batch_id),
	DB_COLUMN(struct ticket_core, topic),
	DB_COLUMN(struct ticket_core, severity),
	DB_COLUMN(struct ticket_core, tier),
	DB_COLUMN(struct ticket_core, state),
	DB_COLUMN(struct ticket_core, back_state),
	DB_COLUMN(struct ticket_core, department_id),
	DB_COLUMN(struct ticket_core, owner_id),
	DB_COLUMN(struct ticket_core, person_id),
	DB_COLUMN(struct ticket_core, merged_into_id),
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
	DB_COLUMN(struct ticket_core, reopened),
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

const struct db_query stmt_ticket_lock = {
	/* unscoped: stmt_ticket_in_sight follows under the lock */
	.name = "ticket.lock",
	.sql = "SELECT t.id, t.customer_id, t.rep_id, t.team_id, t.kind,"
	       " t.opened_at, t.opened_by, t.by_staff, t.subject,"
	       " t.order_id, t.shipment_id, t.product_id, t.batch_id,"
	       " t.topic, t.severity, t.tier, t.state, t.back_state,"
	       " t.department_id, t.owner_id, t.person_id,"
	       " t.merged_into_id, t.founded, t.cause, t.responsible,"
	       " t.proposal, t.cost_fen, t.proposed_by, t.decided_by,"
	       " t.decided_at, t.remedy, t.opinion, t.reply_id, t.stars,"
	       " t.rated_at, t.rating_note, t.reopened, t.level,"
	       " t.told_level, t.state_since, t.changed_at,"
	       " t.last_by_customer, t.auto_at, t.lock_at,"
	       " t.message_count, t.first_due_at, t.update_due_at,"
	       " t.resolve_due_at, NULLIF(t.next_due_at, '9999-01-01'),"
	       " t.climb_at, t.first_answer_at, t.resolved_at,"
	       " t.paused_at, t.paused_minutes, IFNULL(t.first_kept, -1),"
	       " IFNULL(t.resolve_kept, -1), IFNULL(t.first_took, -1),"
	       " IFNULL(t.resolve_took, -1)"
	       "  FROM tickets AS t WHERE t.id = ? FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct ticket_core, core_columns),
};

const struct db_query stmt_ticket_in_sight = {
	.name = "ticket.in_sight",
	.sql = "SELECT t.id FROM tickets AS t"
	       "  JOIN customers AS c ON c.id = t.customer_id"
	       " WHERE t.id = ? AND " TICKET_IN_SIGHT,
	.param_count = 1 + TICKET_SIGHT_PARAMS,
	DB_ROWS(struct ticket_number_row, number_columns),
};

const struct db_query stmt_ticket_save = {
	.name = "ticket.save",
	.sql = "UPDATE tickets SET topic = ?, severity = ?, tier = ?,"
	       " state = ?, back_state = ?, department_id = ?,"
	       " owner_id = ?, person_id = ?, merged_into_id = ?,"
	       " founded = ?, cause = ?, responsible = ?, proposal = ?,"
	       " cost_fen = ?, proposed_by = ?, decided_by = ?,"
	       " decided_at = ?, remedy = ?, opinion = ?, reply_id = ?,"
	       " stars = NULLIF(?, 0), rated_at = ?, rating_note = ?,"
	       " reopened = ?, level = ?, told_level = ?, state_since = ?,"
	       " changed_at = ?, last_by_customer = ?, auto_at = ?,"
	       " lock_at = ?, message_count = ?, first_due_at = ?,"
	       " update_due_at = ?, resolve_due_at = ?,"
	       " next_due_at = IFNULL(?, '9999-01-01'), climb_at = ?,"
	       " first_answer_at = ?, resolved_at = ?, paused_at = ?,"
	       " paused_minutes = ?, first_kept = NULLIF(?, -1),"
	       " resolve_kept = NULLIF(?, -1), first_took = NULLIF(?, -1),"
	       " resolve_took = NULLIF(?, -1)"
	       " WHERE id = ?",
	.param_count = 46,
};

const struct db_column ticket_save_columns[] = {
	DB_COLUMN(struct ticket_core, topic),
	DB_COLUMN(struct ticket_core, severity),
	DB_COLUMN(struct ticket_core, tier),
	DB_COLUMN(struct ticket_core, state),
	DB_COLUMN(struct ticket_core, back_state),
	DB_COLUMN(struct ticket_core, department_id),
	DB_COLUMN(struct ticket_core, owner_id),
	DB_COLUMN(struct ticket_core, person_id),
	DB_COLUMN(struct ticket_core, merged_into_id),
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
	DB_COLUMN(struct ticket_core, reopened),
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
	DB_COLUMN(struct ticket_core, id),
};

const size_t ticket_save_column_count = ARRAY_LEN(ticket_save_columns);

const struct db_query stmt_ticket_event = {
	.name = "ticket.event",
	.sql = "INSERT INTO ticket_events (ticket_id, at, user_id, kind,"
	       "  from_state, to_state, severity, tier, level, is_internal,"
	       "  object_id, due_at, note)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 13,
};

const struct db_column ticket_event_columns[] = {
	DB_COLUMN(struct ticket_news, ticket_id),
	DB_COLUMN(struct ticket_news, at),
	DB_COLUMN(struct ticket_news, user_id),
	DB_COLUMN(struct ticket_news, kind),
	DB_COLUMN(struct ticket_news, from_state),
	DB_COLUMN(struct ticket_news, to_state),
	DB_COLUMN(struct ticket_news, severity),
	DB_COLUMN(struct ticket_news, tier),
	DB_COLUMN(struct ticket_news, level),
	DB_COLUMN(struct ticket_news, is_internal),
	DB_COLUMN(struct ticket_news, object_id),
	DB_COLUMN(struct ticket_news, due_at),
	DB_COLUMN(struct ticket_news, note),
};

const size_t ticket_event_column_count = ARRAY_LEN(ticket_event_columns);

const struct db_query stmt_ticket_message = {
	.name = "ticket.message",
	.sql = "INSERT INTO ticket_messages (ticket_id, kind, by_customer,"
	       "  user_id, at, body, file_count) VALUES (?, ?, ?, ?, ?, ?, ?)",
	.param_count = 7,
};

/* A term that was there stays. */
const struct db_query stmt_ticket_term = {
	.name = "ticket.term",
	.sql = "INSERT INTO ticket_terms (term, ticket_id, is_internal)"
	       " VALUES (?, ?, ?)"
	       " ON DUPLICATE KEY UPDATE ticket_id = VALUES(ticket_id)",
	.param_count = 3,
};

const struct db_column ticket_term_columns[3] = {
	DB_COLUMN(struct ticket_term_row, term),
	DB_COLUMN(struct ticket_term_row, ticket_id),
	DB_COLUMN(struct ticket_term_row, is_internal),
};

static const struct db_column colleague_columns[] = {
	DB_COLUMN(struct ticket_colleague_row, user_id),
	DB_COLUMN(struct ticket_colleague_row, may_work),
	DB_COLUMN(struct ticket_colleague_row, sees_it),
};

/* Active staff; whether a role's reach takes in the ticket's customer. */
const struct db_query stmt_ticket_colleague = {
	/* unscoped: staff, not customers' people */
	.name = "ticket.colleague",
	.sql = "SELECT u.id,"
	       "  IFNULL(MAX(p.action = 'ticket_work'), 0),"
	       "  IFNULL(MAX(p.action = 'ticket_work' AND (p.scope = 4"
	       "    OR (p.scope = 3 AND m.team_id = ?)"
	       "    OR (p.scope = 2 AND u.id = ?))), 0)"
	       "  FROM users AS u"
	       "  JOIN memberships AS m ON m.user_id = u.id"
	       "   AND m.customer_id IS NULL AND m.state = 1"
	       "  LEFT JOIN membership_roles AS r ON r.membership_id = m.id"
	       "  LEFT JOIN role_permissions AS p ON p.role = r.role"
	       " WHERE u.id = ? AND u.state = 1 GROUP BY u.id",
	.param_count = 3,
	DB_ROWS(struct ticket_colleague_row, colleague_columns),
};

const struct db_query stmt_ticket_department = {
	.name = "ticket.department",
	.sql = "SELECT id FROM departments WHERE id = ?",
	.param_count = 1,
	DB_ROWS(struct ticket_number_row, number_columns),
};

const struct db_query stmt_ticket_hide_unread = {
	.name = "ticket.hide_unread",
	.sql = "UPDATE notification_counts SET unread = GREATEST(0, unread -"
	       "   (SELECT COUNT(*) FROM notifications AS n"
	       "     WHERE n.user_id = ? AND n.path = ?"
	       "       AND n.read_at IS NULL))"
	       " WHERE user_id = ?",
	.param_count = 3,
};

const struct db_query stmt_ticket_hide_told = {
	.name = "ticket.hide_told",
	.sql = "DELETE FROM notifications WHERE user_id = ? AND path = ?",
	.param_count = 2,
};

const struct db_query stmt_ticket_hide_watcher = {
	.name = "ticket.hide_watcher",
	.sql = "DELETE FROM ticket_watchers"
	       " WHERE ticket_id = ? AND user_id = ?",
	.param_count = 2,
};

const struct db_query stmt_ticket_hide_tasks = {
	.name = "ticket.hide_tasks",
	.sql = "UPDATE ticket_tasks SET assignee_id = NULL"
	       " WHERE ticket_id = ? AND assignee_id = ? AND state = 1",
	.param_count = 2,
};

const struct db_query stmt_ticket_hide_presence = {
	.name = "ticket.hide_presence",
	.sql = "DELETE FROM ticket_presence"
	       " WHERE ticket_id = ? AND user_id = ?",
	.param_count = 2,
};
