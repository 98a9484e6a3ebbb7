/**
 * @file
 * The statements behind user.c.  Layer: domain.
 */
#ifndef DOMAIN_USER_SQL_H
#define DOMAIN_USER_SQL_H

#include "db/db.h"

/** Row of stmt_user_lock. */
struct user_lock_row {
	const char *login;
	int64_t state;
};

/** Row of stmt_user_membership_lock. */
struct user_membership_row {
	int64_t id;
	int64_t state;
	const char *role_names; /* NULL for none */
};

/** Row of the counts. */
struct user_count_row {
	int64_t count;
};

/** Item of stmt_user_role_insert. */
struct user_role_item {
	int64_t membership_id;
	const char *role;
};

/* The list: a shape and its fragments. */
extern const struct db_query stmt_user_lines;
extern const char *const user_lines_of_user;
extern const char *const user_lines_of_company;
extern const char *const user_lines_of_staff;
extern const char *const user_lines_like;
extern const char *const user_lines_after;
extern const char *const user_lines_order;

extern const struct db_query stmt_user_find;
extern const struct db_query stmt_user_lock;
extern const struct db_query stmt_user_state;
extern const struct db_query stmt_user_membership_lock;
extern const struct db_query stmt_user_membership_save;
extern const struct db_query stmt_user_membership_state;
extern const struct db_query stmt_user_membership_team;
extern const struct db_query stmt_user_role_insert;
extern const struct db_query stmt_user_roles_delete;
extern const struct db_query stmt_user_admins;
extern const struct db_query stmt_user_company_admins;
extern const struct db_query stmt_user_company;
extern const struct db_query stmt_user_company_of_code;
extern const struct db_query stmt_user_company_access;
extern const struct db_query stmt_user_teams;
extern const struct db_query stmt_user_audit;

#endif
