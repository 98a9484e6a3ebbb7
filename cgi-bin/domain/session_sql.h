/**
 * @file
 * The statements behind session.c and session_own.c.  Layer: domain.
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
	int64_t deputy_of;
	const char *deputy_name;
	int64_t deputy_team;
	const char *deputy_roles;
	const char *deputy_reach;
	struct instant deputy_until;
	int64_t unread;
	int64_t catalogue_version;
};

/** Row of stmt_session_user. */
struct session_user_row {
	const char *name;
	bool has_language;
	int64_t language;
	int64_t zone_minutes;
};

/** Row of stmt_session_keys. */
struct session_key_row {
	int64_t id;
	int64_t user_id;
	int64_t customer_id;
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

extern const struct db_query stmt_session_find;
extern const struct db_query stmt_session_touch;
extern const struct db_query stmt_session_insert;
extern const struct db_query stmt_session_delete;
extern const struct db_query stmt_session_switch;
extern const struct db_query stmt_session_language;
extern const struct db_query stmt_user_language;
extern const struct db_query stmt_session_user;
extern const struct db_query stmt_session_user_enters;
extern const struct db_query stmt_session_list;
extern const struct db_query stmt_session_keys;
extern const struct db_query stmt_session_end;
extern const struct db_query stmt_session_drop;
extern const struct db_query stmt_session_drop_company;
extern const struct db_query stmt_session_rewrite;
extern const struct db_query stmt_membership_enter;
extern const struct db_query stmt_membership_list;
extern const struct db_query stmt_membership_reach;
extern const struct db_query stmt_session_audit;

#endif
