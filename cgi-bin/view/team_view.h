/**
 * @file
 * The first page of who leads, and the figures of teams.  Layer: view.
 */
#ifndef VIEW_TEAM_VIEW_H
#define VIEW_TEAM_VIEW_H

#include "domain/actor.h"
#include "domain/team_figures.h"
#include "domain/today_needs.h"
#include "view/tpl.h"

/** What waits, in two lists.  @param rows struct today_need */
void team_view_needs(
    struct tpl *tpl, const struct actor *who, const struct db_rows *rows);

/** Tiles and the table: by team for who sees more than one, else by
 *  representative.  @param rows struct team_figure */
void team_view_month(
    struct tpl *tpl, const struct actor *who, const struct db_rows *rows);

/** One list of customers.  @param rows struct team_mover */
void team_view_movers(
    struct tpl *tpl, enum team_move move, const struct db_rows *rows);

/** Representatives of a team.  @param rows struct team_figure of all in reach
 *  @return whether the team is among them */
bool team_view_reps(
    struct tpl *tpl, const struct db_rows *rows, int64_t team_id);

/** Customers of one of them.  @param figures struct team_figure
 *  @param rows struct team_customer
 *  @return whether the representative is among the figures */
bool team_view_customers(struct tpl *tpl, const struct db_rows *figures,
    int64_t team_id, int64_t rep_id, bool rose, const struct db_rows *rows);

#endif
