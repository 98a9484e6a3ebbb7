/**
 * @file
 * Every SQL statement of the first page, and nothing else.
 */
#include "domain/today_sql.h"

#include "domain/order.h"
#include "domain/shipment.h"
#include "domain/today.h"

static const struct db_column sum_columns[] = {
	DB_COLUMN(struct today_sum_row, state),
	DB_COLUMN(struct today_sum_row, held),
	DB_COLUMN(struct today_sum_row, proposed),
	DB_COLUMN(struct today_sum_row, count),
	DB_COLUMN(struct today_sum_row, total_fen),
};

/* Index: orders_…_state, open states only. */
const struct db_query stmt_today_sums = {
	.name = "today.sums",
	.sql = "SELECT STRAIGHT_JOIN o.state, o.credit_facet = 2 AS is_held,"
	       "  o.proposal_open, COUNT(*),"
	       "  CAST(SUM(o.total_fen) AS SIGNED)"
	       "  FROM orders AS o"
	       "  JOIN customers AS c ON c.id = o.customer_id"
	       " WHERE o.state IN (2, 3, 4, 5, 6, 7) AND @scope(o, c)"
	       " GROUP BY o.state, is_held, o.proposal_open LIMIT 100",
	.param_count = 0,
	DB_ROWS(struct today_sum_row, sum_columns),
};

static const struct db_column order_columns[] = {
	DB_COLUMN(struct order_row, id),
	DB_COLUMN(struct order_row, foreign_no),
	DB_COLUMN(struct order_row, customer_id),
	DB_COLUMN(struct order_row, customer_name),
	DB_COLUMN(struct order_row, customer_name_en),
	DB_COLUMN(struct order_row, state),
	DB_COLUMN(struct order_row, credit),
	DB_COLUMN(struct order_row, shipping),
	DB_COLUMN(struct order_row, receipt),
	DB_COLUMN(struct order_row, proposal_open),
	DB_COLUMN(struct order_row, placed_at),
	DB_COLUMN(struct order_row, total_fen),
	DB_COLUMN(struct order_row, line_count),
	DB_COLUMN(struct order_row, quantity_total),
	DB_COLUMN(struct order_row, headline),
	DB_COLUMN(struct order_row, headline_en),
	DB_COLUMN(struct order_row, own_number),
	DB_COLUMN(struct order_row, wanted_on),
};

/* Open orders are few: never through an index that holds all of them, however
 * well it is sorted. */
const struct db_query stmt_today_orders = {
	.name = "today.orders",
	.sql = "SELECT STRAIGHT_JOIN o.id, o.foreign_no, o.customer_id, c.name,"
	       "  c.name_en, o.state, o.credit_facet, o.shipping_facet,"
	       "  o.receipt_facet, o.proposal_open, o.placed_at, o.total_fen,"
	       "  o.line_count, o.quantity_total, o.headline, o.headline_en,"
	       "  o.own_number, o.wanted_on"
	       "  FROM orders AS o IGNORE INDEX (orders_all, orders_customer,"
	       "    orders_rep, orders_team)"
	       "  JOIN customers AS c ON c.id = o.customer_id"
	       " WHERE @scope(o, c)",
	.param_count = 0,
	DB_ROWS(struct order_row, order_columns),
};

#define UNDISTURBED " AND o.credit_facet <> 2 AND o.proposal_open = 0"

const char today_awaiting[] = "AND o.state = 2";
const char today_to_confirm[] = "AND o.state = 3" UNDISTURBED;
const char today_proposed[] = "AND o.state IN (3, 4) AND o.proposal_open = 1";
const char today_held[] = "AND o.state IN (3, 4, 5) AND o.credit_facet = 2"
			  " AND o.proposal_open = 0";
const char today_to_pick[] = "AND o.state = 4" UNDISTURBED;
const char today_picking[] = "AND o.state = 5" UNDISTURBED;
const char today_part_shipped[] = "AND o.state = 6";
const char today_shipped[] = "AND o.state = 7";
const char today_open[] = "AND o.state IN (2, 3, 4, 5, 6, 7)";
const char today_oldest[] = "ORDER BY o.placed_at, o.id LIMIT ?";
const char today_newest[] = "ORDER BY o.placed_at DESC, o.id DESC LIMIT ?";

static const struct db_column shipment_columns[] = {
	DB_COLUMN(struct shipment_row, id),
	DB_COLUMN(struct shipment_row, foreign_no),
	DB_COLUMN(struct shipment_row, order_id),
	DB_COLUMN(struct shipment_row, order_foreign_no),
	DB_COLUMN(struct shipment_row, customer_id),
	DB_COLUMN(struct shipment_row, customer_name),
	DB_COLUMN(struct shipment_row, customer_name_en),
	DB_COLUMN(struct shipment_row, state),
	DB_COLUMN(struct shipment_row, carrier),
	DB_COLUMN(struct shipment_row, tracking),
	DB_COLUMN(struct shipment_row, sent_at),
	DB_COLUMN(struct shipment_row, sign_due_at),
	DB_COLUMN(struct shipment_row, value_fen),
};

const struct db_query stmt_today_shipments = {
	.name = "today.shipments",
	.sql = "SELECT STRAIGHT_JOIN s.id, s.foreign_no, s.order_id,"
	       "  o.foreign_no, s.customer_id, c.name, c.name_en, s.state,"
	       "  s.carrier, s.tracking, s.sent_at, s.sign_due_at, s.value_fen"
	       "  FROM shipments AS s"
	       "  JOIN customers AS c ON c.id = s.customer_id"
	       "  JOIN orders AS o ON o.id = s.order_id"
	       " WHERE s.state IN (1, 2, 3) AND s.sent_at >= ?"
	       "   AND @scope(s, c)"
	       " ORDER BY s.sent_at, s.id LIMIT ?",
	.param_count = 2,
	DB_ROWS(struct shipment_row, shipment_columns),
};

static const struct db_column part_columns[] = {
	DB_COLUMN(struct today_part, team_id),
	DB_COLUMN(struct today_part, team),
	DB_COLUMN(struct today_part, team_en),
	DB_COLUMN(struct today_part, rep_id),
	DB_COLUMN(struct today_part, rep),
	DB_COLUMN(struct today_part, is_this),
	DB_COLUMN(struct today_part, count),
	DB_COLUMN(struct today_part, total_fen),
};

/* Index: orders_all, _customer, _rep or _team: the days of two periods. */
const struct db_query stmt_today_parts = {
	.name = "today.parts",
	.sql = "SELECT x.team_id, t.name, t.name_en, x.rep_id, u.name,"
	       "  x.is_this, x.orders, x.total"
	       "  FROM (SELECT STRAIGHT_JOIN o.team_id, o.rep_id,"
	       "          o.placed_at >= ? AS is_this, COUNT(*) AS orders,"
	       "          CAST(SUM(o.total_fen) AS SIGNED) AS total"
	       "          FROM orders AS o"
	       "          JOIN customers AS c ON c.id = o.customer_id"
	       "         WHERE o.placed_at >= ? AND o.placed_at < ?"
	       "           AND o.state NOT IN (1, 9, 10) AND @scope(o, c)"
	       "         GROUP BY o.team_id, o.rep_id, is_this LIMIT 2000) AS x"
	       "  LEFT JOIN teams AS t ON t.id = x.team_id"
	       "  LEFT JOIN users AS u ON u.id = x.rep_id",
	.param_count = 3,
	DB_ROWS(struct today_part, part_columns),
};
