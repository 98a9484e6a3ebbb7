/**
 * @file
 * The contracts program: for staff all of their reach, for a distributor its own.
 */
#include "app/upload.h"
#include "contracts/pages.h"

#define FILTERS "which q kind keeper ends after"
#define DRAFT_FIELDS                                                           \
	"title valid_from valid_to target body[] level[] division[] group[]"   \
	" sku[] row_version"

/* clang-format off */
static const struct route routes[] = {
	{ GET,  "/contracts",               ACTION_CONTRACT_SEE, contracts_list, FILTERS, 0 },
	{ GET,  "/contracts.csv",           ACTION_CONTRACT_SEE, contracts_export, FILTERS, 0 },
	{ GET,  "/contracts.xlsx",          ACTION_CONTRACT_SEE, contracts_export, FILTERS, 0 },
	{ GET,  "/contracts/calendar",      ACTION_CONTRACT_DRAFT, contracts_calendar, NULL, 0 },
	{ GET,  "/contracts/new",           ACTION_CONTRACT_DRAFT, contracts_new_form, "customer", 0 },
	{ POST, "/contracts/new",           ACTION_CONTRACT_DRAFT, contracts_new,
	    "customer template title valid_from valid_to target", 0 },
	{ GET,  "/contracts/templates",     ACTION_CONTRACT_DRAFT, contracts_templates, NULL, 0 },
	{ GET,  "/contracts/templates/{id}", ACTION_CONTRACT_DRAFT, contracts_template, "version", 0 },
	{ POST, "/contracts/templates/{id}/save", ACTION_CONTRACT_KEEP, contracts_template_save,
	    "name name_en note body[] version", 512 * 1024 },
	{ GET,  "/contracts/{no}",          ACTION_CONTRACT_SEE, contracts_show, NULL, 0 },
	{ GET,  "/contracts/{no}/edit",     ACTION_CONTRACT_DRAFT, contracts_edit, NULL, 0 },
	{ POST, "/contracts/{no}/save",     ACTION_CONTRACT_DRAFT, contracts_save, DRAFT_FIELDS, 512 * 1024 },
	{ POST, "/contracts/{no}/open",     ACTION_CONTRACT_SEE, contracts_open, NULL, 0 },
	{ POST, "/contracts/{no}/submit",   ACTION_CONTRACT_DRAFT, contracts_step, NULL, 0 },
	{ POST, "/contracts/{no}/approve",  ACTION_CONTRACT_REVIEW, contracts_step, "reason", 0 },
	{ POST, "/contracts/{no}/back",     ACTION_CONTRACT_SEE, contracts_step, "reason", 0 },
	{ POST, "/contracts/{no}/send",     ACTION_CONTRACT_KEEP, contracts_step, "signatory", 0 },
	{ POST, "/contracts/{no}/sign",     ACTION_CONTRACT_SEE, contracts_sign,
	    "signatory signed_on file[] files[]@", UPLOAD_BODY_MAX },
	{ POST, "/contracts/{no}/terminate", ACTION_CONTRACT_KEEP, contracts_step, "reason", 0 },
	{ POST, "/contracts/{no}/drop",     ACTION_CONTRACT_DRAFT, contracts_step, "reason", 0 },
	{ POST, "/contracts/{no}/amend",    ACTION_CONTRACT_DRAFT, contracts_follow, NULL, 0 },
	{ POST, "/contracts/{no}/renew",    ACTION_CONTRACT_DRAFT, contracts_follow, NULL, 0 },
	{ POST, "/contracts/{no}/keeper",   ACTION_CONTRACT_KEEP, contracts_keeper, "keeper", 0 },
	{ POST, "/contracts/{no}/no-renewal", ACTION_CONTRACT_SEE, contracts_no_renewal, "reason", 0 },
	{ GET,  "/account/contracts",       ACTION_CONTRACT_SEE, contracts_of_account, NULL, 0 },
	{ GET,  "/customers/{id}/contracts", ACTION_CONTRACT_SEE, contracts_of_account, NULL, 0 },
};
/* clang-format on */

int
main(int argc, char **argv)
{
	static const struct program program = {
		.name = "contracts",
		.routes = routes,
		.route_count = ARRAY_LEN(routes),
	};

	return app_main(&program, argc, argv);
}
