/**
 * @file
 * Credit: what a customer may owe, what is used of it, and when it holds an
 * order.
 *
 * Layer: domain.  credit_entries is the ledger (one row per document and event,
 * unique, so nothing is taken or given back twice); credit_accounts.used_fen is
 * its sum and is changed last in a transaction.  See order.h for conventions.
 */
#ifndef DOMAIN_CREDIT_H
#define DOMAIN_CREDIT_H

#include "base/arena.h"
#include "base/day.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/act.h"
#include "domain/order.h"

/** credit_accounts; all zero for a customer that has none. */
struct credit_account {
	int64_t customer_id;
	int64_t limit_fen;
	struct day limit_until;
	int64_t temp_limit_fen;
	struct day temp_until;
	int64_t term_days;
	int64_t used_fen;
	int64_t overdue_fen;
	struct day overdue_since;
	bool no_check; /* check_mode 2: never held by figures */
	bool is_frozen; /* the limit counts as 0, whatever check_mode says */
	int64_t group_id; /* 0: none; else its limit holds as well */
	int64_t group_limit_fen;
	int64_t group_used_fen;
};

/** The switches, graces and thresholds (settings). */
struct credit_rules {
	bool over_limit;
	bool limit_ran_out;
	int64_t limit_grace_days;
	bool overdue;
	int64_t overdue_grace_days;
	int64_t overdue_above_fen;
	bool order_share;
	int64_t order_share_bp;
};

/** A reason to hold and by how much. */
struct credit_hold {
	enum hold_reason reason;
	int64_t amount_fen; /* over; overdue; above the share; the order */
};

/** Most holds credit_evaluate() can find. */
enum {
	CREDIT_HOLDS_MAX = 4
};

/**
 * Pure: which holds an order meets on `today`.
 *
 * @param order_fen     the whole order, for its share of the limit
 * @param extra_fen     what it would add to used_fen
 * @param earmarked_fen paid for this very order: it passes once that covers it
 */
size_t credit_evaluate(const struct credit_account *account,
    const struct credit_rules *rules, int64_t order_fen, int64_t extra_fen,
    int64_t earmarked_fen, struct day today,
    struct credit_hold out[CREDIT_HOLDS_MAX]);

/** Limit and temporary limit as valid on `today`; 0 while frozen. */
int64_t credit_limit_on(const struct credit_account *account, struct day today);

/** The panel beside an order or a basket. */
struct credit_panel {
	int64_t limit_fen;
	struct day limit_until;
	int64_t temp_limit_fen; /* 0 when it ran out */
	struct day temp_until;
	int64_t used_fen;
	int64_t pending_fen; /* submitted orders, this one not counted */
	int64_t earmarked_fen; /* paid for this order */
	int64_t kept_fen;      /* paid for other orders not confirmed yet */
	int64_t order_fen;
	int64_t available_fen; /* limit − used; may be negative */
	int64_t after_fen;     /* available − this order */
	int64_t overdue_fen;
	struct day overdue_since;
	int64_t term_days;
	struct credit_hold holds[CREDIT_HOLDS_MAX]; /* this order would meet */
	size_t hold_count;
};

/**
 * @param order_fen total of the basket or order; 0 for the account page
 * @param order_id  an order to leave out of pending; 0 for none
 * @return STATUS_OK or STATUS_NOT_FOUND.
 */
enum status credit_panel(struct db *db, struct arena *mem,
    const struct actor *who, int64_t customer_id, int64_t order_id,
    int64_t order_fen, struct instant now, struct credit_panel *out) MUST_CHECK;

/** credit_entries.document_kind and .event. */
enum credit_document {
	CREDIT_ORDER = 1,
	CREDIT_SHIPMENT,
	CREDIT_RECEIPT,
	CREDIT_NOTE,
	CREDIT_OPENING,
	CREDIT_REPAIR /* a receivable of its own kind */
};
enum credit_event {
	CREDIT_TAKEN = 1,
	CREDIT_CHANGED,    /* by a proposal: part is its id */
	CREDIT_GIVEN_BACK, /* cancelled, closed short */
	CREDIT_REFUSED,    /* refused or lost: part tells repeats apart */
	CREDIT_SETTLED,
	CREDIT_OPENED
};

/** One change of what is used. */
struct credit_entry {
	int64_t customer_id;
	enum credit_document document;
	int64_t document_id;
	enum credit_event event;
	int64_t part;
	int64_t amount_fen; /* may be negative; 0 writes nothing */
};

/**
 * Inside a transaction: the ledger row, then the account, then its group.
 *
 * @return STATUS_OK; STATUS_CONFLICT when this event was booked before.
 */
enum status credit_book(struct db *db, struct act *act,
    const struct credit_entry *entry) MUST_CHECK;

/** Inside a transaction: the account and then its group, locked.  Take it
 *  last. */
enum status credit_lock(struct db *db, struct arena *mem, int64_t customer_id,
    struct credit_account *out) MUST_CHECK;

/** Inside or outside: the account as it stands. */
enum status credit_find(struct db *db, struct arena *mem, int64_t customer_id,
    struct credit_account *out) MUST_CHECK;

/** The rules from the settings. */
enum status credit_rules_load(
    struct db *db, struct arena *mem, struct credit_rules *out) MUST_CHECK;

/**
 * Inside a transaction that holds the order's lock: evaluate against `account`
 * and write the holds; the caller saves the facet on the order.
 *
 * A released hold stays released unless `grew`; a forced one stands until
 * released.  A reason that no longer applies is gone.  Money earmarked to the
 * order counts for it; money earmarked to others not confirmed yet is theirs.
 *
 * @param only bits (1 << reason) of the reasons to look at; others stay
 * @param[out] facet the order's credit facet now
 */
enum status credit_apply(struct db *db, struct act *act, int64_t order_id,
    const struct credit_account *account, int64_t order_fen, int64_t extra_fen,
    bool grew, unsigned only, enum credit_facet *facet) MUST_CHECK;

/** Every reason, for credit_apply(). */
#define CREDIT_EVERY_REASON (~0U)

/**
 * Look again at a customer's held orders, oldest first, each in its own
 * transaction; what no longer holds is freed (and confirmed where that happens
 * by itself).  One that does not fit does not stop a smaller later one.
 *
 * @param[out] freed how many; may be NULL
 */
enum status credit_reevaluate(struct db *db, struct act *act,
    int64_t customer_id, int64_t *freed) MUST_CHECK;

/** What credit_check() compares. */
enum credit_difference_kind {
	CREDIT_USED_IS_NOT_LEDGER = 1, /* used_fen against the sum of entries */
	CREDIT_ORDER_IS_NOT_LEDGER     /* an order's rows against its lines */
};

struct credit_difference {
	enum credit_difference_kind kind;
	int64_t customer_id;
	int64_t order_id; /* 0 for the account */
	int64_t ledger_fen;
	int64_t found_fen;
};

/** Differences, at most 1000; none in a sound database.
 *  @param[out] rows struct credit_difference */
enum status credit_check(
    struct db *db, struct arena *mem, struct db_rows *rows) MUST_CHECK;

#endif
