/**
 * @file
 * What happens to a limit once it is granted: freeze, end, lapse, reminders;
 * who stands where.
 *
 * Layer: domain.  Every change of a limit is a row of credit_changes.  Writes
 * run in act_run(); STATUS_NOT_FOUND out of sight, STATUS_FORBIDDEN not for
 * this actor, STATUS_INVALID for a reason that is missing or longer than
 * CREDIT_REASON_MAX, STATUS_CONFLICT when it is so already.
 */
#ifndef DOMAIN_CREDIT_LIMIT_H
#define DOMAIN_CREDIT_LIMIT_H

#include "base/arena.h"
#include "base/day.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/act.h"
#include "domain/credit_rule.h"
#include "domain/receivable.h"

enum {
	CREDIT_REASON_MAX = 160
};

/** credit_accounts.check_mode. */
enum credit_check_mode {
	CREDIT_CHECK_LIMIT = 1,
	CREDIT_CHECK_NONE /* never held by figures; a freeze holds */
};

/** credit_changes.kind. */
enum credit_change_kind {
	CREDIT_CHANGE_REVIEW = 1,
	CREDIT_CHANGE_RAISE,
	CREDIT_CHANGE_RAISE_ENDED,
	CREDIT_CHANGE_LAPSED,
	CREDIT_CHANGE_FROZEN,
	CREDIT_CHANGE_UNFROZEN,
	CREDIT_CHANGE_BY_HAND
};

/** Bands, ceilings and shares from the settings. */
enum status credit_policy_load(
    struct db *db, struct arena *mem, struct credit_policy *out) MUST_CHECK;

/** After a commit: the customer's held orders by the system.  What fails here is
 *  done by the worker's next round.  @param[out] freed may be NULL */
void credit_look_again(
    struct db *db, struct act *act, int64_t customer_id, int64_t *freed);

/** Nothing new passes until unfrozen: every order of the customer is held.
 *  ACTION_CREDIT_DECIDE; the distributor is told. */
enum status credit_freeze(struct db *db, struct act *act, int64_t customer_id,
    const char *reason) MUST_CHECK;

/** The held orders are looked at again.  Needs the band of the limit. */
enum status credit_unfreeze(struct db *db, struct act *act,
    int64_t customer_id, const char *reason) MUST_CHECK;

/** CREDIT_CHECK_NONE is for an executive alone. */
enum status credit_check_mode_set(struct db *db, struct act *act,
    int64_t customer_id, enum credit_check_mode mode,
    const char *reason) MUST_CHECK;

/** A row of the account's history. */
struct credit_change {
	int64_t id;
	enum credit_change_kind kind;
	struct instant at;
	const char *user_name; /* NULL: by itself */
	int64_t limit_before_fen;
	int64_t limit_after_fen;
	struct day until;
	int64_t review_id; /* 0 for none */
	const char *review_number;
	const char *note;
};

/**
 * Newest first (ACTION_CREDIT_SEE).
 *
 * @param after_id keyset; 0 for the first page
 * @param limit    1 to 501
 * @param[out] rows struct credit_change
 */
enum status credit_change_list(struct db *db, struct arena *mem,
    const struct actor *who, int64_t customer_id, int64_t after_id,
    int64_t limit, struct db_rows *rows) MUST_CHECK;

/** Where a customer stands. */
struct credit_standing {
	int64_t customer_id;
	const char *customer_code;
	const char *customer_name;
	const char *customer_name_en; /* may be NULL */
	int64_t class;
	int64_t limit_fen;
	struct day limit_until;
	int64_t temp_limit_fen;
	struct day temp_until;
	int64_t used_fen;
	int64_t overdue_fen;
	struct day overdue_since;
	enum term_kind term_kind;
	int64_t term_days;
	int64_t cut_off_day;
	enum credit_check_mode check_mode;
	const char *frozen; /* the reason, or "" */
	enum credit_grade grade;
	int64_t group_id; /* 0 for none */
};

/** STATUS_NOT_FOUND out of sight; zeroes for a customer without an account. */
enum status credit_standing_find(struct db *db, struct arena *mem,
    const struct actor *who, int64_t customer_id,
    struct credit_standing *out) MUST_CHECK;

/** Which customers, and in what order. */
enum credit_standing_order {
	CREDIT_BY_USED = 1, /* biggest exposure first */
	CREDIT_BY_END,      /* whose limit or raise ends within 60 days */
	CREDIT_BY_OVERDUE,  /* most overdue first */
	CREDIT_FROZEN       /* the frozen ones */
};

/** The first `limit` (1 to 501) of them for the officer's page.
 *  @param[out] rows struct credit_standing */
enum status credit_standing_list(struct db *db, struct arena *mem,
    const struct actor *who, enum credit_standing_order order,
    struct instant now, int64_t limit, struct db_rows *rows) MUST_CHECK;

/* --- What time brings: called by the worker, see order_job.h --------------- */

/** Temporary raises whose last day is over. */
enum status credit_job_end_raises(
    struct db *db, struct act *act, int64_t *done) MUST_CHECK;

/** Limits whose last day and grace are over fall to 0. */
enum status credit_job_lapse(
    struct db *db, struct act *act, int64_t *done) MUST_CHECK;

/** 60, 30 and 7 days before a limit ends: each once. */
enum status credit_job_remind(
    struct db *db, struct act *act, int64_t *done) MUST_CHECK;

#endif
