/**
 * @file
 * GET /customers, /customers.csv, /customers.xlsx: customers, sorted by name,
 * sales, fall, rise, exposure, overdue or silence.
 */
#include "app/list.h"
#include "base/text.h"
#include "customers/pages.h"
#include "domain/customer_list.h"
#include "view/customer_view.h"
#include "view/words.h"

/* Values below 0 stand in a key that knows none. */
#define KEY_OFFSET (INT64_C(1) << 50)

static enum status
read_rows(struct page *page, struct arena *mem, const void *filter,
    struct list_span span, struct db_rows *rows)
{
	struct customer_filter one = *(const struct customer_filter *)filter;

	one.after_value = span.after.at.ms - KEY_OFFSET;
	one.after_id = span.after.id;
	one.limit = span.limit;
	return customer_list(page->db, mem, page->who, &one, rows);
}

static struct list_key
key_of(const void *row)
{
	const struct customer_row *customer = row;

	return (struct list_key){ { customer->sort_value + KEY_OFFSET },
		customer->id };
}

static const char *
class_text(struct arena *mem, enum language language, const void *row)
{
	const struct customer_row *customer = row;

	(void)mem;
	(void)language;
	return customer_view_class(customer->class);
}

static const struct list_column columns[] = {
	{ T_("Code"), LIST_TEXT, offsetof(struct customer_row, code), NULL },
	{ T_("Customer"), LIST_TEXT, offsetof(struct customer_row, name),
	    NULL },
	{ T_("Class"), LIST_WORDS, 0, class_text },
	{ T_("Province"), LIST_TEXT, offsetof(struct customer_row, province),
	    NULL },
	{ T_("City"), LIST_TEXT, offsetof(struct customer_row, city), NULL },
	{ T_("Salesperson"), LIST_TEXT, offsetof(struct customer_row, rep_name),
	    NULL },
	{ T_("Sales of 12 months"), LIST_MONEY,
	    offsetof(struct customer_row, year_fen), NULL },
	{ T_("12 months before"), LIST_MONEY,
	    offsetof(struct customer_row, before_fen), NULL },
	{ T_("Sales of 3 full months"), LIST_MONEY,
	    offsetof(struct customer_row, quarter_fen), NULL },
	{ T_("Credit used"), LIST_MONEY,
	    offsetof(struct customer_row, used_fen), NULL },
	{ T_("Overdue"), LIST_MONEY, offsetof(struct customer_row, overdue_fen),
	    NULL },
	{ T_("Last order"), LIST_TIME,
	    offsetof(struct customer_row, last_order_at), NULL },
};

static const struct list customers = {
	.name = "customers",
	.row_size = sizeof(struct customer_row),
	.read = read_rows,
	.key = key_of,
	.columns = columns,
	.column_count = ARRAY_LEN(columns),
};

static const char *
or_null(const char *text)
{
	return text[0] == '\0' ? NULL : text;
}

static int64_t
number_or(const char *text, int64_t otherwise)
{
	int64_t value;

	return text_to_int(text, &value) == STATUS_OK ? value : otherwise;
}

static void
read_filter(const struct page *page, struct customer_filter *filter)
{
	*filter = (struct customer_filter){
		.sort = customer_view_sort(page_value(page, "sort")),
		.query = or_null(page_value(page, "q")),
		.province = or_null(page_value(page, "province")),
		.city = or_null(page_value(page, "city")),
		.class = number_or(page_value(page, "class"), -1),
		.rep_id = number_or(page_value(page, "rep"), 0),
		.stopped = text_equal(page_value(page, "state"), "stopped"),
		.limit = LIST_PAGE_ROWS,
	};
}

enum status
customers_list(struct page *page)
{
	struct customer_filter filter;
	struct db_rows rows, reps;
	enum status st;

	read_filter(page, &filter);
	st = list_page(page, &customers, &filter, &rows);
	if (st == STATUS_OK)
		st = customer_reps(page->db, page->mem, page->who, &reps);
	if (st != STATUS_OK)
		return st;
	tpl_show_if(page->tpl, "SEES_CONTRACTS",
	    actor_may(page->who, ACTION_CONTRACT_SEE));
	tpl_show_if(page->tpl, "SEES_PRIVATE",
	    actor_may(page->who, ACTION_PRIVATE_SEE));
	tpl_show_if(page->tpl, "MAY_OPEN",
	    actor_may(page->who, ACTION_CUSTOMER_CHANGE));
	customer_view_list(page->tpl, page->who, &filter, &reps, &rows);
	return page_render(page, "customers.list",
	    words(page->who->language, "Customers"), "customers/list.tpl");
}

enum status
customers_export(struct page *page)
{
	struct customer_filter filter;

	read_filter(page, &filter);
	return list_export(page, &customers, &filter);
}
