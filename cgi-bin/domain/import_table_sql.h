/**
 * @file
 * The statements behind import_table*.c.  Layer: domain.
 *
 * Lists of texts go in as one JSON array; rows carry the number of the text
 * they belong to, from 1.
 */
#ifndef DOMAIN_IMPORT_TABLE_SQL_H
#define DOMAIN_IMPORT_TABLE_SQL_H

#include "db/db.h"
#include "domain/import_table_part.h"
#include "domain/product.h"

/** Row of stmt_import_products: a product as it is. */
struct import_product_row {
	int64_t number;
	struct product_data data;
};

/** A customer as it is, and as it is saved. */
struct import_customer_row {
	int64_t number;
	int64_t id;
	const char *code;
	const char *name;
	const char *name_en;
	const char *sort_key;
	const char *initials;
	int64_t class;
	int64_t state;
	const char *province;
	const char *city;
	int64_t rep_id;
	int64_t team_id;
	int64_t price_list_id;
	int64_t approval_fen; /* −1: none */
	int64_t shelf_days;
	int64_t limit_fen;
	int64_t term_days;
	struct instant created_at;
	bool has_address;    /* a default one */
	const char *address; /* the cells; not read */
	const char *contact;
	const char *phone;
};

/** Row of stmt_import_reps. */
struct import_rep_row {
	int64_t id;
	const char *login;
	const char *name;
	int64_t team_id;
};

/** Row of stmt_import_product_ids. */
struct import_id_row {
	int64_t number;
	int64_t id;
	bool batch_tracked;
};

/** Row of stmt_import_prices. */
struct import_price_row {
	int64_t product_id;
	int64_t price_list_id;
	int64_t min_quantity;
	struct day from_day;
};

/** Row of stmt_import_batches. */
struct import_batch_row {
	int64_t product_id;
	const char *number;
	struct day expires_on;
};

extern const struct db_query stmt_import_categories;
extern const struct db_query stmt_import_lists;
extern const struct db_query stmt_import_teams;
extern const struct db_query stmt_import_warehouses;
extern const struct db_query stmt_import_reps;

extern const struct db_query stmt_import_products;
extern const struct db_query stmt_import_products_after; /* id */
extern const struct db_query stmt_import_product_ids;
extern const struct db_query stmt_import_prices;
extern const struct db_query stmt_import_batches;

extern const struct db_query stmt_import_customers;
extern const struct db_query stmt_import_customer_save;
extern const struct db_query stmt_import_credit_save;
extern const struct db_query stmt_import_address_change;
extern const struct db_query stmt_import_address_add;

#endif
