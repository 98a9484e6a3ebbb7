/**
 * @file
 * Who decides for whom while he is away.
 *
 * Layer: domain.  An absent one names a deputy for some days.  On these days the
 * deputy may change over to the absent one's place: the session then has what the
 * absent one may, as far as it belongs to deciding, and stays the deputy's own
 * user.  Neither judges there what he or the absent one did himself; see
 * actor_is().  Only what deputy_note() wrote down is committed there; see
 * act_run().
 */
#ifndef DOMAIN_DEPUTY_H
#define DOMAIN_DEPUTY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/act.h"
#include "domain/actor.h"

enum {
	DEPUTY_NOTE_CHARS = 200,
	DEPUTY_DAYS_MAX = 366
};

/** Whether the actor decides anything that a deputy could decide for it. */
bool deputy_decides(const struct actor *who);

struct deputy {
	int64_t id;
	int64_t absent_id;
	const char *absent;
	int64_t deputy_id;
	const char *deputy;
	struct day from, to; /* both included */
	const char *note;
};

/** Not over and not called off, in which the actor is one of the two; soonest
 *  first, at most 50.  @param[out] rows struct deputy */
enum status deputy_list(struct db *db, struct arena *mem,
    const struct actor *who, struct day today, struct db_rows *rows) MUST_CHECK;

/** Somebody who may be named. */
struct deputy_person {
	int64_t id;
	const char *name;
};

/** Active colleagues by name, at most 500.
 *  @param[out] rows struct deputy_person */
enum status deputy_people(struct db *db, struct arena *mem,
    const struct actor *who, struct db_rows *rows) MUST_CHECK;

enum deputy_fault {
	DEPUTY_SOUND = 0,
	DEPUTY_FAULT_PERSON,  /* not an active colleague */
	DEPUTY_FAULT_FROM,    /* before today */
	DEPUTY_FAULT_TO,      /* before the first day, or too long */
	DEPUTY_FAULT_OVERLAP, /* somebody is named for one of these days */
	DEPUTY_FAULT_NOTE
};

/** Only deputy_id, from, to and note are read.
 *  @return also FORBIDDEN: decides nothing, or is in another's place */
enum status deputy_name(struct db *db, struct act *act,
    const struct deputy *deputy, struct day today,
    enum deputy_fault *fault) MUST_CHECK;

/** Called off by the absent one, or given back by the deputy. */
enum status deputy_end(
    struct db *db, struct act *act, int64_t id) MUST_CHECK;

/** The actor's session changes over.  @return also CONFLICT: not one of its
 *  days */
enum status deputy_begin(struct db *db, struct act *act, int64_t id,
    struct day today, int zone_minutes) MUST_CHECK;

/** The session is the actor's own again. */
enum status deputy_leave(struct db *db, struct act *act) MUST_CHECK;

/**
 * Inside the transaction of a decision: write down in whose place it was made,
 * if it was.
 *
 * @param kind   "order", "credit_review", "contract", "complaint" or
 *               "concession"
 * @param number as in its path; of a concession its customer's id
 * @return STATUS_OK; FORBIDDEN when the deputy's days are over, it was called
 *         off, or the absent one is no user any more
 */
enum status deputy_note(struct db *db, struct act *act, const char *kind,
    int64_t id, const char *number) MUST_CHECK;

struct deputy_decision {
	struct instant at;
	const char *absent, *deputy;
	const char *kind, *number;
};

/** Made by the actor for others or by others for the actor; latest first, at
 *  most 50.  @param[out] rows struct deputy_decision */
enum status deputy_decisions(struct db *db, struct arena *mem,
    const struct actor *who, struct db_rows *rows) MUST_CHECK;

#endif
