/**
 * @file
 * The returns program: requests, the dock, batches, goods kept
 * apart; which URL runs which
 * handler, and what the actor must be allowed to do.
 */
#include "app/upload.h"
#include "returns/pages.h"

#define LIST_FIELDS "state q from to customer after"
#define DRAFT_FIELDS                                                           \
	"position[] quantity[] kind[] reason[] note[] wanted[] way remark"     \
	" files_for seen go file[] files[]@"

/* clang-format off */
static const struct route routes[] = {
	{ GET,  "/returns",             ACTION_RETURN_SEE, returns_list, LIST_FIELDS, 0 },
	{ GET,  "/returns.csv",         ACTION_RETURN_SEE, returns_export, LIST_FIELDS, 0 },
	{ GET,  "/returns.xlsx",        ACTION_RETURN_SEE, returns_export, LIST_FIELDS, 0 },
	{ GET,  "/returns/new",         ACTION_RETURN_ASK, returns_new_form,
	    "customer q order shipment draft after", 0 },
	{ POST, "/returns/new",         ACTION_RETURN_ASK, returns_new, "customer draft pick[]", 0 },
	{ GET,  "/returns/dock/{code}", ACTION_RETURN_SEE, returns_dock, NULL, 0 },
	{ GET,  "/returns/imported/{note}", ACTION_RETURN_SEE, returns_imported, NULL, 0 },
	{ GET,  "/returns/{no}",        ACTION_RETURN_SEE, returns_show, NULL, 0 },
	{ GET,  "/returns/{no}.pdf",    ACTION_RETURN_SEE, returns_pdf, NULL, 0 },
	{ POST, "/returns/{no}/save",   ACTION_RETURN_ASK, returns_save, DRAFT_FIELDS, UPLOAD_BODY_MAX },
	{ POST, "/returns/{no}/submit", ACTION_RETURN_ASK, returns_submit, DRAFT_FIELDS, UPLOAD_BODY_MAX },
	{ POST, "/returns/{no}/ask",    ACTION_RETURN_DECIDE, returns_ask, "text", 0 },
	{ POST, "/returns/{no}/answer", ACTION_RETURN_ASK, returns_answer, "text file[] files[]@", UPLOAD_BODY_MAX },
	{ POST, "/returns/{no}/approve", ACTION_RETURN_DECIDE, returns_approve,
	    "position[] quantity[] instruction", 0 },
	{ POST, "/returns/{no}/reject", ACTION_RETURN_DECIDE, returns_reject, "reason", 0 },
	{ POST, "/returns/{no}/cancel", ACTION_RETURN_ASK, returns_cancel, "reason", 0 },
	{ POST, "/returns/{no}/send",   ACTION_RETURN_SEE, returns_send, "carrier tracking", 0 },
	{ GET,  "/returns/{no}/receive", ACTION_RETURN_RECEIVE, returns_receive_form, NULL, 0 },
	{ POST, "/returns/{no}/receive", ACTION_RETURN_RECEIVE, returns_receive,
	    "position[] quantity[] all", 0 },
	{ GET,  "/returns/{no}/inspect", ACTION_RETURN_INSPECT, returns_inspect_form, NULL, 0 },
	{ POST, "/returns/{no}/inspect", ACTION_RETURN_INSPECT, returns_inspect,
	    "position[] accepted[] share[] disposition[] note[] file[] files[]@", UPLOAD_BODY_MAX },
	{ POST, "/returns/{no}/offer",  ACTION_RETURN_DECIDE, returns_offer, "text", 0 },
	{ POST, "/returns/{no}/accept", ACTION_RETURN_ASK, returns_accept, NULL, 0 },
	{ POST, "/returns/{no}/decline", ACTION_RETURN_ASK, returns_decline, "reason", 0 },
	{ POST, "/returns/{no}/resolve", ACTION_RETURN_SEE, returns_resolve, "position", 0 },
	{ POST, "/returns/{no}/quote",  ACTION_RETURN_DECIDE, returns_quote, "position amount", 0 },
	{ POST, "/returns/{no}/quote-accept", ACTION_RETURN_ASK, returns_quote_accept, "position", 0 },
	{ POST, "/returns/{no}/quote-decline", ACTION_RETURN_ASK, returns_quote_decline, "position", 0 },
	{ POST, "/returns/{no}/rate",   ACTION_RETURN_ASK, returns_rate, "satisfied", 0 },

	{ GET,  "/batch-cases",         ACTION_RETURN_DECIDE, batch_cases_list, NULL, 0 },
	{ GET,  "/batch-cases/{id}",    ACTION_RETURN_DECIDE, batch_cases_show, NULL, 0 },
	{ POST, "/batch-cases/{id}/decide", ACTION_RETURN_DECIDE, batch_cases_decide, "state reason", 0 },

	{ GET,  "/quarantine",          ACTION_RETURN_INSPECT, quarantine_page, NULL, 0 },
	{ GET,  "/quarantine/{stock}",  ACTION_RETURN_INSPECT, quarantine_show, NULL, 0 },
	{ POST, "/quarantine/{stock}/decide", ACTION_RETURN_INSPECT, quarantine_act, "decision quantity note", 0 },
};
/* clang-format on */

int
main(int argc, char **argv)
{
	static const struct program program = {
		.name = "returns",
		.routes = routes,
		.route_count = ARRAY_LEN(routes),
	};

	return app_main(&program, argc, argv);
}
