/**
 * @file
 * The customers program: the customers of staff's reach as a whole.
 */
#include "customers/pages.h"

#define OPENING \
	"name short_name credit_code legal_person phone nature trade province"  \
	" division street bank_name bank_account reason go"
#define FILTERS "q sort province city class rep state after"

/* clang-format off */
static const struct route routes[] = {
	{ GET, "/customers",        ACTION_CUSTOMER_SEE, customers_list, FILTERS, 0 },
	{ GET, "/customers.csv",    ACTION_CUSTOMER_SEE, customers_export, FILTERS, 0 },
	{ GET, "/customers.xlsx",   ACTION_CUSTOMER_SEE, customers_export, FILTERS, 0 },
	{ GET, "/customers/places", ACTION_CUSTOMER_SEE, customers_places, "province", 0 },
	{ GET, "/customers/new",    ACTION_CUSTOMER_CHANGE, customers_new, NULL, 0 },
	{ POST, "/customers/new",   ACTION_CUSTOMER_CHANGE, customers_open, OPENING, 0 },
	{ GET, "/customers/{id}/opening", ACTION_CUSTOMER_SEE, customers_opening, NULL, 0 },
	{ POST, "/customers/{id}/opening/quality", ACTION_CUSTOMER_CLEAR_QUALITY, customers_clear_quality, NULL, 0 },
	{ POST, "/customers/{id}/opening/credit", ACTION_CUSTOMER_CLEAR_CREDIT, customers_clear_credit, NULL, 0 },
	{ GET, "/customers/{id}/evaluation", ACTION_CUSTOMER_SEE, customers_evaluation, "id", 0 },
	{ POST, "/customers/{id}/evaluation", ACTION_EVALUATE, customers_evaluate, "item[] score[] note[] summary", 0 },
	{ GET, "/customers/{id}/buying", ACTION_CUSTOMER_SEE, customers_buying, NULL, 0 },
	{ POST, "/customers/{id}/buying/calendar", ACTION_CUSTOMER_CHANGE, customers_buying_calendar, "plans[] compares[] orders[] note", 0 },
	{ POST, "/customers/{id}/buying/process", ACTION_CUSTOMER_CHANGE, customers_buying_process, "step[] contact[] standing[] step_note[] go", 0 },
	{ GET, "/customers/tasks",  ACTION_CUSTOMER_SEE, customers_tasks, NULL, 0 },
	{ GET, "/customers/{id}/events", ACTION_CUSTOMER_SEE, customers_events, NULL, 0 },
	{ POST, "/customers/{id}/events", ACTION_CUSTOMER_CHANGE, customers_event_add, "kind day what task owner due", 0 },
	{ POST, "/customers/{id}/events/{event}/done", ACTION_CUSTOMER_SEE, customers_event_done, NULL, 0 },
	{ GET, "/customers/{id}/group", ACTION_CUSTOMER_SEE, customers_group, NULL, 0 },
	{ POST, "/customers/{id}/group", ACTION_CUSTOMER_CHANGE, customers_group_set, "parent", 0 },
	{ GET, "/customers/difficult", ACTION_PRIVATE_SEE, customers_difficult, "after", 0 },
	{ GET, "/customers/difficult.csv", ACTION_PRIVATE_SEE, customers_difficult_export, "after", 0 },
	{ GET, "/customers/difficult.xlsx", ACTION_PRIVATE_SEE, customers_difficult_export, "after", 0 },
	{ GET, "/customers/{id}/pressure", ACTION_PRIVATE_SEE, customers_pressure, NULL, 0 },
	{ POST, "/customers/{id}/pressure", ACTION_PRIVATE_SEE, customers_pressure_save, "difficult by_share by_product by_relation decides", 0 },
	{ POST, "/customers/{id}/pressure/steps", ACTION_PRIVATE_SEE, customers_pressure_step, "method plan owner due", 0 },
	{ POST, "/customers/{id}/pressure/{step}/done", ACTION_PRIVATE_SEE, customers_pressure_done, NULL, 0 },
	{ POST, "/customers/{id}/concessions", ACTION_PRIVATE_SEE, customers_concession_add, "day cost what reason got", 0 },
	{ POST, "/customers/{id}/concessions/{given}", ACTION_CONCESSION_APPROVE, customers_concession_decide, "answer verdict", 0 },
	{ GET, "/proposals",        ACTION_CUSTOMER_CHANGE, customers_proposals, "customer after", 0 },
	{ GET, "/proposals/{id}",   ACTION_ACCOUNT_SEE, customers_proposal, NULL, 0 },
	{ POST, "/proposals/{id}/decide", ACTION_CUSTOMER_CHANGE, customers_proposal_decide, "verdict answer present same_ok", 0 },
	{ GET, "/handovers",        ACTION_ACCOUNT_SEE, customers_handovers, "which before", 0 },
	{ GET, "/handovers/new",    ACTION_HANDOVER_GIVE, customers_handover_new, NULL, 0 },
	{ POST, "/handovers/new",   ACTION_HANDOVER_GIVE, customers_handover_give, "from to note", 0 },
	{ GET, "/handovers/{id}",   ACTION_ACCOUNT_SEE, customers_handover, NULL, 0 },
	{ POST, "/handovers/{id}/take", ACTION_ACCOUNT_SEE, customers_handover_take, NULL, 0 },
	{ POST, "/handovers/{id}/decline", ACTION_ACCOUNT_SEE, customers_handover_decline, "answer", 0 },
	{ POST, "/handovers/{id}/back", ACTION_HANDOVER_GIVE, customers_handover_back, NULL, 0 },
	{ GET, "/licences",         ACTION_CUSTOMER_SEE, customers_licences, "which", 0 },
	{ GET, "/licences/{id}",    ACTION_ACCOUNT_SEE, customers_licence, NULL, 0 },
	{ POST, "/licences/{id}/check", ACTION_LICENCE_CHECK, customers_licence_check, "verdict answer", 0 },
};
/* clang-format on */

int
main(int argc, char **argv)
{
	static const struct program program = {
		.name = "customers",
		.routes = routes,
		.route_count = ARRAY_LEN(routes),
	};

	return app_main(&program, argc, argv);
}
