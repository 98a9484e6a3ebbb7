/**
 * @file
 * The account program: everything about one customer, for its own users under
 * /account and for staff under /customers/{id}.
 */
#include "account/pages.h"
#include "app/upload.h"

#define OWN_FILE \
	"version name name_en short_name credit_code legal_person"              \
	" finance_contact phone founded_on province division street"            \
	" invoice_title invoice_number invoice_kind bank_name bank_account"     \
	" registered paid_in ownership downstream warehouse vehicles people"    \
	" brands reason go"
#define WHOLE_FILE \
	OWN_FILE " relation nature trade preferred competitors share rival_until" \
		 " goals same_ok"
#define ADDRESS "label address contact telephone default"
#define CONTACT "name position mobile mail role"
#define PAPER "kind number issuer valid_from valid_to replaces scope[] file[] files[]@"

/* clang-format off */
static const struct route routes[] = {
	{ GET, "/account",                 ACTION_ACCOUNT_SEE, account_show, NULL, 0 },
	{ GET, "/account/products",        ACTION_ACCOUNT_SEE, account_page_products, "category months sort", 0 },
	{ GET, "/customers/{id}",          ACTION_ACCOUNT_SEE, account_show, NULL, 0 },
	{ GET, "/account/timeline",        ACTION_ACCOUNT_SEE, account_page_timeline, "before", 0 },
	{ GET, "/customers/{id}/timeline", ACTION_ACCOUNT_SEE, account_page_timeline, "before", 0 },
	{ GET, "/customers/{id}/products", ACTION_ACCOUNT_SEE, account_page_products, "category months sort", 0 },
	{ GET, "/account/licences",        ACTION_ACCOUNT_SEE, account_licences, "kind replaces", 0 },
	{ GET, "/customers/{id}/licences", ACTION_ACCOUNT_SEE, account_licences, "kind replaces", 0 },
	{ GET, "/account/file",            ACTION_ACCOUNT_SEE, account_file, "edit", 0 },
	{ GET, "/customers/{id}/file",     ACTION_ACCOUNT_SEE, account_file, "edit", 0 },
	{ POST, "/account/file",           ACTION_ACCOUNT_PROPOSE, account_file_save, OWN_FILE, 0 },
	{ POST, "/customers/{id}/file",    ACTION_CUSTOMER_CHANGE, account_file_save, WHOLE_FILE, 0 },
	{ POST, "/account/file/{change}/withdraw", ACTION_ACCOUNT_PROPOSE, account_proposal_withdraw, NULL, 0 },
	{ GET, "/account/file/changes",    ACTION_ACCOUNT_SEE, account_file_history, "before", 0 },
	{ GET, "/customers/{id}/file/changes", ACTION_ACCOUNT_SEE, account_file_history, "before", 0 },
	{ POST, "/customers/{id}/addresses", ACTION_CUSTOMER_CHANGE, account_address_save, ADDRESS, 0 },
	{ POST, "/customers/{id}/addresses/{address}", ACTION_CUSTOMER_CHANGE, account_address_save, ADDRESS " go", 0 },
	{ GET, "/account/contacts",        ACTION_ACCOUNT_SEE, account_contacts_page, NULL, 0 },
	{ GET, "/customers/{id}/contacts", ACTION_ACCOUNT_SEE, account_contacts_page, NULL, 0 },
	{ POST, "/account/contacts",       ACTION_ACCOUNT_PROPOSE, account_contact_save, "name position mobile mail", 0 },
	{ POST, "/customers/{id}/contacts", ACTION_CUSTOMER_CHANGE, account_contact_save, CONTACT, 0 },
	{ GET, "/account/contacts/{contact}", ACTION_ACCOUNT_SEE, account_contact_page, NULL, 0 },
	{ GET, "/customers/{id}/contacts/{contact}", ACTION_ACCOUNT_SEE, account_contact_page, NULL, 0 },
	{ POST, "/account/contacts/{contact}", ACTION_ACCOUNT_PROPOSE, account_contact_save, "name position mobile mail seen", 0 },
	{ POST, "/customers/{id}/contacts/{contact}", ACTION_CUSTOMER_CHANGE, account_contact_save, CONTACT " seen", 0 },
	{ POST, "/account/contacts/{contact}/leave", ACTION_ACCOUNT_PROPOSE, account_contact_leave, "back", 0 },
	{ POST, "/customers/{id}/contacts/{contact}/leave", ACTION_CUSTOMER_CHANGE, account_contact_leave, "back", 0 },
	{ POST, "/customers/{id}/contacts/{contact}/purge", ACTION_CUSTOMER_CHANGE, account_contact_purge, "sure", 0 },
	{ POST, "/customers/{id}/contacts/{contact}/private", ACTION_PRIVATE_SEE, account_contact_look, NULL, 0 },
	{ POST, "/customers/{id}/contacts/{contact}/private/save", ACTION_PRIVATE_SEE, account_contact_save_private, "wecom birthday stance style note seen", 0 },
	{ GET, "/account/team",            ACTION_ACCOUNT_SEE, account_team, NULL, 0 },
	{ GET, "/customers/{id}/team",     ACTION_ACCOUNT_SEE, account_team, NULL, 0 },
	{ POST, "/customers/{id}/team",    ACTION_HANDOVER_GIVE, account_team_give, "part to note", 0 },
	{ POST, "/account/licences",       ACTION_LICENCE_UPLOAD, account_licence_upload, PAPER, UPLOAD_BODY_MAX },
	{ POST, "/customers/{id}/licences", ACTION_LICENCE_UPLOAD, account_licence_upload, PAPER, UPLOAD_BODY_MAX },
};
/* clang-format on */

int
main(int argc, char **argv)
{
	static const struct program program = {
		.name = "account",
		.routes = routes,
		.route_count = ARRAY_LEN(routes),
	};

	return app_main(&program, argc, argv);
}
