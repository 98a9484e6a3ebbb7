/**
 * @file
 * Held orders as the credit officer and the buyer see them: reasons, release
 * within one's band, ways out.
 *
 * Layer: domain.  See order.h for conventions.  The holds themselves are
 * written by credit.h; order_release() and order_hold() by order_act.h.
 */
#ifndef DOMAIN_HOLD_H
#define DOMAIN_HOLD_H

#include "domain/credit.h"
#include "domain/credit_rule.h"
#include "domain/order.h"
#include "domain/order_act.h"

/** A reason that stands. */
struct hold_reason_row {
	int64_t order_id;
	enum hold_reason reason;
	int64_t amount_fen;
	struct instant since;
	const char *note;
	const char *by_name; /* who forced it; NULL */
};

/** A held order with all its reasons. */
struct hold_row {
	int64_t order_id;
	const char *number;
	const char *foreign_no;
	int64_t customer_id;
	const char *customer_code;
	const char *customer_name;
	const char *customer_name_en; /* may be NULL */
	enum order_state state;
	int64_t total_fen;
	struct instant placed_at;
	struct instant since; /* the earliest reason */
	enum credit_band needed; /* who may release it */
	bool may_release;        /* this actor may */
	const struct hold_reason_row *reasons;
	size_t reason_count;
};

/** Zeroes mean no filter. */
struct hold_filter {
	int64_t customer_id;
	enum hold_reason reason;
	struct instant after_at; /* keyset: after the row placed at … */
	int64_t after_id;        /* … of this id */
	int64_t limit;           /* 1 to 501 */
};

/** Oldest order first.  @param[out] rows struct hold_row */
enum status hold_list(struct db *db, struct arena *mem,
    const struct actor *who, const struct hold_filter *filter,
    struct db_rows *rows) MUST_CHECK;

/** How many orders are held for a reason, and what they are worth. */
struct hold_count {
	enum hold_reason reason;
	int64_t orders;
	int64_t total_fen;
};

/** By reason, those that occur.  @param[out] rows struct hold_count */
enum status hold_counts(struct db *db, struct arena *mem,
    const struct actor *who, struct db_rows *rows) MUST_CHECK;

/**
 * Inside order_release(): whether the actor's band covers it.  What counts is
 * the larger of the order and what stands over the limit.
 *
 * @param[out] needed who may; may be NULL
 * @return STATUS_OK or STATUS_FORBIDDEN.
 */
enum status hold_judge_release(struct db *db, struct act *act,
    int64_t order_id, int64_t total_fen, enum credit_band *needed) MUST_CHECK;

/** Who may release this order, for the page that was refused or shows it. */
enum status hold_who_may(struct db *db, struct arena *mem,
    const struct actor *who, int64_t order_id,
    enum credit_band *needed) MUST_CHECK;

/**
 * Look again at the held orders of these customers (ACTION_HOLD_RELEASE), or of
 * all in sight when `count` is 0.  At most 500 customers.
 *
 * @param[out] freed orders
 */
enum status hold_look_again(struct db *db, struct act *act,
    const int64_t *customer_ids, size_t count, int64_t *freed) MUST_CHECK;

/** A line made smaller so that the order fits. */
struct hold_cut {
	int64_t position;
	int64_t product_id;
	const char *sku;
	const char *name;
	const char *name_en;
	int64_t quantity;
	int64_t quantity_then; /* 0: left out */
	int64_t saves_fen;
};

/** What frees a held order. */
struct hold_ways {
	bool held;
	int64_t pay_fen;    /* paying so much frees it; 0: paying does not help */
	bool pay_for_it;    /* … when it is earmarked to this order */
	bool cut_helps;     /* the cuts together make it fit */
	int64_t over_fen;   /* what the cuts have to save */
	int64_t saves_fen;  /* what they save */
	const struct hold_cut *cuts;
	size_t cut_count;
	bool raise_helps;
	int64_t raise_fen; /* a temporary raise of so much lets it pass */
	bool renew_helps;  /* the limit ran out: a new review of it */
};

/**
 * Pure: cut the largest lines first, by whole steps, until `over_fen` is saved.
 * A line falls to its minimum at least, or to 0.
 */
struct hold_line {
	int64_t position;
	int64_t quantity; /* open */
	int64_t total_fen;
	int64_t minimum;
	int64_t step;
};

/** @return how many of `cuts` (room for `count`) were written. */
size_t hold_cut_lines(const struct hold_line *lines, size_t count,
    int64_t over_fen, struct hold_cut *cuts);

/** The three ways out of an order in sight (ACTION_ORDER_SEE). */
enum status hold_ways_out(struct db *db, struct arena *mem,
    const struct actor *who, int64_t order_id, struct instant now,
    struct hold_ways *out) MUST_CHECK;

#endif
