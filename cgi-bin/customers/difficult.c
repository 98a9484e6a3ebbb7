/**
 * @file
 * GET /customers/difficult, .csv, .xlsx: difficult customers, with what they
 * were given this year against their sales.
 */
#include "app/list.h"
#include "customers/pages.h"
#include "customers/subject.h"
#include "domain/pressure.h"
#include "view/format.h"
#include "view/pressure_view.h"
#include "view/words.h"

static enum status
read_rows(struct page *page, struct arena *mem, const void *filter,
    struct list_span span, struct db_rows *rows)
{
	const struct day *today = filter;

	return pressure_list(page->db, mem, page->who, *today,
	    span.after.at.ms, span.after.id, span.limit, rows);
}

static struct list_key
key_of(const void *row)
{
	const struct pressure_row *customer = row;

	return (struct list_key){ { customer->conceded_fen }, customer->id };
}

static const char *
cost_text(struct arena *mem, enum language language, const void *row)
{
	int64_t cost_bp = pressure_cost_bp(row);
	char text[FORMAT_MAX];

	(void)language;
	if (cost_bp < 0)
		return "";
	format_percent(cost_bp, text);
	return arena_strdup(mem, text);
}

static const struct list_column columns[] = {
	{ T_("Code"), LIST_TEXT, offsetof(struct pressure_row, code), NULL },
	{ T_("Customer"), LIST_TEXT, offsetof(struct pressure_row, name),
	    NULL },
	{ T_("Salesperson"), LIST_TEXT, offsetof(struct pressure_row, rep),
	    NULL },
	{ T_("Sales this year"), LIST_MONEY,
	    offsetof(struct pressure_row, sales_fen), NULL },
	{ T_("Conceded this year"), LIST_MONEY,
	    offsetof(struct pressure_row, conceded_fen), NULL },
	{ T_("Share of sales"), LIST_WORDS, 0, cost_text },
	{ T_("Waits for approval"), LIST_MONEY,
	    offsetof(struct pressure_row, waiting_fen), NULL },
	{ T_("Open steps"), LIST_INT,
	    offsetof(struct pressure_row, open_steps), NULL },
	{ T_("Late steps"), LIST_INT,
	    offsetof(struct pressure_row, late_steps), NULL },
};

static const struct list difficult = {
	.name = "difficult-customers",
	.row_size = sizeof(struct pressure_row),
	.read = read_rows,
	.key = key_of,
	.columns = columns,
	.column_count = ARRAY_LEN(columns),
};

enum status
customers_difficult(struct page *page)
{
	struct db_rows rows;
	struct day today;
	enum status st = subject_today(page, &today);

	if (st == STATUS_OK)
		st = list_page(page, &difficult, &today, &rows);
	if (st != STATUS_OK)
		return st;
	pressure_view_list(page->tpl, page->who, &rows, today);
	return page_render(page, "customers.difficult",
	    words(page->who->language, "Difficult customers"),
	    "customers/difficult.tpl");
}

enum status
customers_difficult_export(struct page *page)
{
	struct day today;
	enum status st = subject_today(page, &today);

	if (st != STATUS_OK)
		return st;
	return list_export(page, &difficult, &today);
}
