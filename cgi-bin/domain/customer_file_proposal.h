/**
 * @file
 * What distributors propose to change in their own file.
 *
 * Layer: domain.  A proposal is a row of customer_changes per field.  A newer
 * one of the same field takes the place of one that waits.  Accepting goes
 * through the same rules as a change by staff, under the customer's lock.
 */
#ifndef DOMAIN_CUSTOMER_PROPOSAL_H
#define DOMAIN_CUSTOMER_PROPOSAL_H

#include "domain/customer_file.h"

/**
 * Propose changes of own fields (ACTION_ACCOUNT_PROPOSE) of the company acted
 * for; customer_id and version of the request are not looked at.
 *
 * @return STATUS_INVALID with *problem.
 */
enum status proposal_make(struct db *db, struct act *act,
    const struct file_change_request *request,
    struct change_problem *problem) MUST_CHECK;

/** Withdraw one that waits; STATUS_CONFLICT when it was decided. */
enum status proposal_withdraw(
    struct db *db, struct act *act, int64_t id) MUST_CHECK;

/** Proposals of the company acted for, waiting first, newest first; at most 50.
 *  @param[out] rows struct file_change */
enum status proposal_own(struct db *db, struct arena *mem,
    const struct actor *who, struct db_rows *rows) MUST_CHECK;

/** Waiting ones within ACTION_CUSTOMER_CHANGE, oldest first.
 *  @param customer_id 0: of all  @param after id; 0: from the oldest
 *  @param[out] rows struct file_change */
enum status proposal_waiting(struct db *db, struct arena *mem,
    const struct actor *who, int64_t customer_id, int64_t after, int64_t limit,
    struct db_rows *rows) MUST_CHECK;

/** What waits for the reader: proposals within ACTION_CUSTOMER_CHANGE, and
 *  handovers to sign. */
struct file_waiting {
	int64_t proposals, handovers;
};

enum status file_waiting_count(struct db *db, struct arena *mem,
    const struct actor *who, struct file_waiting *out) MUST_CHECK;

/** One within ACTION_CUSTOMER_CHANGE, in whatever state. */
enum status proposal_find(struct db *db, struct arena *mem,
    const struct actor *who, int64_t id, struct file_change *out) MUST_CHECK;

enum {
	PROPOSAL_ANSWER_CHARS = 500
};

/** The answer to one. */
struct proposal_answer {
	int64_t id;
	bool is_good;
	const char *answer;  /* must be there when refused */
	const char *present; /* the value that was shown as the present one */
	bool is_confirmed;   /* likenesses with others were seen */
};

/**
 * Accept or refuse one (ACTION_CUSTOMER_CHANGE).
 *
 * @return STATUS_CONFLICT when it was decided or withdrawn, or when the field
 *         is another meanwhile than `present`; STATUS_INVALID with *problem
 *         (RECORD_FAULT_REASON: the answer is missing or too long).
 */
enum status proposal_decide(struct db *db, struct act *act,
    const struct proposal_answer *answer,
    struct change_problem *problem) MUST_CHECK;

#endif
