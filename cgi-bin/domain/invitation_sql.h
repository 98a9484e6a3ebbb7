/**
 * @file
 * The statements behind invitation.c.  Layer: domain.
 */
#ifndef DOMAIN_INVITATION_SQL_H
#define DOMAIN_INVITATION_SQL_H

#include "db/db.h"

/** Row of stmt_invitation_state: what speaks against inviting. */
struct invitation_state_row {
	bool is_there; /* the login has roles in the company */
	bool is_open;  /* and is invited already */
	int64_t open;  /* invitations of the company */
	bool has_company;
};

/** Row of stmt_invitation_lock and stmt_invitation_of_token. */
struct invitation_row {
	int64_t id;
	int64_t customer_id;
	int64_t team_id;
	const char *login, *name, *roles;
	int64_t language;
	int64_t user_id; /* of the account with this login; 0 for none */
};

extern const struct db_query stmt_invitation_state;
extern const struct db_query stmt_invitation_insert;
extern const struct db_query stmt_invitation_list;
extern const struct db_query stmt_invitation_lock;
extern const struct db_query stmt_invitation_renew;
extern const struct db_query stmt_invitation_end;
extern const struct db_query stmt_invitation_find;
extern const struct db_query stmt_invitation_of_token;
extern const struct db_query stmt_invitation_accept;
extern const struct db_query stmt_invitation_user_insert;
extern const struct db_query stmt_invitation_audit;

#endif
