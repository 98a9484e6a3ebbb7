/**
 * @file
 * Every SQL statement of concession.c, and nothing else.
 */
#include "domain/concession_sql.h"

#include "domain/concession.h"

static const struct db_column list_columns[] = {
	DB_COLUMN(struct concession, id),
	DB_COLUMN(struct concession, day),
	DB_COLUMN(struct concession, what),
	DB_COLUMN(struct concession, reason),
	DB_COLUMN(struct concession, got),
	DB_COLUMN(struct concession, cost_fen),
	DB_COLUMN(struct concession, state),
	DB_COLUMN(struct concession, entered_by_id),
	DB_COLUMN(struct concession, entered_by),
	DB_COLUMN(struct concession, decided_by),
	DB_COLUMN(struct concession, decided_at),
	DB_COLUMN(struct concession, answer),
	DB_COLUMN(struct concession, running_fen),
};

const struct db_query stmt_concession_list = {
	/* unscoped: of a customer found in scope */
	.name = "concession.list",
	.sql = "SELECT k.id, k.day, k.what, k.reason, k.got, k.cost_fen,"
	       "  IF(k.approved_at IS NOT NULL, 2,"
	       "   IF(k.refused_at IS NOT NULL, 3, 1)),"
	       "  k.entered_by, e.name, d.name,"
	       "  IFNULL(k.approved_at, k.refused_at), k.answer, k.running"
	       "  FROM (SELECT x.*, SUM(IF(x.approved_at IS NULL, 0,"
	       "    x.cost_fen)) OVER (ORDER BY x.day, x.id) AS running"
	       "   FROM concessions AS x WHERE x.customer_id = ?) AS k"
	       "  LEFT JOIN users AS e ON e.id = k.entered_by"
	       "  LEFT JOIN users AS d"
	       "   ON d.id = IFNULL(k.approved_by, k.refused_by)"
	       " ORDER BY k.day DESC, k.id DESC LIMIT ?",
	.param_count = 2,
	DB_ROWS(struct concession, list_columns),
};

static const struct db_column number_columns[] = {
	DB_COLUMN(struct concession_number_row, number),
};

const struct db_query stmt_concession_waiting = {
	.name = "concession.waiting",
	.sql = "SELECT COUNT(*) FROM customers AS c"
	       "  JOIN concessions AS k ON k.customer_id = c.id"
	       " WHERE c.is_difficult = 1 AND k.approved_at IS NULL"
	       "   AND k.refused_at IS NULL AND k.entered_by <> ?"
	       "   AND @scope(c)",
	.param_count = 1,
	DB_ROWS(struct concession_number_row, number_columns),
};

static const struct db_column year_columns[] = {
	DB_COLUMN(struct concession_year, year),
	DB_COLUMN(struct concession_year, count),
	DB_COLUMN(struct concession_year, approved_fen),
	DB_COLUMN(struct concession_year, waiting_fen),
};

const struct db_query stmt_concession_years = {
	/* unscoped: of a customer found in scope */
	.name = "concession.years",
	.sql = "SELECT YEAR(day), SUM(refused_at IS NULL),"
	       "  SUM(IF(approved_at IS NULL, 0, cost_fen)),"
	       "  SUM(IF(approved_at IS NULL AND refused_at IS NULL,"
	       "   cost_fen, 0))"
	       "  FROM concessions WHERE customer_id = ?"
	       " GROUP BY YEAR(day) ORDER BY YEAR(day) DESC LIMIT 20",
	.param_count = 1,
	DB_ROWS(struct concession_year, year_columns),
};

const struct db_query stmt_concession_insert = {
	/* unscoped: of a customer locked in scope */
	.name = "concession.insert",
	.sql = "INSERT INTO concessions (customer_id, day, what, reason,"
	       "  cost_fen, got, entered_by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 8,
};

static const struct db_column core_columns[] = {
	DB_COLUMN(struct concession_core, id),
	DB_COLUMN(struct concession_core, cost_fen),
	DB_COLUMN(struct concession_core, entered_by),
	DB_COLUMN(struct concession_core, is_decided),
};

const struct db_query stmt_concession_lock = {
	/* unscoped: of a customer locked in scope */
	.name = "concession.lock",
	.sql = "SELECT id, cost_fen, entered_by,"
	       "  approved_at IS NOT NULL OR refused_at IS NOT NULL"
	       "  FROM concessions WHERE id = ? AND customer_id = ? FOR UPDATE",
	.param_count = 2,
	DB_ROWS(struct concession_core, core_columns),
};

const struct db_query stmt_concession_approve = {
	/* unscoped: locked in scope */
	.name = "concession.approve",
	.sql = "UPDATE concessions SET approved_by = ?, approved_at = ?,"
	       "  answer = ? WHERE id = ? AND approved_at IS NULL"
	       "   AND refused_at IS NULL",
	.param_count = 4,
};

const struct db_query stmt_concession_refuse = {
	/* unscoped: locked in scope */
	.name = "concession.refuse",
	.sql = "UPDATE concessions SET refused_by = ?, refused_at = ?,"
	       "  answer = ? WHERE id = ? AND approved_at IS NULL"
	       "   AND refused_at IS NULL",
	.param_count = 4,
};
