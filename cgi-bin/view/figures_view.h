/**
 * @file
 * How well distributors are answered, as figures, bars and a Pareto.
 *
 * Layer: view.
 */
#ifndef VIEW_FIGURES_VIEW_H
#define VIEW_FIGURES_VIEW_H

#include "domain/ticket_figures.h"
#include "view/tpl.h"

/** The figures on top: rows of FIGURE. */
void figures_view_top(struct tpl *tpl, const struct ticket_figures *figures);

/** Open tickets by age: BACKLOG_CHART, and rows of AGE. */
void figures_view_backlog(
    struct tpl *tpl, const struct ticket_backlog *backlog);

/**
 * What tickets are counted by, as rows of `section`: NAME COUNT SHARE KEPT …
 * PATH leads to the cases.
 *
 * @param rows struct ticket_share
 * @param span "&from=…&until=…" of the cases
 */
void figures_view_shares(struct tpl *tpl, const char *section,
    enum ticket_group group, const struct db_rows *rows, const char *span);

/** By month: TREND_CHART.  @param rows struct ticket_share */
void figures_view_trend(struct tpl *tpl, const struct db_rows *rows);

/** "Topic", "Product": T_() text. */
const char *figures_group_text(enum ticket_group group);

#endif
