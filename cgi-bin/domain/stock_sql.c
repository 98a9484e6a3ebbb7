/**
 * @file
 * Every SQL statement about stock, and nothing else.
 */
#include "domain/stock_sql.h"

static const struct db_column promise_columns[] = {
	DB_COLUMN(struct stock_promise_row, product_id),
	DB_COLUMN(struct stock_promise_row, supply),
	DB_COLUMN(struct stock_promise_row, lead_days),
	DB_COLUMN(struct stock_promise_row, day),
	DB_COLUMN(struct stock_promise_row, quantity),
};

/* A row for each product, then one for each day on which some arrives.  What
 * did not come when it should is no ground for a promise. */
const struct db_query stmt_stock_promise = {
	.name = "stock.promise",
	.sql = "SELECT p.id, p.supply, p.lead_days, NULL,"
	       "       CAST(IFNULL((SELECT SUM(s.on_hand - s.reserved)"
	       "                      FROM stocks AS s"
	       "                     WHERE s.product_id = p.id"
	       "                       AND s.status = 1"
	       "                       AND s.expires_on >= ?), 0) AS SIGNED)"
	       "  FROM products AS p WHERE p.id IN @in"
	       " UNION ALL "
	       "SELECT e.product_id, 0, 0, e.day,"
	       "       CAST(SUM(e.quantity) AS SIGNED)"
	       "  FROM stock_expected AS e"
	       " WHERE e.product_id IN @in AND e.day >= ?"
	       " GROUP BY e.product_id, e.day"
	       " ORDER BY 1, 2 DESC, 4",
	.param_count = 4,
	DB_ROWS(struct stock_promise_row, promise_columns),
};

static const struct db_column row_columns[] = {
	DB_COLUMN(struct stock_row, id),
	DB_COLUMN(struct stock_row, product_id),
	DB_COLUMN(struct stock_row, expires_on),
	DB_COLUMN(struct stock_row, available),
};

/* No lock: what is planned from it is taken by a condition. */
const struct db_query stmt_stock_candidates = {
	.name = "stock.candidates",
	.sql = "SELECT s.id, s.product_id, s.expires_on, s.on_hand - s.reserved"
	       "  FROM stocks AS s"
	       " WHERE s.product_id IN @in AND s.status = 1"
	       "   AND s.expires_on >= ? AND s.on_hand > s.reserved"
	       " ORDER BY s.product_id, s.expires_on, s.id",
	.param_count = 2,
	DB_ROWS(struct stock_row, row_columns),
};

static const struct db_column reservation_columns[] = {
	DB_COLUMN(struct stock_reservation, position),
	DB_COLUMN(struct stock_reservation, stock_id),
	DB_COLUMN(struct stock_reservation, quantity),
};

/* Locks: a snapshot may be older than the lock on the order. */
const struct db_query stmt_stock_reservations = {
	.name = "stock.reservations",
	.sql = "SELECT r.position, r.stock_id, r.quantity"
	       "  FROM reservations AS r"
	       " WHERE r.order_id = ? AND r.quantity > 0"
	       " ORDER BY r.position, r.stock_id FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct stock_reservation, reservation_columns),
};

static const struct db_column place_row_columns[] = {
	DB_COLUMN(struct stock_place_row, id),
	DB_COLUMN(struct stock_place_row, product_id),
	DB_COLUMN(struct stock_place_row, warehouse_id),
	DB_COLUMN(struct stock_place_row, batch_id),
	DB_COLUMN(struct stock_place_row, status),
	DB_COLUMN(struct stock_place_row, expires_on),
};

#define SELECT_PLACE                                                           \
	"SELECT s.id, s.product_id, s.warehouse_id, s.batch_id, s.status,"     \
	"       s.expires_on"                                                  \
	"  FROM stocks AS s"

/* No lock: these columns never change, and rows this transaction added or
 * added to are seen by it. */
const struct db_query stmt_stock_by_ids = {
	.name = "stock.by_ids",
	.sql = SELECT_PLACE " WHERE s.id IN @in ORDER BY s.id",
	.param_count = 1,
	DB_ROWS(struct stock_place_row, place_row_columns),
};

const struct db_query stmt_stock_by_products = {
	.name = "stock.by_products",
	.sql = SELECT_PLACE " WHERE s.product_id IN @in"
			    " ORDER BY s.product_id, s.id",
	.param_count = 1,
	DB_ROWS(struct stock_place_row, place_row_columns),
};

static const struct db_column batch_columns[] = {
	DB_COLUMN(struct stock_batch_row, id),
	DB_COLUMN(struct stock_batch_row, product_id),
	DB_COLUMN(struct stock_batch_row, number),
	DB_COLUMN(struct stock_batch_row, expires_on),
};

/* The share lock sees what was added after this transaction's snapshot. */
const struct db_query stmt_stock_batches = {
	.name = "stock.batches",
	.sql = "SELECT b.id, b.product_id, b.number, b.expires_on"
	       "  FROM batches AS b WHERE b.product_id IN @in"
	       " ORDER BY b.product_id, b.number LOCK IN SHARE MODE",
	.param_count = 1,
	DB_ROWS(struct stock_batch_row, batch_columns),
};

static const struct db_column kept_columns[] = {
	DB_COLUMN(struct stock_kept, position),
	DB_COLUMN(struct stock_kept, stock_id),
	DB_COLUMN(struct stock_kept, product_id),
	DB_COLUMN(struct stock_kept, batch_id),
	DB_COLUMN(struct stock_kept, batch),
	DB_COLUMN(struct stock_kept, expires_on),
	DB_COLUMN(struct stock_kept, warehouse_id),
	DB_COLUMN(struct stock_kept, warehouse),
	DB_COLUMN(struct stock_kept, warehouse_en),
	DB_COLUMN(struct stock_kept, quantity),
};

/* No @scope: of an order that was found in scope. */
const struct db_query stmt_stock_kept_for = {
	.name = "stock.kept_for",
	.sql = "SELECT r.position, r.stock_id, s.product_id, s.batch_id,"
	       "       b.number, s.expires_on, s.warehouse_id, w.name,"
	       "       w.name_en, r.quantity"
	       "  FROM reservations AS r"
	       "  JOIN stocks AS s ON s.id = r.stock_id"
	       "  JOIN batches AS b ON b.id = s.batch_id"
	       "  JOIN warehouses AS w ON w.id = s.warehouse_id"
	       " WHERE r.order_id = ? AND r.quantity > 0"
	       " ORDER BY r.position, s.expires_on, r.stock_id LIMIT 5000",
	.param_count = 1,
	DB_ROWS(struct stock_kept, kept_columns),
};

static const struct db_column place_columns[] = {
	DB_COLUMN(struct stock_place, id),
	DB_COLUMN(struct stock_place, warehouse_id),
	DB_COLUMN(struct stock_place, warehouse),
	DB_COLUMN(struct stock_place, warehouse_en),
	DB_COLUMN(struct stock_place, batch_id),
	DB_COLUMN(struct stock_place, batch),
	DB_COLUMN(struct stock_place, expires_on),
	DB_COLUMN(struct stock_place, status),
	DB_COLUMN(struct stock_place, on_hand),
	DB_COLUMN(struct stock_place, reserved),
};

const struct db_query stmt_stock_places = {
	.name = "stock.places",
	.sql = "SELECT s.id, s.warehouse_id, w.name, w.name_en, s.batch_id,"
	       "       b.number, s.expires_on, s.status, s.on_hand, s.reserved"
	       "  FROM stocks AS s"
	       "  JOIN batches AS b ON b.id = s.batch_id"
	       "  JOIN warehouses AS w ON w.id = s.warehouse_id"
	       " WHERE s.product_id = ? AND s.on_hand > 0"
	       " ORDER BY s.expires_on, s.warehouse_id, s.id LIMIT 500",
	.param_count = 1,
	DB_ROWS(struct stock_place, place_columns),
};

static const struct db_column difference_columns[] = {
	DB_COLUMN(struct stock_difference, stock_id),
	DB_COLUMN(struct stock_difference, product_id),
	DB_COLUMN(struct stock_difference, on_hand),
	DB_COLUMN(struct stock_difference, on_hand_moved),
	DB_COLUMN(struct stock_difference, reserved),
	DB_COLUMN(struct stock_difference, reserved_moved),
	DB_COLUMN(struct stock_difference, reserved_for_lines),
};

const struct db_query stmt_stock_check = {
	.name = "stock.check",
	.sql = "SELECT s.id, s.product_id, s.on_hand,"
	       "       CAST(IFNULL(m.on_hand, 0) AS SIGNED), s.reserved,"
	       "       CAST(IFNULL(m.reserved, 0) AS SIGNED),"
	       "       CAST(IFNULL(r.reserved, 0) AS SIGNED)"
	       "  FROM stocks AS s"
	       "  LEFT JOIN (SELECT stock_id, SUM(on_hand_delta) AS on_hand,"
	       "                    SUM(reserved_delta) AS reserved"
	       "               FROM stock_movements GROUP BY stock_id) AS m"
	       "    ON m.stock_id = s.id"
	       "  LEFT JOIN (SELECT stock_id, SUM(quantity) AS reserved"
	       "               FROM reservations GROUP BY stock_id) AS r"
	       "    ON r.stock_id = s.id"
	       " WHERE s.on_hand <> IFNULL(m.on_hand, 0)"
	       "    OR s.reserved <> IFNULL(m.reserved, 0)"
	       "    OR s.reserved <> IFNULL(r.reserved, 0)"
	       " ORDER BY s.id LIMIT 1000",
	.param_count = 0,
	DB_ROWS(struct stock_difference, difference_columns),
};

/* --- Counters change by condition, and tell by the count whether it held --- */

const struct db_query stmt_stock_take = {
	.name = "stock.take",
	.sql = "UPDATE stocks SET reserved = reserved + ?"
	       " WHERE id = ? AND status = 1 AND on_hand - reserved >= ?",
	.param_count = 3,
};

/* Several at once, by ascending id; how much of each stands in an object of
 * JSON.  Never by reading the table: that would lock it all. */
const struct db_query stmt_stock_take_some = {
	.name = "stock.take_some",
	.sql = "UPDATE stocks FORCE INDEX (PRIMARY) SET reserved = reserved +"
	       "   CAST(JSON_VALUE(?, CONCAT('$.\"', id, '\"')) AS SIGNED)"
	       " WHERE id IN @in AND status = 1 AND on_hand - reserved >="
	       "   CAST(JSON_VALUE(?, CONCAT('$.\"', id, '\"')) AS SIGNED)",
	.param_count = 3,
};

const struct db_query stmt_stock_give_back = {
	.name = "stock.give_back",
	.sql = "UPDATE stocks SET reserved = reserved - ?"
	       " WHERE id = ? AND reserved >= ?",
	.param_count = 3,
};

/* One assignment after the other: the CHECK sees the row when both are done. */
const struct db_query stmt_stock_send = {
	.name = "stock.send",
	.sql = "UPDATE stocks SET reserved = reserved - ?,"
	       "  on_hand = on_hand - ?"
	       " WHERE id = ? AND reserved >= ?",
	.param_count = 4,
};

const struct db_query stmt_stock_reservation_add = {
	.name = "stock.reservation_add",
	.sql = "INSERT INTO reservations (order_id, position, stock_id,"
	       "  quantity) VALUES (?, ?, ?, ?)"
	       " ON DUPLICATE KEY UPDATE quantity = quantity"
	       "  + VALUES(quantity)",
	.param_count = 4,
};

const struct db_query stmt_stock_reservation_cut = {
	.name = "stock.reservation_cut",
	.sql = "UPDATE reservations SET quantity = quantity - ?"
	       " WHERE order_id = ? AND position = ? AND stock_id = ?"
	       "   AND quantity >= ?",
	.param_count = 5,
};

const struct db_query stmt_stock_movement = {
	.name = "stock.movement",
	.sql = "INSERT INTO stock_movements (stock_id, product_id, kind,"
	       "  on_hand_delta, reserved_delta, order_id, shipment_id,"
	       "  return_id, at, user_id)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 10,
};

const struct db_query stmt_stock_batch_add = {
	.name = "stock.batch_add",
	.sql = "INSERT INTO batches (product_id, number, expires_on)"
	       " VALUES (?, ?, ?)"
	       " ON DUPLICATE KEY UPDATE number = VALUES(number)",
	.param_count = 3,
};

const struct db_query stmt_stock_add = {
	.name = "stock.add",
	.sql = "INSERT INTO stocks (product_id, warehouse_id, batch_id, status,"
	       "  expires_on, on_hand) VALUES (?, ?, ?, ?, ?, ?)"
	       " ON DUPLICATE KEY UPDATE on_hand = on_hand + VALUES(on_hand)",
	.param_count = 6,
};

const struct db_query stmt_stock_adjust = {
	.name = "stock.adjust",
	.sql = "UPDATE stocks SET on_hand = on_hand + ?"
	       " WHERE id = ? AND on_hand + ? >= reserved",
	.param_count = 3,
};

const struct db_query stmt_stock_expect = {
	.name = "stock.expect",
	.sql = "INSERT INTO stock_expected (product_id, warehouse_id, day,"
	       "  quantity) VALUES (?, ?, ?, ?)"
	       " ON DUPLICATE KEY UPDATE quantity = VALUES(quantity)",
	.param_count = 4,
};
