/**
 * @file
 * One order of load data with all its papers.  Layer: domain, private to load.
 */
#ifndef DOMAIN_LOAD_ORDER_H
#define DOMAIN_LOAD_ORDER_H

#include "domain/load_world.h"
#include "domain/order.h"

enum {
	LOAD_LINES_MAX = 40,
	LOAD_EVENTS_MAX = 20,
	LOAD_SHIPMENTS_MAX = 2
};

/** A line with where its goods come from. */
struct load_made_line {
	struct load_line_row row;
	size_t product;  /* index */
	size_t place;    /* index of world->places */
	size_t shipment; /* which it is in, or would be in: 0 or 1 */
	bool was_kept;   /* stock was reserved for it */
};

struct load_order {
	int64_t index;
	int64_t day;     /* of the history */
	int64_t quarter; /* whose batch it takes */
	size_t customer; /* index */
	struct load_order_row row;
	struct load_made_line lines[LOAD_LINES_MAX];
	size_t line_count;
	/* object_id: 1, 2 for a shipment of this order; −1 for its proposal */
	struct load_event_row events[LOAD_EVENTS_MAX];
	size_t event_count;
	struct load_shipment_row shipments[LOAD_SHIPMENTS_MAX];
	size_t shipment_count;             /* sent */
	struct load_hold_row hold;         /* reason 0: none */
	struct load_proposal_row proposal; /* state 0: none */
	int64_t given_back_fen;            /* of what its confirmation took */
	int64_t refused_fen[LOAD_SHIPMENTS_MAX];
	struct instant ended_at; /* when it was given back or refused */
};

/** Make order `index`: the same each time. */
void load_order_make(
    const struct load_world *world, int64_t index, struct load_order *order);

#endif
