/**
 * @file
 * Every SQL statement about customers and their addresses, and nothing else.
 */
#include "domain/customer_sql.h"

#include "domain/customer.h"
#include "domain/licence_papers.h"

static const struct db_column customer_columns[] = {
	DB_COLUMN(struct customer, id),
	DB_COLUMN(struct customer, code),
	DB_COLUMN(struct customer, name),
	DB_COLUMN(struct customer, name_en),
	DB_COLUMN(struct customer, sort_key),
	DB_COLUMN(struct customer, class),
	DB_COLUMN(struct customer, state),
	DB_COLUMN(struct customer, region_id),
	DB_COLUMN(struct customer, province),
	DB_COLUMN(struct customer, city),
	DB_COLUMN(struct customer, rep_id),
	DB_COLUMN(struct customer, team_id),
	DB_COLUMN(struct customer, rep_name),
	DB_COLUMN(struct customer, price_list_id),
	DB_COLUMN(struct customer, has_approval),
	DB_COLUMN(struct customer, approval_over_fen),
	DB_COLUMN(struct customer, shelf_days),
	DB_COLUMN(struct customer, papers),
};

#define SELECT_CUSTOMER(papers)                                                \
	"SELECT c.id, c.code, c.name, c.name_en, c.sort_key, c.class,"         \
	"       c.state, c.region_id, c.province, c.city, c.rep_id,"           \
	"       c.team_id, u.name, c.price_list_id,"                           \
	"       c.approval_over_fen IS NOT NULL, c.approval_over_fen,"         \
	"       c.shelf_days, " papers "  FROM customers AS c"                 \
	"  LEFT JOIN users AS u ON u.id = c.rep_id"

const struct db_query stmt_customer_find = {
	.name = "customer.find",
	.sql = SELECT_CUSTOMER(LICENCE_PAPERS) " WHERE c.id = ? AND @scope(c)",
	.param_count = 1,
	DB_ROWS(struct customer, customer_columns),
};

const struct db_query stmt_customer_of_document = {
	/* unscoped: the document that names it was found in scope */
	.name = "customer.of_document",
	.sql = SELECT_CUSTOMER(LICENCE_PAPERS) " WHERE c.id = ?",
	.param_count = 1,
	DB_ROWS(struct customer, customer_columns),
};

const struct db_query stmt_customer_search = {
	.name = "customer.search",
	.sql = SELECT_CUSTOMER("NULL") " WHERE c.state = 1 AND @scope(c)",
	.param_count = 0,
	DB_ROWS(struct customer, customer_columns),
};

const char customer_search_query[] =
    "AND (UPPER(c.code) LIKE ? OR UPPER(c.name) LIKE ? OR UPPER(c.name_en) LIKE ?"
    "  OR c.initials LIKE ?)";

const char customer_search_after[] =
    "AND c.sort_key >= ? AND (c.sort_key > ? OR c.id > ?)";

const char customer_search_order[] = "ORDER BY c.sort_key, c.id LIMIT ?";

static const struct db_column address_columns[] = {
	DB_COLUMN(struct customer_address, id),
	DB_COLUMN(struct customer_address, label),
	DB_COLUMN(struct customer_address, address),
	DB_COLUMN(struct customer_address, contact),
	DB_COLUMN(struct customer_address, phone),
	DB_COLUMN(struct customer_address, is_default),
};

#define SELECT_ADDRESS                                                         \
	"SELECT a.id, a.label, a.address, a.contact, a.phone, a.is_default"    \
	"  FROM customer_addresses AS a"

const struct db_query stmt_customer_addresses = {
	/* unscoped: of a customer found in scope */
	.name = "customer.addresses",
	.sql = SELECT_ADDRESS " WHERE a.customer_id = ? AND a.state = 1"
			      " ORDER BY a.is_default DESC, a.id LIMIT 200",
	.param_count = 1,
	DB_ROWS(struct customer_address, address_columns),
};

const struct db_query stmt_customer_address_find = {
	/* unscoped: of a customer found in scope */
	.name = "customer.address_find",
	.sql = SELECT_ADDRESS
	" WHERE a.id = ? AND a.customer_id = ? AND a.state = 1",
	.param_count = 2,
	DB_ROWS(struct customer_address, address_columns),
};
