/**
 * @file
 * What waits in money, on the first page.
 *
 * Layer: view.  See home_view.h.
 */
#ifndef VIEW_HOME_MONEY_H
#define VIEW_HOME_MONEY_H

#include "domain/actor.h"
#include "domain/today_money.h"
#include "view/tpl.h"

/** Rows of TODO for a distributor.  A statement is for who may answer it.
 *  @param rows struct today_money.  @return how many rows were added */
size_t home_money_todo(
    struct tpl *tpl, const struct actor *who, const struct db_rows *rows);

/** The card of queues for staff.  @param rows struct today_money */
void home_money_queues(struct tpl *tpl, const struct db_rows *rows);

/** Customers and where they stand, as rows of HAS_ENDING or HAS_BIGGEST.
 *  @param rows struct credit_standing */
void home_money_ending(struct tpl *tpl, const struct db_rows *rows);
void home_money_biggest(struct tpl *tpl, const struct db_rows *rows);

#endif
