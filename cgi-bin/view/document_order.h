/**
 * @file
 * An order on paper.  Layer: view.
 */
#ifndef VIEW_DOCUMENT_ORDER_H
#define VIEW_DOCUMENT_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/day.h"
#include "base/status.h"
#include "domain/actor.h"

/** One line of the order's table. */
struct document_order_line {
	const char *sku;
	const char *name; /* in the document's language */
	const char *spec;
	const char *unit;
	int64_t quantity;
	int64_t unit_price_1e4;
	int64_t amount_fen; /* before the order's discount */
	int64_t tax_rate_bp;
	bool is_free;
};

/** What the paper says.  Texts NULL or "" are left out. */
struct document_order {
	enum language language;
	int zone_minutes;
	const char *company;       /* the supplier's letterhead */
	const char *company_phone;
	const char *number;
	const char *state;         /* in words */
	struct instant placed_at;
	const char *own_number;
	const char *customer;
	const char *customer_code;
	const char *address;
	const char *contact;
	const char *phone;
	struct day wanted_on;
	const char *remark;
	const struct document_order_line *lines;
	size_t line_count;
	int64_t discount_fen;
	int64_t net_fen;
	int64_t tax_fen;
	int64_t total_fen;
};

/**
 * A4 in PDF, in a child process (document_make()).
 *
 * @param[out] fd at offset 0; the caller closes it
 */
enum status document_order_pdf(
    const struct document_order *order, int *fd) MUST_CHECK;

#endif
