/**
 * @file
 * What happens to returns by itself as time passes.
 *
 * Layer: domain.  As order_job.h: called again and again by the worker, at most
 * 200 a call, each in a transaction of its own, nothing twice.
 */
#ifndef DOMAIN_RETURN_JOB_H
#define DOMAIN_RETURN_JOB_H

#include "domain/act.h"

/** Questions and offers nobody answered: announced a day before, then
 *  cancelled or accepted. */
enum status return_job_unanswered(
    struct db *db, struct act *act, int64_t *done) MUST_CHECK;

/** Approved ones not sent in time: told two days before, then expired. */
enum status return_job_expire(
    struct db *db, struct act *act, int64_t *done) MUST_CHECK;

/** What never came of those received in part. */
enum status return_job_rest(
    struct db *db, struct act *act, int64_t *done) MUST_CHECK;

/** How well each customer returns. */
enum status return_job_conduct(
    struct db *db, struct act *act, int64_t *done) MUST_CHECK;

#endif
