/**
 * @file
 * Every SQL statement of receivable.c, and nothing else.
 */
#include "domain/receivable_sql.h"

static const struct db_column receivable_columns[] = {
	DB_COLUMN(struct receivable, id),
	DB_COLUMN(struct receivable, kind),
	DB_COLUMN(struct receivable, customer_id),
	DB_COLUMN(struct receivable, customer_name),
	DB_COLUMN(struct receivable, customer_name_en),
	DB_COLUMN(struct receivable, order_id),
	DB_COLUMN(struct receivable, order_foreign_no),
	DB_COLUMN(struct receivable, shipment_id),
	DB_COLUMN(struct receivable, return_id),
	DB_COLUMN(struct receivable, foreign_no),
	DB_COLUMN(struct receivable, posted_at),
	DB_COLUMN(struct receivable, posted_on),
	DB_COLUMN(struct receivable, due_on),
	DB_COLUMN(struct receivable, amount_fen),
	DB_COLUMN(struct receivable, open_fen),
	DB_COLUMN(struct receivable, invoiced_fen),
	DB_COLUMN(struct receivable, tax_fen),
};

#define RECEIVABLE_SELECT                                                      \
	"SELECT STRAIGHT_JOIN r.id, r.kind, r.customer_id, c.name,"            \
	"  c.name_en, r.order_id, o.foreign_no, r.shipment_id, r.return_id,"   \
	"  r.foreign_no, r.posted_at, r.posted_on, r.due_on, r.amount_fen, r.open_fen,"      \
	"  r.invoiced_fen, r.tax_fen"                                          \
	"  FROM receivables AS r"                                              \
	"  JOIN customers AS c ON c.id = r.customer_id"                        \
	"  LEFT JOIN orders AS o ON o.id = r.order_id"

const struct db_query stmt_receivable_list = {
	.name = "receivable.list",
	.sql = RECEIVABLE_SELECT " WHERE @scope(r, c)",
	.param_count = 0,
	DB_ROWS(struct receivable, receivable_columns),
};

const struct db_query stmt_receivable_find = {
	.name = "receivable.find",
	.sql = RECEIVABLE_SELECT " WHERE r.id = ? AND @scope(r, c)",
	.param_count = 1,
	DB_ROWS(struct receivable, receivable_columns),
};

const char receivable_list_customer[] = "AND r.customer_id = ?";
const char receivable_list_order_id[] = "AND r.order_id = ?";
const char receivable_list_open[] = "AND r.open_fen > 0";
const char receivable_list_overdue[] = "AND r.open_fen > 0 AND r.due_on < ?";
const char receivable_list_settled[] = "AND r.open_fen = 0";
const char receivable_list_from[] = "AND r.posted_at >= ?";
const char receivable_list_before[] = "AND r.posted_at < ?";
const char receivable_list_after[] =
    "AND r.posted_at <= ? AND (r.posted_at < ? OR r.id < ?)";
const char receivable_list_newest[] =
    "ORDER BY r.posted_at DESC, r.id DESC LIMIT ?";

const char receivable_due_from[] = "AND r.due_on >= ?";
const char receivable_due_to[] = "AND r.open_fen > 0 AND r.due_on <= ?";
const char receivable_due_after[] =
    "AND r.due_on >= ? AND (r.due_on > ? OR r.id > ?)";
const char receivable_due_first[] = "ORDER BY r.due_on, r.id LIMIT ?";

static const struct db_column ageing_columns[] = {
	DB_COLUMN(struct receivable_ageing, open_fen),
	DB_COLUMN(struct receivable_ageing, not_due_fen),
	DB_COLUMN(struct receivable_ageing, late_30_fen),
	DB_COLUMN(struct receivable_ageing, late_60_fen),
	DB_COLUMN(struct receivable_ageing, late_90_fen),
	DB_COLUMN(struct receivable_ageing, later_fen),
	DB_COLUMN(struct receivable_ageing, oldest_due),
};

/* What is open and fits; `today` is the only value that goes in. */
#define OPEN_IF(condition)                                                     \
	"CAST(IFNULL(SUM(IF(" condition ", r.open_fen, 0)), 0) AS SIGNED)"
#define LATE "DATEDIFF(t.today, r.due_on)"
#define BUCKETS                                                                \
	"CAST(IFNULL(SUM(r.open_fen), 0) AS SIGNED), " OPEN_IF(                \
	    "r.due_on IS NULL OR " LATE                                        \
	    " <= 0") ", " OPEN_IF(LATE " BETWEEN 1 AND 30") ", "               \
	    OPEN_IF(LATE " BETWEEN 31 AND 60") ", "                            \
	    OPEN_IF(LATE " BETWEEN 61 AND 90") ", " OPEN_IF(LATE " > 90") ", " \
	    "MIN(IF(r.due_on < t.today, r.due_on, NULL))"

const struct db_query stmt_receivable_ageing = {
	.name = "receivable.ageing",
	.sql = "SELECT " BUCKETS
	       "  FROM (SELECT CAST(? AS DATE) AS today) AS t"
	       "  JOIN receivables AS r"
	       "  JOIN customers AS c ON c.id = r.customer_id"
	       " WHERE r.open_fen > 0 AND @scope(r, c)",
	.param_count = 1,
	DB_ROWS(struct receivable_ageing, ageing_columns),
};

const char receivable_ageing_customer[] = "AND r.customer_id = ?";

static const struct db_column ageing_list_columns[] = {
	DB_COLUMN(struct receivable_ageing, customer_id),
	DB_COLUMN(struct receivable_ageing, customer_name),
	DB_COLUMN(struct receivable_ageing, customer_name_en),
	DB_COLUMN(struct receivable_ageing, open_fen),
	DB_COLUMN(struct receivable_ageing, not_due_fen),
	DB_COLUMN(struct receivable_ageing, late_30_fen),
	DB_COLUMN(struct receivable_ageing, late_60_fen),
	DB_COLUMN(struct receivable_ageing, late_90_fen),
	DB_COLUMN(struct receivable_ageing, later_fen),
	DB_COLUMN(struct receivable_ageing, oldest_due),
	DB_COLUMN(struct receivable_ageing, unapplied_fen),
};

const struct db_query stmt_receivable_ageing_list = {
	.name = "receivable.ageing_list",
	.sql = "SELECT c.id, c.name, c.name_en, " BUCKETS ","
	       "  (SELECT CAST(IFNULL(SUM(p.unapplied_fen), 0) AS SIGNED)"
	       "     FROM receipts AS p WHERE p.customer_id = c.id"
	       "      AND p.unapplied_fen > 0 AND p.state = 1)"
	       "  + (SELECT CAST(IFNULL(SUM(n.unapplied_fen), 0) AS SIGNED)"
	       "     FROM credit_notes AS n WHERE n.customer_id = c.id"
	       "      AND n.unapplied_fen > 0)"
	       "  FROM (SELECT CAST(? AS DATE) AS today) AS t"
	       "  JOIN receivables AS r"
	       "  JOIN customers AS c ON c.id = r.customer_id"
	       " WHERE r.open_fen > 0 AND @scope(r, c)"
	       " GROUP BY c.id, c.name, c.name_en, t.today"
	       " HAVING SUM(IF(r.due_on < t.today, r.open_fen, 0)) < ?"
	       "  OR (SUM(IF(r.due_on < t.today, r.open_fen, 0)) = ?"
	       "      AND c.id > ?)"
	       " ORDER BY SUM(IF(r.due_on < t.today, r.open_fen, 0)) DESC,"
	       "  c.id LIMIT ?",
	.param_count = 5,
	DB_ROWS(struct receivable_ageing, ageing_list_columns),
};

static const struct db_column sum_columns[] = {
	DB_COLUMN(struct receivable_sum_row, sum_fen),
};

const struct db_query stmt_receivable_unapplied = {
	.name = "receivable.unapplied",
	.sql = "SELECT CAST(IFNULL(SUM(x.unapplied_fen), 0) AS SIGNED)"
	       "  FROM receipts AS x"
	       "  JOIN customers AS c ON c.id = x.customer_id"
	       " WHERE x.unapplied_fen > 0 AND x.state = 1 AND @scope(x, c)",
	.param_count = 0,
	DB_ROWS(struct receivable_sum_row, sum_columns),
};

const char receivable_unapplied_customer[] = "AND x.customer_id = ?";

const struct db_query stmt_receivable_unapplied_notes = {
	.name = "receivable.unapplied_notes",
	.sql = "SELECT CAST(IFNULL(SUM(x.unapplied_fen), 0) AS SIGNED)"
	       "  FROM credit_notes AS x"
	       "  JOIN customers AS c ON c.id = x.customer_id"
	       " WHERE x.unapplied_fen > 0 AND @scope(x, c)",
	.param_count = 0,
	DB_ROWS(struct receivable_sum_row, sum_columns),
};
