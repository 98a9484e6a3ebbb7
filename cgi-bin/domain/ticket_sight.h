/**
 * @file
 * Who sees a ticket: the one condition of every statement that reads tickets
 * for somebody.  Layer: domain, for ticket*.c, complaint*.c and file*.c.
 */
#ifndef DOMAIN_TICKET_SIGHT_H
#define DOMAIN_TICKET_SIGHT_H

#include "base/arena.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/actor.h"

/** What the condition is asked with. */
struct ticket_sight {
	struct db_scope scope;
	int64_t viewer_id; /* whom a complaint is about does not see it */
	int64_t own_of;    /* whose tickets alone; 0: the scope's */
	bool is_staff;     /* reads what is internal */
};

/**
 * The condition on the ticket `t` of the customer `c`: three parameters beside
 * the scope's, from TICKET_SIGHT_ARGS().  A colleague's complaint by telephone is
 * seen by the whole company.
 */
#define TICKET_IN_SIGHT                                                        \
	"@scope(t, c) AND NOT (t.person_id <=> ?)"                             \
	" AND (? = 0 OR t.by_staff = 1 OR t.opened_by = ?)"

#define TICKET_SIGHT_ARGS(sight)                                               \
	db_int((sight)->viewer_id), db_int((sight)->own_of),                   \
	    db_int((sight)->own_of)

/** Parameters of TICKET_IN_SIGHT. */
enum {
	TICKET_SIGHT_PARAMS = 3
};

/** By the setting and the actor's roles. */
enum status ticket_sight(struct db *db, struct arena *mem,
    const struct actor *who, enum action action,
    struct ticket_sight *out) MUST_CHECK;

#endif
