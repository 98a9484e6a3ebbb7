/**
 * @file
 * GET and POST /orders/{no}/propose: the order desk asks the buyer to accept
 * other quantities, days or products.
 */
#include "base/text.h"
#include "domain/draft_rows.h"
#include "domain/product.h"
#include "domain/proposal.h"
#include "domain/setting.h"
#include "orders/pages.h"
#include "view/order_view.h"
#include "view/words.h"

static enum status
show_form(struct page *page, const struct order *order)
{
	tpl_text(page->tpl, "STATE", order_state_name(order->state));
	tpl_text(page->tpl, "REASON", page_value(page, "reason"));
	const struct order_typed quantities = orders_typed(page, "quantity");
	const struct order_typed days = orders_typed(page, "promised_on");
	const struct order_typed codes = orders_typed(page, "substitute");
	order_view_propose(page->tpl, order, &quantities, &days, &codes);
	return page_render(page, "orders.propose",
	    words(page->who->language, "Propose a change"),
	    "orders/propose.tpl");
}

enum status
orders_propose_form(struct page *page)
{
	struct order order;
	enum status st;

	st = order_of_path(page, &order);
	return st == STATUS_OK ? show_form(page, &order) : st;
}

/* The product of a typed code, as the order's customer sees it. */
static enum status
find_substitute(struct page *page, const struct order *order, const char *code,
    int64_t *product_id)
{
	struct product_viewer viewer;
	struct customer customer;
	struct setting setting;
	struct product product;
	enum status st;

	st = setting_read(page->db, page->mem, &setting);
	if (st != STATUS_OK)
		return st;
	st = customer_of_document(
	    page->db, page->mem, order->customer_id, &customer);
	if (st != STATUS_OK)
		return st;
	viewer = product_viewer_for(
	    &customer, day_from_instant(page->now, (int)setting.zone_minutes));
	st = product_find(page->db, page->mem, &viewer, code, &product);
	if (st == STATUS_NOT_FOUND) {
		page_error(page, "substitute",
		    words_fill(page->mem, page->who->language,
			"No product has the code {CODE}.", "CODE", code, NULL));
		return STATUS_INVALID;
	}
	if (st == STATUS_OK)
		*product_id = product.id;
	return st;
}

static enum status
read_lines(struct page *page, const struct order *order,
    struct propose_line **out, size_t *count)
{
	struct page_values positions = page_values(page, "position");
	struct page_values quantities = page_values(page, "quantity");
	struct page_values days = page_values(page, "promised_on");
	struct page_values codes = page_values(page, "substitute");
	struct propose_line *lines =
	    arena_calloc(page->mem, positions.count + 1, sizeof(*lines));
	enum status st;

	for (size_t i = 0; i < positions.count; i++) {
		const char *day = i < days.count ? days.items[i] : "";
		const char *code = i < codes.count ? codes.items[i] : "";

		if (text_to_int(positions.items[i], &lines[i].position) !=
			STATUS_OK ||
		    i >= quantities.count ||
		    draft_quantity_parse(
			quantities.items[i], &lines[i].quantity) != STATUS_OK) {
			page_error(page, "quantity",
			    words(page->who->language,
				"Enter whole numbers as quantities."));
			return STATUS_INVALID;
		}
		if (day[0] != '\0' &&
		    day_parse(day, &lines[i].promised_on) != STATUS_OK) {
			page_error(page, "promised_on",
			    words(page->who->language,
				"Enter a day like 2026-11-20."));
			return STATUS_INVALID;
		}
		code = text_trim(page->mem, code);
		if (code[0] == '\0')
			continue;
		st =
		    find_substitute(page, order, code, &lines[i].substitute_id);
		if (st != STATUS_OK)
			return st;
	}
	*out = lines;
	*count = positions.count;
	return STATUS_OK;
}

enum status
orders_propose(struct page *page)
{
	struct act act = page_act(page);
	struct propose_line *lines;
	struct order order;
	size_t count;
	enum status st;

	st = order_of_path(page, &order);
	if (st != STATUS_OK)
		return st;
	st = read_lines(page, &order, &lines, &count);
	if (st == STATUS_INVALID)
		return show_form(page, &order);
	if (st != STATUS_OK)
		return st;
	st = order_propose(
	    page->db, &act, order.id, lines, count, page_value(page, "reason"));
	if (st == STATUS_INVALID) {
		page_error(page, "reason",
		    words(page->who->language,
			"Change at least one line, leave something to "
			"deliver, and write a reason."));
		return show_form(page, &order);
	}
	return orders_answer(page, &act, st);
}
