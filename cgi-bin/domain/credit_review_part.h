/**
 * @file
 * What the steps of a credit review share.
 *
 * Layer: domain, for credit_review_*.c alone.  All of it runs inside an act.
 */
#ifndef DOMAIN_CREDIT_REVIEW_PART_H
#define DOMAIN_CREDIT_REVIEW_PART_H

#include "domain/credit_review.h"
#include "domain/credit_review_sql.h"
#include "domain/outbox.h"

/** More than anybody is granted; keeps sums of two far from overflow. */
#define REVIEW_LIMIT_MAX INT64_C(100000000000000)

/** One step of one review. */
struct review_step {
	int64_t id;
	enum action permission;
	bool or_salesperson;           /* staff with ACTION_CREDIT_ASK too */
	enum credit_review_state from; /* 0: any that is open */
	const void *input;
	const char *note;
	enum credit_review_fault *fault;
	struct credit_decided *decided;
	enum status (*work)(struct db *db, struct act *act,
	    const struct review_step *step, const struct review_core *review);
	int64_t customer_id; /* out */
};

/** For act_run(), the context a struct review_step: lock the review, judge who
 *  and when, work. */
enum status review_step_once(
    struct db *db, struct act *act, void *context) MUST_CHECK;

/** Whether what is on the form is a text one can keep. */
bool review_is_text(const char *text, size_t most, bool is_needed);

/** STATUS_INVALID, or FORBIDDEN for the band, with the fault set. */
enum status review_refuse(
    enum credit_review_fault *fault, enum credit_review_fault why) MUST_CHECK;

enum status review_today(
    struct db *db, struct act *act, struct day *today) MUST_CHECK;

const char *review_number(struct act *act, int64_t id);

/** An event of the document; leads the act there. */
enum status review_note(struct db *db, struct act *act, int64_t id,
    const char *kind, const char *note) MUST_CHECK;

/** Announce it, with NO, AMOUNT and (not NULL) REASON. */
enum status review_tell(struct db *db, struct act *act, enum outbox_kind kind,
    int64_t id, int64_t customer_id, int64_t amount_fen,
    const char *reason) MUST_CHECK;

/** What is asked for, by the rules of both kinds. */
enum status review_check_application(const struct credit_application *in,
    struct day today, enum credit_review_fault *fault) MUST_CHECK;

/** All a customer may owe if `limit_fen` is granted as asked. */
enum status review_granted_in_all(struct db *db, struct act *act,
    int64_t customer_id, enum credit_review_kind kind, int64_t limit_fen,
    int64_t *total_fen) MUST_CHECK;

/** Whose turn it is for so much: by amount, and above the class's ceiling the
 *  executive's. */
enum status review_band_needed(struct db *db, struct act *act,
    int64_t customer_id, int64_t class, enum credit_review_kind kind,
    int64_t limit_fen, enum credit_band *band) MUST_CHECK;

#endif
