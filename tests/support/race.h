/**
 * @file
 * Many processes at once against one database: who gets it.
 */
#ifndef SUPPORT_RACE_H
#define SUPPORT_RACE_H

#include "domain/order_submit.h"
#include "support/order_world.h"

enum {
	CROWD_MAX = 50
};

/** What one process found; shared with the parent. */
struct finding {
	enum status st;
	bool held;
	bool replayed;
	bool rejected;
	enum submit_problem problem; /* of the first line */
	char result[160];
};

/** One process's part of a race. */
typedef void racer_fn(
    struct world *world, int64_t object, struct finding *finding);

/** Run `race` in `count` processes that start together, each with its object
 *  and a connection of its own.  What they found. */
struct finding *race_all(struct world *world, racer_fn *race,
    const int64_t *objects, size_t count);

/** How many found this. */
size_t count_of(const struct finding *findings, size_t count, enum status st);

#endif
