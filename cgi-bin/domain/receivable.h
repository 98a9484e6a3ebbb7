/**
 * @file
 * What is owed: a receivable per shipment, opening balance, imported invoice or
 * repair.
 *
 * Layer: domain.  amount_fen never falls; open_fen is amount less what was
 * applied to it (application.h) and changes by conditional UPDATE alone.  True
 * of receivable.h, receipt.h, application.h, credit_note.h, bank.h,
 * tax_invoice.h, payment_slip.h and deposit.h, beside the conventions of
 * order.h:
 *
 *   Lock order    orders → receivables by ascending id → receipts and credit
 *                 notes → the customer's credit account → its group.
 *   Exposure      used_fen = Σ open + confirmed not shipped − Σ unapplied
 *                 receipts − Σ unapplied credit notes + bills not matured;
 *                 posting at shipment and applying do not change it.
 *   After commit  what lowers the exposure looks at the customer's held orders
 *                 again (credit_reevaluate()).
 */
#ifndef DOMAIN_RECEIVABLE_H
#define DOMAIN_RECEIVABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/act.h"

/** credit_accounts.term_kind. */
enum term_kind {
	TERM_PAY_FIRST = 1,
	TERM_FROM_SHIPMENT,
	TERM_FROM_INVOICE,
	TERM_MONTHLY, /* the cut-off day, then so many days */
	TERM_ROLLING, /* the last batch before the next */
	TERM_KIND_COUNT
};

/** When a customer pays. */
struct payment_term {
	enum term_kind kind;
	int64_t days;
	int64_t cut_off_day; /* 1..31; 31 is the month's last day */
};

/**
 * Pure: when what is posted on a day falls due; none while that is not known
 * (TERM_FROM_INVOICE before the invoice, TERM_ROLLING before the next batch).
 */
struct day receivable_due_day(
    const struct payment_term *term, struct day posted_on);

/** receivables.kind. */
enum receivable_kind {
	RECEIVABLE_SHIPMENT = 1,
	RECEIVABLE_OPENING,
	RECEIVABLE_IMPORTED,
	RECEIVABLE_REPAIR /* of returned goods, as quoted */
};

struct receivable {
	int64_t id;
	const char *number; /* of the shipment; foreign_no; or AR-… */
	enum receivable_kind kind;
	int64_t customer_id;
	const char *customer_name;
	const char *customer_name_en; /* may be NULL */
	int64_t order_id;
	const char *order_number; /* NULL for none */
	const char *order_foreign_no;
	int64_t shipment_id;
	int64_t return_id;
	const char *return_number; /* NULL for none */
	const char *foreign_no;
	struct instant posted_at;
	struct day posted_on;
	struct day due_on; /* may be none */
	int64_t amount_fen;
	int64_t open_fen;
	int64_t invoiced_fen;
	int64_t tax_fen;
};

/** Which to list. */
enum receivable_which {
	RECEIVABLE_EVERY = 0,
	RECEIVABLE_OPEN,
	RECEIVABLE_OVERDUE, /* open and due before `today` */
	RECEIVABLE_SETTLED
};

struct receivable_filter {
	enum receivable_which which;
	int64_t customer_id; /* 0: any in reach */
	int64_t order_id;    /* 0: any */
	struct day today;    /* for RECEIVABLE_OVERDUE */
	struct instant from; /* posted at or after */
	struct instant before;
	struct instant after_at; /* keyset, as order_filter */
	int64_t after_id;
	int64_t limit; /* 1 to 501 */
};

/** Newest first, limited by ACTION_MONEY_SEE.
 *  @param[out] rows struct receivable */
enum status receivable_list(struct db *db, struct arena *mem,
    const struct actor *who, const struct receivable_filter *filter,
    struct db_rows *rows) MUST_CHECK;

enum status receivable_find(struct db *db, struct arena *mem,
    const struct actor *who, int64_t id, struct receivable *out) MUST_CHECK;

/** Which of the open ones fall due: for the due list. */
struct due_filter {
	int64_t customer_id;  /* 0: any in reach */
	struct day from;      /* due at or after; none: from the oldest */
	struct day to;        /* due at or before; must be given */
	struct day after_due; /* keyset: after this row */
	int64_t after_id;
	int64_t limit; /* 1 to 501 */
};

/** Open ones with a due day, earliest first.
 *  @param[out] rows struct receivable */
enum status receivable_due_list(struct db *db, struct arena *mem,
    const struct actor *who, const struct due_filter *filter,
    struct db_rows *rows) MUST_CHECK;

/** What is open by age on a day.  Without a due day: not due. */
struct receivable_ageing {
	int64_t customer_id; /* 0: of all */
	const char *customer_name;
	const char *customer_name_en;
	int64_t open_fen; /* all of it */
	int64_t not_due_fen;
	int64_t late_30_fen; /* 1 to 30 days late */
	int64_t late_60_fen;
	int64_t late_90_fen;
	int64_t later_fen;     /* more than 90 */
	int64_t unapplied_fen; /* receipts and credit notes not applied */
	struct day oldest_due; /* of what is overdue; none */
};

/** Of one customer, or of all in reach (0).  All zero where nothing is open. */
enum status receivable_ageing(struct db *db, struct arena *mem,
    const struct actor *who, int64_t customer_id, struct day today,
    struct receivable_ageing *out) MUST_CHECK;

/** What is overdue of it. */
static inline int64_t
receivable_ageing_overdue(const struct receivable_ageing *ageing)
{
	return ageing->late_30_fen + ageing->late_60_fen +
	    ageing->late_90_fen + ageing->later_fen;
}

/** Which customers: those behind one with so much overdue. */
struct ageing_filter {
	struct day today;
	int64_t after_overdue_fen; /* keyset: after the customer with this … */
	int64_t after_id;          /* … and this id; 0 for the first page */
	int64_t limit;             /* 1 to 501 */
};

/** Per customer, most overdue first.
 *  @param[out] rows struct receivable_ageing */
enum status receivable_ageing_list(struct db *db, struct arena *mem,
    const struct actor *who, const struct ageing_filter *filter,
    struct db_rows *rows) MUST_CHECK;

/* --- Posting ---------------------------------------------------------------- */

/** A shipment that is owed. */
struct receivable_posting {
	int64_t customer_id;
	int64_t rep_id;
	int64_t team_id;
	int64_t order_id;
	int64_t shipment_id;
	int64_t amount_fen;
	int64_t tax_fen;
};

/**
 * Inside order_ship()'s transaction, the order locked: post it, let the rolling
 * term's last batch fall due, apply what was paid for this order before.
 * Nothing is posted for nothing.
 */
enum status receivable_post_shipment(struct db *db, struct act *act,
    const struct receivable_posting *posting) MUST_CHECK;

/** A repair that was quoted and accepted. */
struct receivable_repair {
	int64_t customer_id;
	int64_t rep_id;
	int64_t team_id;
	int64_t return_id;
	int64_t position; /* of the request's line: one receivable each */
	int64_t amount_fen;
	int64_t tax_fen;
};

/**
 * Inside the request's transaction, before stock and accounts: post it, due by
 * the customer's term.  The caller books it (CREDIT_REPAIR) when it takes the
 * account.
 *
 * @return STATUS_CONFLICT for a line that was posted before.
 */
enum status receivable_post_repair(struct db *db, struct act *act,
    const struct receivable_repair *repair, int64_t *id) MUST_CHECK;

/** An invoice of another system. */
struct receivable_import {
	int64_t customer_id;
	int64_t rep_id;
	int64_t team_id;
	int64_t order_id; /* must be given: one receivable each */
	int64_t shipment_id; /* 0 for none */
	const char *foreign_no;
	struct instant at;
	struct day posted_on;
	int64_t amount_fen; /* all of it, also where it grew */
	int64_t tax_fen;
};

/**
 * Inside an import's transaction: post what is new, let what grew grow, raise
 * used_fen by it; the same again changes nothing.  Due by the customer's term;
 * a customer that has no account gets one without a check (check_mode 2).  At
 * most 1000 a call.  Touches each account once, in ascending order.
 */
enum status receivable_import_many(struct db *db, struct act *act,
    const struct receivable_import *items, size_t count) MUST_CHECK;

/**
 * Count anew what is overdue of a customer (overdue_fen, overdue_since of its
 * account), in a transaction of its own.
 */
enum status receivable_overdue_note(
    struct db *db, struct act *act, int64_t customer_id) MUST_CHECK;

/** Job: customers whose overdue figures are not of today; at most 200 a call,
 *  each in a transaction of its own. */
enum status receivable_job_overdue(
    struct db *db, struct act *act, int64_t *done) MUST_CHECK;

#endif
