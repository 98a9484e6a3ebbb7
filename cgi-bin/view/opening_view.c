/**
 * @file
 * Opening a customer's file in names.  See opening_view.h.
 */
#include "view/opening_view.h"

#include "base/text.h"
#include "domain/licence.h"
#include "view/draft_view.h"
#include "view/words.h"

static const char *const natures[] = { T_("Distribution"),
	T_("First terminal: hospital"), T_("Second terminal: chain"),
	T_("Third terminal: shop or clinic") };

static const struct {
	enum likeness bit;
	const char *text;
} likenesses[] = {
	{ LIKE_CREDIT_CODE, T_("Credit code") },
	{ LIKE_BANK, T_("Bank account") },
	{ LIKE_PHONE, T_("Phone") },
	{ LIKE_LEGAL_PERSON, T_("Legal person") },
	{ LIKE_ADDRESS, T_("Address") },
	{ LIKE_NAME, T_("Name") },
};

static void
fill_likes(struct tpl *tpl, const struct db_rows *likes)
{
	const struct duplicate *like = likes->items;
	enum language language = tpl_language(tpl);

	tpl_list(tpl, "LIKE");
	tpl_show_if(tpl, "HAS_LIKES", likes->count > 0);
	for (size_t i = 0; i < likes->count; i++) {
		struct text same = text_new(tpl_arena(tpl), 128);
		struct tpl *row = tpl_row(tpl, "LIKE");

		for (size_t k = 0; k < ARRAY_LEN(likenesses); k++)
			if ((like[i].likeness & (int64_t)likenesses[k].bit) !=
			    0)
				text_addf(&same, "%s%s",
				    same.length == 0              ? ""
					: language == LANGUAGE_ZH ? "、"
								  : ", ",
				    words(language, likenesses[k].text));
		tpl_plain(row, "LIKE_ID", like[i].id);
		tpl_text(row, "LIKE_CODE", like[i].code);
		tpl_text(row, "LIKE_NAME", like[i].name);
		tpl_text(row, "LIKE_REP", like[i].rep);
		tpl_text(row, "LIKE_SAME", same.bytes);
	}
}

static void
fill_places(struct tpl *tpl, const struct opening_form *form)
{
	const struct division *one = form->provinces->items;

	tpl_list(tpl, "PROVINCE_CHOICE");
	for (size_t i = 0; i < form->provinces->count; i++) {
		struct tpl *row = tpl_row(tpl, "PROVINCE_CHOICE");

		tpl_text(row, "PLACE_CODE", one[i].code);
		tpl_text(row, "PLACE_NAME", one[i].name);
		tpl_show_if(row, "PLACE_CHOSEN",
		    text_equal(one[i].code, form->province));
	}
	one = form->counties->items;
	tpl_list(tpl, "COUNTY");
	tpl_show_if(tpl, "HAS_COUNTIES", form->counties->count > 0);
	for (size_t i = 0; i < form->counties->count; i++) {
		struct tpl *row = tpl_row(tpl, "COUNTY");

		tpl_text(row, "PLACE_CODE", one[i].code);
		tpl_text(row, "PLACE_NAME",
		    text_format(tpl_arena(tpl), "%s %s", one[i].parent_name,
			one[i].name));
		tpl_show_if(row, "PLACE_CHOSEN",
		    text_equal(one[i].code, form->opening->division_code));
	}
}

void
opening_view_form(struct tpl *tpl, const struct opening_form *form)
{
	const struct opening *opening = form->opening;

	fill_places(tpl, form);
	fill_likes(tpl, form->likes);
	tpl_list(tpl, "NATURE");
	for (size_t i = 0; i < ARRAY_LEN(natures); i++) {
		struct tpl *row = tpl_row(tpl, "NATURE");

		tpl_plain(row, "NATURE_ID", (int64_t)i + 1);
		tpl_text(
		    row, "NATURE_NAME", words(tpl_language(tpl), natures[i]));
		tpl_show_if(
		    row, "NATURE_CHOSEN", opening->nature == (int64_t)i + 1);
	}
	tpl_show_if(tpl, "IS_RETAIL", opening->trade == 2);
	tpl_text(tpl, "NAME", opening->name);
	tpl_text(tpl, "SHORT_NAME", opening->short_name);
	tpl_text(tpl, "CREDIT_CODE", form->credit_code);
	tpl_text(tpl, "LEGAL_PERSON", opening->legal_person);
	tpl_text(tpl, "PHONE", opening->phone);
	tpl_text(tpl, "STREET", opening->street);
	tpl_text(tpl, "BANK_NAME", opening->bank_name);
	tpl_text(tpl, "BANK_ACCOUNT", opening->bank_account);
	tpl_text(tpl, "REASON", opening->reason);
}

static void
fill_paper(struct tpl *tpl, const struct opening_paper *paper)
{
	enum language language = tpl_language(tpl);
	struct tpl *row = tpl_row(tpl, "PAPER");
	const char *text = T_("Missing");
	const char *tone = paper->is_mandatory ? "bad" : "warn";

	if (paper->is_in_force) {
		text = T_("Verified and in force");
		tone = "good";
	} else if (paper->state == LICENCE_WAITING) {
		text = T_("Waits to be verified");
		tone = "warn";
	} else if (paper->state == LICENCE_VERIFIED) {
		text = T_("Expired");
		tone = "bad";
	}
	tpl_text(row, "KIND", view_name(language, paper->name, paper->name_en));
	tpl_show_if(row, "IS_MANDATORY", paper->is_mandatory);
	tpl_text(row, "BADGE", words(language, text));
	tpl_text(row, "TONE", tone);
}

/* Whether the reader may make a check: never who opened or made the other. */
static bool
may(const struct opening_checklist *list, enum action action, bool is_done,
    int64_t other_id)
{
	const struct opening_state *state = list->state;
	int64_t me = list->who->user_id;

	return !state->is_open && !is_done && actor_may(list->who, action) &&
	    me != state->opened_by_id && me != other_id;
}

void
opening_view_checklist(struct tpl *tpl, const struct opening_checklist *list)
{
	const struct opening_state *state = list->state;
	const struct account *account = list->account;
	const struct opening_paper *paper = list->papers->items;
	bool quality = state->quality_by != NULL;
	bool credit = state->credit_by != NULL;

	tpl_text(tpl, "CUSTOMER",
	    view_name(tpl_language(tpl), account->name, account->name_en));
	tpl_text(tpl, "CODE", account->code);
	tpl_plain(tpl, "CUSTOMER_ID", account->id);
	tpl_show_if(tpl, "IS_OPEN", state->is_open);
	tpl_show_if(tpl, "IS_OPENING", !state->is_open);
	tpl_text(
	    tpl, "OPENED_BY", state->opened_by != NULL ? state->opened_by : "");
	tpl_show_if(tpl, "QUALITY_DONE", quality);
	tpl_show_if(tpl, "QUALITY_WAITS", !quality && !state->is_open);
	tpl_text(tpl, "QUALITY_BY", quality ? state->quality_by : "");
	tpl_time(tpl, "QUALITY_AT", state->quality_at);
	tpl_show_if(tpl, "CREDIT_DONE", credit);
	tpl_show_if(tpl, "CREDIT_WAITS", !credit && !state->is_open);
	tpl_text(tpl, "CREDIT_BY", credit ? state->credit_by : "");
	tpl_time(tpl, "CREDIT_AT", state->credit_at);
	tpl_show_if(tpl, "MAY_QUALITY",
	    may(list, ACTION_CUSTOMER_CLEAR_QUALITY, quality,
		state->credit_by_id));
	tpl_show_if(tpl, "MAY_CREDIT",
	    may(list, ACTION_CUSTOMER_CLEAR_CREDIT, credit,
		state->quality_by_id));
	tpl_show_if(
	    tpl, "MAY_UPLOAD", actor_may(list->who, ACTION_LICENCE_UPLOAD));
	tpl_show_if(tpl, "HAS_USERS", state->user_count > 0);
	tpl_show_if(tpl, "NO_USERS", state->user_count == 0);
	tpl_text(tpl, "USERS",
	    words_count(tpl_arena(tpl), tpl_language(tpl),
		"{N} person can sign in", "{N} people can sign in",
		state->user_count));
	tpl_show_if(tpl, "MAY_INVITE", actor_may(list->who, ACTION_ADMIN));
	tpl_list(tpl, "PAPER");
	for (size_t i = 0; i < list->papers->count; i++)
		fill_paper(tpl, &paper[i]);
}

const char *
opening_fault_words(enum opening_fault fault)
{
	switch (fault) {
	case OPENING_FAULT_NAME:
		return T_("Enter the name as on the business licence, up to "
			  "120 characters.");
	case OPENING_FAULT_CREDIT_CODE:
		return T_("This is no unified social credit code: compare it "
			  "with the business licence.");
	case OPENING_FAULT_TAKEN:
		return T_("A customer with this credit code is on file. Go on "
			  "with that one.");
	case OPENING_FAULT_PHONE:
		return T_("Enter a phone number of 5 to 30 characters.");
	case OPENING_FAULT_DIVISION:
		return T_("Choose the province, then city and district.");
	case OPENING_FAULT_STREET:
		return T_("Enter street and number, up to 200 characters.");
	case OPENING_FAULT_NATURE:
		return T_("Choose what kind of customer it is.");
	case OPENING_FAULT_LONG:
		return T_("One of the texts is too long.");
	case OPENING_FAULT_DUPLICATE:
		return T_("Customers on file have the same. If this is really "
			  "another one, say why.");
	case OPENING_SOUND:
		break;
	}
	return "";
}

const char *
opening_fault_field(enum opening_fault fault)
{
	switch (fault) {
	case OPENING_FAULT_NAME:
		return "name";
	case OPENING_FAULT_CREDIT_CODE:
	case OPENING_FAULT_TAKEN:
		return "credit_code";
	case OPENING_FAULT_PHONE:
		return "phone";
	case OPENING_FAULT_DIVISION:
		return "division";
	case OPENING_FAULT_STREET:
		return "street";
	case OPENING_FAULT_NATURE:
		return "nature";
	case OPENING_FAULT_DUPLICATE:
		return "reason";
	case OPENING_FAULT_LONG:
	case OPENING_SOUND:
		break;
	}
	return "";
}
