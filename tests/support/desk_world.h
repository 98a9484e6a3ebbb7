/**
 * @file
 * The small company of order_world.h with its desk: service, quality, leaders.
 */
#ifndef SUPPORT_DESK_WORLD_H
#define SUPPORT_DESK_WORLD_H

#include "domain/complaint_act.h"
#include "support/order_world.h"

/** People beside those of enum person, by user id. */
enum desk_person {
	SERVICE = 51,
	SERVICE_2,
	QUALITY,
	LEAD, /* of team 1, and of the service department */
	MANAGER,
	EXECUTIVE,
	OTHER_BUYER_1, /* another buyer of customer 1 */
	DESK_PEOPLE_END
};

/** world_open() and these people, with memberships and roles. */
int desk_open(void **state);

/** world_reset(), and nothing was ever asked; Monday 2026-11-23, 10:00. */
int desk_reset(void **state);

/** Every clock is what its events say, or the test fails. */
int desk_check(void **state);

struct act desk_act(struct world *world, int who);
const struct actor *desk_actor(struct world *world, int who);

/** A complaint of customer 1 about the quality of product 1. */
int64_t desk_complaint(struct world *world, enum ticket_severity severity);

/** A question of a buyer. */
int64_t desk_question(struct world *world, int who, const char *subject);

/** The ticket as somebody sees it; it must be in sight. */
struct ticket desk_ticket(struct world *world, int who, int64_t id);

enum ticket_state desk_state(struct world *world, int64_t id);

/** Bring a complaint of a severity to a state, owned by SERVICE. */
int64_t desk_complaint_in(struct world *world, enum ticket_severity severity,
    enum ticket_state state);

/** The steps by SERVICE; the decision by who is of the band. */
enum status desk_triage(struct world *world, int64_t id,
    enum ticket_severity severity, int64_t person_id);
enum status desk_propose(struct world *world, int64_t id, int64_t cost_fen);
enum status desk_decide(struct world *world, int who, int64_t id);
enum status desk_reply(struct world *world, int64_t id, bool nothing_to_do);

/** How many events of a kind are in the outbox. */
int64_t desk_told(struct world *world, const char *kind);

/** Deliver the outbox; how many notifications a user has. */
int64_t desk_notified(struct world *world, int who);

/** Wait so many minutes. */
void desk_wait(struct world *world, int64_t minutes);

#endif
