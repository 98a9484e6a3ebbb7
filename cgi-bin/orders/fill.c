/**
 * @file
 * Rows for the quick-order grid from elsewhere.  See fill.h.
 */
#include "orders/fill.h"

#include "base/text.h"
#include "domain/order.h"
#include "domain/suggest.h"
#include "domain/table_file.h"
#include "view/draft_view.h"
#include "view/words.h"

enum {
	USUAL_MAX = 60,
	RESTOCK_MAX = 40,
	FILE_ROWS_MAX = 5000
};

static enum status
add_table_row(void *context, const struct table_row *row)
{
	draft_rows_add(context, row->cells, row->count);
	return STATUS_OK;
}

enum status
fill_from_file(struct page *page, struct draft_rows *rows)
{
	struct page_file file = page_file(page, "file");
	struct draft_rows_reader reader;
	struct table_sink sink = {
		.rows_max = FILE_ROWS_MAX,
		.row = add_table_row,
		.context = &reader,
	};
	struct table_error error = { .fault = TABLE_FINE };
	enum status st;

	draft_rows_begin(&reader, page->mem);
	st = table_read_file(page->mem, file.fd, &sink, &error);
	if (st == STATUS_INVALID) {
		page_error(page, "file",
		    draft_view_table_fault(
			page->mem, page->who->language, &error));
		reader.out.count = 0;
		st = STATUS_OK;
	}
	*rows = reader.out;
	return st;
}

static void
rows_of_order(
    struct arena *mem, const struct order *order, struct draft_rows *rows)
{
	*rows = (struct draft_rows){
		.rows = arena_calloc(
		    mem, order->line_count + 1, sizeof(*rows->rows)),
	};
	for (size_t i = 0; i < order->line_count; i++) {
		const struct order_line *line = &order->lines[i];

		if (line->is_free)
			continue;
		rows->rows[rows->count++] = (struct draft_row){
			.code = line->sku,
			.quantity =
			    text_format(mem, "%lld", (long long)line->quantity),
			.short_choice = SHORT_BACK_ORDER,
		};
	}
}

enum status
fill_from_order(struct page *page, const char *number, int64_t *customer_id,
    struct draft_rows *rows)
{
	struct order order;
	int64_t id;
	enum status st;

	st = order_id_of(page->db, page->mem, page->who, number, &id);
	if (st != STATUS_OK)
		return st;
	st = order_find(page->db, page->mem, page->who, id, &order);
	if (st != STATUS_OK)
		return st;
	*customer_id = order.customer_id;
	rows_of_order(page->mem, &order, rows);
	return STATUS_OK;
}

static enum status
fill_from_last(
    struct page *page, const struct customer *customer, struct draft_rows *rows)
{
	struct order_filter filter = {
		.customer_id = customer->id,
		.limit = 1,
	};
	const struct order_row *last;
	struct db_rows found;
	int64_t customer_id;
	enum status st;

	st = order_list(page->db, page->mem, page->who, &filter, &found);
	if (st != STATUS_OK || found.count == 0)
		return st;
	last = found.items;
	return fill_from_order(page, last->number, &customer_id, rows);
}

enum status
fill_from_history(struct page *page, const struct customer *customer,
    const char *what, struct draft_rows *rows)
{
	struct db_rows found;
	const struct suggestion *items;
	enum status st;

	*rows = (struct draft_rows){ .rows = NULL };
	if (text_equal(what, "last"))
		return fill_from_last(page, customer, rows);
	if (text_equal(what, "usual"))
		st = suggest_usual(page->db, page->mem, page->who, customer->id,
		    page->now, USUAL_MAX, &found);
	else if (text_equal(what, "suggested"))
		st = suggest_restock(page->db, page->mem, page->who,
		    customer->id, page->now, RESTOCK_MAX, &found);
	else
		return STATUS_OK;
	if (st != STATUS_OK)
		return st;

	items = found.items;
	rows->rows =
	    arena_calloc(page->mem, found.count + 1, sizeof(*rows->rows));
	for (size_t i = 0; i < found.count; i++) {
		rows->rows[rows->count++] = (struct draft_row){
			.code = items[i].sku,
			.quantity = text_format(
			    page->mem, "%lld", (long long)items[i].quantity),
			.short_choice = SHORT_BACK_ORDER,
		};
	}
	return STATUS_OK;
}
