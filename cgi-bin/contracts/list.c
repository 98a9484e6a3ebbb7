/**
 * @file
 * GET /contracts, /contracts/calendar, and those of one customer.
 */
#include <string.h>

#include "base/text.h"
#include "contracts/pages.h"
#include "domain/account.h"
#include "domain/contract.h"
#include "domain/setting.h"
#include "view/contract_view.h"
#include "view/draft_view.h"
#include "view/words.h"

enum {
	ROWS = 50,
	CALENDAR_ROWS = 300
};

static const char *const which_values[CONTRACT_WHICH_COUNT] = {
	[CONTRACTS_CURRENT] = "",
	[CONTRACTS_IN_WORK] = "work",
	[CONTRACTS_SENT] = "sent",
	[CONTRACTS_ACTIVE] = "active",
	[CONTRACTS_EXPIRING] = "expiring",
	[CONTRACTS_ENDED] = "ended",
};

enum status
contracts_today(struct page *page, const char **company, struct day *today)
{
	struct setting setting;
	enum status st = setting_read(page->db, page->mem, &setting);

	if (st != STATUS_OK)
		return st;
	*company = setting.company_name;
	*today = day_from_instant(page->now, (int)setting.zone_minutes);
	return STATUS_OK;
}

static enum contract_which
which_of(const struct page *page)
{
	for (unsigned i = 0; i < CONTRACT_WHICH_COUNT; i++)
		if (text_equal(page_value(page, "which"), which_values[i]))
			return (enum contract_which)i;
	return CONTRACTS_CURRENT;
}

/* "2026-11-20.15": behind which row the page goes on. */
static void
read_after(const struct page *page, struct contract_filter *filter)
{
	const char *after = page_value(page, "after");
	char day[11];
	int64_t id;

	if (strlen(after) < 12 || after[10] != '.')
		return;
	memcpy(day, after, 10);
	day[10] = '\0';
	if (day_parse(day, &filter->after_to) != STATUS_OK ||
	    text_to_int(after + 11, &id) != STATUS_OK)
		filter->after_to = (struct day){ 0, 0, 0 };
	else
		filter->after_id = id;
}

static void
add_tabs(struct page *page, enum contract_which which,
    const struct contract_counts *counts)
{
	for (unsigned i = 0; i < CONTRACT_WHICH_COUNT; i++) {
		struct tpl *row = tpl_row(page->tpl, "TAB");

		tpl_text(row, "TAB_VALUE", which_values[i]);
		tpl_text(row, "TAB_TITLE",
		    words(page->who->language,
			contract_which_words((enum contract_which)i)));
		tpl_int(row, "TAB_COUNT", counts->of[i]);
		tpl_show_if(row, "TAB_IS_HERE", i == which);
	}
}

static void
add_pager(struct page *page, struct db_rows *rows)
{
	const struct contract *row = rows->items;
	char day[11] = "";

	tpl_show_if(page->tpl, "HAS_NEXT", rows->count > ROWS);
	if (rows->count > ROWS) {
		rows->count = ROWS;
		day_to_iso(row[ROWS - 1].valid_to, day);
		tpl_text(page->tpl, "NEXT_AFTER",
		    text_format(page->mem, "%s.%lld", day,
			(long long)row[ROWS - 1].id));
	} else {
		tpl_text(page->tpl, "NEXT_AFTER", "");
	}
}

enum status
contracts_list(struct page *page)
{
	enum contract_which which = which_of(page);
	struct contract_filter filter = {
		.which = which,
		.q = page_value(page, "q"),
		.limit = ROWS + 1,
	};
	struct contract_counts counts;
	const char *company;
	struct db_rows rows;
	struct day today;
	enum status st;

	if (page->who->side != SIDE_STAFF)
		return page_redirect(page, "/account/contracts");
	read_after(page, &filter);
	st = contracts_today(page, &company, &today);
	if (st == STATUS_OK)
		st = contract_list(
		    page->db, page->mem, page->who, &filter, &rows);
	if (st == STATUS_OK)
		st = contract_count(page->db, page->mem, page->who, &counts);
	if (st != STATUS_OK)
		return st;
	add_tabs(page, which, &counts);
	add_pager(page, &rows);
	tpl_text(page->tpl, "Q", filter.q);
	tpl_text(page->tpl, "WHICH", which_values[which]);
	tpl_show_if(page->tpl, "MAY_DRAFT",
	    actor_may(page->who, ACTION_CONTRACT_DRAFT));
	contract_view_rows(page->tpl, &rows, today);
	if (rows.count == 0)
		tpl_text(page->tpl, "STATE", "empty");
	return page_render(page, "contracts.list",
	    words(page->who->language, "Contracts"), "contracts/list.tpl");
}

enum status
contracts_calendar(struct page *page)
{
	const struct contract_filter filter = {
		.which = CONTRACTS_ACTIVE,
		.limit = CALENDAR_ROWS,
	};
	struct contract_spread spread;
	const char *company;
	struct db_rows rows;
	struct day today;
	enum status st = contracts_today(page, &company, &today);

	if (st == STATUS_OK)
		st = contract_spread(
		    page->db, page->mem, page->who, today, &spread);
	if (st == STATUS_OK)
		st = contract_list(
		    page->db, page->mem, page->who, &filter, &rows);
	if (st != STATUS_OK)
		return st;
	contract_view_calendar(page->tpl, &spread, &rows, today);
	return page_render(page, "contracts.calendar",
	    words(page->who->language, "When contracts end"),
	    "contracts/calendar.tpl");
}

enum status
contracts_of_account(struct page *page)
{
	bool is_own = text_starts_with(page->route->path, "/account");
	struct contract_filter filter = { .limit = 200 };
	struct account account;
	const char *company;
	struct db_rows rows;
	struct day today;
	int64_t id = 0;
	enum status st;

	if (is_own && page->who->side != SIDE_CUSTOMER)
		return STATUS_NOT_FOUND;
	if (!is_own &&
	    (text_to_int(page_arg(page, "id"), &id) != STATUS_OK || id <= 0))
		return STATUS_NOT_FOUND;
	st = account_find(page->db, page->mem, page->who, id, &account);
	if (st != STATUS_OK)
		return st;
	filter.customer_id = account.id;
	st = contracts_today(page, &company, &today);
	if (st == STATUS_OK)
		st = contract_list(
		    page->db, page->mem, page->who, &filter, &rows);
	if (st != STATUS_OK)
		return st;
	tpl_text(page->tpl, "BASE",
	    is_own ? "/account"
		   : text_format(page->mem, "/customers/%lld", (long long)id));
	tpl_text(page->tpl, "CUSTOMER",
	    view_name(page->who->language, account.name, account.name_en));
	tpl_text(page->tpl, "CODE", account.code);
	tpl_show_if(
	    page->tpl, "FOR_STAFF", page->who->side == SIDE_STAFF);
	tpl_show_if(page->tpl, "MAY_DRAFT",
	    actor_may(page->who, ACTION_CONTRACT_DRAFT));
	contract_view_rows(page->tpl, &rows, today);
	return page_render(page, "customers.contracts",
	    words(page->who->language, "Contracts"), "contracts/account.tpl");
}
