/**
 * @file
 * A credit note on paper.  See document_credit_note.h.
 */
#include "view/document_credit_note.h"

#include "domain/application.h"
#include "domain/credit_note.h"
#include "view/document_make.h"
#include "view/document_words.h"
#include "view/money_words.h"
#include "view/words.h"

enum {
	COLUMNS = 3
};

/* What still stands of what it settled. */
static size_t
fill_parts(
    const struct paper *paper, const struct db_rows *parts, const char **cells)
{
	const struct application *part = parts->items;
	size_t n = 0;

	for (size_t i = 0; i < parts->count; i++) {
		const char **row = &cells[n * COLUMNS];

		if (part[i].undoes_id != 0 || part[i].is_undone)
			continue;
		row[0] = part[i].receivable_number;
		row[1] = paper_date(paper, part[i].at);
		row[2] = paper_money(paper, part[i].amount_fen);
		n++;
	}
	return n;
}

enum status
document_credit_note_pdf(struct arena *mem, const struct document_frame *frame,
    const struct credit_note *note, const struct db_rows *parts, int *fd)
{
	const struct paper paper = { .mem = mem, .frame = frame };
	const struct document_fact facts[] = {
		{ paper_say(&paper, T_("Customer")),
		    paper_either(
			&paper, note->customer_name, note->customer_name_en),
		    true },
		{ paper_say(&paper, T_("Date")), paper_date(&paper, note->at),
		    false },
		{ paper_say(&paper, T_("What")),
		    paper_say(&paper, credit_note_kind_text(note->kind)),
		    false },
		{ paper_say(&paper, T_("Order")), note->order_number, false },
		{ paper_say(&paper, T_("Note")), note->note, true },
	};
	const struct document_column columns[COLUMNS] = {
		{ paper_say(&paper, T_("Shipment or invoice")), 0.5, false },
		{ paper_say(&paper, T_("Set off on")), 0.25, false },
		{ paper_say(&paper, T_("Amount")), 0.25, true },
	};
	const struct document_sum sums[] = {
		{ paper_say(&paper, T_("Credited")),
		    paper_money(&paper, note->amount_fen), true },
		{ paper_say(&paper, T_("Not set off")),
		    paper_money(&paper, note->unapplied_fen), false },
	};
	const char *const signatures[] = {
		paper_say(&paper, T_("Supplier (seal) / date")),
	};
	const char **cells =
	    arena_calloc(mem, parts->count * COLUMNS + 1, sizeof(*cells));
	const struct document document = {
		.frame = frame,
		.title = paper_say(&paper, T_("Credit note")),
		.number = note->number,
		.facts = facts,
		.fact_count = ARRAY_LEN(facts),
		.columns = columns,
		.column_count = COLUMNS,
		.cells = cells,
		.row_count = fill_parts(&paper, parts, cells),
		.sums = sums,
		.sum_count = ARRAY_LEN(sums),
		.signatures = signatures,
		.signature_count = ARRAY_LEN(signatures),
	};

	return document_make(document_draw_context, &document, fd);
}
