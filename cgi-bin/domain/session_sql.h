/**
 * @file
 * The statements behind session.c and password.c.  Layer: domain.
 */
#ifndef DOMAIN_SESSION_SQL_H
#define DOMAIN_SESSION_SQL_H

#include "db/db.h"

/** Row of stmt_session_find. */
struct session_row {
	int64_t id;
	int64_t user_id;
	int64_t side;
	int64_t customer_id;
	int64_t team_id;
	const char *name;
	const char *company;
	const char *role_names;
	int64_t company_count;
	bool has_language;
	int64_t language;
	int64_t zone_minutes;
	const char *reach;
	const char *csrf_secret;
	bool remember;
	struct instant seen_at;
	struct instant expires_at;
	int64_t unread;
	int64_t catalogue_version;
};

/** Row of stmt_sign_in_user. */
struct sign_in_row {
	int64_t user_id;
	const char *name;
	bool has_language;
	int64_t language;
	int64_t zone_minutes;
	const char *password_hash;
};

/** Row of stmt_membership_list: a company and the roles held there. */
struct membership_row {
	int64_t id;
	int64_t customer_id;
	int64_t team_id;
	const char *company;
	const char *company_en; /* "": none */
	const char *role_names;
};

/** Row of stmt_membership_reach. */
struct reach_row {
	const char *action;
	int64_t scope;
};

/** Row of stmt_sign_in_failures. */
struct failure_row {
	int64_t by_both;
	int64_t by_address;
};

extern const struct db_query stmt_session_find;
extern const struct db_query stmt_session_touch;
extern const struct db_query stmt_session_insert;
extern const struct db_query stmt_session_delete;
extern const struct db_query stmt_session_switch;
extern const struct db_query stmt_session_language;
extern const struct db_query stmt_user_language;
extern const struct db_query stmt_sign_in_user;
extern const struct db_query stmt_sign_in_failures;
extern const struct db_query stmt_sign_in_failed;
extern const struct db_query stmt_membership_list;
extern const struct db_query stmt_membership_reach;
extern const struct db_query stmt_session_audit;

#endif
