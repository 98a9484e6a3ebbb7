/**
 * @file
 * The statements behind order_submit.c.  Layer: domain.
 */
#ifndef DOMAIN_ORDER_SUBMIT_SQL_H
#define DOMAIN_ORDER_SUBMIT_SQL_H

#include "domain/credit.h"

/** The draft, its customer, address and credit. */
struct submit_head {
	int64_t draft_id;
	int64_t version;
	int64_t kind;
	int64_t draft_state;
	struct day wanted_on;
	const char *own_number;
	const char *remark;
	int64_t order_id; /* sent back before; 0 for a new order */
	int64_t customer_id;
	int64_t customer_state;
	int64_t class;
	int64_t region_id;
	int64_t rep_id;
	int64_t team_id;
	int64_t price_list_id;
	bool has_approval;
	int64_t approval_over_fen;
	int64_t shelf_days;
	const char *address; /* NULL: the company has none */
	const char *contact;
	const char *phone;
	struct credit_account account;
	int64_t same_number_id; /* another order of that own number; 0 */
};

/** A line of the draft; position 0: it has none. */
struct submit_draft_line {
	int64_t position;
	int64_t product_id;
	int64_t quantity;
	int64_t short_choice;
	int64_t seen_price_1e4;
};

/** Row of stmt_submit_load. */
struct submit_row {
	struct submit_head head;
	struct submit_draft_line line;
};

/** What stmt_submit_line takes. */
struct submit_order_line {
	int64_t order_id;
	int64_t position;
	int64_t product_id;
	const char *sku;
	const char *name;
	const char *name_en;
	const char *spec;
	const char *unit;
	const char *unit_en;
	int64_t quantity;
	int64_t unit_price_1e4;
	int64_t list_price_1e4;
	int64_t amount_fen;
	int64_t discount_fen;
	int64_t net_fen;
	int64_t tax_fen;
	int64_t tax_rate_bp;
	int64_t price_source;
	int64_t price_list_id;
	int64_t promotion_id;
	bool is_free;
	int64_t short_choice;
	int64_t promised_now;
	int64_t promised_later;
	struct day promised_on;
	int64_t reserved;
};

extern const struct db_query stmt_submit_load;
extern const struct db_query stmt_submit_order;
extern const struct db_query stmt_submit_again;
extern const struct db_query stmt_submit_clear_lines;
extern const struct db_query stmt_submit_line;
extern const struct db_query stmt_submit_draft;

/** Columns of stmt_submit_line, in the order of its marks. */
extern const struct db_column submit_line_columns[];
extern const size_t submit_line_column_count;

#endif
