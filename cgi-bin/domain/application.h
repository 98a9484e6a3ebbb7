/**
 * @file
 * Which money settled which receivable.
 *
 * Layer: domain; see receivable.h for the conventions.  Append only: undoing is
 * a row with the negative amount that names the row it undoes, once.
 */
#ifndef DOMAIN_APPLICATION_H
#define DOMAIN_APPLICATION_H

#include "domain/receivable.h"

/** What is applied. */
enum money_source {
	SOURCE_RECEIPT = 1,
	SOURCE_CREDIT_NOTE
};

/** So much to that one. */
struct application_part {
	int64_t receivable_id;
	int64_t amount_fen; /* above 0 */
};

/** Most receivables one act settles. */
enum {
	APPLICATION_PARTS_MAX = 500
};

/**
 * Apply a receipt or a credit note (ACTION_RECEIPT_POST): to chosen parts, or
 * (NULL) oldest due first until it is used up; an earmarked receipt to its
 * order's receivables alone.
 *
 * @param[out] applied_fen may be NULL
 * @return STATUS_INVALID for an amount of 0 or less, one receivable twice, too
 *         many; STATUS_NOT_FOUND for a receivable of somebody else;
 *         STATUS_CONFLICT when a part is more than is open or left, or nothing
 *         can be applied.
 */
enum status application_apply(struct db *db, struct act *act,
    enum money_source source, int64_t id, const struct application_part *parts,
    size_t count, int64_t *applied_fen) MUST_CHECK;

/** The same inside a transaction; with NULL it may find nothing to do.
 *  @param order_id with NULL: that order's receivables alone; 0: any */
enum status application_apply_within(struct db *db, struct act *act,
    enum money_source source, int64_t id, int64_t order_id,
    const struct application_part *parts, size_t count,
    int64_t *applied_fen) MUST_CHECK;

/** Undo one, once; STATUS_CONFLICT when it was, or is itself an undoing. */
enum status application_undo(
    struct db *db, struct act *act, int64_t application_id) MUST_CHECK;

/** Inside a transaction: undo every live one of a receipt; orders, receivables
 *  and receipt are locked by it.  STATUS_CONFLICT for more than 1000. */
enum status application_undo_all_within(
    struct db *db, struct act *act, int64_t receipt_id) MUST_CHECK;

struct application {
	int64_t id;
	int64_t customer_id;
	int64_t receivable_id;
	const char *receivable_number;
	const char *receivable_foreign_no;
	int64_t shipment_id;
	int64_t receipt_id;
	int64_t credit_note_id;
	const char *source_number; /* RC-… or CN-… */
	const char *source_foreign_no;
	int64_t amount_fen; /* negative: an undoing */
	int64_t undoes_id;
	bool is_undone;
	struct instant at;
	const char *user_name; /* NULL: the system */
};

/** Exactly one of the first three ids is given. */
struct application_filter {
	int64_t receivable_id;
	int64_t receipt_id;
	int64_t credit_note_id;
	int64_t limit; /* 1 to 501 */
};

/** Oldest first (ACTION_MONEY_SEE).  @param[out] rows struct application */
enum status application_list(struct db *db, struct arena *mem,
    const struct actor *who, const struct application_filter *filter,
    struct db_rows *rows) MUST_CHECK;

#endif
