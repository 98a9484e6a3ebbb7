/**
 * @file
 * Departments, their leaders, and whom a ticket can be given to.
 * Layer: domain.
 */
#ifndef DOMAIN_DEPARTMENT_H
#define DOMAIN_DEPARTMENT_H

#include "base/arena.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/act.h"

struct department {
	int64_t id;
	const char *name;
	const char *name_en;
	const char *role; /* who has it belongs to the department */
	int64_t leader_id; /* 0: none */
	const char *leader_name;
};

/** All of them, by id.  @param[out] rows struct department */
enum status department_list(
    struct db *db, struct arena *mem, struct db_rows *rows) MUST_CHECK;

/** ACTION_DESK_SET; leader 0 for none.  STATUS_INVALID: no active staff. */
enum status department_set_leader(struct db *db, struct act *act,
    int64_t department_id, int64_t leader_id) MUST_CHECK;

/** The ids of those the actor belongs to or leads, as of 10 seconds ago at
 *  most. */
enum status department_mine(struct db *db, struct arena *mem,
    const struct actor *who, const int64_t **ids, size_t *count) MUST_CHECK;

/** A member of staff. */
struct colleague {
	int64_t user_id;
	const char *name;
	const char *role_names;
	bool may_work; /* on tickets: can own one */
	int64_t open_tickets; /* that the asking actor may see */
};

/** Active staff by name: to assign to, to name as complained about.
 *  @param[out] rows struct colleague, at most 500 */
enum status colleague_list(struct db *db, struct arena *mem,
    const struct actor *who, struct db_rows *rows) MUST_CHECK;

/** What the next shift must know.  ACTION_TICKET_WORK. */
struct handover_note {
	int64_t id;
	struct instant at;
	const char *user_name;
	const char *body;
};

enum status handover_add(
    struct db *db, struct act *act, const char *body) MUST_CHECK;

/** Newest first, at most `limit` (≤ 50).  @param[out] rows struct
 *  handover_note */
enum status handover_list(struct db *db, struct arena *mem,
    const struct actor *who, int64_t limit, struct db_rows *rows) MUST_CHECK;

#endif
