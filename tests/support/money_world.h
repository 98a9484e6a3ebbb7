/**
 * @file
 * The small company of order_world.h with its people of money.
 */
#ifndef SUPPORT_MONEY_WORLD_H
#define SUPPORT_MONEY_WORLD_H

#include "support/order_world.h"

/** People beside those of enum person, by user id. */
enum money_person {
	EXECUTIVE = 41,
	MANAGER,
	OTHER_OFFICER,
	OTHER_REP, /* with no customer */
	PAYER_1,   /* distributor_finance of customer 1 */
	PAYER_2,
	MONEY_PEOPLE_END
};

/** world_open() and these people. */
int money_open(void **state);

/** world_reset(), and no money moved yet. */
int money_reset(void **state);

/** An act of either kind of person. */
struct act money_act(struct world *world, int who);
const struct actor *money_actor(struct world *world, int who);

/** A receivable posted and due on days of 2026-11 style ISO text. */
int64_t money_receivable(struct world *world, int64_t customer_id,
    const char *posted_on, const char *due_on, int64_t amount_fen,
    int64_t open_fen);

/** A receipt of a day; `apply_to` a receivable, or 0. */
int64_t money_receipt(struct world *world, int64_t customer_id,
    const char *received_on, int64_t amount_fen, int64_t apply_to);

/** How many rows of the outbox are of a kind. */
int64_t money_told(struct world *world, const char *kind);

#endif
