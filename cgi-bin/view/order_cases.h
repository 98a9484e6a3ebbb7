/**
 * @file
 * Returns, complaints and questions about an order, as templates/orders/cases.tpl
 * sees them.
 *
 * Layer: view.
 */
#ifndef VIEW_ORDER_CASES_H
#define VIEW_ORDER_CASES_H

#include "domain/order.h"
#include "view/tpl.h"

/** Fill templates/orders/cases.tpl.
 *  @param returns struct return_row  @param tickets struct ticket_row */
void order_cases_view(struct tpl *tpl, const struct actor *who,
    const struct order *order, const struct db_rows *returns,
    const struct db_rows *tickets);

#endif
