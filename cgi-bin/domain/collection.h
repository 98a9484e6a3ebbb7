/**
 * @file
 * Getting overdue money in: who owes what since when, what was done about it,
 * promises, letters, the limitation period.
 *
 * Layer: domain.  ACTION_COLLECT and its scope throughout: a distributor sees
 * none of this.  Writes run in act_run().
 */
#ifndef DOMAIN_COLLECTION_H
#define DOMAIN_COLLECTION_H

#include "base/arena.h"
#include "base/day.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/act.h"

enum {
	COLLECTION_NOTE_MAX = 1000,
	COLLECTION_LEVELS_MAX = 9,
	COLLECTION_INSTALMENTS_MAX = 60,
	COLLECTION_OPEN_MAX = 500 /* receivables on a letter */
};

/** collection_notes.kind. */
enum collection_kind {
	COLLECTION_CALL = 1,
	COLLECTION_LETTER,
	COLLECTION_VISIT,
	COLLECTION_PROMISE,
	COLLECTION_INSTALMENT,
	COLLECTION_ACKNOWLEDGED, /* in writing: the limitation begins anew */
	COLLECTION_KIND_COUNT
};

const char *collection_kind_name(enum collection_kind kind);
enum collection_kind collection_kind_by_name(const char *name);

enum promise_state {
	PROMISE_NONE = 0,
	PROMISE_OPEN,
	PROMISE_KEPT,
	PROMISE_BROKEN
};

/** From which day overdue each level counts ("1,15,30,60,90"). */
struct collection_levels {
	int64_t from_days[COLLECTION_LEVELS_MAX];
	size_t count;
};

/** Pure.  @return STATUS_INVALID unless numbers that rise from 1 on. */
enum status collection_levels_parse(
    const char *text, struct collection_levels *out) MUST_CHECK;

/** The setting. */
enum status collection_levels_read(struct db *db, struct arena *mem,
    struct collection_levels *out) MUST_CHECK;

/** Pure: 0 for not overdue, 1 for the first level … */
int64_t collection_level(
    const struct collection_levels *levels, int64_t days_overdue);

/** A customer of the work list. */
struct collection_row {
	int64_t customer_id;
	const char *customer_code;
	const char *customer_name;
	const char *customer_name_en; /* may be NULL */
	const char *rep_name;         /* may be NULL */
	int64_t overdue_fen;
	int64_t receivable_count;
	struct day oldest_due;
	int64_t days_overdue;
	int64_t level;
	enum collection_kind last_kind; /* 0: nothing was done yet */
	struct instant last_at;
	const char *last_note;
	struct day promise_day; /* the next open promise or instalment */
	int64_t promise_fen;
};

/** Zeroes mean no filter. */
struct collection_filter {
	int64_t customer_id;
	int64_t level;         /* this level and above */
	struct day after_due;  /* keyset: after the row of this oldest due day … */
	int64_t after_id;      /* … and customer */
	int64_t limit;         /* 1 to 501 */
};

/** Longest overdue first.  @param[out] rows struct collection_row */
enum status collection_list(struct db *db, struct arena *mem,
    const struct actor *who, const struct collection_filter *filter,
    struct instant now, struct db_rows *rows) MUST_CHECK;

struct collection_note {
	int64_t id;
	int64_t customer_id;
	enum collection_kind kind;
	struct instant at;
	const char *user_name;
	int64_t level;
	const char *note;
	struct day promise_day;
	int64_t promise_fen;
	enum promise_state promise_state;
};

/** Newest first.  @param[out] rows struct collection_note */
enum status collection_notes(struct db *db, struct arena *mem,
    const struct actor *who, int64_t customer_id, int64_t after_id,
    int64_t limit, struct db_rows *rows) MUST_CHECK;

/** What is wrong with a note. */
enum collection_fault {
	COLLECTION_FINE = 0,
	COLLECTION_BAD_KIND,
	COLLECTION_BAD_NOTE,   /* missing, too long, controls */
	COLLECTION_BAD_DAY,    /* a promise for no day or one in the past */
	COLLECTION_BAD_AMOUNT, /* not above 0, or more than is owed */
	COLLECTION_BAD_COUNT   /* none, or too many instalments */
};

struct collection_entry {
	int64_t customer_id;
	enum collection_kind kind; /* not COLLECTION_INSTALMENT */
	const char *note;
	struct day promise_day; /* of a promise */
	int64_t promise_fen;
};

/** Leads to /collections/{customer code}. */
enum status collection_add(struct db *db, struct act *act,
    const struct collection_entry *in, enum collection_fault *fault,
    int64_t *id) MUST_CHECK;

struct collection_instalment {
	struct day day;
	int64_t amount_fen;
};

/** A plan: days that rise, together no more than what is owed. */
enum status collection_plan(struct db *db, struct act *act,
    int64_t customer_id, const struct collection_instalment *parts,
    size_t count, const char *note, enum collection_fault *fault) MUST_CHECK;

/** How promises were kept. */
struct collection_kept {
	int64_t id; /* of the customer or the person */
	const char *name;
	int64_t kept;
	int64_t broken;
	int64_t open;
	int64_t kept_bp; /* kept / (kept + broken); 0 where none was judged */
};

/** Per customer, most promises first, at most 500.
 *  @param[out] rows struct collection_kept */
enum status collection_kept_by_customer(struct db *db, struct arena *mem,
    const struct actor *who, struct instant from,
    struct db_rows *rows) MUST_CHECK;

/** Per person who took the promise. */
enum status collection_kept_by_person(struct db *db, struct arena *mem,
    const struct actor *who, struct instant from,
    struct db_rows *rows) MUST_CHECK;

/** Why the limitation period runs from that day. */
enum limitation_since {
	LIMITATION_NONE = 0,     /* nothing is overdue */
	LIMITATION_DUE,          /* the oldest open due day */
	LIMITATION_ACKNOWLEDGED, /* in writing, or promised */
	LIMITATION_CONFIRMED,    /* a statement was confirmed */
	LIMITATION_PAID          /* a payment in part */
};

struct collection_limitation {
	enum limitation_since since;
	struct day from;
	struct day ends_on;
	int64_t days_left; /* negative: it ran out */
};

enum status collection_limitation(struct db *db, struct arena *mem,
    const struct actor *who, int64_t customer_id, struct instant now,
    struct collection_limitation *out) MUST_CHECK;

/** An open receivable on a letter. */
struct collection_open {
	int64_t id;
	const char *reference; /* shipment or foreign number */
	struct day posted_on;
	struct day due_on;
	int64_t amount_fen;
	int64_t open_fen;
	int64_t days_overdue;
};

/** What a letter says. */
struct collection_letter {
	int64_t customer_id;
	const char *customer_code;
	const char *customer_name;
	const char *customer_name_en;
	int64_t level; /* 1 to 5: how firmly it speaks */
	struct day day;
	int64_t overdue_fen;
	const struct collection_open *open; /* overdue, oldest first */
	size_t open_count;
};

/** Reads what a letter needs; sending it is a note of kind letter.
 *  @return STATUS_NOT_FOUND when nothing is overdue. */
enum status collection_letter_read(struct db *db, struct arena *mem,
    const struct actor *who, int64_t customer_id, struct instant now,
    struct collection_letter *out) MUST_CHECK;

/** The worker's job, a day after a promise's own (the bank tells of a day on the
 *  next): it is kept when receipts since it was made and up to its day cover it,
 *  each yuan for one promise; a broken one is announced. */
enum status collection_job_judge(
    struct db *db, struct act *act, int64_t *done) MUST_CHECK;

#endif
