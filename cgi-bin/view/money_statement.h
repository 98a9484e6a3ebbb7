/**
 * @file
 * A statement of account on the page and on paper.
 *
 * Layer: view.
 */
#ifndef VIEW_MONEY_STATEMENT_H
#define VIEW_MONEY_STATEMENT_H

#include "domain/collection.h"
#include "domain/statement.h"
#include "view/document_page.h"
#include "view/tpl.h"

/** Fill the figures and lines of money/statement.tpl. */
void money_view_statement(
    struct tpl *tpl, const struct statement *statement);

/** What a line is about: "Shipment SH-00000017". */
const char *statement_line_text(struct arena *mem, enum language language,
    const struct statement_line *line);

/** A4 in PDF, with room for both seals.  @param[out] fd the caller closes it */
enum status statement_pdf(struct arena *mem, const struct document_frame *frame,
    const struct statement *statement, int *fd) MUST_CHECK;

/** A letter about what is overdue, as firm as its level.
 *  @param[out] fd the caller closes it */
enum status collection_letter_pdf(struct arena *mem,
    const struct document_frame *frame, const struct collection_letter *letter,
    int *fd) MUST_CHECK;

#endif
