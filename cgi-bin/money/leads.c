/**
 * @file
 * GET /statements/{no}, /invoices/{no} and /credit-accounts/{code}: where
 * notifications lead, whoever reads them: on to the page of the account.
 */
#include "base/text.h"
#include "domain/customer.h"
#include "domain/statement.h"
#include "money/pages.h"

enum status
money_lead_statement(struct page *page)
{
	struct statement statement;
	char month[11];
	int64_t id;
	enum status st;

	st = statement_id_of(
	    page->db, page->mem, page->who, page_arg(page, "no"), &id);
	if (st == STATUS_OK)
		st = statement_find(
		    page->db, page->mem, page->who, id, &statement);
	if (st != STATUS_OK)
		return st;

	day_to_iso(statement.month, month);
	month[strlen("2026-11")] = '\0';
	if (page->who->side == SIDE_CUSTOMER)
		return page_redirect(page, "/account/statement/%s", month);
	return page_redirect(page, "/customers/%s/statement/%s",
	    text_format(page->mem, "%lld", (long long)statement.customer_id),
	    month);
}

enum status
money_lead_account(struct page *page)
{
	const char *code = page_arg(page, "code");
	const struct customer *found;
	struct db_rows rows;
	enum status st;

	if (page->who->side == SIDE_CUSTOMER)
		return page_redirect(page, "/account/credit");
	st = customer_search(
	    page->db, page->mem, page->who, code, NULL, 20, &rows);
	if (st != STATUS_OK)
		return st;
	found = rows.items;
	for (size_t i = 0; i < rows.count; i++) {
		if (text_equal(found[i].code, code))
			return page_redirect(page, "/customers/%s/credit",
			    text_format(
				page->mem, "%lld", (long long)found[i].id));
	}
	return STATUS_NOT_FOUND;
}

enum status
money_lead_invoice(struct page *page)
{
	if (page->who->side == SIDE_CUSTOMER)
		return page_redirect(page, "/account/invoices");
	return actor_may(page->who, ACTION_TAX_INVOICE)
	    ? page_redirect(page, "/tax-invoices/all")
	    : STATUS_NOT_FOUND;
}
