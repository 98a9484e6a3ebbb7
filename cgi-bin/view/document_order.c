/**
 * @file
 * An order as a paper.  See document_order.h.
 */
#include "view/document_order.h"

#include "base/text.h"
#include "domain/order.h"
#include "view/document_make.h"
#include "view/document_words.h"
#include "view/words.h"

enum {
	COLUMNS = 8,
	FACTS = 9,
	SUMS = 5
};

static void
fill_row(const struct paper *paper, const struct order_line *line,
    const char **cells)
{
	const char *name = paper_either(paper, line->name, line->name_en);

	cells[0] = paper_number(paper, line->position);
	cells[1] = line->sku;
	cells[2] = line->is_free ? text_format(paper->mem, "%s (%s)", name,
				       paper_say(paper, T_("free goods")))
				 : name;
	cells[3] = line->spec;
	cells[4] = text_format(paper->mem, "%s %s",
	    paper_number(paper, line->quantity),
	    paper_either(paper, line->unit, line->unit_en));
	cells[5] = paper_price(paper, line->unit_price_1e4);
	cells[6] = paper_percent(paper, line->tax_rate_bp);
	cells[7] = paper_money(paper, line->amount_fen);
}

static size_t
fill_facts(const struct paper *paper, const struct order *order,
    struct document_fact *facts)
{
	const char *customer = text_format(paper->mem, "%s  %s",
	    paper_either(paper, order->customer_name, order->customer_name_en),
	    order->customer_code);
	const char *contact = text_format(paper->mem, "%s  %s",
	    order->contact == NULL ? "" : order->contact,
	    order->phone == NULL ? "" : order->phone);
	size_t n = 0;

	facts[n++] = (struct document_fact){ paper_say(paper, T_("Customer")),
		customer, true };
	facts[n++] = (struct document_fact){ paper_say(paper, T_("Ordered on")),
		paper_day(paper,
		    day_from_instant(
			order->placed_at, paper->frame->zone_minutes)),
		false };
	facts[n++] = (struct document_fact){ paper_say(paper, T_("Own number")),
		order->own_number, false };
	facts[n++] = (struct document_fact){ paper_say(paper, T_("Wanted on")),
		paper_day(paper, order->wanted_on), false };
	facts[n++] = (struct document_fact){ paper_say(paper, T_("Contact")),
		text_trim(paper->mem, contact), false };
	facts[n++] = (struct document_fact){ paper_say(paper, T_("Address")),
		order->address, true };
	facts[n++] = (struct document_fact){ paper_say(paper, T_("Remark")),
		order->remark, true };
	return n;
}

static size_t
fill_sums(const struct paper *paper, const struct order *order,
    struct document_sum *sums)
{
	size_t n = 0;

	if (order->discount_fen != 0)
		sums[n++] =
		    (struct document_sum){ paper_say(paper, T_("Discount")),
			    paper_money(paper, -order->discount_fen), false };
	sums[n++] = (struct document_sum){ paper_say(paper, T_("Net of tax")),
		paper_money(paper, order->net_fen), false };
	sums[n++] = (struct document_sum){ paper_say(paper, T_("Tax")),
		paper_money(paper, order->tax_fen), false };
	sums[n++] =
	    (struct document_sum){ paper_say(paper, T_("Total with tax")),
		    paper_money(paper, order->total_fen), true };
	return n;
}

enum status
document_order_pdf(struct arena *mem, const struct document_frame *frame,
    const struct order *order, int *fd)
{
	struct paper paper = { .mem = mem, .frame = frame };
	struct document_fact facts[FACTS];
	struct document_sum sums[SUMS];
	const struct document_column columns[COLUMNS] = {
		{ paper_say(&paper, T_("No.")), 0.05, true },
		{ paper_say(&paper, T_("Code")), 0.14, false },
		{ paper_say(&paper, T_("Product")), 0.27, false },
		{ paper_say(&paper, T_("Specification")), 0.14, false },
		{ paper_say(&paper, T_("Quantity")), 0.11, true },
		{ paper_say(&paper, T_("Unit price")), 0.11, true },
		{ paper_say(&paper, T_("Tax rate")), 0.07, true },
		{ paper_say(&paper, T_("Amount")), 0.11, true },
	};
	struct document document = {
		.frame = frame,
		.title = paper_say(&paper, T_("Order")),
		.number = order->number,
		.facts = facts,
		.columns = columns,
		.column_count = ARRAY_LEN(columns),
		.row_count = order->line_count,
		.sums = sums,
	};
	const char **cells =
	    arena_calloc(mem, order->line_count * COLUMNS, sizeof(*cells));

	for (size_t i = 0; i < order->line_count; i++)
		fill_row(&paper, &order->lines[i], &cells[i * COLUMNS]);
	document.cells = cells;
	document.fact_count = fill_facts(&paper, order, facts);
	document.sum_count = fill_sums(&paper, order, sums);
	return document_make(document_draw_context, &document, fd);
}
