/**
 * @file
 * Payment slips: a distributor says that it has paid; the bank's line confirms.
 *
 * Layer: domain; see receivable.h for the conventions.
 */
#ifndef DOMAIN_PAYMENT_SLIP_H
#define DOMAIN_PAYMENT_SLIP_H

#include "domain/file.h"
#include "domain/receivable.h"

/** payment_slips.state. */
enum payment_slip_state {
	PAYMENT_SLIP_WAITING = 1,
	PAYMENT_SLIP_MATCHED,
	PAYMENT_SLIP_REFUSED
};

/** Most slips of one customer that may wait at a time. */
enum {
	PAYMENT_SLIPS_WAITING_MAX = 100
};

struct payment_slip_request {
	int64_t customer_id;
	struct day paid_on;
	int64_t amount_fen;
	const char *payer;     /* "": the customer's name */
	const char *reference; /* the bank's number; "" for none */
	int64_t order_id;      /* what it is for; 0 for none */
	const char *note;
	const char *const *papers; /* public ids of waiting files */
	size_t paper_count;
	enum file_fault *refused; /* out: what was wrong with them; may be
	                             NULL */
};

/** Tell (ACTION_PAYMENT_TELL).  @return STATUS_INVALID for what breaks a rule;
 *  STATUS_CONFLICT when too many wait. */
enum status payment_slip_tell(struct db *db, struct act *act,
    const struct payment_slip_request *request, int64_t *id) MUST_CHECK;

/** Nothing came (ACTION_RECEIPT_POST), with a reason. */
enum status payment_slip_refuse(
    struct db *db, struct act *act, int64_t id, const char *reason) MUST_CHECK;

struct payment_slip {
	int64_t id;
	enum payment_slip_state state;
	int64_t customer_id;
	const char *customer_name;
	const char *customer_name_en;
	struct day paid_on;
	int64_t amount_fen;
	const char *payer;
	const char *reference;
	int64_t order_id;
	const char *order_number; /* NULL for none */
	const char *order_foreign_no;
	const char *note;
	int64_t receipt_id;
	const char *receipt_number; /* NULL for none */
	struct instant at;
	const char *entered_by_name;
};

struct payment_slip_filter {
	enum payment_slip_state state; /* 0: any */
	int64_t customer_id;
	struct instant after_at; /* keyset, as order_filter */
	int64_t after_id;
	int64_t limit; /* 1 to 501 */
};

/** Newest first (ACTION_MONEY_SEE).  @param[out] rows struct payment_slip */
enum status payment_slip_list(struct db *db, struct arena *mem,
    const struct actor *who, const struct payment_slip_filter *filter,
    struct db_rows *rows) MUST_CHECK;

#endif
