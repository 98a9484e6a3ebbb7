/**
 * @file
 * A small company to order from: customers, people, products, stock, on a real
 * database.  Prices: product 1 100.00, 2 33.3333, 3 50.00 (sold from stock
 * only), 4 80.00; 13 % VAT.  100 units each of 1, 2 and 4, 10 of product 3.
 * Customer 1 has a limit of 1,000,000.00, customer 2 of 1,000.00, customer 3 as
 * 1 and wants its own approval of orders over 500.00.
 */
#ifndef SUPPORT_ORDER_WORLD_H
#define SUPPORT_ORDER_WORLD_H

#include "domain/order.h"
#include "domain/order_act.h"
#include "domain/order_submit.h"
#include "support/db_fixture.h"

/** People, by user id; also index into world.people. */
enum person {
	REP = 1,
	DESK,
	OTHER_DESK,
	PICKER,
	OFFICER,
	FINANCE,
	BUYER_1 = 11, /* of customer 1 */
	APPROVER_1,
	BUYER_2 = 21, /* of customer 2 */
	BUYER_3 = 31, /* of customer 3 */
	APPROVER_3,
	PEOPLE_MAX
};

struct world {
	struct db_fixture fixture;
	struct db *db;
	struct arena *mem;
	struct instant now; /* a Monday, 10:00 in Shanghai */
	struct actor people[PEOPLE_MAX];
};

/** A line of a draft to be made. */
struct wish {
	int64_t product_id;
	int64_t quantity;
	int64_t short_choice; /* 0: back-order */
	int64_t seen_price_1e4;
};

/** cmocka group setup and teardown; the state is a struct world *. */
int world_open(void **state);
int world_close(void **state);

/** cmocka test setup: as on the first day. */
int world_reset(void **state);

/** cmocka test teardown: stock, credit and money agree, or the test fails. */
int world_check(void **state);

struct act world_act(struct world *world, enum person who);

/** SQL of the test itself, by printf. */
void world_run(struct world *world, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
int64_t world_number(struct world *world, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** A draft of the person's company. */
int64_t world_draft(struct world *world, enum person who, int64_t customer_id,
    const struct wish *wishes, size_t count);

/** Submit `quantity` of a product; the order's id.  It must succeed. */
int64_t world_order(struct world *world, enum person who, int64_t customer_id,
    int64_t product_id, int64_t quantity);

/** The state of an order. */
enum order_state world_state(struct world *world, int64_t order_id);

/** Bring a fresh order of 10 units of product 1 into a state. */
int64_t world_order_in(struct world *world, enum order_state state);

#endif
