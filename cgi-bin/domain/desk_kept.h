/**
 * @file
 * What a worker keeps of the desk: departments, staff, prepared answers, saved
 * filters, the newest handover note; and per viewer how many stand in each queue.
 *
 * Layer: domain.  Each page of the desk needs all of these, and they seldom
 * change.  They are as of 10 seconds ago at most.  The inbox reads, in one cheap
 * statement, which state of the desk is the present one: the version that every
 * writer of the settings raises (desk_changed), and the newest event of any case.
 * What was kept at another state is read anew, so that nobody misses what he
 * did himself.
 */
#ifndef DOMAIN_DESK_KEPT_H
#define DOMAIN_DESK_KEPT_H

#include "domain/canned_reply.h"
#include "domain/department.h"
#include "domain/saved_filter.h"
#include "domain/ticket.h"

enum {
	DESK_REPLIES_OFFERED = 8 /* prepared answers beside a composer */
};

/** What the inbox shows beside its list.  Rows of what is kept are to be read
 *  within the request. */
struct desk_beside {
	struct ticket_counts counts;
	struct db_rows colleagues;  /* struct colleague */
	struct db_rows departments; /* struct department */
	struct db_rows saved;       /* struct saved_filter of "desk" */
	struct db_rows notes;       /* struct handover_note: the newest */
};

/** One statement while nothing has changed.  STATUS_FORBIDDEN: not of staff. */
enum status desk_beside(struct db *db, struct arena *mem,
    const struct actor *who, struct instant now,
    struct desk_beside *out) MUST_CHECK;

/** Departments and colleagues as kept.  @param[out] colleagues with what each
 *  has in hand, as colleague_list() */
enum status desk_people(struct db *db, struct arena *mem,
    const struct actor *who, struct db_rows *departments,
    struct db_rows *colleagues) MUST_CHECK;

/** The prepared answers most used, of all and of one department.
 *  @param[out] rows struct canned_reply, at most DESK_REPLIES_OFFERED */
enum status desk_replies_offered(struct db *db, struct arena *mem,
    int64_t department_id, struct db_rows *rows) MUST_CHECK;

/** Fill in whose the rows of a list are: owners' and departments' names. */
enum status desk_name_rows(
    struct db *db, struct ticket_row *rows, size_t count) MUST_CHECK;

/** In the transaction of whoever changes what is kept. */
enum status desk_changed(struct db *db) MUST_CHECK;

/** Forget everything: for tests, which write past the version. */
void desk_forget(void);

#endif
