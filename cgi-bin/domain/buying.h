/**
 * @file
 * How a customer buys: in which months, and by which steps.
 *
 * Layer: domain.  Reads take an account that was found in the actor's scope
 * and are for staff; writes need ACTION_CUSTOMER_CHANGE in scope and leave a
 * line in the history of the file.
 */
#ifndef DOMAIN_BUYING_H
#define DOMAIN_BUYING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/account.h"
#include "domain/act.h"

enum {
	BUYING_MONTHS = 12,
	BUYING_NOTE_CHARS = 1000,
	BUYING_STEPS_MAX = 12,
	BUYING_STEP_CHARS = 120,
	BUYING_STEP_NOTE_CHARS = 300,
	BUYING_STANDING_MAX = 5
};

/** What it does in a month of the year. */
struct buying_month {
	int64_t month; /* 1..12 */
	bool plans, compares, orders;
};

struct buying_calendar {
	struct buying_month months[BUYING_MONTHS];
	const char *note;
};

enum status buying_calendar_find(struct db *db, struct arena *mem,
    const struct account *account, struct buying_calendar *out) MUST_CHECK;

/** STATUS_INVALID: the note is too long. */
enum status buying_calendar_save(struct db *db, struct act *act,
    int64_t customer_id, const struct buying_calendar *calendar) MUST_CHECK;

/** A step of its process. */
struct buying_step {
	int64_t position; /* from 1 */
	const char *step;
	int64_t contact_id;     /* who decides it; 0: not known */
	const char *contact;    /* NULL: none */
	const char *position_of; /* the contact's; NULL: none */
	int64_t standing;       /* where we stand: 0 unknown, 1 … 5 won */
	const char *note;
};

/** In order, at most BUYING_STEPS_MAX.  @param[out] rows struct buying_step */
enum status buying_process_find(struct db *db, struct arena *mem,
    const struct account *account, struct db_rows *rows) MUST_CHECK;

enum buying_fault {
	BUYING_SOUND = 0,
	BUYING_FAULT_MANY,
	BUYING_FAULT_STEP,     /* empty or too long */
	BUYING_FAULT_CONTACT,  /* not one of this customer */
	BUYING_FAULT_STANDING, /* not 0..5 */
	BUYING_FAULT_NOTE
};

/** Put these steps, in this order, in the place of the old ones.
 *  @return STATUS_OK, FORBIDDEN, NOT_FOUND, INVALID (see *fault). */
enum status buying_process_save(struct db *db, struct act *act,
    int64_t customer_id, const struct buying_step *steps, size_t count,
    enum buying_fault *fault) MUST_CHECK;

#endif
