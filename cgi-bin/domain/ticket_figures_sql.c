/**
 * @file
 * Every SQL statement of ticket_figures.c, and nothing else.
 */
#include "domain/ticket_figures_sql.h"

#include "domain/ticket_sight.h"

/* Of a period: from, until, kind twice, department twice, then sight. */
#define OF_PERIOD                                                              \
	"  FROM tickets AS t"                                                  \
	"  JOIN customers AS c ON c.id = t.customer_id"                        \
	" WHERE t.opened_at >= ? AND t.opened_at < ?"                          \
	"   AND (? = 0 OR t.kind = ?) AND (? = 0 OR t.department_id = ?)"      \
	"   AND t.state <> 12 AND " TICKET_IN_SIGHT

enum {
	PERIOD_PARAMS = 6 + TICKET_SIGHT_PARAMS
};

#define ENDED_PROMISES                                                         \
	"IFNULL(SUM((t.first_kept IS NOT NULL)"                                \
	" + (t.resolve_kept IS NOT NULL)), 0)"
#define KEPT_PROMISES                                                          \
	"IFNULL(SUM(IFNULL(t.first_kept, 0) + IFNULL(t.resolve_kept, 0)), 0)"

static const struct db_column figure_columns[] = {
	DB_COLUMN(struct ticket_figures, opened),
	DB_COLUMN(struct ticket_figures, ended),
	DB_COLUMN(struct ticket_figures, complaints),
	DB_COLUMN(struct ticket_figures, answered),
	DB_COLUMN(struct ticket_figures, promises),
	DB_COLUMN(struct ticket_figures, kept),
	DB_COLUMN(struct ticket_figures, reopened),
	DB_COLUMN(struct ticket_figures, rated),
	DB_COLUMN(struct ticket_figures, stars),
	DB_COLUMN(struct ticket_figures, satisfied),
	DB_COLUMN(struct ticket_figures, founded),
	DB_COLUMN(struct ticket_figures, not_founded),
	DB_COLUMN(struct ticket_figures, cost_fen),
};

const struct db_query stmt_ticket_figures = {
	.name = "ticket.figures",
	.sql = "SELECT COUNT(*), IFNULL(SUM(t.is_open = 0), 0),"
	       "  IFNULL(SUM(t.kind = 2), 0),"
	       "  IFNULL(SUM(t.first_answer_at IS NOT NULL), 0),"
	       " " ENDED_PROMISES "," KEPT_PROMISES ","
	       "  IFNULL(SUM(t.reopened > 0), 0),"
	       "  IFNULL(SUM(t.stars IS NOT NULL), 0),"
	       "  IFNULL(SUM(t.stars), 0), IFNULL(SUM(t.stars >= 4), 0),"
	       "  IFNULL(SUM(t.kind = 2 AND t.founded = 1), 0),"
	       "  IFNULL(SUM(t.kind = 2 AND t.founded = 2), 0),"
	       "  CAST(IFNULL(SUM(IF(t.decided_at IS NULL, 0, t.cost_fen)), 0)"
	       "    AS SIGNED)" OF_PERIOD,
	.param_count = PERIOD_PARAMS,
	DB_ROWS(struct ticket_figures, figure_columns),
};

static const struct db_column took_columns[] = {
	DB_COLUMN(struct ticket_took_row, minutes),
	DB_COLUMN(struct ticket_took_row, count),
};

const struct db_query stmt_ticket_first_took = {
	.name = "ticket.first_took",
	.sql = "SELECT t.first_took, COUNT(*)" OF_PERIOD
	       " AND t.first_took IS NOT NULL"
	       " GROUP BY t.first_took ORDER BY t.first_took LIMIT 200000",
	.param_count = PERIOD_PARAMS,
	DB_ROWS(struct ticket_took_row, took_columns),
};

const struct db_query stmt_ticket_resolve_took = {
	.name = "ticket.resolve_took",
	.sql = "SELECT t.resolve_took, COUNT(*)" OF_PERIOD
	       " AND t.resolve_took IS NOT NULL"
	       " GROUP BY t.resolve_took ORDER BY t.resolve_took LIMIT 200000",
	.param_count = PERIOD_PARAMS,
	DB_ROWS(struct ticket_took_row, took_columns),
};

static const struct db_column backlog_columns[] = {
	DB_COLUMN(struct ticket_backlog, open[0]),
	DB_COLUMN(struct ticket_backlog, open[1]),
	DB_COLUMN(struct ticket_backlog, open[2]),
	DB_COLUMN(struct ticket_backlog, open[3]),
	DB_COLUMN(struct ticket_backlog, open[4]),
	DB_COLUMN(struct ticket_backlog, late[0]),
	DB_COLUMN(struct ticket_backlog, late[1]),
	DB_COLUMN(struct ticket_backlog, late[2]),
	DB_COLUMN(struct ticket_backlog, late[3]),
	DB_COLUMN(struct ticket_backlog, late[4]),
};

/* The ? are 1, 3, 7 and 30 days ago, then now. */
const struct db_query stmt_ticket_backlog = {
	.name = "ticket.backlog",
	.sql = "SELECT IFNULL(SUM(x.age = 0), 0), IFNULL(SUM(x.age = 1), 0),"
	       "  IFNULL(SUM(x.age = 2), 0), IFNULL(SUM(x.age = 3), 0),"
	       "  IFNULL(SUM(x.age = 4), 0),"
	       "  IFNULL(SUM(x.age = 0 AND x.late), 0),"
	       "  IFNULL(SUM(x.age = 1 AND x.late), 0),"
	       "  IFNULL(SUM(x.age = 2 AND x.late), 0),"
	       "  IFNULL(SUM(x.age = 3 AND x.late), 0),"
	       "  IFNULL(SUM(x.age = 4 AND x.late), 0)"
	       "  FROM (SELECT (t.opened_at <= ?) + (t.opened_at <= ?)"
	       "      + (t.opened_at <= ?) + (t.opened_at <= ?) AS age,"
	       "      t.next_due_at < ? AS late FROM tickets AS t"
	       "    JOIN customers AS c ON c.id = t.customer_id"
	       "   WHERE t.is_open = 1 AND " TICKET_IN_SIGHT ") AS x",
	.param_count = 5 + TICKET_SIGHT_PARAMS,
	DB_ROWS(struct ticket_backlog, backlog_columns),
};

static const struct db_column share_columns[] = {
	DB_COLUMN(struct ticket_share, key),
	DB_COLUMN(struct ticket_share, name),
	DB_COLUMN(struct ticket_share, name_en),
	DB_COLUMN(struct ticket_share, count),
	DB_COLUMN(struct ticket_share, promises),
	DB_COLUMN(struct ticket_share, kept),
	DB_COLUMN(struct ticket_share, reopened),
	DB_COLUMN(struct ticket_share, rated),
	DB_COLUMN(struct ticket_share, stars),
	DB_COLUMN(struct ticket_share, cost_fen),
	DB_COLUMN(struct ticket_share, cumulative_bp),
};

/* By an enum ticket_group; the count of all goes where the running share will
 * be.  Topics are of complaints, who is responsible of founded ones. */
const struct db_query stmt_ticket_shares = {
	.name = "ticket.shares",
	.sql = "SELECT x.k, COALESCE(p.name, b.number, cu.name, u.name, d.name,"
	       "    ''), COALESCE(p.name_en, cu.name_en, d.name_en),"
	       "  x.n, x.promises, x.kept, x.reopened, x.rated, x.stars,"
	       "  x.cost_fen, x.total"
	       "  FROM (SELECT CASE ? WHEN 1 THEN t.topic WHEN 2 THEN t.kind"
	       "      WHEN 3 THEN IFNULL(t.product_id, 0)"
	       "      WHEN 4 THEN IFNULL(t.batch_id, 0)"
	       "      WHEN 5 THEN t.customer_id"
	       "      WHEN 6 THEN IFNULL(t.owner_id, 0)"
	       "      WHEN 7 THEN t.department_id"
	       "      WHEN 8 THEN IFNULL(t.responsible, 0)"
	       "      ELSE YEAR(t.opened_at + INTERVAL ? MINUTE) * 100"
	       "        + MONTH(t.opened_at + INTERVAL ? MINUTE) END AS k,"
	       "    COUNT(*) AS n, " ENDED_PROMISES " AS promises,"
	       "    " KEPT_PROMISES " AS kept,"
	       "    IFNULL(SUM(t.reopened > 0), 0) AS reopened,"
	       "    IFNULL(SUM(t.stars IS NOT NULL), 0) AS rated,"
	       "    IFNULL(SUM(t.stars), 0) AS stars,"
	       "    CAST(IFNULL(SUM(IF(t.decided_at IS NULL, 0, t.cost_fen)),"
	       "      0) AS SIGNED) AS cost_fen,"
	       "    SUM(COUNT(*)) OVER () AS total" OF_PERIOD
	       "     AND (? <> 1 OR t.kind = 2)"
	       "     AND (? <> 8 OR (t.kind = 2 AND t.founded = 1))"
	       "   GROUP BY k ORDER BY IF(? = 9, k, -COUNT(*)), k"
	       "   LIMIT 50) AS x"
	       "  LEFT JOIN products AS p ON ? = 3 AND p.id = x.k"
	       "  LEFT JOIN batches AS b ON ? = 4 AND b.id = x.k"
	       "  LEFT JOIN customers AS cu ON ? = 5 AND cu.id = x.k"
	       "  LEFT JOIN users AS u ON ? = 6 AND u.id = x.k"
	       "  LEFT JOIN departments AS d ON ? IN (7, 8) AND d.id = x.k"
	       " ORDER BY IF(? = 9, x.k, -x.n), x.k",
	.param_count = 12 + PERIOD_PARAMS,
	DB_ROWS(struct ticket_share, share_columns),
};
