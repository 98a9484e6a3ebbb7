/**
 * @file
 * The small company of money_world.h with people who deal with returns, and
 * goods that were delivered.
 */
#ifndef SUPPORT_RETURN_WORLD_H
#define SUPPORT_RETURN_WORLD_H

#include "domain/return_act.h"
#include "domain/return_dock.h"
#include "domain/return_settle.h"
#include "support/money_world.h"

/** People beside those of enum money_person, by user id. */
enum return_person {
	SERVICE = 51,
	QUALITY,
	RETURN_PEOPLE_END
};

int return_open(void **state);

/** No request, as on the first day. */
int return_reset(void **state);

struct act return_act(struct world *world, int who);

/** An order of the buyer's company, shipped and signed for. */
int64_t return_delivered(struct world *world, enum person buyer,
    int64_t customer_id, const struct wish *wishes, size_t count);

/** What a test says of one line. */
struct ask {
	int64_t order_id;
	int64_t position; /* of the order line */
	int64_t quantity;
	enum return_kind kind;
	enum return_reason reason;
};

/** A draft of these, with a picture on each line; the request's id. */
int64_t return_draft(struct world *world, enum person buyer, enum return_way way,
    const struct ask *asks, size_t count);

/** The same, submitted.  It must succeed. */
int64_t return_asked(struct world *world, enum person buyer,
    enum return_way way, const struct ask *asks, size_t count);

enum return_state return_state_of(struct world *world, int64_t id);

/** A column of a line. */
int64_t return_line_number(
    struct world *world, int64_t id, int64_t position, const char *column);

/** Everything that was approved comes to the dock and is counted. */
void return_arrives(struct world *world, int64_t id);

/** All of it is accepted: restocked, or handed back by its kind. */
void return_passes(struct world *world, int64_t id);

#endif
