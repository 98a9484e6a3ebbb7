/**
 * @file
 * Customers: the distributors' companies and their addresses.  Layer: domain.
 *
 * A `const struct customer *` that came from here is one its reader may see:
 * other modules take it as the proof.  Texts live in the arena of the call.
 */
#ifndef DOMAIN_CUSTOMER_H
#define DOMAIN_CUSTOMER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "domain/actor.h"

struct db;

/** Numbers as in the database; higher buys more. */
enum customer_class {
	CUSTOMER_UNCLASSED = 0,
	CUSTOMER_C,
	CUSTOMER_B,
	CUSTOMER_B_PLUS,
	CUSTOMER_A,
	CUSTOMER_AA,
	CUSTOMER_AAA
};

enum customer_state {
	CUSTOMER_ACTIVE = 1,
	CUSTOMER_STOPPED = 2
};

struct customer {
	int64_t id;
	const char *code;
	const char *name;
	const char *name_en;  /* NULL: none */
	const char *sort_key; /* with id, where a list goes on */
	enum customer_class class;
	enum customer_state state;
	int64_t region_id;         /* 0: none */
	const char *province;      /* NULL: unknown */
	const char *city;          /* NULL: unknown */
	int64_t rep_id;            /* 0: none */
	int64_t team_id;           /* 0: none */
	const char *rep_name;      /* NULL: none */
	int64_t price_list_id;     /* its own list; 0: none */
	bool has_approval;         /* orders over a sum need an approver */
	int64_t approval_over_fen; /* … over this one */
	int64_t shelf_days;        /* least remaining shelf life it accepts */
	const char *papers;        /* for licence_judge(); NULL: not read */
};

/**
 * One customer: of the reach of ACTION_CUSTOMER_SEE for staff, the company
 * acted for (no other) for distributors.
 *
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_UNAVAILABLE.
 */
enum status customer_find(struct db *db, struct arena *mem,
    const struct actor *who, int64_t id, struct customer *out) MUST_CHECK;

/** The company the actor acts for; STATUS_NOT_FOUND for staff. */
enum status customer_of_actor(struct db *db, struct arena *mem,
    const struct actor *who, struct customer *out) MUST_CHECK;

/**
 * The customer of a document that was already found in the actor's scope (a
 * warehouse clerk sees orders but not customers), and of jobs.
 */
enum status customer_of_document(struct db *db, struct arena *mem,
    int64_t customer_id, struct customer *out) MUST_CHECK;

/** Longest text customer_search() looks for; more is cut. */
enum {
	CUSTOMER_QUERY_MAX = 60,
	CUSTOMER_SEARCH_MAX = 101
};

/**
 * Customers in the actor's reach, active ones only, by name (pinyin), to pick
 * one: staff choose whom they act for.
 *
 * @param query    start of the code, part of a name, start of the initials;
 *                 NULL or "" for all
 * @param after    the last customer of the page before; NULL for the first
 * @param limit    1..CUSTOMER_SEARCH_MAX: ask for one more than is shown
 * @param[out] rows struct customer
 */
enum status customer_search(struct db *db, struct arena *mem,
    const struct actor *who, const char *query, const struct customer *after,
    int64_t limit, struct db_rows *rows) MUST_CHECK;

struct customer_address {
	int64_t id;
	const char *label;
	const char *address;
	const char *contact;
	const char *phone;
	bool is_default;
};

/** Its active addresses, default first; at most 200.  rows: customer_address */
enum status customer_addresses(struct db *db, struct arena *mem,
    const struct customer *customer, struct db_rows *rows) MUST_CHECK;

/** One of its active addresses; STATUS_NOT_FOUND for another customer's. */
enum status customer_address_find(struct db *db, struct arena *mem,
    const struct customer *customer, int64_t id,
    struct customer_address *out) MUST_CHECK;

#endif
