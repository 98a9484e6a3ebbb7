/**
 * @file
 * What happens to orders by itself as time passes.  Layer: domain.
 *
 * Each function is called by the worker again and again; it takes at most 200
 * documents a call, each in a transaction of its own, and does nothing twice.
 * The act names the system (actor_system), the clock and the memory; the arena
 * must be reset by the caller between calls.
 *
 * @param[out] done how many documents were changed; never NULL
 */
#ifndef DOMAIN_ORDER_JOB_H
#define DOMAIN_ORDER_JOB_H

#include "domain/act.h"

/** Announce reservations that end within a day. */
enum status order_job_announce(
    struct db *db, struct act *act, int64_t *done) MUST_CHECK;

/** Give back reservations whose time ran out, and say so. */
enum status order_job_expire(
    struct db *db, struct act *act, int64_t *done) MUST_CHECK;

/** Withdraw proposals nobody answered. */
enum status order_job_withdraw(
    struct db *db, struct act *act, int64_t *done) MUST_CHECK;

/** Shipments that count as signed for by now. */
enum status order_job_sign(
    struct db *db, struct act *act, int64_t *done) MUST_CHECK;

/** Orders whose shipments are all closed and that miss nothing: completed. */
enum status order_job_complete(
    struct db *db, struct act *act, int64_t *done) MUST_CHECK;

/** Held orders of customers that have any: look again. */
enum status order_job_reevaluate(
    struct db *db, struct act *act, int64_t *done) MUST_CHECK;

/** Stock that arrived goes to back-ordered lines, oldest confirmed first. */
enum status order_reserve_backorders(
    struct db *db, struct act *act, int64_t *done) MUST_CHECK;

#endif
