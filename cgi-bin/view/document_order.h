/**
 * @file
 * An order on paper.  Layer: view.
 */
#ifndef VIEW_DOCUMENT_ORDER_H
#define VIEW_DOCUMENT_ORDER_H

#include "base/arena.h"
#include "base/status.h"
#include "view/document_page.h"

struct order;

/**
 * A4 in PDF, made in a child process (document_make()).
 *
 * @param order from order_find(): whom it is shown to was judged there
 * @param[out] fd at offset 0; the caller closes it (page_document_fd())
 */
enum status document_order_pdf(struct arena *mem,
    const struct document_frame *frame, const struct order *order,
    int *fd) MUST_CHECK;

#endif
