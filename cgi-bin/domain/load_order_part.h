/**
 * @file
 * What the two files that make an order share.  Layer: domain, private to them.
 */
#ifndef DOMAIN_LOAD_ORDER_PART_H
#define DOMAIN_LOAD_ORDER_PART_H

#include "domain/load_order.h"

enum {
	DAY_MS_INT = 86400000,
	HOUR_MS_INT = 3600000
};

/* What is decided before the papers are filled in. */
struct making {
	const struct load_world *world;
	struct load_order *order;
	struct chance chance;
	enum order_state state;
	bool was_confirmed;
	bool was_closed_short;
	bool is_open;
	int64_t span_ms; /* from the order to its last event */
	size_t sent;     /* shipments that left */
	size_t split;    /* lines from here on are in the second one */
};

/** Events, holds, a proposal, shipments: when what happened to the order. */
void load_order_tell(
    struct making *making, const struct load_customer *customer);

#endif
