/**
 * @file
 * Every SQL statement of return_core.c, and nothing else.
 */
#include "domain/return_core_sql.h"

#include "domain/return_core.h"

static const struct db_column core_columns[] = {
	DB_COLUMN(struct return_core, id),
	DB_COLUMN(struct return_core, customer_id),
	DB_COLUMN(struct return_core, rep_id),
	DB_COLUMN(struct return_core, team_id),
	DB_COLUMN(struct return_core, created_by),
	DB_COLUMN(struct return_core, by_staff),
	DB_COLUMN(struct return_core, state),
	DB_COLUMN(struct return_core, way),
	DB_COLUMN(struct return_core, verdict),
	DB_COLUMN(struct return_core, level),
	DB_COLUMN(struct return_core, remark),
	DB_COLUMN(struct return_core, headline),
	DB_COLUMN(struct return_core, headline_en),
	DB_COLUMN(struct return_core, line_count),
	DB_COLUMN(struct return_core, quantity_total),
	DB_COLUMN(struct return_core, credit_asked_fen),
	DB_COLUMN(struct return_core, credit_given_fen),
	DB_COLUMN(struct return_core, submitted_at),
	DB_COLUMN(struct return_core, decided_by),
	DB_COLUMN(struct return_core, decided_at),
	DB_COLUMN(struct return_core, warehouse_id),
	DB_COLUMN(struct return_core, instruction),
	DB_COLUMN(struct return_core, send_until),
	DB_COLUMN(struct return_core, carrier),
	DB_COLUMN(struct return_core, tracking),
	DB_COLUMN(struct return_core, sent_at),
	DB_COLUMN(struct return_core, received_at),
	DB_COLUMN(struct return_core, inspected_at),
	DB_COLUMN(struct return_core, offered_at),
	DB_COLUMN(struct return_core, answer_until),
	DB_COLUMN(struct return_core, answer_told),
	DB_COLUMN(struct return_core, auto_at),
	DB_COLUMN(struct return_core, promise_at),
	DB_COLUMN(struct return_core, closed_at),
	DB_COLUMN(struct return_core, reason),
	DB_COLUMN(struct return_core, ticket_id),
	DB_COLUMN(struct return_core, satisfied),
	DB_COLUMN(struct return_core, state_since),
	DB_COLUMN(struct return_core, code),
};

/* Locks come before the first plain read, whose snapshot would else be older
 * than they are.  stmt_return_in_sight follows. */
const struct db_query stmt_return_lock = {
	/* unscoped: stmt_return_in_sight follows under the lock */
	.name = "return.lock",
	.sql = "SELECT id, customer_id, rep_id, team_id, created_by, by_staff,"
	       "  state, way, verdict, level, remark, headline, headline_en,"
	       "  line_count, quantity_total, credit_asked_fen,"
	       "  credit_given_fen, submitted_at, decided_by, decided_at,"
	       "  warehouse_id, instruction, send_until, carrier, tracking,"
	       "  sent_at, received_at, inspected_at, offered_at, answer_until,"
	       "  answer_told, auto_at, promise_at, closed_at, reason,"
	       "  ticket_id, satisfied, state_since, code"
	       "  FROM returns WHERE id = ? FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct return_core, core_columns),
};

static const struct db_column line_columns[] = {
	DB_COLUMN(struct return_core_line, return_id),
	DB_COLUMN(struct return_core_line, position),
	DB_COLUMN(struct return_core_line, order_id),
	DB_COLUMN(struct return_core_line, order_position),
	DB_COLUMN(struct return_core_line, product_id),
	DB_COLUMN(struct return_core_line, batch_id),
	DB_COLUMN(struct return_core_line, delivered_at),
	DB_COLUMN(struct return_core_line, kind),
	DB_COLUMN(struct return_core_line, reason),
	DB_COLUMN(struct return_core_line, note),
	DB_COLUMN(struct return_core_line, wanted_id),
	DB_COLUMN(struct return_core_line, quantity),
	DB_COLUMN(struct return_core_line, approved),
	DB_COLUMN(struct return_core_line, received),
	DB_COLUMN(struct return_core_line, accepted),
	DB_COLUMN(struct return_core_line, refused),
	DB_COLUMN(struct return_core_line, accept_bp),
	DB_COLUMN(struct return_core_line, finding),
	DB_COLUMN(struct return_core_line, disposition),
	DB_COLUMN(struct return_core_line, worth_fen),
	DB_COLUMN(struct return_core_line, asked_fen),
	DB_COLUMN(struct return_core_line, offered_fen),
	DB_COLUMN(struct return_core_line, credit_fen),
	DB_COLUMN(struct return_core_line, free_deduct_fen),
	DB_COLUMN(struct return_core_line, resolution),
	DB_COLUMN(struct return_core_line, credit_note_id),
	DB_COLUMN(struct return_core_line, replacement_id),
	DB_COLUMN(struct return_core_line, quote_fen),
	DB_COLUMN(struct return_core_line, quote_answer),
};

const struct db_query stmt_return_lock_lines = {
	/* unscoped: of a request locked before */
	.name = "return.lock_lines",
	.sql = "SELECT return_id, position, order_id, order_position,"
	       "  product_id, batch_id, delivered_at, kind, reason, note,"
	       "  wanted_id, quantity, approved, received, accepted, refused,"
	       "  accept_bp, finding, disposition, worth_fen, asked_fen,"
	       "  offered_fen, credit_fen, free_deduct_fen, resolution,"
	       "  credit_note_id, replacement_id, quote_fen, quote_answer"
	       "  FROM return_lines WHERE return_id = ?"
	       " ORDER BY position LIMIT 200 FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct return_core_line, line_columns),
};

static const struct db_column id_columns[] = {
	DB_COLUMN(struct return_id_row, id),
};

/* Whoever changes an order line holds its order's lock. */
const struct db_query stmt_return_lock_orders = {
	/* unscoped: the orders of a request's lines, checked by the request */
	.name = "return.lock_orders",
	.sql = "SELECT id FROM orders WHERE id IN @in ORDER BY id"
	       " LIMIT 1024 FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct return_id_row, id_columns),
};

const struct db_query stmt_return_in_sight = {
	.name = "return.in_sight",
	.sql = "SELECT r.id FROM returns AS r"
	       "  JOIN customers AS c ON c.id = r.customer_id"
	       " WHERE r.id = ? AND @scope(r, c)",
	.param_count = 1,
	DB_ROWS(struct return_id_row, id_columns),
};

static const struct db_column source_columns[] = {
	DB_COLUMN(struct return_source, order_id),
	DB_COLUMN(struct return_source, position),
	DB_COLUMN(struct return_source, product_id),
	DB_COLUMN(struct return_source, quantity),
	DB_COLUMN(struct return_source, shipped),
	DB_COLUMN(struct return_source, refused),
	DB_COLUMN(struct return_source, amount_fen),
	DB_COLUMN(struct return_source, discount_fen),
	DB_COLUMN(struct return_source, replaces_fen),
	DB_COLUMN(struct return_source, returning_qty),
	DB_COLUMN(struct return_source, returned_qty),
	DB_COLUMN(struct return_source, returning_fen),
	DB_COLUMN(struct return_source, returned_fen),
	DB_COLUMN(struct return_source, is_free),
	DB_COLUMN(struct return_source, promotion_id),
	DB_COLUMN(struct return_source, buy),
	DB_COLUMN(struct return_source, get),
	DB_COLUMN(struct return_source, is_cold),
	DB_COLUMN(struct return_source, warehouse_id),
};

const struct db_query stmt_return_sources = {
	/* unscoped: of orders whose customer was checked before */
	.name = "return.sources",
	.sql = "SELECT l.order_id, l.position, l.product_id, l.quantity,"
	       "  l.shipped, l.refused, l.amount_fen, l.discount_fen,"
	       "  l.replaces_fen, l.returning_qty, l.returned_qty,"
	       "  l.returning_fen, l.returned_fen, l.is_free, l.promotion_id,"
	       "  IF(m.kind = 3, m.buy_quantity, 0),"
	       "  IF(m.kind = 3, m.free_quantity, 0), p.storage = 3,"
	       "  (SELECT MAX(s.warehouse_id) FROM shipments AS s"
	       "    WHERE s.order_id = l.order_id)"
	       "  FROM order_lines AS l"
	       "  JOIN products AS p ON p.id = l.product_id"
	       "  LEFT JOIN promotions AS m ON m.id = l.promotion_id"
	       " WHERE l.order_id IN @in"
	       " ORDER BY l.order_id, l.position LIMIT 20000",
	.param_count = 1,
	DB_ROWS(struct return_source, source_columns),
};

const struct db_query stmt_return_save = {
	.name = "return.save",
	.sql = "UPDATE returns SET state = ?, way = ?, verdict = ?, level = ?,"
	       "  remark = ?, headline = ?, headline_en = ?, line_count = ?,"
	       "  quantity_total = ?, credit_asked_fen = ?,"
	       "  credit_given_fen = ?, submitted_at = ?, decided_by = ?,"
	       "  decided_at = ?, warehouse_id = ?, instruction = ?,"
	       "  send_until = ?, carrier = ?, tracking = ?, sent_at = ?,"
	       "  received_at = ?, inspected_at = ?, offered_at = ?,"
	       "  answer_until = ?, answer_told = ?, auto_at = ?,"
	       "  promise_at = ?, closed_at = ?, reason = ?, ticket_id = ?,"
	       "  satisfied = NULLIF(?, 0), state_since = ?, code = ?,"
	       "  version = version + 1 WHERE id = ?",
	.param_count = 34,
};

const struct db_query stmt_return_save_line = {
	.name = "return.save_line",
	.sql = "UPDATE return_lines SET kind = ?, reason = ?, note = ?,"
	       "  wanted_id = ?, quantity = ?, approved = ?, received = ?,"
	       "  accepted = ?, refused = ?, accept_bp = ?, finding = ?,"
	       "  disposition = ?, worth_fen = ?, asked_fen = ?,"
	       "  offered_fen = ?, credit_fen = ?, free_deduct_fen = ?,"
	       "  resolution = ?, credit_note_id = ?, replacement_id = ?,"
	       "  quote_fen = NULLIF(?, 0), quote_answer = ?"
	       " WHERE return_id = ? AND position = ?",
	.param_count = 24,
};

const struct db_column return_save_line_columns[] = {
	DB_COLUMN(struct return_core_line, kind),
	DB_COLUMN(struct return_core_line, reason),
	DB_COLUMN(struct return_core_line, note),
	DB_COLUMN(struct return_core_line, wanted_id),
	DB_COLUMN(struct return_core_line, quantity),
	DB_COLUMN(struct return_core_line, approved),
	DB_COLUMN(struct return_core_line, received),
	DB_COLUMN(struct return_core_line, accepted),
	DB_COLUMN(struct return_core_line, refused),
	DB_COLUMN(struct return_core_line, accept_bp),
	DB_COLUMN(struct return_core_line, finding),
	DB_COLUMN(struct return_core_line, disposition),
	DB_COLUMN(struct return_core_line, worth_fen),
	DB_COLUMN(struct return_core_line, asked_fen),
	DB_COLUMN(struct return_core_line, offered_fen),
	DB_COLUMN(struct return_core_line, credit_fen),
	DB_COLUMN(struct return_core_line, free_deduct_fen),
	DB_COLUMN(struct return_core_line, resolution),
	DB_COLUMN(struct return_core_line, credit_note_id),
	DB_COLUMN(struct return_core_line, replacement_id),
	DB_COLUMN(struct return_core_line, quote_fen),
	DB_COLUMN(struct return_core_line, quote_answer),
	DB_COLUMN(struct return_core_line, return_id),
	DB_COLUMN(struct return_core_line, position),
};

const size_t return_save_line_column_count =
    ARRAY_LEN(return_save_line_columns);

const struct db_query stmt_return_count = {
	.name = "return.count",
	.sql = "UPDATE order_lines SET returning_qty = returning_qty + ?,"
	       "  returned_qty = returned_qty + ?,"
	       "  returning_fen = returning_fen + ?,"
	       "  returned_fen = returned_fen + ?"
	       " WHERE order_id = ? AND position = ?",
	.param_count = 6,
};

const struct db_column return_count_columns[] = {
	DB_COLUMN(struct return_source, returning_delta),
	DB_COLUMN(struct return_source, returned_delta),
	DB_COLUMN(struct return_source, returning_fen_delta),
	DB_COLUMN(struct return_source, returned_fen_delta),
	DB_COLUMN(struct return_source, order_id),
	DB_COLUMN(struct return_source, position),
};

const size_t return_count_column_count = ARRAY_LEN(return_count_columns);

const struct db_query stmt_return_event = {
	.name = "return.event",
	.sql = "INSERT INTO return_events (return_id, at, user_id, kind,"
	       "  from_state, to_state, note, object_id)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 8,
};
