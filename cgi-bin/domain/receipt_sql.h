/**
 * @file
 * The statements behind receipt.c and receipt_post.c.  Layer: domain.
 */
#ifndef DOMAIN_RECEIPT_SQL_H
#define DOMAIN_RECEIPT_SQL_H

#include "domain/receipt.h"

struct receipt_id_row {
	int64_t id;
};

/** A receipt under its lock. */
struct receipt_lock_row {
	int64_t id;
	int64_t customer_id;
	enum receipt_kind kind;
	enum receipt_state state;
	int64_t amount_fen;
	int64_t unapplied_fen;
	int64_t order_id;
	struct day matures_on;
	bool is_settled;
	int64_t bank_line_id;
};

/** An order money may be earmarked to. */
struct receipt_order_row {
	int64_t id;
	int64_t customer_id;
	int64_t state;
};

extern const struct db_query stmt_receipt_list;
extern const struct db_query stmt_receipt_find;
extern const struct db_query stmt_receipt_by_id;
extern const char receipt_list_kind[];
extern const char receipt_list_state[];
extern const char receipt_list_unapplied[];
extern const char receipt_list_differs[];
extern const char receipt_list_customer[];
extern const char receipt_list_order_id[];
extern const char receipt_list_from[];
extern const char receipt_list_before[];
extern const char receipt_list_after[];
extern const char receipt_list_newest[];

extern const struct db_query stmt_receipt_insert;
extern const struct db_query stmt_receipt_payer; /* folded name */
extern const struct db_query stmt_receipt_one;   /* id */
extern const struct db_query stmt_receipt_lock;
extern const struct db_query stmt_receipt_reverse;
extern const struct db_query stmt_receipt_earmark;
extern const struct db_query stmt_receipt_orders_lock; /* order ids */
extern const struct db_query stmt_receipt_settle;
extern const struct db_query stmt_receipt_maturing; /* day */
extern const struct db_query stmt_receipt_slip_free;
extern const struct db_query stmt_receipt_line_free; /* note, line */

#endif
