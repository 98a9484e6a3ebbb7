/**
 * @file
 * The numbers people read: a pure function of the id.  Layer: domain.
 *
 * Prefix, id with at least six digits, check digit (ISO 7064 MOD 11-2 would
 * need an X; this is Luhn).  "DD0000178": a slip of one digit or two swapped
 * neighbours is noticed.  Imported documents show their foreign_no.
 */
#ifndef DOMAIN_ORDER_NUMBER_H
#define DOMAIN_ORDER_NUMBER_H

#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

#define ORDER_PREFIX "DD"    /* 订单 */
#define SHIPMENT_PREFIX "FH" /* 发货 */

/** The number of document `id`; `foreign_no` itself where there is one. */
const char *number_of(struct arena *mem, const char *prefix, int64_t id,
    const char *foreign_no) __attribute__((returns_nonnull));

/** Write it without an arena. */
void number_write(const char *prefix, int64_t id, char out[32]);

/**
 * The id in a number as typed (letters in either case, spaces around).
 *
 * @return STATUS_OK, or STATUS_INVALID (not such a number: it may still be a
 *         foreign one).
 */
enum status number_parse(
    const char *prefix, const char *text, int64_t *id) MUST_CHECK;

#endif
