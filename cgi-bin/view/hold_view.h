/**
 * @file
 * The ways out of a credit hold, on the page of the order.
 *
 * Layer: view.
 */
#ifndef VIEW_HOLD_VIEW_H
#define VIEW_HOLD_VIEW_H

#include "domain/hold.h"
#include "view/tpl.h"

/** Fill templates/orders/ways.tpl; nothing is shown of an order not held.
 *  @param ways zeroes of an order that is not held */
void hold_view_ways(struct tpl *tpl, const struct actor *who,
    const struct order *order, const struct hold_ways *ways);

#endif
