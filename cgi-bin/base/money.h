/**
 * @file
 * The one module that does arithmetic with money.  Layer: base.
 *
 * Units      Amounts are fen (1/100 CNY), unit prices 1/10,000 CNY, rates basis
 *            points, quantities whole sales units.  int64_t throughout; every
 *            product is formed in 128 bits and checked.
 * Rounding   One rule, half away from zero, at the line; totals are sums of
 *            rounded lines.
 * Errors     STATUS_INVALID when a result does not fit or an argument has no
 *            meaning (negative quantity to a part, zero weights).
 */
#ifndef BASE_MONEY_H
#define BASE_MONEY_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

/** round(value × numerator / denominator), half away from zero. */
enum status money_scale(int64_t value, int64_t numerator, int64_t denominator,
    int64_t *out) MUST_CHECK;

/** a + b, checked. */
enum status money_add(int64_t a, int64_t b, int64_t *out) MUST_CHECK;

/** Amount of a line in fen: quantity × unit price / 100, rounded. */
enum status money_line(
    int64_t quantity, int64_t unit_price_1e4, int64_t *amount_fen) MUST_CHECK;

/** Split a VAT-inclusive amount: net = round(gross × 10000 / (10000 + rate)). */
enum status money_split_tax(int64_t gross_fen, int64_t rate_bp,
    int64_t *net_fen, int64_t *tax_fen) MUST_CHECK;

/**
 * Share a discount over lines by weight: floor of each exact share, then the
 * remaining fen by largest remainder, ties to the earlier line.  Sum = total.
 *
 * @return STATUS_INVALID when the weights sum to 0 or one is negative.
 */
enum status money_share(int64_t total_fen, const int64_t *weights,
    size_t count, int64_t *shares_fen) MUST_CHECK;

/** V(q) = round(total × q / q_total): what a part is worth, cumulatively. */
enum status money_part(int64_t total_fen, int64_t quantity,
    int64_t quantity_total, int64_t *part_fen) MUST_CHECK;

/** V(after) − V(before): parts taken one by one always sum to the whole. */
enum status money_part_between(int64_t total_fen, int64_t before,
    int64_t after, int64_t quantity_total, int64_t *part_fen) MUST_CHECK;

/** Margin in basis points of the net amount; STATUS_INVALID for net 0. */
enum status money_margin_bp(
    int64_t net_fen, int64_t cost_fen, int64_t *margin_bp) MUST_CHECK;

/** One band of a tier table: from (inclusive) up to the next band's from. */
struct money_tier {
	int64_t from_fen;
	int64_t rate_bp;
};

/** Tiers must start at >= 0 and rise strictly.  @return OK or INVALID. */
enum status money_tiers_check(
    const struct money_tier *tiers, size_t count) MUST_CHECK;

/** Stepped (超额累进): each band at its own rate. */
enum status money_tiers_stepped(const struct money_tier *tiers, size_t count,
    int64_t base_fen, int64_t *out_fen) MUST_CHECK;

/** Whole amount (全额): everything at the rate of the band reached. */
enum status money_tiers_whole(const struct money_tier *tiers, size_t count,
    int64_t base_fen, int64_t *out_fen) MUST_CHECK;

/**
 * Read "1,234.5", "-0.01", "¥1234.50", full-width digits too.
 *
 * @param decimals how many digits after the point the unit has: 2 for fen,
 *                 4 for unit prices, 0 for quantities
 * @return STATUS_INVALID for anything else, or more decimals than that.
 */
enum status money_parse(
    const char *text, unsigned decimals, int64_t *out) MUST_CHECK;

/** Write plain "1234.50" ("-0.01"); at most 24 bytes and NUL. */
void money_to_text(int64_t value, unsigned decimals, char out[25]);

#endif
