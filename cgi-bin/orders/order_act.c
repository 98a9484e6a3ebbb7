/**
 * @file
 * POST /orders/{no}/{action}: what is done to an order with a button, or with a
 * reason.
 */
#include "domain/order_act.h"

#include "domain/hold.h"
#include "domain/order_reduce.h"
#include "domain/proposal.h"
#include "orders/pages.h"
#include "view/words.h"

/* The order's id, without reading the whole page. */
static enum status
id_of_path(struct page *page, int64_t *id)
{
	return order_id_of(
	    page->db, page->mem, page->who, page_arg(page, "no"), id);
}

enum status
orders_answer(struct page *page, struct act *act, enum status st)
{
	enum language language = page->who->language;
	struct order order;

	if (st == STATUS_OK)
		return page_done(page, act);
	if (st != STATUS_INVALID && st != STATUS_CONFLICT)
		return st;

	if (st == STATUS_INVALID)
		page_error(page, "reason",
		    words(language,
			"Write a reason of up to 160 characters: others will "
			"read it."));
	else
		page_conflict(page,
		    words(language,
			"The order has moved on meanwhile. This is how it "
			"stands now."));
	st = order_of_path(page, &order);
	return st == STATUS_OK ? orders_show_order(page, &order) : st;
}

/* Say on the next page that it is done, or that credit stood in the way. */
static void
tell(struct page *page, enum status st, const struct order_outcome *outcome)
{
	if (st != STATUS_OK)
		return;
	page_flash(page,
	    words(page->who->language,
		outcome != NULL && outcome->barred
		    ? "Not done: licences or the contract of the customer "
		      "stand in the way, see below."
		    : outcome != NULL && outcome->held
		    ? "Held for credit: see below what frees it."
		    : "Done. This is how the order stands now."));
}

typedef enum status outcome_fn(struct db *db, struct act *act, int64_t order_id,
    struct order_outcome *out);
typedef enum status reason_fn(
    struct db *db, struct act *act, int64_t order_id, const char *reason);

static enum status
run_outcome(struct page *page, outcome_fn *work)
{
	struct act act = page_act(page);
	struct order_outcome outcome = { 0 };
	int64_t id;
	enum status st;

	st = id_of_path(page, &id);
	if (st != STATUS_OK)
		return st;
	st = work(page->db, &act, id, &outcome);
	tell(page, st, &outcome);
	return orders_answer(page, &act, st);
}

static enum status
run_reason(struct page *page, reason_fn *work)
{
	struct act act = page_act(page);
	int64_t id;
	enum status st;

	st = id_of_path(page, &id);
	if (st != STATUS_OK)
		return st;
	st = work(page->db, &act, id, page_value(page, "reason"));
	tell(page, st, NULL);
	return orders_answer(page, &act, st);
}

enum status
orders_approve(struct page *page)
{
	return run_outcome(page, order_approve);
}

enum status
orders_confirm(struct page *page)
{
	return run_outcome(page, order_confirm);
}

enum status
orders_pick(struct page *page)
{
	return run_outcome(page, order_pick);
}

enum status
orders_unpick(struct page *page)
{
	struct act act = page_act(page);
	int64_t id;
	enum status st;

	st = id_of_path(page, &id);
	if (st != STATUS_OK)
		return st;
	return orders_answer(page, &act, order_unpick(page->db, &act, id));
}

enum status
orders_send_back(struct page *page)
{
	return run_reason(page, order_send_back);
}

enum status
orders_reject(struct page *page)
{
	return run_reason(page, order_reject);
}

enum status
orders_cancel(struct page *page)
{
	return run_reason(page, order_cancel);
}

/* The cuts are worked out anew: what the page showed may be old. */
enum status
orders_reduce(struct page *page)
{
	struct act act = page_act(page);
	struct hold_ways ways;
	int64_t id;
	enum status st;

	st = id_of_path(page, &id);
	if (st == STATUS_OK)
		st = hold_ways_out(page->db, page->mem, page->who, id,
		    page->now, &ways);
	if (st != STATUS_OK)
		return st;
	st = order_reduce(page->db, &act, id, ways.cuts,
	    ways.cut_helps ? ways.cut_count : 0);
	if (st == STATUS_OK)
		page_flash(page,
		    words(page->who->language,
			"It is open again, made smaller. Check it and send "
			"it."));
	return orders_answer(page, &act, st);
}

enum status
orders_close(struct page *page)
{
	return run_reason(page, order_close);
}

enum status
orders_hold(struct page *page)
{
	return run_reason(page, order_hold);
}

enum status
orders_decline(struct page *page)
{
	return run_reason(page, order_decline);
}

enum status
orders_accept(struct page *page)
{
	struct act act = page_act(page);
	struct order_outcome outcome = { 0 };
	int64_t id;
	enum status st;

	st = id_of_path(page, &id);
	if (st != STATUS_OK)
		return st;
	st = order_accept(
	    page->db, &act, id, page_value(page, "reason"), &outcome);
	tell(page, st, &outcome);
	return orders_answer(page, &act, st);
}

enum status
orders_release(struct page *page)
{
	struct act act = page_act(page);
	struct order_outcome outcome = { 0 };
	int64_t id;
	enum status st;

	st = id_of_path(page, &id);
	if (st != STATUS_OK)
		return st;
	st = order_release(
	    page->db, &act, id, page_value(page, "reason"), &outcome);
	if (st == STATUS_FORBIDDEN) {
		struct order order;

		page_conflict(page,
		    words(page->who->language,
			"This is above what you may release, or you entered "
			"the order yourself. Ask finance or an executive."));
		st = order_of_path(page, &order);
		return st == STATUS_OK ? orders_show_order(page, &order) : st;
	}
	return orders_answer(page, &act, st);
}
