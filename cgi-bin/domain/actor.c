/**
 * @file
 * Who is asking.  See actor.h.
 */
#include "domain/actor.h"

const struct actor actor_system = {
	.side = SIDE_STAFF,
	.name = "",
	.company = "",
	.role_names = "",
	.language = LANGUAGE_ZH,
	.zone_minutes = ZONE_SHANGHAI_MINUTES,
	.reach = {
		[ACTION_NONE] = SCOPE_ALL,
		[ACTION_SIGNED_IN] = SCOPE_ALL,
		[ACTION_CATALOGUE_SEE] = SCOPE_ALL,
		[ACTION_ORDER_SEE] = SCOPE_ALL,
		[ACTION_ORDER_ENTER] = SCOPE_ALL,
		[ACTION_ORDER_APPROVE] = SCOPE_ALL,
		[ACTION_ORDER_CONFIRM] = SCOPE_ALL,
		[ACTION_ORDER_ANSWER] = SCOPE_ALL,
		[ACTION_ORDER_CANCEL] = SCOPE_ALL,
		[ACTION_ORDER_PICK] = SCOPE_ALL,
		[ACTION_SHIPMENT_SIGN] = SCOPE_ALL,
		[ACTION_CREDIT_SEE] = SCOPE_ALL,
		[ACTION_HOLD_RELEASE] = SCOPE_ALL,
		[ACTION_COST_SEE] = SCOPE_ALL,
		[ACTION_STOCK_SEE] = SCOPE_ALL,
		[ACTION_STOCK_CHANGE] = SCOPE_ALL,
		[ACTION_CUSTOMER_SEE] = SCOPE_ALL,
		[ACTION_ADMIN] = SCOPE_ALL,
		[ACTION_MONEY_SEE] = SCOPE_ALL,
		[ACTION_STATEMENT_ANSWER] = SCOPE_ALL,
		[ACTION_PAYMENT_TELL] = SCOPE_ALL,
		[ACTION_CREDIT_ASK] = SCOPE_ALL,
		[ACTION_CREDIT_OPINE] = SCOPE_ALL,
		[ACTION_CREDIT_SCORE] = SCOPE_ALL,
		[ACTION_CREDIT_DECIDE] = SCOPE_ALL,
		[ACTION_RECEIPT_POST] = SCOPE_ALL,
		[ACTION_TAX_INVOICE] = SCOPE_ALL,
		[ACTION_STATEMENT_MAKE] = SCOPE_ALL,
		[ACTION_COLLECT] = SCOPE_ALL,
		[ACTION_TICKET_SEE] = SCOPE_ALL,
		[ACTION_TICKET_ASK] = SCOPE_ALL,
		[ACTION_TICKET_WORK] = SCOPE_ALL,
		[ACTION_COMPLAINT_DECIDE] = SCOPE_ALL,
		[ACTION_DESK_SET] = SCOPE_ALL,
		[ACTION_FIGURES_SEE] = SCOPE_ALL,
		[ACTION_RETURN_SEE] = SCOPE_ALL,
		[ACTION_RETURN_ASK] = SCOPE_ALL,
		[ACTION_RETURN_DECIDE] = SCOPE_ALL,
		[ACTION_RETURN_RECEIVE] = SCOPE_ALL,
		[ACTION_RETURN_INSPECT] = SCOPE_ALL,
	},
};

struct db_scope
actor_scope(const struct actor *who, enum action action)
{
	struct db_scope scope = { .kind = who->reach[action] };

	switch (scope.kind) {
	case SCOPE_OWN:
		scope.id = who->customer_id;
		break;
	case SCOPE_REP:
		scope.id = who->user_id;
		break;
	case SCOPE_TEAM:
		scope.id = who->team_id;
		break;
	case SCOPE_NONE:
	case SCOPE_ALL:
		break;
	}
	/* A reach without its id must not widen to everybody's data. */
	if (scope.id == 0 && scope.kind != SCOPE_ALL)
		scope.kind = SCOPE_NONE;
	return scope;
}
