/**
 * @file
 * What of a customer's papers stands in the way of an order.
 *
 * Layer: domain.  Judged when an order is submitted, confirmed and picked, each
 * time inside that transaction; shown before on the pages of the draft and the
 * order.  The rules, with the setting licence_block on:
 *
 *   - A customer whose file is being opened (customers.opening = 1) orders
 *     nothing.  This one holds whatever the setting says.
 *   - Of a kind that is mandatory for the customer's nature and of which
 *     verified papers are on file, one must be in force on that day.  Where no
 *     verified paper of the kind is on file at all nothing is barred: it is a
 *     customer from before there were files, or imported.  A new customer has
 *     its papers asked for when its file is opened.
 *   - Once a verified paper of a kind with a scope is on file, only products
 *     within the scope of one in force may be had: the product's category or
 *     one above it.  An empty scope covers everything.
 *
 * With them the contract is judged, by a rule of its own: contract_bar.h.
 *
 * A paper that waits for quality changes nothing until it is verified.
 */
#ifndef DOMAIN_LICENCE_BAR_H
#define DOMAIN_LICENCE_BAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/status.h"
#include "domain/contract_bar.h"

struct db;

/** Why nothing, or a line, may be ordered. */
enum licence_reason {
	LICENCE_FINE = 0,
	LICENCE_OPENING,  /* the file is not cleared */
	LICENCE_CONTRACT, /* none in force, and no time left: see contract */
	LICENCE_EXPIRED, /* a mandatory paper */
	LICENCE_SCOPE    /* no paper in force covers a product */
};

/** What was found; the paper is that which ran out last, where one did. */
struct licence_bar {
	enum licence_reason reason;
	const char *kind; /* NULL: none */
	const char *kind_en;
	const char *number;
	struct day ended_on; /* none: it did not end */
	size_t line;         /* SCOPE: index of the first product outside */
	struct contract_bar contract; /* warned of where nothing bars, too */
};

/** Which of the products are outside, by index; NULL where none is asked for. */
struct licence_ask {
	const int64_t *category_ids; /* 0: of none, covered by "all" alone */
	size_t count;
	bool *outside; /* out, `count` many; may be NULL */
};

/**
 * @param papers those of struct customer or struct order, with which nothing is
 *               asked as long as nothing bars; NULL: ask
 * @param today  in the company's zone
 * @return STATUS_OK with out->reason; STATUS_NOT_FOUND: no such customer.
 */
enum status licence_judge(struct db *db, struct arena *mem, int64_t customer_id,
    const char *papers, struct day today, const struct licence_ask *ask,
    struct licence_bar *out) MUST_CHECK;

/**
 * The same without goods, for a page that only tells of it: that all was fine is
 * believed for a minute, in this process.
 */
enum status licence_judge_lately(struct db *db, struct arena *mem,
    int64_t customer_id, struct day today, struct licence_bar *out) MUST_CHECK;

/** The same of the lines of an order that are still to come. */
enum status licence_judge_order(struct db *db, struct arena *mem,
    int64_t order_id, int64_t customer_id, const char *papers, struct day today,
    struct licence_bar *out) MUST_CHECK;

#endif
