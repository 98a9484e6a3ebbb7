/**
 * @file
 * A delivery note on paper, with batches and no prices.  Layer: view.
 */
#ifndef VIEW_DOCUMENT_DELIVERY_H
#define VIEW_DOCUMENT_DELIVERY_H

#include "base/arena.h"
#include "base/status.h"
#include "view/document_page.h"

struct shipment;

/** As document_order_pdf(), for a shipment from shipment_find(). */
enum status document_delivery_pdf(struct arena *mem,
    const struct document_frame *frame, const struct shipment *shipment,
    int *fd) MUST_CHECK;

#endif
