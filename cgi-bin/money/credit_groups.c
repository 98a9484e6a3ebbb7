/**
 * @file
 * /credit-groups: limits that several customers share, who is in them and what
 * they use together.
 */
#include "domain/credit_group.h"

#include "base/text.h"
#include "domain/credit_rule.h"
#include "money/pages.h"
#include "view/draft_view.h"
#include "view/money_view.h"
#include "view/words.h"

#define LIMIT_MAX INT64_C(100000000000000)

/* --- All of them ------------------------------------------------------------------ */

static const char *
group_path(struct page *page, const void *row)
{
	return text_format(page->mem, "/credit-groups/%lld",
	    (long long)((const struct credit_group *)row)->id);
}

static const char *
group_state(struct arena *mem, enum language language, const void *row)
{
	const struct credit_group *group = row;

	(void)mem;
	return group->used_fen > group->limit_fen
	    ? words(language, "Over the limit")
	    : words(language, "Within the limit");
}

static const char *
group_tone(const void *row, size_t column)
{
	const struct credit_group *group = row;

	(void)column;
	return group->used_fen > group->limit_fen ? "bad" : "good";
}

static const struct list_column group_columns[] = {
	{ T_("Group"), LIST_TEXT, offsetof(struct credit_group, name), NULL },
	{ T_("Limit"), LIST_MONEY, offsetof(struct credit_group, limit_fen),
	    NULL },
	{ T_("Used"), LIST_MONEY, offsetof(struct credit_group, used_fen),
	    NULL },
	{ T_("Members"), LIST_INT, offsetof(struct credit_group, member_count),
	    NULL },
	{ T_("State"), LIST_WORDS, 0, group_state },
};

static const struct list groups = {
	.row_size = sizeof(struct credit_group),
	.columns = group_columns,
	.column_count = ARRAY_LEN(group_columns),
};

static const struct table group_table = {
	.list = &groups,
	.caption = T_("Shared limits"),
	.empty = T_("No limit is shared"),
	.empty_note = T_("Companies that belong together can share one: their "
			 "orders are held when all of them are over it."),
	.path = group_path,
	.tone = group_tone,
};

static enum status
show_all(struct page *page)
{
	enum language language = page->who->language;
	struct db_rows rows;
	enum status st =
	    credit_group_list(page->db, page->mem, page->who, &rows);

	if (st != STATUS_OK)
		return st;
	table_fill(page, "TABLE", &group_table, &rows);
	tpl_show_if(
	    page->tpl, "MAY_CHANGE", credit_group_may_change(page->who));
	tpl_text(page->tpl, "NAME", page_value(page, "name"));
	tpl_text(page->tpl, "LIMIT", page_value(page, "limit"));
	table_page(page,
	    &(struct table_page){
		.heading = words(language, "Credit groups"),
		.intro = words(language, "One limit for several customers"),
		.crumb = words(language, "Credit desk"),
		.crumb_path = "/holds",
	    });
	return page_render(page, "money.credit_groups",
	    words(language, "Credit groups"), "money/credit_groups.tpl");
}

enum status
money_groups(struct page *page)
{
	return show_all(page);
}

struct typed {
	const char *name;
	int64_t limit;
};

/* Say what stood in the way.  @return whether the page is shown again */
static bool
say(struct page *page, enum status st, const char *field, const char *wrong)
{
	enum language language = page->who->language;

	if (st == STATUS_INVALID)
		page_error(page, field, words(language, wrong));
	else if (st == STATUS_FORBIDDEN)
		page_error(page, field,
		    words(language, "This amount is above your band."));
	else if (st == STATUS_CONFLICT)
		page_conflict(page,
		    words(language,
			"It has changed meanwhile. Please look again."));
	else
		return false;
	return true;
}

enum status
money_group_make(struct page *page)
{
	static const struct form_field fields[] = {
		FORM_TEXT(struct typed, name, 1, 120),
		FORM_MONEY(struct typed, limit, 0, LIMIT_MAX),
	};
	struct act act = page_act(page);
	struct typed typed;
	int64_t id;
	enum status st;

	if (!credit_group_may_change(page->who))
		return STATUS_FORBIDDEN;
	if (page_form(page, fields, ARRAY_LEN(fields), &typed) != STATUS_OK)
		return show_all(page);
	st = credit_group_make(page->db, &act, typed.name, typed.limit, &id);
	if (st == STATUS_OK && id == 0)
		return page_redirect(page, "/credit-groups");
	if (st == STATUS_OK)
		return page_redirect(page, "/credit-groups/%s",
		    text_format(page->mem, "%lld", (long long)id));
	return say(page, st, st == STATUS_FORBIDDEN ? "limit" : "name",
		   T_("Write a name of up to 120 characters."))
	    ? show_all(page)
	    : st;
}

/* --- One -------------------------------------------------------------------------- */

static enum status
find(struct page *page, struct credit_group *group)
{
	return credit_group_find(page->db, page->mem, page->who,
	    page_id(page_arg(page, "id")), group);
}

static void
fill_members(struct page *page, const struct db_rows *rows)
{
	tpl_list(page->tpl, "MEMBER");
	tpl_show_if(page->tpl, "MEMBER_ANY", rows->count > 0);
	tpl_show_if(page->tpl, "MEMBER_NONE", rows->count == 0);
	for (size_t i = 0; i < rows->count; i++) {
		const struct credit_group_member *member =
		    &((const struct credit_group_member *)rows->items)[i];
		struct tpl *row = tpl_row(page->tpl, "MEMBER");

		tpl_plain(row, "MEMBER_ID", member->customer_id);
		tpl_text(row, "MEMBER_CODE", member->customer_code);
		tpl_text(row, "MEMBER_NAME",
		    view_name(page->who->language, member->customer_name,
			member->customer_name_en));
		tpl_money(row, "MEMBER_LIMIT", member->limit_fen);
		tpl_money(row, "MEMBER_USED", member->used_fen);
	}
}

static void
fill_group(struct page *page, const struct credit_group *group)
{
	int64_t most = group->limit_fen > 0 ? group->limit_fen : 1;
	int64_t left = group->limit_fen - group->used_fen;
	int64_t value = group->used_fen < 0 ? 0
	    : group->used_fen > most        ? most
					    : group->used_fen;

	tpl_plain(page->tpl, "GROUP_ID", group->id);
	tpl_money(page->tpl, "GROUP_LIMIT", group->limit_fen);
	tpl_money(page->tpl, "GROUP_USED", group->used_fen);
	tpl_money(page->tpl, "GROUP_LEFT", left);
	tpl_show_if(page->tpl, "IS_OVER", left < 0);
	tpl_plain(page->tpl, "CREDIT_MAX", most);
	tpl_plain(page->tpl, "CREDIT_VALUE", value);
}

static enum status
show_one(struct page *page, const struct credit_group *group)
{
	enum language language = page->who->language;
	struct db_rows rows;
	enum status st = credit_group_members(
	    page->db, page->mem, page->who, group->id, &rows);

	if (st != STATUS_OK)
		return st;
	fill_members(page, &rows);
	fill_group(page, group);
	tpl_show_if(
	    page->tpl, "MAY_CHANGE", credit_group_may_change(page->who));
	tpl_text(page->tpl, "LIMIT", page_value(page, "limit"));
	tpl_text(page->tpl, "CUSTOMER", page_value(page, "customer"));
	table_page(page,
	    &(struct table_page){
		.heading = group->name,
		.intro = words(language, "One limit for several customers"),
		.crumb = words(language, "Credit groups"),
		.crumb_path = "/credit-groups",
	    });
	return page_render(
	    page, "money.credit_group", group->name, "money/credit_group.tpl");
}

enum status
money_group(struct page *page)
{
	struct credit_group group;
	enum status st = find(page, &group);

	return st == STATUS_OK ? show_one(page, &group) : st;
}

static enum status
answer(struct page *page, const struct credit_group *group, const char *field,
    const char *wrong, enum status st)
{
	struct credit_group now;

	if (st == STATUS_OK) {
		page_say_done(page);
		return page_redirect(page, "/credit-groups/%s",
		    text_format(page->mem, "%lld", (long long)group->id));
	}
	if (!say(page, st, field, wrong))
		return st;
	st = find(page, &now);
	return st == STATUS_OK ? show_one(page, &now) : st;
}

enum status
money_group_limit(struct page *page)
{
	static const struct form_field fields[] = {
		FORM_MONEY(struct typed, limit, 0, LIMIT_MAX),
	};
	struct act act = page_act(page);
	struct credit_group group;
	struct typed typed;
	enum status st = find(page, &group);

	if (st != STATUS_OK)
		return st;
	if (page_form(page, fields, ARRAY_LEN(fields), &typed) != STATUS_OK)
		return show_one(page, &group);
	st = credit_group_limit(page->db, &act, group.id, typed.limit);
	return answer(
	    page, &group, "limit", T_("Please check what you typed."), st);
}

enum status
money_group_join(struct page *page)
{
	struct act act = page_act(page);
	int64_t customer = page_customer(page, page_value(page, "customer"));
	struct credit_group group;
	enum status st = find(page, &group);

	if (st != STATUS_OK)
		return st;
	if (customer == 0) {
		page_error(page, "customer",
		    words(page->who->language,
			"No single customer fits. Write its code."));
		return show_one(page, &group);
	}
	st = credit_group_join(page->db, &act, group.id, customer);
	if (st == STATUS_CONFLICT) {
		page_error(page, "customer",
		    words(page->who->language,
			"This customer is in a group already."));
		return show_one(page, &group);
	}
	return answer(
	    page, &group, "customer", T_("Please check what you typed."), st);
}

/* Whether it is in this group; a form may name any customer. */
static enum status
judge_member(struct page *page, int64_t group_id, int64_t customer_id)
{
	const struct credit_group_member *member;
	struct db_rows rows;
	enum status st = credit_group_members(
	    page->db, page->mem, page->who, group_id, &rows);

	member = rows.items;
	for (size_t i = 0; st == STATUS_OK && i < rows.count; i++) {
		if (member[i].customer_id == customer_id)
			return STATUS_OK;
	}
	return st == STATUS_OK ? STATUS_CONFLICT : st;
}

enum status
money_group_leave(struct page *page)
{
	struct act act = page_act(page);
	int64_t customer = page_id(page_value(page, "customer"));
	struct credit_group group;
	enum status st = find(page, &group);

	if (st != STATUS_OK)
		return st;
	st = judge_member(page, group.id, customer);
	if (st == STATUS_OK)
		st = credit_group_leave(page->db, &act, customer);
	return answer(
	    page, &group, "customer", T_("Please check what you typed."), st);
}
