/**
 * @file
 * The statements behind credit.c.  Layer: domain.
 */
#ifndef DOMAIN_CREDIT_SQL_H
#define DOMAIN_CREDIT_SQL_H

#include "domain/credit.h"

/** Row of stmt_credit_panel. */
struct credit_panel_row {
	struct credit_account account;
	int64_t pending_fen;
	int64_t earmarked_fen;
	int64_t kept_fen;
};

/** Row of stmt_credit_earmarks. */
struct credit_earmark_row {
	int64_t earmarked_fen; /* to this order */
	int64_t kept_fen;      /* to others that are not confirmed */
};

/** Row of stmt_order_holds; also what stmt_order_hold_save takes. */
struct credit_hold_row {
	int64_t order_id;
	enum hold_reason reason;
	enum hold_state state;
	int64_t amount_fen;
	struct instant since;
};

/** Row of stmt_credit_held_orders. */
struct credit_held_row {
	int64_t id;
};

extern const struct db_query stmt_credit_find;
extern const struct db_query stmt_credit_lock;
extern const struct db_query stmt_credit_panel;
extern const struct db_query stmt_credit_entry;
extern const struct db_query stmt_credit_use;
extern const struct db_query stmt_credit_group_use;
extern const struct db_query stmt_credit_earmarks;
extern const struct db_query stmt_order_holds;
extern const struct db_query stmt_order_hold_save;
extern const struct db_query stmt_credit_held_orders;
extern const struct db_query stmt_credit_check_accounts;
extern const struct db_query stmt_credit_check_orders;

/** Columns of stmt_order_hold_save, in the order of its marks. */
extern const struct db_column credit_hold_columns[];
extern const size_t credit_hold_column_count;

#endif
