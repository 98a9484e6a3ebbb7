/**
 * @file
 * What load data's orders had sent, written.  Layer: domain, private to load.
 */
#ifndef DOMAIN_LOAD_DELIVERY_H
#define DOMAIN_LOAD_DELIVERY_H

#include "domain/load_order.h"
#include "domain/load_write.h"

/** What the deliveries of all orders sum up to. */
struct load_ledger {
	struct arena *mem;
	const struct load_world *world;
	int64_t *taken;    /* by place and quarter: shipped or kept */
	int64_t *reserved; /* by place */
	int64_t *on_hand;  /* by place: received less shipped */
	int64_t *returned; /* by place */
};

struct load_ledger *load_ledger_new(const struct load_world *world)
    __attribute__((returns_nonnull));
void load_ledger_free(struct load_ledger *ledger);

/** Shipments, events and movements of an order whose shipments have their ids;
 *  adds to the sums. */
void load_deliver(struct load_writer *out, struct load_ledger *ledger,
    const struct load_order *order);

/** Stock and arrivals, by the sums. */
void load_settle(struct load_writer *out, struct load_ledger *ledger);

#endif
