/**
 * @file
 * Every SQL statement of order_job.c, and nothing else.  Lists of what is due,
 * over all customers: for the worker, never for a person's eyes.
 */
#include "domain/order_job_sql.h"

static const struct db_column job_columns[] = {
	DB_COLUMN(struct order_job_row, id),
};

const struct db_query stmt_job_ending = {
	/* unscoped: a job of the system */
	.name = "job.ending",
	.sql = "SELECT o.id FROM orders AS o"
	       " WHERE o.reserved_until > ? AND o.reserved_until <= ?"
	       "   AND o.state IN (2, 3)"
	       "   AND NOT EXISTS (SELECT 1 FROM order_events AS e"
	       "     WHERE e.order_id = o.id AND e.kind = 'reservation_ends'"
	       "       AND e.at >= o.reserved_until - INTERVAL 1 DAY)"
	       " ORDER BY o.reserved_until LIMIT 200",
	.param_count = 2,
	DB_ROWS(struct order_job_row, job_columns),
};

const struct db_query stmt_job_was_announced = {
	/* unscoped: a job of the system */
	.name = "job.was_announced",
	.sql = "SELECT COUNT(*) FROM order_events"
	       " WHERE order_id = ? AND kind = 'reservation_ends' AND at >= ?",
	.param_count = 2,
	DB_ROWS(struct order_job_row, job_columns),
};

const struct db_query stmt_job_ended = {
	/* unscoped: a job of the system */
	.name = "job.ended",
	.sql = "SELECT id FROM orders"
	       " WHERE reserved_until <= ? AND state IN (2, 3)"
	       " ORDER BY reserved_until LIMIT 200",
	.param_count = 1,
	DB_ROWS(struct order_job_row, job_columns),
};

const struct db_query stmt_job_unanswered = {
	/* unscoped: a job of the system */
	.name = "job.unanswered",
	.sql = "SELECT order_id FROM proposals"
	       " WHERE state = 1 AND answer_until <= ?"
	       " ORDER BY answer_until LIMIT 200",
	.param_count = 1,
	DB_ROWS(struct order_job_row, job_columns),
};

const struct db_query stmt_job_withdraw = {
	.name = "job.withdraw",
	.sql = "UPDATE proposals SET state = 4, answered_at = ?"
	       " WHERE order_id = ? AND state = 1 AND answer_until <= ?",
	.param_count = 3,
};

const struct db_query stmt_job_unsigned = {
	/* unscoped: a job of the system */
	.name = "job.unsigned",
	.sql = "SELECT id FROM shipments"
	       " WHERE sign_due_at <= ? AND state IN (2, 3)"
	       " ORDER BY sign_due_at LIMIT 200",
	.param_count = 1,
	DB_ROWS(struct order_job_row, job_columns),
};

const struct db_query stmt_job_complete = {
	/* unscoped: a job of the system */
	.name = "job.complete",
	.sql = "SELECT o.id FROM orders AS o WHERE o.state IN (7, 11)"
	       "   AND EXISTS (SELECT 1 FROM shipments AS s"
	       "     WHERE s.order_id = o.id)"
	       "   AND NOT EXISTS (SELECT 1 FROM shipments AS s"
	       "     WHERE s.order_id = o.id AND s.state < 4)"
	       " ORDER BY o.id LIMIT 200",
	.param_count = 0,
	DB_ROWS(struct order_job_row, job_columns),
};

const struct db_query stmt_job_held = {
	/* unscoped: a job of the system */
	.name = "job.held",
	.sql = "SELECT DISTINCT customer_id FROM orders"
	       " WHERE credit_facet = 2 AND state IN (3, 4)"
	       " ORDER BY customer_id LIMIT 1000",
	.param_count = 0,
	DB_ROWS(struct order_job_row, job_columns),
};

/* Stock that is fit for the customer and not kept for anybody. */
const struct db_query stmt_job_backorders = {
	/* unscoped: a job of the system */
	.name = "job.backorders",
	.sql = "SELECT o.id FROM orders AS o"
	       "  JOIN customers AS c ON c.id = o.customer_id"
	       " WHERE o.state IN (4, 6) AND EXISTS (SELECT 1"
	       "    FROM order_lines AS l"
	       "    JOIN stocks AS s ON s.product_id = l.product_id"
	       "   WHERE l.order_id = o.id"
	       "     AND l.reserved + l.shipped + l.cancelled < l.quantity"
	       "     AND s.status = 1 AND s.on_hand > s.reserved"
	       "     AND s.expires_on >="
	       "         DATE_ADD(?, INTERVAL c.shelf_days DAY))"
	       " ORDER BY o.confirmed_at, o.id LIMIT 200",
	.param_count = 1,
	DB_ROWS(struct order_job_row, job_columns),
};
