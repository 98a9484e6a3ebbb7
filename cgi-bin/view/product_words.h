/**
 * @file
 * What is said of products: stock, promise, price rules, promotions.
 *
 * Layer: view.
 */
#ifndef VIEW_PRODUCT_WORDS_H
#define VIEW_PRODUCT_WORDS_H

#include "base/arena.h"
#include "domain/actor.h"
#include "domain/price.h"
#include "domain/product.h"
#include "domain/setting.h"
#include "domain/stock.h"

/** A text and its tone: "good", "warn", "bad", "info", "quiet". */
struct product_words {
	const char *text;
	const char *tone;
};

/** What this reader is told of the stock, translated. */
struct product_words product_stock_words(struct arena *mem,
    enum language language, const struct setting *setting,
    const struct actor *who, const struct product *product);

/** "5 now, 2 on 12 Dec" for a quantity, translated. */
const char *product_promise_words(
    struct arena *mem, enum language language, const struct stock_line *line);

/** What a promotion gives, translated. */
const char *product_promotion_words(struct arena *mem, enum language language,
    const struct promotion *promotion);

/** T_() texts. */
const char *product_source_words(enum price_source source);
const char *product_storage_words(enum product_storage storage);
const char *product_supply_words(enum product_supply supply);
struct product_words product_state_words(enum product_state state);
struct product_words product_status_words(enum stock_status status);

/** "on_sale": stable, in data-state. */
const char *product_state_name(enum product_state state);

#endif
