/**
 * @file
 * Every SQL statement of shipment.c, and nothing else.
 */
#include "domain/shipment_sql.h"

static const struct db_column shipment_columns[] = {
	DB_COLUMN(struct shipment, id),
	DB_COLUMN(struct shipment, foreign_no),
	DB_COLUMN(struct shipment, order_id),
	DB_COLUMN(struct shipment, order_foreign_no),
	DB_COLUMN(struct shipment, customer_id),
	DB_COLUMN(struct shipment, rep_id),
	DB_COLUMN(struct shipment, team_id),
	DB_COLUMN(struct shipment, customer_name),
	DB_COLUMN(struct shipment, customer_name_en),
	DB_COLUMN(struct shipment, state),
	DB_COLUMN(struct shipment, carrier),
	DB_COLUMN(struct shipment, tracking),
	DB_COLUMN(struct shipment, value_fen),
	DB_COLUMN(struct shipment, sent_at),
	DB_COLUMN(struct shipment, delivered_at),
	DB_COLUMN(struct shipment, sign_due_at),
	DB_COLUMN(struct shipment, closed_at),
	DB_COLUMN(struct shipment, sent_by_name),
	DB_COLUMN(struct shipment, closed_by_name),
	DB_COLUMN(struct shipment, address),
	DB_COLUMN(struct shipment, contact),
	DB_COLUMN(struct shipment, phone),
	DB_COLUMN(struct shipment, note),
};

const struct db_query stmt_shipment_find = {
	.name = "shipment.find",
	.sql = "SELECT s.id, s.foreign_no, s.order_id, o.foreign_no,"
	       "  s.customer_id, s.rep_id, s.team_id, c.name, c.name_en,"
	       "  s.state, s.carrier, s.tracking, s.value_fen, s.sent_at,"
	       "  s.delivered_at, s.sign_due_at, s.closed_at, us.name, uc.name,"
	       "  o.address, o.contact, o.phone, s.note"
	       "  FROM shipments AS s"
	       "  JOIN customers AS c ON c.id = s.customer_id"
	       "  JOIN orders AS o ON o.id = s.order_id"
	       "  LEFT JOIN users AS us ON us.id = s.sent_by"
	       "  LEFT JOIN users AS uc ON uc.id = s.closed_by"
	       " WHERE s.id = ? AND @scope(s, c)",
	.param_count = 1,
	DB_ROWS(struct shipment, shipment_columns),
};

static const struct db_column shipment_line_columns[] = {
	DB_COLUMN(struct shipment_line, position),
	DB_COLUMN(struct shipment_line, batch_id),
	DB_COLUMN(struct shipment_line, sku),
	DB_COLUMN(struct shipment_line, name),
	DB_COLUMN(struct shipment_line, name_en),
	DB_COLUMN(struct shipment_line, spec),
	DB_COLUMN(struct shipment_line, unit),
	DB_COLUMN(struct shipment_line, unit_en),
	DB_COLUMN(struct shipment_line, batch),
	DB_COLUMN(struct shipment_line, expires_on),
	DB_COLUMN(struct shipment_line, quantity),
	DB_COLUMN(struct shipment_line, refused),
	DB_COLUMN(struct shipment_line, reason),
};

/* Of a shipment found in scope before. */
const struct db_query stmt_shipment_lines = {
	/* unscoped: only the id that stmt_shipment_find allowed */
	.name = "shipment.lines",
	.sql = "SELECT sl.position, sl.batch_id, l.sku, l.name, l.name_en,"
	       "  l.spec, l.unit, l.unit_en, b.number, b.expires_on,"
	       "  sl.quantity, sl.refused, sl.reason"
	       "  FROM shipment_lines AS sl"
	       "  JOIN shipments AS s ON s.id = sl.shipment_id"
	       "  JOIN order_lines AS l ON l.order_id = s.order_id"
	       "   AND l.position = sl.position"
	       "  LEFT JOIN batches AS b ON b.id = sl.batch_id"
	       " WHERE sl.shipment_id = ?"
	       " ORDER BY sl.position, sl.batch_id LIMIT 5000",
	.param_count = 1,
	DB_ROWS(struct shipment_line, shipment_line_columns),
};

static const struct db_column id_columns[] = {
	DB_COLUMN(struct shipment_id_row, id),
};

#define ID_SELECT                                                              \
	"SELECT s.id FROM shipments AS s"                                      \
	"  JOIN customers AS c ON c.id = s.customer_id"

const struct db_query stmt_shipment_by_id = {
	.name = "shipment.by_id",
	.sql = ID_SELECT " WHERE s.id = ? AND @scope(s, c)",
	.param_count = 1,
	DB_ROWS(struct shipment_id_row, id_columns),
};

const struct db_query stmt_shipment_by_foreign = {
	.name = "shipment.by_foreign",
	.sql = ID_SELECT " WHERE s.foreign_no = ? AND @scope(s, c)",
	.param_count = 1,
	DB_ROWS(struct shipment_id_row, id_columns),
};

static const struct db_column row_columns[] = {
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

/* Indexes: shipments_all, _customer, _rep, _team, _state. */
/* By the index that gives the order of the list; see order_sql.c. */
#define SHIPMENT_LIST(index)                                                   \
	"SELECT STRAIGHT_JOIN s.id, s.foreign_no, s.order_id,"                 \
	"  o.foreign_no, s.customer_id, c.name, c.name_en, s.state,"           \
	"  s.carrier, s.tracking, s.sent_at, s.sign_due_at, s.value_fen"       \
	"  FROM shipments AS s FORCE INDEX (" index ")"                        \
	"  JOIN customers AS c ON c.id = s.customer_id"                        \
	"  JOIN orders AS o ON o.id = s.order_id"                              \
	" WHERE @scope(s, c)"

const struct db_query stmt_shipment_list_all = {
	.name = "shipment.list_all",
	.sql = SHIPMENT_LIST("shipments_all"),
	.param_count = 0,
	DB_ROWS(struct shipment_row, row_columns),
};

const struct db_query stmt_shipment_list_customer = {
	.name = "shipment.list_customer",
	.sql = SHIPMENT_LIST("shipments_customer"),
	.param_count = 0,
	DB_ROWS(struct shipment_row, row_columns),
};

const struct db_query stmt_shipment_list_rep = {
	.name = "shipment.list_rep",
	.sql = SHIPMENT_LIST("shipments_rep"),
	.param_count = 0,
	DB_ROWS(struct shipment_row, row_columns),
};

const struct db_query stmt_shipment_list_team = {
	.name = "shipment.list_team",
	.sql = SHIPMENT_LIST("shipments_team"),
	.param_count = 0,
	DB_ROWS(struct shipment_row, row_columns),
};

const struct db_query stmt_shipment_list_state = {
	.name = "shipment.list_state",
	.sql = SHIPMENT_LIST("shipments_state"),
	.param_count = 0,
	DB_ROWS(struct shipment_row, row_columns),
};

const char shipment_list_state[] = "AND s.state = ?";
const char shipment_list_customer[] = "AND s.customer_id = ?";
const char shipment_list_after[] =
    "AND s.sent_at <= ? AND (s.sent_at < ? OR s.id < ?)";
const char shipment_list_order[] = "ORDER BY s.sent_at DESC, s.id DESC LIMIT ?";
