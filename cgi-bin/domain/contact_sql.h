/**
 * @file
 * The statements of contact.c.  Layer: domain, for it alone.
 */
#ifndef DOMAIN_CONTACT_SQL_H
#define DOMAIN_CONTACT_SQL_H

#include "db/db.h"

struct contact_number_row {
	int64_t id;
};

/** A contact under its row's lock. */
struct contact_lock_row {
	int64_t id;
	int64_t customer_id;
	int64_t state;
	struct instant changed_at;
};

extern const struct db_query stmt_contact_list;
extern const struct db_query stmt_contact_list_own;
extern const struct db_query stmt_contact_find;
extern const struct db_query stmt_contact_find_own;
extern const struct db_query stmt_contact_reach;
extern const struct db_query stmt_contact_customer;
extern const struct db_query stmt_contact_count;
extern const struct db_query stmt_contact_lock;
extern const struct db_query stmt_contact_insert;
extern const struct db_query stmt_contact_update;
extern const struct db_query stmt_contact_update_own;
extern const struct db_query stmt_contact_state;
extern const struct db_query stmt_contact_purge;
extern const struct db_query stmt_contact_private;
extern const struct db_query stmt_contact_update_private;
extern const struct db_query stmt_contact_audit;

#endif
