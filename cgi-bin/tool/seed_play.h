/**
 * @file
 * People of the demo company at work: each step is the portal's own use case,
 * done by somebody who may do it, at a time that has passed.
 *
 * Program: tool.  The same dice fall each time: the days shift with the
 * calendar, the rest is alike.
 */
#ifndef TOOL_SEED_PLAY_H
#define TOOL_SEED_PLAY_H

#include "domain/act.h"
#include "domain/order_act.h"
#include "tool/seed_sql.h"

enum {
	PLAY_PRODUCTS = 200,
	PLAY_CUSTOMERS = 30
};

/** Staff who take part. */
enum play_staff {
	PLAY_CLERK = 0,
	PLAY_WAREHOUSE,
	PLAY_CREDIT,
	PLAY_SALES,
	PLAY_OWNER, /* approves for the first customer */
	PLAY_SERVICE,
	PLAY_QUALITY,
	PLAY_LEAD,
	PLAY_MANAGER,
	PLAY_STAFF_COUNT
};

struct play_customer {
	struct seed_customer row;
	struct actor buyer;
};

struct play {
	struct db *db;
	struct arena *mem;     /* people and goods */
	struct arena *scratch; /* reset after each order */
	struct instant now;
	uint64_t dice;
	struct actor staff[PLAY_STAFF_COUNT];
	struct play_customer customers[PLAY_CUSTOMERS];
	size_t customer_count;
	struct seed_product products[PLAY_PRODUCTS];
	size_t product_count;
	int64_t orders; /* placed so far */
};

/** Sign everybody in and learn the goods. */
enum status play_begin(struct play *play) MUST_CHECK;

/** A number from 0 to below − 1. */
int64_t play_roll(struct play *play, int64_t below);

/** What is asked for. */
struct play_wish {
	struct play_customer *customer;
	const struct actor *by; /* the buyer, or a salesperson */
	struct instant at;
	int64_t worth_fen;    /* about so much in all */
	const char *short_of; /* a code that is short in stock; NULL */
};

/** Write a draft of it.  @param[out] draft_id */
enum status play_draft(struct play *play, const struct play_wish *wish,
    int64_t *draft_id) MUST_CHECK;

/** Draft and submit; a hold by credit is let pass where `let_pass`.
 *  @param[out] state after it */
enum status play_place(struct play *play, const struct play_wish *wish,
    int64_t *order_id, enum order_state *state) MUST_CHECK;

/** The act of one person at one time. */
struct act play_act(
    struct play *play, const struct actor *who, struct instant at);

/** Confirm; where credit holds it, an officer lets it pass before. */
enum status play_confirm(
    struct play *play, int64_t order_id, struct instant at) MUST_CHECK;

/** Pick and send: everything, or half of each line.
 *  @param[out] shipment_id */
enum status play_ship(struct play *play, int64_t order_id, bool half,
    struct instant at, int64_t *shipment_id) MUST_CHECK;

/** A receipt over what the order's delivery comes to, applied to the oldest. */
enum status play_settle(struct play *play, const struct play_customer *customer,
    int64_t order_id, struct instant at) MUST_CHECK;

/** Refuse a unit or more of a shipment's first line. */
enum status play_refuse(struct play *play, const struct play_customer *customer,
    int64_t shipment_id, const char *reason, struct instant at) MUST_CHECK;

/** A year up to two weeks ago; then the last two weeks in every state. */
enum status play_year(struct play *play) MUST_CHECK;
enum status play_now(struct play *play) MUST_CHECK;

/** What was sent up to three weeks ago is invoiced.  seed_invoice.c */
enum status play_invoices(struct play *play) MUST_CHECK;

/** What distributors asked and complained about.  seed_ticket.c */
enum status play_tickets(struct play *play) MUST_CHECK;

/** Goods that come back, in several states.  seed_return.c */
enum status play_returns(struct play *play) MUST_CHECK;

/** All of it; nothing if it was played before. */
enum status play_demo(struct db *db) MUST_CHECK;

#endif
