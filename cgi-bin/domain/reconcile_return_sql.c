/**
 * @file
 * Every SQL statement on the books of returns, and nothing else.  All of them
 * read the books as a whole: for the command line, not for a person's page.
 */
#include "domain/reconcile_sql.h"

static const struct db_column difference_columns[] = {
	DB_COLUMN(struct reconcile_difference, customer_id),
	DB_COLUMN(struct reconcile_difference, document_id),
	DB_COLUMN(struct reconcile_difference, expected_fen),
	DB_COLUMN(struct reconcile_difference, found_fen),
};

/* Units that a line of a request holds of its order line: as
 * return_core_held(). */
#define HELD                                                                   \
	"(CASE WHEN r.state IN (2, 3) THEN l.quantity"                         \
	" WHEN r.state BETWEEN 4 AND 6 THEN l.approved"                        \
	" WHEN r.state BETWEEN 7 AND 10 AND l.resolution = 0 THEN l.received"  \
	" ELSE 0 END)"

/* Units that were taken back: credited or replaced. */
#define TAKEN                                                                  \
	"IF(r.state IN (10, 11) AND l.resolution IN (1, 2), l.accepted, 0)"

/* The share of the line's worth for so many units, as return_share(). */
#define WORTH(units)                                                           \
	"((2 * CAST(l.worth_fen AS DECIMAL(20, 0)) * " units " + l.quantity)"  \
	" DIV (2 * l.quantity))"

#define COUNTED(found, expected)                                               \
	"SELECT o.customer_id, o.id, CAST(IFNULL(x.due, 0) AS SIGNED),"        \
	"  " found                                                             \
	"  FROM order_lines AS q"                                              \
	"  JOIN orders AS o ON o.id = q.order_id"                              \
	"  LEFT JOIN (SELECT l.order_id, l.order_position,"                    \
	"               SUM(" expected ") AS due"                              \
	"               FROM return_lines AS l"                                \
	"               JOIN returns AS r ON r.id = l.return_id"               \
	"              GROUP BY l.order_id, l.order_position) AS x"            \
	"    ON x.order_id = q.order_id AND x.order_position = q.position"     \
	" WHERE " found " <> IFNULL(x.due, 0)"                                 \
	" ORDER BY o.id, q.position LIMIT 1000"

const struct db_query stmt_reconcile_returning = {
	/* unscoped: the books as a whole, for the command line */
	.name = "reconcile.returning",
	.sql = COUNTED("q.returning_qty", HELD),
	.param_count = 0,
	DB_ROWS(struct reconcile_difference, difference_columns),
};

const struct db_query stmt_reconcile_returned = {
	/* unscoped: the books as a whole, for the command line */
	.name = "reconcile.returned",
	.sql = COUNTED("q.returned_qty", TAKEN),
	.param_count = 0,
	DB_ROWS(struct reconcile_difference, difference_columns),
};

const struct db_query stmt_reconcile_return_fen = {
	/* unscoped: the books as a whole, for the command line */
	.name = "reconcile.return_fen",
	.sql = COUNTED("q.returning_fen + q.returned_fen",
	    WORTH(HELD) " + " WORTH(TAKEN)),
	.param_count = 0,
	DB_ROWS(struct reconcile_difference, difference_columns),
};

const struct db_query stmt_reconcile_return_note = {
	/* unscoped: the books as a whole, for the command line */
	.name = "reconcile.return_note",
	.sql = "SELECT r.customer_id, r.id,"
	       "  CAST(IFNULL(x.due, 0) AS SIGNED),"
	       "  CAST(IFNULL(y.noted, 0) AS SIGNED)"
	       "  FROM returns AS r"
	       "  LEFT JOIN (SELECT return_id, SUM(credit_fen) AS due"
	       "               FROM return_lines GROUP BY return_id) AS x"
	       "    ON x.return_id = r.id"
	       "  LEFT JOIN (SELECT return_id, SUM(amount_fen) AS noted"
	       "               FROM credit_notes WHERE return_id IS NOT NULL"
	       "              GROUP BY return_id) AS y"
	       "    ON y.return_id = r.id"
	       " WHERE IFNULL(x.due, 0) <> IFNULL(y.noted, 0)"
	       "    OR IFNULL(y.noted, 0) <> r.credit_given_fen"
	       " ORDER BY r.id LIMIT 1000",
	.param_count = 0,
	DB_ROWS(struct reconcile_difference, difference_columns),
};

/* Units, not money.  What was never delivered does not come in. */
const struct db_query stmt_reconcile_return_stock = {
	/* unscoped: the books as a whole, for the command line */
	.name = "reconcile.return_stock",
	.sql = "SELECT r.customer_id, r.id,"
	       "  CAST(IFNULL(x.due, 0) AS SIGNED),"
	       "  CAST(IFNULL(m.units, 0) AS SIGNED)"
	       "  FROM returns AS r"
	       "  LEFT JOIN (SELECT return_id,"
	       "               SUM(IF(reason = 4, 0, received)) AS due"
	       "               FROM return_lines GROUP BY return_id) AS x"
	       "    ON x.return_id = r.id"
	       "  LEFT JOIN (SELECT return_id, SUM(on_hand_delta) AS units"
	       "               FROM stock_movements"
	       "              WHERE kind = 8 GROUP BY return_id) AS m"
	       "    ON m.return_id = r.id"
	       " WHERE IF(r.way IN (3, 4), 0, IFNULL(x.due, 0))"
	       "    <> IFNULL(m.units, 0)"
	       " ORDER BY r.id LIMIT 1000",
	.param_count = 0,
	DB_ROWS(struct reconcile_difference, difference_columns),
};

const struct db_query stmt_reconcile_repair = {
	/* unscoped: the books as a whole, for the command line */
	.name = "reconcile.repair",
	.sql = "SELECT MAX(x.customer_id), x.return_id,"
	       "  CAST(SUM(x.due) AS SIGNED), CAST(SUM(x.posted) AS SIGNED)"
	       "  FROM (SELECT r.customer_id, l.return_id, l.position,"
	       "               l.quote_fen AS due, 0 AS posted"
	       "          FROM return_lines AS l"
	       "          JOIN returns AS r ON r.id = l.return_id"
	       "         WHERE l.resolution = 3 AND l.quote_answer = 1"
	       "         UNION ALL"
	       "        SELECT customer_id, return_id, return_position, 0,"
	       "               amount_fen"
	       "          FROM receivables WHERE kind = 4) AS x"
	       " GROUP BY x.return_id, x.position"
	       " HAVING SUM(x.due) <> SUM(x.posted)"
	       " ORDER BY x.return_id LIMIT 1000",
	.param_count = 0,
	DB_ROWS(struct reconcile_difference, difference_columns),
};

/* A red-letter invoice over a part is of one request, and takes as much. */
const struct db_query stmt_reconcile_red_letter = {
	/* unscoped: the books as a whole, for the command line */
	.name = "reconcile.red_letter",
	.sql = "SELECT t.customer_id, t.id,"
	       "  CAST(-IFNULL(x.fen, 0) AS SIGNED), t.total_fen"
	       "  FROM tax_invoices AS t"
	       "  LEFT JOIN (SELECT red_invoice_id, SUM(amount_fen) AS fen"
	       "               FROM red_letters WHERE state = 3"
	       "              GROUP BY red_invoice_id) AS x"
	       "    ON x.red_invoice_id = t.id"
	       " WHERE t.takes_from_id IS NOT NULL"
	       "   AND t.total_fen <> -IFNULL(x.fen, 0)"
	       " ORDER BY t.id LIMIT 1000",
	.param_count = 0,
	DB_ROWS(struct reconcile_difference, difference_columns),
};
