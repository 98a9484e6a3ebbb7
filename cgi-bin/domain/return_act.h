/**
 * @file
 * What people do with a return request.
 *
 * Layer: domain.  Each runs in act_run(), judges return_state.h under the
 * request's row lock, writes one row of the timeline and one announcement, and
 * leads to the request's page.  Beside the usual: STATUS_INVALID with a fault.
 */
#ifndef DOMAIN_RETURN_ACT_H
#define DOMAIN_RETURN_ACT_H

#include "domain/act.h"
#include "domain/return.h"

/** Which rule an input breaks. */
enum return_fault {
	RETURN_FINE = 0,
	RETURN_FAULT_EMPTY,    /* no line */
	RETURN_FAULT_QUANTITY, /* not a quantity, or more than may be returned */
	RETURN_FAULT_KIND,     /* "kept" is for refunds alone */
	RETURN_FAULT_REASON,   /* a reason must be given */
	RETURN_FAULT_NOTE,     /* "other" needs words; too long */
	RETURN_FAULT_WANTED,   /* no such product to exchange for */
	RETURN_FAULT_FILES,    /* damage and quality need a picture; too many */
	RETURN_FAULT_TEXT,     /* the text that must be given, or too long */
	RETURN_FAULT_WAREHOUSE,
	RETURN_FAULT_DISPOSITION,
	RETURN_FAULT_SHARE, /* accepted at x %: refunds alone, 0 to 100 */
	RETURN_FAULT_AMOUNT
};

struct return_problem {
	enum return_fault fault;
	int64_t position; /* of the line; 0: the request */
	int64_t left;     /* RETURN_FAULT_QUANTITY: what may be returned */
};

/** Something of a delivered line; quantity 0: all that is left of it. */
struct return_pick {
	int64_t order_id;
	int64_t order_position;
	int64_t batch_id;
	int64_t quantity;
};

/**
 * A new draft of these, or more lines for one that stands (`*id` not 0).
 *
 * @param customer_id whose; the actor's own, or within a salesperson's reach
 */
enum status return_start(struct db *db, struct act *act, int64_t customer_id,
    const struct return_pick *picks, size_t n, int64_t *id,
    struct return_problem *problem) MUST_CHECK;

/** What is said of one line of a draft; quantity 0 takes it off. */
struct return_edit_line {
	int64_t position;
	int64_t quantity;
	enum return_kind kind;
	enum return_reason reason; /* 0: not said yet */
	const char *note;
	const char *wanted_sku; /* "" for the same product */
};

struct return_edit {
	enum return_way way;
	const char *remark;
	const struct return_edit_line *lines;
	size_t line_count;
	const char *const *files; /* public ids of new ones */
	size_t file_count;
	int64_t files_for; /* position of the line they show; 0: all of it */
};

/** Keep a draft as far as it is; what is missing is asked at submit. */
enum status return_save(struct db *db, struct act *act, int64_t id,
    const struct return_edit *edit, struct return_problem *problem) MUST_CHECK;

/** Submit; inside the policy it is approved at once. */
enum status return_submit(struct db *db, struct act *act, int64_t id,
    struct return_problem *problem) MUST_CHECK;

/** Service asks; the buyer answers, with files for all of it. */
enum status return_ask(struct db *db, struct act *act, int64_t id,
    const char *question, struct return_problem *problem) MUST_CHECK;
enum status return_answer(struct db *db, struct act *act, int64_t id,
    const char *answer, const char *const *files, size_t file_count,
    struct return_problem *problem) MUST_CHECK;

/** What is agreed to of one line. */
struct return_count {
	int64_t position;
	int64_t quantity;
};

struct return_approval {
	const struct return_count *lines; /* NULL: everything */
	size_t line_count;
	int64_t warehouse_id;    /* 0: where it was sent from */
	const char *instruction; /* "" for none */
};

enum status return_approve(struct db *db, struct act *act, int64_t id,
    const struct return_approval *approval,
    struct return_problem *problem) MUST_CHECK;

enum status return_reject(struct db *db, struct act *act, int64_t id,
    const char *reason, struct return_problem *problem) MUST_CHECK;

/** @param reason may be "" */
enum status return_cancel(struct db *db, struct act *act, int64_t id,
    const char *reason, struct return_problem *problem) MUST_CHECK;

/** Sent: carrier and number, or ("", "") picked up by our driver. */
enum status return_send(struct db *db, struct act *act, int64_t id,
    const char *carrier, const char *tracking,
    struct return_problem *problem) MUST_CHECK;

/** One question when it is closed. */
enum status return_rate(
    struct db *db, struct act *act, int64_t id, bool satisfied) MUST_CHECK;

#endif
