/**
 * @file
 * A small catalogue on a real MariaDB, and people who look at it.
 *
 * Customer 1: class A, region 1, rep 1, team 1, price list 3, own code MY-1 for
 * A-1001.  Customer 2: class C, region 2, rep 2.  Customer 3 is stopped.
 * Price lists: 1 base, 2 for class A, 3 customer 1's.  Warehouses 1 and 2.
 * Categories: 10 gloves with 11 below it, 20 drinks.  Products: see the .c file.
 */
#ifndef SUPPORT_CATALOGUE_FIXTURE_H
#define SUPPORT_CATALOGUE_FIXTURE_H

#include "base/arena.h"
#include "domain/act.h"
#include "domain/actor.h"
#include "domain/product.h"
#include "support/db_fixture.h"

struct catalogue {
	struct db_fixture fixture;
	struct db *db;
	struct arena *mem;
	struct act act; /* of actor_system */
};

/** 2026-11-20 in the company's zone: the day of every test. */
extern const struct day catalogue_day;

/** Make the database and fill it.  Ends the program on failure. */
void catalogue_open(struct catalogue *catalogue, const char *program);

void catalogue_close(struct catalogue *catalogue);

/** A person of a customer, a rep, or staff who see all. */
struct actor catalogue_buyer(int64_t customer_id);
struct actor catalogue_rep(int64_t user_id);

/** A customer by id, without asking who may see it. */
struct customer catalogue_customer(
    struct catalogue *catalogue, int64_t customer_id);

/** What customer 1 or 2 sees; 0: staff. */
struct product_viewer catalogue_viewer(
    struct catalogue *catalogue, int64_t customer_id);

/** The id of a sku; ends the program when there is none. */
int64_t catalogue_product(struct catalogue *catalogue, const char *sku);

#endif
