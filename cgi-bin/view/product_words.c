/**
 * @file
 * What is said of products.  See product_words.h.
 */
#include "view/product_words.h"

#include "base/text.h"
#include "view/draft_view.h"
#include "view/format.h"
#include "view/words.h"

static const char *
shown(struct arena *mem, int64_t number)
{
	char text[FORMAT_MAX];

	format_int(number, text);
	return arena_strdup(mem, text);
}

/* Nothing is there: what happens with an order. */
static struct product_words
none_words(
    struct arena *mem, enum language language, const struct product *product)
{
	switch (product->supply) {
	case PRODUCT_MADE_TO_ORDER:
		return (struct product_words){
			words_count(mem, language, "Made to order, in one day",
			    "Made to order, in {N} days", product->lead_days),
			"info"
		};
	case PRODUCT_BACK_ORDER:
		return (struct product_words){
			words(language, "Out of stock, sent when it is there"),
			"warn"
		};
	case PRODUCT_STOCKED:
		break;
	}
	return (struct product_words){ words(language, "Out of stock"), "bad" };
}

struct product_words
product_stock_words(struct arena *mem, enum language language,
    const struct setting *setting, const struct actor *who,
    const struct product *product)
{
	enum stock_shown as = stock_shown_as(setting, who, product->available);
	bool is_few = product->available < setting->stock_few_below;

	if (product->state != PRODUCT_ON_SALE)
		return (struct product_words){
			words(
			    language, product_state_words(product->state).text),
			"quiet"
		};
	if (product->available <= 0)
		return none_words(mem, language, product);
	switch (as) {
	case STOCK_SHOWN_EXACT:
		return (struct product_words){
			words_fill(mem, language, "{N} {UNIT} in stock", "N",
			    shown(mem, product->available), "UNIT",
			    view_name(
				language, product->unit, product->unit_en),
			    NULL),
			is_few ? "warn" : "good"
		};
	case STOCK_SHOWN_FEW:
		return (struct product_words){ words(language, "Few left"),
			"warn" };
	case STOCK_SHOWN_ENOUGH:
	case STOCK_SHOWN_NONE:
		break;
	}
	return (struct product_words){ words(language, "In stock"), "good" };
}

const char *
product_promise_words(
    struct arena *mem, enum language language, const struct stock_line *line)
{
	char day[FORMAT_MAX];

	if (line->now >= line->quantity)
		return words(language, "Leaves the warehouse at once");
	if (line->missing > 0)
		return words(language, "Cannot be had at present");
	if (line->later > 0) {
		format_day(line->later_on, language, day);
		if (line->now == 0)
			return words_fill(mem, language, "Comes on {DAY}",
			    "DAY", arena_strdup(mem, day), NULL);
		return words_fill(mem, language,
		    "{NOW} at once, {LATER} on {DAY}", "NOW",
		    shown(mem, line->now), "LATER", shown(mem, line->later),
		    "DAY", arena_strdup(mem, day), NULL);
	}
	return words(language, "Back-ordered, the day is not known yet");
}

const char *
product_promotion_words(struct arena *mem, enum language language,
    const struct promotion *promotion)
{
	char text[FORMAT_MAX];
	const char *percent;

	format_percent(promotion->percent_bp, text);
	percent = arena_strdup(mem, text);
	switch (promotion->kind) {
	case PROMOTION_PERCENT:
		return words_fill(mem, language, "{PERCENT} off the price",
		    "PERCENT", percent, NULL);
	case PROMOTION_FIXED:
		format_price(promotion->price_1e4, text);
		return words_fill(mem, language, "{PRICE} each", "PRICE",
		    arena_strdup(mem, text), NULL);
	case PROMOTION_FREE_GOODS:
		return words_fill(mem, language, "Buy {BUY}, {FREE} free",
		    "BUY", shown(mem, promotion->buy_quantity), "FREE",
		    shown(mem, promotion->free_quantity), NULL);
	case PROMOTION_ORDER_BREAK:
		format_money(promotion->threshold_fen, text);
		return words_fill(mem, language,
		    "{PERCENT} off orders from {AMOUNT} on", "PERCENT", percent,
		    "AMOUNT", arena_strdup(mem, text), NULL);
	case PROMOTION_NONE:
		break;
	}
	return "";
}

const char *
product_source_words(enum price_source source)
{
	switch (source) {
	case PRICE_CLASS:
		return T_("Class price");
	case PRICE_CUSTOMER:
		return T_("Agreed price");
	case PRICE_SPECIAL:
		return T_("Contract price");
	case PRICE_BASE:
		return T_("Base price");
	case PRICE_NONE:
		break;
	}
	return T_("No price yet");
}

const char *
product_storage_words(enum product_storage storage)
{
	switch (storage) {
	case PRODUCT_COOL:
		return T_("Cool");
	case PRODUCT_COLD_CHAIN:
		return T_("Cold chain");
	case PRODUCT_AMBIENT:
		break;
	}
	return T_("Ambient");
}

const char *
product_supply_words(enum product_supply supply)
{
	switch (supply) {
	case PRODUCT_BACK_ORDER:
		return T_("From stock, the rest is sent later");
	case PRODUCT_MADE_TO_ORDER:
		return T_("Made to order");
	case PRODUCT_STOCKED:
		break;
	}
	return T_("From stock only");
}

struct product_words
product_state_words(enum product_state state)
{
	switch (state) {
	case PRODUCT_STOPPED:
		return (
		    struct product_words){ T_("Not ordered for now"), "warn" };
	case PRODUCT_WITHDRAWN:
		return (struct product_words){ T_("Withdrawn"), "bad" };
	case PRODUCT_ON_SALE:
		break;
	}
	return (struct product_words){ T_("On sale"), "good" };
}

struct product_words
product_status_words(enum stock_status status)
{
	switch (status) {
	case STOCK_TO_INSPECT:
		return (struct product_words){ T_("To inspect"), "warn" };
	case STOCK_BLOCKED:
		return (struct product_words){ T_("Blocked"), "bad" };
	case STOCK_RETURNED:
		return (struct product_words){ T_("Returned"), "info" };
	case STOCK_AVAILABLE:
		break;
	}
	return (struct product_words){ T_("Available"), "good" };
}

const char *
product_state_name(enum product_state state)
{
	switch (state) {
	case PRODUCT_STOPPED:
		return "stopped";
	case PRODUCT_WITHDRAWN:
		return "withdrawn";
	case PRODUCT_ON_SALE:
		break;
	}
	return "on_sale";
}
