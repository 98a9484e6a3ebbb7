/**
 * @file
 * A statement of account on paper, and the letter that asks to confirm it
 * (对账函).  Layer: view.
 */
#ifndef VIEW_DOCUMENT_STATEMENT_H
#define VIEW_DOCUMENT_STATEMENT_H

#include "base/arena.h"
#include "base/status.h"
#include "view/document_page.h"

struct statement;

/**
 * A4 in PDF, made in a child process (document_make()).
 *
 * @param statement from statement_find() or statement_live(): whom it is shown
 *                  to was judged there
 * @param[out] fd at offset 0; the caller closes it (page_document_fd())
 */
enum status document_statement_pdf(struct arena *mem,
    const struct document_frame *frame, const struct statement *statement,
    int *fd) MUST_CHECK;

/** The confirmation letter: the sums, and lines to sign on. */
enum status document_confirmation_pdf(struct arena *mem,
    const struct document_frame *frame, const struct statement *statement,
    int *fd) MUST_CHECK;

#endif
