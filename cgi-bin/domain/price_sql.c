/**
 * @file
 * Every SQL statement about prices and promotions, and nothing else.
 */
#include "domain/price_sql.h"

static const struct db_column candidate_columns[] = {
	DB_COLUMN(struct price_row, product_id),
	DB_COLUMN(struct price_row, category_id),
	DB_COLUMN(struct price_row, tax_rate_bp),
	DB_COLUMN(struct price_row, source),
	DB_COLUMN(struct price_row, price_list_id),
	DB_COLUMN(struct price_row, min_quantity),
	DB_COLUMN(struct price_row, from_day),
	DB_COLUMN(struct price_row, price_1e4),
};

/* The kind of a list is the number of the source.  Bounded by the list of
 * products: a few breaks each, product by product. */
const struct db_query stmt_price_candidates = {
	.name = "price.candidates",
	.sql = "SELECT STRAIGHT_JOIN p.id, p.category_id,"
	       "       IFNULL((SELECT t.rate_bp FROM product_tax_rates AS t"
	       "                WHERE t.product_id = p.id AND t.from_day <= ?"
	       "                ORDER BY t.from_day DESC LIMIT 1), -1),"
	       "       l.kind, l.id, r.min_quantity, r.from_day, r.price_1e4"
	       "  FROM products AS p FORCE INDEX (PRIMARY)"
	       "  LEFT JOIN (prices AS r JOIN price_lists AS l"
	       "             ON l.id = r.price_list_id)"
	       "    ON r.product_id = p.id AND r.from_day <= ?"
	       "   AND (r.to_day IS NULL OR r.to_day >= ?)"
	       "   AND (l.kind = 1 OR (l.kind = 2 AND l.class = ?)"
	       "    OR (l.kind = 3 AND l.id = ?))"
	       " WHERE p.id IN @in"
	       " ORDER BY p.id",
	.param_count = 6,
	DB_ROWS(struct price_row, candidate_columns),
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

/* Rules for a category are few: all of the day's come along, and the pure part
 * knows which product is in which. */
const struct db_query stmt_price_promotions = {
	.name = "price.promotions",
	.sql = "SELECT q.id, q.kind, q.name, q.name_en, q.product_id,"
	       "       q.category_id, q.customer_id, q.class IS NOT NULL,"
	       "       q.class, q.region_id, q.from_day, q.to_day,"
	       "       q.percent_bp, q.price_1e4, q.buy_quantity,"
	       "       q.free_quantity, q.threshold_fen, q.state"
	       "  FROM promotions AS q FORCE INDEX (promotions_kind)"
	       " WHERE q.kind IN (1, 2, 3, 4) AND q.to_day >= ?"
	       "   AND q.from_day <= ? AND q.state = 1"
	       "   AND (q.customer_id IS NULL OR q.customer_id = ?)"
	       "   AND (q.class IS NULL OR q.class = ?)"
	       "   AND (q.region_id IS NULL OR q.region_id = ?)"
	       "   AND (q.product_id IS NULL OR q.product_id IN @in)"
	       " ORDER BY q.id",
	.param_count = 6,
	DB_ROWS(struct promotion, promotion_columns),
};

const struct db_query stmt_price_save = {
	.name = "price.save",
	.sql = "INSERT INTO prices (product_id, price_list_id, min_quantity,"
	       "  from_day, to_day, price_1e4) VALUES (?, ?, ?, ?, ?, ?)"
	       " ON DUPLICATE KEY UPDATE to_day = VALUES(to_day),"
	       "  price_1e4 = VALUES(price_1e4)",
	.param_count = 6,
};

static const struct db_column id_columns[] = {
	DB_COLUMN(struct price_id_row, id),
};

#define SELECT_CLASH                                                           \
	"SELECT q.id FROM promotions AS q"                                     \
	" WHERE q.state = 1 AND q.kind = ? AND q.id <> ?"                      \
	"   AND q.product_id <=> ? AND q.category_id <=> ?"                    \
	"   AND q.customer_id <=> ? AND q.class <=> ? AND q.region_id <=> ?"   \
	"   AND q.from_day <= ? AND q.to_day >= ?"                             \
	"   AND (q.kind <> 4 OR q.threshold_fen = ?)"                          \
	" ORDER BY q.id LIMIT 1"

const struct db_query stmt_promotion_clash = {
	.name = "promotion.clash",
	.sql = SELECT_CLASH,
	.param_count = 10,
	DB_ROWS(struct price_id_row, id_columns),
};

/* Sees what was saved after this transaction began, too. */
const struct db_query stmt_promotion_clash_now = {
	.name = "promotion.clash_now",
	.sql = SELECT_CLASH " FOR UPDATE",
	.param_count = 10,
	DB_ROWS(struct price_id_row, id_columns),
};

/* Savers queue here: a rule that is being saved cannot be seen yet. */
const struct db_query stmt_promotion_lock = {
	.name = "promotion.lock",
	.sql = "SELECT id FROM price_lists WHERE id = 1 FOR UPDATE",
	.param_count = 0,
	DB_ROWS(struct price_id_row, id_columns),
};

const struct db_query stmt_promotion_insert = {
	.name = "promotion.insert",
	.sql = "INSERT INTO promotions (kind, name, name_en, product_id,"
	       "  category_id, customer_id, class, region_id, from_day, to_day,"
	       "  percent_bp, price_1e4, buy_quantity, free_quantity,"
	       "  threshold_fen, state)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	.param_count = 16,
};

const struct db_query stmt_promotion_update = {
	.name = "promotion.update",
	.sql = "UPDATE promotions SET kind = ?, name = ?, name_en = ?,"
	       "  product_id = ?, category_id = ?, customer_id = ?, class = ?,"
	       "  region_id = ?, from_day = ?, to_day = ?, percent_bp = ?,"
	       "  price_1e4 = ?, buy_quantity = ?, free_quantity = ?,"
	       "  threshold_fen = ?, state = ?"
	       " WHERE id = ?",
	.param_count = 17,
};
