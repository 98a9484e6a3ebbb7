/**
 * @file
 * Signing in and one's own settings.  See auth_view.h.
 */
#include "view/auth_view.h"

#include "domain/permission.h"
#include "view/draft_view.h"
#include "view/words.h"

void
auth_view_login(struct tpl *tpl, const struct auth_login_form *form)
{
	tpl_text(tpl, "LOGIN", form->login);
	tpl_text(tpl, "NEXT", form->next);
	tpl_show_if(tpl, "REMEMBER", form->remember);
}

/* Names of the roles, as people call them. */
static const struct {
	const char *role;
	const char *name;
} roles[] = {
	{ "buyer", T_("Buyer") },
	{ "distributor_finance", T_("Distributor finance") },
	{ "distributor_admin", T_("Distributor admin") },
	{ "sales_rep", T_("Sales rep") },
	{ "service", T_("Service") },
	{ "order_desk", T_("Order desk") },
	{ "warehouse", T_("Warehouse") },
	{ "quality", T_("Quality") },
	{ "credit_officer", T_("Credit officer") },
	{ "finance", T_("Finance") },
	{ "marketing", T_("Marketing") },
	{ "contract_keeper", T_("Contract keeper") },
	{ "team_lead", T_("Team lead") },
	{ "manager", T_("Sales manager") },
	{ "executive", T_("Executive") },
	{ "admin", T_("Administrator") },
};

void
auth_view_me(struct tpl *tpl, const struct actor *who,
    const struct session_company *companies, size_t count)
{
	enum language language = who->language;

	tpl_text(tpl, "NAME", who->name);
	tpl_show_if(tpl, "IS_ZH", language == LANGUAGE_ZH);
	tpl_show_if(tpl, "IS_EN", language == LANGUAGE_EN);
	tpl_list(tpl, "ROLE");
	for (size_t i = 0; i < ARRAY_LEN(roles); i++) {
		if (!permission_has_role(who->role_names, roles[i].role))
			continue;
		tpl_text(tpl_row(tpl, "ROLE"), "ROLE_NAME",
		    words(language, roles[i].name));
	}
	tpl_list(tpl, "COMPANY_ROW");
	for (size_t i = 0; i < count; i++) {
		struct tpl *row = tpl_row(tpl, "COMPANY_ROW");
		bool here = companies[i].customer_id == who->customer_id;

		tpl_plain(row, "COMPANY_ID", companies[i].customer_id);
		tpl_text(row, "COMPANY_NAME",
		    companies[i].customer_id != 0
			? view_name(language, companies[i].name,
			      companies[i].name_en)
			: words(language, "The company's own staff"));
		tpl_show_if(row, "IS_HERE", here);
		tpl_show_if(row, "IS_ELSEWHERE", !here);
	}
}
