/**
 * @file
 * POST /catalogue/{sku}/add: so many of a product into the draft, and back to
 * the list where it was.
 */
#include "base/text.h"
#include "catalogue/pages.h"
#include "domain/draft.h"
#include "domain/draft_rows.h"
#include "view/draft_view.h"
#include "view/words.h"

/* Where the answer to the same press leads, should it come twice. */
#define AGAIN "/drafts"

/* What the list was asked for; "" for what no list would have sent. */
static const char *
asked(const struct page *page, const char *name)
{
	enum {
		LONGEST = 80 /* characters: the search field takes 60 */
	};
	const char *value = page_value(page, name);

	return utf8_length(value) <= LONGEST ? value : "";
}

/* Back to the list as it was chosen, which says where the product is now. */
static enum status
back_to_list(struct page *page, int64_t draft_id, const char *sku)
{
	return page_redirect(page,
	    "/catalogue?q=%s&category=%s&in_stock=%s&bought=%s&customer=%s"
	    "&after=%s&added=%s&put=%s",
	    asked(page, "q"), asked(page, "category"),
	    asked(page, "in_stock"), asked(page, "bought"),
	    asked(page, "customer"), asked(page, "after"),
	    text_format(page->mem, "%lld", (long long)draft_id), sku);
}

enum status
catalogue_add(struct page *page)
{
	struct act act = page_act(page);
	enum draft_fault fault = DRAFT_FAULT_NONE;
	const char *typed = page_value(page, "quantity");
	struct product_viewer viewer;
	struct product product;
	struct setting setting;
	int64_t quantity = 0;
	int64_t id = 0;
	enum status st;

	st = catalogue_viewer(page, &setting, &viewer);
	if (st == STATUS_OK)
		st = product_find(page->db, page->mem, &viewer,
		    page_arg(page, "sku"), &product);
	if (st != STATUS_OK)
		return st;
	if (draft_quantity_parse(typed, &quantity) != STATUS_OK ||
	    quantity != product_allowed_quantity(&product, quantity)) {
		page_error(page, "quantity",
		    words_fill(page->mem, page->who->language,
			"Enter a whole number: {LEAST} or more, in steps of {STEP}.",
			"LEAST",
			text_format(page->mem, "%lld",
			    (long long)product_allowed_quantity(&product, 1)),
			"STEP",
			text_format(page->mem, "%lld", (long long)product.step),
			NULL));
		return catalogue_show_product(
		    page, &setting, &viewer, &product, typed);
	}

	st = draft_add_product(page->db, &act,
	    viewer.has_customer ? viewer.customer.id : 0, product.id, quantity,
	    AGAIN, &id, &fault);
	if (st == STATUS_INVALID) {
		page_error(page, "",
		    words(page->who->language, draft_view_fault(fault)));
		return catalogue_show_product(
		    page, &setting, &viewer, &product, typed);
	}
	if (st != STATUS_OK)
		return st;
	if (act.replayed)
		return page_done(page, &act);
	return back_to_list(page, id, product.sku);
}
