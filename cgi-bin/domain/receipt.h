/**
 * @file
 * What was paid: posted, reversed, earmarked to an order.
 *
 * Layer: domain; see receivable.h for the conventions.
 */
#ifndef DOMAIN_RECEIPT_H
#define DOMAIN_RECEIPT_H

#include "domain/receivable.h"

/** receipts.kind. */
enum receipt_kind {
	RECEIPT_BANK = 1,
	RECEIPT_CASH,
	RECEIPT_BILL, /* of exchange: exposure until it matures (setting) */
	RECEIPT_KIND_COUNT
};

/** receipts.state. */
enum receipt_state {
	RECEIPT_POSTED = 1,
	RECEIPT_REVERSED
};

/** What is wrong with a request. */
enum receipt_fault {
	RECEIPT_FINE = 0,
	RECEIPT_BAD_AMOUNT,   /* not above 0, or above RECEIPT_AMOUNT_MAX */
	RECEIPT_BAD_DAY,      /* not a day, after today, or before 2000 */
	RECEIPT_BAD_MATURITY, /* a bill without one, or before its receipt */
	RECEIPT_BAD_TEXT,     /* too long, or control characters */
	RECEIPT_BAD_ORDER,    /* not this customer's, or over and done */
	RECEIPT_BAD_CUSTOMER,
	RECEIPT_BAD_KIND
};

#define RECEIPT_AMOUNT_MAX INT64_C(10000000000000)

struct receipt_request {
	int64_t customer_id;
	enum receipt_kind kind;
	struct day received_on;
	int64_t amount_fen;
	int64_t order_id;      /* earmark; 0 for none */
	const char *payer;     /* "": the customer itself */
	const char *reference; /* "" for none */
	struct day matures_on; /* of a bill */
	const char *note;      /* "" for none */
	bool apply_oldest;     /* at once, unless earmarked */
};

/**
 * Post one (ACTION_RECEIPT_POST): lowers used_fen (a bill at maturity where the
 * setting says so), then held orders are looked at again.  A payer who is
 * neither the customer nor known to pay for it is flagged.
 *
 * @param[out] fault why STATUS_INVALID
 * @param[out] id    0 for a replayed act
 */
enum status receipt_post(struct db *db, struct act *act,
    const struct receipt_request *request, enum receipt_fault *fault,
    int64_t *id) MUST_CHECK;

/** The same inside a transaction of the caller, who then calls
 *  receipt_posted() after the commit.  @param bank_line_id 0 for none */
enum status receipt_post_within(struct db *db, struct act *act,
    const struct receipt_request *request, int64_t bank_line_id,
    enum receipt_fault *fault, int64_t *id) MUST_CHECK;

/** Held orders of the customer, looked at again by the system.  What fails here
 *  is done by the worker's next round. */
void receipt_posted(struct db *db, struct act *act, int64_t customer_id);

/**
 * Take it back, once: its applications are undone by counter entries, used_fen
 * rises again, a bank's line it was made of is set aside, a slip waits again.
 * @return STATUS_CONFLICT when it was reversed before;
 * STATUS_INVALID without a reason.
 */
enum status receipt_reverse(
    struct db *db, struct act *act, int64_t id, const char *reason) MUST_CHECK;

/**
 * Earmark to an order of the same customer, or to none (0).
 *
 * @return STATUS_CONFLICT once part of it is applied, when it is reversed, or
 *         when the order it is taken from was confirmed and is not over.
 */
enum status receipt_earmark(
    struct db *db, struct act *act, int64_t id, int64_t order_id) MUST_CHECK;

struct receipt {
	int64_t id;
	const char *number; /* RC-… */
	enum receipt_kind kind;
	enum receipt_state state;
	int64_t customer_id;
	const char *customer_name;
	const char *customer_name_en; /* may be NULL */
	struct day received_on;
	int64_t amount_fen;
	int64_t unapplied_fen;
	int64_t order_id;
	const char *order_number; /* NULL: not earmarked */
	const char *order_foreign_no;
	const char *payer;
	bool payer_differs;
	const char *reference;
	struct day matures_on;
	bool is_settled; /* counted off the exposure; false: a bill waits */
	int64_t bank_line_id;
	const char *note;
	struct instant posted_at;
	const char *entered_by_name; /* NULL: the system */
	struct instant reversed_at;
	const char *reversed_by_name;
	const char *reversed_note;
};

struct receipt_filter {
	enum receipt_kind kind;   /* 0: any */
	enum receipt_state state; /* 0: any */
	bool unapplied;           /* with something left to apply alone */
	bool payer_differs;       /* flagged ones alone */
	int64_t customer_id;      /* 0: any in reach */
	int64_t order_id;         /* earmarked to it */
	struct instant from;
	struct instant before;
	struct instant after_at; /* keyset, as order_filter */
	int64_t after_id;
	int64_t limit; /* 1 to 501 */
};

/** Newest first (ACTION_MONEY_SEE).  @param[out] rows struct receipt */
enum status receipt_list(struct db *db, struct arena *mem,
    const struct actor *who, const struct receipt_filter *filter,
    struct db_rows *rows) MUST_CHECK;

enum status receipt_find(struct db *db, struct arena *mem,
    const struct actor *who, int64_t id, struct receipt *out) MUST_CHECK;

/** The id behind RC-…; STATUS_NOT_FOUND also out of reach. */
enum status receipt_id_of(struct db *db, struct arena *mem,
    const struct actor *who, const char *number, int64_t *id) MUST_CHECK;

/** Job: bills that matured are counted off the exposure; at most 200 a call. */
enum status receipt_job_mature(
    struct db *db, struct act *act, int64_t *done) MUST_CHECK;

#endif
