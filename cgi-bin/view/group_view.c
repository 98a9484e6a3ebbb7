/**
 * @file
 * See group_view.h.
 */
#include "view/group_view.h"

#include "base/text.h"
#include "view/draft_view.h"
#include "view/words.h"

/* What all of them come to. */
struct sums {
	int64_t year_fen, before_fen, used_fen, overdue_fen;
};

static void
fill_money(struct tpl *row, const struct sums *of)
{
	tpl_money(row, "YEAR", of->year_fen);
	tpl_money(row, "BEFORE", of->before_fen);
	tpl_money(row, "USED", of->used_fen);
	tpl_money(row, "OVERDUE", of->overdue_fen);
	tpl_show_if(row, "IS_OVERDUE", of->overdue_fen > 0);
}

static void
add_member(struct tpl *tpl, const struct actor *who,
    const struct account *account, const struct customer_member *member)
{
	struct tpl *row = tpl_row(tpl, "MEMBER");

	tpl_plain(row, "MEMBER_ID", member->id);
	tpl_text(row, "MEMBER_CODE", member->code);
	tpl_text(row, "MEMBER_NAME",
	    view_name(who->language, member->name, member->name_en));
	tpl_text(row, "MEMBER_REP", member->rep == NULL ? "" : member->rep);
	tpl_show_if(row, "IS_THIS", member->id == account->id);
	tpl_show_if(row, "IS_HEAD", member->depth == 0);
	tpl_list(row, "DEPTH");
	for (int64_t i = 0; i < member->depth; i++)
		(void)tpl_row(row, "DEPTH");
	fill_money(row,
	    &(struct sums){ member->year_fen, member->before_fen,
		member->used_fen, member->overdue_fen });
}

void
group_view_page(struct tpl *tpl, const struct actor *who,
    const struct account *account, const struct customer_group_place *place,
    const struct db_rows *rows, const char *typed)
{
	const struct customer_member *members = rows->items;
	const char *code = place->parent_code == NULL ? "" : place->parent_code;
	bool sees_limits = who->reach[ACTION_CREDIT_SEE] == SCOPE_ALL;
	struct sums sums = { 0 };

	tpl_list(tpl, "MEMBER");
	for (size_t i = 0; i < rows->count; i++) {
		sums.year_fen += members[i].year_fen;
		sums.before_fen += members[i].before_fen;
		sums.used_fen += members[i].used_fen;
		sums.overdue_fen += members[i].overdue_fen;
		add_member(tpl, who, account, &members[i]);
	}
	fill_money(tpl, &sums);
	tpl_text(tpl, "COUNT",
	    words_count(tpl_arena(tpl), who->language, "{N} company",
		"{N} companies", (int64_t)rows->count));
	tpl_show_if(tpl, "IS_ALONE", rows->count <= 1 && place->parent_id == 0);
	tpl_show_if(
	    tpl, "IS_GROUP", rows->count > 1 || place->parent_id != 0);
	tpl_show_if(tpl, "HIDDEN_PARENT",
	    place->parent_id != 0 && place->parent_code == NULL);
	tpl_text(tpl, "PARENT_TYPED", typed == NULL ? code : typed);
	/* An empty field would take it out of a group that it does not show. */
	tpl_show_if(tpl, "MAY_CHANGE",
	    actor_may(who, ACTION_CUSTOMER_CHANGE) &&
		(place->parent_id == 0 || place->parent_code != NULL));
	tpl_show_if(tpl, "SHARES_LIMIT", place->credit_group_id != 0);
	tpl_show_if(tpl, "SEES_LIMITS", sees_limits);
	tpl_show_if(tpl, "NO_LIMITS", !sees_limits);
	tpl_plain(tpl, "LIMIT_ID", place->credit_group_id);
	tpl_text(tpl, "LIMIT_NAME",
	    place->credit_group == NULL ? "" : place->credit_group);
}

const char *
group_fault_words(enum customer_group_fault fault)
{
	switch (fault) {
	case CUSTOMER_GROUP_FAULT_CODE:
		return T_("No customer that you see has this code.");
	case CUSTOMER_GROUP_FAULT_CYCLE:
		return T_("It cannot belong to itself or to a company below it.");
	case CUSTOMER_GROUP_FAULT_DEEP:
		return T_("A group has at most eight levels.");
	case CUSTOMER_GROUP_SOUND:
		break;
	}
	return "";
}
