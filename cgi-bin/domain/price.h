/**
 * @file
 * What a customer pays: unit price, promotion, order break, tax.
 *
 * Layer: domain.  One function prices for list, page, cart, order and print.
 * Prices include VAT.  The unit price is the first found of: the customer's own
 * list, the list of its class, the base list, each at that quantity and day;
 * then the one promotion that leaves the least to pay.  Amounts in fen, unit
 * prices in 1/10,000 yuan, rates in basis points (base/money.h).
 *
 * price_lines() = price_book_load() (two statements) + price_decide() (pure).
 * Prices and promotions are those of the moment; of the settings and of the
 * tree of categories what this process read within the last 5 seconds counts.
 */
#ifndef DOMAIN_PRICE_H
#define DOMAIN_PRICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/status.h"
#include "domain/customer.h"

struct act;
struct db;

/** Which list gave the price; numbers as in order_lines.price_source. */
enum price_source {
	PRICE_NONE = 0, /* not priced: cannot be ordered */
	PRICE_BASE = 1,
	PRICE_CLASS = 2,
	PRICE_CUSTOMER = 3,
	PRICE_SPECIAL = 4
};

enum promotion_kind {
	PROMOTION_NONE = 0,
	PROMOTION_PERCENT = 1,    /* percent_bp off the unit price */
	PROMOTION_FIXED = 2,      /* price_1e4 is the unit price */
	PROMOTION_FREE_GOODS = 3, /* for each buy_quantity free_quantity free */
	PROMOTION_ORDER_BREAK = 4 /* percent_bp off an order of threshold_fen */
};

enum promotion_state {
	PROMOTION_ACTIVE = 1,
	PROMOTION_STOPPED = 2
};

/** A rule.  Audience: all three unset means everybody; set ones must all hold. */
struct promotion {
	int64_t id;
	enum promotion_kind kind;
	const char *name;
	const char *name_en;
	int64_t product_id;  /* kinds 1 to 3: one of these two */
	int64_t category_id; /* … with its sub-categories */
	int64_t customer_id; /* 0: any */
	bool has_class;
	enum customer_class class;
	int64_t region_id; /* 0: any */
	struct day from_day;
	struct day to_day;
	int64_t percent_bp;
	int64_t price_1e4;
	int64_t buy_quantity;
	int64_t free_quantity;
	int64_t threshold_fen;
	enum promotion_state state;
};

enum {
	PRICE_LINES_MAX = 2000
};

/** A line to be priced.  The caller gives the first two fields. */
struct price_line {
	int64_t product_id;
	int64_t quantity; /* 0: looked at as 1 for the price, amount 0 */

	enum price_source source;
	int64_t price_list_id;
	int64_t list_price_1e4; /* before the promotion */
	int64_t unit_price_1e4; /* after it: quantity × this is amount_fen */
	const struct promotion *promotion; /* that gave it; NULL: none */
	int64_t amount_fen;                /* after the line's promotion */
	int64_t discount_fen; /* share of the order's break; of free goods shown
	                         at a price, all of it */
	int64_t tax_rate_bp;
	int64_t net_fen; /* net + tax = amount − discount */
	int64_t tax_fen;

	bool is_free; /* a line of free goods, in price_order.free_lines */
	size_t cause; /* … the index of the line that earned it */
	int64_t free_quantity; /* units earned by this line; 0: none */

	/* What is missing to the next break; 0: there is none. */
	int64_t next_break_quantity;       /* from this quantity on … */
	int64_t next_break_price_1e4;      /* … the list price is this */
	const struct promotion *next_free; /* from next_free_quantity on … */
	int64_t next_free_quantity;
	int64_t next_free_total; /* … so many units are free in all */
};

/** An order's totals: sums of its lines, free ones included. */
struct price_order {
	struct price_line *free_lines; /* whole units, made afresh each time */
	size_t free_count;
	size_t unpriced;      /* lines without a price */
	int64_t gross_fen;    /* sum of amount_fen */
	int64_t discount_fen; /* sum of discount_fen */
	int64_t net_fen;
	int64_t tax_fen;
	int64_t total_fen; /* to pay: gross − discount = net + tax */
	const struct promotion *order_break; /* that was reached; NULL: none */
	const struct promotion *next_order_break; /* NULL: none is better */
	int64_t next_order_missing_fen;           /* what is missing to it */
};

/**
 * Price lines for a customer on a day in the company's zone.
 *
 * Two statements whatever the count, and the settings once in 5 s.
 *
 * @param customer NULL: nobody's, base prices and promotions for everybody
 * @param[in,out] lines at most PRICE_LINES_MAX
 *
 * @return STATUS_OK (also with lines that are not priced); STATUS_INVALID (a
 *         negative quantity, too many lines, an amount that does not fit).
 */
enum status price_lines(struct db *db, struct arena *mem,
    const struct customer *customer, struct day day, struct price_line *lines,
    size_t n, struct price_order *order) MUST_CHECK;

/* --- The pure core: what price_lines() does with what it read --------------- */

/** A price that is valid on the day, for this customer. */
struct price_candidate {
	int64_t product_id;
	enum price_source source;
	int64_t price_list_id;
	int64_t min_quantity;
	struct day from_day; /* of two for the same quantity the later counts */
	int64_t price_1e4;
};

/** What pricing needs to know of a product. */
struct price_product {
	int64_t product_id;
	int64_t
	    categories[3]; /* its own, that one's parent, and so on; 0: none */
	int64_t tax_rate_bp; /* −1: none on that day: it cannot be priced */
};

/** All that is needed to price some products for one customer on one day. */
struct price_book {
	const struct price_product *products; /* by product_id */
	size_t product_count;
	const struct price_candidate *candidates; /* by product_id */
	size_t candidate_count;
	const struct promotion
	    *promotions; /* of this customer and day, by id */
	size_t promotion_count;
	bool free_goods_as_discount;
};

/** Read the book for the products of `lines`. */
enum status price_book_load(struct db *db, struct arena *mem,
    const struct customer *customer, struct day day,
    const struct price_line *lines, size_t n,
    struct price_book *book) MUST_CHECK;

/** Price lines by a book.  Pure.  @return STATUS_OK or STATUS_INVALID. */
enum status price_decide(struct arena *mem, const struct price_book *book,
    struct price_line *lines, size_t n, struct price_order *order) MUST_CHECK;

/**
 * Share an order's discount over its lines, by their VAT-inclusive amounts, and
 * split each line's tax.  Pure; part of price_decide().
 */
enum status price_share_discount(struct arena *mem, struct price_line *lines,
    size_t n, int64_t discount_fen) MUST_CHECK;

/* --- Writing ---------------------------------------------------------------- */

struct price_data {
	int64_t product_id;
	int64_t price_list_id;
	int64_t min_quantity;
	struct day from_day;
	struct day to_day; /* none: open */
	int64_t price_1e4;
};

/**
 * Insert or replace prices in the act's transaction, in one statement.
 * ACTION_ADMIN.  At most 5000.  STATUS_CONFLICT: an unknown product or list.
 */
enum status price_save_many(struct db *db, struct act *act,
    const struct price_data *items, size_t count) MUST_CHECK;

/** What is wrong with a promotion to be saved. */
enum promotion_fault {
	PROMOTION_FINE = 0,
	PROMOTION_NO_NAME,
	PROMOTION_NO_KIND,
	PROMOTION_NO_TARGET, /* kinds 1 to 3 without product or category */
	PROMOTION_BAD_DAYS,  /* no from or to, or to before from */
	PROMOTION_BAD_VALUE, /* the kind's own figures are out of range */
	PROMOTION_CLASHES    /* with another of its kind: see clash_id */
};

/** The rules that need no other promotion to be judged.  Pure. */
enum promotion_fault promotion_fault_of(const struct promotion *promotion);

/**
 * Judge a promotion before it is saved: two active rules of one kind for the
 * same product or category and the same audience may not share a day; order
 * breaks clash only at the same threshold.
 *
 * @return STATUS_OK or STATUS_INVALID with `fault` (and `clash_id`) set.
 */
enum status promotion_check(struct db *db, struct arena *mem,
    const struct promotion *promotion, enum promotion_fault *fault,
    int64_t *clash_id) MUST_CHECK;

/**
 * Insert (promotion->id 0) or update after promotion_check(), one saver at a
 * time.  ACTION_ADMIN.
 *
 * @param[out] id of the saved row
 */
enum status promotion_save(struct db *db, struct act *act,
    const struct promotion *promotion, int64_t *id, enum promotion_fault *fault,
    int64_t *clash_id) MUST_CHECK;

#endif
