/**
 * @file
 * Every SQL statement of shelf.c, and nothing else.
 */
#include "domain/shelf_sql.h"

static const struct db_column number_columns[] = {
	DB_COLUMN(struct shelf_number_row, number),
};

const struct db_query stmt_shelf_version = {
	.name = "shelf.version",
	.sql = "SELECT version FROM catalogue_version WHERE id = 1",
	.param_count = 0,
	DB_ROWS(struct shelf_number_row, number_columns),
};

const struct db_query stmt_shelf_changed = {
	.name = "shelf.changed",
	.sql = "UPDATE catalogue_version SET version = version + 1"
	       " WHERE id = 1",
	.param_count = 0,
};

static const struct db_column product_columns[] = {
	DB_COLUMN(struct shelf_product, product.id),
	DB_COLUMN(struct shelf_product, product.sku),
	DB_COLUMN(struct shelf_product, product.name),
	DB_COLUMN(struct shelf_product, product.name_en),
	DB_COLUMN(struct shelf_product, product.brand),
	DB_COLUMN(struct shelf_product, product.brand_en),
	DB_COLUMN(struct shelf_product, product.spec),
	DB_COLUMN(struct shelf_product, product.unit),
	DB_COLUMN(struct shelf_product, product.unit_en),
	DB_COLUMN(struct shelf_product, product.case_units),
	DB_COLUMN(struct shelf_product, product.min_quantity),
	DB_COLUMN(struct shelf_product, product.step),
	DB_COLUMN(struct shelf_product, product.barcode),
	DB_COLUMN(struct shelf_product, product.category_id),
	DB_COLUMN(struct shelf_product, product.category),
	DB_COLUMN(struct shelf_product, product.category_en),
	DB_COLUMN(struct shelf_product, product.storage),
	DB_COLUMN(struct shelf_product, product.batch_tracked),
	DB_COLUMN(struct shelf_product, product.shelf_days),
	DB_COLUMN(struct shelf_product, product.state),
	DB_COLUMN(struct shelf_product, product.supply),
	DB_COLUMN(struct shelf_product, product.lead_days),
	DB_COLUMN(struct shelf_product, product.picture),
	DB_COLUMN(struct shelf_product, restricted),
};

/* Each of these takes one row more than may be kept as its last argument. */
const struct db_query stmt_shelf_products = {
	.name = "shelf.products",
	.sql = "SELECT p.id, p.sku, p.name, p.name_en, p.brand, p.brand_en,"
	       "       p.spec, p.unit, p.unit_en, p.case_units,"
	       "       p.min_quantity, p.step, p.barcode, p.category_id,"
	       "       c.name, c.name_en, p.storage, p.batch_tracked,"
	       "       p.shelf_days, p.state, p.supply, p.lead_days,"
	       "       p.picture, p.restricted"
	       "  FROM products AS p"
	       "  LEFT JOIN categories AS c ON c.id = p.category_id"
	       " ORDER BY p.sku LIMIT ?",
	.param_count = 1,
	DB_ROWS(struct shelf_product, product_columns),
};

static const struct db_column rate_columns[] = {
	DB_COLUMN(struct shelf_rate, product_id),
	DB_COLUMN(struct shelf_rate, from_day),
	DB_COLUMN(struct shelf_rate, rate_bp),
};

const struct db_query stmt_shelf_rates = {
	.name = "shelf.rates",
	.sql = "SELECT product_id, from_day, rate_bp FROM product_tax_rates"
	       " ORDER BY product_id, from_day LIMIT ?",
	.param_count = 1,
	DB_ROWS(struct shelf_rate, rate_columns),
};

static const struct db_column rule_columns[] = {
	DB_COLUMN(struct shelf_rule, product_id),
	DB_COLUMN(struct shelf_rule, customer_id),
	DB_COLUMN(struct shelf_rule, has_class),
	DB_COLUMN(struct shelf_rule, class),
	DB_COLUMN(struct shelf_rule, region_id),
};

const struct db_query stmt_shelf_rules = {
	.name = "shelf.rules",
	.sql = "SELECT product_id, customer_id, class IS NOT NULL, class,"
	       "       region_id"
	       "  FROM assortment_rules ORDER BY product_id, id LIMIT ?",
	.param_count = 1,
	DB_ROWS(struct shelf_rule, rule_columns),
};

static const struct db_column price_columns[] = {
	DB_COLUMN(struct shelf_price, product_id),
	DB_COLUMN(struct shelf_price, source),
	DB_COLUMN(struct shelf_price, price_list_id),
	DB_COLUMN(struct shelf_price, class),
	DB_COLUMN(struct shelf_price, min_quantity),
	DB_COLUMN(struct shelf_price, from_day),
	DB_COLUMN(struct shelf_price, to_day),
	DB_COLUMN(struct shelf_price, price_1e4),
};

/* The kind of a list is the number of the source. */
const struct db_query stmt_shelf_prices = {
	.name = "shelf.prices",
	.sql = "SELECT STRAIGHT_JOIN r.product_id, l.kind, l.id, l.class,"
	       "       r.min_quantity, r.from_day, r.to_day, r.price_1e4"
	       "  FROM prices AS r FORCE INDEX (PRIMARY)"
	       "  JOIN price_lists AS l ON l.id = r.price_list_id"
	       " WHERE r.to_day IS NULL OR r.to_day >= ?"
	       " ORDER BY r.product_id LIMIT ?",
	.param_count = 2,
	DB_ROWS(struct shelf_price, price_columns),
};

static const struct db_column promotion_columns[] = {
	DB_COLUMN(struct promotion, id),
	DB_COLUMN(struct promotion, kind),
	DB_COLUMN(struct promotion, name),
	DB_COLUMN(struct promotion, name_en),
	DB_COLUMN(struct promotion, product_id),
	DB_COLUMN(struct promotion, category_id),
	DB_COLUMN(struct promotion, customer_id),
	DB_COLUMN(struct promotion, has_class),
	DB_COLUMN(struct promotion, class),
	DB_COLUMN(struct promotion, region_id),
	DB_COLUMN(struct promotion, from_day),
	DB_COLUMN(struct promotion, to_day),
	DB_COLUMN(struct promotion, percent_bp),
	DB_COLUMN(struct promotion, price_1e4),
	DB_COLUMN(struct promotion, buy_quantity),
	DB_COLUMN(struct promotion, free_quantity),
	DB_COLUMN(struct promotion, threshold_fen),
	DB_COLUMN(struct promotion, state),
};

const struct db_query stmt_shelf_promotions = {
	.name = "shelf.promotions",
	.sql = "SELECT q.id, q.kind, q.name, q.name_en, q.product_id,"
	       "       q.category_id, q.customer_id, q.class IS NOT NULL,"
	       "       q.class, q.region_id, q.from_day, q.to_day,"
	       "       q.percent_bp, q.price_1e4, q.buy_quantity,"
	       "       q.free_quantity, q.threshold_fen, q.state"
	       "  FROM promotions AS q FORCE INDEX (promotions_kind)"
	       " WHERE q.kind IN (1, 2, 3, 4) AND q.to_day >= ?"
	       "   AND q.state = 1 ORDER BY q.id LIMIT ?",
	.param_count = 2,
	DB_ROWS(struct promotion, promotion_columns),
};

const struct db_query stmt_shelf_owners = {
	/* unscoped: only which customers have codes, kept by the process */
	.name = "shelf.owners",
	.sql = "SELECT DISTINCT customer_id FROM customer_items"
	       " ORDER BY customer_id LIMIT ?",
	.param_count = 1,
	DB_ROWS(struct shelf_number_row, number_columns),
};

static const struct db_column substitute_columns[] = {
	DB_COLUMN(struct shelf_substitute, product_id),
	DB_COLUMN(struct shelf_substitute, substitute_id),
};

const struct db_query stmt_shelf_substitutes = {
	.name = "shelf.substitutes",
	.sql = "SELECT product_id, substitute_id FROM substitutes"
	       " ORDER BY product_id, `rank`, substitute_id LIMIT ?",
	.param_count = 1,
	DB_ROWS(struct shelf_substitute, substitute_columns),
};

static const struct db_column expected_columns[] = {
	DB_COLUMN(struct shelf_expected, product_id),
	DB_COLUMN(struct shelf_expected, day),
	DB_COLUMN(struct shelf_expected, quantity),
};

const struct db_query stmt_shelf_expected = {
	.name = "shelf.expected",
	.sql = "SELECT product_id, day, CAST(SUM(quantity) AS SIGNED)"
	       "  FROM stock_expected WHERE day >= ?"
	       " GROUP BY product_id, day ORDER BY product_id, day LIMIT ?",
	.param_count = 2,
	DB_ROWS(struct shelf_expected, expected_columns),
};

static const struct db_column moment_columns[] = {
	DB_COLUMN(struct shelf_moment_row, product_id),
	DB_COLUMN(struct shelf_moment_row, expires_on),
	DB_COLUMN(struct shelf_moment_row, available),
	DB_COLUMN(struct shelf_moment_row, code),
};

/* A list of ids as a table: planning a range for each of fifty takes longer than
 * looking them up.  What has expired is left out by the reader, for the same
 * reason. */
#define IDS "JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) AS t"
#define STOCK                                                                  \
	"SELECT s.product_id, s.expires_on, s.on_hand - s.reserved, NULL"      \
	"  FROM " IDS                                                          \
	" STRAIGHT_JOIN stocks AS s FORCE INDEX (stocks_fefo)"                 \
	"    ON s.product_id = t.id AND s.status = 1"                          \
	"   AND s.on_hand > s.reserved"

const struct db_query stmt_shelf_stock = {
	.name = "shelf.stock",
	.sql = STOCK,
	.param_count = 1,
	DB_ROWS(struct shelf_moment_row, moment_columns),
};

const struct db_query stmt_shelf_stock_and_codes = {
	/* unscoped: customer_items of the viewer's customer only */
	.name = "shelf.stock_and_codes",
	.sql = STOCK " UNION ALL "
		     "SELECT i.product_id, NULL, 0, i.code"
		     "  FROM " IDS " STRAIGHT_JOIN customer_items AS i"
		     "       FORCE INDEX (customer_items_product)"
		     "    ON i.product_id = t.id AND i.customer_id = ?",
	.param_count = 3,
	DB_ROWS(struct shelf_moment_row, moment_columns),
};
