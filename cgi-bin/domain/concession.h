/**
 * @file
 * The concession ledger (让步台账): what a customer was given, what it cost,
 * what was got in return.
 *
 * Layer: domain.  Append only; each is approved or refused once, by somebody
 * else (four eyes, also in the schema).  Only approved ones count.
 */
#ifndef DOMAIN_CONCESSION_H
#define DOMAIN_CONCESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/act.h"
#include "domain/pressure.h"

enum {
	CONCESSION_CHARS = 500,
	CONCESSIONS_MAX = 500 /* that are listed */
};

#define CONCESSION_COST_MAX_FEN INT64_C(100000000000)

enum concession_state {
	CONCESSION_WAITING = 1,
	CONCESSION_APPROVED,
	CONCESSION_REFUSED
};

struct concession {
	int64_t id;
	struct day day;
	const char *what, *reason, *got;
	int64_t cost_fen;
	enum concession_state state;
	int64_t entered_by_id;
	const char *entered_by; /* NULL: gone */
	const char *decided_by; /* NULL: nobody yet */
	struct instant decided_at;
	const char *answer;
	int64_t running_fen; /* approved up to and with this one */
};

/** Latest first.  @param[out] rows struct concession */
enum status concession_list(struct db *db, struct arena *mem,
    const struct pressure *pressure, struct db_rows *rows) MUST_CHECK;

/** How many of difficult customers wait for the actor's approval; 0 without
 *  ACTION_CONCESSION_APPROVE. */
enum status concession_waiting(struct db *db, struct arena *mem,
    const struct actor *who, int64_t *count) MUST_CHECK;

struct concession_year {
	int64_t year;
	int64_t count;
	int64_t approved_fen, waiting_fen;
};

/** Latest first, at most 20.  @param[out] rows struct concession_year */
enum status concession_years(struct db *db, struct arena *mem,
    const struct pressure *pressure, struct db_rows *rows) MUST_CHECK;

enum concession_fault {
	CONCESSION_SOUND = 0,
	CONCESSION_FAULT_DAY, /* none, or after today */
	CONCESSION_FAULT_WHAT,
	CONCESSION_FAULT_REASON,
	CONCESSION_FAULT_COST,
	CONCESSION_FAULT_GOT,
	CONCESSION_FAULT_ANSWER /* a refusal needs one; or too long */
};

/** ACTION_PRIVATE_SEE in scope.  Only day, what, reason, got and cost_fen are
 *  read.  @param today in the company's zone */
enum status concession_add(struct db *db, struct act *act, int64_t customer_id,
    const struct concession *concession, struct day today,
    enum concession_fault *fault) MUST_CHECK;

/**
 * ACTION_CONCESSION_APPROVE in scope.
 *
 * @return STATUS_OK, NOT_FOUND, FORBIDDEN (also who entered it), INVALID (see
 *         *fault), CONFLICT (decided already).
 */
enum status concession_decide(struct db *db, struct act *act,
    int64_t customer_id, int64_t concession_id, bool is_good,
    const char *answer, enum concession_fault *fault) MUST_CHECK;

#endif
