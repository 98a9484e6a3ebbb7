/**
 * @file
 * GET /orders/{no} and /orders/{no}.pdf: one order.
 */
#include "app/document.h"
#include "domain/hold.h"
#include "domain/licence_bar.h"
#include "domain/number.h"
#include "domain/setting.h"
#include "orders/pages.h"
#include "view/document_order.h"
#include "view/hold_view.h"
#include "view/licence_view.h"
#include "view/order_view.h"
#include "view/words.h"

enum status
order_of_path(struct page *page, struct order *order)
{
	const char *number = page_arg(page, "no");
	int64_t id;
	enum status st;

	/* Our own numbers hold the id: no look-up. */
	st = number_parse("SO", number, &id);
	if (st != STATUS_OK)
		st = order_id_of(page->db, page->mem, page->who, number, &id);
	if (st != STATUS_OK)
		return st;
	return order_find(page->db, page->mem, page->who, id, order);
}

static enum status
judge_papers(
    struct page *page, const struct order *order, struct licence_bar *bar,
    struct day *today)
{
	struct setting setting;
	enum status st = setting_read(page->db, page->mem, &setting);

	if (st != STATUS_OK)
		return st;
	*today = day_from_instant(page->now, (int)setting.zone_minutes);
	return licence_judge_order(page->db, page->mem, order->id,
	    order->customer_id, order->papers, *today, bar);
}

enum status
orders_show_order(struct page *page, const struct order *order)
{
	struct hold_ways ways = { .held = false };
	struct licence_bar bar = { .reason = LICENCE_FINE };
	struct day today = { 0, 0, 0 };
	enum status st = STATUS_OK;

	if (order->credit == CREDIT_HELD)
		st = hold_ways_out(page->db, page->mem, page->who, order->id,
		    page->now, &ways);
	if (st == STATUS_OK &&
	    (order->state == ORDER_AWAITING_APPROVAL ||
		order->state == ORDER_SUBMITTED ||
		order->state == ORDER_CONFIRMED))
		st = judge_papers(page, order, &bar, &today);
	if (st != STATUS_OK)
		return st;
	licence_view_bar(
	    page->tpl, page->who, order->customer_id, &bar, today);
	order_view_show(page->tpl, page->who, order);
	hold_view_ways(page->tpl, page->who, order, &ways);
	return page_render(page, "orders.show",
	    words_fill(page->mem, page->who->language, "Order {NO}", "NO",
		order->number, NULL),
	    "orders/show.tpl");
}

enum status
orders_show(struct page *page)
{
	struct order order;
	enum status st;

	st = order_of_path(page, &order);
	if (st != STATUS_OK)
		return st;
	return orders_show_order(page, &order);
}

enum status
orders_pdf(struct page *page)
{
	struct document_frame frame;
	struct order order;
	int fd;
	enum status st;

	st = order_of_path(page, &order);
	if (st != STATUS_OK)
		return st;
	st = document_frame_for(page, &frame);
	if (st != STATUS_OK)
		return st;
	st = document_order_pdf(page->mem, &frame, &order, &fd);
	if (st != STATUS_OK)
		return st;
	return page_document_fd(page, "application/pdf",
	    text_format(page->mem, "%s.pdf", order.number), fd);
}
