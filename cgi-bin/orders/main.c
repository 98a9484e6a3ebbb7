/**
 * @file
 * The orders program: drafts, orders and shipments; which URL runs which
 * handler, and what the actor must be allowed to do.
 */
#include "orders/grid.h"
#include "orders/pages.h"

#define LIST_FIELDS "state q from to customer after"

/* clang-format off */
static const struct route routes[] = {
	{ GET,  "/orders",              ACTION_ORDER_SEE, orders_list, LIST_FIELDS, 0 },
	{ GET,  "/orders.csv",          ACTION_ORDER_SEE, orders_export, LIST_FIELDS, 0 },
	{ GET,  "/orders.xlsx",         ACTION_ORDER_SEE, orders_export, LIST_FIELDS, 0 },
	{ GET,  "/orders/new",          ACTION_ORDER_ENTER, orders_new_form, "from customer q", 0 },
	{ POST, "/orders/new",          ACTION_ORDER_ENTER, orders_new, GRID_FIELDS, GRID_BODY_MAX },
	{ GET,  "/orders/{no}",         ACTION_ORDER_SEE, orders_show, NULL, 0 },
	{ GET,  "/orders/{no}/cases",   ACTION_ORDER_SEE, orders_cases, NULL, 0 },
	{ GET,  "/orders/{no}.pdf",     ACTION_ORDER_SEE, orders_pdf, NULL, 0 },
	{ POST, "/orders/{no}/approve", ACTION_ORDER_APPROVE, orders_approve, NULL, 0 },
	{ POST, "/orders/{no}/send-back", ACTION_ORDER_APPROVE, orders_send_back, "reason", 0 },
	{ POST, "/orders/{no}/confirm", ACTION_ORDER_CONFIRM, orders_confirm, NULL, 0 },
	{ POST, "/orders/{no}/reject",  ACTION_ORDER_CONFIRM, orders_reject, "reason", 0 },
	{ POST, "/orders/{no}/reduce",  ACTION_ORDER_ENTER, orders_reduce, NULL, 0 },
	{ POST, "/orders/{no}/cancel",  ACTION_ORDER_CANCEL, orders_cancel, "reason", 0 },
	{ GET,  "/orders/{no}/propose", ACTION_ORDER_CONFIRM, orders_propose_form, NULL, 0 },
	{ POST, "/orders/{no}/propose", ACTION_ORDER_CONFIRM, orders_propose,
	    "position[] quantity[] promised_on[] substitute[] reason", 512 * 1024 },
	{ POST, "/orders/{no}/accept",  ACTION_ORDER_ANSWER, orders_accept, "reason", 0 },
	{ POST, "/orders/{no}/decline", ACTION_ORDER_ANSWER, orders_decline, "reason", 0 },
	{ POST, "/orders/{no}/pick",    ACTION_ORDER_PICK, orders_pick, NULL, 0 },
	{ POST, "/orders/{no}/unpick",  ACTION_ORDER_PICK, orders_unpick, NULL, 0 },
	{ GET,  "/orders/{no}/ship",    ACTION_ORDER_PICK, orders_ship_form, NULL, 0 },
	{ POST, "/orders/{no}/ship",    ACTION_ORDER_PICK, orders_ship,
	    "position[] quantity[] carrier tracking note", 256 * 1024 },
	{ POST, "/orders/{no}/close",   ACTION_ORDER_CONFIRM, orders_close, "reason", 0 },
	{ POST, "/orders/{no}/release", ACTION_HOLD_RELEASE, orders_release, "reason", 0 },
	{ POST, "/orders/{no}/hold",    ACTION_HOLD_RELEASE, orders_hold, "reason", 0 },

	{ GET,  "/drafts",               ACTION_ORDER_ENTER, orders_drafts, "deleted", 0 },
	{ GET,  "/drafts/{id}",          ACTION_ORDER_ENTER, orders_draft, "rows", 0 },
	{ POST, "/drafts/{id}",          ACTION_ORDER_ENTER, orders_draft_save, GRID_FIELDS, GRID_BODY_MAX },
	{ POST, "/drafts/{id}/autosave", ACTION_ORDER_ENTER, orders_draft_autosave, GRID_FIELDS, GRID_BODY_MAX },
	{ POST, "/drafts/{id}/delete",   ACTION_ORDER_ENTER, orders_draft_delete, NULL, 0 },
	{ POST, "/drafts/{id}/restore",  ACTION_ORDER_ENTER, orders_draft_restore, NULL, 0 },
	{ POST, "/drafts/{id}/template", ACTION_ORDER_ENTER, orders_draft_template, "name", 0 },
	{ POST, "/drafts/{id}/use",      ACTION_ORDER_ENTER, orders_draft_use, NULL, 0 },
	{ GET,  "/drafts/{id}/review",   ACTION_ORDER_ENTER, orders_draft_review, NULL, 0 },
	{ POST, "/drafts/{id}/submit",   ACTION_ORDER_ENTER, orders_draft_submit,
	    "version seen[] address wanted_on own_number remark", 256 * 1024 },

	{ GET,  "/shipments",              ACTION_ORDER_SEE, shipments_list, "state after", 0 },
	{ GET,  "/shipments.csv",          ACTION_ORDER_SEE, shipments_export, "state after", 0 },
	{ GET,  "/shipments.xlsx",         ACTION_ORDER_SEE, shipments_export, "state after", 0 },
	{ GET,  "/shipments/{no}",         ACTION_ORDER_SEE, shipments_show, NULL, 0 },
	{ GET,  "/shipments/{no}.pdf",     ACTION_ORDER_SEE, shipments_pdf, NULL, 0 },
	{ POST, "/shipments/{no}/deliver", ACTION_ORDER_PICK, shipments_deliver, NULL, 0 },
	{ POST, "/shipments/{no}/sign",    ACTION_SHIPMENT_SIGN, shipments_sign, "note", 0 },
	{ POST, "/shipments/{no}/refuse",  ACTION_SHIPMENT_SIGN, shipments_refuse,
	    "position[] batch[] quantity[] reason", 256 * 1024 },
	{ POST, "/shipments/{no}/lose",    ACTION_ORDER_PICK, shipments_lose, "reason", 0 },
};
/* clang-format on */

int
main(int argc, char **argv)
{
	static const struct program program = {
		.name = "orders",
		.routes = routes,
		.route_count = ARRAY_LEN(routes),
	};

	return app_main(&program, argc, argv);
}
