/**
 * @file
 * See about_view.h.
 */
#include "view/about_view.h"

#include "base/text.h"
#include "view/draft_view.h"

void
about_view_head(struct tpl *tpl, const struct actor *who,
    const struct account *account, enum about_page page)
{
	static const char *const at[ABOUT_PAGE_COUNT] = { "AT_EVALUATION",
		"AT_BUYING", "AT_EVENTS", "AT_GROUP", "AT_PRESSURE" };

	for (unsigned i = 0; i < ABOUT_PAGE_COUNT; i++)
		tpl_show_if(tpl, at[i], i == (unsigned)page);
	tpl_text(tpl, "BASE",
	    text_format(tpl_arena(tpl), "/customers/%lld",
		(long long)account->id));
	tpl_text(tpl, "CUSTOMER",
	    view_name(who->language, account->name, account->name_en));
	tpl_text(tpl, "CODE", account->code);
	tpl_show_if(
	    tpl, "SEES_PRIVATE", actor_may(who, ACTION_PRIVATE_SEE));
}
