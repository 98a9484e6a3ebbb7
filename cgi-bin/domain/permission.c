/**
 * @file
 * The names of roles and actions.  See permission.h.
 */
#include "domain/permission.h"

static const char *const names[ACTION_COUNT] = {
	[ACTION_NONE] = "none",
	[ACTION_SIGNED_IN] = "signed_in",
	[ACTION_CATALOGUE_SEE] = "catalogue_see",
	[ACTION_ORDER_SEE] = "order_see",
	[ACTION_ORDER_ENTER] = "order_enter",
	[ACTION_ORDER_APPROVE] = "order_approve",
	[ACTION_ORDER_CONFIRM] = "order_confirm",
	[ACTION_ORDER_ANSWER] = "order_answer",
	[ACTION_ORDER_CANCEL] = "order_cancel",
	[ACTION_ORDER_PICK] = "order_pick",
	[ACTION_SHIPMENT_SIGN] = "shipment_sign",
	[ACTION_CREDIT_SEE] = "credit_see",
	[ACTION_HOLD_RELEASE] = "hold_release",
	[ACTION_COST_SEE] = "cost_see",
	[ACTION_STOCK_SEE] = "stock_see",
	[ACTION_STOCK_CHANGE] = "stock_change",
	[ACTION_CUSTOMER_SEE] = "customer_see",
	[ACTION_ADMIN] = "admin",
	[ACTION_MONEY_SEE] = "money_see",
	[ACTION_STATEMENT_ANSWER] = "statement_answer",
	[ACTION_PAYMENT_TELL] = "payment_tell",
	[ACTION_CREDIT_ASK] = "credit_ask",
	[ACTION_CREDIT_OPINE] = "credit_opine",
	[ACTION_CREDIT_SCORE] = "credit_score",
	[ACTION_CREDIT_DECIDE] = "credit_decide",
	[ACTION_RECEIPT_POST] = "receipt_post",
	[ACTION_TAX_INVOICE] = "tax_invoice",
	[ACTION_STATEMENT_MAKE] = "statement_make",
	[ACTION_COLLECT] = "collect",
	[ACTION_TICKET_SEE] = "ticket_see",
	[ACTION_TICKET_ASK] = "ticket_ask",
	[ACTION_TICKET_WORK] = "ticket_work",
	[ACTION_COMPLAINT_DECIDE] = "complaint_decide",
	[ACTION_DESK_SET] = "desk_set",
	[ACTION_FIGURES_SEE] = "figures_see",
	[ACTION_RETURN_SEE] = "return_see",
	[ACTION_RETURN_ASK] = "return_ask",
	[ACTION_RETURN_DECIDE] = "return_decide",
	[ACTION_RETURN_RECEIVE] = "return_receive",
	[ACTION_RETURN_INSPECT] = "return_inspect",
	[ACTION_ACCOUNT_SEE] = "account_see",
	[ACTION_ACCOUNT_PROPOSE] = "account_propose",
	[ACTION_CUSTOMER_CHANGE] = "customer_change",
	[ACTION_PRIVATE_SEE] = "private_see",
	[ACTION_CUSTOMER_CLEAR_QUALITY] = "customer_clear_quality",
	[ACTION_CUSTOMER_CLEAR_CREDIT] = "customer_clear_credit",
	[ACTION_LICENCE_UPLOAD] = "licence_upload",
	[ACTION_LICENCE_CHECK] = "licence_check",
	[ACTION_CONTRACT_SEE] = "contract_see",
	[ACTION_CONTRACT_SIGN] = "contract_sign",
	[ACTION_CONTRACT_DRAFT] = "contract_draft",
	[ACTION_CONTRACT_REVIEW] = "contract_review",
	[ACTION_CONTRACT_KEEP] = "contract_keep",
	[ACTION_TEAM_FIGURES] = "team_figures",
	[ACTION_EVALUATE] = "evaluate",
	[ACTION_HANDOVER_GIVE] = "handover_give",
	[ACTION_CONCESSION_APPROVE] = "concession_approve",
	[ACTION_USER_MANAGE] = "user_manage",
	[ACTION_API_TOKEN] = "api_token",
	[ACTION_AUDIT_SEE] = "audit_see",
};

const char *
permission_name(enum action action)
{
	return action < ACTION_COUNT ? names[action] : "";
}

enum action
permission_action(const char *name)
{
	for (unsigned int i = 0; i < ACTION_COUNT; i++) {
		if (strcmp(names[i], name) == 0)
			return (enum action)i;
	}
	return ACTION_COUNT;
}

bool
permission_has_role(const char *role_names, const char *role)
{
	size_t length = strlen(role);
	const char *at = role_names;

	while ((at = strstr(at, role)) != NULL) {
		bool starts = at == role_names || at[-1] == ',';
		bool ends = at[length] == '\0' || at[length] == ',';

		if (starts && ends)
			return true;
		at += length;
	}
	return false;
}
