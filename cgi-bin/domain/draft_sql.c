/**
 * @file
 * Every SQL statement about drafts, and nothing else.
 *
 * Statements on one draft by its id alone run after stmt_draft_find or
 * stmt_draft_customer said that the actor may.
 */
#include "domain/draft_sql.h"

#include "domain/licence_papers.h"

#define DRAFT_COLUMNS(type, prefix)                                            \
	DB_COLUMN(type, prefix id), DB_COLUMN(type, prefix customer_id),       \
	    DB_COLUMN(type, prefix customer_code),                             \
	    DB_COLUMN(type, prefix customer_name),                             \
	    DB_COLUMN(type, prefix kind), DB_COLUMN(type, prefix state),       \
	    DB_COLUMN(type, prefix name), DB_COLUMN(type, prefix address_id),  \
	    DB_COLUMN(type, prefix wanted_on),                                 \
	    DB_COLUMN(type, prefix own_number),                                \
	    DB_COLUMN(type, prefix remark), DB_COLUMN(type, prefix order_id),  \
	    DB_COLUMN(type, prefix by_staff),                                  \
	    DB_COLUMN(type, prefix created_by),                                \
	    DB_COLUMN(type, prefix created_at),                                \
	    DB_COLUMN(type, prefix changed_by),                                \
	    DB_COLUMN(type, prefix changed_by_name),                           \
	    DB_COLUMN(type, prefix changed_at),                                \
	    DB_COLUMN(type, prefix version),                                   \
	    DB_COLUMN(type, prefix line_count)

#define DRAFT_FIELDS                                                           \
	"d.id, d.customer_id, c.code, c.name, d.kind, d.state, d.name,"        \
	" d.address_id, d.wanted_on, d.own_number, d.remark, d.order_id,"      \
	" d.by_staff, d.created_by, d.created_at, d.changed_by,"               \
	" IFNULL(v.name, ''), d.changed_at, d.version, d.line_count"

#define FROM_DRAFT                                                             \
	"  FROM drafts AS d"                                                   \
	"  JOIN customers AS c ON c.id = d.customer_id"                        \
	"  LEFT JOIN users AS v ON v.id = d.changed_by"                        \
	" WHERE d.id = ? AND @scope(c)"

static const struct db_column find_columns[] = {
	DRAFT_COLUMNS(struct draft, ),
};

const struct db_query stmt_draft_find = {
	.name = "draft.find",
	.sql = "SELECT " DRAFT_FIELDS FROM_DRAFT,
	.param_count = 1,
	DB_ROWS(struct draft, find_columns),
};

static const struct db_column find_customer_columns[] = {
	DRAFT_COLUMNS(struct draft_with_customer_row, draft.),
	DB_COLUMN(struct draft_with_customer_row, customer.id),
	DB_COLUMN(struct draft_with_customer_row, customer.code),
	DB_COLUMN(struct draft_with_customer_row, customer.name),
	DB_COLUMN(struct draft_with_customer_row, customer.name_en),
	DB_COLUMN(struct draft_with_customer_row, customer.sort_key),
	DB_COLUMN(struct draft_with_customer_row, customer.class),
	DB_COLUMN(struct draft_with_customer_row, customer.state),
	DB_COLUMN(struct draft_with_customer_row, customer.region_id),
	DB_COLUMN(struct draft_with_customer_row, customer.province),
	DB_COLUMN(struct draft_with_customer_row, customer.city),
	DB_COLUMN(struct draft_with_customer_row, customer.rep_id),
	DB_COLUMN(struct draft_with_customer_row, customer.team_id),
	DB_COLUMN(struct draft_with_customer_row, customer.price_list_id),
	DB_COLUMN(struct draft_with_customer_row, customer.has_approval),
	DB_COLUMN(struct draft_with_customer_row, customer.approval_over_fen),
	DB_COLUMN(struct draft_with_customer_row, customer.shelf_days),
	DB_COLUMN(struct draft_with_customer_row, customer.papers),
};

const struct db_query stmt_draft_find_customer = {
	.name = "draft.find_customer",
	.sql = "SELECT " DRAFT_FIELDS ", c.id, c.code, c.name, c.name_en,"
	       " c.sort_key, c.class, c.state, c.region_id, c.province,"
	       " c.city, c.rep_id, c.team_id, c.price_list_id,"
	       " c.approval_over_fen IS NOT NULL, c.approval_over_fen,"
	       " c.shelf_days, " LICENCE_PAPERS FROM_DRAFT,
	.param_count = 1,
	DB_ROWS(struct draft_with_customer_row, find_customer_columns),
};

static const struct db_column line_columns[] = {
	DB_COLUMN(struct draft_line, position),
	DB_COLUMN(struct draft_line, typed_code),
	DB_COLUMN(struct draft_line, typed_quantity),
	DB_COLUMN(struct draft_line, product_id),
	DB_COLUMN(struct draft_line, quantity),
	DB_COLUMN(struct draft_line, short_choice),
	DB_COLUMN(struct draft_line, seen_price_1e4),
};

const struct db_query stmt_draft_lines = {
	/* unscoped: lines of the draft that draft.find allowed */
	.name = "draft.lines",
	.sql = "SELECT position, typed_code, typed_quantity, product_id,"
	       "       quantity, short_choice, seen_price_1e4"
	       "  FROM draft_lines WHERE draft_id = ?"
	       " ORDER BY position LIMIT 1000",
	.param_count = 1,
	DB_ROWS(struct draft_line, line_columns),
};

static const struct db_column list_columns[] = {
	DB_COLUMN(struct draft_summary, id),
	DB_COLUMN(struct draft_summary, customer_id),
	DB_COLUMN(struct draft_summary, customer_name),
	DB_COLUMN(struct draft_summary, name),
	DB_COLUMN(struct draft_summary, kind),
	DB_COLUMN(struct draft_summary, line_count),
	DB_COLUMN(struct draft_summary, order_id),
	DB_COLUMN(struct draft_summary, by_staff),
	DB_COLUMN(struct draft_summary, created_by),
	DB_COLUMN(struct draft_summary, created_by_name),
	DB_COLUMN(struct draft_summary, changed_by),
	DB_COLUMN(struct draft_summary, changed_by_name),
	DB_COLUMN(struct draft_summary, changed_at),
	DB_COLUMN(struct draft_summary, version),
};

#define LIST_FIELDS                                                            \
	"SELECT d.id, d.customer_id, c.name, d.name, d.kind, d.line_count,"    \
	" d.order_id, d.by_staff, d.created_by, IFNULL(u.name, ''),"           \
	" d.changed_by, IFNULL(v.name, ''), d.changed_at, d.version"           \
	" FROM drafts AS d "
#define LIST_REST                                                              \
	" customers AS c ON c.id = d.customer_id"                              \
	" LEFT JOIN users AS u ON u.id = d.created_by"                         \
	" LEFT JOIN users AS v ON v.id = d.changed_by"                         \
	" WHERE d.state = 1 AND d.kind = ? AND @scope(c)"

const struct db_query stmt_draft_list = {
	.name = "draft.list",
	.sql = LIST_FIELDS "JOIN" LIST_REST,
	.param_count = 1,
	DB_ROWS(struct draft_summary, list_columns),
};

/* Of many companies: by drafts_open from the newest on.  Left alone, the server
 * begins with the customers and sorts every open draft there is. */
const struct db_query stmt_draft_list_all = {
	.name = "draft.list_all",
	.sql = LIST_FIELDS "STRAIGHT_JOIN" LIST_REST,
	.param_count = 1,
	DB_ROWS(struct draft_summary, list_columns),
};

const char sql_draft_list_customer[] = "AND d.customer_id = ?";
const char sql_draft_list_end[] =
    "ORDER BY d.changed_at DESC, d.id DESC LIMIT ?";

static const struct db_column lock_columns[] = {
	DB_COLUMN(struct draft_lock_row, version),
	DB_COLUMN(struct draft_lock_row, state),
	DB_COLUMN(struct draft_lock_row, kind),
};

/* The draft's row alone: a join would lock the customer's row as well. */
const struct db_query stmt_draft_lock = {
	/* unscoped: draft.find follows before anything is used */
	.name = "draft.lock",
	.sql = "SELECT version, state, kind FROM drafts WHERE id = ?"
	       "   FOR UPDATE",
	.param_count = 1,
	DB_ROWS(struct draft_lock_row, lock_columns),
};

static const struct db_column customer_columns[] = {
	DB_COLUMN(struct draft_customer_row, id),
	DB_COLUMN(struct draft_customer_row, state),
	DB_COLUMN(struct draft_customer_row, open_count),
};

const struct db_query stmt_draft_customer = {
	.name = "draft.customer",
	.sql = "SELECT c.id, c.state, (SELECT COUNT(*) FROM drafts AS d"
	       "    WHERE d.customer_id = c.id AND d.state = 1 AND d.kind = ?)"
	       "  FROM customers AS c WHERE c.id = ? AND @scope(c)",
	.param_count = 2,
	DB_ROWS(struct draft_customer_row, customer_columns),
};

static const struct db_column id_columns[] = {
	DB_COLUMN(struct draft_id_row, id),
};

const struct db_query stmt_draft_address = {
	/* unscoped: of the customer of a draft in scope */
	.name = "draft.address",
	.sql = "SELECT id FROM customer_addresses"
	       " WHERE id = ? AND customer_id = ? AND state = 1",
	.param_count = 2,
	DB_ROWS(struct draft_id_row, id_columns),
};

const struct db_query stmt_draft_insert = {
	.name = "draft.insert",
	.sql = "INSERT INTO drafts (customer_id, kind, name, address_id,"
	       "  wanted_on, own_number, remark, by_staff, created_by,"
	       "  created_at, changed_by, changed_at)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 12,
};

const struct db_query stmt_draft_update = {
	.name = "draft.update",
	.sql = "UPDATE drafts SET name = ?, address_id = ?, wanted_on = ?,"
	       "  own_number = ?, remark = ? WHERE id = ?",
	.param_count = 6,
};

const struct db_query stmt_draft_touch = {
	.name = "draft.touch",
	.sql = "UPDATE drafts SET version = version + 1, line_count = ?,"
	       "  changed_by = ?, changed_at = ? WHERE id = ?",
	.param_count = 4,
};

/* Hits no row when somebody saved, ordered or deleted the draft meanwhile. */
const struct db_query stmt_draft_touch_version = {
	.name = "draft.touch_version",
	.sql = "UPDATE drafts SET version = version + 1, line_count = ?,"
	       "  changed_by = ?, changed_at = ?"
	       " WHERE id = ? AND state = 1 AND version = ?",
	.param_count = 5,
};

const struct db_query stmt_draft_state = {
	.name = "draft.state",
	.sql = "UPDATE drafts SET state = ?, version = version + 1,"
	       "  changed_by = ?, changed_at = ? WHERE id = ? AND state = ?",
	.param_count = 5,
};

const struct db_query stmt_draft_ordered = {
	.name = "draft.ordered",
	.sql = "UPDATE drafts SET state = 2, order_id = ?,"
	       "  version = version + 1, changed_by = ?, changed_at = ?"
	       " WHERE id = ? AND state = 1 AND kind = 1",
	.param_count = 4,
};

const struct db_query stmt_draft_reopen = {
	.name = "draft.reopen",
	.sql = "UPDATE drafts SET state = 1, order_id = ?,"
	       "  version = version + 1, changed_at = ?"
	       " WHERE id = ? AND state = 2",
	.param_count = 3,
};

const struct db_query stmt_draft_lines_delete = {
	.name = "draft.lines_delete",
	.sql = "DELETE FROM draft_lines WHERE draft_id = ?",
	.param_count = 1,
};

const struct db_query stmt_draft_line_insert = {
	.name = "draft.line_insert",
	.sql = "INSERT INTO draft_lines (draft_id, position, typed_code,"
	       "  typed_quantity, product_id, quantity, short_choice,"
	       "  seen_price_1e4) VALUES (?, ?, ?, ?, ?, ?, ?, NULLIF(?, 0))",
	.param_count = 8,
};

const struct db_column draft_line_item_columns[] = {
	DB_COLUMN(struct draft_line_item, draft_id),
	DB_COLUMN(struct draft_line_item, position),
	DB_COLUMN(struct draft_line_item, typed_code),
	DB_COLUMN(struct draft_line_item, typed_quantity),
	DB_COLUMN(struct draft_line_item, product_id),
	DB_COLUMN(struct draft_line_item, quantity),
	DB_COLUMN(struct draft_line_item, short_choice),
	DB_COLUMN(struct draft_line_item, seen_price_1e4),
};

const size_t draft_line_item_column_count = ARRAY_LEN(draft_line_item_columns);

const struct db_query stmt_draft_lines_cut = {
	.name = "draft.lines_cut",
	.sql = "DELETE FROM draft_lines WHERE draft_id = ? AND position > ?",
	.param_count = 2,
};

const struct db_query stmt_draft_line_put = {
	.name = "draft.line_put",
	.sql = "INSERT INTO draft_lines (draft_id, position, typed_code,"
	       "  typed_quantity, product_id, quantity, short_choice,"
	       "  seen_price_1e4) VALUES (?, ?, ?, ?, ?, ?, ?, NULLIF(?, 0))"
	       " ON DUPLICATE KEY UPDATE typed_code = VALUES(typed_code),"
	       "  typed_quantity = VALUES(typed_quantity),"
	       "  product_id = VALUES(product_id),"
	       "  quantity = VALUES(quantity),"
	       "  short_choice = VALUES(short_choice),"
	       "  seen_price_1e4 = VALUES(seen_price_1e4)",
	.param_count = 8,
};

const struct db_query stmt_draft_line_seen = {
	.name = "draft.line_seen",
	.sql = "UPDATE draft_lines SET seen_price_1e4 = NULLIF(?, 0)"
	       " WHERE draft_id = ? AND position = ?",
	.param_count = 3,
};

const struct db_query stmt_draft_cart = {
	/* unscoped: of the customer that draft.customer allowed */
	.name = "draft.cart",
	.sql = "SELECT id FROM drafts"
	       " WHERE customer_id = ? AND state = 1 AND kind = 1"
	       "   AND changed_by = ? AND order_id IS NULL"
	       " ORDER BY changed_at DESC, id DESC LIMIT 1",
	.param_count = 2,
	DB_ROWS(struct draft_id_row, id_columns),
};

const struct db_query stmt_draft_template_named = {
	/* unscoped: of the customer of a draft in scope */
	.name = "draft.template_named",
	.sql = "SELECT id FROM drafts"
	       " WHERE customer_id = ? AND state = 1 AND kind = 2 AND name = ?"
	       " ORDER BY id LIMIT 1",
	.param_count = 2,
	DB_ROWS(struct draft_id_row, id_columns),
};

static const struct db_column order_columns[] = {
	DB_COLUMN(struct draft_order_row, customer_id),
	DB_COLUMN(struct draft_order_row, sku),
	DB_COLUMN(struct draft_order_row, product_id),
	DB_COLUMN(struct draft_order_row, quantity),
};

const struct db_query stmt_draft_order_lines = {
	.name = "draft.order_lines",
	.sql = "SELECT o.customer_id, p.sku, l.product_id, l.quantity"
	       "  FROM orders AS o"
	       "  JOIN customers AS c ON c.id = o.customer_id"
	       "  JOIN order_lines AS l ON l.order_id = o.id"
	       "  JOIN products AS p ON p.id = l.product_id"
	       " WHERE o.id = ? AND l.is_free = 0 AND @scope(o, c)"
	       " ORDER BY l.position LIMIT 601",
	.param_count = 1,
	DB_ROWS(struct draft_order_row, order_columns),
};

/* The assortment alone, whatever the product's state. */
const struct db_query stmt_draft_assortment = {
	/* unscoped: of the customer of a draft in scope */
	.name = "draft.assortment",
	.sql = "SELECT p.id FROM products AS p"
	       " WHERE p.id IN @in AND (p.restricted = 0 OR EXISTS ("
	       "   SELECT 1 FROM assortment_rules AS r, customers AS c"
	       "    WHERE r.product_id = p.id AND c.id = ?"
	       "      AND (r.customer_id = c.id OR r.class = c.class"
	       "        OR r.region_id = c.region_id)))"
	       " LIMIT 1000",
	.param_count = 2,
	DB_ROWS(struct draft_id_row, id_columns),
};

const struct db_query stmt_draft_taken_over = {
	.name = "draft.taken_over",
	.sql = "INSERT INTO audit (at, user_id, address, what, object_kind,"
	       "  object_id, detail)"
	       " VALUES (?, ?, ?, 'draft.taken_over', 'draft', ?, ?)",
	.param_count = 5,
};
