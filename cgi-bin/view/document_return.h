/**
 * @file
 * A return slip: A4, with a code that opens the dock's page.
 *
 * Layer: view.
 */
#ifndef VIEW_DOCUMENT_RETURN_H
#define VIEW_DOCUMENT_RETURN_H

#include "domain/return.h"
#include "view/document_page.h"

/** @param url of the dock's page.  @param[out] fd the caller closes it */
enum status document_return_pdf(struct arena *mem,
    const struct document_frame *frame, const struct return_request *request,
    const char *url, int *fd) MUST_CHECK;

#endif
