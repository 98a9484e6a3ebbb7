/**
 * @file
 * Every SQL statement of canned_reply.c, and nothing else.
 */
#include "domain/canned_reply_sql.h"

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

const struct db_query stmt_canned_list = {
	.name = "canned.list",
	.sql = "SELECT r.id, r.department_id, r.name, r.name_en, r.body,"
	       "  r.body_en, r.used, r.state FROM canned_replies AS r"
	       " WHERE (? = 0 OR r.department_id IS NULL"
	       "     OR r.department_id = ?)"
	       "   AND (? = 1 OR r.state = 1)"
	       " ORDER BY r.state, r.used DESC, r.name, r.id LIMIT 200",
	.param_count = 3,
	DB_ROWS(struct canned_reply, reply_columns),
};

const struct db_query stmt_canned_insert = {
	.name = "canned.insert",
	.sql = "INSERT INTO canned_replies (department_id, name, name_en,"
	       "  body, body_en, state, changed_by, changed_at)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 8,
};

const struct db_query stmt_canned_change = {
	.name = "canned.change",
	.sql = "UPDATE canned_replies SET department_id = ?, name = ?,"
	       "  name_en = ?, body = ?, body_en = ?, state = ?,"
	       "  changed_by = ?, changed_at = ? WHERE id = ?",
	.param_count = 9,
};

const struct db_query stmt_canned_used = {
	.name = "canned.used",
	.sql = "UPDATE canned_replies SET used = used + 1 WHERE id = ?",
	.param_count = 1,
};
