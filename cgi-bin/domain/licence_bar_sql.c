/**
 * @file
 * Every SQL statement of licence_bar.c, and nothing else.
 */
#include "domain/licence_bar_sql.h"

#include "domain/licence_papers.h"

static const struct db_column bar_columns[] = {
	DB_COLUMN(struct licence_bar_row, is_opening),
	DB_COLUMN(struct licence_bar_row, is_on),
	DB_COLUMN(struct licence_bar_row, ground),
	DB_COLUMN(struct licence_bar_row, kind_id),
	DB_COLUMN(struct licence_bar_row, is_mandatory),
	DB_COLUMN(struct licence_bar_row, has_scope),
	DB_COLUMN(struct licence_bar_row, kind),
	DB_COLUMN(struct licence_bar_row, kind_en),
	DB_COLUMN(struct licence_bar_row, number),
	DB_COLUMN(struct licence_bar_row, scope),
	DB_COLUMN(struct licence_bar_row, valid_from),
	DB_COLUMN(struct licence_bar_row, valid_to),
};

/* The newest first: more papers than that of one customer are history. */
const struct db_query stmt_licence_bar = {
	/* unscoped: of a customer whose order was judged before */
	.name = "licence.bar",
	.sql = "SELECT c.opening = 1, IFNULL(s.value, '1') = '1', "
	       CONTRACT_GROUND ", k.id,"
	       "  k.is_mandatory = 1 AND (k.for_nature >> c.nature) & 1,"
	       "  k.covers_scope, k.name, k.name_en, l.number, l.scope,"
	       "  l.valid_from, l.valid_to"
	       "  FROM customers AS c"
	       "  LEFT JOIN settings AS s ON s.name = 'licence_block'"
	       "  LEFT JOIN licences AS l ON l.customer_id = c.id"
	       "   AND l.state = 2"
	       "  LEFT JOIN licence_kinds AS k ON k.id = l.kind_id"
	       " WHERE c.id = ?"
	       " ORDER BY l.valid_to IS NULL DESC, l.valid_to DESC LIMIT 200",
	.param_count = 1,
	DB_ROWS(struct licence_bar_row, bar_columns),
};

static const struct db_column category_columns[] = {
	DB_COLUMN(struct licence_category_row, category_id),
};

const struct db_query stmt_licence_bar_order = {
	/* unscoped: of an order judged before */
	.name = "licence.bar_order",
	.sql = "SELECT DISTINCT p.category_id FROM order_lines AS l"
	       "  JOIN products AS p ON p.id = l.product_id"
	       " WHERE l.order_id = ? AND l.quantity > l.shipped + l.cancelled"
	       " LIMIT 500",
	.param_count = 1,
	DB_ROWS(struct licence_category_row, category_columns),
};
