/**
 * @file
 * Every SQL statement of the import of tables, and nothing else.
 */
#include "domain/import_table_sql.h"

static const struct db_column name_columns[] = {
	DB_COLUMN(struct import_name, id),
	DB_COLUMN(struct import_name, name),
	DB_COLUMN(struct import_name, name_en),
};

#define TEXTS                                                                  \
	"JSON_TABLE(?, '$[*]' COLUMNS (n FOR ORDINALITY,"                      \
	" code VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"          \
	" PATH '$')) AS t"

/* --- Names that cells may say ------------------------------------------------ */

const struct db_query stmt_import_categories = {
	.name = "import.categories",
	.sql = "SELECT id, name, name_en FROM categories ORDER BY id"
	       " LIMIT 2000",
	DB_ROWS(struct import_name, name_columns),
};

const struct db_query stmt_import_lists = {
	.name = "import.lists",
	.sql = "SELECT id, name, name_en FROM price_lists ORDER BY id"
	       " LIMIT 2000",
	DB_ROWS(struct import_name, name_columns),
};

const struct db_query stmt_import_teams = {
	.name = "import.teams",
	.sql = "SELECT id, name, name_en FROM teams ORDER BY id LIMIT 2000",
	DB_ROWS(struct import_name, name_columns),
};

const struct db_query stmt_import_warehouses = {
	.name = "import.warehouses",
	.sql = "SELECT id, code, name FROM warehouses ORDER BY id LIMIT 2000",
	DB_ROWS(struct import_name, name_columns),
};

static const struct db_column rep_columns[] = {
	DB_COLUMN(struct import_rep_row, id),
	DB_COLUMN(struct import_rep_row, login),
	DB_COLUMN(struct import_rep_row, name),
	DB_COLUMN(struct import_rep_row, team_id),
};

const struct db_query stmt_import_reps = {
	.name = "import.reps",
	.sql = "SELECT u.id, u.login, u.name, m.team_id"
	       "  FROM users AS u"
	       "  JOIN memberships AS m ON m.user_id = u.id"
	       " WHERE m.customer_id IS NULL" /* unscoped: staff, by login */
	       "   AND m.state = 1 AND u.state = 1"
	       " ORDER BY u.id LIMIT 2000",
	DB_ROWS(struct import_rep_row, rep_columns),
};

/* --- Products ---------------------------------------------------------------- */

static const struct db_column product_columns[] = {
	DB_COLUMN(struct import_product_row, number),
	DB_COLUMN(struct import_product_row, data.id),
	DB_COLUMN(struct import_product_row, data.sku),
	DB_COLUMN(struct import_product_row, data.name),
	DB_COLUMN(struct import_product_row, data.name_en),
	DB_COLUMN(struct import_product_row, data.brand),
	DB_COLUMN(struct import_product_row, data.brand_en),
	DB_COLUMN(struct import_product_row, data.spec),
	DB_COLUMN(struct import_product_row, data.unit),
	DB_COLUMN(struct import_product_row, data.unit_en),
	DB_COLUMN(struct import_product_row, data.case_units),
	DB_COLUMN(struct import_product_row, data.min_quantity),
	DB_COLUMN(struct import_product_row, data.step),
	DB_COLUMN(struct import_product_row, data.barcode),
	DB_COLUMN(struct import_product_row, data.category_id),
	DB_COLUMN(struct import_product_row, data.storage),
	DB_COLUMN(struct import_product_row, data.batch_tracked),
	DB_COLUMN(struct import_product_row, data.shelf_days),
	DB_COLUMN(struct import_product_row, data.state),
	DB_COLUMN(struct import_product_row, data.supply),
	DB_COLUMN(struct import_product_row, data.lead_days),
	DB_COLUMN(struct import_product_row, data.restricted),
	DB_COLUMN(struct import_product_row, data.picture),
};

const struct db_query stmt_import_products = {
	.name = "import.products",
	.sql = "SELECT t.n, p.id, p.sku, p.name, p.name_en, p.brand,"
	       "  p.brand_en, p.spec, p.unit, p.unit_en, p.case_units,"
	       "  p.min_quantity, p.step, p.barcode, p.category_id, p.storage,"
	       "  p.batch_tracked, p.shelf_days, p.state, p.supply,"
	       "  p.lead_days, p.restricted, p.picture"
	       "  FROM " TEXTS "  STRAIGHT_JOIN products AS p ON p.sku = t.code"
	       " ORDER BY t.n LIMIT 1000",
	.param_count = 1,
	DB_ROWS(struct import_product_row, product_columns),
};

const struct db_query stmt_import_products_after = {
	.name = "import.products_after",
	.sql = "SELECT 0, p.id, p.sku, p.name, p.name_en, p.brand,"
	       "  p.brand_en, p.spec, p.unit, p.unit_en, p.case_units,"
	       "  p.min_quantity, p.step, p.barcode, p.category_id, p.storage,"
	       "  p.batch_tracked, p.shelf_days, p.state, p.supply,"
	       "  p.lead_days, p.restricted, p.picture"
	       "  FROM products AS p WHERE p.id > ? ORDER BY p.id LIMIT 500",
	.param_count = 1,
	DB_ROWS(struct import_product_row, product_columns),
};

static const struct db_column id_columns[] = {
	DB_COLUMN(struct import_id_row, number),
	DB_COLUMN(struct import_id_row, id),
	DB_COLUMN(struct import_id_row, batch_tracked),
};

const struct db_query stmt_import_product_ids = {
	.name = "import.product_ids",
	.sql = "SELECT t.n, p.id, p.batch_tracked FROM " TEXTS
	       "  STRAIGHT_JOIN products AS p ON p.sku = t.code"
	       " ORDER BY t.n LIMIT 1000",
	.param_count = 1,
	DB_ROWS(struct import_id_row, id_columns),
};

static const struct db_column price_columns[] = {
	DB_COLUMN(struct import_price_row, product_id),
	DB_COLUMN(struct import_price_row, price_list_id),
	DB_COLUMN(struct import_price_row, min_quantity),
	DB_COLUMN(struct import_price_row, from_day),
};

const struct db_query stmt_import_prices = {
	.name = "import.prices",
	.sql = "SELECT product_id, price_list_id, min_quantity, from_day"
	       "  FROM prices WHERE product_id IN @in LIMIT 1000000",
	.param_count = 1,
	DB_ROWS(struct import_price_row, price_columns),
};

static const struct db_column batch_columns[] = {
	DB_COLUMN(struct import_batch_row, product_id),
	DB_COLUMN(struct import_batch_row, number),
	DB_COLUMN(struct import_batch_row, expires_on),
};

const struct db_query stmt_import_batches = {
	.name = "import.batches",
	.sql = "SELECT product_id, number, expires_on FROM batches"
	       " WHERE product_id IN @in LIMIT 1000000",
	.param_count = 1,
	DB_ROWS(struct import_batch_row, batch_columns),
};

/* --- Customers --------------------------------------------------------------- */

static const struct db_column customer_columns[] = {
	DB_COLUMN(struct import_customer_row, number),
	DB_COLUMN(struct import_customer_row, id),
	DB_COLUMN(struct import_customer_row, code),
	DB_COLUMN(struct import_customer_row, name),
	DB_COLUMN(struct import_customer_row, name_en),
	DB_COLUMN(struct import_customer_row, class),
	DB_COLUMN(struct import_customer_row, state),
	DB_COLUMN(struct import_customer_row, province),
	DB_COLUMN(struct import_customer_row, city),
	DB_COLUMN(struct import_customer_row, rep_id),
	DB_COLUMN(struct import_customer_row, team_id),
	DB_COLUMN(struct import_customer_row, price_list_id),
	DB_COLUMN(struct import_customer_row, approval_fen),
	DB_COLUMN(struct import_customer_row, shelf_days),
	DB_COLUMN(struct import_customer_row, limit_fen),
	DB_COLUMN(struct import_customer_row, term_days),
	DB_COLUMN(struct import_customer_row, has_address),
};

const struct db_query stmt_import_customers = {
	.name = "import.customers",
	.sql = "SELECT t.n, c.id, c.code, c.name, c.name_en, c.class, c.state,"
	       "  c.province, c.city, c.rep_id, c.team_id, c.price_list_id,"
	       "  IFNULL(c.approval_over_fen, -1), c.shelf_days, a.limit_fen,"
	       "  a.term_days, EXISTS"
	       "    (SELECT 1 FROM customer_addresses AS d"
	       "      WHERE d.customer_id = c.id AND d.is_default = 1"
	       "        AND d.state = 1)"
	       "  FROM " TEXTS
	       "  STRAIGHT_JOIN customers AS c" /* unscoped: by ACTION_ADMIN */
	       "     ON c.code = t.code"
	       "  LEFT JOIN credit_accounts AS a ON a.customer_id = c.id"
	       " ORDER BY t.n LIMIT 1000",
	.param_count = 1,
	DB_ROWS(struct import_customer_row, customer_columns),
};

const struct db_query stmt_import_customer_save = {
	.name = "import.customer_save",
	.sql = "INSERT INTO customers (code, name, name_en, sort_key, initials,"
	       "  class, state, province, city, rep_id, team_id, price_list_id,"
	       "  approval_over_fen, shelf_days, created_at)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
	       "  NULLIF(?, -1), ?, ?)"
	       " ON DUPLICATE KEY UPDATE name = VALUES(name),"
	       "  name_en = VALUES(name_en), sort_key = VALUES(sort_key),"
	       "  initials = VALUES(initials), class = VALUES(class),"
	       "  state = VALUES(state), province = VALUES(province),"
	       "  city = VALUES(city), rep_id = VALUES(rep_id),"
	       "  team_id = VALUES(team_id),"
	       "  price_list_id = VALUES(price_list_id),"
	       "  approval_over_fen = VALUES(approval_over_fen),"
	       "  shelf_days = VALUES(shelf_days)",
	.param_count = 15,
};

const struct db_query stmt_import_credit_save = {
	.name = "import.credit_save",
	.sql = "INSERT INTO credit_accounts (customer_id, limit_fen, term_days)"
	       " VALUES (?, ?, ?)"
	       " ON DUPLICATE KEY UPDATE limit_fen = VALUES(limit_fen),"
	       "  term_days = VALUES(term_days)",
	.param_count = 3,
};

const struct db_query stmt_import_address_change = {
	.name = "import.address_change",
	.sql = "UPDATE customer_addresses"
	       "   SET address = ?, contact = ?, phone = ?"
	       " WHERE customer_id = ? AND is_default = 1 AND state = 1",
	.param_count = 4,
};

const struct db_query stmt_import_address_add = {
	.name = "import.address_add",
	.sql = "INSERT INTO customer_addresses (address, contact, phone,"
	       "  customer_id, label, is_default)"
	       " VALUES (?, ?, ?, ?, '默认地址', 1)",
	.param_count = 4,
};
