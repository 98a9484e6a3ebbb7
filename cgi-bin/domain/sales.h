/**
 * @file
 * What customers bought by month, category and day: sums for the account page.
 *
 * Layer: domain.  The tables are derived: the worker sums up what receivables,
 * credit notes, shipments and orders came in since it last looked, for whole
 * customers from the earliest month touched on.  Doing it again changes nothing.
 */
#ifndef DOMAIN_SALES_H
#define DOMAIN_SALES_H

#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/status.h"
#include "domain/act.h"

struct db;

/** A day's month as the tables have it: 202611. */
int64_t sales_month_of(struct day day);

/** The month `count` later; count may be negative. */
int64_t sales_month_add(int64_t month, int64_t count);

/** The first day of a month. */
struct day sales_month_day(int64_t month);

/**
 * Sum up what is new, at most some 2,000 documents a call.
 *
 * @param[out] done documents looked at for the first time
 */
enum status sales_job_sum(
    struct db *db, struct act *act, int64_t *done) MUST_CHECK;

#endif
