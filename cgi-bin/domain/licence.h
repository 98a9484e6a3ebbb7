/**
 * @file
 * Papers of customers: handed in, verified or refused by quality, renewed.
 *
 * Layer: domain.  What they stand in the way of is judged by licence_bar.h.
 * Uploading needs ACTION_LICENCE_UPLOAD with the customer in its reach; checking
 * ACTION_LICENCE_CHECK, and never by who uploaded.  A paper is never changed
 * once it was checked: another one is handed in, and when that is verified and
 * in force the one it replaces becomes history.
 */
#ifndef DOMAIN_LICENCE_H
#define DOMAIN_LICENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"
#include "db/db.h"
#include "domain/act.h"
#include "domain/file.h"

enum licence_state {
	LICENCE_WAITING = 1,
	LICENCE_VERIFIED,
	LICENCE_REFUSED,
	LICENCE_REPLACED
};

enum {
	LICENCE_NUMBER_CHARS = 60,
	LICENCE_ISSUER_CHARS = 120,
	LICENCE_ANSWER_CHARS = 500,
	LICENCE_SCOPE_MAX = 50,    /* product groups of one paper */
	LICENCES_WAITING_MAX = 50, /* of one customer */
	LICENCE_LIST_MAX = 200
};

struct licence_kind {
	int64_t id;
	const char *name, *name_en;
	int64_t for_nature; /* bits 1 << nature that must hold it */
	bool is_mandatory, covers_scope, has_expiry;
};

/** In use, by id; at most 100.  @param[out] rows struct licence_kind */
enum status licence_kinds(
    struct db *db, struct arena *mem, struct db_rows *rows) MUST_CHECK;

struct licence {
	int64_t id;
	int64_t customer_id;
	const char *customer_code, *customer_name, *customer_name_en;
	int64_t kind_id;
	const char *kind, *kind_en;
	bool is_mandatory; /* for this customer */
	bool covers_scope;
	enum licence_state state;
	const char *number, *issuer;
	const char *scope; /* ids of categories by commas; "": all */
	struct day valid_from, valid_to;
	int64_t uploaded_by;
	const char *uploader; /* NULL: unknown */
	bool by_staff;
	struct instant uploaded_at;
	const char *checker; /* NULL: not checked */
	struct instant checked_at;
	const char *answer;
	int64_t replaces_id;
};

/** One in sight (ACTION_ACCOUNT_SEE). */
enum status licence_find(struct db *db, struct arena *mem,
    const struct actor *who, int64_t id, struct licence *out) MUST_CHECK;

/** All of a customer in sight, those in force and waiting first, then by end;
 *  at most LICENCE_LIST_MAX.  @param[out] rows struct licence */
enum status licence_list(struct db *db, struct arena *mem,
    const struct actor *who, int64_t customer_id,
    struct db_rows *rows) MUST_CHECK;

/** Which papers the seller's list shows. */
enum licence_which {
	LICENCES_WAITING = 0,
	LICENCES_ENDING_7,
	LICENCES_ENDING_30,
	LICENCES_ENDING_60,
	LICENCES_EXPIRED, /* and not replaced by one in force */
	LICENCE_WHICH_COUNT
};

/** Of all customers in reach (ACTION_CUSTOMER_SEE), soonest first; at most
 *  LICENCE_LIST_MAX.  @param[out] rows struct licence */
enum status licence_queue(struct db *db, struct arena *mem,
    const struct actor *who, enum licence_which which, struct day today,
    struct db_rows *rows) MUST_CHECK;

/** How many there are of each. */
struct licence_counts {
	int64_t of[LICENCE_WHICH_COUNT];
};
enum status licence_count(struct db *db, struct arena *mem,
    const struct actor *who, struct day today,
    struct licence_counts *out) MUST_CHECK;

/** What is wrong with a paper handed in. */
enum licence_fault {
	LICENCE_SOUND = 0,
	LICENCE_FAULT_KIND,
	LICENCE_FAULT_NUMBER, /* missing or too long */
	LICENCE_FAULT_ISSUER,
	LICENCE_FAULT_SCOPE,
	LICENCE_FAULT_DATES,   /* ends before it begins, or before today */
	LICENCE_FAULT_ENDLESS, /* no end, though the kind has one */
	LICENCE_FAULT_FILES,   /* no scan, or see `refused` */
	LICENCE_FAULT_MANY,    /* too many wait */
	LICENCE_FAULT_ANSWER   /* a refusal says why */
};

struct licence_request {
	int64_t customer_id;
	int64_t kind_id;
	const char *number, *issuer;
	const int64_t *scope; /* categories; none: all */
	size_t scope_count;
	struct day valid_from, valid_to;
	int64_t replaces_id; /* 0: none */
	struct day today;
	const char *const *files; /* public ids of waiting files */
	size_t file_count;
	enum file_fault *refused; /* out; may be NULL */
};

/** Hand in.  @return STATUS_INVALID with *fault. */
enum status licence_upload(struct db *db, struct act *act,
    const struct licence_request *request, enum licence_fault *fault,
    int64_t *id) MUST_CHECK;

/**
 * Verify or refuse a waiting one.
 *
 * @return STATUS_FORBIDDEN for who uploaded it; STATUS_CONFLICT if it does not
 *         wait; STATUS_INVALID for a refusal without a reason.
 */
enum status licence_check(struct db *db, struct act *act, int64_t id,
    bool is_good, const char *answer, struct day today) MUST_CHECK;

/**
 * The worker: tell of papers that end within 60, 30 and 7 days (setting
 * licence_remind_days), and of those that have ended, each once; not of one
 * that is followed by another.
 */
enum status licence_job_remind(
    struct db *db, struct act *act, int64_t *done) MUST_CHECK;

#endif
