/**
 * @file
 * Every SQL statement about products, and nothing else.
 */
#include "domain/product_sql.h"

#define PRODUCT_COLUMNS(type, prefix)                                          \
	DB_COLUMN(type, prefix id), DB_COLUMN(type, prefix sku),               \
	    DB_COLUMN(type, prefix name), DB_COLUMN(type, prefix name_en),     \
	    DB_COLUMN(type, prefix brand), DB_COLUMN(type, prefix brand_en),   \
	    DB_COLUMN(type, prefix spec), DB_COLUMN(type, prefix unit),        \
	    DB_COLUMN(type, prefix unit_en),                                   \
	    DB_COLUMN(type, prefix case_units),                                \
	    DB_COLUMN(type, prefix min_quantity),                              \
	    DB_COLUMN(type, prefix step), DB_COLUMN(type, prefix barcode),     \
	    DB_COLUMN(type, prefix category_id),                               \
	    DB_COLUMN(type, prefix category),                                  \
	    DB_COLUMN(type, prefix category_en),                               \
	    DB_COLUMN(type, prefix storage),                                   \
	    DB_COLUMN(type, prefix batch_tracked),                             \
	    DB_COLUMN(type, prefix shelf_days), DB_COLUMN(type, prefix state), \
	    DB_COLUMN(type, prefix supply), DB_COLUMN(type, prefix lead_days), \
	    DB_COLUMN(type, prefix picture), DB_COLUMN(type, prefix own_code), \
	    DB_COLUMN(type, prefix available)

static const struct db_column product_columns[] = {
	PRODUCT_COLUMNS(struct product, ),
};

/* Two arguments: customer, day. */
#define PRODUCT_FIELDS                                                         \
	"p.id, p.sku, p.name, p.name_en, p.brand, p.brand_en, p.spec,"         \
	" p.unit, p.unit_en, p.case_units, p.min_quantity, p.step,"            \
	" p.barcode, p.category_id, c.name, c.name_en, p.storage,"             \
	" p.batch_tracked, p.shelf_days, p.state, p.supply, p.lead_days,"      \
	" p.picture,"                                                          \
	" (SELECT MIN(i.code)"                                                 \
	"    FROM customer_items AS i FORCE INDEX (customer_items_product)"    \
	"   WHERE i.product_id = p.id AND i.customer_id = ?),"                 \
	" CAST(IFNULL((SELECT SUM(s.on_hand - s.reserved) FROM stocks AS s"    \
	"               WHERE s.product_id = p.id AND s.status = 1"            \
	"                 AND s.expires_on >= ?), 0) AS SIGNED)"

#define JOIN_CATEGORY " LEFT JOIN categories AS c ON c.id = p.category_id"

/* Four arguments: everything?, customer, class, region.  Not EXISTS, which is
 * answered by reading all rules first. */
#define IN_ASSORTMENT                                                          \
	"(? = 1 OR (p.state < 3 AND (p.restricted = 0"                         \
	"  OR (SELECT 1 FROM assortment_rules AS a"                            \
	"       WHERE a.product_id = p.id"                                     \
	"         AND (a.customer_id = ? OR a.class = ?"                       \
	"          OR a.region_id = ?) LIMIT 1) = 1)))"

/* A list of texts as a table: one parameter whatever the count. */
#define TEXTS                                                                  \
	"JSON_TABLE(?, '$[*]' COLUMNS (n FOR ORDINALITY,"                      \
	"  code VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"         \
	"  PATH '$')) AS t"

const struct db_query stmt_product_by_ids = {
	/* unscoped: customer_items of the viewer's customer only */
	.name = "product.by_ids",
	.sql = "SELECT " PRODUCT_FIELDS " FROM products AS p" JOIN_CATEGORY
	       " WHERE p.id IN @in AND " IN_ASSORTMENT " ORDER BY p.id",
	.param_count = 7,
	DB_ROWS(struct product, product_columns),
};

static const struct db_column match_columns[] = {
	DB_COLUMN(struct product_match_row, number),
	DB_COLUMN(struct product_match_row, by),
	PRODUCT_COLUMNS(struct product_match_row, product.),
};

/* One row for each code: an sku is of one product. */
const struct db_query stmt_product_resolve_sku = {
	/* unscoped: customer_items of the viewer's customer only */
	.name = "product.resolve_sku",
	.sql = "SELECT t.n, 1, " PRODUCT_FIELDS "  FROM " TEXTS
	       "  STRAIGHT_JOIN products AS p ON p.sku = t.code" JOIN_CATEGORY
	       " WHERE " IN_ASSORTMENT,
	.param_count = 7,
	DB_ROWS(struct product_match_row, match_columns),
};

/* For what is no sku.  The order of the branches is that of enum
 * product_match_by. */
const struct db_query stmt_product_resolve_other = {
	/* unscoped: customer_items of the viewer's customer only */
	.name = "product.resolve_other",
	.sql = "SELECT m.n, m.how, " PRODUCT_FIELDS
	       "  FROM (SELECT t.n, 2 AS how, i.product_id FROM " TEXTS
	       "          STRAIGHT_JOIN customer_items AS i"
	       "             ON i.customer_id = ? AND i.code = t.code"
	       "        UNION ALL "
	       "        SELECT t.n, 3, q.id FROM " TEXTS
	       "          STRAIGHT_JOIN products AS q ON q.barcode = t.code"
	       "       ) AS m"
	       "  STRAIGHT_JOIN products AS p"
	       "     ON p.id = m.product_id" JOIN_CATEGORY
	       " WHERE " IN_ASSORTMENT " ORDER BY m.n, m.how, p.state, p.sku",
	.param_count = 9,
	DB_ROWS(struct product_match_row, match_columns),
};

const struct db_query stmt_product_substitutes = {
	/* unscoped: customer_items of the viewer's customer only */
	.name = "product.substitutes",
	.sql = "SELECT " PRODUCT_FIELDS "  FROM substitutes AS b"
	       "  JOIN products AS p ON p.id = b.substitute_id" JOIN_CATEGORY
	       " WHERE b.product_id = ? AND p.state = 1 AND " IN_ASSORTMENT
	       " ORDER BY b.`rank`, p.sku LIMIT 20",
	.param_count = 7,
	DB_ROWS(struct product, product_columns),
};

static const struct db_column substitute_columns[] = {
	DB_COLUMN(struct product_substitute, product_id),
	PRODUCT_COLUMNS(struct product_substitute, product.),
};

const struct db_query stmt_product_substitutes_of = {
	/* unscoped: customer_items of the viewer's customer only */
	.name = "product.substitutes_of",
	.sql = "SELECT b.product_id, " PRODUCT_FIELDS "  FROM substitutes AS b"
	       "  JOIN products AS p ON p.id = b.substitute_id" JOIN_CATEGORY
	       " WHERE b.product_id IN @in AND p.state = 1 AND " IN_ASSORTMENT
	       " ORDER BY b.product_id, b.`rank`, p.id LIMIT 1000",
	.param_count = 7,
	DB_ROWS(struct product_substitute, substitute_columns),
};

static const struct db_column category_columns[] = {
	DB_COLUMN(struct product_category, id),
	DB_COLUMN(struct product_category, parent_id),
	DB_COLUMN(struct product_category, name),
	DB_COLUMN(struct product_category, name_en),
};

const struct db_query stmt_product_categories = {
	.name = "product.categories",
	.sql = "SELECT c.id, c.parent_id, c.name, c.name_en"
	       "  FROM categories AS c ORDER BY c.`rank`, c.id LIMIT 1000",
	.param_count = 0,
	DB_ROWS(struct product_category, category_columns),
};

static const struct db_column near_columns[] = {
	DB_COLUMN(struct product_near_row, id),
	DB_COLUMN(struct product_near_row, sku),
};

/* Neighbours in the order of skus, the same beginning, the same end: what one
 * slip leaves alone. */
const struct db_query stmt_product_near = {
	.name = "product.near",
	.sql = "SELECT p.id, p.sku FROM ("
	       " (SELECT q.id FROM products AS q WHERE q.sku >= ?"
	       "   ORDER BY q.sku LIMIT 25)"
	       " UNION (SELECT q.id FROM products AS q WHERE q.sku < ?"
	       "   ORDER BY q.sku DESC LIMIT 25)"
	       " UNION (SELECT q.id FROM products AS q WHERE q.sku LIKE ?"
	       "   ORDER BY q.sku LIMIT 200)"
	       " UNION (SELECT g.product_id FROM product_grams AS g"
	       "   JOIN product_grams AS h ON h.product_id = g.product_id"
	       "    AND h.gram = ? WHERE g.gram = ? LIMIT 200)"
	       " UNION (SELECT g.product_id FROM product_grams AS g"
	       "   JOIN product_grams AS h ON h.product_id = g.product_id"
	       "    AND h.gram = ? WHERE g.gram = ? LIMIT 200)) AS f"
	       "  STRAIGHT_JOIN products AS p ON p.id = f.id"
	       " WHERE p.state = 1 AND " IN_ASSORTMENT,
	.param_count = 11,
	DB_ROWS(struct product_near_row, near_columns),
};

/* The share lock sees what was saved after this transaction's snapshot. */
const struct db_query stmt_product_ids = {
	.name = "product.ids",
	.sql = "SELECT p.id, p.sku FROM " TEXTS
	       " STRAIGHT_JOIN products AS p ON p.sku = t.code"
	       " ORDER BY t.n LOCK IN SHARE MODE",
	.param_count = 1,
	DB_ROWS(struct product_near_row, near_columns),
};

/* --- Lists ------------------------------------------------------------------ */

/* By code along its index, until the page is full: sorting would compute the
 * stock of every product first. */
const struct db_query stmt_product_list = {
	/* unscoped: customer_items of the viewer's customer only */
	.name = "product.list",
	.sql = "SELECT STRAIGHT_JOIN " PRODUCT_FIELDS
	       " FROM products AS p FORCE INDEX (products_sku)" JOIN_CATEGORY,
	.param_count = 2,
	DB_ROWS(struct product, product_columns),
};

/* The same where a filter leaves few: those are found first. */
const struct db_query stmt_product_list_few = {
	/* unscoped: customer_items of the viewer's customer only */
	.name = "product.list_few",
	.sql = "SELECT " PRODUCT_FIELDS " FROM products AS p" JOIN_CATEGORY,
	.param_count = 2,
	DB_ROWS(struct product, product_columns),
};

#define FOUND_ELSEWHERE                                                        \
	" UNION (SELECT q.id FROM products AS q"                               \
	"         WHERE q.initials LIKE ? LIMIT ?)"                            \
	" UNION (SELECT q.id FROM products AS q"                               \
	"         WHERE q.sku LIKE ? LIMIT ?)"                                 \
	" UNION (SELECT q.id FROM products AS q"                               \
	"         WHERE q.barcode = ? LIMIT 20)"                               \
	" UNION (SELECT i.product_id FROM customer_items AS i"                 \
	"         WHERE i.customer_id = ? AND i.code LIKE ? LIMIT ?)"          \
	") AS f JOIN products AS p ON p.id = f.product_id"

/* Products that may match, at most so many from each index; which of them do,
 * the words decide. */
const struct db_query stmt_product_search = {
	/* unscoped: customer_items of the viewer's customer only */
	.name = "product.search",
	.sql = "SELECT STRAIGHT_JOIN p.id, p.sku FROM ("
	       " (SELECT g.product_id FROM product_grams AS g"
	       "   JOIN product_grams AS h ON h.gram = ?"
	       "    AND h.product_id = g.product_id"
	       "   JOIN product_grams AS k ON k.gram = ?"
	       "    AND k.product_id = g.product_id"
	       "  WHERE g.gram = ? LIMIT ?)" FOUND_ELSEWHERE,
	.param_count = 12,
	DB_ROWS(struct product_near_row, near_columns),
};

/* One character begins many pairs. */
const struct db_query stmt_product_search_start = {
	/* unscoped: customer_items of the viewer's customer only */
	.name = "product.search_start",
	.sql = "SELECT STRAIGHT_JOIN p.id, p.sku FROM ("
	       " (SELECT g.product_id FROM product_grams AS g"
	       "   WHERE g.gram LIKE ? LIMIT ?)" FOUND_ELSEWHERE,
	.param_count = 10,
	DB_ROWS(struct product_near_row, near_columns),
};

const char product_list_assortment[] = "WHERE " IN_ASSORTMENT;

const char product_list_matches[] =
    "AND (p.initials LIKE ? OR p.barcode = ?"
    "  OR (SELECT 1 FROM customer_items AS j"
    "       WHERE j.product_id = p.id AND j.customer_id = ?"
    "         AND j.code LIKE ? LIMIT 1) = 1"
    "  OR (TRUE";

const char product_list_word[] =
    "AND UPPER(CONCAT_WS(' ', p.sku, p.name, p.name_en, p.brand, p.brand_en,"
    " p.spec)) LIKE ?";

const char product_list_matched[] = "))";

const char product_list_categories[] = "AND p.category_id IN @in";

/* Not EXISTS, which is answered by reading all stock first. */
const char product_list_in_stock[] =
    "AND (SELECT 1 FROM stocks AS w"
    "      WHERE w.product_id = p.id AND w.status = 1"
    "        AND w.expires_on >= ? AND w.on_hand > w.reserved LIMIT 1) = 1";

/* The customer's orders are fewer than a product's. */
const char product_list_bought[] =
    "AND p.id IN (SELECT l.product_id FROM orders AS o"
    "               JOIN order_lines AS l ON l.order_id = o.id"
    "              WHERE o.customer_id = ? AND o.placed_at >= ?"
    "                AND o.state NOT IN (9, 10))";

const char product_list_after[] = "AND p.sku > ?";

const char product_list_on_sale[] = "AND p.state = 1";

const char product_list_order[] = "ORDER BY p.sku LIMIT ?";

const char product_list_best[] =
    "ORDER BY CASE WHEN p.sku = ? THEN 0 WHEN p.sku LIKE ? THEN 1"
    " WHEN p.barcode = ? THEN 2 WHEN p.initials LIKE ? THEN 3"
    " WHEN UPPER(p.name) LIKE ? THEN 4 ELSE 5 END, p.sku LIMIT ?";

/* --- Writing ---------------------------------------------------------------- */

const struct db_query stmt_product_save = {
	.name = "product.save",
	.sql = "INSERT INTO products (sku, name, name_en, brand, brand_en,"
	       "  spec, unit, unit_en, case_units, min_quantity, step, barcode,"
	       "  category_id, storage, batch_tracked, shelf_days, state,"
	       "  supply, lead_days, restricted, picture, initials, created_at)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
	       "  ?, ?, ?, ?, ?)"
	       " ON DUPLICATE KEY UPDATE name = VALUES(name),"
	       "  name_en = VALUES(name_en), brand = VALUES(brand),"
	       "  brand_en = VALUES(brand_en), spec = VALUES(spec),"
	       "  unit = VALUES(unit), unit_en = VALUES(unit_en),"
	       "  case_units = VALUES(case_units),"
	       "  min_quantity = VALUES(min_quantity), step = VALUES(step),"
	       "  barcode = VALUES(barcode),"
	       "  category_id = VALUES(category_id),"
	       "  storage = VALUES(storage),"
	       "  batch_tracked = VALUES(batch_tracked),"
	       "  shelf_days = VALUES(shelf_days), state = VALUES(state),"
	       "  supply = VALUES(supply), lead_days = VALUES(lead_days),"
	       "  restricted = VALUES(restricted), picture = VALUES(picture),"
	       "  initials = VALUES(initials)",
	.param_count = 23,
};

const struct db_query stmt_product_grams_delete = {
	.name = "product.grams_delete",
	.sql = "DELETE FROM product_grams WHERE product_id IN @in",
	.param_count = 1,
};

const struct db_query stmt_product_gram_add = {
	.name = "product.gram_add",
	.sql = "INSERT INTO product_grams (product_id, gram) VALUES (?, ?)",
	.param_count = 2,
};

const struct db_query stmt_product_rate_save = {
	.name = "product.rate_save",
	.sql = "INSERT INTO product_tax_rates (product_id, from_day, rate_bp)"
	       " VALUES (?, ?, ?)"
	       " ON DUPLICATE KEY UPDATE rate_bp = VALUES(rate_bp)",
	.param_count = 3,
};

const struct db_query stmt_product_cost_save = {
	.name = "product.cost_save",
	.sql = "INSERT INTO product_costs (product_id, from_day, cost_1e4)"
	       " VALUES (?, ?, ?)"
	       " ON DUPLICATE KEY UPDATE cost_1e4 = VALUES(cost_1e4)",
	.param_count = 3,
};

const struct db_query stmt_product_own_code_save = {
	.name = "product.own_code_save",
	.sql = "INSERT INTO customer_items (customer_id, code, product_id)"
	       " VALUES (?, ?, ?)"
	       " ON DUPLICATE KEY UPDATE product_id = VALUES(product_id)",
	.param_count = 3,
};
