/**
 * @file
 * Every SQL statement of the list of customers.
 */
#include "domain/customer_list_sql.h"

static const struct db_column row_columns[] = {
	DB_COLUMN(struct customer_row, id),
	DB_COLUMN(struct customer_row, code),
	DB_COLUMN(struct customer_row, name),
	DB_COLUMN(struct customer_row, name_en),
	DB_COLUMN(struct customer_row, class),
	DB_COLUMN(struct customer_row, state),
	DB_COLUMN(struct customer_row, is_key),
	DB_COLUMN(struct customer_row, province),
	DB_COLUMN(struct customer_row, city),
	DB_COLUMN(struct customer_row, rep_name),
	DB_COLUMN(struct customer_row, year_fen),
	DB_COLUMN(struct customer_row, before_fen),
	DB_COLUMN(struct customer_row, quarter_fen),
	DB_COLUMN(struct customer_row, fall_fen),
	DB_COLUMN(struct customer_row, used_fen),
	DB_COLUMN(struct customer_row, overdue_fen),
	DB_COLUMN(struct customer_row, last_order_at),
	DB_COLUMN(struct customer_row, sort_value),
};

#define VALUE_SALES "IFNULL(s.year_fen, 0)"
#define VALUE_FALL "IFNULL(s.fall_fen, 0)"
#define VALUE_RISE "-IFNULL(s.fall_fen, 0)"
#define VALUE_EXPOSURE "IFNULL(a.used_fen, 0)"
#define VALUE_STOPPED "IFNULL(s.stopped_fen, 0)"
#define VALUE_OVERDUE "IFNULL(a.overdue_fen, 0)"
/* Seconds of silence, in a number that sorts the longest first. */
#define VALUE_LAST                                                             \
	"IF(s.last_order_at IS NULL, -1,"                                      \
	"  253370764800 - TIMESTAMPDIFF(SECOND, '1970-01-01',"                 \
	"   s.last_order_at))"

#define ROW                                                                    \
	"SELECT c.id, c.code, c.name, c.name_en, c.class, c.state, c.is_key,"  \
	"  c.province, c.city, u.name, IFNULL(s.year_fen, 0),"                 \
	"  IFNULL(s.before_fen, 0), IFNULL(s.quarter_fen, 0),"                 \
	"  IFNULL(s.fall_fen, 0), IFNULL(a.used_fen, 0),"                      \
	"  IFNULL(a.overdue_fen, 0), s.last_order_at, 0"                       \
	"  FROM customers AS c"                                                \
	"  LEFT JOIN customer_sums AS s ON s.customer_id = c.id"               \
	"  LEFT JOIN credit_accounts AS a ON a.customer_id = c.id"             \
	"  LEFT JOIN users AS u ON u.id = c.rep_id"

static const struct db_column key_columns[] = {
	DB_COLUMN(struct customer_list_key, id),
	DB_COLUMN(struct customer_list_key, value),
};

/* Keys alone: rows of all that is in scope would be too wide to sort. */
#define KEY_OF_SUMS(value)                                                     \
	"SELECT c.id, " value " FROM customers AS c"                           \
	"  LEFT JOIN customer_sums AS s ON s.customer_id = c.id"               \
	" WHERE c.state = ? AND @scope(c)"
#define KEY_OF_CREDIT(value)                                                   \
	"SELECT c.id, " value " FROM customers AS c"                           \
	"  LEFT JOIN credit_accounts AS a ON a.customer_id = c.id"             \
	" WHERE c.state = ? AND @scope(c)"

const struct db_query stmt_customer_list_rows = {
	.name = "customer.list_rows",
	.sql = ROW " WHERE @scope(c) AND c.id IN @in",
	.param_count = 1,
	DB_ROWS(struct customer_row, row_columns),
};

const struct db_query stmt_customer_list_name = {
	.name = "customer.list_name",
	.sql = ROW " WHERE c.state = ? AND @scope(c)",
	.param_count = 1,
	DB_ROWS(struct customer_row, row_columns),
};

const struct db_query stmt_customer_list_sales = {
	.name = "customer.list_sales",
	.sql = KEY_OF_SUMS(VALUE_SALES),
	.param_count = 1,
	DB_ROWS(struct customer_list_key, key_columns),
};

const struct db_query stmt_customer_list_fall = {
	.name = "customer.list_fall",
	.sql = KEY_OF_SUMS(VALUE_FALL),
	.param_count = 1,
	DB_ROWS(struct customer_list_key, key_columns),
};

const struct db_query stmt_customer_list_rise = {
	.name = "customer.list_rise",
	.sql = KEY_OF_SUMS(VALUE_RISE),
	.param_count = 1,
	DB_ROWS(struct customer_list_key, key_columns),
};

const struct db_query stmt_customer_list_exposure = {
	.name = "customer.list_exposure",
	.sql = KEY_OF_CREDIT(VALUE_EXPOSURE),
	.param_count = 1,
	DB_ROWS(struct customer_list_key, key_columns),
};

const struct db_query stmt_customer_list_overdue = {
	.name = "customer.list_overdue",
	.sql = KEY_OF_CREDIT(VALUE_OVERDUE),
	.param_count = 1,
	DB_ROWS(struct customer_list_key, key_columns),
};

const struct db_query stmt_customer_list_last = {
	.name = "customer.list_last",
	.sql = KEY_OF_SUMS(VALUE_LAST),
	.param_count = 1,
	DB_ROWS(struct customer_list_key, key_columns),
};

const struct db_query stmt_customer_list_stopped = {
	.name = "customer.list_stopped",
	.sql = KEY_OF_SUMS(VALUE_STOPPED),
	.param_count = 1,
	DB_ROWS(struct customer_list_key, key_columns),
};

#define AFTER(value) "AND (" value " < ? OR (" value " = ? AND c.id > ?))"
#define ORDER(value) "ORDER BY " value " DESC, c.id LIMIT ?"

const char *const customer_list_after[CUSTOMER_SORT_COUNT] = {
	[CUSTOMER_BY_NAME] = "AND (c.sort_key, c.id) > (SELECT p.sort_key, p.id"
			     " FROM customers AS p WHERE p.id = ?)",
	[CUSTOMER_BY_SALES] = AFTER(VALUE_SALES),
	[CUSTOMER_BY_FALL] = AFTER(VALUE_FALL),
	[CUSTOMER_BY_RISE] = AFTER(VALUE_RISE),
	[CUSTOMER_BY_EXPOSURE] = AFTER(VALUE_EXPOSURE),
	[CUSTOMER_BY_OVERDUE] = AFTER(VALUE_OVERDUE),
	[CUSTOMER_BY_LAST_ORDER] = AFTER(VALUE_LAST),
	[CUSTOMER_BY_STOPPED] = AFTER(VALUE_STOPPED),
};

const char *const customer_list_order[CUSTOMER_SORT_COUNT] = {
	[CUSTOMER_BY_NAME] = "ORDER BY c.sort_key, c.id LIMIT ?",
	[CUSTOMER_BY_SALES] = ORDER(VALUE_SALES),
	[CUSTOMER_BY_FALL] = ORDER(VALUE_FALL),
	[CUSTOMER_BY_RISE] = ORDER(VALUE_RISE),
	[CUSTOMER_BY_EXPOSURE] = ORDER(VALUE_EXPOSURE),
	[CUSTOMER_BY_OVERDUE] = ORDER(VALUE_OVERDUE),
	[CUSTOMER_BY_LAST_ORDER] = ORDER(VALUE_LAST),
	[CUSTOMER_BY_STOPPED] = ORDER(VALUE_STOPPED),
};

const char customer_list_query[] =
    "AND (UPPER(c.code) LIKE ? OR UPPER(c.name) LIKE ?"
    "  OR UPPER(c.name_en) LIKE ? OR c.initials LIKE ?"
    "  OR c.sort_key LIKE ? OR c.phone LIKE ?"
    "  OR CONVERT(c.credit_code USING utf8mb4) LIKE ?"
    "  OR EXISTS (SELECT 1 FROM customer_addresses AS d"
    "     WHERE d.customer_id = c.id AND d.phone LIKE ?))";
const char customer_list_province[] = "AND c.province = ?";
const char customer_list_city[] = "AND c.city = ?";
const char customer_list_class[] = "AND c.class = ?";
const char customer_list_rep[] = "AND c.rep_id = ?";

static const struct db_column place_columns[] = {
	DB_COLUMN(struct customer_place, province),
	DB_COLUMN(struct customer_place, city),
	DB_COLUMN(struct customer_place, count),
	DB_COLUMN(struct customer_place, year_fen),
	DB_COLUMN(struct customer_place, before_fen),
	DB_COLUMN(struct customer_place, overdue_fen),
};

#define FROM_PLACES                                                            \
	"  COUNT(*), IFNULL(SUM(s.year_fen), 0),"                              \
	"  IFNULL(SUM(s.before_fen), 0), IFNULL(SUM(a.overdue_fen), 0)"        \
	"  FROM customers AS c"                                                \
	"  LEFT JOIN customer_sums AS s ON s.customer_id = c.id"               \
	"  LEFT JOIN credit_accounts AS a ON a.customer_id = c.id"

const struct db_query stmt_customer_places = {
	.name = "customer.places",
	.sql =
	    "SELECT c.province, NULL," FROM_PLACES
	    " WHERE c.state = 1 AND @scope(c) GROUP BY c.province"
	    " ORDER BY IFNULL(SUM(s.year_fen), 0) DESC, c.province LIMIT 400",
	DB_ROWS(struct customer_place, place_columns),
};

const struct db_query stmt_customer_cities = {
	.name = "customer.cities",
	.sql = "SELECT c.province, c.city," FROM_PLACES
	       " WHERE c.state = 1 AND c.province = ? AND @scope(c)"
	       " GROUP BY c.province, c.city"
	       " ORDER BY IFNULL(SUM(s.year_fen), 0) DESC, c.city LIMIT 400",
	.param_count = 1,
	DB_ROWS(struct customer_place, place_columns),
};

static const struct db_column rep_columns[] = {
	DB_COLUMN(struct customer_rep, id),
	DB_COLUMN(struct customer_rep, name),
};

const struct db_query stmt_customer_reps = {
	.name = "customer.reps",
	.sql = "SELECT DISTINCT u.id, u.name FROM customers AS c"
	       "  JOIN users AS u ON u.id = c.rep_id"
	       " WHERE @scope(c) ORDER BY u.name, u.id LIMIT 500",
	DB_ROWS(struct customer_rep, rep_columns),
};
