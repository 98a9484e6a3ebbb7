/**
 * @file
 * What orders and shipments are called: states, facets, events, holds.
 *
 * Layer: view.
 */
#ifndef VIEW_ORDER_WORDS_H
#define VIEW_ORDER_WORDS_H

#include "domain/order.h"
#include "view/tpl.h"

/** A state for a badge: T_() text and tone. */
struct order_badge {
	const char *text;
	const char *tone;
};

/** The state as a reader says it; "held" goes before "submitted". */
struct order_badge order_badge(
    enum order_state state, enum credit_facet credit, bool proposal_open);

/** State of a shipment. */
struct order_badge shipment_badge(enum shipment_state state);

/** How far an order is, 0 to 5; 0 where it went another way. */
int order_progress(enum order_state state);

/** A row of the timeline in words, and its icon's tone. */
struct order_badge order_event_badge(const char *kind);

/** Why an order is held: T_() text with {AMOUNT}. */
const char *order_hold_text(enum hold_reason reason);

/** "none", "in part", "all" of a facet. */
struct order_badge order_part_badge(enum part_facet part);

/** What happens next with the order, and who has it. */
const char *order_next_text(const struct order *order);

#endif
