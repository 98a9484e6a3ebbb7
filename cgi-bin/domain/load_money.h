/**
 * @file
 * What load data's customers owe and have paid, written.  Layer: domain,
 * private to load.
 */
#ifndef DOMAIN_LOAD_MONEY_H
#define DOMAIN_LOAD_MONEY_H

#include "domain/load_order.h"
#include "domain/load_write.h"

/** What the bills of all orders sum up to. */
struct load_books {
	struct arena *mem;
	const struct load_world *world;
	int64_t *bills;        /* by customer and period: paid, fen */
	int64_t *used;         /* by customer: confirmed and not paid, fen */
	int64_t *pending;      /* by customer: not confirmed yet, fen */
	int64_t receivable_id; /* the next … */
	int64_t note_id;       /* … of each */
};

struct load_books *load_books_new(const struct load_world *world)
    __attribute__((returns_nonnull));
void load_books_free(struct load_books *books);

/** Credit, receivables and credit notes of an order whose shipments have their
 *  ids; adds to the sums. */
void load_book(struct load_writer *out, struct load_books *books,
    const struct load_order *order);

/** Accounts, receipts and what is owed from before, by the sums. */
void load_close(struct load_writer *out, struct load_books *books);

#endif
