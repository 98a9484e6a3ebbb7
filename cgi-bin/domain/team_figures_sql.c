/**
 * @file
 * Every SQL statement of figures of teams.
 */
#include "domain/team_figures_sql.h"

#include "domain/team_figures.h"

static const struct db_column figure_columns[] = {
	DB_COLUMN(struct team_figure, region_id),
	DB_COLUMN(struct team_figure, region),
	DB_COLUMN(struct team_figure, region_en),
	DB_COLUMN(struct team_figure, team_id),
	DB_COLUMN(struct team_figure, team),
	DB_COLUMN(struct team_figure, team_en),
	DB_COLUMN(struct team_figure, rep_id),
	DB_COLUMN(struct team_figure, rep),
	DB_COLUMN(struct team_figure, day),
	DB_COLUMN(struct team_figure, made_at),
	DB_COLUMN(struct team_figure, sums.customers),
	DB_COLUMN(struct team_figure, sums.now_fen),
	DB_COLUMN(struct team_figure, sums.back_fen),
	DB_COLUMN(struct team_figure, sums.ago_fen),
	DB_COLUMN(struct team_figure, sums.now_orders),
	DB_COLUMN(struct team_figure, sums.back_orders),
	DB_COLUMN(struct team_figure, sums.ago_orders),
	DB_COLUMN(struct team_figure, sums.now_new),
	DB_COLUMN(struct team_figure, sums.back_new),
	DB_COLUMN(struct team_figure, sums.ago_new),
	DB_COLUMN(struct team_figure, sums.overdue_fen),
	DB_COLUMN(struct team_figure, sums.overdue_count),
	DB_COLUMN(struct team_figure, sums.complaints),
};

/* The id is for a scope that never comes here: of one's own company. */
const struct db_query stmt_team_figures = {
	.name = "team.figures",
	.sql = "SELECT g.id, g.name, g.name_en, x.team_id, t.name, t.name_en,"
	       "  x.rep_id, u.name, x.day, x.made_at, x.customer_count,"
	       "  x.now_fen, x.back_fen, x.ago_fen, x.now_orders,"
	       "  x.back_orders, x.ago_orders, x.now_new, x.back_new,"
	       "  x.ago_new, x.overdue_fen, x.overdue_count,"
	       "  x.complaint_count"
	       "  FROM (SELECT -1 AS id, k.* FROM team_sums AS k) AS x"
	       "  LEFT JOIN teams AS t ON t.id = x.team_id"
	       "  LEFT JOIN regions AS g ON g.id = t.region_id"
	       "  LEFT JOIN users AS u ON u.id = x.rep_id"
	       " WHERE @scope(x)"
	       " ORDER BY t.region_id IS NULL, t.region_id, x.team_id = 0,"
	       "  x.team_id, x.now_fen DESC, x.rep_id LIMIT 1000",
	DB_ROWS(struct team_figure, figure_columns),
};

static const struct db_column customer_columns[] = {
	DB_COLUMN(struct team_customer, id),
	DB_COLUMN(struct team_customer, code),
	DB_COLUMN(struct team_customer, name),
	DB_COLUMN(struct team_customer, name_en),
	DB_COLUMN(struct team_customer, now_fen),
	DB_COLUMN(struct team_customer, back_fen),
	DB_COLUMN(struct team_customer, ago_fen),
	DB_COLUMN(struct team_customer, now_orders),
	DB_COLUMN(struct team_customer, overdue_fen),
};

#define SELECT_CUSTOMERS                                                       \
	"SELECT c.id, c.code, c.name, c.name_en, IFNULL(s.now_fen, 0),"        \
	"  IFNULL(s.back_fen, 0), IFNULL(s.ago_fen, 0),"                       \
	"  IFNULL(s.now_orders, 0), IFNULL(a.overdue_fen, 0)"                  \
	"  FROM customers AS c"                                                \
	"  LEFT JOIN customer_sums AS s ON s.customer_id = c.id"               \
	"  LEFT JOIN credit_accounts AS a ON a.customer_id = c.id"             \
	" WHERE c.team_id <=> ? AND c.rep_id <=> ? AND @scope(c)"              \
	" ORDER BY IFNULL(s.now_fen - s.back_fen, 0)"

const struct db_query stmt_team_customers_fell = {
	.name = "team.customers_fell",
	.sql = SELECT_CUSTOMERS ", c.id LIMIT 50",
	.param_count = 2,
	DB_ROWS(struct team_customer, customer_columns),
};

const struct db_query stmt_team_customers_rose = {
	.name = "team.customers_rose",
	.sql = SELECT_CUSTOMERS " DESC, c.id LIMIT 50",
	.param_count = 2,
	DB_ROWS(struct team_customer, customer_columns),
};

static const struct db_column mover_columns[] = {
	DB_COLUMN(struct team_mover, id),
	DB_COLUMN(struct team_mover, name),
	DB_COLUMN(struct team_mover, name_en),
	DB_COLUMN(struct team_mover, now_fen),
	DB_COLUMN(struct team_mover, change_fen),
	DB_COLUMN(struct team_mover, last_order_at),
};

/* The index gives the order: as few customers are read as fit. */
#define SELECT_MOVERS(change, index)                                           \
	"SELECT STRAIGHT_JOIN c.id, c.name, c.name_en, s.quarter_fen,"         \
	"  " change ", s.last_order_at"                                        \
	"  FROM customer_sums AS s FORCE INDEX (" index ")"                    \
	"  JOIN customers AS c ON c.id = s.customer_id"                        \
	" WHERE c.state = 1 AND @scope(c)"

const struct db_query stmt_team_fell = {
	.name = "team.fell",
	.sql = SELECT_MOVERS("-s.fall_fen", "customer_sums_fall")
	" AND s.fall_fen > 0 ORDER BY s.fall_fen DESC, s.customer_id DESC"
	" LIMIT ?",
	.param_count = 1,
	DB_ROWS(struct team_mover, mover_columns),
};

const struct db_query stmt_team_rose = {
	.name = "team.rose",
	.sql = SELECT_MOVERS("-s.fall_fen", "customer_sums_fall")
	" AND s.fall_fen < 0 ORDER BY s.fall_fen, s.customer_id LIMIT ?",
	.param_count = 1,
	DB_ROWS(struct team_mover, mover_columns),
};

const struct db_query stmt_team_stopped = {
	.name = "team.stopped",
	.sql = SELECT_MOVERS("-s.stopped_fen", "customer_sums_stopped")
	" AND s.stopped_fen > 0"
	" ORDER BY s.stopped_fen DESC, s.customer_id DESC LIMIT ?",
	.param_count = 1,
	DB_ROWS(struct team_mover, mover_columns),
};

/* --- The worker ---------------------------------------------------------------- */

static const struct db_column id_columns[] = {
	DB_COLUMN(struct team_id_row, customer_id),
};

const struct db_query stmt_team_old_spans = {
	/* unscoped: the worker sums up all */
	.name = "team.old_spans",
	.sql = "SELECT customer_id FROM customer_sums"
	       " WHERE span_day IS NULL OR span_day < ?"
	       " ORDER BY span_day, customer_id LIMIT 1000",
	.param_count = 1,
	DB_ROWS(struct team_id_row, id_columns),
};

/* Opening balances and repairs are no sales. */
const struct db_query stmt_team_spans_sold = {
	/* unscoped: of the customers whose sums are made anew */
	.name = "team.spans_sold",
	.sql = "UPDATE customer_sums AS s LEFT JOIN (SELECT r.customer_id,"
	       "  SUM(IF(r.posted_on >= ?, r.amount_fen, 0)) AS n,"
	       "  SUM(IF(r.posted_on BETWEEN ? AND ?, r.amount_fen, 0)) AS b,"
	       "  SUM(IF(r.posted_on BETWEEN ? AND ?, r.amount_fen, 0)) AS a"
	       "  FROM receivables AS r WHERE r.customer_id IN @in"
	       "   AND (r.posted_at >= ?"
	       "    OR (r.posted_at >= ? AND r.posted_at < ?))"
	       "   AND r.posted_on <= ? AND r.kind NOT IN (2, 4)"
	       "  GROUP BY r.customer_id) AS t"
	       "  ON t.customer_id = s.customer_id"
	       " SET s.now_fen = IFNULL(t.n, 0), s.back_fen = IFNULL(t.b, 0),"
	       "  s.ago_fen = IFNULL(t.a, 0), s.span_day = ?"
	       " WHERE s.customer_id IN @in",
	.param_count = 12,
};

const struct db_query stmt_team_spans_returned = {
	/* unscoped: of the customers whose sums are made anew */
	.name = "team.spans_returned",
	.sql = "UPDATE customer_sums AS s JOIN (SELECT n.customer_id,"
	       "  SUM(IF(n.at >= ?, n.amount_fen, 0)) AS n,"
	       "  SUM(IF(n.at >= ? AND n.at < ?, n.amount_fen, 0)) AS b,"
	       "  SUM(IF(n.at >= ? AND n.at < ?, n.amount_fen, 0)) AS a"
	       "  FROM credit_notes AS n WHERE n.customer_id IN @in"
	       "   AND n.at >= ? AND n.at < ?"
	       "  GROUP BY n.customer_id) AS t"
	       "  ON t.customer_id = s.customer_id"
	       " SET s.now_fen = s.now_fen - t.n,"
	       "  s.back_fen = s.back_fen - t.b,"
	       "  s.ago_fen = s.ago_fen - t.a",
	.param_count = 8,
};

const struct db_query stmt_team_spans_ordered = {
	/* unscoped: of the customers whose sums are made anew */
	.name = "team.spans_ordered",
	.sql = "UPDATE customer_sums AS s JOIN (SELECT d.customer_id,"
	       "  SUM(IF(d.day >= ?, d.order_count, 0)) AS n,"
	       "  SUM(IF(d.day BETWEEN ? AND ?, d.order_count, 0)) AS b,"
	       "  SUM(IF(d.day BETWEEN ? AND ?, d.order_count, 0)) AS a,"
	       "  MIN(d.day) AS first_on"
	       "  FROM sales_days AS d WHERE d.customer_id IN @in"
	       "   AND d.day <= ? GROUP BY d.customer_id) AS t"
	       "  ON t.customer_id = s.customer_id"
	       " SET s.now_orders = t.n, s.back_orders = t.b,"
	       "  s.ago_orders = t.a, s.first_on = t.first_on",
	.param_count = 7,
};

const struct db_query stmt_team_sums_clear = {
	.name = "team.sums_clear",
	.sql = "DELETE FROM team_sums",
};

const struct db_query stmt_team_sums_fill = {
	/* unscoped: the worker sums up all */
	.name = "team.sums_fill",
	.sql = "INSERT INTO team_sums (team_id, rep_id, made_at, day,"
	       "  customer_count, now_fen, back_fen, ago_fen, now_orders,"
	       "  back_orders, ago_orders, now_new, back_new, ago_new,"
	       "  overdue_fen, overdue_count)"
	       " SELECT IFNULL(c.team_id, 0), IFNULL(c.rep_id, 0), ?, ?,"
	       "  SUM(c.state = 1), IFNULL(SUM(s.now_fen), 0),"
	       "  IFNULL(SUM(s.back_fen), 0), IFNULL(SUM(s.ago_fen), 0),"
	       "  IFNULL(SUM(s.now_orders), 0), IFNULL(SUM(s.back_orders), 0),"
	       "  IFNULL(SUM(s.ago_orders), 0),"
	       "  IFNULL(SUM(s.first_on BETWEEN ? AND ?), 0),"
	       "  IFNULL(SUM(s.first_on BETWEEN ? AND ?), 0),"
	       "  IFNULL(SUM(s.first_on BETWEEN ? AND ?), 0),"
	       "  IFNULL(SUM(a.overdue_fen), 0),"
	       "  IFNULL(SUM(a.overdue_fen > 0), 0)"
	       "  FROM customers AS c"
	       "  LEFT JOIN customer_sums AS s ON s.customer_id = c.id"
	       "  LEFT JOIN credit_accounts AS a ON a.customer_id = c.id"
	       " GROUP BY 1, 2",
	.param_count = 8,
};

/* Those about a person are not for everybody's eyes, not even counted. */
const struct db_query stmt_team_sums_complaints = {
	/* unscoped: the worker sums up all */
	.name = "team.sums_complaints",
	.sql = "UPDATE team_sums AS x JOIN (SELECT IFNULL(c.team_id, 0) AS team,"
	       "   IFNULL(c.rep_id, 0) AS rep, COUNT(*) AS n"
	       "  FROM tickets AS t JOIN customers AS c ON c.id = t.customer_id"
	       "  WHERE t.is_open = 1 AND t.kind = 2 AND t.person_id IS NULL"
	       "  GROUP BY 1, 2) AS t ON t.team = x.team_id AND t.rep = x.rep_id"
	       " SET x.complaint_count = t.n",
	.param_count = 0,
};
