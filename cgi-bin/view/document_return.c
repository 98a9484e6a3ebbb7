/**
 * @file
 * A return as a slip to go with the goods.  See document_return.h.
 */
#include "view/document_return.h"

#include "base/text.h"
#include "view/document_make.h"
#include "view/document_words.h"
#include "view/return_words.h"
#include "view/words.h"

enum {
	COLUMNS = 7,
	FACTS = 8,
	SIGNATURES = 2
};

static void
fill_row(const struct paper *paper, size_t at, const struct return_line *line,
    const char **cells)
{
	cells[0] = paper_number(paper, (int64_t)at + 1);
	cells[1] = line->sku;
	cells[2] = paper_either(paper, line->name, line->name_en);
	cells[3] = line->batch;
	cells[4] = text_format(paper->mem, "%s · %s",
	    paper_say(paper, return_kind_text(line->kind)),
	    paper_say(paper, return_reason_text(line->reason)));
	cells[5] = text_format(paper->mem, "%s %s",
	    paper_number(paper, line->approved),
	    paper_either(paper, line->unit, line->unit_en));
	cells[6] = "";
}

static size_t
fill_facts(const struct paper *paper, const struct return_request *request,
    struct document_fact *facts)
{
	size_t n = 0;

	facts[n++] = (struct document_fact){ paper_say(paper, T_("Customer")),
		paper_either(
		    paper, request->customer_name, request->customer_name_en),
		true };
	facts[n++] = (struct document_fact){ paper_say(paper, T_("Send by")),
		paper_day(paper, request->send_until), false };
	facts[n++] = (struct document_fact){ paper_say(paper, T_("Send to")),
		request->warehouse == NULL
		    ? ""
		    : paper_either(paper, request->warehouse,
			  request->warehouse_en),
		false };
	facts[n++] = (struct document_fact){ paper_say(paper, T_("Carrier")),
		request->carrier, false };
	facts[n++] = (struct document_fact){ paper_say(paper, T_("Tracking")),
		request->tracking, false };
	facts[n++] =
	    (struct document_fact){ paper_say(paper, T_("Instructions")),
		    request->instruction, true };
	facts[n++] = (struct document_fact){ paper_say(paper, T_("Remark")),
		request->remark, true };
	return n;
}

enum status
document_return_pdf(struct arena *mem, const struct document_frame *frame,
    const struct return_request *request, const char *url, int *fd)
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
		{ paper_say(&paper, T_("Batch")), 0.14, false },
		{ paper_say(&paper, T_("What for")), 0.18, false },
		{ paper_say(&paper, T_("Quantity")), 0.10, true },
		{ paper_say(&paper, T_("Counted")), 0.10, true },
	};
	struct document document = {
		.frame = frame,
		.title = paper_say(&paper, T_("Return slip")),
		.number = request->number,
		.facts = facts,
		.code = url,
		.code_label = paper_say(
		    &paper, T_("Put this slip on the outside of the parcel")),
		.columns = columns,
		.column_count = ARRAY_LEN(columns),
		.signatures = signatures,
		.signature_count = ARRAY_LEN(signatures),
	};
	const char **cells = arena_calloc(
	    mem, request->line_count * COLUMNS + 1, sizeof(*cells));

	for (size_t i = 0; i < request->line_count; i++) {
		if (request->lines[i].approved == 0)
			continue;
		fill_row(&paper, document.row_count, &request->lines[i],
		    &cells[document.row_count * COLUMNS]);
		document.row_count++;
	}
	document.cells = cells;
	document.fact_count = fill_facts(&paper, request, facts);
	return document_make(document_draw_context, &document, fd);
}
