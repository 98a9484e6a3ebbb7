/**
 * @file
 * Proposals: the order desk asks the buyer to accept other quantities, dates or
 * substitutes.  Layer: domain.  See order_act.h for what is true of every use
 * case.  An open proposal keeps the order from being confirmed or picked.
 */
#ifndef DOMAIN_PROPOSAL_H
#define DOMAIN_PROPOSAL_H

#include "domain/order_act.h"

/** proposals.state. */
enum proposal_state {
	PROPOSAL_IS_OPEN = 1,
	PROPOSAL_ACCEPTED,
	PROPOSAL_DECLINED,
	PROPOSAL_WITHDRAWN
};

/** What is proposed for one line. */
struct propose_line {
	int64_t position;
	int64_t quantity;       /* 0: leave it out */
	struct day promised_on; /* none: as it was */
	int64_t substitute_id;  /* product in its place; 0: the same */
};

struct proposal_change {
	int64_t position;
	const char *sku;
	const char *name;
	const char *name_en;
	int64_t quantity_before;
	int64_t quantity_after;
	struct day promised_on;
	const char *substitute_sku;
	const char *substitute_name;
	const char *substitute_name_en;
};

struct proposal {
	int64_t id;
	enum proposal_state state;
	const char *reason;
	const char *made_by_name;
	struct instant made_at;
	struct instant answer_until;
	const char *answered_by_name;
	struct instant answered_at;
	const char *answer_note;
};

/** All proposals of an order, newest first.  @param[out] rows struct proposal */
enum status proposal_list(struct db *db, struct arena *mem,
    const struct actor *who, int64_t order_id, struct db_rows *rows) MUST_CHECK;

/** The lines of one.  @param[out] rows struct proposal_change */
enum status proposal_changes(struct db *db, struct arena *mem,
    const struct actor *who, int64_t proposal_id,
    struct db_rows *rows) MUST_CHECK;

/**
 * Propose; the buyer has until two working days later.
 *
 * @return beside the usual: STATUS_INVALID when no line differs, a position
 *         or a substitute does not exist, or nothing would be left.
 */
enum status order_propose(struct db *db, struct act *act, int64_t order_id,
    const struct propose_line *lines, size_t line_count,
    const char *reason) MUST_CHECK;

/**
 * Accept: the lines change at their frozen unit prices, stock and credit by
 * the difference; an order that grows meets the holds again.
 */
enum status order_accept(struct db *db, struct act *act, int64_t order_id,
    const char *note, struct order_outcome *out) MUST_CHECK;

/** Decline: the order stays as it was. */
enum status order_decline(struct db *db, struct act *act, int64_t order_id,
    const char *note) MUST_CHECK;

#endif
