/**
 * @file
 * Customers that belong together: a tree of parents and children.
 *
 * Layer: domain.  Apart from the groups that share a limit (credit_group.h).
 * Of a group each reader sees the members of his reach alone, and their sums.
 */
#ifndef DOMAIN_CUSTOMER_GROUP_H
#define DOMAIN_CUSTOMER_GROUP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/account.h"
#include "domain/act.h"

enum {
	CUSTOMER_GROUP_DEPTH_MAX = 8,
	CUSTOMER_GROUP_MEMBERS_MAX = 500
};

struct customer_member {
	int64_t id;
	int64_t parent_id; /* 0: the head */
	int64_t depth;     /* 0: the head */
	const char *code, *name;
	const char *name_en; /* NULL: none */
	const char *rep;     /* NULL: none */
	int64_t year_fen, before_fen, used_fen, overdue_fen;
};

/** The whole group of an account as far as the actor sees it (itself at least),
 *  parents before children.  @param[out] rows struct customer_member */
enum status customer_group_members(struct db *db, struct arena *mem,
    const struct actor *who, const struct account *account,
    struct db_rows *rows) MUST_CHECK;

/** Its own place. */
struct customer_group_place {
	int64_t parent_id;       /* 0: none */
	const char *parent_code; /* NULL: none, or out of reach */
	int64_t credit_group_id; /* the limit it shares; 0: none */
	const char *credit_group;
};

enum status customer_group_place(struct db *db, struct arena *mem,
    const struct actor *who, const struct account *account,
    struct customer_group_place *out) MUST_CHECK;

enum customer_group_fault {
	CUSTOMER_GROUP_SOUND = 0,
	CUSTOMER_GROUP_FAULT_CODE,  /* no such customer in the actor's reach */
	CUSTOMER_GROUP_FAULT_CYCLE, /* it is itself, or one of its own below */
	CUSTOMER_GROUP_FAULT_DEEP   /* deeper than CUSTOMER_GROUP_DEPTH_MAX */
};

/**
 * ACTION_CUSTOMER_CHANGE in scope; leaves a line in the history of the file.
 *
 * @param parent_code "" to take it out of its group
 * @return STATUS_OK, FORBIDDEN, NOT_FOUND, INVALID (see *fault).
 */
enum status customer_group_set(struct db *db, struct act *act,
    int64_t customer_id, const char *parent_code,
    enum customer_group_fault *fault) MUST_CHECK;

#endif
