/**
 * @file
 * A shipment as a delivery note.  See document_delivery.h.
 */
#include "view/document_delivery.h"

#include "base/text.h"
#include "domain/shipment.h"
#include "view/document_make.h"
#include "view/document_words.h"
#include "view/words.h"

enum {
	COLUMNS = 7,
	FACTS = 9,
	SIGNATURES = 2
};

static const char *
two(const struct paper *paper, const char *a, const char *b)
{
	return text_trim(paper->mem,
	    text_format(
		paper->mem, "%s  %s", a == NULL ? "" : a, b == NULL ? "" : b));
}

static void
fill_row(const struct paper *paper, size_t at, const struct shipment_line *line,
    const char **cells)
{
	cells[0] = paper_number(paper, (int64_t)at + 1);
	cells[1] = line->sku;
	cells[2] = paper_either(paper, line->name, line->name_en);
	cells[3] = line->spec;
	cells[4] = line->batch;
	cells[5] = paper_day(paper, line->expires_on);
	cells[6] = text_format(paper->mem, "%s %s",
	    paper_number(paper, line->quantity),
	    paper_either(paper, line->unit, line->unit_en));
}

static size_t
fill_facts(const struct paper *paper, const struct shipment *shipment,
    struct document_fact *facts)
{
	size_t n = 0;

	facts[n++] = (struct document_fact){ paper_say(paper, T_("Customer")),
		paper_either(
		    paper, shipment->customer_name, shipment->customer_name_en),
		true };
	facts[n++] = (struct document_fact){ paper_say(paper, T_("Sent on")),
		paper_day(paper,
		    day_from_instant(
			shipment->sent_at, paper->frame->zone_minutes)),
		false };
	facts[n++] = (struct document_fact){ paper_say(paper, T_("Order")),
		shipment->order_number, false };
	facts[n++] = (struct document_fact){ paper_say(paper, T_("Carrier")),
		shipment->carrier == NULL || shipment->carrier[0] == '\0'
		    ? paper_say(paper, T_("Own vehicle"))
		    : shipment->carrier,
		false };
	facts[n++] = (struct document_fact){ paper_say(paper, T_("Tracking")),
		shipment->tracking, false };
	facts[n++] = (struct document_fact){ paper_say(paper, T_("Address")),
		shipment->address, true };
	facts[n++] = (struct document_fact){ paper_say(paper, T_("Contact")),
		two(paper, shipment->contact, shipment->phone), true };
	facts[n++] = (struct document_fact){ paper_say(paper, T_("Remark")),
		shipment->note, true };
	return n;
}

enum status
document_delivery_pdf(struct arena *mem, const struct document_frame *frame,
    const struct shipment *shipment, int *fd)
{
	struct paper paper = { .mem = mem, .frame = frame };
	struct document_fact facts[FACTS];
	const char *const signatures[SIGNATURES] = {
		paper_say(&paper, T_("Handed over by")),
		paper_say(&paper, T_("Received by, date")),
	};
	const struct document_column columns[COLUMNS] = {
		{ paper_say(&paper, T_("No.")), 0.05, true },
		{ paper_say(&paper, T_("Code")), 0.15, false },
		{ paper_say(&paper, T_("Product")), 0.28, false },
		{ paper_say(&paper, T_("Specification")), 0.14, false },
		{ paper_say(&paper, T_("Batch")), 0.14, false },
		{ paper_say(&paper, T_("Expires")), 0.12, false },
		{ paper_say(&paper, T_("Quantity")), 0.12, true },
	};
	struct document document = {
		.frame = frame,
		.title = paper_say(&paper, T_("Delivery note")),
		.number = shipment->number,
		.facts = facts,
		.columns = columns,
		.column_count = ARRAY_LEN(columns),
		.row_count = shipment->line_count,
		.signatures = signatures,
		.signature_count = ARRAY_LEN(signatures),
	};
	const char **cells =
	    arena_calloc(mem, shipment->line_count * COLUMNS, sizeof(*cells));

	for (size_t i = 0; i < shipment->line_count; i++)
		fill_row(&paper, i, &shipment->lines[i], &cells[i * COLUMNS]);
	document.cells = cells;
	document.fact_count = fill_facts(&paper, shipment, facts);
	return document_make(document_draw_context, &document, fd);
}
