/**
 * @file
 * GET /orders/{no}/cases: returns, complaints and questions about one order.
 */
#include "domain/return.h"
#include "domain/ticket.h"
#include "orders/pages.h"
#include "view/order_cases.h"
#include "view/words.h"

enum {
	CASES_MAX = 100
};

static enum status
read_returns(
    struct page *page, const struct order *order, struct db_rows *rows)
{
	const struct return_filter filter = {
		.customer_id = order->customer_id,
		.order_id = order->id,
		.limit = CASES_MAX,
	};

	*rows = (struct db_rows){ .items = NULL };
	if (!actor_may(page->who, ACTION_RETURN_SEE))
		return STATUS_OK;
	return return_list(page->db, page->mem, page->who, &filter, rows);
}

static enum status
read_tickets(
    struct page *page, const struct order *order, struct db_rows *rows)
{
	const struct ticket_filter filter = {
		.customer_id = order->customer_id,
		.order_id = order->id,
		.limit = CASES_MAX,
	};

	*rows = (struct db_rows){ .items = NULL };
	if (!actor_may(page->who, ACTION_TICKET_SEE))
		return STATUS_OK;
	return ticket_list(
	    page->db, page->mem, page->who, &filter, page->now, rows);
}

enum status
orders_cases(struct page *page)
{
	struct db_rows returns, tickets;
	struct order order;
	enum status st;

	st = order_of_path(page, &order);
	if (st == STATUS_OK)
		st = read_returns(page, &order, &returns);
	if (st == STATUS_OK)
		st = read_tickets(page, &order, &tickets);
	if (st != STATUS_OK)
		return st;
	order_cases_view(page->tpl, page->who, &order, &returns, &tickets);
	return page_render(page, "orders.cases",
	    words_fill(page->mem, page->who->language,
		"Cases of order {NO}", "NO", order.number, NULL),
	    "orders/cases.tpl");
}
