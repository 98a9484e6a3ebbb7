/**
 * @file
 * What the lines of a request are worth, and what the policy says of them.
 *
 * Layer: domain, for return*.c alone.
 */
#ifndef DOMAIN_RETURN_VALUE_H
#define DOMAIN_RETURN_VALUE_H

#include "domain/return_core.h"

/**
 * Fill worth, asked and deduction of each line from its order line, and count
 * the units on the sources (their deltas).  Pure.
 *
 * @param[out] problem the first line that asks for more than there is; may be
 *                     NULL: such lines are then worth nothing
 * @return STATUS_OK, STATUS_INVALID
 */
enum status return_value_lines(const struct return_rules *rules,
    struct return_whole *whole, struct return_problem *problem) MUST_CHECK;

/** What may still be returned of an order line, deltas counted. */
int64_t return_value_left(const struct return_source *source);

/** What a request comes to. */
struct return_totals {
	int64_t worth_fen;
	int64_t asked_fen;
	int64_t deduct_fen;
	int64_t quantity;
};

struct return_totals return_value_totals(const struct return_whole *whole);

/** The verdict of now, on lines that were valued.
 *  @param[out] month_count requests of a month, this one not counted */
enum status return_value_judge(struct db *db, struct arena *mem,
    struct instant now, const struct return_rules *rules,
    const struct return_whole *whole, struct return_verdict *out,
    int64_t *month_count) MUST_CHECK;

#endif
