/**
 * @file
 * The registration form in names.  See customer_file_view.h.
 */
#include "view/customer_file_view.h"

#include "base/text.h"
#include "domain/customer.h"
#include "view/customer_file_words.h"
#include "view/draft_view.h"
#include "view/words.h"

static const struct {
	const char *title;
	const char *id;
	enum record_field first, last;
	bool is_ours; /* what we think of it */
} sections[] = {
	{ T_("Company"), "company", RECORD_NAME, RECORD_FOUNDED_ON, false },
	{ T_("Address"), "place", RECORD_DIVISION, RECORD_STREET, false },
	{ T_("Tax invoices"), "invoice", RECORD_INVOICE_TITLE,
	    RECORD_INVOICE_KIND, false },
	{ T_("Bank"), "bank", RECORD_BANK_NAME, RECORD_BANK_ACCOUNT, false },
	{ T_("Capital"), "capital", RECORD_REGISTERED, RECORD_OWNERSHIP,
	    false },
	{ T_("Relation"), "relation-h", RECORD_RELATION, RECORD_PREFERRED,
	    true },
	{ T_("Profile"), "profile", RECORD_DOWNSTREAM, RECORD_BRANDS, false },
	{ T_("What we know of its plans"), "plans", RECORD_COMPETITORS,
	    RECORD_GOALS, true },
};

static const char *
shown(const struct file_form *form, struct arena *mem, enum record_field field)
{
	if (form->typed != NULL && form->typed[field] != NULL)
		return form->typed[field];
	return record_field_typed(mem, field, form->file->value[field]);
}

static const char *
label_of(const struct file_form *form, enum record_field field)
{
	return field == RECORD_PREFERRED && form->who->language == LANGUAGE_ZH
	    ? form->preferred
	    : words(form->who->language, file_field_words(field));
}

static void
add_error(struct tpl *row, const struct file_form *form, const char *field)
{
	for (size_t i = 0; i < form->error_count; i++)
		if (text_equal(form->errors[i].field, field)) {
			tpl_text(row, "FIELD_ERROR", form->errors[i].message);
			return;
		}
}

static void
add_choices(struct tpl *row, const struct file_form *form,
    enum record_field field, const char *value)
{
	const struct record_field_info *info = record_field_info(field);
	struct tpl *choice = tpl_row(row, "CHOICE");

	for (int64_t i = info->least; i <= info->most; i++) {
		const char *number =
		    text_format(tpl_arena(row), "%lld", (long long)i);
		struct tpl *one = tpl_row(choice, "OPTION");

		tpl_text(one, "OPTION_VALUE", number);
		tpl_text(one, "OPTION_NAME",
		    words(form->who->language, file_choice_words(field, i)));
		tpl_show_if(one, "OPTION_CHOSEN", text_equal(number, value));
	}
}

static void
add_places(struct tpl *row, const struct file_form *form, const char *value)
{
	const struct division *one = form->provinces->items;
	struct tpl *place = tpl_row(row, "PLACE");

	tpl_list(place, "PROVINCE_CHOICE");
	for (size_t i = 0; i < form->provinces->count; i++) {
		struct tpl *option = tpl_row(place, "PROVINCE_CHOICE");

		tpl_text(option, "PLACE_CODE", one[i].code);
		tpl_text(option, "PLACE_NAME", one[i].name);
		tpl_show_if(option, "PLACE_CHOSEN",
		    text_equal(one[i].code, form->province));
	}
	one = form->counties->items;
	tpl_list(place, "COUNTY");
	tpl_show_if(place, "HAS_COUNTIES", form->counties->count > 0);
	for (size_t i = 0; i < form->counties->count; i++) {
		struct tpl *option = tpl_row(place, "COUNTY");

		tpl_text(option, "PLACE_CODE", one[i].code);
		tpl_text(option, "PLACE_NAME",
		    text_format(tpl_arena(row), "%s %s", one[i].parent_name,
			one[i].name));
		tpl_show_if(
		    option, "PLACE_CHOSEN", text_equal(one[i].code, value));
	}
}

/* What stands now, where another was typed. */
static const char *
now_of(const struct file_form *form, struct arena *mem, enum record_field field)
{
	const char *now = form->file->value[field];
	const char *text;

	if (!form->conflicts || form->typed == NULL ||
	    form->typed[field] == NULL ||
	    text_equal(record_field_read(mem, field, form->typed[field]), now))
		return "";
	text = field == RECORD_DIVISION
	    ? form->file->place
	    : file_value_words(mem, form->who->language, field, now);
	return text[0] == '\0' ? "–" : text;
}

/* A field to type into. */
static void
add_input(
    struct tpl *row, const struct file_form *form, enum record_field field)
{
	const struct record_field_info *info = record_field_info(field);
	const char *value = shown(form, tpl_arena(row), field);
	bool is_text = info->kind == RECORD_TEXT || info->kind == RECORD_CODE;
	bool is_number = info->kind == RECORD_INT ||
	    info->kind == RECORD_MONEY || info->kind == RECORD_SHARE_OF;
	struct tpl *input;

	tpl_text(row, "FIELD_NAME", info->name);
	tpl_text(row, "FIELD_NOW", now_of(form, tpl_arena(row), field));
	add_error(row, form, info->name);
	tpl_list(row, "INPUT");
	tpl_list(row, "LONG");
	tpl_list(row, "CHOICE");
	tpl_list(row, "PLACE");
	if (info->kind == RECORD_CHOICE) {
		add_choices(row, form, field, value);
		return;
	}
	if (info->kind == RECORD_PLACE) {
		add_places(row, form, value);
		return;
	}
	input = tpl_row(row, info->kind == RECORD_LONG ? "LONG" : "INPUT");
	tpl_text(input, "FIELD_VALUE", value);
	tpl_plain(input, "FIELD_MAX",
	    is_text || info->kind == RECORD_LONG ? info->most : 20);
	tpl_show_if(input, "IS_DAY", info->kind == RECORD_DAY);
	tpl_show_if(input, "IS_NUMBER", is_number);
	tpl_show_if(input, "IS_NEEDED", field == RECORD_NAME);
}

/* A field to read. */
static void
add_fact(struct tpl *row, const struct file_form *form, enum record_field field)
{
	const char *value = field == RECORD_DIVISION
	    ? form->file->place
	    : file_value_words(tpl_arena(row), form->who->language, field,
		  form->file->value[field]);

	tpl_text(row, "FIELD_VALUE", value);
	tpl_show_if(row, "IS_EMPTY", value[0] == '\0');
}

void
customer_file_view(struct tpl *tpl, const struct file_form *form)
{
	const char *name = form->edits ? "FIELD" : "FACT";

	tpl_list(tpl, "SECTION");
	for (size_t i = 0; i < ARRAY_LEN(sections); i++) {
		struct tpl *section;

		if (sections[i].is_ours &&
		    (form->own_only || !form->file->sees_all))
			continue;
		section = tpl_row(tpl, "SECTION");
		tpl_text(section, "SECTION_TITLE",
		    words(form->who->language, sections[i].title));
		tpl_text(section, "SECTION_ID", sections[i].id);
		tpl_show_if(section, "IS_OURS", sections[i].is_ours);
		tpl_list(section, name);
		for (unsigned k = sections[i].first; k <= sections[i].last;
		     k++) {
			enum record_field field = (enum record_field)k;
			struct tpl *row = tpl_row(section, name);

			tpl_text(row, "FIELD_LABEL", label_of(form, field));
			if (form->edits)
				add_input(row, form, field);
			else
				add_fact(row, form, field);
		}
	}
}

void
customer_file_view_likes(struct tpl *tpl, const struct db_rows *likes)
{
	const struct duplicate *like = likes->items;

	tpl_list(tpl, "LIKE");
	tpl_show_if(tpl, "HAS_LIKES", likes->count > 0);
	for (size_t i = 0; i < likes->count; i++) {
		struct tpl *row = tpl_row(tpl, "LIKE");

		tpl_plain(row, "LIKE_ID", like[i].id);
		tpl_text(row, "LIKE_CODE", like[i].code);
		tpl_text(row, "LIKE_NAME", like[i].name);
		tpl_text(row, "LIKE_REP", like[i].rep);
	}
}

void
customer_file_view_addresses(struct tpl *tpl, const struct db_rows *rows,
    const struct file_address *typed, bool may_change)
{
	const struct customer_address *one = rows->items;
	bool is_new = typed != NULL && typed->id == 0;

	tpl_list(tpl, "ADDRESS");
	tpl_show_if(tpl, "NO_ADDRESSES", rows->count == 0);
	tpl_show_if(tpl, "MAY_ADDRESS", may_change);
	for (size_t i = 0; i < rows->count; i++) {
		bool is_this = typed != NULL && typed->id == one[i].id;
		struct tpl *row = tpl_row(tpl, "ADDRESS");

		tpl_plain(row, "ADDRESS_ID", one[i].id);
		tpl_text(row, "ADDRESS_LABEL", one[i].label);
		tpl_text(row, "ADDRESS_TEXT", one[i].address);
		tpl_text(row, "ADDRESS_CONTACT", one[i].contact);
		tpl_text(row, "ADDRESS_PHONE", one[i].phone);
		tpl_show_if(row, "IS_DEFAULT", one[i].is_default);
		tpl_show_if(row, "IS_REFUSED", is_this);
		tpl_text(
		    row, "LABEL_TYPED", is_this ? typed->label : one[i].label);
		tpl_text(row, "ADDRESS_TYPED",
		    is_this ? typed->address : one[i].address);
		tpl_text(row, "CONTACT_TYPED",
		    is_this ? typed->contact : one[i].contact);
		tpl_text(
		    row, "PHONE_TYPED", is_this ? typed->phone : one[i].phone);
	}
	tpl_show_if(tpl, "NEW_REFUSED", is_new);
	tpl_text(tpl, "NEW_LABEL", is_new ? typed->label : "");
	tpl_text(tpl, "NEW_ADDRESS", is_new ? typed->address : "");
	tpl_text(tpl, "NEW_CONTACT", is_new ? typed->contact : "");
	tpl_text(tpl, "NEW_PHONE", is_new ? typed->phone : "");
}

/* --- Changes -------------------------------------------------------------------- */

/* What is no field of the form. */
static const char *
other_words(const char *field)
{
	static const struct {
		const char *field, *text;
	} others[] = {
		{ "opened", T_("File opened") },
		{ "quality_cleared", T_("Papers cleared by quality") },
		{ "credit_cleared", T_("Cleared by credit") },
		{ "address", T_("Delivery address") },
		{ "salesperson", T_("Salesperson") },
		{ "service", T_("Customer service") },
		{ "credit_officer", T_("Credit control") },
		{ "sponsor", T_("Executive sponsor") },
		{ "buying_calendar", T_("Buying calendar") },
		{ "buying_process", T_("Buying process") },
		{ "parent", T_("Company group") },
		{ "is_difficult", T_("Presses us") },
	};

	for (size_t i = 0; i < ARRAY_LEN(others); i++)
		if (text_equal(others[i].field, field))
			return others[i].text;
	return T_("Other entry");
}

static void
add_state(struct tpl *row, int64_t state)
{
	static const struct {
		const char *text, *tone;
	} states[] = {
		[0] = { "", "quiet" },
		[CHANGE_PROPOSED] = { T_("Waits for us"), "warn" },
		[CHANGE_IN_FORCE] = { T_("In force"), "good" },
		[CHANGE_REFUSED] = { T_("Not made"), "bad" },
		[CHANGE_WITHDRAWN] = { T_("Withdrawn"), "quiet" },
	};
	size_t i =
	    state > 0 && state < (int64_t)ARRAY_LEN(states) ? (size_t)state : 0;

	tpl_text(row, "CHANGE_STATE", words(tpl_language(row), states[i].text));
	tpl_text(row, "CHANGE_TONE", states[i].tone);
}

void
customer_file_view_changes(
    struct tpl *tpl, const char *preferred, const struct db_rows *rows)
{
	const struct file_change *one = rows->items;
	enum language language = tpl_language(tpl);
	struct arena *mem = tpl_arena(tpl);

	tpl_list(tpl, "CHANGE");
	tpl_show_if(tpl, "NO_CHANGES", rows->count == 0);
	tpl_show_if(tpl, "HAS_CHANGES", rows->count > 0);
	for (size_t i = 0; i < rows->count; i++) {
		enum record_field field = record_field_find(one[i].field);
		struct tpl *row = tpl_row(tpl, "CHANGE");

		tpl_plain(row, "CHANGE_ID", one[i].id);
		tpl_plain(row, "CHANGE_CUSTOMER_ID", one[i].customer_id);
		tpl_text(row, "CHANGE_CUSTOMER",
		    view_name(language, one[i].customer_name,
			one[i].customer_name_en));
		tpl_text(row, "CHANGE_CODE", one[i].customer_code);
		tpl_text(row, "CHANGE_FIELD",
		    field == RECORD_PREFERRED && language == LANGUAGE_ZH
			? preferred
			: field == RECORD_FIELD_COUNT
			? words(language, other_words(one[i].field))
			: words(language, file_field_words(field)));
		tpl_text(row, "CHANGE_OLD",
		    file_value_words(mem, language, field, one[i].old_value));
		tpl_text(row, "CHANGE_NEW",
		    file_value_words(mem, language, field, one[i].new_value));
		tpl_text(row, "CHANGE_PRESENT", one[i].present);
		tpl_text(row, "CHANGE_PRESENT_TEXT",
		    file_value_words(
			mem, language, field, one[i].present_text));
		tpl_text(row, "CHANGE_REASON", one[i].reason);
		tpl_text(row, "CHANGE_BY", one[i].by);
		tpl_time(row, "CHANGE_AT", one[i].at);
		tpl_time_iso(row, "CHANGE_ISO", one[i].at);
		tpl_text(row, "CHANGE_DECIDED_BY", one[i].decided_by);
		tpl_time(row, "CHANGE_DECIDED_AT", one[i].decided_at);
		tpl_text(row, "CHANGE_ANSWER", one[i].answer);
		tpl_show_if(row, "IS_WAITING", one[i].state == CHANGE_PROPOSED);
		tpl_show_if(row, "IS_STALE",
		    one[i].state == CHANGE_PROPOSED &&
			!text_equal(one[i].present_text, one[i].old_value));
		add_state(row, one[i].state);
	}
}
