/**
 * @file
 * GET /account and /customers/{id}: everything about one customer on one page.
 */
#include "account/account_path.h"
#include "account/pages.h"
#include "domain/licence_bar.h"
#include "domain/evaluation.h"
#include "domain/receivable.h"
#include "domain/sales.h"
#include "domain/setting.h"
#include "view/draft_view.h"
#include "view/evaluation_view.h"
#include "view/licence_view.h"
#include "view/money_view.h"

enum {
	MIX_MONTHS = 3,
	STRIP_DAYS = 26 * 7,
	EVENTS = 12
};

static enum status
add_sales(struct page *page, const struct account_page *view, struct day *last)
{
	struct db_rows months, mix, days;
	struct account_span span;
	int64_t month;
	enum status st = account_read_months(page, view, &months, &month);

	if (st != STATUS_OK)
		return st;
	span = account_full_span(view, month, MIX_MONTHS);
	*last = month == sales_month_of(view->today)
	    ? view->today
	    : day_add(sales_month_day(sales_month_add(month, 1)), -1);
	st = account_mix(page->db, page->mem, view->account, span, &mix);
	if (st == STATUS_OK)
		st = account_days(page->db, page->mem, view->account,
		    day_add(*last, -STRIP_DAYS), *last, &days);
	if (st != STATUS_OK)
		return st;
	account_view_sales(page->tpl, view, &months, month);
	account_view_mix(page->tpl, view, span, &mix);
	account_view_rhythm(page->tpl, view, *last, &days);
	return STATUS_OK;
}

static enum status
add_figures(struct page *page, const struct account_page *view)
{
	bool sees_money = actor_may(page->who, ACTION_MONEY_SEE);
	struct receivable_ageing ageing = { 0 };
	struct account_open open;
	enum status st = account_open_things(
	    page->db, page->mem, page->who, view->account, page->now, &open);

	if (st == STATUS_OK && sees_money)
		st = receivable_ageing(page->db, page->mem, page->who,
		    view->account->id, view->today, &ageing);
	if (st != STATUS_OK)
		return st;
	account_view_figures(
	    page->tpl, view, &open, sees_money ? &ageing : NULL);
	if (sees_money)
		money_view_ageing(page->tpl, &ageing);
	return STATUS_OK;
}

static enum status
add_lists(struct page *page, const struct account_page *view)
{
	const struct instant newest = { 0 };
	struct db_rows rows;
	enum status st = account_timeline(page->db, page->mem, page->who,
	    view->account, newest, EVENTS, &rows);

	if (st != STATUS_OK)
		return st;
	account_view_timeline(page->tpl, view, &rows);
	st = account_contacts(page->db, page->mem, view->account, &rows);
	if (st != STATUS_OK)
		return st;
	account_view_contacts(page->tpl, view, &rows);
	st = account_papers(
	    page->db, page->mem, page->who, view->account, &rows);
	if (st != STATUS_OK)
		return st;
	account_view_papers(page->tpl, view, &rows);
	return STATUS_OK;
}

/* What keeps it from ordering, or soon will; a file being opened is said
 * elsewhere. */
static enum status
add_bar(struct page *page, const struct account_page *view)
{
	const struct licence_ask nothing = { .count = 0 };
	struct licence_bar bar = { .reason = LICENCE_FINE };
	enum status st = STATUS_OK;

	if (!view->account->is_opening)
		st = licence_judge(page->db, page->mem, view->account->id,
		    view->account->papers, view->today, &nothing, &bar);
	if (st == STATUS_OK)
		licence_view_bar(page->tpl, page->who, view->account->id,
		    &bar, view->today);
	return st;
}

/* For staff: what they think of the customer. */
static enum status
add_evaluation(struct page *page, const struct account_page *view)
{
	struct evaluation last;
	struct setting setting;
	struct db_rows items;
	struct day due = { 0 };
	bool has_one;
	enum status st;

	tpl_list(page->tpl, "EVALUATION");
	if (!actor_may(page->who, ACTION_CUSTOMER_SEE))
		return STATUS_OK;
	st = evaluation_last(
	    page->db, page->mem, view->account, &last, &items);
	has_one = st == STATUS_OK;
	if (has_one)
		st = setting_read(page->db, page->mem, &setting);
	if (st != STATUS_OK && st != STATUS_NOT_FOUND)
		return st;
	if (has_one)
		due = evaluation_due(&last, setting.evaluation_months,
		    (int)setting.zone_minutes);
	evaluation_view_card(page->tpl, page->who, has_one ? &last : NULL,
	    &items, due, view->today);
	return STATUS_OK;
}

enum status
account_show(struct page *page)
{
	struct account account;
	struct account_page view;
	struct day last;
	enum status st = account_of_path(page, &account, &view);

	if (st != STATUS_OK)
		return st;
	account_view_begin(page->tpl, &view);
	st = add_bar(page, &view);
	if (st == STATUS_OK)
		st = add_sales(page, &view, &last);
	if (st == STATUS_OK)
		st = add_figures(page, &view);
	if (st == STATUS_OK)
		st = add_lists(page, &view);
	if (st == STATUS_OK)
		st = add_evaluation(page, &view);
	if (st != STATUS_OK)
		return st;
	return page_render(page, "customers.show",
	    view_name(page->who->language, account.name, account.name_en),
	    "account/show.tpl");
}
