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
	DB_COLUMN(struct canned_reply, topic),
	DB_COLUMN(struct canned_reply, sku),
	DB_COLUMN(struct canned_reply, is_help),
};

#define REPLY_FIELDS                                                           \
	"SELECT r.id, r.department_id, r.name, r.name_en, r.body, r.body_en,"  \
	" r.used, r.state, r.topic, p.sku, r.is_help"                          \
	" FROM canned_replies AS r"                                            \
	" LEFT JOIN products AS p ON p.id = r.product_id"

const struct db_query stmt_canned_list = {
	.name = "canned.list",
	.sql = REPLY_FIELDS
	       " WHERE (? = 0 OR r.department_id IS NULL"
	       "     OR r.department_id = ?)"
	       "   AND (? = 1 OR r.state = 1)"
	       " ORDER BY r.state, r.used DESC, r.name, r.id LIMIT 500",
	.param_count = 3,
	DB_ROWS(struct canned_reply, reply_columns),
};

const struct db_query stmt_canned_insert = {
	.name = "canned.insert",
	.sql = "INSERT INTO canned_replies (department_id, name, name_en,"
	       "  body, body_en, state, topic, product_id, is_help,"
	       "  changed_by, changed_at)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 11,
};

const struct db_query stmt_canned_change = {
	.name = "canned.change",
	.sql = "UPDATE canned_replies SET department_id = ?, name = ?,"
	       "  name_en = ?, body = ?, body_en = ?, state = ?, topic = ?,"
	       "  product_id = ?, is_help = ?, changed_by = ?,"
	       "  changed_at = ? WHERE id = ?",
	.param_count = 12,
};

const struct db_query stmt_canned_used = {
	.name = "canned.used",
	.sql = "UPDATE canned_replies SET used = used + 1 WHERE id = ?",
	.param_count = 1,
};

const struct db_query stmt_canned_find = {
	.name = "canned.find",
	.sql = REPLY_FIELDS " WHERE r.id = ? AND r.state = 1",
	.param_count = 1,
	DB_ROWS(struct canned_reply, reply_columns),
};

static const struct db_column number_columns[] = {
	DB_COLUMN(struct canned_number_row, value),
};

const struct db_query stmt_canned_count = {
	.name = "canned.count",
	.sql = "SELECT COUNT(*) FROM canned_replies",
	DB_ROWS(struct canned_number_row, number_columns),
};

const struct db_query stmt_canned_product = {
	.name = "canned.product",
	.sql = "SELECT p.id FROM products AS p"
	       " WHERE p.sku = CONVERT(? USING ascii)",
	.param_count = 1,
	DB_ROWS(struct canned_number_row, number_columns),
};
