/**
 * @file
 * GET /account/products and /customers/{id}/products: which products a customer
 * buys more or less of than before.
 */
#include "account/account_path.h"
#include "account/pages.h"
#include "base/text.h"
#include "view/words.h"

enum {
	MONTHS_USUAL = 3,
	MONTHS_MOST = 12,
	EVERY_CATEGORY = -1
};

/* A number of the query string within its limits, or the usual one. */
static int64_t
read_number(const struct page *page, const char *name, int64_t least,
    int64_t most, int64_t usual)
{
	int64_t value;

	if (text_to_int(page_value(page, name), &value) != STATUS_OK ||
	    value < least || value > most)
		return usual;
	return value;
}

enum status
account_page_products(struct page *page)
{
	int64_t months =
	    read_number(page, "months", 1, MONTHS_MOST, MONTHS_USUAL);
	int64_t category =
	    read_number(page, "category", 0, INT64_MAX, EVERY_CATEGORY);
	bool rose = text_equal(page_value(page, "sort"), "rose");
	struct account account;
	struct account_page view;
	struct account_span span;
	struct db_rows all, rows;
	int64_t last;
	enum status st = account_of_path(page, &account, &view);

	if (st == STATUS_OK)
		st = account_read_months(page, &view, &all, &last);
	if (st != STATUS_OK)
		return st;
	span = account_full_span(&view, last, months);
	st = account_products(page->db, page->mem, &account, span,
	    page->who->zone_minutes, category, rose, &rows);
	if (st != STATUS_OK)
		return st;
	account_view_begin(page->tpl, &view);
	account_view_products(page->tpl, &view, span, rose, &rows);
	tpl_plain(page->tpl, "MONTHS", months);
	tpl_text(page->tpl, "CATEGORY",
	    category == EVERY_CATEGORY ? "" : page_value(page, "category"));
	return page_render(page, "customers.products",
	    words(page->who->language, "What changed"), "account/products.tpl");
}
