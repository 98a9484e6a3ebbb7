/**
 * @file
 * The statements behind bank.c, bank_import.c and bank_match.c.  Layer: domain.
 */
#ifndef DOMAIN_BANK_SQL_H
#define DOMAIN_BANK_SQL_H

#include "domain/bank.h"

/** What stmt_bank_add takes. */
struct bank_add_row {
	struct day booked_on;
	int64_t amount_fen;
	const char *payer;
	const char *account;
	const char *reference;
	const char *digest;
	const char *file_name;
	struct instant at;
	int64_t by_id;
};

/** A line under its lock. */
struct bank_lock_row {
	int64_t id;
	enum bank_line_state state;
	struct day booked_on;
	int64_t amount_fen;
	const char *payer;
	const char *reference;
};

struct bank_open_row {
	int64_t id;
	bool is_new;
	int64_t amount_fen;
};

/** Somebody a line may be of. */
struct bank_candidate_row {
	int64_t customer_id;
	const char *customer_name;
	const char *customer_name_en;
	int64_t order_id;
	int64_t order_state;
	const char *payer; /* of a slip */
};

extern const struct db_query stmt_bank_mapping;
extern const struct db_query stmt_bank_mapping_save;
extern const struct db_query stmt_bank_add;
extern const struct db_column bank_add_columns[];
extern const size_t bank_add_column_count;
extern const struct db_query stmt_bank_open; /* at */
extern const struct db_query stmt_bank_lock; /* id */
extern const struct db_query stmt_bank_matched;
extern const struct db_query stmt_bank_state; /* state, note, id, from */
extern const struct db_query stmt_bank_learn;
extern const struct db_query stmt_bank_slip_take;

extern const struct db_query stmt_bank_by_order;
extern const struct db_query stmt_bank_by_shipment;
extern const struct db_query stmt_bank_by_payer;
extern const struct db_query stmt_bank_by_name;
extern const struct db_query stmt_bank_by_slip;
extern const struct db_query stmt_bank_by_amount;

extern const struct db_query stmt_bank_list;
extern const struct db_query stmt_bank_find;
extern const char bank_list_state[];
extern const char bank_list_after[];
extern const char bank_list_newest[];

#endif
