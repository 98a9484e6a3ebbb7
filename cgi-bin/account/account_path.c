/**
 * @file
 * See account_path.h.
 */
#include "account/account_path.h"

#include "base/text.h"
#include "domain/sales.h"

enum status
account_of_path(
    struct page *page, struct account *account, struct account_page *out)
{
	bool is_own = text_starts_with(page->route->path, "/account");
	int64_t id = 0;
	enum status st;

	if (is_own && page->who->side != SIDE_CUSTOMER)
		return STATUS_NOT_FOUND;
	if (!is_own &&
	    (text_to_int(page_arg(page, "id"), &id) != STATUS_OK || id <= 0))
		return STATUS_NOT_FOUND;
	st = account_find(page->db, page->mem, page->who, id, account);
	if (st != STATUS_OK)
		return st;
	*out = (struct account_page){
		.who = page->who,
		.account = account,
		.base = is_own
		    ? "/account"
		    : text_format(page->mem, "/customers/%lld", (long long)id),
		.today = day_from_instant(page->now, page->who->zone_minutes),
		.now = page->now,
	};
	return STATUS_OK;
}

void
account_tabs(struct tpl *tpl, const char *at)
{
	static const char *const tabs[] = { "AT_LICENCES", "AT_FILE", "AT_CONTACTS",
		"AT_TEAM" };

	for (size_t i = 0; i < ARRAY_LEN(tabs); i++)
		tpl_show_if(tpl, tabs[i], text_equal(tabs[i], at));
}

enum status
account_read_months(struct page *page, const struct account_page *view,
    struct db_rows *months, int64_t *last)
{
	enum status st =
	    account_months(page->db, page->mem, view->account, months);

	if (st == STATUS_OK)
		*last = account_last_month(months, view->today);
	return st;
}

struct account_span
account_full_span(const struct account_page *view, int64_t last, int64_t months)
{
	bool is_present = last == sales_month_of(view->today);

	return account_span_of(
	    is_present ? sales_month_add(last, -1) : last, months);
}
