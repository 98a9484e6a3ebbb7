/**
 * @file
 * What happens at a customer (客户动态): anniversaries, openings, honours,
 * moves; and the tasks that come of it.
 *
 * Layer: domain.  Reads take an account that was found in the actor's scope
 * and are for staff.  The salesperson is told of an anniversary a week before,
 * once a year.
 */
#ifndef DOMAIN_CUSTOMER_EVENT_H
#define DOMAIN_CUSTOMER_EVENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/account.h"
#include "domain/act.h"

enum {
	CUSTOMER_EVENT_CHARS = 300,
	CUSTOMER_EVENTS_MAX = 200, /* that are listed */
	CUSTOMER_EVENT_TOLD_DAYS = 7,
	CUSTOMER_TASKS_MAX = 100
};

enum customer_event_kind {
	CUSTOMER_ANNIVERSARY = 1,
	CUSTOMER_OPENING,
	CUSTOMER_HONOUR,
	CUSTOMER_MOVE,
	CUSTOMER_OTHER,
	CUSTOMER_EVENT_KIND_COUNT
};

struct customer_event {
	int64_t id;
	enum customer_event_kind kind;
	struct day day;
	const char *what;
	const char *task; /* "": none */
	int64_t task_owner_id;
	const char *task_owner; /* NULL: none */
	struct day task_due;
	struct instant task_done; /* none: open */
	const char *done_by;      /* NULL: nobody */
	const char *entered_by;   /* NULL: unknown */
	struct instant at;
};

/** Latest day first.  @param[out] rows struct customer_event */
enum status customer_event_list(struct db *db, struct arena *mem,
    const struct account *account, struct db_rows *rows) MUST_CHECK;

/** Who may be given a task at this customer: its account team, the sales team
 *  it belongs to, and the actor. */
struct customer_helper {
	int64_t id;
	const char *name;
};

/** By name, at most 100.  @param[out] rows struct customer_helper */
enum status customer_helpers(struct db *db, struct arena *mem,
    const struct actor *who, const struct account *account,
    struct db_rows *rows) MUST_CHECK;

/** Whether `user_id` is one of them; for other tasks at a customer. */
enum status customer_helper_check(struct db *db, struct act *act,
    int64_t customer_id, int64_t user_id, bool *is_helper) MUST_CHECK;

struct customer_event_request {
	enum customer_event_kind kind;
	struct day day;
	const char *what;
	const char *task; /* "": none; then owner and due are left out */
	int64_t task_owner_id;
	struct day task_due;
};

enum customer_event_fault {
	CUSTOMER_EVENT_SOUND = 0,
	CUSTOMER_EVENT_FAULT_KIND,
	CUSTOMER_EVENT_FAULT_DAY,
	CUSTOMER_EVENT_FAULT_WHAT,
	CUSTOMER_EVENT_FAULT_TASK,
	CUSTOMER_EVENT_FAULT_OWNER,
	CUSTOMER_EVENT_FAULT_DUE
};

/** ACTION_CUSTOMER_CHANGE in scope.
 *  @return STATUS_OK, FORBIDDEN, NOT_FOUND, INVALID (see *fault). */
enum status customer_event_add(struct db *db, struct act *act,
    int64_t customer_id, const struct customer_event_request *request,
    enum customer_event_fault *fault) MUST_CHECK;

/** The task is done: by its owner, or who may change the file.
 *  @return STATUS_OK, FORBIDDEN, NOT_FOUND, CONFLICT (done already). */
enum status customer_event_done(struct db *db, struct act *act,
    int64_t customer_id, int64_t event_id) MUST_CHECK;

/** An open task of the actor at a customer. */
struct customer_task {
	int64_t id;
	int64_t customer_id;
	const char *customer, *customer_en;
	const char *what;
	struct day due; /* none: no day */
	bool is_step;   /* of a plan for a difficult customer; else of an event */
};

/** Of the actor, earliest due first.  @param[out] rows struct customer_task */
enum status customer_task_list(struct db *db, struct arena *mem,
    const struct actor *who, struct db_rows *rows) MUST_CHECK;

/** For the first page. */
struct customer_task_count {
	int64_t open, late;
};

enum status customer_task_count(struct db *db, struct arena *mem,
    const struct actor *who, struct day today,
    struct customer_task_count *out) MUST_CHECK;

/** The next time this day of the year comes, from `today` on; 29 February is
 *  kept on the 28th of other years. */
struct day customer_event_next(struct day day, struct day today);

/** Tell of anniversaries within a week.  @param[out] done how many were told */
enum status customer_event_job_remind(
    struct db *db, struct act *act, int64_t *done) MUST_CHECK;

#endif
