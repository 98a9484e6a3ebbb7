/**
 * @file
 * The first page of staff who lead no team: the queues of what they may do, and
 * the month of their customers, or by team for who runs the whole.
 */
#include "domain/credit_limit.h"
#include "domain/shipment.h"
#include "domain/ticket.h"
#include "domain/today.h"
#include "domain/today_money.h"
#include "home/pages.h"
#include "view/home_money.h"
#include "view/home_view.h"

enum {
	QUEUE_MAX = 10,
	SHORT_MAX = 6,
	SHIPMENTS_BACK_DAYS = 60
};

/* One queue of the page. */
struct shown {
	enum today_queue queue;
	bool oldest_first;
	int64_t limit;
};

static const struct shown of_desk[] = {
	{ TODAY_TO_CONFIRM, true, QUEUE_MAX },
	{ TODAY_PROPOSED, true, SHORT_MAX },
	{ TODAY_HELD, true, SHORT_MAX },
};
static const struct shown of_warehouse[] = {
	{ TODAY_TO_PICK, true, QUEUE_MAX },
	{ TODAY_PICKING, true, QUEUE_MAX },
	{ TODAY_PART_SHIPPED, true, SHORT_MAX },
};
static const struct shown of_credit[] = {
	{ TODAY_HELD, true, QUEUE_MAX },
	{ TODAY_TO_CONFIRM, true, SHORT_MAX },
};
static const struct shown of_lead[] = {
	{ TODAY_HELD, false, SHORT_MAX },
	{ TODAY_TO_CONFIRM, true, SHORT_MAX },
};
static const struct shown of_others[] = {
	{ TODAY_OPEN, false, QUEUE_MAX },
};

static enum status
add_queues(struct page *page, const struct today_sum *sums,
    const struct shown *shown, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct db_rows rows = { .items = NULL };
		enum status st;

		if (sums[shown[i].queue].count > 0) {
			st = today_orders(page->db, page->mem, page->who,
			    shown[i].queue, shown[i].oldest_first,
			    shown[i].limit, &rows);
			if (st != STATUS_OK)
				return st;
		}
		home_view_queue(page->tpl, page->who, shown[i].queue,
		    &sums[shown[i].queue], &rows);
	}
	return STATUS_OK;
}

static enum status
add_shipments(struct page *page)
{
	struct db_rows rows;
	enum status st;

	st = today_shipments(page->db, page->mem, page->who,
	    instant_add_ms(
		page->now, -(int64_t)SHIPMENTS_BACK_DAYS * 24 * 3600 * 1000),
	    QUEUE_MAX, &rows);
	if (st == STATUS_OK)
		home_view_shipments(page->tpl, &rows);
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
add_money(struct page *page, const struct setting *setting)
{
	struct db_rows rows;
	enum status st;

	st = today_money_all(page->db, page->mem, page->who,
	    day_from_instant(page->now, (int)setting->zone_minutes), &rows);
	if (st == STATUS_OK)
		home_money_queues(page->tpl, &rows);
	return st;
}

/* Who owes most, whose limit ends: for who decides on credit. */
static enum status
add_standings(struct page *page)
{
	struct db_rows rows;
	enum status st;

	if (!actor_may(page->who, ACTION_CREDIT_DECIDE) ||
	    !actor_may(page->who, ACTION_CREDIT_SEE))
		return STATUS_OK;
	st = credit_standing_list(page->db, page->mem, page->who,
	    CREDIT_BY_USED, page->now, SHORT_MAX, &rows);
	if (st != STATUS_OK)
		return st;
	home_money_biggest(page->tpl, &rows);
	st = credit_standing_list(page->db, page->mem, page->who,
	    CREDIT_BY_END, page->now, SHORT_MAX, &rows);
	if (st == STATUS_OK)
		home_money_ending(page->tpl, &rows);
	return st;
}

/* The queues of the desk, for who works there or decides. */
static enum status
add_desk(struct page *page)
{
	struct ticket_counts counts;
	enum status st;

	if (!actor_may(page->who, ACTION_TICKET_WORK) &&
	    !actor_may(page->who, ACTION_COMPLAINT_DECIDE))
		return STATUS_OK;
	st = ticket_counts(
	    page->db, page->mem, page->who, page->now, &counts);
	if (st == STATUS_OK)
		home_view_desk(page->tpl, page->who, &counts);
	return st;
}

/* What waits of returns, for who decides, counts or inspects. */
static enum status
add_returns(struct page *page)
{
	int64_t counts[RETURN_QUEUE_COUNT];
	enum status st;

	if (!actor_may(page->who, ACTION_RETURN_DECIDE) &&
	    !actor_may(page->who, ACTION_RETURN_RECEIVE))
		return STATUS_OK;
	st = return_counts(page->db, page->mem, page->who, counts);
	if (st == STATUS_OK)
		home_view_returns(page->tpl, page->who, counts);
	return st;
}

enum status
home_fill_staff(struct page *page, const struct setting *setting)
{
	const struct actor *who = page->who;
	struct today_sum sums[TODAY_QUEUE_COUNT];
	bool leads = actor_may(who, ACTION_ADMIN);
	bool has_month = leads || who->reach[ACTION_ORDER_SEE] == SCOPE_REP;
	enum status st = home_fill_deputy(page);

	if (st == STATUS_OK)
		st = add_desk(page);
	if (st == STATUS_OK)
		st = add_returns(page);
	if (st == STATUS_OK)
		st = home_fill_files(page);
	if (st == STATUS_OK)
		st = home_fill_renewals(page);
	if (st != STATUS_OK || !actor_may(who, ACTION_ORDER_SEE))
		return st;
	st = today_sums(page->db, page->mem, who, sums);
	if (st != STATUS_OK)
		return st;
	if (has_month)
		st = add_month(page, setting);
	if (st != STATUS_OK)
		return st;
	home_view_staff_figures(page->tpl, who, has_month, sums);
	st = add_money(page, setting);
	if (st == STATUS_OK)
		st = add_standings(page);
	if (st != STATUS_OK)
		return st;

	if (actor_may(who, ACTION_ORDER_PICK)) {
		st = add_queues(
		    page, sums, of_warehouse, ARRAY_LEN(of_warehouse));
		if (st == STATUS_OK)
			st = add_shipments(page);
	}
	if (st == STATUS_OK && actor_may(who, ACTION_ORDER_CONFIRM))
		return add_queues(page, sums, of_desk, ARRAY_LEN(of_desk));
	if (st != STATUS_OK || actor_may(who, ACTION_ORDER_PICK))
		return st;
	if (leads)
		return add_queues(page, sums, of_lead, ARRAY_LEN(of_lead));
	if (actor_may(who, ACTION_HOLD_RELEASE))
		return add_queues(page, sums, of_credit, ARRAY_LEN(of_credit));
	return add_queues(page, sums, of_others, ARRAY_LEN(of_others));
}
