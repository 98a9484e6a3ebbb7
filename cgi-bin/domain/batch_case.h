/**
 * @file
 * Several customers return one batch for quality: somebody must look at all of
 * it.  Layer: domain.
 */
#ifndef DOMAIN_BATCH_CASE_H
#define DOMAIN_BATCH_CASE_H

#include "domain/act.h"
#include "domain/return.h"

/** batch_cases.state. */
enum batch_case_state {
	BATCH_OPEN = 1,
	BATCH_STOPPED, /* its stock is blocked */
	BATCH_CLEARED,
	BATCH_RECALLED,
	BATCH_STATE_COUNT
};

struct batch_case {
	int64_t id;
	int64_t product_id;
	const char *sku;
	const char *name;
	const char *name_en;
	int64_t batch_id;
	const char *batch;
	struct day expires_on;
	enum batch_case_state state;
	struct instant opened_at;
	int64_t customer_count;
	int64_t on_hand;  /* units for sale now */
	int64_t reserved; /* of them for orders: not blocked by a stop */
	const char *decided_by_name;
	struct instant decided_at;
	const char *note;
};

/** Newest first, at most 200 (ACTION_RETURN_INSPECT or _DECIDE).
 *  @param state 0 for any
 *  @param[out] rows struct batch_case */
enum status batch_case_list(struct db *db, struct arena *mem,
    const struct actor *who, enum batch_case_state state,
    struct db_rows *rows) MUST_CHECK;

enum status batch_case_find(struct db *db, struct arena *mem,
    const struct actor *who, int64_t id, struct batch_case *out) MUST_CHECK;

/**
 * Decide on one (role quality, or who manages): stopping the sale or a recall
 * blocks its stock as far as that is not reserved; clearing one that was stopped
 * puts what is blocked on sale again.
 *
 * @return STATUS_CONFLICT for one decided so already; STATUS_INVALID, no note.
 */
enum status batch_case_decide(struct db *db, struct act *act, int64_t id,
    enum batch_case_state to, const char *note) MUST_CHECK;

/** Open cases for batches that enough customers returned; quality is told. */
enum status batch_case_job_open(
    struct db *db, struct act *act, int64_t *done) MUST_CHECK;

const char *batch_case_state_name(enum batch_case_state state);

#endif
