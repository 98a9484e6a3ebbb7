/**
 * @file
 * Every SQL statement of desk_kept.c, and nothing else.
 */
#include "domain/desk_kept_sql.h"

#include "domain/ticket_sight.h"

static const struct db_column state_columns[] = {
	DB_COLUMN(struct desk_state_row, version),
	DB_COLUMN(struct desk_state_row, event_id),
};

/* Of the end of an index: no row of anybody is read. */
const struct db_query stmt_desk_state = {
	.name = "desk.state",
	.sql = "SELECT v.version, IFNULL((SELECT MAX(e.id)"
	       " FROM ticket_events AS e), 0)"
	       " FROM desk_version AS v WHERE v.id = 1",
	DB_ROWS(struct desk_state_row, state_columns),
};

const struct db_query stmt_desk_changed = {
	.name = "desk.changed",
	.sql = "UPDATE desk_version SET version = version + 1 WHERE id = 1",
};

static const struct db_column staff_columns[] = {
	DB_COLUMN(struct desk_staff_row, one.user_id),
	DB_COLUMN(struct desk_staff_row, one.name),
	DB_COLUMN(struct desk_staff_row, one.role_names),
	DB_COLUMN(struct desk_staff_row, one.may_work),
	DB_COLUMN(struct desk_staff_row, is_active),
};

const struct db_query stmt_desk_staff = {
	/* unscoped: staff, not customers' people */
	.name = "desk.staff",
	.sql = "SELECT u.id, u.name,"
	       "  IFNULL(GROUP_CONCAT(DISTINCT r.role ORDER BY r.role), ''),"
	       "  IFNULL(MAX(p.action IS NOT NULL), 0),"
	       "  u.state = 1 AND MAX(m.state = 1)"
	       "  FROM memberships AS m"
	       "  JOIN users AS u ON u.id = m.user_id"
	       "  LEFT JOIN membership_roles AS r ON r.membership_id = m.id"
	       "   AND m.state = 1"
	       "  LEFT JOIN role_permissions AS p ON p.role = r.role"
	       "   AND p.action = 'ticket_work'"
	       " WHERE m.customer_id IS NULL GROUP BY u.id, u.name, u.state"
	       " ORDER BY u.state, u.name, u.id LIMIT 1000",
	DB_ROWS(struct desk_staff_row, staff_columns),
};

static const struct db_column filter_columns[] = {
	DB_COLUMN(struct desk_filter_row, user_id),
	DB_COLUMN(struct desk_filter_row, one.id),
	DB_COLUMN(struct desk_filter_row, one.name),
	DB_COLUMN(struct desk_filter_row, one.query),
	DB_COLUMN(struct desk_filter_row, one.is_shared),
};

const struct db_query stmt_desk_filters = {
	.name = "desk.filters",
	.sql = "SELECT f.user_id, f.id, f.name, f.query, f.user_id IS NULL"
	       "  FROM saved_filters AS f WHERE f.page = 'desk'"
	       " ORDER BY f.name, f.id LIMIT ?",
	.param_count = 1,
	DB_ROWS(struct desk_filter_row, filter_columns),
};

static const struct db_column reply_columns[] = {
	DB_COLUMN(struct canned_reply, id),
	DB_COLUMN(struct canned_reply, department_id),
	DB_COLUMN(struct canned_reply, name),
	DB_COLUMN(struct canned_reply, name_en),
	DB_COLUMN(struct canned_reply, body),
	DB_COLUMN(struct canned_reply, body_en),
	DB_COLUMN(struct canned_reply, used),
	DB_COLUMN(struct canned_reply, state),
};

/* The most used of each department and of those for all. */
const struct db_query stmt_desk_replies = {
	.name = "desk.replies",
	.sql = "SELECT x.id, x.department_id, x.name, x.name_en, x.body,"
	       "  x.body_en, x.used, 1 FROM (SELECT r.id, r.department_id,"
	       "   r.name, r.name_en, r.body, r.body_en, r.used,"
	       "   ROW_NUMBER() OVER (PARTITION BY r.department_id"
	       "    ORDER BY r.used DESC, r.name, r.id) AS place"
	       "   FROM canned_replies AS r WHERE r.state = 1) AS x"
	       " WHERE x.place <= ?"
	       " ORDER BY x.used DESC, x.name, x.id LIMIT 200",
	.param_count = 1,
	DB_ROWS(struct canned_reply, reply_columns),
};

static const struct db_column note_columns[] = {
	DB_COLUMN(struct handover_note, id),
	DB_COLUMN(struct handover_note, at),
	DB_COLUMN(struct handover_note, user_name),
	DB_COLUMN(struct handover_note, body),
};

const struct db_query stmt_desk_note = {
	.name = "desk.note",
	.sql = "SELECT n.id, n.at, u.name, n.body FROM handover_notes AS n"
	       "  LEFT JOIN users AS u ON u.id = n.user_id"
	       " ORDER BY n.at DESC, n.id DESC LIMIT 1",
	DB_ROWS(struct handover_note, note_columns),
};

static const struct db_column load_columns[] = {
	DB_COLUMN(struct desk_load_row, user_id),
	DB_COLUMN(struct desk_load_row, count),
};

const struct db_query stmt_desk_loads = {
	.name = "desk.loads",
	.sql = "SELECT t.owner_id, COUNT(*) FROM tickets AS t"
	       "  JOIN customers AS c ON c.id = t.customer_id"
	       " WHERE t.is_open = 1 AND t.owner_id IS NOT NULL"
	       "   AND " TICKET_IN_SIGHT " GROUP BY t.owner_id LIMIT 500",
	.param_count = TICKET_SIGHT_PARAMS,
	DB_ROWS(struct desk_load_row, load_columns),
};
