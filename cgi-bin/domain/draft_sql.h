/**
 * @file
 * The statements behind draft*.c.  Layer: domain.
 */
#ifndef DOMAIN_DRAFT_SQL_H
#define DOMAIN_DRAFT_SQL_H

#include "db/db.h"
#include "domain/customer.h"
#include "domain/draft.h"

/** Row of stmt_draft_find_customer. */
struct draft_with_customer_row {
	struct draft draft;
	struct customer customer;
};

/** Row of stmt_draft_lock. */
struct draft_lock_row {
	int64_t version;
	enum draft_state state;
	enum draft_kind kind;
};

/** Row of stmt_draft_customer. */
struct draft_customer_row {
	int64_t id;
	int64_t state;
	int64_t open_count;
};

/** Row of a statement that finds a draft. */
struct draft_id_row {
	int64_t id;
};

/** Row of stmt_draft_order_lines. */
struct draft_order_row {
	int64_t customer_id;
	const char *sku;
	int64_t product_id;
	int64_t quantity;
};

/** Item of stmt_draft_line_insert and stmt_draft_line_put. */
struct draft_line_item {
	int64_t draft_id;
	int64_t position;
	const char *typed_code;
	const char *typed_quantity;
	int64_t product_id;
	int64_t quantity;
	enum short_choice short_choice;
	int64_t seen_price_1e4;
};

extern const struct db_query stmt_draft_find;
extern const struct db_query stmt_draft_find_customer;
extern const struct db_query stmt_draft_lines;
extern const struct db_query stmt_draft_list;
extern const struct db_query stmt_draft_list_all;
extern const char sql_draft_list_customer[];
extern const char sql_draft_list_end[];
extern const struct db_query stmt_draft_lock;
extern const struct db_query stmt_draft_customer;
extern const struct db_query stmt_draft_address;
extern const struct db_query stmt_draft_insert;
extern const struct db_query stmt_draft_update;
extern const struct db_query stmt_draft_touch;
extern const struct db_query stmt_draft_touch_version;
extern const struct db_query stmt_draft_state;
extern const struct db_query stmt_draft_ordered;
extern const struct db_query stmt_draft_reopen;
extern const struct db_query stmt_draft_lines_delete;
extern const struct db_query stmt_draft_line_insert;
extern const struct db_column draft_line_item_columns[];
extern const size_t draft_line_item_column_count;
extern const struct db_query stmt_draft_lines_cut;
extern const struct db_query stmt_draft_line_put;
extern const struct db_query stmt_draft_line_seen;
extern const struct db_query stmt_draft_cart;
extern const struct db_query stmt_draft_template_named;
extern const struct db_query stmt_draft_order_lines;
extern const struct db_query stmt_draft_assortment;
extern const struct db_query stmt_draft_taken_over;

#endif
