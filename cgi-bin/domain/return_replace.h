/**
 * @file
 * Orders that replace returned goods.
 *
 * Layer: domain, for return_settle.c alone.  Runs in the act of a locked
 * request, whose orders are locked.
 */
#ifndef DOMAIN_RETURN_REPLACE_H
#define DOMAIN_RETURN_REPLACE_H

#include "domain/return_core.h"

/**
 * The same goods once more, at no charge: an order that is confirmed and keeps
 * what is in stock.  No credit hold touches it, as it costs nothing.
 *
 * @param lines  exchanged for the same product; their replacement_id is set
 * @param worths what was paid for their accepted units
 */
enum status return_replace_same(struct db *db, struct act *act,
    const struct return_core *core, struct return_core_line *const *lines,
    const int64_t *worths, size_t n) MUST_CHECK;

/**
 * Other goods, at the customer's price of today: an order that passes the
 * credit check or waits.  STATUS_INVALID when one of them has no price.
 */
enum status return_replace_other(struct db *db, struct act *act,
    const struct return_core *core, struct return_core_line *const *lines,
    size_t n) MUST_CHECK;

#endif
