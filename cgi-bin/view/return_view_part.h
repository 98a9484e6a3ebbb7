/**
 * @file
 * What the pages of one return share.
 *
 * Layer: view, for return_view*.c alone.
 */
#ifndef VIEW_RETURN_VIEW_PART_H
#define VIEW_RETURN_VIEW_PART_H

#include "view/return_view.h"

/** POSITION SKU NAME SPEC UNIT BATCH ORDER_NUMBER DELIVERED_AT IS_FREE */
void return_view_goods(struct tpl *row, const struct return_line *line);

/** MARK(MARK_TEXT): why a person looks. */
void return_view_marks(struct tpl *tpl, unsigned marks);

/** STATE NUMBER STATE_TEXT STATE_TONE CUSTOMER_NAME … */
void return_view_head(struct tpl *tpl, const struct actor *who,
    const struct return_request *request);

#endif
