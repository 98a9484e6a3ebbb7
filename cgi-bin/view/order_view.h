/**
 * @file
 * Orders as the templates under templates/orders/ see them.
 *
 * Layer: view.
 */
#ifndef VIEW_ORDER_VIEW_H
#define VIEW_ORDER_VIEW_H

#include "domain/order.h"
#include "domain/shipment.h"
#include "view/tpl.h"

struct db_rows;

/** What the list's filters hold, to show them again. */
struct order_list_form {
	const char *tab; /* "", a state's name, "open", "held", "proposal" */
	const char *q;
	const char *from;
	const char *to;
	int64_t customer_id; /* staff look at this one alone; 0 */
};

/** Fill templates/orders/list.tpl.  @param rows struct order_row */
void order_view_list(struct tpl *tpl, const struct actor *who,
    const struct order_list_form *form, const struct db_rows *rows);

/** Fill templates/orders/show.tpl. */
void order_view_show(
    struct tpl *tpl, const struct actor *who, const struct order *order);

/** One field of the rows of a form that was refused, and the positions it was
 *  typed at; no positions: nothing was typed yet. */
struct order_typed {
	const char *const *positions;
	size_t position_count;
	const char *const *values;
	size_t value_count;
};

/** Fill templates/orders/ship.tpl; each quantity as typed, else as reserved. */
void order_view_ship(struct tpl *tpl, const struct order *order,
    const struct order_typed *quantities);

/** Fill templates/orders/propose.tpl; each field as typed. */
void order_view_propose(struct tpl *tpl, const struct order *order,
    const struct order_typed *quantities, const struct order_typed *days,
    const struct order_typed *codes);

/** Fill templates/shipments/list.tpl.  @param rows struct shipment_row */
void shipment_view_list(struct tpl *tpl, const struct actor *who,
    const char *tab, const struct db_rows *rows);

/** Fill templates/shipments/show.tpl.  @param refused values as typed, line by
 *  line */
void shipment_view_show(struct tpl *tpl, const struct actor *who,
    const struct shipment *shipment, const struct order_typed *refused);

#endif
