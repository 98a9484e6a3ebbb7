/**
 * @file
 * The papers of load data's orders, written.  Layer: domain, private to load.
 */
#ifndef DOMAIN_LOAD_DELIVERY_H
#define DOMAIN_LOAD_DELIVERY_H

#include "domain/load_order.h"
#include "domain/load_write.h"

/** What the deliveries of all orders sum up to. */
struct load_ledger {
	struct arena *mem;
	const struct load_world *world;
	int64_t *taken;        /* by place and quarter: shipped or kept */
	int64_t *reserved;     /* by place */
	int64_t *on_hand;      /* by place: received less shipped */
	int64_t *returned;     /* by place */
	int64_t *bills;        /* by customer and period: paid, fen */
	int64_t *used;         /* by customer: confirmed and not paid, fen */
	int64_t *pending;      /* by customer: not confirmed yet, fen */
	int64_t shipment_id;   /* the next … */
	int64_t receivable_id; /* … of each */
	int64_t note_id;
};

struct load_ledger *load_ledger_new(const struct load_world *world)
    __attribute__((returns_nonnull));
void load_ledger_free(struct load_ledger *ledger);

/** Shipments, events, movements and credit of an order; adds to the sums. */
void load_deliver(struct load_writer *out, struct load_ledger *ledger,
    struct load_order *order);

/** Stock, arrivals, accounts and receipts, by the sums. */
void load_settle(struct load_writer *out, struct load_ledger *ledger);

#endif
