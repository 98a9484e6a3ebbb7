/**
 * @file
 * The statements of customer_file*.c.  Layer: domain,
 * for these alone.
 */
#ifndef DOMAIN_CUSTOMER_FILE_SQL_H
#define DOMAIN_CUSTOMER_FILE_SQL_H

#include "db/db.h"

struct file_lock_row {
	int64_t id;
	int64_t version;
};

struct form_number_row {
	int64_t id;
};

struct file_address_row {
	int64_t id;
	const char *label, *address, *contact, *phone;
	bool is_default;
};

/** A proposal under lock. */
struct file_proposal_row {
	int64_t id;
	int64_t customer_id;
	int64_t state;
	const char *field;
	const char *new_value;
};

extern const struct db_query stmt_form_find;
extern const struct db_query stmt_form_reach;
extern const struct db_query stmt_form_lock;
extern const struct db_query stmt_form_read;
extern const struct db_query stmt_form_place;
extern const struct db_query stmt_form_update;
extern const struct db_query stmt_form_note;

extern const struct db_query stmt_form_history;
extern const char file_history_order[];
extern const char file_history_own[];

extern const struct db_query stmt_form_address;
extern const struct db_query stmt_form_address_count;
extern const struct db_query stmt_form_address_insert;
extern const struct db_query stmt_form_address_update;
extern const struct db_query stmt_form_address_remove;
extern const struct db_query stmt_form_address_default;

extern const struct db_query stmt_form_proposal_replace;
extern const struct db_query stmt_form_proposal_insert;
extern const struct db_query stmt_form_proposal_withdraw;
extern const struct db_query stmt_form_proposal_own;
extern const struct db_query stmt_form_proposal_list;
extern const char proposal_waiting_order[];
extern const char proposal_of_customer[];
extern const char proposal_of_id[];
extern const struct db_query stmt_file_waiting;
extern const struct db_query stmt_form_proposal_lock;
extern const struct db_query stmt_form_proposal_decide;

#endif
