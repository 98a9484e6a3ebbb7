/**
 * @file
 * Drafts as the templates see them.  See draft_view.h.
 */
#include "view/draft_view.h"

#include "view/format.h"
#include "view/order_words.h"
#include "view/words.h"

/* What a blocked or doubtful line offers to do about it. */
static void
fill_fixes(struct tpl *row, const struct draft_line *line)
{
	enum language language = tpl_language(row);

	tpl_list(row, "GUESS");
	for (size_t i = 0; i < line->guess_count; i++) {
		const struct draft_guess *guess = &line->guesses[i];
		struct tpl *one = tpl_row(row, "GUESS");

		tpl_text(one, "GUESS_SKU", guess->sku);
		tpl_text(one, "GUESS_NAME",
		    view_name(language, guess->name, guess->name_en));
	}
	tpl_show_if(row, "FIX_QUANTITY",
	    line->verdict == DRAFT_LINE_BELOW_MINIMUM ||
		line->verdict == DRAFT_LINE_NOT_A_STEP);
	tpl_plain(row, "NEXT_QUANTITY", line->next_quantity);
	tpl_show_if(row, "FIX_SHORT", line->verdict == DRAFT_LINE_SHORT);
	tpl_show_if(row, "FIX_NOW",
	    line->verdict == DRAFT_LINE_SHORT && line->now_quantity > 0);
	tpl_plain(row, "NOW_QUANTITY", line->now_quantity);
	tpl_show_if(
	    row, "IS_BACK_ORDER", line->short_choice == SHORT_BACK_ORDER);
	tpl_show_if(row, "IS_REDUCE", line->short_choice == SHORT_REDUCE);
	tpl_show_if(row, "IS_REMOVE", line->short_choice == SHORT_REMOVE);
	tpl_show_if(row, "FIX_MERGE", line->verdict == DRAFT_LINE_DUPLICATE);
	tpl_plain(row, "MERGE_INTO", line->duplicate_of - 1);
}

static const char *
source_words(enum price_source source)
{
	switch (source) {
	case PRICE_CLASS:
		return T_("Class price");
	case PRICE_CUSTOMER:
		return T_("Agreed price");
	case PRICE_SPECIAL:
		return T_("Contract price");
	case PRICE_BASE:
	case PRICE_NONE:
		break;
	}
	return T_("Base price");
}

static bool
has_hint(const struct draft_line *line)
{
	return !line->blocks && line->price != NULL &&
	    line->price->source != PRICE_NONE;
}

/* Where the price comes from, and how far it is to the next break. */
static void
fill_hint(struct tpl *row, const struct price_line *price)
{
	enum language language = tpl_language(row);
	struct arena *mem = tpl_arena(row);
	bool has_break = price != NULL && price->next_break_quantity > 0;
	bool has_free = price != NULL && price->next_free != NULL;
	char next[FORMAT_MAX] = "";

	if (has_break)
		format_price(price->next_break_price_1e4, next);
	tpl_text(row, "SOURCE",
	    price != NULL && price->source != PRICE_NONE
		? words(language, source_words(price->source))
		: "");
	tpl_text(row, "PROMOTION",
	    price != NULL && price->promotion != NULL
		? view_name(language, price->promotion->name,
		      price->promotion->name_en)
		: "");
	tpl_show_if(row, "HAS_FREE", price != NULL && price->free_quantity > 0);
	tpl_int(row, "FREE", price != NULL ? price->free_quantity : 0);
	tpl_show_if(row, "HAS_NEXT_BREAK", has_break);
	tpl_int(row, "NEXT_BREAK", has_break ? price->next_break_quantity : 0);
	tpl_text(row, "NEXT_BREAK_PRICE", arena_strdup(mem, next));
	tpl_show_if(row, "HAS_NEXT_FREE", has_free);
	tpl_int(row, "NEXT_FREE", has_free ? price->next_free_quantity : 0);
	tpl_int(row, "NEXT_FREE_TOTAL", has_free ? price->next_free_total : 0);
}

static void
fill_row(struct tpl *row, int64_t index, const struct draft_line *line)
{
	enum language language = tpl_language(row);
	const char *verdict =
	    draft_view_verdict(tpl_arena(row), language, line);
	const char *tone = draft_view_tone(line);
	bool blocks = line->blocks;
	bool says = verdict[0] != '\0' || line->price_changed;

	tpl_plain(row, "INDEX", index);
	tpl_plain(row, "NUMBER", index + 1);
	tpl_text(row, "CODE", line->typed_code);
	tpl_text(row, "QUANTITY", line->typed_quantity);
	tpl_plain(row, "SHORT", line->short_choice);
	tpl_plain(row, "SEEN", line->unit_price_1e4);
	tpl_text(row, "TONE", says ? tone : "");
	tpl_show_if(row, "IS_TONED", says && tone[0] != 'g');
	tpl_show_if(row, "IS_BAD", blocks);
	tpl_show_if(row, "IS_TYPED",
	    line->typed_code[0] != '\0' || line->typed_quantity[0] != '\0');
	tpl_text(row, "NAME",
	    line->sku != NULL ? view_name(language, line->name, line->name_en)
			      : "");
	tpl_text(row, "SPEC", line->spec);
	tpl_text(row, "UNIT", view_name(language, line->unit, line->unit_en));
	tpl_plain(row, "STEP", line->step > 0 ? line->step : 1);
	tpl_show_if(row, "HAS_PRICE", line->unit_price_1e4 > 0);
	tpl_price(row, "PRICE", line->unit_price_1e4);
	tpl_show_if(row, "HAS_AMOUNT", line->amount_fen > 0);
	tpl_money(row, "AMOUNT", line->amount_fen);
	tpl_plain(row, "PRICE_RAW", line->unit_price_1e4);
	tpl_show_if(row, "HAS_VERDICT", says);
	tpl_show_if(row, "NO_VERDICT", !says && !has_hint(line));
	tpl_show_if(row, "HAS_SECOND", says || has_hint(line));
	tpl_text(row, "VERDICT", verdict);
	tpl_show_if(row, "PRICE_CHANGED", line->price_changed);
	fill_fixes(row, line);
	fill_hint(row, has_hint(line) ? line->price : NULL);
}

static void
fill_blank(struct tpl *tpl, int64_t index)
{
	static const struct draft_line blank = {
		.typed_code = "",
		.typed_quantity = "",
		.short_choice = SHORT_BACK_ORDER,
		.verdict = DRAFT_LINE_UNJUDGED,
	};

	fill_row(tpl_row(tpl, "ROW"), index, &blank);
}

/** Fill the credit panel's names. */
static void
fill_credit(struct tpl *tpl, bool has_credit, const struct credit_panel *panel)
{
	enum language language = tpl_language(tpl);
	int64_t limit = panel->limit_fen + panel->temp_limit_fen;

	tpl_show_if(tpl, "HAS_CREDIT", has_credit);
	tpl_list(tpl, "HOLD");
	tpl_show_if(tpl, "IS_HELD", has_credit && panel->hold_count > 0);
	tpl_money(tpl, "CREDIT_LIMIT", limit);
	tpl_money(tpl, "CREDIT_USED", panel->used_fen);
	tpl_money(tpl, "CREDIT_PENDING", panel->pending_fen);
	tpl_money(tpl, "CREDIT_AVAILABLE", panel->available_fen);
	tpl_money(tpl, "CREDIT_AFTER", panel->after_fen);
	tpl_money(tpl, "CREDIT_OVER", -panel->after_fen);
	tpl_show_if(tpl, "CREDIT_IS_OVER", panel->after_fen < 0);
	tpl_show_if(tpl, "CREDIT_IS_ENOUGH", panel->after_fen >= 0);
	tpl_plain(tpl, "CREDIT_MAX", limit > 0 ? limit : 1);
	tpl_plain(tpl, "CREDIT_VALUE",
	    panel->used_fen + panel->order_fen > limit
		? (limit > 0 ? limit : 1)
		: panel->used_fen + panel->order_fen);
	for (size_t i = 0; has_credit && i < panel->hold_count; i++) {
		const struct credit_hold *hold = &panel->holds[i];
		char amount[FORMAT_MAX];

		format_money(hold->amount_fen, amount);
		tpl_text(tpl_row(tpl, "HOLD"), "HOLD_TEXT",
		    words_fill(tpl_arena(tpl), language,
			order_hold_text(hold->reason), "AMOUNT",
			arena_strdup(tpl_arena(tpl), amount), NULL));
	}
}

static void
fill_action(struct tpl *tpl, const struct draft *draft)
{
	if (draft->id == 0)
		tpl_text(tpl, "ACTION", "/orders/new");
	else
		tpl_text(tpl, "ACTION",
		    text_format(
			tpl_arena(tpl), "/drafts/%lld", (long long)draft->id));
}

void
draft_view_grid(struct tpl *tpl, const struct draft_grid *grid)
{
	const struct draft *draft = grid->draft;
	int64_t pieces = 0;

	fill_action(tpl, draft);
	tpl_show_if(tpl, "IS_SAVED", draft->id != 0);
	tpl_plain(tpl, "DRAFT_ID", draft->id);
	tpl_text(tpl, "SAVE_AS",
	    draft->id == 0
		? "new"
		: text_format(tpl_arena(tpl), "%lld", (long long)draft->id));
	tpl_plain(tpl, "VERSION", draft->version);
	tpl_show_if(tpl, "FOR_CUSTOMER", grid->is_staff);
	tpl_plain(tpl, "CUSTOMER_ID", grid->customer->id);
	tpl_text(tpl, "CUSTOMER_NAME",
	    view_name(tpl_language(tpl), grid->customer->name,
		grid->customer->name_en));
	tpl_show_if(tpl, "IS_SENT_BACK", draft->order_id != 0);
	tpl_show_if(tpl, "HAS_BLOCKED",
	    draft->line_count > 0 && draft->blocked_count > 0);
	tpl_show_if(tpl, "ALL_TAKEN",
	    draft->line_count > 0 && draft->blocked_count == 0 &&
		draft->bar.reason == LICENCE_FINE);
	tpl_int(tpl, "LINE_COUNT", draft->line_count);
	tpl_int(tpl, "TAKEN_COUNT", draft->taken_count);
	tpl_int(tpl, "BLOCKED_COUNT", draft->blocked_count);

	tpl_list(tpl, "ROW");
	for (int64_t i = 0; i < draft->line_count; i++) {
		fill_row(tpl_row(tpl, "ROW"), i, &draft->lines[i]);
		pieces += draft->lines[i].order_quantity;
	}
	for (int64_t i = 0; i < grid->blank_rows; i++)
		fill_blank(tpl, draft->line_count + i);

	tpl_int(tpl, "PIECES", pieces);
	tpl_money(tpl, "TOTAL", draft->total_fen);
	tpl_money(tpl, "NET", draft->net_fen);
	tpl_money(tpl, "TAX", draft->tax_fen);
	tpl_money(tpl, "DISCOUNT", draft->discount_fen);
	tpl_show_if(tpl, "HAS_DISCOUNT", draft->discount_fen > 0);
	fill_credit(tpl, grid->has_credit, &grid->credit);
}

static void
fill_price_line(struct tpl *row, const struct draft_line *line,
    const struct price_line *price)
{
	enum language language = tpl_language(row);
	const char *verdict = line->verdict == DRAFT_LINE_SHORT
	    ? draft_view_verdict(tpl_arena(row), language, line)
	    : "";

	tpl_text(row, "SKU", line->sku);
	tpl_text(row, "NAME", view_name(language, line->name, line->name_en));
	tpl_text(row, "SPEC", line->spec);
	tpl_text(row, "UNIT", view_name(language, line->unit, line->unit_en));
	tpl_show_if(row, "IS_FREE", price->is_free);
	tpl_text(row, "SOURCE", words(language, source_words(price->source)));
	tpl_text(row, "PROMOTION",
	    price->promotion != NULL
		? view_name(language, price->promotion->name,
		      price->promotion->name_en)
		: "");
	tpl_show_if(row, "IS_SHORT", verdict[0] != '\0');
	tpl_show_if(row, "IS_THERE", verdict[0] == '\0');
	tpl_text(row, "PROMISE", verdict);
	tpl_price(row, "PRICE", price->unit_price_1e4);
	tpl_int(row, "QUANTITY", price->quantity);
	tpl_money(row, "AMOUNT", price->amount_fen);
}

static void
fill_addresses(struct tpl *tpl, const struct draft_review *review)
{
	tpl_list(tpl, "ADDRESS");
	for (size_t i = 0; i < review->address_count; i++) {
		const struct customer_address *one = &review->addresses[i];
		struct tpl *row = tpl_row(tpl, "ADDRESS");

		tpl_plain(row, "ADDRESS_ID", one->id);
		tpl_text(row, "ADDRESS_TEXT",
		    text_format(tpl_arena(tpl), "%s · %s · %s %s", one->label,
			one->address, one->contact, one->phone));
		tpl_show_if(row, "ADDRESS_CHOSEN",
		    review->draft->address_id == one->id ||
			(review->draft->address_id == 0 && one->is_default));
	}
}

void
draft_view_review(struct tpl *tpl, const struct draft_review *review)
{
	const struct draft *draft = review->draft;
	const struct price_order *order = review->order;
	enum language language = tpl_language(tpl);
	char wanted[11];

	fill_action(tpl, draft);
	tpl_plain(tpl, "VERSION", draft->version);
	tpl_text(tpl, "CUSTOMER_NAME",
	    view_name(
		language, review->customer->name, review->customer->name_en));
	tpl_show_if(tpl, "HAS_BLOCKED", draft->blocked_count > 0);
	tpl_int(tpl, "BLOCKED_COUNT", draft->blocked_count);
	tpl_show_if(tpl, "CAN_SUBMIT",
	    draft->blocked_count == 0 && review->line_count > 0 &&
		draft->bar.reason == LICENCE_FINE);

	tpl_list(tpl, "SEEN_ROW");
	for (int64_t i = 0; i < draft->line_count; i++)
		tpl_plain(tpl_row(tpl, "SEEN_ROW"), "SEEN",
		    draft->lines[i].unit_price_1e4);
	tpl_list(tpl, "LINE");
	for (size_t i = 0; i < review->line_count; i++) {
		fill_price_line(
		    tpl_row(tpl, "LINE"), review->lines[i], &review->priced[i]);
		for (size_t k = 0; k < order->free_count; k++) {
			if (order->free_lines[k].cause != i)
				continue;
			fill_price_line(tpl_row(tpl, "LINE"), review->lines[i],
			    &order->free_lines[k]);
		}
	}
	fill_addresses(tpl, review);
	day_to_iso(draft->wanted_on, wanted);
	tpl_text(tpl, "WANTED_ON",
	    review->wanted_typed != NULL
		? review->wanted_typed
		: arena_strdup(tpl_arena(tpl), wanted));
	day_to_iso(day_from_instant(review->now, tpl_zone(tpl)), wanted);
	tpl_text(tpl, "TODAY", arena_strdup(tpl_arena(tpl), wanted));
	tpl_text(tpl, "OWN_NUMBER", draft->own_number);
	tpl_text(tpl, "REMARK", draft->remark);

	tpl_int(tpl, "LINE_COUNT", (int64_t)review->line_count);
	tpl_money(tpl, "GROSS", order->gross_fen);
	tpl_money(tpl, "DISCOUNT", order->discount_fen);
	tpl_show_if(tpl, "HAS_DISCOUNT", order->discount_fen > 0);
	tpl_text(tpl, "BREAK_NAME",
	    order->order_break != NULL
		? view_name(language, order->order_break->name,
		      order->order_break->name_en)
		: "");
	tpl_show_if(tpl, "HAS_NEXT_BREAK", order->next_order_break != NULL);
	tpl_text(tpl, "NEXT_BREAK_NAME",
	    order->next_order_break != NULL
		? view_name(language, order->next_order_break->name,
		      order->next_order_break->name_en)
		: "");
	tpl_money(tpl, "NEXT_BREAK_MISSING", order->next_order_missing_fen);
	tpl_money(tpl, "NET", order->net_fen);
	tpl_money(tpl, "TAX", order->tax_fen);
	tpl_money(tpl, "TOTAL", order->total_fen);
	fill_credit(tpl, review->has_credit, &review->credit);
}

static void
fill_drafts(struct tpl *tpl, const char *section, const struct db_rows *rows,
    bool is_staff)
{
	const struct draft_summary *items = rows->items;

	tpl_list(tpl, section);
	for (size_t i = 0; i < rows->count; i++) {
		const struct draft_summary *one = &items[i];
		struct tpl *row = tpl_row(tpl, section);

		tpl_plain(row, "DRAFT_ID", one->id);
		tpl_text(row, "NAME", one->name);
		tpl_show_if(row, "HAS_NAME", one->name[0] != '\0');
		tpl_show_if(row, "NO_NAME", one->name[0] == '\0');
		tpl_show_if(row, "FOR_CUSTOMER", is_staff);
		tpl_text(row, "CUSTOMER_NAME", one->customer_name);
		tpl_int(row, "LINE_COUNT", one->line_count);
		tpl_text(row, "CHANGED_BY", one->changed_by_name);
		tpl_time(row, "CHANGED_AT", one->changed_at);
		tpl_time_iso(row, "CHANGED_ISO", one->changed_at);
		tpl_show_if(row, "IS_SENT_BACK", one->order_id != 0);
	}
}

void
draft_view_list(struct tpl *tpl, const struct actor *who,
    const struct db_rows *drafts, const struct db_rows *templates,
    int64_t deleted)
{
	bool is_staff = who->side == SIDE_STAFF;

	tpl_show_if(tpl, "JUST_DELETED", deleted > 0);
	tpl_plain(tpl, "DELETED_ID", deleted);
	tpl_show_if(tpl, "NO_DRAFTS", drafts->count == 0);
	tpl_show_if(tpl, "NO_TEMPLATES", templates->count == 0);
	fill_drafts(tpl, "DRAFT", drafts, is_staff);
	fill_drafts(tpl, "TEMPLATE", templates, is_staff);
}

void
draft_view_pick(struct tpl *tpl, const char *query,
    const struct customer *customers, size_t count)
{
	enum language language = tpl_language(tpl);

	tpl_text(tpl, "QUERY", query);
	tpl_show_if(tpl, "NONE_FOUND", count == 0);
	tpl_list(tpl, "CUSTOMER");
	for (size_t i = 0; i < count; i++) {
		struct tpl *row = tpl_row(tpl, "CUSTOMER");

		tpl_plain(row, "CUSTOMER_ID", customers[i].id);
		tpl_text(row, "CUSTOMER_CODE", customers[i].code);
		tpl_text(row, "CUSTOMER_NAME",
		    view_name(
			language, customers[i].name, customers[i].name_en));
		tpl_text(row, "CITY",
		    customers[i].city != NULL ? customers[i].city : "");
	}
}
