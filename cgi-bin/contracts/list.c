/**
 * @file
 * GET /contracts, the same as a file, /contracts/calendar, and those of one
 * customer.
 */
#include <string.h>

#include "app/list.h"
#include "base/text.h"
#include "contracts/pages.h"
#include "domain/account.h"
#include "domain/contract.h"
#include "domain/setting.h"
#include "view/contract_view.h"
#include "view/draft_view.h"
#include "view/words.h"

enum {
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

/* --- The list, on pages and as a file ------------------------------------------ */

/* Days before 1970 stand in a key that knows none. */
#define KEY_OFFSET (INT64_C(1) << 30)

static enum status
read_rows(struct page *page, struct arena *mem, const void *filter,
    struct list_span span, struct db_rows *rows)
{
	struct contract_filter one = *(const struct contract_filter *)filter;

	if (span.after.id != 0) {
		one.after_to =
		    day_from_number(span.after.at.ms - KEY_OFFSET);
		one.after_id = span.after.id;
		if (!day_is_valid(one.after_to))
			return STATUS_INVALID;
	}
	one.limit = span.limit;
	return contract_list(page->db, mem, page->who, &one, rows);
}

static struct list_key
key_of(const void *row)
{
	const struct contract *contract = row;

	return (struct list_key){
		{ day_number(contract->valid_to) + KEY_OFFSET },
		contract->id,
	};
}

static const char *
number_text(struct arena *mem, enum language language, const void *row)
{
	const struct contract *contract = row;

	(void)language;
	return contract_number_full(mem, contract->number, contract->version);
}

static const char *
kind_text(struct arena *mem, enum language language, const void *row)
{
	const struct contract *contract = row;

	(void)mem;
	return words(language, contract_kind_words(contract->kind));
}

static const char *
state_text(struct arena *mem, enum language language, const void *row)
{
	const struct contract *contract = row;

	(void)mem;
	return words(language, contract_state_words(contract->state));
}

static const char *
customer_text(struct arena *mem, enum language language, const void *row)
{
	const struct contract *contract = row;

	(void)mem;
	return view_name(
	    language, contract->customer_name, contract->customer_name_en);
}

static const struct list_column columns[] = {
	{ T_("Contract"), LIST_WORDS, 0, number_text },
	{ T_("Title"), LIST_TEXT, offsetof(struct contract, title), NULL },
	{ T_("Kind"), LIST_WORDS, 0, kind_text },
	{ T_("Customer code"), LIST_TEXT,
	    offsetof(struct contract, customer_code), NULL },
	{ T_("Customer"), LIST_WORDS, 0, customer_text },
	{ T_("State"), LIST_WORDS, 0, state_text },
	{ T_("Valid from"), LIST_DAY, offsetof(struct contract, valid_from),
	    NULL },
	{ T_("Valid until"), LIST_DAY, offsetof(struct contract, valid_to),
	    NULL },
	{ T_("Target"), LIST_MONEY, offsetof(struct contract, target_fen),
	    NULL },
	{ T_("Keeper"), LIST_TEXT, offsetof(struct contract, keeper), NULL },
	{ T_("Drafted by"), LIST_TEXT, offsetof(struct contract, drafter),
	    NULL },
	{ T_("Approved by"), LIST_TEXT, offsetof(struct contract, approver),
	    NULL },
	{ T_("Signed on"), LIST_DAY, offsetof(struct contract, signed_on),
	    NULL },
	{ T_("Signed for the customer"), LIST_TEXT,
	    offsetof(struct contract, signed_theirs), NULL },
};

static const struct list contracts = {
	.name = "contracts",
	.row_size = sizeof(struct contract),
	.read = read_rows,
	.key = key_of,
	.columns = columns,
	.column_count = ARRAY_LEN(columns),
};

static int64_t
number_of(const char *text)
{
	int64_t value;

	return text_to_int(text, &value) == STATUS_OK && value > 0 ? value : 0;
}

/* "2027-07": all contracts that end in it; else all. */
static void
read_month(const struct page *page, struct contract_filter *filter)
{
	const char *month = page_value(page, "ends");
	struct day next;

	if (strlen(month) != 7 ||
	    day_parse(text_format(page->mem, "%s-01", month),
		&filter->ends_from) != STATUS_OK) {
		filter->ends_from = (struct day){ 0, 0, 0 };
		return;
	}
	next = day_add(filter->ends_from, 31);
	next.mday = 1;
	filter->ends_to = day_add(next, -1);
}

static void
read_filter(const struct page *page, struct contract_filter *filter)
{
	int64_t kind = number_of(page_value(page, "kind"));

	*filter = (struct contract_filter){
		.which = which_of(page),
		.q = page_value(page, "q"),
		.kind = kind < CONTRACT_KIND_COUNT ? kind : 0,
		.keeper_id = number_of(page_value(page, "keeper")),
	};
	read_month(page, filter);
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
add_choices(struct page *page, const struct contract_filter *filter,
    const struct db_rows *keepers)
{
	const struct contract_person *keeper = keepers->items;
	char month[11];

	for (unsigned i = CONTRACT_SALES; i < CONTRACT_KIND_COUNT; i++) {
		struct tpl *row = tpl_row(page->tpl, "KIND_CHOICE");

		tpl_plain(row, "KIND_ID", i);
		tpl_text(row, "KIND_NAME",
		    words(page->who->language,
			contract_kind_words((enum contract_kind)i)));
		tpl_show_if(row, "KIND_CHOSEN", filter->kind == i);
	}
	tpl_list(page->tpl, "KEEPER_CHOICE");
	for (size_t i = 0; i < keepers->count; i++) {
		struct tpl *row = tpl_row(page->tpl, "KEEPER_CHOICE");

		tpl_plain(row, "KEEPER_ID", keeper[i].id);
		tpl_text(row, "KEEPER_NAME", keeper[i].name);
		tpl_show_if(
		    row, "KEEPER_CHOSEN", keeper[i].id == filter->keeper_id);
	}
	day_to_iso(filter->ends_from, month);
	if (month[0] != '\0')
		month[7] = '\0';
	tpl_text(page->tpl, "ENDS_TYPED", arena_strdup(page->mem, month));
}

enum status
contracts_list(struct page *page)
{
	struct contract_filter filter;
	struct contract_counts counts;
	struct db_rows rows, keepers;
	const char *company;
	struct day today;
	enum status st;

	if (page->who->side != SIDE_STAFF)
		return page_redirect(page, "/account/contracts");
	read_filter(page, &filter);
	st = contracts_today(page, &company, &today);
	if (st == STATUS_OK)
		st = list_page(page, &contracts, &filter, &rows);
	if (st == STATUS_OK)
		st = contract_count(page->db, page->mem, page->who, &counts);
	if (st == STATUS_OK)
		st = contract_keepers(
		    page->db, page->mem, page->who, &keepers);
	if (st != STATUS_OK)
		return st;
	add_tabs(page, filter.which, &counts);
	add_choices(page, &filter, &keepers);
	tpl_text(page->tpl, "Q", filter.q);
	tpl_text(page->tpl, "WHICH", which_values[filter.which]);
	tpl_show_if(page->tpl, "MAY_DRAFT",
	    actor_may(page->who, ACTION_CONTRACT_DRAFT));
	contract_view_rows(page->tpl, &rows, today);
	if (rows.count == 0)
		tpl_text(page->tpl, "STATE", "empty");
	return page_render(page, "contracts.list",
	    words(page->who->language, "Contracts"), "contracts/list.tpl");
}

enum status
contracts_export(struct page *page)
{
	struct contract_filter filter;

	if (page->who->side != SIDE_STAFF)
		return STATUS_NOT_FOUND;
	read_filter(page, &filter);
	return list_export(page, &contracts, &filter);
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
