/**
 * @file
 * The keeping of contracts, their renewal and their templates in names.  See
 * contract_view.h.
 */
#include "base/text.h"
#include "view/contract_view.h"
#include "view/draft_view.h"
#include "view/words.h"

void
contract_view_keeping(struct tpl *tpl, const struct actor *who,
    const struct contract *contract, const struct db_rows *people,
    const struct contract_task *task, const char *typed)
{
	const struct contract_person *person = people->items;
	bool is_shown = task->id != 0;

	tpl_show_if(tpl, "MAY_HAND_OVER", people->count > 0);
	tpl_list(tpl, "PERSON");
	for (size_t i = 0; i < people->count; i++) {
		struct tpl *row = tpl_row(tpl, "PERSON");
		const char *id = text_format(
		    tpl_arena(tpl), "%lld", (long long)person[i].id);

		tpl_text(row, "PERSON_ID", id);
		tpl_text(row, "PERSON_NAME", person[i].name);
		tpl_show_if(row, "PERSON_CHOSEN",
		    typed[0] != '\0' ? text_equal(typed, id)
				     : contract->keeper != NULL &&
			    text_equal(contract->keeper, person[i].name));
	}
	tpl_show_if(tpl, "HAS_TASK", is_shown);
	tpl_text(tpl, "TASK_OWNER",
	    !is_shown                ? ""
		: task->owner == NULL ? words(tpl_language(tpl), "Nobody yet")
				      : task->owner);
	tpl_show_if(tpl, "TASK_CORE", is_shown && task->is_core);
	tpl_show_if(tpl, "MAY_END_TASK",
	    is_shown &&
		(task->owner_id == who->user_id ||
		    actor_may(who, ACTION_CONTRACT_KEEP)));
}

void
contract_view_templates(struct tpl *tpl, const struct db_rows *rows)
{
	const struct contract_template *template = rows->items;
	enum language language = tpl_language(tpl);

	tpl_list(tpl, "TEMPLATE");
	for (size_t i = 0; i < rows->count; i++) {
		struct tpl *row = tpl_row(tpl, "TEMPLATE");

		tpl_plain(row, "TEMPLATE_ID", template[i].id);
		tpl_text(row, "TEMPLATE_NAME",
		    view_name(language, template[i].name,
			template[i].name_en));
		tpl_text(row, "TEMPLATE_KIND",
		    words(language, contract_kind_words(template[i].kind)));
		tpl_int(row, "TEMPLATE_VERSION", template[i].version);
		tpl_text(row, "TEMPLATE_BY",
		    template[i].saved_by == NULL
			? words(language, T_("Came with the product"))
			: template[i].saved_by);
		tpl_time(row, "TEMPLATE_AT", template[i].saved_at);
		tpl_time_iso(row, "TEMPLATE_ISO", template[i].saved_at);
	}
}

void
contract_view_template(struct tpl *tpl, const struct actor *who,
    const struct contract_template_whole *whole)
{
	const struct contract_template_version *version =
	    whole->versions.items;
	enum language language = tpl_language(tpl);

	tpl_plain(tpl, "TEMPLATE_ID", whole->template.id);
	tpl_text(tpl, "TEMPLATE_NAME",
	    view_name(
		language, whole->template.name, whole->template.name_en));
	tpl_text(tpl, "TEMPLATE_KIND",
	    words(language, contract_kind_words(whole->template.kind)));
	tpl_int(tpl, "SHOWN_VERSION", whole->shown.version);
	tpl_plain(tpl, "NEWEST", whole->template.version);
	tpl_show_if(tpl, "IS_OLD",
	    whole->shown.version != whole->template.version);
	tpl_show_if(
	    tpl, "MAY_CHANGE", actor_may(who, ACTION_CONTRACT_KEEP));
	tpl_show_if(
	    tpl, "MAY_ONLY_READ", !actor_may(who, ACTION_CONTRACT_KEEP));
	tpl_list(tpl, "VERSION");
	for (size_t i = 0; i < whole->versions.count; i++) {
		struct tpl *row = tpl_row(tpl, "VERSION");

		tpl_int(row, "VERSION_NUMBER", version[i].version);
		tpl_plain(row, "VERSION_ID", version[i].version);
		tpl_show_if(row, "VERSION_HERE",
		    version[i].version == whole->shown.version);
		tpl_text(row, "VERSION_NOTE", version[i].note);
		tpl_text(row, "VERSION_BY",
		    version[i].saved_by == NULL
			? words(language, T_("Came with the product"))
			: version[i].saved_by);
		tpl_time(row, "VERSION_AT", version[i].saved_at);
		tpl_time_iso(row, "VERSION_ISO", version[i].saved_at);
	}
}

static const struct {
	const char *text, *field;
} faults[] = {
	[TEMPLATE_SOUND] = { "", "" },
	[TEMPLATE_FAULT_NAME] = {
	    T_("Enter a name of up to 120 characters."), "name" },
	[TEMPLATE_FAULT_NAME_EN] = {
	    T_("Enter an English name of up to 120 characters."), "name_en" },
	[TEMPLATE_FAULT_NOTE] = {
	    T_("Say what you changed, in up to 500 characters."), "note" },
	[TEMPLATE_FAULT_BODY] = {
	    T_("Every part needs a text of up to 2,000 characters."), "body" },
	[TEMPLATE_FAULT_SAME] = { T_("Nothing was changed."), "" },
};

const char *
contract_template_fault_words(enum contract_template_fault fault)
{
	return faults[fault < ARRAY_LEN(faults) ? fault : 0].text;
}

const char *
contract_template_fault_field(enum contract_template_fault fault)
{
	return faults[fault < ARRAY_LEN(faults) ? fault : 0].field;
}
