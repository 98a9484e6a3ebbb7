/**
 * @file
 * Every SQL statement of department.c, and nothing else.
 */
#include "domain/department_sql.h"

#include "domain/ticket_sight.h"

static const struct db_column id_columns[] = {
	DB_COLUMN(struct department_id_row, id),
};

static const struct db_column department_columns[] = {
	DB_COLUMN(struct department, id),
	DB_COLUMN(struct department, name),
	DB_COLUMN(struct department, name_en),
	DB_COLUMN(struct department, role),
	DB_COLUMN(struct department, leader_id),
	DB_COLUMN(struct department, leader_name),
};

const struct db_query stmt_department_list = {
	.name = "department.list",
	.sql = "SELECT d.id, d.name, d.name_en, d.role, d.leader_id, u.name"
	       "  FROM departments AS d"
	       "  LEFT JOIN users AS u ON u.id = d.leader_id"
	       " ORDER BY d.id LIMIT 100",
	DB_ROWS(struct department, department_columns),
};

const struct db_query stmt_department_staff = {
	/* unscoped: staff, not customers' people */
	.name = "department.staff",
	.sql = "SELECT u.id FROM users AS u"
	       "  JOIN memberships AS m ON m.user_id = u.id"
	       "   AND m.customer_id IS NULL AND m.state = 1"
	       " WHERE u.id = ? AND u.state = 1",
	.param_count = 1,
	DB_ROWS(struct department_id_row, id_columns),
};

const struct db_query stmt_department_leader = {
	.name = "department.leader",
	.sql = "UPDATE departments SET leader_id = ? WHERE id = ?",
	.param_count = 2,
};

static const struct db_column colleague_columns[] = {
	DB_COLUMN(struct colleague, user_id),
	DB_COLUMN(struct colleague, name),
	DB_COLUMN(struct colleague, role_names),
	DB_COLUMN(struct colleague, may_work),
	DB_COLUMN(struct colleague, open_tickets),
};

const struct db_query stmt_department_colleagues = {
	.name = "department.colleagues",
	.sql = "SELECT u.id, u.name,"
	       "  IFNULL(GROUP_CONCAT(DISTINCT r.role ORDER BY r.role), ''),"
	       "  IFNULL(MAX(p.action IS NOT NULL), 0),"
	       "  (SELECT COUNT(*) FROM tickets AS t"
	       "    JOIN customers AS c ON c.id = t.customer_id"
	       "   WHERE t.owner_id = u.id AND t.is_open = 1"
	       "     AND " TICKET_IN_SIGHT ")"
	       "  FROM users AS u"
	       "  JOIN memberships AS m ON m.user_id = u.id"
	       "   AND m.customer_id IS NULL AND m.state = 1"
	       "  LEFT JOIN membership_roles AS r ON r.membership_id = m.id"
	       "  LEFT JOIN role_permissions AS p ON p.role = r.role"
	       "   AND p.action = 'ticket_work'"
	       " WHERE u.state = 1 GROUP BY u.id, u.name"
	       " ORDER BY u.name, u.id LIMIT 500",
	.param_count = TICKET_SIGHT_PARAMS,
	DB_ROWS(struct colleague, colleague_columns),
};

const struct db_query stmt_handover_add = {
	.name = "handover.add",
	.sql = "INSERT INTO handover_notes (at, user_id, body)"
	       " VALUES (?, ?, ?)",
	.param_count = 3,
};

static const struct db_column note_columns[] = {
	DB_COLUMN(struct handover_note, id),
	DB_COLUMN(struct handover_note, at),
	DB_COLUMN(struct handover_note, user_name),
	DB_COLUMN(struct handover_note, body),
};

const struct db_query stmt_handover_list = {
	.name = "handover.list",
	.sql = "SELECT n.id, n.at, u.name, n.body FROM handover_notes AS n"
	       "  LEFT JOIN users AS u ON u.id = n.user_id"
	       " ORDER BY n.at DESC, n.id DESC LIMIT ?",
	.param_count = 1,
	DB_ROWS(struct handover_note, note_columns),
};
