/**
 * @file
 * See evaluation_view.h.
 */
#include "view/evaluation_view.h"

#include "base/text.h"
#include "view/chart.h"
#include "view/draft_view.h"
#include "view/format.h"
#include "view/words.h"

enum {
	GOOD_BP = 8000,
	FAIR_BP = 6000,
	WEAK_BP = 4000
};

const char *
evaluation_score_text(struct arena *mem, int64_t score_bp)
{
	long long whole = score_bp / 100, rest = score_bp % 100;

	if (rest == 0)
		return text_format(mem, "%lld", whole);
	if (rest % 10 == 0)
		return text_format(mem, "%lld.%lld", whole, rest / 10);
	return text_format(mem, "%lld.%02lld", whole, rest);
}

const char *
evaluation_score_tone(int64_t score_bp)
{
	return score_bp >= GOOD_BP   ? "good"
	    : score_bp >= FAIR_BP    ? "brand"
	    : score_bp >= WEAK_BP    ? "warn"
				     : "bad";
}

static const char *
part_name(enum language language, enum evaluation_part part)
{
	static const char *const names[EVALUATION_PART_COUNT] = {
		[EVALUATION_ABILITY] = T_("Operating ability"),
		[EVALUATION_CREDIT] = T_("Creditworthiness"),
		[EVALUATION_STANDING] = T_("Social standing"),
		[EVALUATION_WILLINGNESS] = T_("Willingness to cooperate"),
	};

	if (part == 0 || part >= EVALUATION_PART_COUNT)
		return "";
	return words(language, names[part]);
}

/* The same item of another evaluation; NULL if it had none. */
static const struct evaluation_item *
item_of(const struct db_rows *rows, int64_t id)
{
	const struct evaluation_item *items = rows->items;

	for (size_t i = 0; i < rows->count; i++)
		if (items[i].id == id)
			return &items[i];
	return NULL;
}

static const struct evaluation *
evaluation_at(const struct evaluation_page *page, size_t at)
{
	return at < page->history->count
	    ? &((const struct evaluation *)page->history->items)[at]
	    : NULL;
}

/* --- What was judged ---------------------------------------------------------- */

static void
add_radar(struct tpl *tpl, const struct evaluation_page *page,
    const struct evaluation *shown)
{
	enum language language = page->who->language;
	const struct evaluation_item *items = page->shown->items;
	struct chart_axis axes[EVALUATION_ITEMS_MAX];
	const char *text;
	size_t best = 0, worst = 0, count = 0;

	for (size_t i = 0; i < page->shown->count && i < ARRAY_LEN(axes); i++) {
		const struct evaluation_item *old =
		    item_of(page->before, items[i].id);

		axes[count++] = (struct chart_axis){
			.label =
			    view_name(language, items[i].name, items[i].name_en),
			.value = items[i].score,
			.before = old == NULL ? 0 : old->score,
		};
		best = items[i].score > items[best].score ? i : best;
		worst = items[i].score < items[worst].score ? i : worst;
	}
	text = words_fill(tpl_arena(tpl), language,
	    T_("{SCORE} of 100. Best: {BEST}. Weakest: {WORST}."), "SCORE",
	    evaluation_score_text(tpl_arena(tpl), shown->score_bp), "BEST",
	    axes[best].label, "WORST", axes[worst].label, NULL);
	tpl_text(tpl, "RADAR_TEXT", text);
	chart_radar(tpl_row(tpl, "RADAR"),
	    &(struct chart_radar){
		.id = "card",
		.title = words(language, "Scores by item, 0 to 5"),
		.text = text,
		.most = EVALUATION_SCORE_MAX,
		.has_before = page->before->count > 0,
		.axes = axes,
		.count = count,
	    });
}

static void
add_items(struct tpl *tpl, const struct evaluation_page *page)
{
	const struct evaluation_item *items = page->shown->items;
	enum evaluation_part part = 0;

	for (size_t i = 0; i < page->shown->count; i++) {
		const struct evaluation_item *item = &items[i];
		const struct evaluation_item *old =
		    item_of(page->before, item->id);
		int64_t change = old == NULL ? 0 : item->score - old->score;
		struct tpl *row = tpl_row(tpl, "ITEM");

		tpl_plain(row, "ITEM_NO", (int64_t)i + 1);
		tpl_text(row, "ITEM_NAME",
		    view_name(
			page->who->language, item->name, item->name_en));
		tpl_text(row, "ITEM_PART",
		    item->part == part
			? ""
			: part_name(page->who->language, item->part));
		tpl_int(row, "ITEM_WEIGHT", item->weight);
		tpl_plain(row, "ITEM_SCORE", item->score);
		tpl_show_if(row, "HAS_OLD", old != NULL);
		tpl_plain(row, "ITEM_OLD", old == NULL ? 0 : old->score);
		tpl_show_if(row, "HAS_CHANGE", change != 0);
		tpl_text(row, "ITEM_CHANGE",
		    text_format(tpl_arena(row), "%+lld", (long long)change));
		tpl_text(
		    row, "ITEM_TONE", change < 0 ? "bad" : "good");
		tpl_text(row, "ITEM_NOTE", item->note);
		part = item->part;
	}
}

static void
add_parts(struct tpl *tpl, const struct evaluation_page *page)
{
	const struct evaluation_item *items = page->shown->items;

	for (unsigned i = EVALUATION_ABILITY; i < EVALUATION_PART_COUNT; i++) {
		enum evaluation_part part = (enum evaluation_part)i;
		int64_t bp =
		    evaluation_part_bp(items, page->shown->count, part);
		int64_t weight = 0;
		struct tpl *row = tpl_row(tpl, "PART");

		for (size_t k = 0; k < page->shown->count; k++)
			weight += items[k].part == part ? items[k].weight : 0;
		tpl_text(row, "PART_NAME", part_name(page->who->language, part));
		tpl_int(row, "PART_WEIGHT", weight);
		tpl_text(
		    row, "PART_SCORE", evaluation_score_text(tpl_arena(row), bp));
		tpl_plain(row, "PART_BP", bp);
		tpl_text(row, "PART_TONE", evaluation_score_tone(bp));
	}
}

static void
add_shown(struct tpl *tpl, const struct evaluation_page *page,
    const struct evaluation *shown)
{
	const struct evaluation *old = evaluation_at(page, page->at + 1);
	int64_t change = old == NULL ? 0 : shown->score_bp - old->score_bp;
	struct arena *mem = tpl_arena(tpl);

	tpl_text(tpl, "SCORE", evaluation_score_text(mem, shown->score_bp));
	tpl_text(tpl, "SCORE_TONE", evaluation_score_tone(shown->score_bp));
	tpl_text(tpl, "MADE_BY", shown->made_by);
	tpl_day(tpl, "MADE_ON",
	    day_from_instant(shown->made_at, tpl_zone(tpl)));
	tpl_text(tpl, "NOTE", shown->note);
	tpl_show_if(tpl, "HAS_BEFORE", old != NULL);
	tpl_show_if(tpl, "HAS_CHANGED", change != 0);
	tpl_text(tpl, "CHANGE_TONE", change < 0 ? "bad" : "good");
	tpl_text(tpl, "CHANGE",
	    text_format(mem, "%s%s", change < 0 ? "−" : "+",
		evaluation_score_text(mem, change < 0 ? -change : change)));
	tpl_text(tpl, "BEFORE_SCORE",
	    old == NULL ? "" : evaluation_score_text(mem, old->score_bp));
	tpl_day(tpl, "BEFORE_ON",
	    old == NULL ? (struct day){ 0 }
			: day_from_instant(old->made_at, tpl_zone(tpl)));
	if (page->shown->count == 0)
		return;
	add_radar(tpl, page, shown);
	add_items(tpl, page);
	add_parts(tpl, page);
}

static void
add_history(struct tpl *tpl, const struct evaluation_page *page)
{
	for (size_t i = 0; i < page->history->count; i++) {
		const struct evaluation *one = evaluation_at(page, i);
		struct tpl *row = tpl_row(tpl, "PAST");

		tpl_plain(row, "PAST_ID", one->id);
		tpl_show_if(row, "PAST_SHOWN", i == page->at);
		tpl_text(row, "PAST_SCORE",
		    evaluation_score_text(tpl_arena(row), one->score_bp));
		tpl_text(row, "PAST_TONE", evaluation_score_tone(one->score_bp));
		tpl_text(row, "PAST_BY", one->made_by);
		tpl_day(row, "PAST_ON",
		    day_from_instant(one->made_at, tpl_zone(tpl)));
	}
}

/* --- The form ------------------------------------------------------------------- */

/* What was typed for an item; -1 and "" where nothing was. */
static int64_t
typed_of(const struct evaluation_page *page, int64_t id, const char **note)
{
	const struct evaluation_request *typed = page->typed;

	*note = "";
	for (size_t i = 0; typed != NULL && i < typed->count; i++)
		if (typed->item_ids[i] == id) {
			*note = typed->notes[i];
			return typed->scores[i];
		}
	return -1;
}

static void
add_form(struct tpl *tpl, const struct evaluation_page *page)
{
	const struct evaluation_item *items = page->card->items;

	for (size_t i = 0; i < page->card->count; i++) {
		struct tpl *row = tpl_row(tpl, "CARD");
		const char *note;
		int64_t typed = typed_of(page, items[i].id, &note);

		tpl_plain(row, "CARD_ID", items[i].id);
		tpl_text(row, "CARD_NAME",
		    view_name(page->who->language, items[i].name,
			items[i].name_en));
		tpl_int(row, "CARD_WEIGHT", items[i].weight);
		tpl_text(row, "CARD_NOTE", note);
		for (int64_t k = 0; k <= EVALUATION_SCORE_MAX; k++) {
			struct tpl *choice = tpl_row(row, "CHOICE");

			tpl_plain(choice, "CHOICE_VALUE", k);
			tpl_show_if(choice, "CHOICE_CHOSEN", typed == k);
		}
	}
	tpl_text(tpl, "SUMMARY", page->typed == NULL ? "" : page->typed->note);
}

void
evaluation_view_page(struct tpl *tpl, const struct evaluation_page *page)
{
	static const char *const lists[] = { "RADAR", "ITEM", "PART", "PAST",
		"CARD" };
	const struct evaluation *shown = evaluation_at(page, page->at);

	for (size_t i = 0; i < ARRAY_LEN(lists); i++)
		tpl_list(tpl, lists[i]);
	tpl_show_if(tpl, "HAS_ONE", shown != NULL);
	tpl_show_if(tpl, "NONE_YET", shown == NULL);
	tpl_show_if(tpl, "MAY_JUDGE", page->card != NULL);
	tpl_show_if(tpl, "IS_DUE",
	    shown != NULL && day_compare(page->due, page->today) <= 0);
	tpl_day(tpl, "DUE", page->due);
	if (shown != NULL)
		add_shown(tpl, page, shown);
	add_history(tpl, page);
	if (page->card != NULL)
		add_form(tpl, page);
}

void
evaluation_view_card(struct tpl *tpl, const struct actor *who,
    const struct evaluation *last, const struct db_rows *items, struct day due,
    struct day today)
{
	static const char *const names[EVALUATION_PART_COUNT] = {
		[EVALUATION_ABILITY] = T_("Ability"),
		[EVALUATION_CREDIT] = T_("Credit"),
		[EVALUATION_STANDING] = T_("Standing"),
		[EVALUATION_WILLINGNESS] = T_("Willingness"),
	};
	struct chart_axis axes[EVALUATION_PART_COUNT - 1];
	struct tpl *card = tpl_row(tpl, "EVALUATION");

	tpl_show_if(
	    card, "SEES_PRIVATE", actor_may(who, ACTION_PRIVATE_SEE));
	tpl_show_if(card, "HAS_SCORE", last != NULL);
	tpl_show_if(card, "NO_SCORE", last == NULL);
	tpl_list(card, "RADAR");
	if (last == NULL)
		return;
	for (size_t i = 0; i < ARRAY_LEN(axes); i++)
		axes[i] = (struct chart_axis){
			.label = words(who->language, names[i + 1]),
			.value = evaluation_part_bp(items->items, items->count,
			    (enum evaluation_part)(i + 1)),
		};
	tpl_text(card, "SCORE",
	    evaluation_score_text(tpl_arena(tpl), last->score_bp));
	tpl_text(card, "SCORE_TONE", evaluation_score_tone(last->score_bp));
	tpl_day(card, "MADE_ON",
	    day_from_instant(last->made_at, tpl_zone(tpl)));
	tpl_text(card, "MADE_BY", last->made_by);
	tpl_show_if(card, "IS_DUE", day_compare(due, today) <= 0);
	chart_radar(tpl_row(card, "RADAR"),
	    &(struct chart_radar){
		.id = "evaluation",
		.title = words(who->language, "Evaluation"),
		.text = words_fill(tpl_arena(tpl), who->language,
		    T_("{SCORE} of 100"), "SCORE",
		    evaluation_score_text(tpl_arena(tpl), last->score_bp),
		    NULL),
		.most = 10000,
		.is_small = true,
		.axes = axes,
		.count = ARRAY_LEN(axes),
	    });
	for (size_t i = 0; i < ARRAY_LEN(axes); i++) {
		struct tpl *row = tpl_row(card, "PART");

		tpl_text(row, "PART_NAME", axes[i].label);
		tpl_text(row, "PART_SCORE",
		    evaluation_score_text(tpl_arena(tpl), axes[i].value));
	}
}

const char *
evaluation_fault_words(enum evaluation_fault fault)
{
	switch (fault) {
	case EVALUATION_FAULT_CARD:
		return T_("The card has changed. Please judge it again.");
	case EVALUATION_FAULT_SCORE:
		return T_("Please judge every item from 0 to 5.");
	case EVALUATION_FAULT_NOTE:
		return T_("A note is too long.");
	case EVALUATION_SOUND:
		break;
	}
	return "";
}

const char *
evaluation_fault_field(enum evaluation_fault fault)
{
	return fault == EVALUATION_FAULT_NOTE ? "summary" : "score";
}
