/**
 * @file
 * Signing in and one's own settings.  See auth_view.h.
 */
#include "view/auth_view.h"

#include <qrencode.h>

#include "base/text.h"
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

const char *
auth_role_name(enum language language, const char *role)
{
	for (size_t i = 0; i < ARRAY_LEN(roles); i++) {
		if (text_equal(roles[i].role, role))
			return words(language, roles[i].name);
	}
	return role;
}

void
auth_view_roles(struct tpl *tpl, const char *role_names)
{
	tpl_list(tpl, "ROLE");
	for (size_t i = 0; i < ARRAY_LEN(roles); i++) {
		if (!permission_has_role(role_names, roles[i].role))
			continue;
		tpl_text(tpl_row(tpl, "ROLE"), "ROLE_NAME",
		    words(tpl_language(tpl), roles[i].name));
	}
}

/* --- The second factor ------------------------------------------------------- */

enum {
	QR_MARGIN = 4, /* light squares around, as the standard asks */
	QR_PATH_BYTES = 256 * 1024
};

void
auth_view_code(struct tpl *tpl, const char *next)
{
	tpl_text(tpl, "NEXT", next);
}

/* The dark squares as a path; rows of neighbours are drawn as one. */
static const char *
qr_path(struct arena *mem, const QRcode *square)
{
	struct text path = text_new(mem, QR_PATH_BYTES);

	for (int y = 0; y < square->width; y++) {
		const unsigned char *row = square->data + y * square->width;

		for (int x = 0; x < square->width;) {
			int from = x;

			while (x < square->width && (row[x] & 1) != 0)
				x++;
			if (x > from)
				text_addf(&path, "M%d %dh%dv1h-%dz",
				    from + QR_MARGIN, y + QR_MARGIN, x - from,
				    x - from);
			else
				x++;
		}
	}
	return path.bytes;
}

void
auth_view_waiting(struct tpl *tpl, const struct two_factor *second)
{
	QRcode *square = QRcode_encodeString(
	    second->uri, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
	const char *secret = second->secret;
	struct text shown = text_new(tpl_arena(tpl), 200);

	for (size_t i = 0; secret[i] != '\0'; i++) {
		if (i > 0 && i % 4 == 0)
			text_add_char(&shown, ' ');
		text_add_char(&shown, secret[i]);
	}
	tpl_text(tpl, "SECRET", shown.bytes);
	tpl_show_if(tpl, "HAS_QR", square != NULL);
	tpl_text(tpl, "QR_PATH",
	    square == NULL ? "" : qr_path(tpl_arena(tpl), square));
	tpl_plain(tpl, "QR_SIZE",
	    square == NULL ? 1 : square->width + 2 * QR_MARGIN);
	if (square != NULL)
		QRcode_free(square);
}

void
auth_view_codes(
    struct tpl *tpl, const struct two_factor_codes *codes, const char *next)
{
	tpl_text(tpl, "NEXT", next);
	for (size_t i = 0; i < TWO_FACTOR_CODES; i++)
		tpl_text(tpl_row(tpl, "CODE_ROW"), "RECOVERY_CODE",
		    codes->code[i]);
}

void
auth_view_second(struct tpl *tpl, const struct two_factor *second)
{
	tpl_show_if(tpl, "IS_ON", second->is_on);
	tpl_show_if(tpl, "IS_BEGUN", second->is_begun);
	tpl_show_if(tpl, "IS_OFF", !second->is_on && !second->is_begun);
	tpl_show_if(tpl, "NOT_ON", !second->is_on);
	tpl_show_if(tpl, "IS_DUE", second->is_due);
	tpl_show_if(tpl, "MAY_OFF", second->is_on && !second->is_due);
	tpl_time(tpl, "SINCE", second->since);
	tpl_int(tpl, "CODES_LEFT", second->codes_left);
	auth_view_waiting(tpl, second);
}

/* --- Links ------------------------------------------------------------------- */

void
auth_view_forgot(struct tpl *tpl, const struct auth_forgot *forgot)
{
	tpl_text(tpl, "LOGIN", forgot->login);
	tpl_show_if(tpl, "IS_SENT", forgot->is_sent);
	tpl_show_if(tpl, "IS_FORM", !forgot->is_sent && forgot->has_mail);
	tpl_show_if(tpl, "IS_OVER", forgot->is_over);
	tpl_show_if(tpl, "NO_MAIL", !forgot->has_mail);
}

void
auth_view_reset(struct tpl *tpl, const char *token, const char *login)
{
	tpl_text(tpl, "TOKEN", token);
	tpl_text(tpl, "LOGIN", login);
}

void
auth_view_invitation(struct tpl *tpl, const char *token,
    const struct invitation *invitation, const char *name)
{
	enum language language = tpl_language(tpl);
	bool is_staff = invitation->customer_id == 0;

	tpl_text(tpl, "TOKEN", token);
	tpl_text(tpl, "LOGIN", invitation->login);
	tpl_text(tpl, "NAME", name);
	tpl_text(tpl, "INVITER", invitation->inviter);
	tpl_show_if(tpl, "IS_STAFF_INVITED", is_staff);
	tpl_show_if(tpl, "IS_COMPANY_INVITED", !is_staff);
	tpl_text(tpl, "COMPANY",
	    view_name(language, invitation->company, invitation->company_en));
	tpl_show_if(tpl, "HAS_ACCOUNT", invitation->has_account);
	tpl_show_if(tpl, "NO_ACCOUNT", !invitation->has_account);
	auth_view_roles(tpl, invitation->roles);
}

/* --- Sessions ---------------------------------------------------------------- */

/* A browser or system by a part of what it calls itself. */
static const struct {
	const char *part;
	const char *name;
} browsers[] = {
	{ "MicroMessenger", T_("WeChat") },
	{ "DingTalk", T_("DingTalk") },
	{ "Edg", "Edge" },
	{ "Firefox", "Firefox" },
	{ "Chrome", "Chrome" },
	{ "Safari", "Safari" },
}, systems[] = {
	{ "iPhone", "iPhone" },
	{ "iPad", "iPad" },
	{ "Android", "Android" },
	{ "Windows", "Windows" },
	{ "Mac OS", "macOS" },
	{ "Linux", "Linux" },
};

static const char *
device_name(struct arena *mem, enum language language, const char *agent)
{
	const char *browser = NULL, *system = NULL;

	for (size_t i = 0; i < ARRAY_LEN(browsers) && browser == NULL; i++) {
		if (strstr(agent, browsers[i].part) != NULL)
			browser = words(language, browsers[i].name);
	}
	for (size_t i = 0; i < ARRAY_LEN(systems) && system == NULL; i++) {
		if (strstr(agent, systems[i].part) != NULL)
			system = systems[i].name;
	}
	if (browser == NULL && system == NULL)
		return words(language, "Unknown device");
	if (browser == NULL || system == NULL)
		return browser != NULL ? browser : system;
	return text_format(mem, "%s · %s", browser, system);
}

void
auth_view_sessions(
    struct tpl *tpl, const struct actor *who, const struct db_rows *sessions)
{
	const struct session_line *lines = sessions->items;

	tpl_list(tpl, "SESSION_ROW");
	tpl_show_if(tpl, "HAS_OTHERS", sessions->count > 1);
	for (size_t i = 0; i < sessions->count; i++) {
		struct tpl *row = tpl_row(tpl, "SESSION_ROW");

		tpl_plain(row, "SESSION_ID", lines[i].id);
		tpl_text(row, "DEVICE",
		    device_name(
			tpl_arena(row), who->language, lines[i].agent));
		tpl_text(row, "ADDRESS", lines[i].address);
		tpl_time(row, "SEEN", lines[i].seen_at);
		tpl_time_iso(row, "SEEN_ISO", lines[i].seen_at);
		tpl_time(row, "SINCE", lines[i].created_at);
		tpl_show_if(row, "IS_THIS", lines[i].is_this);
		tpl_show_if(row, "IS_OTHER", !lines[i].is_this);
	}
}

/* --- Me ---------------------------------------------------------------------- */

void
auth_view_me(struct tpl *tpl, const struct actor *who,
    const struct session_company *companies, size_t count)
{
	enum language language = who->language;

	tpl_text(tpl, "NAME", who->name);
	tpl_show_if(tpl, "IS_ZH", language == LANGUAGE_ZH);
	tpl_show_if(tpl, "IS_EN", language == LANGUAGE_EN);
	auth_view_roles(tpl, who->role_names);
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
