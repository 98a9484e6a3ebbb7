/**
 * @file
 * Every SQL statement of pressure.c, and nothing else.
 */
#include "domain/pressure_sql.h"

#include "domain/pressure.h"

static const struct db_column pressure_columns[] = {
	DB_COLUMN(struct pressure, customer_id),
	DB_COLUMN(struct pressure, code),
	DB_COLUMN(struct pressure, name),
	DB_COLUMN(struct pressure, name_en),
	DB_COLUMN(struct pressure, is_difficult),
	DB_COLUMN(struct pressure, by_share),
	DB_COLUMN(struct pressure, by_product),
	DB_COLUMN(struct pressure, by_relation),
	DB_COLUMN(struct pressure, decides),
	DB_COLUMN(struct pressure, changed_by),
	DB_COLUMN(struct pressure, changed_at),
};

const struct db_query stmt_pressure_find = {
	.name = "pressure.find",
	.sql = "SELECT c.id, c.code, c.name, c.name_en, c.is_difficult,"
	       "  IFNULL(p.by_share, ''), IFNULL(p.by_product, ''),"
	       "  IFNULL(p.by_relation, ''), IFNULL(p.decides, ''),"
	       "  u.name, p.changed_at FROM customers AS c"
	       "  LEFT JOIN pressures AS p ON p.customer_id = c.id"
	       "  LEFT JOIN users AS u ON u.id = p.changed_by"
	       " WHERE c.id = ? AND @scope(c)",
	.param_count = 1,
	DB_ROWS(struct pressure, pressure_columns),
};

const struct db_query stmt_pressure_mark = {
	/* unscoped: of a customer locked in scope */
	.name = "pressure.mark",
	.sql = "UPDATE customers SET is_difficult = ? WHERE id = ?",
	.param_count = 2,
};

const struct db_query stmt_pressure_write = {
	/* unscoped: of a customer locked in scope */
	.name = "pressure.write",
	.sql = "INSERT INTO pressures (customer_id, by_share, by_product,"
	       "  by_relation, decides, changed_by, changed_at)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?)"
	       " ON DUPLICATE KEY UPDATE by_share = VALUES(by_share),"
	       "  by_product = VALUES(by_product),"
	       "  by_relation = VALUES(by_relation),"
	       "  decides = VALUES(decides), changed_by = VALUES(changed_by),"
	       "  changed_at = VALUES(changed_at)",
	.param_count = 7,
};

static const struct db_column step_columns[] = {
	DB_COLUMN(struct pressure_step, id),
	DB_COLUMN(struct pressure_step, method),
	DB_COLUMN(struct pressure_step, what),
	DB_COLUMN(struct pressure_step, due_on),
	DB_COLUMN(struct pressure_step, done_at),
	DB_COLUMN(struct pressure_step, done_by),
	DB_COLUMN(struct pressure_step, owner_id),
	DB_COLUMN(struct pressure_step, owner),
};

const struct db_query stmt_pressure_steps = {
	/* unscoped: of a customer found in scope */
	.name = "pressure.steps",
	.sql = "SELECT s.id, s.method, s.what, s.due_on, s.done_at, d.name,"
	       "  s.owner_id, o.name FROM pressure_steps AS s"
	       "  LEFT JOIN users AS d ON d.id = s.done_by"
	       "  LEFT JOIN users AS o ON o.id = s.owner_id"
	       " WHERE s.customer_id = ?"
	       " ORDER BY s.method, s.done_at IS NOT NULL, s.due_on IS NULL,"
	       "  s.due_on, s.id LIMIT 100",
	.param_count = 1,
	DB_ROWS(struct pressure_step, step_columns),
};

static const struct db_column number_columns[] = {
	DB_COLUMN(struct pressure_number_row, number),
};

const struct db_query stmt_pressure_step_count = {
	/* unscoped: of a customer locked in scope */
	.name = "pressure.step_count",
	.sql = "SELECT COUNT(*) FROM pressure_steps WHERE customer_id = ?",
	.param_count = 1,
	DB_ROWS(struct pressure_number_row, number_columns),
};

const struct db_query stmt_pressure_step_insert = {
	/* unscoped: of a customer locked in scope */
	.name = "pressure.step_insert",
	.sql = "INSERT INTO pressure_steps (customer_id, method, what, due_on,"
	       "  owner_id, entered_by, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
	.param_count = 7,
};

static const struct db_column core_columns[] = {
	DB_COLUMN(struct pressure_step_core, id),
	DB_COLUMN(struct pressure_step_core, done_at),
};

const struct db_query stmt_pressure_step_lock = {
	/* unscoped: of a customer locked in scope */
	.name = "pressure.step_lock",
	.sql = "SELECT id, done_at FROM pressure_steps"
	       " WHERE id = ? AND customer_id = ? FOR UPDATE",
	.param_count = 2,
	DB_ROWS(struct pressure_step_core, core_columns),
};

const struct db_query stmt_pressure_step_done = {
	/* unscoped: locked in scope */
	.name = "pressure.step_done",
	.sql = "UPDATE pressure_steps SET done_at = ?, done_by = ?"
	       " WHERE id = ? AND done_at IS NULL",
	.param_count = 3,
};

static const struct db_column row_columns[] = {
	DB_COLUMN(struct pressure_row, id),
	DB_COLUMN(struct pressure_row, code),
	DB_COLUMN(struct pressure_row, name),
	DB_COLUMN(struct pressure_row, name_en),
	DB_COLUMN(struct pressure_row, rep),
	DB_COLUMN(struct pressure_row, sales_fen),
	DB_COLUMN(struct pressure_row, conceded_fen),
	DB_COLUMN(struct pressure_row, waiting_fen),
	DB_COLUMN(struct pressure_row, waiting_count),
	DB_COLUMN(struct pressure_row, open_steps),
	DB_COLUMN(struct pressure_row, late_steps),
};

/* Sales of the months of this year, as the concessions beside them are. */
const struct db_query stmt_pressure_list = {
	.name = "pressure.list",
	.sql =
	    "SELECT c.id, c.code, c.name, c.name_en, u.name,"
	    "  IFNULL(m.sales_fen, 0), IFNULL(k.conceded_fen, 0) AS conceded,"
	    "  IFNULL(k.waiting_fen, 0), IFNULL(k.waiting_count, 0),"
	    "  IFNULL(p.open_steps, 0), IFNULL(p.late_steps, 0)"
	    "  FROM customers AS c"
	    "  LEFT JOIN users AS u ON u.id = c.rep_id"
	    "  LEFT JOIN (SELECT x.customer_id,"
	    "    SUM(x.sold_fen - x.returned_fen) AS sales_fen"
	    "    FROM customers AS d"
	    "    JOIN sales_months AS x ON x.customer_id = d.id"
	    "     AND x.month BETWEEN ? AND ?"
	    "   WHERE d.is_difficult = 1 GROUP BY x.customer_id) AS m"
	    "   ON m.customer_id = c.id"
	    "  LEFT JOIN (SELECT x.customer_id,"
	    "    SUM(IF(x.approved_at IS NOT NULL AND x.day BETWEEN ? AND ?,"
	    "     x.cost_fen, 0)) AS conceded_fen,"
	    "    SUM(IF(x.approved_at IS NULL AND x.refused_at IS NULL,"
	    "     x.cost_fen, 0)) AS waiting_fen,"
	    "    SUM(x.approved_at IS NULL AND x.refused_at IS NULL)"
	    "     AS waiting_count"
	    "    FROM customers AS d"
	    "    JOIN concessions AS x ON x.customer_id = d.id"
	    "   WHERE d.is_difficult = 1 GROUP BY x.customer_id) AS k"
	    "   ON k.customer_id = c.id"
	    "  LEFT JOIN (SELECT x.customer_id, COUNT(*) AS open_steps,"
	    "    IFNULL(SUM(x.due_on < ?), 0) AS late_steps"
	    "    FROM pressure_steps AS x WHERE x.done_at IS NULL"
	    "   GROUP BY x.customer_id) AS p ON p.customer_id = c.id"
	    " WHERE c.is_difficult = 1 AND @scope(c)",
	.param_count = 5,
	DB_ROWS(struct pressure_row, row_columns),
};

const char pressure_list_after[] =
    "AND (IFNULL(k.conceded_fen, 0) < ?"
    "  OR (IFNULL(k.conceded_fen, 0) = ? AND c.id > ?))";
const char pressure_list_order[] =
    "ORDER BY IFNULL(k.conceded_fen, 0) DESC, c.id LIMIT ?";
