/**
 * @file
 * No contract, no order: how long a customer may order without one in force.
 *
 * Layer: domain.  Judged by licence_bar.c with the papers, wherever those are.
 * With the setting contract_needed on:
 *
 *   - A sales contract or a second-tier agreement that was signed, has begun
 *     and has not ended lets a customer order.  Quality agreements and
 *     supplements do not.
 *   - Without one it orders for contract_grace_days more.  They are counted
 *     from the latest of: the end of its last contract, the day its file was
 *     cleared, and the day the rule was switched on (contract_rule_since).  So
 *     a customer that never had one, a new one and one from before the rule
 *     have the same time to sign.
 *   - The setting contract_rule_since is kept by the worker
 *     (contract_job_run()); until it is there the rule began today.
 */
#ifndef DOMAIN_CONTRACT_BAR_H
#define DOMAIN_CONTRACT_BAR_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/status.h"

struct db;

enum {
	CONTRACT_GROUND_BYTES = 30,
	CONTRACT_NOTICE_DAYS = 30 /* before its end a customer is warned */
};

/** Where a customer stands. */
struct contract_bar {
	bool is_barred;
	bool is_warned;         /* one of the two at most */
	struct day ended_on;    /* its contract's end; none: never had one */
	struct day order_until; /* the last day of orders, if nothing is signed */
};

/** Over what CONTRACT_GROUND read; pure.  @param since none: today */
struct contract_bar contract_bar_of(
    const char *ground, struct day since, int64_t grace_days, struct day today);

/**
 * The same by the settings; neither barred nor warned where the rule is off.
 *
 * @param ground CONTRACT_GROUND_BYTES of it, more may follow
 */
enum status contract_bar_judge(struct db *db, struct arena *mem,
    const char *ground, struct day today, struct contract_bar *out) MUST_CHECK;

/** Nobody needs a contract any more; for importers, inside their transaction. */
enum status contract_rule_lift(struct db *db) MUST_CHECK;

/** How many active customers, whose file is cleared, have none signed. */
enum status contract_without(
    struct db *db, struct arena *mem, int64_t *count) MUST_CHECK;

#endif
