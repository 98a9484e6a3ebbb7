/**
 * @file
 * What a customer owes, may still order for, and since when: the parts of the
 * account page.
 *
 * Layer: view.
 */
#ifndef VIEW_MONEY_VIEW_H
#define VIEW_MONEY_VIEW_H

#include "domain/credit.h"
#include "domain/credit_limit.h"
#include "domain/hold.h"
#include "domain/receivable.h"
#include "domain/statement.h"
#include "view/tpl.h"

/** Fill money/ageing.tpl: the bar and its figures. */
void money_view_ageing(
    struct tpl *tpl, const struct receivable_ageing *ageing);

/** The four figures on top.  Each leads to its rows below `base`. */
struct money_figures {
	const char *base;
	const struct receivable_ageing *ageing;
	int64_t due_soon_fen; /* within 30 days */
	const struct credit_panel *panel; /* NULL: not for this reader */
	bool no_check;
	bool may_order;
};
void money_view_figures(struct tpl *tpl, const struct money_figures *figures);

/** Fill the credit panel: HAS_CREDIT and what belongs to it. */
void money_view_credit(struct tpl *tpl, const struct credit_standing *standing,
    const struct credit_panel *panel, struct day today);

/** Owed at the end of each month against the limit; nothing for less than two
 *  statements.  @param rows struct statement_row, newest first */
void money_view_months(
    struct tpl *tpl, int64_t limit_fen, const struct db_rows *rows);

/** What is due when, as rows of DUE.  @param rows struct receivable */
void money_view_due(struct tpl *tpl, const char *base, struct day today,
    const struct db_rows *rows, size_t shown);

/** Held orders with their reasons, as rows of HELD.
 *  @param rows struct hold_row */
void money_view_holds(struct tpl *tpl, const struct db_rows *rows);

/** One figure on top: {{#FIGURE}} of money/figures.tpl. */
void money_view_figure(struct tpl *tpl, const char *tone, const char *path,
    const char *label, int64_t fen, const char *note);

/** "12 days late", "due today", "in 5 days"; "" for no due day. */
const char *money_due_text(
    struct arena *mem, enum language language, struct day due, struct day today);

#endif
