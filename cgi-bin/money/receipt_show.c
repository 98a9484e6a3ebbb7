/**
 * @file
 * /receipts/{no}: one receipt: what it settled, set off, undo, earmark,
 * reverse.
 */
#include "base/money.h"
#include "base/text.h"
#include "domain/application.h"
#include "domain/number.h"
#include "domain/order.h"
#include "domain/receipt.h"
#include "money/pages.h"
#include "view/draft_view.h"
#include "view/money_view.h"
#include "view/money_words.h"
#include "view/words.h"

enum {
	OPEN_SHOWN = 50
};

static enum status
receipt_of_path(struct page *page, struct receipt *receipt)
{
	int64_t id;

	if (number_parse(NUMBER_RECEIPT, page_arg(page, "no"), &id) !=
	    STATUS_OK)
		return STATUS_NOT_FOUND;
	return receipt_find(page->db, page->mem, page->who, id, receipt);
}

/* --- The page -------------------------------------------------------------------- */

static enum status
add_applications(struct page *page, const struct receipt *receipt)
{
	struct application_filter filter = { .receipt_id = receipt->id,
		.limit = 501 };
	bool may = actor_may(page->who, ACTION_RECEIPT_POST);
	struct db_rows rows;
	enum status st = application_list(
	    page->db, page->mem, page->who, &filter, &rows);

	if (st != STATUS_OK)
		return st;
	tpl_list(page->tpl, "PART");
	tpl_show_if(page->tpl, "PART_ANY", rows.count > 0);
	tpl_show_if(page->tpl, "PART_NONE", rows.count == 0);
	for (size_t i = 0; i < rows.count; i++) {
		const struct application *item =
		    &((const struct application *)rows.items)[i];
		struct tpl *row = tpl_row(page->tpl, "PART");
		bool is_live = item->undoes_id == 0 && !item->is_undone;

		tpl_plain(row, "PART_ID", item->id);
		tpl_text(row, "PART_NUMBER", item->receivable_number);
		tpl_plain(row, "PART_RECEIVABLE", item->receivable_id);
		tpl_money(row, "PART_AMOUNT", item->amount_fen);
		tpl_time(row, "PART_AT", item->at);
		tpl_text(row, "PART_BY",
		    item->user_name != NULL
			? item->user_name
			: words(page->who->language, "the system"));
		tpl_show_if(row, "PART_UNDONE", !is_live);
		tpl_show_if(row, "MAY_UNDO",
		    is_live && may && receipt->state == RECEIPT_POSTED);
	}
	return STATUS_OK;
}

/* What it may be set off against, oldest due first. */
static enum status
add_open(struct page *page, const struct receipt *receipt)
{
	struct due_filter filter = { .customer_id = receipt->customer_id,
		.to = (struct day){ 9999, 12, 31 },
		.limit = OPEN_SHOWN };
	struct db_rows rows = { .items = NULL };
	struct page_values typed = page_values(page, "amount");
	enum status st = STATUS_OK;

	if (receipt->unapplied_fen > 0 && receipt->order_id == 0)
		st = receivable_due_list(
		    page->db, page->mem, page->who, &filter, &rows);
	if (st != STATUS_OK)
		return st;
	tpl_list(page->tpl, "OPEN_ROW");
	tpl_show_if(page->tpl, "OPEN_ANY", rows.count > 0);
	for (size_t i = 0; i < rows.count; i++) {
		const struct receivable *item =
		    &((const struct receivable *)rows.items)[i];
		struct tpl *row = tpl_row(page->tpl, "OPEN_ROW");

		tpl_plain(row, "OPEN_ID", item->id);
		tpl_text(row, "OPEN_NUMBER", item->number);
		tpl_money(row, "OPEN_MONEY", item->open_fen);
		tpl_text(row, "OPEN_TYPED",
		    i < typed.count ? typed.items[i] : "");
		tpl_text(row, "OPEN_DUE",
		    money_due_text(page->mem, page->who->language,
			item->due_on, page_today(page)));
	}
	return STATUS_OK;
}

static enum status
show(struct page *page, const struct receipt *receipt)
{
	enum language language = page->who->language;
	struct order_badge badge = receipt_badge(receipt->state);
	bool is_posted = receipt->state == RECEIPT_POSTED;
	bool may = actor_may(page->who, ACTION_RECEIPT_POST) && is_posted;
	enum status st = add_applications(page, receipt);

	if (st == STATUS_OK)
		st = add_open(page, receipt);
	if (st != STATUS_OK)
		return st;
	tpl_text(page->tpl, "STATE", is_posted ? "posted" : "reversed");
	tpl_text(page->tpl, "NUMBER", receipt->number);
	tpl_text(page->tpl, "BADGE_TEXT", words(language, badge.text));
	tpl_text(page->tpl, "BADGE_TONE", badge.tone);
	tpl_text(page->tpl, "CUSTOMER_NAME",
	    view_name(language, receipt->customer_name,
		receipt->customer_name_en));
	tpl_plain(page->tpl, "CUSTOMER_ID", receipt->customer_id);
	tpl_text(page->tpl, "KIND_TEXT",
	    words(language, receipt_kind_text(receipt->kind)));
	tpl_day(page->tpl, "RECEIVED_ON", receipt->received_on);
	tpl_money(page->tpl, "AMOUNT", receipt->amount_fen);
	tpl_money(page->tpl, "LEFT", receipt->unapplied_fen);
	tpl_show_if(page->tpl, "HAS_ORDER", receipt->order_number != NULL);
	tpl_text(page->tpl, "ORDER_NUMBER",
	    receipt->order_number != NULL ? receipt->order_number : "");
	tpl_text(page->tpl, "PAYER", receipt->payer);
	tpl_show_if(page->tpl, "PAYER_DIFFERS", receipt->payer_differs);
	tpl_text(page->tpl, "REFERENCE", receipt->reference);
	tpl_show_if(
	    page->tpl, "HAS_MATURES", !day_is_none(receipt->matures_on));
	tpl_day(page->tpl, "MATURES_ON", receipt->matures_on);
	tpl_text(page->tpl, "NOTE", receipt->note);
	tpl_text(page->tpl, "ENTERED_BY",
	    receipt->entered_by_name != NULL ? receipt->entered_by_name
					     : words(language, "the system"));
	tpl_time(page->tpl, "POSTED_AT", receipt->posted_at);
	tpl_show_if(page->tpl, "IS_REVERSED", !is_posted);
	tpl_text(page->tpl, "REVERSED_BY",
	    receipt->reversed_by_name != NULL ? receipt->reversed_by_name
					      : "");
	tpl_time(page->tpl, "REVERSED_AT", receipt->reversed_at);
	tpl_text(page->tpl, "REVERSED_NOTE",
	    receipt->reversed_note != NULL ? receipt->reversed_note : "");
	tpl_show_if(page->tpl, "MAY_APPLY", may && receipt->unapplied_fen > 0);
	tpl_show_if(page->tpl, "MAY_EARMARK",
	    may && receipt->unapplied_fen == receipt->amount_fen);
	tpl_show_if(page->tpl, "MAY_REVERSE", may);
	tpl_text(page->tpl, "REASON", page_value(page, "reason"));
	tpl_text(page->tpl, "ORDER_TYPED", page_value(page, "order"));
	return page_render(page, "money.receipt",
	    words_fill(page->mem, language, T_("Receipt {NO}"), "NO",
		receipt->number, NULL),
	    "money/receipt.tpl");
}

enum status
money_receipt(struct page *page)
{
	struct receipt receipt;
	enum status st = receipt_of_path(page, &receipt);

	/* A distributor sees its payments on the statement. */
	if (st == STATUS_OK && page->who->side == SIDE_CUSTOMER)
		return page_redirect(page, "/account/statement");
	return st == STATUS_OK ? show(page, &receipt) : st;
}

/* --- Acts ---------------------------------------------------------------------------- */

static enum status
answer(struct page *page, const char *field, const char *wrong,
    enum status st)
{
	struct receipt receipt;

	if (st == STATUS_OK) {
		page_say_done(page);
		return page_redirect(
		    page, "/receipts/%s", page_arg(page, "no"));
	}
	if (st == STATUS_INVALID)
		page_error(page, field, words(page->who->language, wrong));
	else if (st == STATUS_CONFLICT)
		page_conflict(page,
		    words(page->who->language,
			"Not possible as it stands now: less is open or left "
			"than that."));
	else
		return st;
	st = receipt_of_path(page, &receipt);
	return st == STATUS_OK ? show(page, &receipt) : st;
}

/* The amounts beside the receivables; none: oldest due first. */
static struct application_part *
read_parts(struct page *page, size_t *count)
{
	struct page_values ids = page_values(page, "receivable");
	struct page_values amounts = page_values(page, "amount");
	struct application_part *parts =
	    arena_calloc(page->mem, ids.count + 1, sizeof(*parts));
	size_t n = 0;

	for (size_t i = 0; i < ids.count && i < amounts.count; i++) {
		const char *typed = text_trim(page->mem, amounts.items[i]);

		if (typed[0] == '\0')
			continue;
		parts[n].receivable_id = page_id(ids.items[i]);
		if (money_parse(typed, 2, &parts[n].amount_fen) != STATUS_OK ||
		    parts[n].amount_fen <= 0) {
			page_error(page, "amount",
			    words(page->who->language,
				"Please enter an amount in yuan, like "
				"1234.50."));
			break;
		}
		n++;
	}
	*count = n;
	return parts;
}

enum status
money_receipt_apply(struct page *page)
{
	struct act act = page_act(page);
	struct application_part *parts;
	struct receipt receipt;
	size_t count;
	enum status st = receipt_of_path(page, &receipt);

	if (st != STATUS_OK)
		return st;
	parts = read_parts(page, &count);
	if (page->error_count > 0)
		return show(page, &receipt);
	st = application_apply(page->db, &act, SOURCE_RECEIPT, receipt.id,
	    count > 0 ? parts : NULL, count, NULL);
	return answer(page, "amount",
	    T_("Enter amounts above 0, each invoice once."), st);
}

enum status
money_receipt_undo(struct page *page)
{
	struct act act = page_act(page);
	struct receipt receipt;
	enum status st = receipt_of_path(page, &receipt);

	if (st != STATUS_OK)
		return st;
	st = application_undo(
	    page->db, &act, page_id(page_value(page, "application")));
	return answer(page, "", T_("Please check what you typed."), st);
}

enum status
money_receipt_reverse(struct page *page)
{
	struct act act = page_act(page);
	struct receipt receipt;
	enum status st = receipt_of_path(page, &receipt);

	if (st != STATUS_OK)
		return st;
	st = receipt_reverse(
	    page->db, &act, receipt.id, page_value(page, "reason"));
	return answer(page, "reason",
	    T_("Write a reason of up to 160 characters: others will read it."),
	    st);
}

enum status
money_receipt_earmark(struct page *page)
{
	const char *number = page_value(page, "order");
	struct act act = page_act(page);
	struct receipt receipt;
	int64_t order = 0;
	enum status st = receipt_of_path(page, &receipt);

	if (st != STATUS_OK)
		return st;
	if (number[0] != '\0' &&
	    order_id_of(page->db, page->mem, page->who, number, &order) !=
		STATUS_OK) {
		page_error(page, "order",
		    words(page->who->language, "There is no such order."));
		return show(page, &receipt);
	}
	st = receipt_earmark(page->db, &act, receipt.id, order);
	if (st == STATUS_NOT_FOUND)
		st = STATUS_INVALID; /* an order of somebody else */
	return answer(
	    page, "order", receipt_fault_text(RECEIPT_BAD_ORDER), st);
}
