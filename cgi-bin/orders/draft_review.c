/**
 * @file
 * GET /drafts/{id}/review and POST /drafts/{id}/submit: one last look, then the
 * draft becomes an order.
 */
#include "base/text.h"
#include "domain/credit.h"
#include "domain/draft_judge.h"
#include "domain/order_submit.h"
#include "domain/setting.h"
#include "orders/grid.h"
#include "orders/pages.h"
#include "view/draft_view.h"
#include "view/licence_view.h"
#include "view/words.h"

/* The lines that will be ordered, priced as order_submit() will price them. */
static enum status
draft_price(struct page *page, const struct draft *draft,
    const struct customer *customer, struct day today,
    struct draft_review *review, struct price_order *order)
{
	struct price_line *lines = arena_calloc(
	    page->mem, (size_t)draft->line_count + 1, sizeof(*lines));
	const struct draft_line **of =
	    arena_calloc(page->mem, (size_t)draft->line_count + 1, sizeof(*of));
	size_t n = 0;

	for (int64_t i = 0; i < draft->line_count; i++) {
		const struct draft_line *line = &draft->lines[i];

		if (line->blocks || line->order_quantity == 0)
			continue;
		of[n] = line;
		lines[n].product_id = line->product_id;
		lines[n].quantity = line->order_quantity;
		n++;
	}
	review->lines = of;
	review->priced = lines;
	review->line_count = n;
	return price_lines(
	    page->db, page->mem, customer, today, lines, n, order);
}

static enum status
show_review(
    struct page *page, struct draft *draft, const struct customer *customer)
{
	struct draft_review review = {
		.draft = draft,
		.customer = customer,
		.now = page->now,
	};
	struct db_rows addresses;
	struct price_order order;
	struct setting setting;
	struct day today;
	enum status st;

	st = setting_read(page->db, page->mem, &setting);
	if (st != STATUS_OK)
		return st;
	today = day_from_instant(page->now, (int)setting.zone_minutes);
	st = draft_judge(page->db, page->mem, customer, today, draft);
	if (st != STATUS_OK)
		return st;
	st = draft_price(page, draft, customer, today, &review, &order);
	if (st != STATUS_OK)
		return st;
	st = customer_addresses(page->db, page->mem, customer, &addresses);
	if (st != STATUS_OK)
		return st;
	review.addresses = addresses.items;
	review.address_count = addresses.count;
	review.order = &order;
	review.has_credit = actor_may(page->who, ACTION_CREDIT_SEE);
	if (review.has_credit) {
		st = credit_panel(page->db, page->mem, page->who, customer->id,
		    draft->order_id, order.total_fen, page->now,
		    &review.credit);
		if (st == STATUS_NOT_FOUND)
			review.has_credit = false;
		else if (st != STATUS_OK)
			return st;
	}
	if (page->route->method == POST)
		review.wanted_typed = page_value(page, "wanted_on");
	draft_view_review(page->tpl, &review);
	licence_view_bar(
	    page->tpl, page->who, customer->id, &draft->bar, today);
	tpl_plain(page->tpl, "CUSTOMER_ID", customer->id);
	tpl_show_if(page->tpl, "MAY_ASK",
	    actor_may(page->who, ACTION_CREDIT_ASK));
	tpl_show_if(page->tpl, "MAY_TELL",
	    page->who->side == SIDE_CUSTOMER &&
		actor_may(page->who, ACTION_PAYMENT_TELL));
	return page_render(page, "drafts.review",
	    words(page->who->language, "Check and submit"),
	    "orders/review.tpl");
}

static void
add_error(void *page, const char *field, const char *message)
{
	page_error(page, field, message);
}

enum status
orders_draft_review(struct page *page)
{
	struct draft draft;
	struct customer customer;
	enum status st;

	st = draft_of_path(page, &draft, &customer);
	if (st != STATUS_OK)
		return st;
	if (draft.state != DRAFT_OPEN)
		return page_redirect(page, "/drafts");
	return show_review(page, &draft, &customer);
}

/* What the form says about the order as a whole. */
static enum status
read_form(struct page *page, struct submit_form *form)
{
	struct page_values seen = page_values(page, "seen");
	int64_t *prices =
	    arena_calloc(page->mem, seen.count + 1, sizeof(*prices));

	*form = (struct submit_form){
		.own_number = page_value(page, "own_number"),
		.remark = page_value(page, "remark"),
		.seen_1e4 = prices,
		.seen_count = seen.count,
	};
	if (text_to_int(page_arg(page, "id"), &form->draft_id) != STATUS_OK)
		return STATUS_NOT_FOUND;
	if (text_to_int(page_value(page, "version"), &form->version) !=
	    STATUS_OK)
		form->version = 0;
	if (text_to_int(page_value(page, "address"), &form->address_id) !=
	    STATUS_OK)
		form->address_id = 0;
	for (size_t i = 0; i < seen.count; i++)
		if (text_to_int(seen.items[i], &prices[i]) != STATUS_OK ||
		    prices[i] < 0)
			prices[i] = 0;
	if (page_value(page, "wanted_on")[0] != '\0' &&
	    day_parse(page_value(page, "wanted_on"), &form->wanted_on) !=
		STATUS_OK)
		return STATUS_INVALID;
	return STATUS_OK;
}

/* Nobody has changed the draft, and yet it is no order: say why. */
static void
tell_problems(struct page *page, enum draft_fault fault,
    const struct submit_outcome *outcome, const struct draft *draft)
{
	if (fault != DRAFT_FAULT_NONE)
		grid_fault(page, fault);
	else
		draft_view_problems(page->mem, page->who->language, outcome,
		    draft, page, add_error);
}

/* The review again, as it stands now, with what was typed and what is wrong. */
static enum status
show_refused(struct page *page, const struct submit_form *form,
    enum status refused, enum draft_fault fault,
    const struct submit_outcome *outcome)
{
	struct draft draft;
	struct customer customer;
	enum status st;

	st = draft_of_path(page, &draft, &customer);
	if (st != STATUS_OK)
		return st;
	if (refused == STATUS_INVALID)
		tell_problems(page, fault, outcome, &draft);
	else
		page_conflict(page,
		    words(page->who->language,
			"This draft was changed meanwhile. Check it "
			"again, then submit."));
	if (draft.state != DRAFT_OPEN)
		return STATUS_CONFLICT;
	draft.own_number = form->own_number;
	draft.remark = form->remark;
	draft.wanted_on = form->wanted_on;
	draft.address_id = form->address_id;
	return show_review(page, &draft, &customer);
}

enum status
orders_draft_submit(struct page *page)
{
	struct act act = page_act(page);
	enum draft_fault fault = DRAFT_FAULT_NONE;
	struct submit_outcome outcome = { 0 };
	struct submit_form form;
	enum status st;

	st = read_form(page, &form);
	if (st == STATUS_INVALID)
		fault = DRAFT_FAULT_WANTED_ON;
	else if (st == STATUS_OK)
		st = order_submit_form(page->db, &act, &form, &fault, &outcome);

	if (st == STATUS_INVALID || st == STATUS_CONFLICT)
		return show_refused(page, &form, st, fault, &outcome);
	if (st != STATUS_OK)
		return st;
	if (!act.replayed) {
		page_flash(page,
		    words(page->who->language,
			outcome.held ? "Order sent. It waits for credit: see "
				       "below what frees it."
				     : "Order sent. You can follow it here."));
	}
	return page_done(page, &act);
}
