/**
 * @file
 * /receipts/bank: lines of bank files, matched by hand or set aside; and
 * /receipts/slips: what distributors say they have paid.
 */
#include "domain/bank.h"

#include "base/text.h"
#include "domain/order.h"
#include "domain/payment_slip.h"
#include "domain/receipt.h"
#include "money/pages.h"
#include "view/file_view.h"
#include "view/draft_view.h"
#include "view/money_words.h"
#include "view/words.h"

/* --- The lines ----------------------------------------------------------------------- */

static enum status
read_rows(struct page *page, struct arena *mem, const void *filter,
    struct list_span span, struct db_rows *rows)
{
	struct bank_filter one = *(const struct bank_filter *)filter;

	/* The list goes by day: its instant stands for it. */
	if (span.after.id != 0)
		one.after_day = day_from_instant(span.after.at, 0);
	one.after_id = span.after.id;
	one.limit = span.limit;
	return bank_list(page->db, mem, page->who, &one, rows);
}

static struct list_key
key_of(const void *row)
{
	const struct bank_line *line = row;

	return (struct list_key){ instant_from_day(line->booked_on, 0),
		line->id };
}

static const struct list lines = {
	.name = "bank",
	.row_size = sizeof(struct bank_line),
	.read = read_rows,
	.key = key_of,
};

/* Who it may be of: a button for each. */
static enum status
add_proposals(struct page *page, struct tpl *row, const struct bank_line *line)
{
	enum language language = page->who->language;
	struct db_rows rows;
	enum status st = bank_propose(
	    page->db, page->mem, page->who, line->id, &rows);

	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < rows.count; i++) {
		const struct bank_proposal *item =
		    &((const struct bank_proposal *)rows.items)[i];
		struct tpl *choice = tpl_row(row, "CHOICE");

		tpl_plain(choice, "CHOICE_CUSTOMER", item->customer_id);
		tpl_plain(choice, "CHOICE_ORDER", item->order_id);
		tpl_text(choice, "CHOICE_NAME",
		    view_name(language, item->customer_name,
			item->customer_name_en));
		tpl_text(choice, "CHOICE_WHY",
		    words(language, bank_reason_text(item->reason)));
	}
	return STATUS_OK;
}

static enum status
add_line(struct page *page, const struct bank_line *line, int64_t wrong_id)
{
	enum language language = page->who->language;
	struct tpl *row = tpl_row(page->tpl, "LINE");
	struct order_badge badge = bank_badge(line->state);
	bool is_open = line->state == BANK_UNMATCHED;
	bool is_wrong = line->id == wrong_id;

	tpl_plain(row, "LINE_ID", line->id);
	tpl_text(row, "PAYER", line->payer);
	tpl_text(row, "ACCOUNT", line->account);
	tpl_text(row, "REFERENCE", line->reference);
	tpl_day(row, "BOOKED_ON", line->booked_on);
	tpl_money(row, "AMOUNT", line->amount_fen);
	tpl_text(row, "STATE_TEXT", words(language, badge.text));
	tpl_text(row, "STATE_TONE", badge.tone);
	tpl_text(row, "NOTE", line->note);
	tpl_show_if(row, "HAS_RECEIPT", line->receipt_number != NULL);
	tpl_text(row, "RECEIPT",
	    line->receipt_number != NULL ? line->receipt_number : "");
	tpl_text(row, "CUSTOMER_NAME",
	    line->customer_name != NULL ? view_name(language,
					      line->customer_name,
					      line->customer_name_en)
					: "");
	tpl_show_if(row, "IS_UNMATCHED", is_open);
	tpl_show_if(row, "IS_SET_ASIDE", line->state == BANK_SET_ASIDE);
	tpl_show_if(row, "IS_WRONG", is_wrong);
	tpl_text(row, "CUSTOMER_TYPED",
	    is_wrong ? page_value(page, "customer") : "");
	tpl_text(
	    row, "ORDER_TYPED", is_wrong ? page_value(page, "order") : "");
	tpl_text(
	    row, "NOTE_TYPED", is_wrong ? page_value(page, "note") : "");
	tpl_list(row, "CHOICE");
	return is_open ? add_proposals(page, row, line) : STATUS_OK;
}

static enum status
render(struct page *page, int64_t wrong_id)
{
	static const char *const names[] = { "", "done", "aside" };
	static const char *const texts[] = { T_("Not matched"),
		T_("Became a receipt"), T_("Set aside") };
	struct bank_filter filter = { .state = BANK_UNMATCHED };
	struct table_link chips[ARRAY_LEN(names)];
	struct db_rows rows;
	enum status st;

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		bool chosen = text_equal(page_value(page, "state"), names[i]);

		if (chosen)
			filter.state = (enum bank_line_state)(i + 1);
		chips[i] = (struct table_link){
			text_format(page->mem, "/receipts/bank%s%s",
			    i == 0 ? "" : "?state=", names[i]),
			texts[i], chosen
		};
	}
	st = list_page(page, &lines, &filter, &rows);
	if (st != STATUS_OK)
		return st;
	tpl_list(page->tpl, "LINE");
	tpl_show_if(page->tpl, "LINE_NONE", rows.count == 0);
	for (size_t i = 0; i < rows.count && st == STATUS_OK; i++)
		st = add_line(page,
		    &((const struct bank_line *)rows.items)[i], wrong_id);
	if (st != STATUS_OK)
		return st;
	table_page(page,
	    &(struct table_page){
		.heading = words(page->who->language, "Lines of the bank"),
		.crumb = words(page->who->language, "Receipts"),
		.crumb_path = "/receipts",
		.chips = chips,
		.chip_count = ARRAY_LEN(chips),
		.buttons = (const struct table_link[]){ { "/receipts/import",
		    T_("Import a bank file"), true } },
		.button_count = 1,
	    });
	return page_render(page, "money.bank",
	    words(page->who->language, "Lines of the bank"),
	    "money/bank.tpl");
}

enum status
money_bank(struct page *page)
{
	return render(page, 0);
}

static enum status
answer(struct page *page, int64_t id, const char *field, const char *wrong,
    enum status st)
{
	if (st == STATUS_OK)
		return page_redirect(page, "/receipts/bank");
	if (st == STATUS_INVALID)
		page_error(page, field, words(page->who->language, wrong));
	else if (st == STATUS_CONFLICT)
		page_conflict(page,
		    words(page->who->language,
			"This line has been worked off meanwhile."));
	else
		return st;
	return render(page, id);
}

/* Whose it is: by a button, or by code and order number. */
static void
read_match(struct page *page, int64_t *customer, int64_t *order)
{
	const char *code = page_value(page, "customer");
	const char *number = page_value(page, "order");
	struct db_rows rows;

	*customer = page_id(page_value(page, "customer_id"));
	*order = page_id(page_value(page, "order_id"));
	if (*customer != 0)
		return;
	if (code[0] != '\0' &&
	    customer_search(page->db, page->mem, page->who, code, NULL, 2,
		&rows) == STATUS_OK &&
	    rows.count > 0) {
		const struct customer *found = rows.items;

		if (rows.count == 1 || text_equal(found->code, code))
			*customer = found->id;
	}
	if (*customer == 0)
		page_error(page, "customer",
		    words(page->who->language,
			"There is no such customer, or more than one."));
	if (number[0] != '\0' &&
	    order_id_of(page->db, page->mem, page->who, number, order) !=
		STATUS_OK)
		page_error(page, "order",
		    words(page->who->language, "There is no such order."));
}

enum status
money_bank_match(struct page *page)
{
	int64_t id = page_id(page_arg(page, "line"));
	struct act act = page_act(page);
	int64_t customer, order, receipt;
	struct bank_line line;
	enum status st =
	    bank_find(page->db, page->mem, page->who, id, &line);

	if (st != STATUS_OK)
		return st;
	read_match(page, &customer, &order);
	if (page->error_count > 0)
		return render(page, id);
	st = bank_match(page->db, &act, id, customer, order, &receipt);
	if (st == STATUS_NOT_FOUND)
		st = STATUS_INVALID;
	if (st == STATUS_OK)
		page_flash(page,
		    words(page->who->language,
			"Matched: the receipt is posted and held orders were "
			"looked at again."));
	return answer(page, id, "order",
	    receipt_fault_text(RECEIPT_BAD_ORDER), st);
}

enum status
money_bank_set_aside(struct page *page)
{
	int64_t id = page_id(page_arg(page, "line"));
	struct act act = page_act(page);
	enum status st = bank_set_aside(
	    page->db, &act, id, page_value(page, "note"));

	return answer(
	    page, id, "note", T_("Say why it is set aside."), st);
}

enum status
money_bank_take_up(struct page *page)
{
	int64_t id = page_id(page_arg(page, "line"));
	struct act act = page_act(page);
	enum status st = bank_take_up(page->db, &act, id);

	return answer(page, id, "", T_("Please check what you typed."), st);
}

/* --- Payment slips ---------------------------------------------------------------------- */

static enum status
read_slips(struct page *page, struct arena *mem, const void *filter,
    struct list_span span, struct db_rows *rows)
{
	struct payment_slip_filter one =
	    *(const struct payment_slip_filter *)filter;

	one.after_at = span.after.at;
	one.after_id = span.after.id;
	one.limit = span.limit;
	return payment_slip_list(page->db, mem, page->who, &one, rows);
}

static struct list_key
slip_key(const void *row)
{
	const struct payment_slip *slip = row;

	return (struct list_key){ slip->at, slip->id };
}

static const struct list slips = {
	.name = "slips",
	.row_size = sizeof(struct payment_slip),
	.read = read_slips,
	.key = slip_key,
};

static void
add_slip(struct page *page, const struct payment_slip *slip,
    const struct db_rows *files, int64_t wrong_id)
{
	enum language language = page->who->language;
	struct tpl *row = tpl_row(page->tpl, "LINE");
	bool is_wrong = slip->id == wrong_id;

	tpl_plain(row, "LINE_ID", slip->id);
	tpl_text(row, "CUSTOMER_NAME",
	    view_name(language, slip->customer_name, slip->customer_name_en));
	tpl_plain(row, "CUSTOMER_ID", slip->customer_id);
	tpl_text(row, "PAYER", slip->payer);
	tpl_text(row, "REFERENCE", slip->reference);
	tpl_day(row, "BOOKED_ON", slip->paid_on);
	tpl_money(row, "AMOUNT", slip->amount_fen);
	tpl_text(row, "ORDER_NUMBER",
	    slip->order_number != NULL ? slip->order_number : "");
	tpl_text(row, "NOTE", slip->note);
	tpl_text(row, "REASON",
	    is_wrong ? page_value(page, "reason") : "");
	tpl_show_if(row, "IS_WRONG", is_wrong);
	file_view(row, files, slip->id, -1);
}

static enum status
show_slips(struct page *page, int64_t wrong_id)
{
	struct payment_slip_filter filter = { .state =
						  PAYMENT_SLIP_WAITING };
	struct db_rows rows, files;
	enum status st = list_page(page, &slips, &filter, &rows);

	if (st == STATUS_OK)
		st = money_slip_papers(page, &rows, &files);
	if (st != STATUS_OK)
		return st;
	tpl_list(page->tpl, "LINE");
	tpl_show_if(page->tpl, "LINE_NONE", rows.count == 0);
	for (size_t i = 0; i < rows.count; i++)
		add_slip(page, &((const struct payment_slip *)rows.items)[i],
		    &files, wrong_id);
	table_page(page,
	    &(struct table_page){
		.heading = words(page->who->language,
		    "Payment slips that wait for the bank"),
		.crumb = words(page->who->language, "Receipts"),
		.crumb_path = "/receipts",
	    });
	return page_render(page, "money.slips",
	    words(page->who->language, "Payment slips"), "money/slips.tpl");
}

enum status
money_slips(struct page *page)
{
	return show_slips(page, 0);
}

enum status
money_slip_refuse(struct page *page)
{
	int64_t id = page_id(page_arg(page, "slip"));
	struct act act = page_act(page);
	enum status st = payment_slip_refuse(
	    page->db, &act, id, page_value(page, "reason"));

	if (st == STATUS_OK)
		return page_redirect(page, "/receipts/slips");
	if (st == STATUS_INVALID)
		page_error(page, "reason",
		    words(page->who->language,
			"Write a reason of up to 160 characters: others will "
			"read it."));
	else if (st == STATUS_CONFLICT)
		page_conflict(page,
		    words(page->who->language,
			"This line has been worked off meanwhile."));
	else
		return st;
	return show_slips(page, id);
}
