/**
 * @file
 * GET and POST /returns/new: choose delivered goods, of several orders at once.
 */
#include "base/text.h"
#include "domain/customer.h"
#include "domain/order.h"
#include "domain/shipment.h"
#include "returns/pages.h"
#include "view/draft_view.h"
#include "view/return_view.h"
#include "view/words.h"

enum {
	PICK_MAX = 30,
	CHOICES = 60,
	PARTS = 3
};

/* Staff say first whose goods come back. */
static enum status
pick_customer(struct page *page)
{
	struct db_rows rows;
	enum status st;

	st = customer_search(page->db, page->mem, page->who,
	    page_value(page, "q"), NULL, PICK_MAX, &rows);
	if (st != STATUS_OK)
		return st;
	return_view_pick(
	    page->tpl, page_value(page, "q"), rows.items, rows.count);
	return page_render(page, "returns.pick",
	    words(page->who->language, "Return for a customer"),
	    "returns/pick.tpl");
}

/* "ms-shipment-position", as NEXT_KEY gives it. */
static bool
parse_after(struct page *page, struct return_choice_filter *filter)
{
	const char *after = page_value(page, "after");
	int64_t numbers[PARTS];

	if (after[0] == '\0')
		return true;
	for (int i = 0; i < PARTS; i++) {
		size_t length = strcspn(after, "-");

		if (text_to_int(arena_memdup(page->mem, after, length),
			&numbers[i]) != STATUS_OK)
			return false;
		after += length;
		after += *after == '-';
	}
	filter->after_at = (struct instant){ numbers[0] };
	filter->after_id = numbers[1];
	filter->after_position = numbers[2];
	return *after == '\0';
}

/* From the page of an order or shipment: of it alone, and whose it is. */
static enum status
narrow(struct page *page, struct return_choice_filter *filter)
{
	struct shipment shipment;
	struct order order;
	int64_t id;
	enum status st = STATUS_OK;

	if (page_value(page, "order")[0] != '\0') {
		st = order_id_of(page->db, page->mem, page->who,
		    page_value(page, "order"), &filter->order_id);
		if (st == STATUS_OK)
			st = order_find(page->db, page->mem, page->who,
			    filter->order_id, &order);
		if (st == STATUS_OK)
			filter->customer_id = order.customer_id;
	} else if (page_value(page, "shipment")[0] != '\0') {
		st = shipment_id_of(page->db, page->mem, page->who,
		    page_value(page, "shipment"), &id);
		if (st == STATUS_OK)
			st = shipment_find(
			    page->db, page->mem, page->who, id, &shipment);
		if (st == STATUS_OK) {
			filter->shipment_id = id;
			filter->customer_id = shipment.customer_id;
		}
	}
	return st;
}

static enum status
read_filter(struct page *page, struct return_choice_filter *filter)
{
	const char *q = page_value(page, "q");
	enum status st;

	*filter = (struct return_choice_filter){
		.text = q[0] == '\0' ? NULL : q,
		.limit = CHOICES + 1,
	};
	if (page_value(page, "customer")[0] != '\0' &&
	    text_to_int(page_value(page, "customer"), &filter->customer_id) !=
		STATUS_OK)
		return STATUS_NOT_FOUND;
	if (page->who->side == SIDE_CUSTOMER)
		filter->customer_id = page->who->customer_id;
	st = narrow(page, filter);
	if (st == STATUS_OK && !parse_after(page, filter))
		st = STATUS_INVALID;
	return st;
}

/* Whose goods, by name: staff look after several. */
static enum status
say_whose(struct page *page, int64_t customer_id)
{
	struct customer customer;
	enum status st;

	tpl_show_if(page->tpl, "FOR_STAFF", page->who->side == SIDE_STAFF);
	tpl_plain(page->tpl, "CUSTOMER_ID", customer_id);
	if (page->who->side != SIDE_STAFF) {
		tpl_text(page->tpl, "CUSTOMER_NAME", page->who->company);
		return STATUS_OK;
	}
	st = customer_find(
	    page->db, page->mem, page->who, customer_id, &customer);
	if (st == STATUS_OK)
		tpl_text(page->tpl, "CUSTOMER_NAME",
		    view_name(page->who->language, customer.name,
			customer.name_en));
	return st;
}

static enum status
show_choices(struct page *page, const struct return_choice_filter *filter)
{
	const struct return_choice *last;
	struct db_rows rows;
	size_t count;
	enum status st;

	st = return_choices(page->db, page->mem, page->who, filter, &rows);
	if (st == STATUS_OK)
		st = say_whose(page, filter->customer_id);
	if (st != STATUS_OK)
		return st;
	count = rows.count > CHOICES ? CHOICES : rows.count;
	last = rows.items;
	tpl_text(page->tpl, "Q", page_value(page, "q"));
	tpl_text(page->tpl, "ORDER", page_value(page, "order"));
	tpl_text(page->tpl, "SHIPMENT", page_value(page, "shipment"));
	tpl_text(page->tpl, "DRAFT", page_value(page, "draft"));
	tpl_show_if(page->tpl, "IS_NARROW",
	    filter->order_id != 0 || filter->shipment_id != 0);
	tpl_show_if(page->tpl, "HAS_NEXT", rows.count > CHOICES);
	tpl_text(page->tpl, "NEXT_KEY",
	    rows.count > CHOICES
		? text_format(page->mem, "%lld-%lld-%lld",
		      (long long)last[count - 1].sent_at.ms,
		      (long long)last[count - 1].shipment_id,
		      (long long)last[count - 1].order_position)
		: "");
	return_view_choices(page->tpl, page->who, rows.items, count);
	return page_render(page, "returns.new",
	    words(page->who->language, "Return goods"), "returns/new.tpl");
}

enum status
returns_new_form(struct page *page)
{
	struct return_choice_filter filter;
	enum status st;

	st = read_filter(page, &filter);
	if (st == STATUS_INVALID)
		return st;
	if (st != STATUS_OK)
		return st;
	if (filter.customer_id == 0)
		return pick_customer(page);
	return show_choices(page, &filter);
}

/* "order:position:batch" of a ticked box. */
static bool
parse_pick(struct page *page, const char *typed, struct return_pick *pick)
{
	int64_t numbers[PARTS];

	for (int i = 0; i < PARTS; i++) {
		size_t length = strcspn(typed, ":");

		if (text_to_int(arena_memdup(page->mem, typed, length),
			&numbers[i]) != STATUS_OK)
			return false;
		typed += length;
		typed += *typed == ':';
	}
	*pick = (struct return_pick){
		.order_id = numbers[0],
		.order_position = numbers[1],
		.batch_id = numbers[2],
	};
	return *typed == '\0';
}

/* The boxes were empty, or too many: the page again. */
static enum status
show_again(struct page *page, int64_t customer_id)
{
	const struct return_choice_filter filter = {
		.customer_id = customer_id,
		.limit = CHOICES + 1,
	};

	page_error(page, "pick",
	    words(page->who->language,
		"Tick what comes back: 1 to 100 lines."));
	return show_choices(page, &filter);
}

enum status
returns_new(struct page *page)
{
	struct page_values typed = page_values(page, "pick");
	struct return_pick *picks =
	    arena_calloc(page->mem, typed.count + 1, sizeof(*picks));
	struct return_problem problem = { 0 };
	struct act act = page_act(page);
	int64_t customer_id = page->who->customer_id;
	int64_t id = 0;
	enum status st;

	if (page->who->side == SIDE_STAFF &&
	    text_to_int(page_value(page, "customer"), &customer_id) !=
		STATUS_OK)
		return STATUS_NOT_FOUND;
	if (page_value(page, "draft")[0] != '\0') {
		st = return_id_of(page->db, page->mem, page->who,
		    page_value(page, "draft"), &id);
		if (st != STATUS_OK)
			return st;
	}
	for (size_t i = 0; i < typed.count; i++)
		if (!parse_pick(page, typed.items[i], &picks[i]))
			return STATUS_NOT_FOUND;
	st = return_start(page->db, &act, customer_id, picks, typed.count,
	    &id, &problem);
	if (st == STATUS_INVALID)
		return show_again(page, customer_id);
	return st == STATUS_OK ? page_done(page, &act) : st;
}
