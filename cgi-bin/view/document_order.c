/**
 * @file
 * An order as a paper.  See document_order.h.
 */
#include "view/document_order.h"

#include "base/text.h"
#include "domain/order.h"
#include "view/document_make.h"
#include "view/format.h"
#include "view/words.h"

/* Texts of the paper in its language. */
struct draught {
	struct arena *mem;
	const struct document_frame *frame;
};

static const char *
say(const struct draught *draught, const char *english)
{
	return words(draught->frame->language, english);
}

static const char *
money(const struct draught *draught, int64_t fen)
{
	char text[FORMAT_MAX];

	format_money(fen, text);
	return arena_strdup(draught->mem, text);
}

static const char *
price(const struct draught *draught, int64_t price_1e4)
{
	char text[FORMAT_MAX];

	format_price(price_1e4, text);
	return arena_strdup(draught->mem, text);
}

static const char *
number(const struct draught *draught, int64_t value)
{
	char text[FORMAT_MAX];

	format_int(value, text);
	return arena_strdup(draught->mem, text);
}

static const char *
percent(const struct draught *draught, int64_t basis_points)
{
	char text[FORMAT_MAX];

	format_percent(basis_points, text);
	return arena_strdup(draught->mem, text);
}

static const char *
day(const struct draught *draught, struct day value)
{
	char text[FORMAT_MAX];

	format_day(value, draught->frame->language, text);
	return arena_strdup(draught->mem, text);
}

/* The English text where there is one and it is wanted. */
static const char *
either(const struct draught *draught, const char *chinese, const char *english)
{
	return draught->frame->language == LANGUAGE_EN && english != NULL &&
		english[0] != '\0'
	    ? english
	    : chinese;
}

enum {
	COLUMNS = 8,
	FACTS = 9,
	SUMS = 5
};

static void
fill_row(const struct draught *draught, const struct order_line *line,
    const char **cells)
{
	const char *name = either(draught, line->name, line->name_en);

	cells[0] = number(draught, line->position);
	cells[1] = line->sku;
	cells[2] = line->is_free ? text_format(draught->mem, "%s (%s)", name,
				       say(draught, T_("free goods")))
				 : name;
	cells[3] = line->spec;
	cells[4] =
	    text_format(draught->mem, "%s %s", number(draught, line->quantity),
		either(draught, line->unit, line->unit_en));
	cells[5] = price(draught, line->unit_price_1e4);
	cells[6] = percent(draught, line->tax_rate_bp);
	cells[7] = money(draught, line->amount_fen);
}

static size_t
fill_facts(const struct draught *draught, const struct order *order,
    struct document_fact *facts)
{
	const char *customer = text_format(draught->mem, "%s  %s",
	    either(draught, order->customer_name, order->customer_name_en),
	    order->customer_code);
	const char *contact = text_format(draught->mem, "%s  %s",
	    order->contact == NULL ? "" : order->contact,
	    order->phone == NULL ? "" : order->phone);
	size_t n = 0;

	facts[n++] = (struct document_fact){ say(draught, T_("Customer")),
		customer, true };
	facts[n++] = (struct document_fact){ say(draught, T_("Ordered on")),
		day(draught,
		    day_from_instant(
			order->placed_at, draught->frame->zone_minutes)),
		false };
	facts[n++] = (struct document_fact){ say(draught, T_("Own number")),
		order->own_number, false };
	facts[n++] = (struct document_fact){ say(draught, T_("Wanted on")),
		day(draught, order->wanted_on), false };
	facts[n++] = (struct document_fact){ say(draught, T_("Contact")),
		text_trim(draught->mem, contact), false };
	facts[n++] = (struct document_fact){ say(draught, T_("Address")),
		order->address, true };
	facts[n++] = (struct document_fact){ say(draught, T_("Remark")),
		order->remark, true };
	return n;
}

static size_t
fill_sums(const struct draught *draught, const struct order *order,
    struct document_sum *sums)
{
	size_t n = 0;

	if (order->discount_fen != 0)
		sums[n++] = (struct document_sum){ say(draught, T_("Discount")),
			money(draught, -order->discount_fen), false };
	sums[n++] = (struct document_sum){ say(draught, T_("Net of tax")),
		money(draught, order->net_fen), false };
	sums[n++] = (struct document_sum){ say(draught, T_("Tax")),
		money(draught, order->tax_fen), false };
	sums[n++] = (struct document_sum){ say(draught, T_("Total with tax")),
		money(draught, order->total_fen), true };
	return n;
}

enum status
document_order_pdf(struct arena *mem, const struct document_frame *frame,
    const struct order *order, int *fd)
{
	struct draught draught = { .mem = mem, .frame = frame };
	struct document_fact facts[FACTS];
	struct document_sum sums[SUMS];
	const struct document_column columns[COLUMNS] = {
		{ say(&draught, T_("No.")), 0.05, true },
		{ say(&draught, T_("Code")), 0.14, false },
		{ say(&draught, T_("Product")), 0.27, false },
		{ say(&draught, T_("Specification")), 0.14, false },
		{ say(&draught, T_("Quantity")), 0.11, true },
		{ say(&draught, T_("Unit price")), 0.11, true },
		{ say(&draught, T_("Tax rate")), 0.07, true },
		{ say(&draught, T_("Amount")), 0.11, true },
	};
	struct document document = {
		.frame = frame,
		.title = say(&draught, T_("Order")),
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
		fill_row(&draught, &order->lines[i], &cells[i * COLUMNS]);
	document.cells = cells;
	document.fact_count = fill_facts(&draught, order, facts);
	document.sum_count = fill_sums(&draught, order, sums);
	return document_make(document_draw_context, &document, fd);
}
