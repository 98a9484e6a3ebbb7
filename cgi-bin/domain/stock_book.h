/**
 * @file
 * What the files of stock share: the movements and the counters they change.
 *
 * Layer: domain, private to stock.
 */
#ifndef DOMAIN_STOCK_BOOK_H
#define DOMAIN_STOCK_BOOK_H

#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/status.h"
#include "domain/stock.h"

struct act;
struct db;

/** A row of stock_movements. */
struct stock_movement {
	int64_t stock_id;
	int64_t product_id;
	enum stock_movement_kind kind;
	int64_t on_hand_delta;
	int64_t reserved_delta;
	int64_t order_id;    /* 0: none */
	int64_t shipment_id; /* 0: none */
	int64_t return_id;   /* 0: none */
	struct instant at;
	int64_t user_id;
};

/** Units that are added to a place, which may be new. */
struct stock_addition {
	int64_t product_id;
	int64_t warehouse_id;
	int64_t batch_id;
	enum stock_status status;
	struct day expires_on; /* 9999-12-31: does not expire */
	int64_t quantity;
};

/** What a movement that adds goods is for. */
struct stock_reason {
	enum stock_movement_kind kind;
	int64_t order_id;
	int64_t shipment_id;
	int64_t return_id;
};

/** Append movements; `at` and `user_id` are filled in from the act. */
enum status stock_book_moved(struct db *db, struct act *act,
    struct stock_movement *movements, size_t n) MUST_CHECK;

/** Add to on hand, with movements.  Sorts `additions`. */
enum status stock_book_add(struct db *db, struct act *act,
    struct stock_addition *additions, size_t n,
    const struct stock_reason *reason) MUST_CHECK;

/** Units that leave a place, as far as they are not reserved. */
struct stock_taking {
	int64_t stock_id;
	int64_t product_id;
	enum stock_movement_kind kind;
	int64_t quantity;
	int64_t return_id; /* 0: none */
};

/** Take off on hand, with a movement.  STATUS_CONFLICT for more than is free. */
enum status stock_book_take(struct db *db, struct act *act,
    const struct stock_taking *taking) MUST_CHECK;

/**
 * The distinct products of `n` items.
 *
 * @param product_id of an item, at `offset` bytes from its start
 * @return STATUS_INVALID for more than an @in list takes.
 */
enum status stock_book_products(struct arena *mem, const void *items, size_t n,
    size_t item_size, size_t offset, int64_t **ids, size_t *count) MUST_CHECK;

/** The distinct numbers of `ids`, sorted in place.  @return how many */
size_t stock_book_distinct(int64_t *ids, size_t n);

#endif
