/**
 * @file
 * A judged draft as JSON, for the quick-order script.  Layer: view.
 */
#ifndef VIEW_DRAFT_JSON_H
#define VIEW_DRAFT_JSON_H

#include "base/text.h"
#include "domain/draft.h"

/** { id, version, taken, blocked, total, rows: [{ name, price, amount,
 *  verdict, tone }] }; texts in the reader's language. */
struct text draft_json(
    struct arena *mem, enum language language, const struct draft *draft);

#endif
