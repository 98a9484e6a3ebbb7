/**
 * @file
 * The first page of a distributor: what waits for it, what it may want next.
 */
#include "domain/credit.h"
#include "domain/draft.h"
#include "domain/licence_bar.h"
#include "domain/shipment.h"
#include "domain/suggest.h"
#include "domain/ticket.h"
#include "domain/today.h"
#include "domain/today_money.h"
#include "home/pages.h"
#include "view/home_money.h"
#include "view/home_papers.h"
#include "view/home_view.h"

enum {
	TODO_MAX = 8, /* of each kind */
	DRAFTS_MAX = 5,
	LAST_MAX = 5,
	RESTOCK_MAX = 5,
	SHIPMENTS_BACK_DAYS = 60
};

/* Orders in a queue that wait for this reader; none without the permission. */
static enum status
add_orders(struct page *page, const struct today_sum *sums,
    enum today_queue queue, enum action action, size_t *todo)
{
	struct db_rows rows;
	enum status st;

	if (sums[queue].count == 0 || !actor_may(page->who, action))
		return STATUS_OK;
	st = today_orders(
	    page->db, page->mem, page->who, queue, true, TODO_MAX, &rows);
	if (st == STATUS_OK)
		*todo += home_view_todo_orders(page->tpl, queue, &rows);
	return st;
}

/* What of papers or contract bars orders, or soon will. */
static enum status
add_papers(struct page *page, struct day today, size_t *todo)
{
	struct licence_bar bar;
	enum status st = licence_judge_lately(
	    page->db, page->mem, page->who->customer_id, today, &bar);

	if (st == STATUS_OK)
		*todo += home_papers_todo(page->tpl, page->who, &bar, today);
	return st;
}

static enum status
add_shipments(struct page *page, size_t *todo)
{
	struct db_rows rows;
	enum status st;

	if (!actor_may(page->who, ACTION_SHIPMENT_SIGN))
		return STATUS_OK;
	st = today_shipments(page->db, page->mem, page->who,
	    instant_add_ms(
		page->now, -(int64_t)SHIPMENTS_BACK_DAYS * 24 * 3600 * 1000),
	    TODO_MAX, &rows);
	if (st == STATUS_OK)
		*todo += home_view_todo_shipments(page->tpl, &rows);
	return st;
}

/* A statement to confirm, what is overdue, what soon falls due. */
static enum status
add_money(struct page *page, struct day today, size_t *todo)
{
	struct db_rows rows;
	enum status st;

	if (!actor_may(page->who, ACTION_MONEY_SEE))
		return STATUS_OK;
	st = today_money_own(page->db, page->mem, page->who, today, &rows);
	if (st == STATUS_OK)
		*todo += home_money_todo(page->tpl, page->who, &rows);
	return st;
}

static enum status
add_drafts(struct page *page)
{
	struct db_rows rows;
	enum status st;

	if (!actor_may(page->who, ACTION_ORDER_ENTER))
		return STATUS_OK;
	st = draft_list(page->db, page->mem, page->who, DRAFT_KIND_DRAFT, 0,
	    DRAFTS_MAX, &rows);
	if (st == STATUS_OK)
		home_view_drafts(page->tpl, page->who, &rows);
	return st;
}

static enum status
add_credit(struct page *page)
{
	struct credit_panel panel;
	enum status st;

	if (!actor_may(page->who, ACTION_CREDIT_SEE))
		return STATUS_OK;
	st = credit_panel(page->db, page->mem, page->who,
	    page->who->customer_id, 0, 0, page->now, &panel);
	if (st == STATUS_NOT_FOUND)
		return STATUS_OK;
	if (st == STATUS_OK)
		home_view_credit(page->tpl, &panel);
	return st;
}

static enum status
add_month(struct page *page, const struct setting *setting)
{
	struct home_months months =
	    home_months(page->now, (int)setting->zone_minutes);
	struct db_rows parts;
	enum status st;

	st = today_parts(page->db, page->mem, page->who, months.before,
	    months.from, page->now, &parts);
	if (st == STATUS_OK)
		home_view_month(page->tpl, page->who, &parts);
	return st;
}

static enum status
add_last(struct page *page)
{
	const struct order_filter filter = {
		.customer_id = page->who->customer_id,
		.limit = LAST_MAX,
	};
	struct db_rows rows;
	enum status st;

	st = order_list(page->db, page->mem, page->who, &filter, &rows);
	if (st == STATUS_OK)
		home_view_last(page->tpl, page->who, &rows);
	return st;
}

static enum status
add_restock(struct page *page)
{
	struct db_rows rows;
	enum status st;

	if (!actor_may(page->who, ACTION_ORDER_ENTER))
		return STATUS_OK;
	st = suggest_restock(page->db, page->mem, page->who,
	    page->who->customer_id, page->now, RESTOCK_MAX, &rows);
	if (st == STATUS_OK)
		home_view_restock(page->tpl, page->now, &rows);
	return st;
}

/* Cases that wait for an answer or a rating. */
static enum status
add_cases(struct page *page, size_t *todo)
{
	const struct ticket_filter filter = {
		.queue = TICKET_QUEUE_WAITING,
		.limit = TODO_MAX,
	};
	struct db_rows rows;
	enum status st;

	if (!actor_may(page->who, ACTION_TICKET_ASK))
		return STATUS_OK;
	st = ticket_list(
	    page->db, page->mem, page->who, &filter, page->now, &rows);
	if (st == STATUS_OK)
		*todo += home_view_todo_cases(page->tpl, &rows);
	return st;
}

/* Returns that wait for the distributor. */
static enum status
add_returns(struct page *page, size_t *todo)
{
	const struct return_filter filter = {
		.waits = true,
		.customer_id = page->who->customer_id,
		.limit = TODO_MAX,
	};
	struct db_rows rows;
	enum status st;

	if (!actor_may(page->who, ACTION_RETURN_ASK))
		return STATUS_OK;
	st = return_list(page->db, page->mem, page->who, &filter, &rows);
	if (st == STATUS_OK)
		*todo += home_view_todo_returns(page->tpl, &rows);
	return st;
}

enum status
home_fill_buyer(struct page *page, const struct setting *setting)
{
	struct today_sum sums[TODAY_QUEUE_COUNT];
	struct day today =
	    day_from_instant(page->now, (int)setting->zone_minutes);
	size_t todo = 0;
	enum status st;

	if (!actor_may(page->who, ACTION_ORDER_SEE))
		return STATUS_OK;
	st = today_sums(page->db, page->mem, page->who, sums);
	if (st == STATUS_OK)
		st = add_month(page, setting);
	if (st == STATUS_OK)
		st = add_credit(page);
	if (st == STATUS_OK)
		home_view_buyer_figures(page->tpl, sums);
	if (st == STATUS_OK)
		st = add_papers(page, today, &todo);
	if (st == STATUS_OK)
		st = add_orders(
		    page, sums, TODAY_PROPOSED, ACTION_ORDER_ANSWER, &todo);
	if (st == STATUS_OK)
		st = add_orders(
		    page, sums, TODAY_AWAITING, ACTION_ORDER_APPROVE, &todo);
	if (st == STATUS_OK)
		st =
		    add_orders(page, sums, TODAY_HELD, ACTION_ORDER_SEE, &todo);
	if (st == STATUS_OK)
		st = add_shipments(page, &todo);
	if (st == STATUS_OK)
		st = add_cases(page, &todo);
	if (st == STATUS_OK)
		st = add_returns(page, &todo);
	if (st == STATUS_OK)
		st = add_money(page, today, &todo);
	if (st == STATUS_OK)
		home_view_todo_end(page->tpl, todo);
	if (st == STATUS_OK)
		st = add_drafts(page);
	if (st == STATUS_OK)
		st = add_last(page);
	if (st == STATUS_OK)
		st = add_restock(page);
	return st;
}
