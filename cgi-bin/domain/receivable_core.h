/**
 * @file
 * What the use cases of money share: lock in order, judge who may.
 *
 * Layer: domain, for receivable*.c, application*.c, receipt*.c, credit_note*.c,
 * bank*.c, tax_invoice*.c, payment_slip*.c and deposit*.c alone.
 */
#ifndef DOMAIN_RECEIVABLE_CORE_H
#define DOMAIN_RECEIVABLE_CORE_H

#include "domain/receivable.h"

/** A receivable's figures under its lock. */
struct core_receivable {
	int64_t id;
	int64_t customer_id;
	int64_t order_id;
	struct day posted_on;
	struct day due_on;
	int64_t amount_fen;
	int64_t open_fen;
	int64_t invoiced_fen;
	int64_t tax_fen;
};

struct core_receivables {
	struct core_receivable *items; /* by id */
	size_t count;
};

/**
 * Lock the orders of these receivables, and `order_id` (0 for none), then the
 * receivables, each by ascending id.  Ids that are none are left out.
 */
enum status receivable_core_lock(struct db *db, struct act *act,
    const int64_t *ids, size_t count, int64_t order_id,
    struct core_receivables *out) MUST_CHECK;

/** The one with this id; NULL. */
struct core_receivable *receivable_core_of(
    const struct core_receivables *all, int64_t id);

/** Write open_fen, invoiced_fen and due_on back, then how far the orders of
 *  these are paid and invoiced. */
enum status receivable_core_save(struct db *db, struct act *act,
    const struct core_receivables *all) MUST_CHECK;

/** How far these orders are paid and invoiced, by their receivables. */
enum status receivable_core_facets(
    struct db *db, const int64_t *orders, size_t count) MUST_CHECK;

/** A customer as documents copy it. */
struct core_customer {
	int64_t id;
	int64_t rep_id;
	int64_t team_id;
	const char *name;
};

/** Whether the actor may `action` for this customer: FORBIDDEN, NOT_FOUND. */
enum status receivable_core_customer(struct db *db, struct act *act,
    enum action action, int64_t customer_id,
    struct core_customer *out) MUST_CHECK;

/** A receivable to be written. */
struct core_posting {
	const struct core_customer *customer;
	enum receivable_kind kind;
	int64_t order_id;       /* 0 for none */
	int64_t shipment_id;    /* 0 for none */
	int64_t return_id;      /* 0 for none */
	int64_t return_position;
	const char *foreign_no; /* NULL for none */
	struct day posted_on;
	struct day due_on; /* none: not known yet */
	int64_t amount_fen;
	int64_t tax_fen;
};

/** Write it, all of it open; the ledger of credit is the caller's.
 *  @param[out] id may be NULL.  @return STATUS_CONFLICT for a number or a
 *  shipment posted before */
enum status receivable_core_post(struct db *db, struct act *act,
    const struct core_posting *posting, int64_t *id) MUST_CHECK;

/** How an import books what it brought and is not booked yet. */
struct core_booking {
	const struct db_query *use;     /* ids: struct core_use, by customer */
	const struct db_query *entries; /* at, user, ids: rows of the ledger */
};

/** What one customer uses more, or less. */
struct core_use {
	int64_t customer_id;
	int64_t amount_fen;
};

/** Inside an import's transaction: the ledger, then the accounts by ascending
 *  customer, then their groups.  The same again changes nothing. */
enum status receivable_core_book(struct db *db, struct act *act,
    const struct core_booking *booking, const int64_t *ids,
    size_t count) MUST_CHECK;

/** Today, by the company's zone. */
enum status receivable_core_today(
    struct db *db, struct act *act, struct day *out) MUST_CHECK;

/** The customer's term; from shipment at once where none is set. */
enum status receivable_core_term(struct db *db, struct act *act,
    int64_t customer_id, struct payment_term *out) MUST_CHECK;

/** Whether a text fits, in one line. */
bool receivable_core_fits(const char *text, size_t characters);

#endif
