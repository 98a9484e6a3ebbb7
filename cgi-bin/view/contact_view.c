/**
 * @file
 * People at a customer in names.  See contact_view.h.
 */
#include "view/contact_view.h"

#include "base/text.h"
#include "view/words.h"

static const char *const roles[] = { T_("Not known"), T_("Decides"), T_("Uses"),
	T_("Checks"), T_("Buys"), T_("Coach") };
static const char *const stances[] = { T_("Not known"), T_("Champion"),
	T_("In favour"), T_("Neutral"), T_("Against"), T_("Opponent") };
static const char *const styles[] = { T_("Not known"), T_("Leader"),
	T_("Influencer"), T_("Follower"), T_("Inspector") };

static void
add_choices(struct tpl *tpl, const char *name, const char *const *texts,
    size_t count, int64_t chosen)
{
	tpl_list(tpl, name);
	for (size_t i = 0; i < count; i++) {
		struct tpl *row = tpl_row(tpl, name);

		tpl_plain(row, "CHOICE_VALUE", (int64_t)i);
		tpl_text(
		    row, "CHOICE_NAME", words(tpl_language(tpl), texts[i]));
		tpl_show_if(row, "CHOICE_CHOSEN", (int64_t)i == chosen);
	}
}

static const char *
name_of(struct tpl *tpl, const struct contact *one)
{
	return one->state == CONTACT_PURGED
	    ? words(tpl_language(tpl), "Personal data purged")
	    : one->name;
}

static void
add_state(struct tpl *row, const struct contact *one)
{
	tpl_show_if(row, "HAS_LEFT", one->state == CONTACT_LEFT);
	tpl_show_if(row, "IS_PURGED", one->state == CONTACT_PURGED);
	tpl_show_if(row, "IS_ACTIVE", one->state == CONTACT_ACTIVE);
}

void
contact_view_list(struct tpl *tpl, const struct db_rows *rows)
{
	const struct contact *one = rows->items;

	tpl_list(tpl, "PERSON");
	tpl_show_if(tpl, "NO_PEOPLE", rows->count == 0);
	tpl_show_if(tpl, "HAS_PEOPLE", rows->count > 0);
	for (size_t i = 0; i < rows->count; i++) {
		struct tpl *row = tpl_row(tpl, "PERSON");
		int64_t role = one[i].buying_role;

		tpl_plain(row, "CONTACT_ID", one[i].id);
		tpl_text(row, "CONTACT_NAME", name_of(tpl, &one[i]));
		tpl_text(row, "CONTACT_POSITION", one[i].position);
		tpl_text(row, "CONTACT_MOBILE", one[i].mobile);
		tpl_text(row, "CONTACT_MAIL", one[i].mail);
		tpl_text(row, "CONTACT_ROLE",
		    role > 0 && role <= CONTACT_ROLES
			? words(tpl_language(tpl), roles[role])
			: "");
		add_state(row, &one[i]);
	}
}

void
contact_view_form(struct tpl *tpl, const struct contact *one,
    const struct contact_entry *typed)
{
	tpl_text(tpl, "NAME_TYPED",
	    typed != NULL     ? typed->name
		: one != NULL ? one->name
			      : "");
	tpl_text(tpl, "POSITION_TYPED",
	    typed != NULL     ? typed->position
		: one != NULL ? one->position
			      : "");
	tpl_text(tpl, "MOBILE_TYPED",
	    typed != NULL     ? typed->mobile
		: one != NULL ? one->mobile
			      : "");
	tpl_text(tpl, "MAIL_TYPED",
	    typed != NULL     ? typed->mail
		: one != NULL ? one->mail
			      : "");
	add_choices(tpl, "ROLE", roles, ARRAY_LEN(roles),
	    typed != NULL     ? typed->buying_role
		: one != NULL ? one->buying_role
			      : 0);
	tpl_plain(tpl, "SEEN", one != NULL ? one->changed_at.ms : 0);
}

void
contact_view_one(struct tpl *tpl, const struct contact *one,
    const struct contact_rights *rights)
{
	bool is_there = one->state != CONTACT_PURGED;

	tpl_plain(tpl, "CONTACT_ID", one->id);
	tpl_text(tpl, "CONTACT_NAME", name_of(tpl, one));
	tpl_text(tpl, "CONTACT_BY", one->changed_by);
	tpl_time(tpl, "CONTACT_AT", one->changed_at);
	tpl_text(tpl, "CONTACT_POSITION", one->position);
	tpl_text(tpl, "CONTACT_MOBILE", one->mobile);
	tpl_text(tpl, "CONTACT_MAIL", one->mail);
	add_state(tpl, one);
	tpl_show_if(tpl, "MAY_CHANGE", is_there && rights->may_change);
	tpl_show_if(tpl, "MAY_READ", is_there && !rights->may_change);
	tpl_show_if(tpl, "MAY_LOOK", is_there && rights->may_look);
	tpl_show_if(tpl, "MAY_PURGE", is_there && rights->may_purge);
	tpl_show_if(
	    tpl, "MAY_SAVE_PRIVATE", rights->may_look && rights->may_change);
}

void
contact_view_private(
    struct tpl *tpl, const struct contact_private *entry, const char *birthday)
{
	struct tpl *row;

	tpl_list(tpl, "PRIVATE");
	tpl_show_if(tpl, "IS_HIDDEN", entry == NULL);
	if (entry == NULL)
		return;
	row = tpl_row(tpl, "PRIVATE");
	tpl_text(row, "WECOM", entry->wecom);
	tpl_text(row, "BIRTHDAY", birthday);
	tpl_text(row, "PRIVATE_NOTE", entry->note);
	tpl_plain(row, "PRIVATE_SEEN", entry->changed_at.ms);
	add_choices(row, "STANCE", stances, ARRAY_LEN(stances), entry->stance);
	add_choices(row, "STYLE", styles, ARRAY_LEN(styles), entry->style);
}

const char *
contact_fault_words(enum contact_fault fault)
{
	switch (fault) {
	case CONTACT_FAULT_NAME:
		return T_("Enter a name of up to 60 characters.");
	case CONTACT_FAULT_POSITION:
		return T_("The position has up to 60 characters.");
	case CONTACT_FAULT_MOBILE:
		return T_("The phone number has up to 30 characters.");
	case CONTACT_FAULT_MAIL:
		return T_("Enter a mail address like name@example.com.");
	case CONTACT_FAULT_ROLE:
	case CONTACT_FAULT_STANCE:
	case CONTACT_FAULT_STYLE:
		return T_("Choose one of the list.");
	case CONTACT_FAULT_MANY:
		return T_("There are 300 contacts on file already.");
	case CONTACT_FAULT_WECOM:
		return T_("The WeCom name has up to 60 characters.");
	case CONTACT_FAULT_BIRTHDAY:
		return T_("Enter a day that can be, like 1980-11-20.");
	case CONTACT_FAULT_NOTE:
		return T_("The note has up to 500 characters.");
	case CONTACT_SOUND:
		break;
	}
	return "";
}

const char *
contact_fault_field(enum contact_fault fault)
{
	switch (fault) {
	case CONTACT_FAULT_NAME:
		return "name";
	case CONTACT_FAULT_POSITION:
		return "position";
	case CONTACT_FAULT_MOBILE:
		return "mobile";
	case CONTACT_FAULT_MAIL:
		return "mail";
	case CONTACT_FAULT_ROLE:
		return "role";
	case CONTACT_FAULT_WECOM:
		return "wecom";
	case CONTACT_FAULT_BIRTHDAY:
		return "birthday";
	case CONTACT_FAULT_STANCE:
		return "stance";
	case CONTACT_FAULT_STYLE:
		return "style";
	case CONTACT_FAULT_NOTE:
		return "note";
	case CONTACT_FAULT_MANY:
	case CONTACT_SOUND:
		break;
	}
	return "";
}
