/**
 * @file
 * Difficult customers (霸王客户): why one can press, and the plan against it.
 *
 * Layer: domain.  Everything here needs ACTION_PRIVATE_SEE in scope: without it
 * there is nothing to be found.  A `const struct pressure *` that came from
 * here is the proof of that, for concession.h too.
 */
#ifndef DOMAIN_PRESSURE_H
#define DOMAIN_PRESSURE_H

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
	PRESSURE_CHARS = 500,
	PRESSURE_STEPS_MAX = 100,
	PRESSURE_LIST_MAX = 501
};

struct pressure {
	int64_t customer_id;
	const char *code, *name;
	const char *name_en; /* NULL: none */
	bool is_difficult;
	const char *by_share, *by_product, *by_relation, *decides;
	const char *changed_by;     /* NULL: never written */
	struct instant changed_at;  /* none: the same */
};

enum status pressure_find(struct db *db, struct arena *mem,
    const struct actor *who, int64_t customer_id,
    struct pressure *out) MUST_CHECK;

/** Only is_difficult, by_… and decides are read.
 *  @return STATUS_OK, FORBIDDEN, NOT_FOUND, INVALID (a text is too long). */
enum status pressure_save(struct db *db, struct act *act, int64_t customer_id,
    const struct pressure *pressure) MUST_CHECK;

/* --- The plan ---------------------------------------------------------------- */

/** The six methods of the field. */
enum pressure_method {
	PRESSURE_CAUSE = 1,  /* find the cause */
	PRESSURE_UPSTREAM,   /* use the upstream supplier */
	PRESSURE_CREDIT,     /* balance its credit */
	PRESSURE_POLICY,     /* use policy */
	PRESSURE_STRENGTH,   /* raise our own strength */
	PRESSURE_DOWNSTREAM, /* serve its downstream directly */
	PRESSURE_METHOD_COUNT
};

struct pressure_step {
	int64_t id;
	enum pressure_method method;
	const char *what;
	struct day due_on;      /* none: no day */
	struct instant done_at; /* none: open */
	const char *done_by;    /* NULL: nobody */
	int64_t owner_id;
	const char *owner; /* NULL: nobody */
};

/** By method, open ones by due day first.  @param[out] rows pressure_step */
enum status pressure_steps(struct db *db, struct arena *mem,
    const struct pressure *pressure, struct db_rows *rows) MUST_CHECK;

enum pressure_fault {
	PRESSURE_SOUND = 0,
	PRESSURE_FAULT_METHOD,
	PRESSURE_FAULT_WHAT,
	PRESSURE_FAULT_OWNER, /* nobody who works on this customer */
	PRESSURE_FAULT_DUE,
	PRESSURE_FAULT_MANY
};

/** Only method, what, due_on and owner_id are read. */
enum status pressure_step_add(struct db *db, struct act *act,
    int64_t customer_id, const struct pressure_step *step,
    enum pressure_fault *fault) MUST_CHECK;

/** STATUS_CONFLICT: done already. */
enum status pressure_step_done(struct db *db, struct act *act,
    int64_t customer_id, int64_t step_id) MUST_CHECK;

/* --- All of them -------------------------------------------------------------- */

struct pressure_row {
	int64_t id;
	const char *code, *name;
	const char *name_en;         /* NULL: none */
	const char *rep;             /* NULL: none */
	int64_t sales_fen;           /* net, this year */
	int64_t conceded_fen;        /* approved, of this year */
	int64_t waiting_fen;         /* not decided */
	int64_t waiting_count;
	int64_t open_steps, late_steps;
};

/** What was conceded of the sales, in basis points; below 0 without sales. */
int64_t pressure_cost_bp(const struct pressure_row *row);

/** Difficult customers in reach, most conceded first.
 *  @param after_id continue behind this customer, with its conceded_fen; 0
 *  @param limit 1..PRESSURE_LIST_MAX  @param[out] rows struct pressure_row */
enum status pressure_list(struct db *db, struct arena *mem,
    const struct actor *who, struct day today, int64_t after_fen,
    int64_t after_id, int64_t limit, struct db_rows *rows) MUST_CHECK;

#endif
