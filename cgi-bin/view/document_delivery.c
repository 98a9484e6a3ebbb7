/**
 * @file
 * A shipment as a delivery note.  See document_delivery.h.
 */
#include "view/document_delivery.h"

#include "base/text.h"
#include "domain/shipment.h"
#include "view/document_make.h"
#include "view/format.h"
#include "view/words.h"

enum {
	COLUMNS = 7,
	FACTS = 9,
	SIGNATURES = 2
};

/* Expiry of what does not expire. */
#define NEVER_YEAR 9999

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
number(const struct draught *draught, int64_t value)
{
	char text[FORMAT_MAX];

	format_int(value, text);
	return arena_strdup(draught->mem, text);
}

static const char *
day(const struct draught *draught, struct day value)
{
	char text[FORMAT_MAX];

	if (value.year == NEVER_YEAR)
		return "";
	format_day(value, draught->frame->language, text);
	return arena_strdup(draught->mem, text);
}

static const char *
either(const struct draught *draught, const char *chinese, const char *english)
{
	return draught->frame->language == LANGUAGE_EN && english != NULL &&
		english[0] != '\0'
	    ? english
	    : chinese;
}

static const char *
two(const struct draught *draught, const char *a, const char *b)
{
	return text_trim(draught->mem,
	    text_format(draught->mem, "%s  %s", a == NULL ? "" : a,
		b == NULL ? "" : b));
}

static void
fill_row(const struct draught *draught, size_t at,
    const struct shipment_line *line, const char **cells)
{
	cells[0] = number(draught, (int64_t)at + 1);
	cells[1] = line->sku;
	cells[2] = either(draught, line->name, line->name_en);
	cells[3] = line->spec;
	cells[4] = line->batch;
	cells[5] = day(draught, line->expires_on);
	cells[6] =
	    text_format(draught->mem, "%s %s", number(draught, line->quantity),
		either(draught, line->unit, line->unit_en));
}

static size_t
fill_facts(const struct draught *draught, const struct shipment *shipment,
    struct document_fact *facts)
{
	size_t n = 0;

	facts[n++] = (struct document_fact){ say(draught, T_("Customer")),
		either(draught, shipment->customer_name,
		    shipment->customer_name_en),
		true };
	facts[n++] = (struct document_fact){ say(draught, T_("Sent on")),
		day(draught,
		    day_from_instant(
			shipment->sent_at, draught->frame->zone_minutes)),
		false };
	facts[n++] = (struct document_fact){ say(draught, T_("Order")),
		shipment->order_number, false };
	facts[n++] = (struct document_fact){ say(draught, T_("Carrier")),
		shipment->carrier == NULL || shipment->carrier[0] == '\0'
		    ? say(draught, T_("Own vehicle"))
		    : shipment->carrier,
		false };
	facts[n++] = (struct document_fact){ say(draught, T_("Tracking")),
		shipment->tracking, false };
	facts[n++] = (struct document_fact){ say(draught, T_("Address")),
		shipment->address, true };
	facts[n++] = (struct document_fact){ say(draught, T_("Contact")),
		two(draught, shipment->contact, shipment->phone), true };
	facts[n++] = (struct document_fact){ say(draught, T_("Remark")),
		shipment->note, true };
	return n;
}

enum status
document_delivery_pdf(struct arena *mem, const struct document_frame *frame,
    const struct shipment *shipment, int *fd)
{
	struct draught draught = { .mem = mem, .frame = frame };
	struct document_fact facts[FACTS];
	const char *const signatures[SIGNATURES] = {
		say(&draught, T_("Handed over by")),
		say(&draught, T_("Received by, date")),
	};
	const struct document_column columns[COLUMNS] = {
		{ say(&draught, T_("No.")), 0.05, true },
		{ say(&draught, T_("Code")), 0.15, false },
		{ say(&draught, T_("Product")), 0.28, false },
		{ say(&draught, T_("Specification")), 0.14, false },
		{ say(&draught, T_("Batch")), 0.14, false },
		{ say(&draught, T_("Expires")), 0.12, false },
		{ say(&draught, T_("Quantity")), 0.12, true },
	};
	struct document document = {
		.frame = frame,
		.title = say(&draught, T_("Delivery note")),
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
		fill_row(&draught, i, &shipment->lines[i], &cells[i * COLUMNS]);
	document.cells = cells;
	document.fact_count = fill_facts(&draught, shipment, facts);
	return document_make(document_draw_context, &document, fd);
}
