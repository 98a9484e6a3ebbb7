/**
 * @file
 * A draft becomes an order.  Layer: domain.  See order_act.h for what is true
 * of every use case.
 */
#ifndef DOMAIN_ORDER_SUBMIT_H
#define DOMAIN_ORDER_SUBMIT_H

#include "domain/draft.h"
#include "domain/order_act.h"

/** Why a draft, or a line of it, cannot be submitted as it is. */
enum submit_problem {
	SUBMIT_FINE = 0,
	SUBMIT_CUSTOMER_STOPPED,
	SUBMIT_EMPTY,         /* no line, or none left after reducing */
	SUBMIT_TOO_MANY,      /* more than ORDER_LINES_MAX */
	SUBMIT_OWN_NUMBER,    /* the number was given to another order */
	SUBMIT_WANTED_ON,     /* a day in the past */
	SUBMIT_LINE_UNKNOWN,  /* a code not understood, or not to be had */
	SUBMIT_LINE_STOPPED,  /* no longer sold */
	SUBMIT_LINE_QUANTITY, /* below the minimum, off the step, or too large */
	SUBMIT_LINE_NO_PRICE,
	SUBMIT_LINE_PRICE, /* the price shown is no longer the price */
	SUBMIT_OPENING,         /* the customer's file is not cleared */
	SUBMIT_CONTRACT,        /* no contract in force: see bar */
	SUBMIT_LICENCE,         /* a paper it must have has ended: see bar */
	SUBMIT_LINE_NOT_COVERED, /* outside the scope of its papers */
	SUBMIT_LINE_SHORT  /* may not be back-ordered and is short */
};

/** One line that needs the buyer's attention. */
struct submit_line {
	int64_t position;
	enum submit_problem problem;
	int64_t price_1e4; /* PRICE: what it costs now */
	int64_t quantity;  /* QUANTITY: the next allowed; SHORT: there now */
};

struct submit_outcome {
	int64_t order_id;
	enum order_state state;
	bool held;
	enum submit_problem problem;     /* of the draft as a whole */
	struct licence_bar bar;          /* of the customer's papers */
	const struct submit_line *lines; /* those with a problem, in act->mem */
	size_t line_count;
	size_t left_out; /* lines removed because they were short */
	size_t reduced;  /* lines reduced to what is there */
};

/**
 * Submit draft `draft_id`.
 *
 * Prices and the promise of each line are frozen, stock is reserved, credit is
 * evaluated and shown as holds; a line whose seen_price_1e4 is set and differs
 * from today's price comes back as SUBMIT_LINE_PRICE so that the page asks
 * again.  A buyer over the company's approval limit makes an order that awaits
 * approval.  Confirms by itself where the setting says so and nothing holds.
 *
 * @return STATUS_OK; STATUS_INVALID with out->problem or out->lines;
 *         STATUS_NOT_FOUND (no such draft); STATUS_CONFLICT (it became an
 *         order already, or is a template); STATUS_FORBIDDEN.
 */
enum status order_submit(struct db *db, struct act *act, int64_t draft_id,
    struct submit_outcome *out) MUST_CHECK;

/** What the form of the last look says; the lines are the draft's. */
struct submit_form {
	int64_t draft_id;
	int64_t version;    /* of the draft the form was made of; 0 for any */
	int64_t address_id; /* 0 for the company's default */
	struct day wanted_on;
	const char *own_number;
	const char *remark;
	const int64_t *seen_1e4; /* the price shown of each line, in order … */
	size_t seen_count;       /* … of the first so many; 0: none shown */
};

/**
 * Submit the draft as the form has it, and keep with it what the form said, both
 * or neither: what is ordered is the version the form was made of, its codes
 * understood anew, and the form sent twice finds its own answer, not a conflict
 * with itself.
 *
 * @param[out] fault  set with STATUS_INVALID where the form broke a rule
 * @return as order_submit(); STATUS_CONFLICT also for another version.
 */
enum status order_submit_form(struct db *db, struct act *act,
    const struct submit_form *form, enum draft_fault *fault,
    struct submit_outcome *out) MUST_CHECK;

#endif
