/**
 * @file
 * The list of customers in names.  See customer_view.h.
 */
#include "view/customer_view.h"

#include "base/text.h"
#include "view/draft_view.h"
#include "view/words.h"

static const struct {
	const char *name;
	const char *title;
} sorts[CUSTOMER_SORT_COUNT] = {
	[CUSTOMER_BY_NAME] = { "name", T_("Name") },
	[CUSTOMER_BY_SALES] = { "sales", T_("Most sales") },
	[CUSTOMER_BY_FALL] = { "fall", T_("Fell most") },
	[CUSTOMER_BY_RISE] = { "rise", T_("Rose most") },
	[CUSTOMER_BY_EXPOSURE] = { "exposure", T_("Most credit used") },
	[CUSTOMER_BY_OVERDUE] = { "overdue", T_("Most overdue") },
	[CUSTOMER_BY_LAST_ORDER] = { "silent", T_("Longest silent") },
	[CUSTOMER_BY_STOPPED] = { "stopped", T_("Stopped buying") },
};

const char *customer_view_class(enum customer_class class)
{
	static const char *const texts[] = { "", "C", "B", "B+", "A", "AA",
		"AAA" };

	return class <= CUSTOMER_AAA ? texts[class] : "";
}

enum customer_sort
customer_view_sort(const char *name)
{
	for (unsigned i = 0; i < CUSTOMER_SORT_COUNT; i++)
		if (text_equal(sorts[i].name, name))
			return (enum customer_sort)i;
	return CUSTOMER_BY_NAME;
}

static void
add_sorts(struct tpl *tpl, const struct actor *who, enum customer_sort chosen)
{
	for (unsigned i = 0; i < CUSTOMER_SORT_COUNT; i++) {
		struct tpl *row = tpl_row(tpl, "SORT");

		tpl_text(row, "SORT_NAME", sorts[i].name);
		tpl_text(
		    row, "SORT_TITLE", words(who->language, sorts[i].title));
		tpl_show_if(row, "SORT_CHOSEN", i == (unsigned)chosen);
	}
}

static void
add_choices(struct tpl *tpl, const struct customer_filter *filter,
    const struct db_rows *reps)
{
	const struct customer_rep *rep = reps->items;

	for (unsigned i = CUSTOMER_C; i <= CUSTOMER_AAA; i++) {
		struct tpl *row = tpl_row(tpl, "CLASS_CHOICE");

		tpl_plain(row, "CLASS_VALUE", i);
		tpl_text(row, "CLASS_NAME",
		    customer_view_class((enum customer_class)i));
		tpl_show_if(row, "CLASS_CHOSEN", filter->class == i);
	}
	tpl_list(tpl, "REP");
	for (size_t i = 0; i < reps->count; i++) {
		struct tpl *row = tpl_row(tpl, "REP");

		tpl_plain(row, "REP_ID", rep[i].id);
		tpl_text(row, "REP_NAME", rep[i].name);
		tpl_show_if(row, "REP_CHOSEN", filter->rep_id == rep[i].id);
	}
}

static const char *
or_empty(const char *text)
{
	return text == NULL ? "" : text;
}

static void
add_row(struct tpl *tpl, const struct actor *who,
    const struct customer_row *customer)
{
	struct tpl *row = tpl_row(tpl, "ROW");
	int64_t rise = -customer->fall_fen;

	tpl_plain(row, "ID", customer->id);
	tpl_text(row, "CODE", customer->code);
	tpl_text(row, "NAME",
	    view_name(who->language, customer->name, customer->name_en));
	tpl_text(row, "CLASS", customer_view_class(customer->class));
	tpl_show_if(row, "IS_KEY", customer->is_key);
	tpl_text(row, "PLACE",
	    text_format(tpl_arena(row), "%s %s", or_empty(customer->province),
		or_empty(customer->city)));
	tpl_text(row, "REP_NAME", or_empty(customer->rep_name));
	tpl_money(row, "YEAR", customer->year_fen);
	tpl_money(row, "QUARTER", customer->quarter_fen);
	tpl_money(row, "RISE", rise);
	tpl_text(row, "RISE_TONE",
	    rise < 0       ? "bad"
		: rise > 0 ? "good"
			   : "quiet");
	tpl_money(row, "USED", customer->used_fen);
	tpl_show_if(row, "IS_OVERDUE", customer->overdue_fen > 0);
	tpl_money(row, "OVERDUE", customer->overdue_fen);
	tpl_show_if(
	    row, "HAS_ORDERED", !instant_is_none(customer->last_order_at));
	tpl_day(row, "LAST_ORDER",
	    instant_is_none(customer->last_order_at)
		? (struct day){ 0 }
		: day_from_instant(customer->last_order_at, tpl_zone(tpl)));
}

void
customer_view_list(struct tpl *tpl, const struct actor *who,
    const struct customer_filter *filter, const struct db_rows *reps,
    const struct db_rows *rows)
{
	const struct customer_row *customers = rows->items;
	bool is_narrowed = filter->query != NULL || filter->province != NULL ||
	    filter->class >= 0 || filter->rep_id != 0 || filter->stopped;

	add_sorts(tpl, who, filter->sort);
	add_choices(tpl, filter, reps);
	tpl_text(tpl, "Q", or_empty(filter->query));
	tpl_text(tpl, "SORT_NOW", sorts[filter->sort].name);
	tpl_text(tpl, "PROVINCE", or_empty(filter->province));
	tpl_text(tpl, "CITY", or_empty(filter->city));
	tpl_show_if(tpl, "IS_STOPPED", filter->stopped);
	tpl_list(tpl, "ROW");
	for (size_t i = 0; i < rows->count; i++)
		add_row(tpl, who, &customers[i]);
	tpl_show_if(tpl, "HAS_ROWS", rows->count > 0);
	tpl_show_if(tpl, "NONE_FOUND", rows->count == 0 && is_narrowed);
	tpl_show_if(tpl, "NONE_YET", rows->count == 0 && !is_narrowed);
}

void
customer_view_places(struct tpl *tpl, const struct actor *who,
    const char *province, const struct db_rows *rows)
{
	const struct customer_place *places = rows->items;
	bool by_city = province[0] != '\0';
	int64_t most = 1;

	for (size_t i = 0; i < rows->count; i++)
		if (places[i].year_fen > most)
			most = places[i].year_fen;
	tpl_text(tpl, "PROVINCE", province);
	tpl_show_if(tpl, "BY_CITY", by_city);
	tpl_list(tpl, "ROW");
	for (size_t i = 0; i < rows->count; i++) {
		const char *name =
		    by_city ? places[i].city : places[i].province;
		struct tpl *row = tpl_row(tpl, "ROW");

		tpl_text(row, "PLACE",
		    name == NULL ? words(who->language, "Place unknown")
				 : name);
		tpl_text(row, "PLACE_NAME", or_empty(name));
		tpl_show_if(row, "IS_KNOWN", name != NULL);
		tpl_show_if(row, "IS_UNKNOWN", name == NULL);
		tpl_show_if(row, "IS_CITY", by_city);
		tpl_show_if(row, "IS_PROVINCE", !by_city);
		tpl_int(row, "COUNT", places[i].count);
		tpl_money(row, "YEAR", places[i].year_fen);
		tpl_money(row, "BEFORE", places[i].before_fen);
		tpl_money(row, "OVERDUE", places[i].overdue_fen);
		tpl_plain(row, "SHARE",
		    places[i].year_fen < 0 ? 0
					   : places[i].year_fen * 100 / most);
	}
	tpl_show_if(tpl, "NONE_YET", rows->count == 0);
	tpl_show_if(tpl, "HAS_ROWS", rows->count > 0);
}
