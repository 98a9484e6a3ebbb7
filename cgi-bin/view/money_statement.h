/**
 * @file
 * A statement of account on the page.
 *
 * Layer: view.
 */
#ifndef VIEW_MONEY_STATEMENT_H
#define VIEW_MONEY_STATEMENT_H

#include "domain/statement.h"
#include "view/tpl.h"

/** Fill the figures and lines of money/statement.tpl. */
void money_view_statement(
    struct tpl *tpl, const struct statement *statement);

/** What a line is about: "Shipment SH-00000017". */
const char *statement_line_text(struct arena *mem, enum language language,
    const struct statement_line *line);

#endif
