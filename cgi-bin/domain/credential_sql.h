/**
 * @file
 * The statements behind credential.c.  Layer: domain.
 */
#ifndef DOMAIN_CREDENTIAL_SQL_H
#define DOMAIN_CREDENTIAL_SQL_H

#include "db/db.h"

/** Row of stmt_credential_user_…: whom a password belongs to. */
struct credential_user_row {
	int64_t user_id;
	const char *login;
	const char *name;
	const char *mail; /* NULL for none */
	int64_t language;
	const char *company; /* one of them; NULL for none */
};

/** Row of stmt_credential_asked, within the hour. */
struct credential_asked_row {
	int64_t by_login;
	int64_t by_address;
};

/** Row of stmt_credential_reset_find. */
struct credential_reset_row {
	int64_t id;
	int64_t user_id;
	const char *login;
};

extern const struct db_query stmt_credential_user_of_login;
extern const struct db_query stmt_credential_user_of_id;
extern const struct db_query stmt_credential_store;
extern const struct db_query stmt_credential_asked;
extern const struct db_query stmt_credential_reset_insert;
extern const struct db_query stmt_credential_reset_find;
extern const struct db_query stmt_credential_reset_use;
extern const struct db_query stmt_credential_resets_void;
extern const struct db_query stmt_credential_audit;

#endif
