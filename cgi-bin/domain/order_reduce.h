/**
 * @file
 * A held order taken back by the buyer to be made smaller.
 *
 * Layer: domain.  See order_act.h for what is true of every use case.  The
 * order becomes the draft it came from again, its lines smaller: submitting it
 * takes up the same order, so prices, free goods, minimum quantities and holds
 * are judged from scratch.
 */
#ifndef DOMAIN_ORDER_REDUCE_H
#define DOMAIN_ORDER_REDUCE_H

#include "domain/hold.h"
#include "domain/order_act.h"

/**
 * Take it back with these cuts.  The reservation is given back; leads to the
 * draft's last page before submit.
 *
 * @param cuts of hold_ways_out(); what no line of the draft has is left out
 * @return beside the usual: STATUS_CONFLICT for an order without a draft.
 */
enum status order_reduce(struct db *db, struct act *act, int64_t order_id,
    const struct hold_cut *cuts, size_t count) MUST_CHECK;

#endif
