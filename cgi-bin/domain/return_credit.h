/**
 * @file
 * What returned goods are worth: by the price that was paid, to the fen.
 * Layer: domain.  Pure.
 *
 * Parts are cumulative: with V(q) = round(paid × q / q_total), what n more units
 * are worth is V(all taken so far + n) less all that was promised so far.  What
 * is promised is written on the order line (returning_fen, returned_fen), so
 * that a shown amount is kept and the parts of a line always sum to the whole,
 * in whatever order requests are made, dropped and settled.
 */
#ifndef DOMAIN_RETURN_CREDIT_H
#define DOMAIN_RETURN_CREDIT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"

/** An order line (or one promotion's lines of an order) as far as it counts. */
struct return_paid {
	int64_t paid_fen; /* amount − discount, and what its goods replace */
	int64_t quantity;
	int64_t refused; /* at the door: V(refused) was credited */
	int64_t taken;     /* returning_qty + returned_qty */
	int64_t taken_fen; /* returning_fen + returned_fen */
};

/** What `n` more units are worth. */
enum status return_worth(
    const struct return_paid *paid, int64_t n, int64_t *worth_fen) MUST_CHECK;

/** The share of `k` of the `n` units a worth is of. */
enum status return_share(
    int64_t worth_fen, int64_t k, int64_t n, int64_t *share_fen) MUST_CHECK;

/** A "buy so many, get so many free" promotion of one order. */
struct return_gift {
	int64_t buy; /* for so many bought … */
	int64_t get; /* … so many are free */
	int64_t bought;      /* kept so far, before this request */
	int64_t bought_back; /* coming back with it */
	int64_t free;        /* free ones kept so far */
	int64_t free_back;   /* coming back with it */
	int64_t unit_paid_fen;  /* of `unit_quantity` bought ones: their … */
	int64_t unit_quantity;  /* … price, as one fraction */
};

/** Free units that are kept without being earned any more, and their value. */
enum status return_gift_deduct(const struct return_gift *gift, int64_t *units,
    int64_t *value_fen) MUST_CHECK;

#endif
