/**
 * @file
 * What a product costs the house.  Layer: domain.
 */
#ifndef DOMAIN_PRODUCT_COST_H
#define DOMAIN_PRODUCT_COST_H

#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/status.h"
#include "domain/actor.h"

struct db;

/**
 * The cost of one sales unit that is valid on a day, in 1/10,000 yuan.
 *
 * @return STATUS_OK; STATUS_NOT_FOUND (none is known); STATUS_FORBIDDEN without
 *         ACTION_COST_SEE.
 */
enum status product_cost(struct db *db, struct arena *mem,
    const struct actor *who, int64_t product_id, struct day day,
    int64_t *cost_1e4) MUST_CHECK;

#endif
