/**
 * @file
 * The statements behind two_factor.c.  Layer: domain.
 */
#ifndef DOMAIN_TWO_FACTOR_SQL_H
#define DOMAIN_TWO_FACTOR_SQL_H

#include "db/db.h"

/** Row of stmt_two_factor_find and stmt_two_factor_lock. */
struct two_factor_row {
	const char *login;
	const char *secret; /* sealed; NULL for none */
	struct instant confirmed_at;
	int64_t last_step;
	int64_t codes_left;
};

/** Row of stmt_two_factor_asked. */
struct two_factor_asked_row {
	bool is_on;
	const char *role_names; /* of all companies; NULL for none */
};

/** Item of stmt_two_factor_code_insert. */
struct two_factor_code_item {
	int64_t user_id;
	const char *hash;
};

extern const struct db_query stmt_two_factor_find;
extern const struct db_query stmt_two_factor_lock;
extern const struct db_query stmt_two_factor_asked;
extern const struct db_query stmt_two_factor_save;
extern const struct db_query stmt_two_factor_confirm;
extern const struct db_query stmt_two_factor_step;
extern const struct db_query stmt_two_factor_delete;
extern const struct db_query stmt_two_factor_code_insert;
extern const struct db_query stmt_two_factor_code_use;
extern const struct db_query stmt_two_factor_codes_delete;
extern const struct db_query stmt_two_factor_audit;

#endif
