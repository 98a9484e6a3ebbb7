/**
 * @file
 * A delivery note on paper, with batches.  Layer: view.
 */
#ifndef VIEW_DOCUMENT_DELIVERY_H
#define VIEW_DOCUMENT_DELIVERY_H

#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/day.h"
#include "base/status.h"
#include "domain/actor.h"

/** One batch of one product. */
struct document_delivery_line {
	const char *sku;
	const char *name; /* in the document's language */
	const char *spec;
	const char *unit;
	const char *batch; /* "" where the product has none */
	struct day expires_on;
	int64_t quantity;
};

/** What the paper says; it names no prices. */
struct document_delivery {
	enum language language;
	int zone_minutes;
	const char *company;
	const char *company_phone;
	const char *number; /* of the shipment */
	const char *order_number;
	const char *own_number;
	struct instant sent_at;
	const char *warehouse;
	const char *carrier;
	const char *tracking;
	const char *customer;
	const char *customer_code;
	const char *address;
	const char *contact;
	const char *phone;
	const char *note;
	const struct document_delivery_line *lines;
	size_t line_count;
};

/** As document_order_pdf(). */
enum status document_delivery_pdf(
    const struct document_delivery *note, int *fd) MUST_CHECK;

#endif
