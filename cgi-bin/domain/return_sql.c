/**
 * @file
 * Every SQL statement of return.c, and nothing else.
 */
#include "domain/return_sql.h"

#include "domain/return.h"

static const struct db_column request_columns[] = {
	DB_COLUMN(struct return_request, id),
	DB_COLUMN(struct return_request, foreign_no),
	DB_COLUMN(struct return_request, customer_id),
	DB_COLUMN(struct return_request, customer_name),
	DB_COLUMN(struct return_request, customer_name_en),
	DB_COLUMN(struct return_request, customer_code),
	DB_COLUMN(struct return_request, conduct),
	DB_COLUMN(struct return_request, rep_id),
	DB_COLUMN(struct return_request, team_id),
	DB_COLUMN(struct return_request, state),
	DB_COLUMN(struct return_request, way),
	DB_COLUMN(struct return_request, verdict),
	DB_COLUMN(struct return_request, level),
	DB_COLUMN(struct return_request, remark),
	DB_COLUMN(struct return_request, headline),
	DB_COLUMN(struct return_request, headline_en),
	DB_COLUMN(struct return_request, line_total),
	DB_COLUMN(struct return_request, quantity_total),
	DB_COLUMN(struct return_request, credit_asked_fen),
	DB_COLUMN(struct return_request, credit_given_fen),
	DB_COLUMN(struct return_request, created_at),
	DB_COLUMN(struct return_request, created_by),
	DB_COLUMN(struct return_request, created_by_name),
	DB_COLUMN(struct return_request, by_staff),
	DB_COLUMN(struct return_request, submitted_at),
	DB_COLUMN(struct return_request, decided_by),
	DB_COLUMN(struct return_request, decided_by_name),
	DB_COLUMN(struct return_request, decided_at),
	DB_COLUMN(struct return_request, warehouse_id),
	DB_COLUMN(struct return_request, warehouse),
	DB_COLUMN(struct return_request, warehouse_en),
	DB_COLUMN(struct return_request, instruction),
	DB_COLUMN(struct return_request, send_until),
	DB_COLUMN(struct return_request, carrier),
	DB_COLUMN(struct return_request, tracking),
	DB_COLUMN(struct return_request, sent_at),
	DB_COLUMN(struct return_request, received_at),
	DB_COLUMN(struct return_request, inspected_at),
	DB_COLUMN(struct return_request, offered_at),
	DB_COLUMN(struct return_request, answer_until),
	DB_COLUMN(struct return_request, auto_at),
	DB_COLUMN(struct return_request, promise_at),
	DB_COLUMN(struct return_request, closed_at),
	DB_COLUMN(struct return_request, reason),
	DB_COLUMN(struct return_request, ticket_id),
	DB_COLUMN(struct return_request, satisfied),
	DB_COLUMN(struct return_request, state_since),
	DB_COLUMN(struct return_request, version),
	DB_COLUMN(struct return_request, code),
};

const struct db_query stmt_return_find = {
	.name = "return.find",
	.sql = "SELECT r.id, r.foreign_no, r.customer_id, c.name, c.name_en,"
	       "  c.code, c.return_conduct, r.rep_id, r.team_id, r.state,"
	       "  r.way, r.verdict, r.level, r.remark, r.headline,"
	       "  r.headline_en, r.line_count, r.quantity_total,"
	       "  r.credit_asked_fen, r.credit_given_fen, r.created_at,"
	       "  r.created_by, uc.name, r.by_staff, r.submitted_at,"
	       "  r.decided_by, ud.name, r.decided_at, r.warehouse_id, w.name,"
	       "  w.name_en, r.instruction, r.send_until, r.carrier,"
	       "  r.tracking, r.sent_at, r.received_at, r.inspected_at,"
	       "  r.offered_at, r.answer_until, r.auto_at, r.promise_at,"
	       "  r.closed_at, r.reason, r.ticket_id, r.satisfied,"
	       "  r.state_since, r.version, r.code"
	       "  FROM returns AS r"
	       "  JOIN customers AS c ON c.id = r.customer_id"
	       "  LEFT JOIN users AS uc ON uc.id = r.created_by"
	       "  LEFT JOIN users AS ud ON ud.id = r.decided_by"
	       "  LEFT JOIN warehouses AS w ON w.id = r.warehouse_id"
	       " WHERE r.id = ? AND @scope(r, c)",
	.param_count = 1,
	DB_ROWS(struct return_request, request_columns),
};

static const struct db_column line_columns[] = {
	DB_COLUMN(struct return_line, position),
	DB_COLUMN(struct return_line, order_id),
	DB_COLUMN(struct return_line, order_foreign_no),
	DB_COLUMN(struct return_line, order_position),
	DB_COLUMN(struct return_line, product_id),
	DB_COLUMN(struct return_line, sku),
	DB_COLUMN(struct return_line, name),
	DB_COLUMN(struct return_line, name_en),
	DB_COLUMN(struct return_line, spec),
	DB_COLUMN(struct return_line, unit),
	DB_COLUMN(struct return_line, unit_en),
	DB_COLUMN(struct return_line, batch_id),
	DB_COLUMN(struct return_line, batch),
	DB_COLUMN(struct return_line, expires_on),
	DB_COLUMN(struct return_line, kind),
	DB_COLUMN(struct return_line, reason),
	DB_COLUMN(struct return_line, note),
	DB_COLUMN(struct return_line, wanted_id),
	DB_COLUMN(struct return_line, wanted_sku),
	DB_COLUMN(struct return_line, wanted_name),
	DB_COLUMN(struct return_line, wanted_name_en),
	DB_COLUMN(struct return_line, quantity),
	DB_COLUMN(struct return_line, approved),
	DB_COLUMN(struct return_line, received),
	DB_COLUMN(struct return_line, accepted),
	DB_COLUMN(struct return_line, refused),
	DB_COLUMN(struct return_line, accept_bp),
	DB_COLUMN(struct return_line, finding),
	DB_COLUMN(struct return_line, disposition),
	DB_COLUMN(struct return_line, worth_fen),
	DB_COLUMN(struct return_line, asked_fen),
	DB_COLUMN(struct return_line, offered_fen),
	DB_COLUMN(struct return_line, credit_fen),
	DB_COLUMN(struct return_line, free_deduct_fen),
	DB_COLUMN(struct return_line, resolution),
	DB_COLUMN(struct return_line, credit_note_id),
	DB_COLUMN(struct return_line, replacement_id),
	DB_COLUMN(struct return_line, quote_fen),
	DB_COLUMN(struct return_line, quote_answer),
	DB_COLUMN(struct return_line, charge_id),
	DB_COLUMN(struct return_line, line_left),
	DB_COLUMN(struct return_line, delivered_at),
	DB_COLUMN(struct return_line, is_free),
};

const struct db_query stmt_return_lines = {
	/* unscoped: only the id that stmt_return_find allowed */
	.name = "return.lines",
	.sql = "SELECT r.position, r.order_id, o.foreign_no, r.order_position,"
	       "  r.product_id, l.sku, l.name, l.name_en, l.spec, l.unit,"
	       "  l.unit_en, r.batch_id, IFNULL(b.number, ''), b.expires_on,"
	       "  r.kind, r.reason, r.note, r.wanted_id, wp.sku, wp.name,"
	       "  wp.name_en, r.quantity, r.approved, r.received, r.accepted,"
	       "  r.refused, r.accept_bp, r.finding, r.disposition,"
	       "  r.worth_fen, r.asked_fen, r.offered_fen, r.credit_fen,"
	       "  r.free_deduct_fen, r.resolution, r.credit_note_id,"
	       "  r.replacement_id, r.quote_fen, r.quote_answer, m.id,"
	       "  l.shipped - l.refused - l.returning_qty - l.returned_qty,"
	       "  r.delivered_at, l.is_free"
	       "  FROM return_lines AS r"
	       "  JOIN orders AS o ON o.id = r.order_id"
	       "  JOIN order_lines AS l ON l.order_id = r.order_id"
	       "   AND l.position = r.order_position"
	       "  LEFT JOIN batches AS b ON b.id = r.batch_id"
	       "  LEFT JOIN products AS wp ON wp.id = r.wanted_id"
	       "  LEFT JOIN receivables AS m ON m.return_id = r.return_id"
	       "   AND m.return_position = r.position"
	       " WHERE r.return_id = ? ORDER BY r.position LIMIT 200",
	.param_count = 1,
	DB_ROWS(struct return_line, line_columns),
};

static const struct db_column event_columns[] = {
	DB_COLUMN(struct return_event, id),
	DB_COLUMN(struct return_event, at),
	DB_COLUMN(struct return_event, user_name),
	DB_COLUMN(struct return_event, kind),
	DB_COLUMN(struct return_event, from_state),
	DB_COLUMN(struct return_event, to_state),
	DB_COLUMN(struct return_event, note),
	DB_COLUMN(struct return_event, object_id),
};

const struct db_query stmt_return_events = {
	/* unscoped: only the id that stmt_return_find allowed */
	.name = "return.events",
	.sql = "SELECT e.id, e.at, u.name, e.kind, e.from_state, e.to_state,"
	       "  e.note, e.object_id"
	       "  FROM return_events AS e"
	       "  LEFT JOIN users AS u ON u.id = e.user_id"
	       " WHERE e.return_id = ? ORDER BY e.id LIMIT 500",
	.param_count = 1,
	DB_ROWS(struct return_event, event_columns),
};

static const struct db_column id_columns[] = {
	DB_COLUMN(struct return_found_row, id),
};

#define ID_SELECT                                                              \
	"SELECT r.id FROM returns AS r"                                        \
	"  JOIN customers AS c ON c.id = r.customer_id"

const struct db_query stmt_return_by_id = {
	.name = "return.by_id",
	.sql = ID_SELECT " WHERE r.id = ? AND @scope(r, c)",
	.param_count = 1,
	DB_ROWS(struct return_found_row, id_columns),
};

const struct db_query stmt_return_by_code = {
	.name = "return.by_code",
	.sql = ID_SELECT " WHERE r.code = ? AND @scope(r, c)",
	.param_count = 1,
	DB_ROWS(struct return_found_row, id_columns),
};

static const struct db_column row_columns[] = {
	DB_COLUMN(struct return_row, id),
	DB_COLUMN(struct return_row, foreign_no),
	DB_COLUMN(struct return_row, customer_id),
	DB_COLUMN(struct return_row, customer_name),
	DB_COLUMN(struct return_row, customer_name_en),
	DB_COLUMN(struct return_row, state),
	DB_COLUMN(struct return_row, way),
	DB_COLUMN(struct return_row, verdict),
	DB_COLUMN(struct return_row, level),
	DB_COLUMN(struct return_row, headline),
	DB_COLUMN(struct return_row, headline_en),
	DB_COLUMN(struct return_row, line_count),
	DB_COLUMN(struct return_row, quantity_total),
	DB_COLUMN(struct return_row, credit_asked_fen),
	DB_COLUMN(struct return_row, credit_given_fen),
	DB_COLUMN(struct return_row, created_at),
	DB_COLUMN(struct return_row, promise_at),
	DB_COLUMN(struct return_row, answer_until),
	DB_COLUMN(struct return_row, send_until),
	DB_COLUMN(struct return_row, credit_note_id),
};

/* A draft has no headline before it is submitted. */
#define RETURN_LIST(index)                                                     \
	"SELECT STRAIGHT_JOIN r.id, r.foreign_no, r.customer_id, c.name,"      \
	"  c.name_en, r.state, r.way, r.verdict, r.level, r.headline,"         \
	"  r.headline_en, r.line_count, r.quantity_total,"                     \
	"  r.credit_asked_fen, r.credit_given_fen, r.created_at,"              \
	"  r.promise_at, r.answer_until, r.send_until, 0"                      \
	"  FROM returns AS r FORCE INDEX (" index ")"                          \
	"  JOIN customers AS c ON c.id = r.customer_id"                        \
	" WHERE @scope(r, c)"

const struct db_query stmt_return_list_all = {
	.name = "return.list_all",
	.sql = RETURN_LIST("returns_all"),
	.param_count = 0,
	DB_ROWS(struct return_row, row_columns),
};

const struct db_query stmt_return_list_state = {
	.name = "return.list_state",
	.sql = RETURN_LIST("returns_state"),
	.param_count = 0,
	DB_ROWS(struct return_row, row_columns),
};

const struct db_query stmt_return_list_customer = {
	.name = "return.list_customer",
	.sql = RETURN_LIST("returns_customer"),
	.param_count = 0,
	DB_ROWS(struct return_row, row_columns),
};

const struct db_query stmt_return_list_customer_state = {
	.name = "return.list_customer_state",
	.sql = RETURN_LIST("returns_customer_state"),
	.param_count = 0,
	DB_ROWS(struct return_row, row_columns),
};

const struct db_query stmt_return_list_rep = {
	.name = "return.list_rep",
	.sql = RETURN_LIST("returns_rep"),
	.param_count = 0,
	DB_ROWS(struct return_row, row_columns),
};

const struct db_query stmt_return_list_team = {
	.name = "return.list_team",
	.sql = RETURN_LIST("returns_team"),
	.param_count = 0,
	DB_ROWS(struct return_row, row_columns),
};

const char return_list_state[] = "AND r.state = ?";
const char return_list_open[] = "AND r.state BETWEEN 2 AND 10";
const char return_list_level[] = "AND r.level = ?";
const char return_list_waits[] = "AND r.state IN (3, 4, 9)";
const char return_list_customer[] = "AND r.customer_id = ?";
const char return_list_of_order[] =
    "AND r.id IN (SELECT l.return_id FROM return_lines AS l"
    " WHERE l.order_id = ?)";
const char return_list_from[] = "AND r.created_at >= ?";
const char return_list_before[] = "AND r.created_at < ?";
const char return_list_text[] =
    "AND (r.id = ? OR r.headline LIKE ? OR r.headline_en LIKE ?"
    " OR EXISTS (SELECT 1 FROM return_lines AS l"
    "  JOIN products AS p ON p.id = l.product_id"
    "  WHERE l.return_id = r.id AND (p.sku = ? OR l.order_id = ?)))";
const char return_list_after[] =
    "AND r.created_at <= ? AND (r.created_at < ? OR r.id < ?)";
const char return_list_order[] =
    "ORDER BY r.created_at DESC, r.id DESC LIMIT ?";

/* History that was taken in: closed, credited, in the same shape. */
const struct db_query stmt_return_list_imported = {
	.name = "return.list_imported",
	.sql = "SELECT STRAIGHT_JOIN n.id, n.foreign_no, n.customer_id,"
	       "  c.name, c.name_en, 11, 1, 0, 1,"
	       "  IFNULL((SELECT p.name FROM credit_note_lines AS l"
	       "    JOIN products AS p ON p.id = l.product_id"
	       "    WHERE l.credit_note_id = n.id LIMIT 1), ''),"
	       "  (SELECT p.name_en FROM credit_note_lines AS l"
	       "    JOIN products AS p ON p.id = l.product_id"
	       "    WHERE l.credit_note_id = n.id LIMIT 1),"
	       "  n.line_count,"
	       "  CAST(IFNULL((SELECT SUM(l.quantity)"
	       "    FROM credit_note_lines AS l"
	       "    WHERE l.credit_note_id = n.id), 0) AS SIGNED),"
	       "  n.amount_fen, n.amount_fen, n.at, NULL, NULL, NULL, n.id"
	       "  FROM credit_notes AS n"
	       "  JOIN customers AS c ON c.id = n.customer_id"
	       " WHERE n.kind = 1 AND n.foreign_no IS NOT NULL"
	       "   AND n.return_id IS NULL AND @scope(n, c)",
	.param_count = 0,
	DB_ROWS(struct return_row, row_columns),
};

const char return_imported_customer[] = "AND n.customer_id = ?";
const char return_imported_from[] = "AND n.at >= ?";
const char return_imported_before[] = "AND n.at < ?";
const char return_imported_text[] = "AND n.foreign_no = ?";
const char return_imported_after[] =
    "AND n.at <= ? AND (n.at < ? OR n.id < ?)";
const char return_imported_order[] = "ORDER BY n.at DESC, n.id DESC LIMIT ?";

static const struct db_column count_columns[] = {
	DB_COLUMN(struct return_count_row, state),
	DB_COLUMN(struct return_count_row, level),
	DB_COLUMN(struct return_count_row, count),
};

/* Open states alone; state 0: what waits in stock, index stocks_apart. */
const struct db_query stmt_return_counts = {
	.name = "return.counts",
	.sql = "SELECT r.state, r.level, COUNT(*) FROM returns AS r"
	       "  JOIN customers AS c ON c.id = r.customer_id"
	       " WHERE r.state BETWEEN 2 AND 10 AND @scope(r, c)"
	       " GROUP BY r.state, r.level"
	       " UNION ALL SELECT 0, 0, COUNT(*) FROM stocks AS s"
	       " WHERE s.status = 4 AND s.on_hand > 0 LIMIT 100",
	.param_count = 0,
	DB_ROWS(struct return_count_row, count_columns),
};

static const struct db_column choice_columns[] = {
	DB_COLUMN(struct return_choice, shipment_id),
	DB_COLUMN(struct return_choice, sent_at),
	DB_COLUMN(struct return_choice, order_id),
	DB_COLUMN(struct return_choice, order_foreign_no),
	DB_COLUMN(struct return_choice, order_position),
	DB_COLUMN(struct return_choice, batch_id),
	DB_COLUMN(struct return_choice, batch),
	DB_COLUMN(struct return_choice, expires_on),
	DB_COLUMN(struct return_choice, product_id),
	DB_COLUMN(struct return_choice, sku),
	DB_COLUMN(struct return_choice, name),
	DB_COLUMN(struct return_choice, name_en),
	DB_COLUMN(struct return_choice, spec),
	DB_COLUMN(struct return_choice, unit),
	DB_COLUMN(struct return_choice, unit_en),
	DB_COLUMN(struct return_choice, delivered_at),
	DB_COLUMN(struct return_choice, delivered),
	DB_COLUMN(struct return_choice, left),
	DB_COLUMN(struct return_choice, is_free),
};

const struct db_query stmt_return_choices = {
	.name = "return.choices",
	.sql = "SELECT STRAIGHT_JOIN s.id, s.sent_at, o.id, o.foreign_no,"
	       "  l.position, sl.batch_id, b.number, b.expires_on,"
	       "  l.product_id, l.sku, l.name, l.name_en, l.spec, l.unit,"
	       "  l.unit_en, COALESCE(s.delivered_at, s.closed_at, s.sent_at),"
	       "  sl.quantity - sl.refused, LEAST(sl.quantity - sl.refused,"
	       "  l.shipped - l.refused - l.returning_qty - l.returned_qty),"
	       "  l.is_free"
	       "  FROM shipments AS s FORCE INDEX (shipments_customer)"
	       "  JOIN customers AS c ON c.id = s.customer_id"
	       "  JOIN orders AS o ON o.id = s.order_id"
	       "  JOIN shipment_lines AS sl ON sl.shipment_id = s.id"
	       "  JOIN order_lines AS l ON l.order_id = o.id"
	       "   AND l.position = sl.position"
	       "  JOIN batches AS b ON b.id = sl.batch_id"
	       " WHERE s.customer_id = ? AND s.state IN (3, 4)"
	       "   AND sl.quantity > sl.refused AND @scope(s, c)",
	.param_count = 1,
	DB_ROWS(struct return_choice, choice_columns),
};

const char return_choices_order_id[] = "AND s.order_id = ?";
const char return_choices_shipment[] = "AND s.id = ?";
const char return_choices_text[] =
    "AND (l.sku LIKE ? OR l.name LIKE ? OR l.name_en LIKE ?"
    " OR b.number = ? OR o.id = ? OR o.foreign_no = ?)";
const char return_choices_after[] =
    "AND s.sent_at <= ?"
    " AND (s.sent_at < ? OR s.id < ? OR (s.id = ? AND l.position > ?))";
const char return_choices_order[] =
    "ORDER BY s.sent_at DESC, s.id DESC, l.position LIMIT ?";
