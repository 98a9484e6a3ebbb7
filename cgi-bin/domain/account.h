/**
 * @file
 * The account page: everything about one customer, each part in one statement.
 *
 * Layer: domain.  Reads only.  account_find() is the proof that the actor may
 * see the customer (ACTION_ACCOUNT_SEE); the other functions take what it gave.
 * Parts that the actor may not see come back empty: money without
 * ACTION_MONEY_SEE, tickets about the actor always.
 */
#ifndef DOMAIN_ACCOUNT_H
#define DOMAIN_ACCOUNT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/actor.h"
#include "domain/customer.h"

/** The head of the page. */
struct account {
	int64_t id;
	const char *code, *name;
	const char *name_en; /* NULL: none */
	enum customer_class class;
	enum customer_state state;
	bool is_key;
	bool is_opening;             /* papers or credit not cleared yet */
	const char *province, *city; /* NULL: unknown */
	const char *rep, *service, *credit_officer, *sponsor; /* NULL: none */
	int64_t return_conduct; /* 1 good, 2 normal, 3 watched */
	bool has_credit;        /* the following are known */
	int64_t grade;          /* 0: none */
	int64_t limit_fen, temp_limit_fen, used_fen, overdue_fen;
	struct day temp_until, limit_until, overdue_since;
	bool is_unchecked;
	const char *frozen; /* NULL or "": not */
	struct instant since;
	const char *papers; /* for licence_judge() */
};

/**
 * @param id customer; 0: the company the actor acts for
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_UNAVAILABLE.
 */
enum status account_find(struct db *db, struct arena *mem,
    const struct actor *who, int64_t id, struct account *out) MUST_CHECK;

/** What was bought in a month. */
struct account_month {
	int64_t month; /* 202611 */
	int64_t sold_fen, returned_fen;
};

enum {
	ACCOUNT_MONTHS_MAX = 240
};

/** Months with sales, newest first, at most ACCOUNT_MONTHS_MAX.
 *  @param[out] rows struct account_month */
enum status account_months(struct db *db, struct arena *mem,
    const struct account *account, struct db_rows *rows) MUST_CHECK;

/** The month the page ends with: the present one, or the last with sales if
 *  these ended more than two years ago. */
int64_t account_last_month(const struct db_rows *months, struct day today);

/** Two spans of as many months, the later one up to and with `last`. */
struct account_span {
	int64_t before, from,
	    last; /* months: before … from−1 and from … last */
};

struct account_span account_span_of(int64_t last, int64_t months);

/** A category in two spans. */
struct account_mix {
	int64_t category_id; /* 0: none */
	const char *name, *name_en;
	int64_t now_fen, before_fen;
};

/** Dearest first, at most 50.  @param[out] rows struct account_mix */
enum status account_mix(struct db *db, struct arena *mem,
    const struct account *account, struct account_span span,
    struct db_rows *rows) MUST_CHECK;

/** A product in two spans. */
struct account_product {
	int64_t product_id;
	const char *sku, *name, *name_en;
	int64_t now_quantity, before_quantity;
	int64_t now_fen, before_fen;
};

/** What fell most first; with `rose` what rose most.  At most 50.
 *  @param[out] rows struct account_product */
enum status account_products(struct db *db, struct arena *mem,
    const struct account *account, struct account_span span, int zone_minutes,
    int64_t category_id, bool rose, struct db_rows *rows) MUST_CHECK;

/** Orders of a day. */
struct account_day {
	struct day day;
	int64_t order_count;
};

/** Days with orders, oldest first.  @param[out] rows struct account_day */
enum status account_days(struct db *db, struct arena *mem,
    const struct account *account, struct day from, struct day to,
    struct db_rows *rows) MUST_CHECK;

/** What is open. */
struct account_open {
	int64_t orders, held, shipments, returns, tickets, late_tickets;
	struct instant last_order_at;
};

enum status account_open_things(struct db *db, struct arena *mem,
    const struct actor *who, const struct account *account, struct instant now,
    struct account_open *out) MUST_CHECK;

/** Kinds of things in the timeline. */
enum account_thing {
	ACCOUNT_ORDER = 1,
	ACCOUNT_SHIPMENT,
	ACCOUNT_RECEIPT,
	ACCOUNT_CREDIT_NOTE,
	ACCOUNT_RETURN,
	ACCOUNT_TICKET,
	ACCOUNT_THING_COUNT
};

struct account_event {
	enum account_thing kind;
	int64_t id;
	const char *foreign_no; /* NULL: none */
	const char *text;       /* headline, carrier, payer, subject */
	struct instant at;
	int64_t amount_fen; /* 0: none */
};

/** Newest first.  @param before only older ones; none: all
 *  @param limit 1…100  @param[out] rows struct account_event */
enum status account_timeline(struct db *db, struct arena *mem,
    const struct actor *who, const struct account *account,
    struct instant before, int64_t limit, struct db_rows *rows) MUST_CHECK;

/** Somebody there; nothing private. */
struct account_contact {
	int64_t id;
	const char *name, *position, *mobile;
	int64_t buying_role;
};

/** At most 6.  @param[out] rows struct account_contact */
enum status account_contacts(struct db *db, struct arena *mem,
    const struct account *account, struct db_rows *rows) MUST_CHECK;

/** A licence or contract with its end. */
struct account_paper {
	bool is_contract;
	int64_t id;
	const char *name, *name_en, *number;
	int64_t state;
	struct day valid_to; /* none: for ever */
};

/** In force or waiting, soonest end first, at most 12; contracts only for who
 *  may see them.  @param[out] rows struct account_paper */
enum status account_papers(struct db *db, struct arena *mem,
    const struct actor *who, const struct account *account,
    struct db_rows *rows) MUST_CHECK;

#endif
