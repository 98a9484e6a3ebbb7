/**
 * @file
 * The list of customers for staff: searched, filtered, sorted by what matters.
 *
 * Layer: domain.  Limited by ACTION_CUSTOMER_SEE.  Figures are those the worker
 * sums up (sales.h).
 */
#ifndef DOMAIN_CUSTOMER_LIST_H
#define DOMAIN_CUSTOMER_LIST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/actor.h"
#include "domain/customer.h"

enum customer_sort {
	CUSTOMER_BY_NAME = 0,   /* pinyin, A to Z */
	CUSTOMER_BY_SALES,      /* twelve months, most first */
	CUSTOMER_BY_FALL,       /* who fell most first */
	CUSTOMER_BY_RISE,       /* who rose most first */
	CUSTOMER_BY_EXPOSURE,   /* most owed first */
	CUSTOMER_BY_OVERDUE,    /* most overdue first */
	CUSTOMER_BY_LAST_ORDER, /* longest silent first; never ordered last */
	CUSTOMER_BY_STOPPED,    /* nothing in a year; most bought before first */
	CUSTOMER_SORT_COUNT
};

struct customer_row {
	int64_t id;
	const char *code, *name;
	const char *name_en; /* NULL: none */
	enum customer_class class;
	enum customer_state state;
	bool is_key;
	const char *province, *city;  /* NULL: unknown */
	const char *rep_name;         /* NULL: none */
	int64_t year_fen, before_fen; /* twelve months, the twelve before */
	int64_t quarter_fen, fall_fen;
	int64_t used_fen, overdue_fen;
	struct instant last_order_at; /* none: never */
	int64_t sort_value;           /* for the keyset */
};

struct customer_filter {
	enum customer_sort sort;
	const char *query; /* code, name, pinyin initials, credit code, phone;
			       NULL: any */
	const char *province; /* NULL: any */
	const char *city;     /* NULL: any */
	int64_t class;        /* −1: any */
	int64_t rep_id;       /* 0: any */
	bool stopped;         /* stopped ones instead of active ones */
	int64_t after_value;  /* keyset: the last row's sort_value and id */
	int64_t after_id;     /* 0: from the top */
	int64_t limit;        /* 1 to 501 */
};

/** @param[out] rows struct customer_row */
enum status customer_list(struct db *db, struct arena *mem,
    const struct actor *who, const struct customer_filter *filter,
    struct db_rows *rows) MUST_CHECK;

/** Customers and sales of a place. */
struct customer_place {
	const char *province; /* NULL: unknown */
	const char *city;     /* NULL: of the whole province, or unknown */
	int64_t count;
	int64_t year_fen, before_fen, overdue_fen;
};

/** By province, or by the cities of one; most sales first, at most 400.
 *  @param province NULL: by province  @param[out] rows struct customer_place */
enum status customer_places(struct db *db, struct arena *mem,
    const struct actor *who, const char *province,
    struct db_rows *rows) MUST_CHECK;

/** A representative in reach. */
struct customer_rep {
	int64_t id;
	const char *name;
};

/** Who looks after customers in reach, by name, at most 500.
 *  @param[out] rows struct customer_rep */
enum status customer_reps(struct db *db, struct arena *mem,
    const struct actor *who, struct db_rows *rows) MUST_CHECK;

#endif
