/**
 * @file
 * Every SQL statement about deputies.
 */
#include "domain/deputy_sql.h"

#include "domain/deputy.h"

static const struct db_column list_columns[] = {
	DB_COLUMN(struct deputy, id),
	DB_COLUMN(struct deputy, absent_id),
	DB_COLUMN(struct deputy, absent),
	DB_COLUMN(struct deputy, deputy_id),
	DB_COLUMN(struct deputy, deputy),
	DB_COLUMN(struct deputy, from),
	DB_COLUMN(struct deputy, to),
	DB_COLUMN(struct deputy, note),
};

const struct db_query stmt_deputy_list = {
	.name = "deputy.list",
	.sql = "SELECT d.id, d.absent_id, a.name, d.deputy_id, p.name,"
	       "  d.from_day, d.to_day, d.note FROM deputies AS d"
	       "  JOIN users AS a ON a.id = d.absent_id"
	       "  JOIN users AS p ON p.id = d.deputy_id"
	       " WHERE (d.absent_id = ? OR d.deputy_id = ?) AND d.to_day >= ?"
	       "   AND d.ended_at IS NULL"
	       " ORDER BY d.from_day, d.id LIMIT 50",
	.param_count = 3,
	DB_ROWS(struct deputy, list_columns),
};

static const struct db_column person_columns[] = {
	DB_COLUMN(struct deputy_person, id),
	DB_COLUMN(struct deputy_person, name),
};

#define FROM_COLLEAGUES                                                        \
	"SELECT u.id, u.name FROM memberships AS m"                            \
	"  JOIN users AS u ON u.id = m.user_id"                                \
	" WHERE m.customer_id IS NULL AND m.state = 1 AND u.state = 1"         \
	"   AND u.id <> ?"

const struct db_query stmt_deputy_people = {
	/* unscoped: colleagues' names, without customers */
	.name = "deputy.people",
	.sql = FROM_COLLEAGUES " ORDER BY u.name, u.id LIMIT 500",
	.param_count = 1,
	DB_ROWS(struct deputy_person, person_columns),
};

const struct db_query stmt_deputy_person = {
	/* unscoped: a colleague's name, without customers */
	.name = "deputy.person",
	.sql = FROM_COLLEAGUES " AND u.id = ?",
	.param_count = 2,
	DB_ROWS(struct deputy_person, person_columns),
};

static const struct db_column id_columns[] = {
	DB_COLUMN(struct deputy_id_row, id),
};

/* Two of one's forms at once wait for each other. */
const struct db_query stmt_deputy_lock_user = {
	.name = "deputy.lock_user",
	.sql = "SELECT id FROM users WHERE id = ? FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct deputy_id_row, id_columns),
};

const struct db_query stmt_deputy_overlap = {
	.name = "deputy.overlap",
	.sql = "SELECT id FROM deputies WHERE absent_id = ? AND to_day >= ?"
	       "   AND from_day <= ? AND ended_at IS NULL LIMIT 1 FOR UPDATE",
	.param_count = 3,
	DB_ROWS(struct deputy_id_row, id_columns),
};

const struct db_query stmt_deputy_insert = {
	.name = "deputy.insert",
	.sql = "INSERT INTO deputies (absent_id, deputy_id, from_day, to_day,"
	       "  note, made_at) VALUES (?, ?, ?, ?, ?, ?)",
	.param_count = 6,
};

const struct db_query stmt_deputy_end = {
	.name = "deputy.end",
	.sql = "UPDATE deputies SET ended_at = ? WHERE id = ?"
	       "   AND (absent_id = ? OR deputy_id = ?) AND ended_at IS NULL",
	.param_count = 4,
};

const struct db_query stmt_deputy_end_sessions = {
	.name = "deputy.end_sessions",
	.sql = "UPDATE sessions AS s JOIN deputies AS d"
	       "   ON d.id = ? AND s.user_id = d.deputy_id"
	       "   AND s.deputy_of = d.absent_id"
	       " SET s.deputy_of = NULL",
	.param_count = 1,
};

static const struct db_column place_columns[] = {
	DB_COLUMN(struct deputy_place_row, absent_id),
	DB_COLUMN(struct deputy_place_row, absent),
	DB_COLUMN(struct deputy_place_row, membership_id),
	DB_COLUMN(struct deputy_place_row, team_id),
	DB_COLUMN(struct deputy_place_row, role_names),
	DB_COLUMN(struct deputy_place_row, from),
	DB_COLUMN(struct deputy_place_row, to),
};

const struct db_query stmt_deputy_place = {
	/* unscoped: the absent colleague's own place among the staff */
	.name = "deputy.place",
	.sql = "SELECT d.absent_id, u.name, m.id, m.team_id,"
	       "  GROUP_CONCAT(r.role ORDER BY r.role), d.from_day, d.to_day"
	       "  FROM deputies AS d"
	       "  JOIN users AS u ON u.id = d.absent_id AND u.state = 1"
	       "  JOIN memberships AS m ON m.user_id = u.id"
	       "   AND m.customer_id IS NULL AND m.state = 1"
	       "  JOIN membership_roles AS r ON r.membership_id = m.id"
	       " WHERE d.id = ? AND d.deputy_id = ? AND d.ended_at IS NULL"
	       " GROUP BY d.id, m.id LIMIT 1",
	.param_count = 2,
	DB_ROWS(struct deputy_place_row, place_columns),
};

const struct db_query stmt_deputy_enter = {
	.name = "deputy.enter",
	.sql = "UPDATE sessions SET deputy_of = ?, deputy_name = ?,"
	       "  deputy_team = ?, deputy_roles = ?, deputy_reach = ?,"
	       "  deputy_until = ? WHERE id = ?",
	.param_count = 7,
};

const struct db_query stmt_deputy_leave = {
	.name = "deputy.leave",
	.sql = "UPDATE sessions SET deputy_of = NULL WHERE id = ?",
	.param_count = 1,
};

/* Called off while he decides: whoever is first holds the row. */
const struct db_query stmt_deputy_holds = {
	.name = "deputy.holds",
	.sql = "SELECT d.id FROM deputies AS d"
	       "  JOIN users AS u ON u.id = d.absent_id AND u.state = 1"
	       " WHERE d.absent_id = ? AND d.deputy_id = ?"
	       "   AND d.from_day <= ? AND d.to_day >= ?"
	       "   AND d.ended_at IS NULL LIMIT 1 LOCK IN SHARE MODE",
	.param_count = 4,
	DB_ROWS(struct deputy_id_row, id_columns),
};

const struct db_query stmt_deputy_decided = {
	.name = "deputy.decided",
	.sql = "INSERT INTO deputy_decisions (at, deputy_id, absent_id,"
	       "  object_kind, object_id, what) VALUES (?, ?, ?, ?, ?, ?)",
	.param_count = 6,
};

static const struct db_column decision_columns[] = {
	DB_COLUMN(struct deputy_decision, at),
	DB_COLUMN(struct deputy_decision, absent),
	DB_COLUMN(struct deputy_decision, deputy),
	DB_COLUMN(struct deputy_decision, kind),
	DB_COLUMN(struct deputy_decision, number),
};

const struct db_query stmt_deputy_decisions = {
	.name = "deputy.decisions",
	.sql = "SELECT x.at, a.name, p.name, x.object_kind, x.what"
	       "  FROM deputy_decisions AS x"
	       "  JOIN users AS a ON a.id = x.absent_id"
	       "  JOIN users AS p ON p.id = x.deputy_id"
	       " WHERE x.absent_id = ? OR x.deputy_id = ?"
	       " ORDER BY x.id DESC LIMIT 50",
	.param_count = 2,
	DB_ROWS(struct deputy_decision, decision_columns),
};
