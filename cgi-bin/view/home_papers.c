/**
 * @file
 * Papers and contracts on the first page.  See home_papers.h.
 */
#include "view/home_papers.h"

#include "base/text.h"
#include "domain/contract.h"
#include "view/draft_view.h"
#include "view/home_view.h"
#include "view/licence_view.h"
#include "view/words.h"

enum {
	SOON_DAYS = 30
};

static void
add(struct tpl *tpl, const struct actor *who, const char *tone,
    const char *title, const char *note, bool is_contract)
{
	bool sees = actor_may(
	    who, is_contract ? ACTION_CONTRACT_SEE : ACTION_ACCOUNT_SEE);

	home_view_todo(tpl,
	    &(struct home_todo){
		.icon = "TODO_LOCK",
		.tone = tone,
		.title = title,
		.note = note,
		.button = !sees       ? T_("See the account")
		    : is_contract     ? T_("See the contracts")
				      : T_("See the licences"),
		.number = "",
		.path = !sees         ? "/account"
		    : is_contract     ? "/account/contracts"
				      : "/account/licences",
	    });
}

size_t
home_papers_todo(struct tpl *tpl, const struct actor *who,
    const struct licence_bar *bar, struct day today)
{
	struct arena *mem = tpl_arena(tpl);
	enum language language = tpl_language(tpl);

	if (bar->reason != LICENCE_FINE)
		add(tpl, who, "bad",
		    words(language, T_("Nothing can be ordered now")),
		    licence_bar_words(mem, language, bar),
		    bar->reason == LICENCE_CONTRACT);
	if (bar->contract.is_warned)
		add(tpl, who, "warn",
		    words(language,
			T_("A contract is to be signed for orders to go on")),
		    licence_contract_words(
			mem, language, &bar->contract, today),
		    true);
	return (bar->reason != LICENCE_FINE) + (bar->contract.is_warned ? 1u : 0u);
}

void
home_papers_renewals(
    struct tpl *tpl, const struct db_rows *rows, struct day today)
{
	const struct contract_task *task = rows->items;
	enum language language = tpl_language(tpl);

	if (rows->count == 0)
		return;
	tpl_show(tpl, "HAS_RENEWALS");
	tpl_int(tpl, "RENEWAL_COUNT", (int64_t)rows->count);
	for (size_t i = 0; i < rows->count; i++) {
		struct tpl *row = tpl_row(tpl, "RENEWAL");
		int64_t left =
		    day_number(task[i].valid_to) - day_number(today);

		tpl_text(row, "RENEWAL_NUMBER",
		    contract_number_full(tpl_arena(tpl), task[i].number,
			task[i].version));
		tpl_text(row, "RENEWAL_TITLE", task[i].title);
		tpl_text(row, "RENEWAL_CUSTOMER",
		    view_name(language, task[i].customer_name,
			task[i].customer_name_en));
		tpl_day(row, "RENEWAL_ENDS", task[i].valid_to);
		tpl_show_if(row, "RENEWAL_CORE", task[i].is_core);
		tpl_text(
		    row, "RENEWAL_TONE", left <= SOON_DAYS ? "bad" : "warn");
		tpl_text(row, "RENEWAL_LEFT",
		    words_count(tpl_arena(tpl), language, "{N} day left",
			"{N} days left", left < 0 ? 0 : left));
	}
}
