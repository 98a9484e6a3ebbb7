/**
 * @file
 * Deputies in names.  See deputy_view.h.
 */
#include "view/deputy_view.h"

#include "base/text.h"
#include "view/words.h"

static bool
is_now(const struct deputy *deputy, struct day today)
{
	return day_compare(deputy->from, today) <= 0 &&
	    day_compare(today, deputy->to) <= 0;
}

void
deputy_view_stand(struct tpl *tpl, const struct actor *who,
    const struct db_rows *rows, struct day today)
{
	const struct deputy *deputy = rows->items;

	tpl_list(tpl, "STAND");
	tpl_list(tpl, "IN_PLACE");
	if (who->deputy_of != 0) {
		tpl_text(tpl_row(tpl, "IN_PLACE"), "PLACE_NAME",
		    who->deputy_name);
		return;
	}
	for (size_t i = 0; i < rows->count; i++) {
		struct tpl *row;

		if (deputy[i].deputy_id != who->user_id ||
		    !is_now(&deputy[i], today))
			continue;
		row = tpl_row(tpl, "STAND");
		tpl_plain(row, "STAND_ID", deputy[i].id);
		tpl_text(row, "STAND_NAME", deputy[i].absent);
		tpl_day(row, "STAND_UNTIL", deputy[i].to);
	}
}

static void
add_rows(struct tpl *tpl, const struct actor *who, const struct db_rows *rows,
    struct day today)
{
	const struct deputy *deputy = rows->items;

	tpl_list(tpl, "DEPUTY_ROW");
	tpl_show_if(tpl, "NO_DEPUTIES", rows->count == 0);
	for (size_t i = 0; i < rows->count; i++) {
		struct tpl *row = tpl_row(tpl, "DEPUTY_ROW");
		bool is_mine = deputy[i].absent_id == who->user_id;

		tpl_plain(row, "DEPUTY_ID", deputy[i].id);
		tpl_text(row, "ABSENT", deputy[i].absent);
		tpl_text(row, "DEPUTY", deputy[i].deputy);
		tpl_day(row, "FROM", deputy[i].from);
		tpl_day(row, "TO", deputy[i].to);
		tpl_text(row, "NOTE", deputy[i].note);
		tpl_show_if(row, "IS_MINE", is_mine);
		tpl_show_if(row, "IS_THEIRS", !is_mine);
		tpl_show_if(row, "IS_NOW", is_now(&deputy[i], today));
	}
}

static const char *
decided_path(struct arena *mem, const struct deputy_decision *decision)
{
	static const struct {
		const char *kind, *path;
	} paths[] = {
		{ "order", "/orders/%s" },
		{ "credit_review", "/credit-reviews/%s" },
		{ "contract", "/contracts/%s" },
		{ "complaint", "/complaints/%s" },
	};

	for (size_t i = 0; i < ARRAY_LEN(paths); i++)
		if (text_equal(paths[i].kind, decision->kind)) {
			struct text out = { .mem = mem };

			text_add_bytes(&out, paths[i].path,
			    strlen(paths[i].path) - 2);
			text_add(&out, decision->number);
			return out.bytes;
		}
	return text_format(mem, "/customers/%s/pressure", decision->number);
}

static void
add_decisions(struct tpl *tpl, const struct db_rows *rows)
{
	const struct deputy_decision *decision = rows->items;

	tpl_list(tpl, "DECISION");
	tpl_show_if(tpl, "NO_DECISIONS", rows->count == 0);
	for (size_t i = 0; i < rows->count; i++) {
		struct tpl *row = tpl_row(tpl, "DECISION");

		tpl_text(row, "ABSENT", decision[i].absent);
		tpl_text(row, "DEPUTY", decision[i].deputy);
		tpl_time(row, "DECIDED_AT", decision[i].at);
		tpl_time_iso(row, "DECIDED_ISO", decision[i].at);
		tpl_text(row, "DECIDED_PATH",
		    decided_path(tpl_arena(tpl), &decision[i]));
		tpl_text(row, "DECIDED_NO",
		    text_equal(decision[i].kind, "concession")
			? words(tpl_language(tpl), T_("Concession"))
			: decision[i].number);
	}
}

void
deputy_view(struct tpl *tpl, const struct actor *who,
    const struct db_rows *rows, const struct db_rows *people,
    const struct db_rows *decisions, const struct deputy_typed *typed,
    struct day today)
{
	const struct deputy_person *person = people->items;

	deputy_view_stand(tpl, who, rows, today);
	add_rows(tpl, who, rows, today);
	add_decisions(tpl, decisions);
	tpl_show_if(
	    tpl, "MAY_NAME", deputy_decides(who) && who->deputy_of == 0);
	tpl_list(tpl, "PERSON");
	for (size_t i = 0; i < people->count; i++) {
		struct tpl *row = tpl_row(tpl, "PERSON");

		tpl_plain(row, "PERSON_ID", person[i].id);
		tpl_text(row, "PERSON_NAME", person[i].name);
		tpl_show_if(row, "PERSON_CHOSEN",
		    person[i].id == typed->deputy_id);
	}
	tpl_text(tpl, "FROM_TYPED", typed->from);
	tpl_text(tpl, "TO_TYPED", typed->to);
	tpl_text(tpl, "NOTE_TYPED", typed->note);
}

static const struct {
	const char *field;
	const char *text; /* T_() */
} faults[] = {
	[DEPUTY_FAULT_PERSON] = { "deputy",
	    T_("Choose a colleague who works here.") },
	[DEPUTY_FAULT_FROM] = { "from", T_("This day is over.") },
	[DEPUTY_FAULT_TO] = { "to",
	    T_("Not before the first day, and at most a year later.") },
	[DEPUTY_FAULT_OVERLAP] = { "from",
	    T_("Somebody is named for one of these days already.") },
	[DEPUTY_FAULT_NOTE] = { "note", T_("Too long, or with signs that are "
					   "not text.") },
};

const char *
deputy_fault_field(enum deputy_fault fault)
{
	return faults[fault].field;
}

const char *
deputy_fault_words(enum deputy_fault fault)
{
	return faults[fault].text;
}
