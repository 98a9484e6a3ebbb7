/**
 * @file
 * A collection letter on paper, firmer by level.  Layer: view.
 */
#ifndef VIEW_DOCUMENT_LETTER_H
#define VIEW_DOCUMENT_LETTER_H

#include "base/arena.h"
#include "base/status.h"
#include "view/document_page.h"

struct collection_letter;

/**
 * A4 in PDF, made in a child process (document_make()).
 *
 * @param letter from collection_letter_read()
 * @param[out] fd at offset 0; the caller closes it (page_document_fd())
 */
enum status document_letter_pdf(struct arena *mem,
    const struct document_frame *frame, const struct collection_letter *letter,
    int *fd) MUST_CHECK;

#endif
