/**
 * @file
 * Every SQL statement of return_job.c, and nothing else.
 */
#include "domain/return_job_sql.h"

static const struct db_column due_columns[] = {
	DB_COLUMN(struct return_due_row, id),
	DB_COLUMN(struct return_due_row, state),
};

/* Questions and offers to be announced as ending, or that ended. */
const struct db_query stmt_return_unanswered = {
	/* unscoped: the worker */
	.name = "return_job.unanswered",
	.sql = "SELECT r.id, r.state FROM returns AS r"
	       " WHERE r.auto_at <= ? AND r.state IN (3, 9)"
	       "   AND (r.answer_told = 0 OR r.auto_at <= ?)"
	       " ORDER BY r.auto_at LIMIT 200",
	.param_count = 2,
	DB_ROWS(struct return_due_row, due_columns),
};

const struct db_query stmt_return_unsent = {
	/* unscoped: the worker */
	.name = "return_job.unsent",
	.sql = "SELECT r.id, r.state FROM returns AS r"
	       " WHERE r.auto_at <= ? AND r.state = 4"
	       "   AND (r.answer_told = 0 OR r.auto_at <= ?)"
	       " ORDER BY r.auto_at LIMIT 200",
	.param_count = 2,
	DB_ROWS(struct return_due_row, due_columns),
};

const struct db_query stmt_return_rest = {
	/* unscoped: the worker */
	.name = "return_job.rest",
	.sql = "SELECT r.id, r.state FROM returns AS r"
	       " WHERE r.auto_at <= ? AND r.state = 6"
	       " ORDER BY r.auto_at LIMIT 200",
	.param_count = 1,
	DB_ROWS(struct return_due_row, due_columns),
};

static const struct db_column record_columns[] = {
	DB_COLUMN(struct return_record_row, customer_id),
	DB_COLUMN(struct return_record_row, conduct),
	DB_COLUMN(struct return_record_row, record.sold_fen),
	DB_COLUMN(struct return_record_row, record.returned_fen),
	DB_COLUMN(struct return_record_row, record.inspected),
	DB_COLUMN(struct return_record_row, record.refused),
	DB_COLUMN(struct return_record_row, record.requests),
	DB_COLUMN(struct return_record_row, record.rejected),
};

/* Who returned something within the year, or is not thought well of. */
const struct db_query stmt_return_records = {
	/* unscoped: the worker */
	.name = "return_job.records",
	.sql = "SELECT c.id, c.return_conduct,"
	       "  CAST(IFNULL((SELECT SUM(s.value_fen) FROM shipments AS s"
	       "    WHERE s.customer_id = c.id AND s.sent_at >= ?), 0)"
	       "    AS SIGNED),"
	       "  CAST(IFNULL(x.worth, 0) AS SIGNED),"
	       "  CAST(IFNULL(x.inspected, 0) AS SIGNED),"
	       "  CAST(IFNULL(x.refused, 0) AS SIGNED),"
	       "  IFNULL(x.requests, 0), IFNULL(x.rejected, 0)"
	       "  FROM customers AS c LEFT JOIN ("
	       "    SELECT r.customer_id,"
	       "      SUM(IF(r.state IN (12, 13, 14), 0, l.worth_fen))"
	       "        AS worth,"
	       "      SUM(l.accepted + l.refused) AS inspected,"
	       "      SUM(l.refused) AS refused,"
	       "      COUNT(DISTINCT IF(r.state = 13, NULL, r.id))"
	       "        AS requests,"
	       "      COUNT(DISTINCT IF(r.state = 12, r.id, NULL))"
	       "        AS rejected"
	       "      FROM returns AS r"
	       "      JOIN return_lines AS l ON l.return_id = r.id"
	       "     WHERE r.submitted_at >= ? GROUP BY r.customer_id"
	       "  ) AS x ON x.customer_id = c.id"
	       " WHERE x.customer_id IS NOT NULL OR c.return_conduct <> 1"
	       " ORDER BY c.id LIMIT 20000",
	.param_count = 2,
	DB_ROWS(struct return_record_row, record_columns),
};

const struct db_query stmt_return_set_conduct = {
	.name = "return_job.set_conduct",
	.sql = "UPDATE customers SET return_conduct = ? WHERE id = ?",
	.param_count = 2,
};
