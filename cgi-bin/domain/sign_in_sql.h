/**
 * @file
 * The statements behind sign_in.c.  Layer: domain.
 */
#ifndef DOMAIN_SIGN_IN_SQL_H
#define DOMAIN_SIGN_IN_SQL_H

#include "db/db.h"

/** Row of stmt_sign_in_user and stmt_sign_in_login. */
struct sign_in_row {
	int64_t user_id;
	const char *login;
	const char *password_hash;
};

/** Row of stmt_sign_in_place: whether the owner is known there. */
struct sign_in_place_row {
	int64_t device_id; /* 0: no such browser */
	bool is_known_address;
};

/** Row of stmt_sign_in_failures, within the hour. */
struct failure_row {
	int64_t by_device;
	int64_t by_here;    /* from this address, no known browser */
	int64_t elsewhere;  /* from anywhere, no known browser */
	int64_t by_address; /* of any login */
};

/** Row of stmt_sign_in_step. */
struct sign_in_step_row {
	int64_t user_id;
	const char *login;
	bool must_set_up;
	bool remember;
	int64_t tries;
	struct instant expires_at;
};

extern const struct db_query stmt_sign_in_user;
extern const struct db_query stmt_sign_in_login;
extern const struct db_query stmt_sign_in_place;
extern const struct db_query stmt_sign_in_failures;
extern const struct db_query stmt_sign_in_failed;
extern const struct db_query stmt_sign_in_step_insert;
extern const struct db_query stmt_sign_in_step;
extern const struct db_query stmt_sign_in_step_try;
extern const struct db_query stmt_sign_in_step_delete;
extern const struct db_query stmt_sign_in_steps_drop;
extern const struct db_query stmt_sign_in_devices_drop;
extern const struct db_query stmt_sign_in_device_seen;
extern const struct db_query stmt_sign_in_device_insert;
extern const struct db_query stmt_sign_in_devices_trim;

#endif
