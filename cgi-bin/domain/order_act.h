/**
 * @file
 * What is done to orders, from submit to completion.
 *
 * Layer: domain.  True of every function: it runs once for act->token inside
 * act_run(), judges under the row lock (order_judge()), writes an event and an
 * outbox row, and leads to the order's page.  Beside what is said:
 *
 *   STATUS_NOT_FOUND  no such order in the actor's sight
 *   STATUS_CONFLICT   no such transition from the present state
 *   STATUS_FORBIDDEN  not for this actor: permission, reach, four eyes
 *   STATUS_INVALID    a reason that is missing or longer than ORDER_REASON_MAX
 *
 * Credit never loses an order: where a hold stands in the way the call is
 * STATUS_OK, the order stays as it is with the holds written on it, and the
 * outcome says held.  The customer's papers (licence_bar.h) neither lose one: it
 * stays as it is and the outcome says barred.  A replayed act leaves the outcome zeroed.
 */
#ifndef DOMAIN_ORDER_ACT_H
#define DOMAIN_ORDER_ACT_H

#include "base/status.h"
#include "domain/act.h"
#include "domain/order.h"

/** What a use case made of the order. */
struct order_outcome {
	int64_t order_id;
	enum order_state state;
	bool held;
	bool barred; /* papers of the customer stand in the way: it stays */
};

/** The buyer's approver lets it pass; never one's own. */
enum status order_approve(struct db *db, struct act *act, int64_t order_id,
    struct order_outcome *out) MUST_CHECK;

/** Back to whoever entered it, with a reason; its draft is open again and
 *  submitting it takes up the same order.  The reservation is given back. */
enum status order_send_back(struct db *db, struct act *act, int64_t order_id,
    const char *reason) MUST_CHECK;

/** Holds are evaluated again under the customer's lock and credit is taken. */
enum status order_confirm(struct db *db, struct act *act, int64_t order_id,
    struct order_outcome *out) MUST_CHECK;

enum status order_reject(struct db *db, struct act *act, int64_t order_id,
    const char *reason) MUST_CHECK;

/** Buyer: submitted.  Desk: confirmed, with a reason.  Gives back once. */
enum status order_cancel(struct db *db, struct act *act, int64_t order_id,
    const char *reason) MUST_CHECK;

/** Begin picking.  Overdue and forced holds are looked at again. */
enum status order_pick(struct db *db, struct act *act, int64_t order_id,
    struct order_outcome *out) MUST_CHECK;

/** Undo picking: back to confirmed. */
enum status order_unpick(
    struct db *db, struct act *act, int64_t order_id) MUST_CHECK;

/** The rest will not come: its credit and stock are given back. */
enum status order_close(struct db *db, struct act *act, int64_t order_id,
    const char *reason) MUST_CHECK;

/** Let a held order pass: every hold that stands is released.  FORBIDDEN
 *  above the actor's band (hold_judge_release()). */
enum status order_release(struct db *db, struct act *act, int64_t order_id,
    const char *reason, struct order_outcome *out) MUST_CHECK;

/** Hold it by force, until an officer releases it. */
enum status order_hold(struct db *db, struct act *act, int64_t order_id,
    const char *reason) MUST_CHECK;

#endif
