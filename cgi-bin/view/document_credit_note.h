/**
 * @file
 * A credit note on paper.  Layer: view.
 */
#ifndef VIEW_DOCUMENT_CREDIT_NOTE_H
#define VIEW_DOCUMENT_CREDIT_NOTE_H

#include "base/arena.h"
#include "base/status.h"
#include "view/document_page.h"

struct credit_note;
struct db_rows;

/**
 * A4 in PDF, made in a child process (document_make()).
 *
 * @param note from credit_note_find(): whom it is shown to was judged there
 * @param parts struct application: what it settled
 * @param[out] fd at offset 0; the caller closes it
 */
enum status document_credit_note_pdf(struct arena *mem,
    const struct document_frame *frame, const struct credit_note *note,
    const struct db_rows *parts, int *fd) MUST_CHECK;

#endif
