/**
 * @file
 * Every SQL statement of load data, and nothing else.
 */
#include "domain/load_sql.h"

/* --- What is there ----------------------------------------------------------- */

static const struct db_column mark_columns[] = {
	DB_COLUMN(struct load_mark_row, value),
};

const struct db_query stmt_load_mark = {
	.name = "load.mark",
	.sql = "SELECT value FROM settings WHERE name = 'load_data'",
	DB_ROWS(struct load_mark_row, mark_columns),
};

const struct db_query stmt_load_mark_set = {
	.name = "load.mark_set",
	.sql = "INSERT INTO settings (name, value, changed_at)"
	       " VALUES ('load_data', ?, ?)"
	       " ON DUPLICATE KEY UPDATE value = VALUES(value),"
	       "  changed_at = VALUES(changed_at)",
	.param_count = 2,
};

static const struct db_column ids_columns[] = {
	DB_COLUMN(struct load_ids_row, team_id),
	DB_COLUMN(struct load_ids_row, user_id),
	DB_COLUMN(struct load_ids_row, customer_id),
	DB_COLUMN(struct load_ids_row, address_id),
	DB_COLUMN(struct load_ids_row, membership_id),
	DB_COLUMN(struct load_ids_row, promotion_id),
	DB_COLUMN(struct load_ids_row, batch_id),
	DB_COLUMN(struct load_ids_row, stock_id),
	DB_COLUMN(struct load_ids_row, draft_id),
	DB_COLUMN(struct load_ids_row, order_id),
	DB_COLUMN(struct load_ids_row, proposal_id),
	DB_COLUMN(struct load_ids_row, shipment_id),
	DB_COLUMN(struct load_ids_row, receivable_id),
	DB_COLUMN(struct load_ids_row, note_id),
	DB_COLUMN(struct load_ids_row, receipt_id),
};

#define NEXT(table) "(SELECT IFNULL(MAX(id), 0) + 1 FROM " table ")"

const struct db_query stmt_load_ids = {
	/* unscoped: the greatest ids, for the command line */
	.name = "load.ids",
	.sql = "SELECT " NEXT("teams") ", " NEXT("users") ", " NEXT("customers") ", " NEXT("customer_addresses") ", " NEXT("memberships") ", " NEXT("promotions") ", " NEXT(
	    "batches") ", " NEXT("stocks") ", " NEXT("drafts") ", " NEXT("orders") ", " NEXT("proposals") ", " NEXT("shipments") ", " NEXT("receivables") ", " NEXT("credit_notes") ", " NEXT("receipts"),
	DB_ROWS(struct load_ids_row, ids_columns),
};

static const struct db_column known_columns[] = {
	DB_COLUMN(struct load_known_row, id),
	DB_COLUMN(struct load_known_row, number),
};

const struct db_query stmt_load_class_lists = {
	.name = "load.class_lists",
	.sql = "SELECT id, class FROM price_lists WHERE kind = 2"
	       " ORDER BY class LIMIT 10",
	DB_ROWS(struct load_known_row, known_columns),
};

const struct db_query stmt_load_class_list_add = {
	.name = "load.class_list_add",
	.sql = "INSERT INTO price_lists (kind, class, name, name_en)"
	       " VALUES (2, ?, ?, ?)",
	.param_count = 3,
};

const struct db_query stmt_load_categories = {
	.name = "load.categories",
	.sql = "SELECT id, 0 FROM categories ORDER BY id LIMIT 100",
	DB_ROWS(struct load_known_row, known_columns),
};

const struct db_query stmt_load_category_add = {
	.name = "load.category_add",
	.sql =
	    "INSERT INTO categories (name, name_en, `rank`) VALUES (?, ?, ?)",
	.param_count = 3,
};

const struct db_query stmt_load_warehouses = {
	.name = "load.warehouses",
	.sql = "SELECT id, 0 FROM warehouses ORDER BY id LIMIT 10",
	DB_ROWS(struct load_known_row, known_columns),
};

const struct db_query stmt_load_warehouse_add = {
	.name = "load.warehouse_add",
	.sql = "INSERT INTO warehouses (code, name, name_en) VALUES (?, ?, ?)",
	.param_count = 3,
};

/* --- The server and the session ----------------------------------------------- */

/* A table that grows by a tenth has its statistics made anew: during a load that
 * is a third of the server's work, and thrown away. */
const char *const load_before_sql[] = {
	"SET GLOBAL innodb_stats_auto_recalc = OFF",
};

const size_t load_before_sql_count = ARRAY_LEN(load_before_sql);

const char *const load_after_sql[] = {
	"SET GLOBAL innodb_stats_auto_recalc = DEFAULT",
};

const size_t load_after_sql_count = ARRAY_LEN(load_after_sql);

/* Keys are unique, values in their range and parents there by the way the rows
 * are made.  With the first two checks off the server sorts the rows of an empty
 * table and writes each index once.  The load is not for the binary log: it can
 * be made again. */
const char *const load_session_sql[] = {
	"SET SESSION sql_log_bin = 0",
	"SET SESSION unique_checks = 0",
	"SET SESSION foreign_key_checks = 0",
	"SET SESSION check_constraint_checks = 0",
};

const size_t load_session_sql_count = ARRAY_LEN(load_session_sql);

const char *const load_analyze_sql[] = {
	"ANALYZE LOCAL TABLE batches",
	"ANALYZE LOCAL TABLE credentials",
	"ANALYZE LOCAL TABLE credit_accounts",
	"ANALYZE LOCAL TABLE credit_entries",
	"ANALYZE LOCAL TABLE customer_addresses",
	"ANALYZE LOCAL TABLE customers",
	"ANALYZE LOCAL TABLE draft_lines",
	"ANALYZE LOCAL TABLE drafts",
	"ANALYZE LOCAL TABLE membership_roles",
	"ANALYZE LOCAL TABLE memberships",
	"ANALYZE LOCAL TABLE order_events",
	"ANALYZE LOCAL TABLE order_holds",
	"ANALYZE LOCAL TABLE order_lines",
	"ANALYZE LOCAL TABLE orders",
	"ANALYZE LOCAL TABLE prices",
	"ANALYZE LOCAL TABLE product_grams",
	"ANALYZE LOCAL TABLE products",
	"ANALYZE LOCAL TABLE promotions",
	"ANALYZE LOCAL TABLE proposal_lines",
	"ANALYZE LOCAL TABLE proposals",
	"ANALYZE LOCAL TABLE regions",
	"ANALYZE LOCAL TABLE reservations",
	"ANALYZE LOCAL TABLE shipment_lines",
	"ANALYZE LOCAL TABLE shipments",
	"ANALYZE LOCAL TABLE receivables",
	"ANALYZE LOCAL TABLE credit_notes",
	"ANALYZE LOCAL TABLE receipts",
	"ANALYZE LOCAL TABLE applications",
	"ANALYZE LOCAL TABLE stock_movements",
	"ANALYZE LOCAL TABLE stocks",
	"ANALYZE LOCAL TABLE teams",
	"ANALYZE LOCAL TABLE users",
};

const size_t load_analyze_sql_count = ARRAY_LEN(load_analyze_sql);

/* --- Rows in bulk ------------------------------------------------------------- */

static const struct db_column region_columns[] = {
	DB_COLUMN(struct load_region_row, region),
	DB_COLUMN(struct load_region_row, name),
	DB_COLUMN(struct load_region_row, name_en),
};

const struct db_query stmt_load_region = {
	.name = "load.region",
	.sql = "INSERT INTO regions (id, name, name_en) VALUES (?, ?, ?) "
	       "ON DUPLICATE KEY UPDATE name = name",
	.param_count = 3,
};

static const struct db_column team_columns[] = {
	DB_COLUMN(struct load_team_row, team),
	DB_COLUMN(struct load_team_row, name),
	DB_COLUMN(struct load_team_row, name_en),
	DB_COLUMN(struct load_team_row, region_id),
};

const struct db_query stmt_load_team = {
	.name = "load.team",
	.sql = "INSERT INTO teams (id, name, name_en, region_id) VALUES "
	       "(?, ?, ?, ?)",
	.param_count = 4,
};

static const struct db_column user_columns[] = {
	DB_COLUMN(struct load_user_row, user_id),
	DB_COLUMN(struct load_user_row, login),
	DB_COLUMN(struct load_user_row, name),
	DB_COLUMN(struct load_user_row, at),
};

const struct db_query stmt_load_user = {
	.name = "load.user",
	.sql = "INSERT INTO users (id, login, name, created_at) VALUES "
	       "(?, ?, ?, ?)",
	.param_count = 4,
};

static const struct db_column credential_columns[] = {
	DB_COLUMN(struct load_user_row, user_id),
	DB_COLUMN(struct load_user_row, password_hash),
	DB_COLUMN(struct load_user_row, at),
};

const struct db_query stmt_load_credential = {
	.name = "load.credential",
	.sql = "INSERT INTO credentials (user_id, password_hash, "
	       "changed_at) VALUES (?, ?, ?)",
	.param_count = 3,
};

static const struct db_column customer_columns[] = {
	DB_COLUMN(struct load_customer_row, customer_id),
	DB_COLUMN(struct load_customer_row, code),
	DB_COLUMN(struct load_customer_row, name),
	DB_COLUMN(struct load_customer_row, name_en),
	DB_COLUMN(struct load_customer_row, sort_key),
	DB_COLUMN(struct load_customer_row, initials),
	DB_COLUMN(struct load_customer_row, class),
	DB_COLUMN(struct load_customer_row, region_id),
	DB_COLUMN(struct load_customer_row, province),
	DB_COLUMN(struct load_customer_row, city),
	DB_COLUMN(struct load_customer_row, rep_id),
	DB_COLUMN(struct load_customer_row, team_id),
	DB_COLUMN(struct load_customer_row, approval_id),
	DB_COLUMN(struct load_customer_row, at),
};

const struct db_query stmt_load_customer = {
	.name = "load.customer",
	.sql = "INSERT INTO customers (id, code, name, name_en, "
	       "sort_key, initials, class, region_id, province, city, "
	       "rep_id, team_id, approval_over_fen, created_at) VALUES "
	       "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 14,
};

static const struct db_column address_columns[] = {
	DB_COLUMN(struct load_address_row, address_id),
	DB_COLUMN(struct load_address_row, customer_id),
	DB_COLUMN(struct load_address_row, label),
	DB_COLUMN(struct load_address_row, address),
	DB_COLUMN(struct load_address_row, contact),
	DB_COLUMN(struct load_address_row, phone),
};

const struct db_query stmt_load_address = {
	.name = "load.address",
	.sql = "INSERT INTO customer_addresses (id, customer_id, label, "
	       "address, contact, phone, is_default) VALUES (?, ?, ?, ?, "
	       "?, ?, 1)",
	.param_count = 6,
};

static const struct db_column membership_columns[] = {
	DB_COLUMN(struct load_membership_row, membership_id),
	DB_COLUMN(struct load_membership_row, user_id),
	DB_COLUMN(struct load_membership_row, customer_id),
	DB_COLUMN(struct load_membership_row, team_id),
};

const struct db_query stmt_load_membership = {
	.name = "load.membership",
	.sql = "INSERT INTO memberships (id, user_id, customer_id, "
	       "team_id) VALUES (?, ?, ?, ?)",
	.param_count = 4,
};

static const struct db_column role_columns[] = {
	DB_COLUMN(struct load_membership_row, membership_id),
	DB_COLUMN(struct load_membership_row, role),
};

const struct db_query stmt_load_role = {
	.name = "load.role",
	.sql = "INSERT INTO membership_roles (membership_id, role) "
	       "VALUES (?, ?)",
	.param_count = 2,
};

static const struct db_column price_columns[] = {
	DB_COLUMN(struct load_price_row, product_id),
	DB_COLUMN(struct load_price_row, price_list_id),
	DB_COLUMN(struct load_price_row, min_quantity),
	DB_COLUMN(struct load_price_row, from_day),
	DB_COLUMN(struct load_price_row, price_1e4),
};

const struct db_query stmt_load_price = {
	.name = "load.price",
	.sql = "INSERT INTO prices (product_id, price_list_id, "
	       "min_quantity, from_day, price_1e4) VALUES (?, ?, ?, ?, "
	       "?)",
	.param_count = 5,
};

static const struct db_column promotion_columns[] = {
	DB_COLUMN(struct load_promotion_row, promotion_id),
	DB_COLUMN(struct load_promotion_row, name),
	DB_COLUMN(struct load_promotion_row, name_en),
	DB_COLUMN(struct load_promotion_row, product_id),
	DB_COLUMN(struct load_promotion_row, from_day),
	DB_COLUMN(struct load_promotion_row, to_day),
	DB_COLUMN(struct load_promotion_row, percent_bp),
};

const struct db_query stmt_load_promotion = {
	.name = "load.promotion",
	.sql = "INSERT INTO promotions (id, name, name_en, product_id, "
	       "from_day, to_day, percent_bp, kind) VALUES (?, ?, ?, ?, "
	       "?, ?, ?, 1)",
	.param_count = 7,
};

static const struct db_column batch_columns[] = {
	DB_COLUMN(struct load_batch_row, batch_id),
	DB_COLUMN(struct load_batch_row, product_id),
	DB_COLUMN(struct load_batch_row, number),
	DB_COLUMN(struct load_batch_row, expires_on),
};

const struct db_query stmt_load_batch = {
	.name = "load.batch",
	.sql = "INSERT INTO batches (id, product_id, number, expires_on) "
	       "VALUES (?, ?, ?, ?)",
	.param_count = 4,
};

static const struct db_column draft_columns[] = {
	DB_COLUMN(struct load_draft_row, draft_id),
	DB_COLUMN(struct load_draft_row, customer_id),
	DB_COLUMN(struct load_draft_row, kind),
	DB_COLUMN(struct load_draft_row, name),
	DB_COLUMN(struct load_draft_row, order_id),
	DB_COLUMN(struct load_draft_row, user_id),
	DB_COLUMN(struct load_draft_row, at),
	DB_COLUMN(struct load_draft_row, user_id),
	DB_COLUMN(struct load_draft_row, at),
	DB_COLUMN(struct load_draft_row, line_count),
};

const struct db_query stmt_load_draft = {
	.name = "load.draft",
	.sql = "INSERT INTO drafts (id, customer_id, kind, name, "
	       "order_id, created_by, created_at, changed_by, "
	       "changed_at, line_count) VALUES (?, ?, ?, ?, ?, ?, ?, ?, "
	       "?, ?)",
	.param_count = 10,
};

static const struct db_column draft_line_columns[] = {
	DB_COLUMN(struct load_draft_line_row, draft_id),
	DB_COLUMN(struct load_draft_line_row, position),
	DB_COLUMN(struct load_draft_line_row, typed_code),
	DB_COLUMN(struct load_draft_line_row, typed_quantity),
	DB_COLUMN(struct load_draft_line_row, product_id),
	DB_COLUMN(struct load_draft_line_row, quantity),
};

const struct db_query stmt_load_draft_line = {
	.name = "load.draft_line",
	.sql = "INSERT INTO draft_lines (draft_id, position, typed_code, "
	       "typed_quantity, product_id, quantity) VALUES (?, ?, ?, "
	       "?, ?, ?)",
	.param_count = 6,
};

static const struct db_column order_columns[] = {
	DB_COLUMN(struct load_order_row, order_id),
	DB_COLUMN(struct load_order_row, customer_id),
	DB_COLUMN(struct load_order_row, rep_id),
	DB_COLUMN(struct load_order_row, team_id),
	DB_COLUMN(struct load_order_row, state),
	DB_COLUMN(struct load_order_row, credit_facet),
	DB_COLUMN(struct load_order_row, shipping_facet),
	DB_COLUMN(struct load_order_row, receipt_facet),
	DB_COLUMN(struct load_order_row, invoice_facet),
	DB_COLUMN(struct load_order_row, payment_facet),
	DB_COLUMN(struct load_order_row, proposal_open),
	DB_COLUMN(struct load_order_row, placed_at),
	DB_COLUMN(struct load_order_row, total_fen),
	DB_COLUMN(struct load_order_row, net_fen),
	DB_COLUMN(struct load_order_row, tax_fen),
	DB_COLUMN(struct load_order_row, line_count),
	DB_COLUMN(struct load_order_row, quantity_total),
	DB_COLUMN(struct load_order_row, headline),
	DB_COLUMN(struct load_order_row, headline_en),
	DB_COLUMN(struct load_order_row, own_number),
	DB_COLUMN(struct load_order_row, draft_id),
	DB_COLUMN(struct load_order_row, address),
	DB_COLUMN(struct load_order_row, contact),
	DB_COLUMN(struct load_order_row, phone),
	DB_COLUMN(struct load_order_row, term_days),
	DB_COLUMN(struct load_order_row, entered_id),
	DB_COLUMN(struct load_order_row, by_staff),
	DB_COLUMN(struct load_order_row, approved_id),
	DB_COLUMN(struct load_order_row, confirmed_id),
	DB_COLUMN(struct load_order_row, confirmed_at),
	DB_COLUMN(struct load_order_row, reserved_until),
	DB_COLUMN(struct load_order_row, state_since),
};

const struct db_query stmt_load_order = {
	.name = "load.order",
	.sql = "INSERT INTO orders (id, customer_id, rep_id, team_id, "
	       "state, credit_facet, shipping_facet, receipt_facet, "
	       "invoice_facet, payment_facet, proposal_open, placed_at, "
	       "total_fen, net_fen, tax_fen, line_count, quantity_total, "
	       "headline, headline_en, own_number, draft_id, address, "
	       "contact, phone, term_days, entered_by, by_staff, "
	       "approved_by, confirmed_by, confirmed_at, reserved_until, "
	       "state_since) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
	       "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
	       "?)",
	.param_count = 32,
};

static const struct db_column line_columns[] = {
	DB_COLUMN(struct load_line_row, order_id),
	DB_COLUMN(struct load_line_row, position),
	DB_COLUMN(struct load_line_row, product_id),
	DB_COLUMN(struct load_line_row, sku),
	DB_COLUMN(struct load_line_row, name),
	DB_COLUMN(struct load_line_row, name_en),
	DB_COLUMN(struct load_line_row, spec),
	DB_COLUMN(struct load_line_row, unit),
	DB_COLUMN(struct load_line_row, unit_en),
	DB_COLUMN(struct load_line_row, quantity),
	DB_COLUMN(struct load_line_row, unit_price_1e4),
	DB_COLUMN(struct load_line_row, list_price_1e4),
	DB_COLUMN(struct load_line_row, amount_fen),
	DB_COLUMN(struct load_line_row, net_fen),
	DB_COLUMN(struct load_line_row, tax_fen),
	DB_COLUMN(struct load_line_row, tax_rate_bp),
	DB_COLUMN(struct load_line_row, price_source),
	DB_COLUMN(struct load_line_row, price_list_id),
	DB_COLUMN(struct load_line_row, promotion_id),
	DB_COLUMN(struct load_line_row, promised_now),
	DB_COLUMN(struct load_line_row, promised_later),
	DB_COLUMN(struct load_line_row, promised_on),
	DB_COLUMN(struct load_line_row, reserved),
	DB_COLUMN(struct load_line_row, shipped),
	DB_COLUMN(struct load_line_row, signed_for),
	DB_COLUMN(struct load_line_row, refused),
	DB_COLUMN(struct load_line_row, cancelled),
	DB_COLUMN(struct load_line_row, cost_id),
};

const struct db_query stmt_load_line = {
	.name = "load.line",
	.sql = "INSERT INTO order_lines (order_id, position, product_id, "
	       "sku, name, name_en, spec, unit, unit_en, quantity, "
	       "unit_price_1e4, list_price_1e4, amount_fen, net_fen, "
	       "tax_fen, tax_rate_bp, price_source, price_list_id, "
	       "promotion_id, promised_now, promised_later, promised_on, "
	       "reserved, shipped, signed, refused, cancelled, cost_fen) "
	       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
	       "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 28,
};

static const struct db_column hold_columns[] = {
	DB_COLUMN(struct load_hold_row, order_id),
	DB_COLUMN(struct load_hold_row, reason),
	DB_COLUMN(struct load_hold_row, state),
	DB_COLUMN(struct load_hold_row, amount_fen),
	DB_COLUMN(struct load_hold_row, since),
	DB_COLUMN(struct load_hold_row, released_id),
	DB_COLUMN(struct load_hold_row, released_at),
};

const struct db_query stmt_load_hold = {
	.name = "load.hold",
	.sql = "INSERT INTO order_holds (order_id, reason, state, "
	       "amount_fen, since, released_by, released_at) VALUES (?, "
	       "?, ?, ?, ?, ?, ?)",
	.param_count = 7,
};

static const struct db_column proposal_columns[] = {
	DB_COLUMN(struct load_proposal_row, proposal_id),
	DB_COLUMN(struct load_proposal_row, order_id),
	DB_COLUMN(struct load_proposal_row, state),
	DB_COLUMN(struct load_proposal_row, made_id),
	DB_COLUMN(struct load_proposal_row, made_at),
	DB_COLUMN(struct load_proposal_row, answer_until),
	DB_COLUMN(struct load_proposal_row, answered_id),
	DB_COLUMN(struct load_proposal_row, answered_at),
};

const struct db_query stmt_load_proposal = {
	.name = "load.proposal",
	.sql = "INSERT INTO proposals (id, order_id, state, made_by, "
	       "made_at, answer_until, answered_by, answered_at, reason) "
	       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, '库存不足，请确认数量')",
	.param_count = 8,
};

static const struct db_column proposal_line_columns[] = {
	DB_COLUMN(struct load_proposal_row, proposal_id),
	DB_COLUMN(struct load_proposal_row, position),
	DB_COLUMN(struct load_proposal_row, quantity_before),
	DB_COLUMN(struct load_proposal_row, quantity_after),
	DB_COLUMN(struct load_proposal_row, promised_on),
};

const struct db_query stmt_load_proposal_line = {
	.name = "load.proposal_line",
	.sql = "INSERT INTO proposal_lines (proposal_id, position, "
	       "quantity_before, quantity_after, promised_on) VALUES (?, "
	       "?, ?, ?, ?)",
	.param_count = 5,
};

static const struct db_column event_columns[] = {
	DB_COLUMN(struct load_event_row, order_id),
	DB_COLUMN(struct load_event_row, at),
	DB_COLUMN(struct load_event_row, user_id),
	DB_COLUMN(struct load_event_row, kind),
	DB_COLUMN(struct load_event_row, from_state),
	DB_COLUMN(struct load_event_row, to_state),
	DB_COLUMN(struct load_event_row, object_id),
};

const struct db_query stmt_load_event = {
	.name = "load.event",
	.sql = "INSERT INTO order_events (order_id, at, user_id, kind, "
	       "from_state, to_state, object_id) VALUES (?, ?, ?, ?, ?, "
	       "?, ?)",
	.param_count = 7,
};

static const struct db_column shipment_columns[] = {
	DB_COLUMN(struct load_shipment_row, shipment_id),
	DB_COLUMN(struct load_shipment_row, order_id),
	DB_COLUMN(struct load_shipment_row, customer_id),
	DB_COLUMN(struct load_shipment_row, rep_id),
	DB_COLUMN(struct load_shipment_row, team_id),
	DB_COLUMN(struct load_shipment_row, state),
	DB_COLUMN(struct load_shipment_row, warehouse_id),
	DB_COLUMN(struct load_shipment_row, carrier),
	DB_COLUMN(struct load_shipment_row, tracking),
	DB_COLUMN(struct load_shipment_row, value_fen),
	DB_COLUMN(struct load_shipment_row, sent_at),
	DB_COLUMN(struct load_shipment_row, sent_id),
	DB_COLUMN(struct load_shipment_row, delivered_at),
	DB_COLUMN(struct load_shipment_row, sign_due_at),
	DB_COLUMN(struct load_shipment_row, closed_at),
	DB_COLUMN(struct load_shipment_row, closed_id),
};

const struct db_query stmt_load_shipment = {
	.name = "load.shipment",
	.sql = "INSERT INTO shipments (id, order_id, customer_id, "
	       "rep_id, team_id, state, warehouse_id, carrier, tracking, "
	       "value_fen, sent_at, sent_by, delivered_at, sign_due_at, "
	       "closed_at, closed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, "
	       "?, ?, ?, ?, ?, ?, ?)",
	.param_count = 16,
};

static const struct db_column shipment_line_columns[] = {
	DB_COLUMN(struct load_shipment_line_row, shipment_id),
	DB_COLUMN(struct load_shipment_line_row, position),
	DB_COLUMN(struct load_shipment_line_row, batch_id),
	DB_COLUMN(struct load_shipment_line_row, stock_id),
	DB_COLUMN(struct load_shipment_line_row, quantity),
	DB_COLUMN(struct load_shipment_line_row, refused),
	DB_COLUMN(struct load_shipment_line_row, reason),
};

const struct db_query stmt_load_shipment_line = {
	.name = "load.shipment_line",
	.sql = "INSERT INTO shipment_lines (shipment_id, position, "
	       "batch_id, stock_id, quantity, refused, reason) VALUES "
	       "(?, ?, ?, ?, ?, ?, ?)",
	.param_count = 7,
};

static const struct db_column stock_columns[] = {
	DB_COLUMN(struct load_stock_row, stock_id),
	DB_COLUMN(struct load_stock_row, product_id),
	DB_COLUMN(struct load_stock_row, warehouse_id),
	DB_COLUMN(struct load_stock_row, batch_id),
	DB_COLUMN(struct load_stock_row, status),
	DB_COLUMN(struct load_stock_row, expires_on),
	DB_COLUMN(struct load_stock_row, on_hand),
	DB_COLUMN(struct load_stock_row, reserved),
};

const struct db_query stmt_load_stock = {
	.name = "load.stock",
	.sql = "INSERT INTO stocks (id, product_id, warehouse_id, "
	       "batch_id, status, expires_on, on_hand, reserved) VALUES "
	       "(?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 8,
};

static const struct db_column reservation_columns[] = {
	DB_COLUMN(struct load_reservation_row, order_id),
	DB_COLUMN(struct load_reservation_row, position),
	DB_COLUMN(struct load_reservation_row, stock_id),
	DB_COLUMN(struct load_reservation_row, quantity),
};

const struct db_query stmt_load_reservation = {
	.name = "load.reservation",
	.sql = "INSERT INTO reservations (order_id, position, stock_id, "
	       "quantity) VALUES (?, ?, ?, ?)",
	.param_count = 4,
};

static const struct db_column movement_columns[] = {
	DB_COLUMN(struct load_movement_row, stock_id),
	DB_COLUMN(struct load_movement_row, product_id),
	DB_COLUMN(struct load_movement_row, kind),
	DB_COLUMN(struct load_movement_row, on_hand_delta),
	DB_COLUMN(struct load_movement_row, reserved_delta),
	DB_COLUMN(struct load_movement_row, order_id),
	DB_COLUMN(struct load_movement_row, shipment_id),
	DB_COLUMN(struct load_movement_row, at),
	DB_COLUMN(struct load_movement_row, user_id),
};

const struct db_query stmt_load_movement = {
	.name = "load.movement",
	.sql = "INSERT INTO stock_movements (stock_id, product_id, kind, "
	       "on_hand_delta, reserved_delta, order_id, shipment_id, "
	       "at, user_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 9,
};

static const struct db_column account_columns[] = {
	DB_COLUMN(struct load_account_row, customer_id),
	DB_COLUMN(struct load_account_row, limit_fen),
	DB_COLUMN(struct load_account_row, term_days),
	DB_COLUMN(struct load_account_row, used_fen),
	DB_COLUMN(struct load_account_row, overdue_fen),
	DB_COLUMN(struct load_account_row, overdue_since),
};

const struct db_query stmt_load_account = {
	.name = "load.account",
	.sql = "INSERT INTO credit_accounts (customer_id, limit_fen, "
	       "term_days, used_fen, overdue_fen, overdue_since) VALUES "
	       "(?, ?, ?, ?, ?, ?)",
	.param_count = 6,
};

static const struct db_column entry_columns[] = {
	DB_COLUMN(struct load_entry_row, customer_id),
	DB_COLUMN(struct load_entry_row, document_kind),
	DB_COLUMN(struct load_entry_row, document),
	DB_COLUMN(struct load_entry_row, event),
	DB_COLUMN(struct load_entry_row, amount_fen),
	DB_COLUMN(struct load_entry_row, at),
	DB_COLUMN(struct load_entry_row, user_id),
};

const struct db_query stmt_load_entry = {
	.name = "load.entry",
	.sql = "INSERT INTO credit_entries (customer_id, document_kind, "
	       "document_id, event, amount_fen, at, user_id) VALUES (?, "
	       "?, ?, ?, ?, ?, ?)",
	.param_count = 7,
};

static const struct db_column receivable_columns[] = {
	DB_COLUMN(struct load_receivable_row, receivable_id),
	DB_COLUMN(struct load_receivable_row, customer_id),
	DB_COLUMN(struct load_receivable_row, rep_id),
	DB_COLUMN(struct load_receivable_row, team_id),
	DB_COLUMN(struct load_receivable_row, kind),
	DB_COLUMN(struct load_receivable_row, order_id),
	DB_COLUMN(struct load_receivable_row, shipment_id),
	DB_COLUMN(struct load_receivable_row, at),
	DB_COLUMN(struct load_receivable_row, posted_on),
	DB_COLUMN(struct load_receivable_row, due_on),
	DB_COLUMN(struct load_receivable_row, amount_fen),
	DB_COLUMN(struct load_receivable_row, open_fen),
	DB_COLUMN(struct load_receivable_row, tax_fen),
};

const struct db_query stmt_load_receivable = {
	.name = "load.receivable",
	.sql = "INSERT INTO receivables (id, customer_id, rep_id, "
	       "team_id, kind, order_id, shipment_id, posted_at, "
	       "posted_on, due_on, amount_fen, open_fen, tax_fen) VALUES "
	       "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 13,
};

static const struct db_column note_columns[] = {
	DB_COLUMN(struct load_note_row, note_id),
	DB_COLUMN(struct load_note_row, customer_id),
	DB_COLUMN(struct load_note_row, rep_id),
	DB_COLUMN(struct load_note_row, team_id),
	DB_COLUMN(struct load_note_row, at),
	DB_COLUMN(struct load_note_row, amount_fen),
	DB_COLUMN(struct load_note_row, order_id),
	DB_COLUMN(struct load_note_row, shipment_id),
	DB_COLUMN(struct load_note_row, receivable_id),
	DB_COLUMN(struct load_note_row, user_id),
};

const struct db_query stmt_load_note = {
	.name = "load.note",
	.sql = "INSERT INTO credit_notes (id, customer_id, rep_id, "
	       "team_id, at, amount_fen, order_id, shipment_id, "
	       "receivable_id, entered_by, kind, line_count) VALUES (?, "
	       "?, ?, ?, ?, ?, ?, ?, ?, ?, 3, 0)",
	.param_count = 10,
};

static const struct db_column receipt_columns[] = {
	DB_COLUMN(struct load_receipt_row, receipt_id),
	DB_COLUMN(struct load_receipt_row, customer_id),
	DB_COLUMN(struct load_receipt_row, rep_id),
	DB_COLUMN(struct load_receipt_row, team_id),
	DB_COLUMN(struct load_receipt_row, received_on),
	DB_COLUMN(struct load_receipt_row, amount_fen),
	DB_COLUMN(struct load_receipt_row, at),
	DB_COLUMN(struct load_receipt_row, at),
};

const struct db_query stmt_load_receipt = {
	.name = "load.receipt",
	.sql = "INSERT INTO receipts (id, customer_id, rep_id, team_id, "
	       "received_on, amount_fen, posted_at, settled_at, kind, "
	       "unapplied_fen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, 0)",
	.param_count = 8,
};

static const struct db_column application_columns[] = {
	DB_COLUMN(struct load_application_row, customer_id),
	DB_COLUMN(struct load_application_row, receivable_id),
	DB_COLUMN(struct load_application_row, receipt_id),
	DB_COLUMN(struct load_application_row, note_id),
	DB_COLUMN(struct load_application_row, amount_fen),
	DB_COLUMN(struct load_application_row, at),
};

const struct db_query stmt_load_application = {
	.name = "load.application",
	.sql = "INSERT INTO applications (customer_id, receivable_id, "
	       "receipt_id, credit_note_id, amount_fen, at) VALUES (?, "
	       "?, ?, ?, ?, ?)",
	.param_count = 6,
};

const struct load_table_rows load_tables[LOAD_TABLE_COUNT] = {
	[LOAD_REGIONS] = { &stmt_load_region, region_columns,
	    ARRAY_LEN(region_columns), sizeof(struct load_region_row) },
	[LOAD_TEAMS] = { &stmt_load_team, team_columns, ARRAY_LEN(team_columns),
	    sizeof(struct load_team_row) },
	[LOAD_USERS] = { &stmt_load_user, user_columns, ARRAY_LEN(user_columns),
	    sizeof(struct load_user_row) },
	[LOAD_CREDENTIALS] = { &stmt_load_credential, credential_columns,
	    ARRAY_LEN(credential_columns), sizeof(struct load_user_row) },
	[LOAD_CUSTOMERS] = { &stmt_load_customer, customer_columns,
	    ARRAY_LEN(customer_columns), sizeof(struct load_customer_row) },
	[LOAD_ADDRESSES] = { &stmt_load_address, address_columns,
	    ARRAY_LEN(address_columns), sizeof(struct load_address_row) },
	[LOAD_MEMBERSHIPS] = { &stmt_load_membership, membership_columns,
	    ARRAY_LEN(membership_columns), sizeof(struct load_membership_row) },
	[LOAD_ROLES] = { &stmt_load_role, role_columns, ARRAY_LEN(role_columns),
	    sizeof(struct load_membership_row) },
	[LOAD_PRICES] = { &stmt_load_price, price_columns,
	    ARRAY_LEN(price_columns), sizeof(struct load_price_row) },
	[LOAD_PROMOTIONS] = { &stmt_load_promotion, promotion_columns,
	    ARRAY_LEN(promotion_columns), sizeof(struct load_promotion_row) },
	[LOAD_BATCHES] = { &stmt_load_batch, batch_columns,
	    ARRAY_LEN(batch_columns), sizeof(struct load_batch_row) },
	[LOAD_DRAFTS] = { &stmt_load_draft, draft_columns,
	    ARRAY_LEN(draft_columns), sizeof(struct load_draft_row) },
	[LOAD_DRAFT_LINES] = { &stmt_load_draft_line, draft_line_columns,
	    ARRAY_LEN(draft_line_columns), sizeof(struct load_draft_line_row) },
	[LOAD_ORDERS] = { &stmt_load_order, order_columns,
	    ARRAY_LEN(order_columns), sizeof(struct load_order_row) },
	[LOAD_LINES] = { &stmt_load_line, line_columns, ARRAY_LEN(line_columns),
	    sizeof(struct load_line_row) },
	[LOAD_HOLDS] = { &stmt_load_hold, hold_columns, ARRAY_LEN(hold_columns),
	    sizeof(struct load_hold_row) },
	[LOAD_PROPOSALS] = { &stmt_load_proposal, proposal_columns,
	    ARRAY_LEN(proposal_columns), sizeof(struct load_proposal_row) },
	[LOAD_PROPOSAL_LINES] = { &stmt_load_proposal_line,
	    proposal_line_columns, ARRAY_LEN(proposal_line_columns),
	    sizeof(struct load_proposal_row) },
	[LOAD_EVENTS] = { &stmt_load_event, event_columns,
	    ARRAY_LEN(event_columns), sizeof(struct load_event_row) },
	[LOAD_SHIPMENTS] = { &stmt_load_shipment, shipment_columns,
	    ARRAY_LEN(shipment_columns), sizeof(struct load_shipment_row) },
	[LOAD_SHIPMENT_LINES] = { &stmt_load_shipment_line,
	    shipment_line_columns, ARRAY_LEN(shipment_line_columns),
	    sizeof(struct load_shipment_line_row) },
	[LOAD_STOCKS] = { &stmt_load_stock, stock_columns,
	    ARRAY_LEN(stock_columns), sizeof(struct load_stock_row) },
	[LOAD_RESERVATIONS] = { &stmt_load_reservation, reservation_columns,
	    ARRAY_LEN(reservation_columns),
	    sizeof(struct load_reservation_row) },
	[LOAD_MOVEMENTS] = { &stmt_load_movement, movement_columns,
	    ARRAY_LEN(movement_columns), sizeof(struct load_movement_row) },
	[LOAD_ACCOUNTS] = { &stmt_load_account, account_columns,
	    ARRAY_LEN(account_columns), sizeof(struct load_account_row) },
	[LOAD_ENTRIES] = { &stmt_load_entry, entry_columns,
	    ARRAY_LEN(entry_columns), sizeof(struct load_entry_row) },
	[LOAD_RECEIVABLES] = { &stmt_load_receivable, receivable_columns,
	    ARRAY_LEN(receivable_columns), sizeof(struct load_receivable_row) },
	[LOAD_NOTES] = { &stmt_load_note, note_columns, ARRAY_LEN(note_columns),
	    sizeof(struct load_note_row) },
	[LOAD_RECEIPTS] = { &stmt_load_receipt, receipt_columns,
	    ARRAY_LEN(receipt_columns), sizeof(struct load_receipt_row) },
	[LOAD_APPLICATIONS] = { &stmt_load_application, application_columns,
	    ARRAY_LEN(application_columns),
	    sizeof(struct load_application_row) },
};
