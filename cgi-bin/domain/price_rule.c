/**
 * @file
 * The rules of pricing, on what was read before: no database.  See price.h.
 */
#include "domain/price.h"

#include "base/money.h"

#define WHOLE_BP 10000

/* The prices of one product. */
struct span {
	const struct price_candidate *items;
	size_t count;
};

static const struct price_product *
product_in(const struct price_book *book, int64_t product_id)
{
	size_t low = 0;
	size_t high = book->product_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (book->products[middle].product_id < product_id)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == book->product_count ||
	    book->products[low].product_id != product_id)
		return NULL;
	return &book->products[low];
}

static struct span
span_of(const struct price_book *book, int64_t product_id)
{
	struct span span = { 0 };
	size_t low = 0;
	size_t high = book->candidate_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (book->candidates[middle].product_id < product_id)
			low = middle + 1;
		else
			high = middle;
	}
	while (low + span.count < book->candidate_count &&
	    book->candidates[low + span.count].product_id == product_id)
		span.count++;
	if (span.count > 0)
		span.items = &book->candidates[low];
	return span;
}

/* Whether `a` counts before `b`: source, then break, then the later price. */
static bool
goes_before(const struct price_candidate *a, const struct price_candidate *b)
{
	if (a->source != b->source)
		return a->source > b->source;
	if (a->min_quantity != b->min_quantity)
		return a->min_quantity > b->min_quantity;
	return day_compare(a->from_day, b->from_day) > 0;
}

static const struct price_candidate *
pick(struct span span, int64_t quantity)
{
	const struct price_candidate *best = NULL;

	for (size_t i = 0; i < span.count; i++) {
		const struct price_candidate *candidate = &span.items[i];

		if (candidate->min_quantity > quantity)
			continue;
		if (best == NULL || goes_before(candidate, best))
			best = candidate;
	}
	return best;
}

/* The least quantity from which on a unit costs less than now. */
static void
find_next_break(
    struct price_line *line, struct span span, int64_t quantity, bool priced)
{
	for (size_t i = 0; i < span.count; i++) {
		int64_t from = span.items[i].min_quantity;
		int64_t price;

		if (from <= quantity ||
		    (line->next_break_quantity != 0 &&
			from >= line->next_break_quantity))
			continue;
		price = pick(span, from)->price_1e4;
		if (priced && price >= line->list_price_1e4)
			continue;
		line->next_break_quantity = from;
		line->next_break_price_1e4 = price;
	}
}

static bool
names_product(
    const struct promotion *promotion, const struct price_product *product)
{
	if (promotion->product_id != 0)
		return promotion->product_id == product->product_id;
	if (promotion->category_id == 0)
		return false;
	for (size_t i = 0; i < ARRAY_LEN(product->categories); i++) {
		if (product->categories[i] == promotion->category_id)
			return true;
	}
	return false;
}

/* A line as one promotion would have it. */
struct outcome {
	const struct promotion *promotion;
	int64_t unit_price_1e4;
	int64_t free_quantity;
	int64_t to_pay_fen; /* less the worth of what is free */
};

static enum status
free_units(const struct promotion *promotion, int64_t quantity, int64_t *units)
{
	if (promotion->buy_quantity < 1)
		return STATUS_INVALID;
	/* Floor, not round: only full lots earn. */
	if (__builtin_mul_overflow(quantity / promotion->buy_quantity,
		promotion->free_quantity, units))
		return STATUS_INVALID;
	return STATUS_OK;
}

static enum status
apply(const struct promotion *promotion, int64_t list_price_1e4,
    int64_t quantity, struct outcome *out)
{
	int64_t free_fen = 0;
	enum status st = STATUS_OK;

	*out = (struct outcome){ promotion, list_price_1e4, 0, 0 };
	switch (promotion->kind) {
	case PROMOTION_PERCENT:
		st = money_scale(list_price_1e4,
		    WHOLE_BP - promotion->percent_bp, WHOLE_BP,
		    &out->unit_price_1e4);
		break;
	case PROMOTION_FIXED:
		out->unit_price_1e4 = promotion->price_1e4;
		break;
	case PROMOTION_FREE_GOODS:
		st = free_units(promotion, quantity, &out->free_quantity);
		if (st == STATUS_OK)
			st = money_line(
			    out->free_quantity, list_price_1e4, &free_fen);
		break;
	case PROMOTION_NONE:
	case PROMOTION_ORDER_BREAK:
	default:
		break;
	}
	if (st != STATUS_OK)
		return st;
	st = money_line(quantity, out->unit_price_1e4, &out->to_pay_fen);
	if (st != STATUS_OK)
		return st;
	return money_add(out->to_pay_fen, -free_fen, &out->to_pay_fen);
}

/* The hint "3 more and one is free", unless another kind is the better one. */
static void
hint_free(struct price_line *line, const struct promotion *promotion,
    int64_t quantity)
{
	int64_t lots = quantity / promotion->buy_quantity + 1;

	if (__builtin_mul_overflow(
		lots, promotion->buy_quantity, &line->next_free_quantity) ||
	    __builtin_mul_overflow(
		lots, promotion->free_quantity, &line->next_free_total)) {
		line->next_free_quantity = 0;
		line->next_free_total = 0;
		return;
	}
	line->next_free = promotion;
}

/* The best of no promotion and each that names the product; ties go to no
 * promotion, then to the one saved first. */
static enum status
choose_promotion(const struct price_book *book,
    const struct price_product *product, struct price_line *line,
    int64_t quantity, struct outcome *best)
{
	const struct promotion *gift = NULL;
	const struct promotion none = { .kind = PROMOTION_NONE };
	enum status st;

	st = apply(&none, line->list_price_1e4, quantity, best);
	best->promotion = NULL;
	for (size_t i = 0; i < book->promotion_count && st == STATUS_OK; i++) {
		const struct promotion *promotion = &book->promotions[i];
		struct outcome outcome;

		if (promotion->kind == PROMOTION_ORDER_BREAK ||
		    !names_product(promotion, product))
			continue;
		st = apply(promotion, line->list_price_1e4, quantity, &outcome);
		if (st != STATUS_OK)
			break;
		if (promotion->kind == PROMOTION_FREE_GOODS && gift == NULL)
			gift = promotion;
		if (outcome.to_pay_fen < best->to_pay_fen)
			*best = outcome;
	}
	if (st != STATUS_OK)
		return st;
	if (best->promotion != NULL)
		gift = best->promotion->kind == PROMOTION_FREE_GOODS
		    ? best->promotion
		    : NULL;
	if (gift != NULL)
		hint_free(line, gift, quantity);
	return STATUS_OK;
}

static enum status
decide_line(const struct price_book *book, struct price_line *line)
{
	const struct price_product *product =
	    product_in(book, line->product_id);
	struct span span = span_of(book, line->product_id);
	int64_t quantity = line->quantity > 0 ? line->quantity : 1;
	const struct price_candidate *candidate;
	struct outcome outcome;
	enum status st;

	*line = (struct price_line){
		.product_id = line->product_id,
		.quantity = line->quantity,
	};
	if (line->quantity < 0)
		return STATUS_INVALID;
	if (product == NULL || product->tax_rate_bp < 0)
		return STATUS_OK;
	candidate = pick(span, quantity);
	if (candidate == NULL) {
		find_next_break(line, span, quantity, false);
		return STATUS_OK;
	}

	line->source = candidate->source;
	line->price_list_id = candidate->price_list_id;
	line->list_price_1e4 = candidate->price_1e4;
	line->tax_rate_bp = product->tax_rate_bp;
	find_next_break(line, span, quantity, true);
	st = choose_promotion(book, product, line, quantity, &outcome);
	if (st != STATUS_OK)
		return st;
	line->promotion = outcome.promotion;
	line->unit_price_1e4 = outcome.unit_price_1e4;
	if (line->quantity == 0)
		return STATUS_OK;
	line->free_quantity = outcome.free_quantity;
	return money_line(
	    line->quantity, line->unit_price_1e4, &line->amount_fen);
}

static enum status
make_free_lines(struct arena *mem, const struct price_book *book,
    const struct price_line *lines, size_t n, struct price_order *order)
{
	size_t count = 0;
	enum status st = STATUS_OK;

	for (size_t i = 0; i < n; i++)
		count += lines[i].free_quantity > 0;
	if (count == 0)
		return STATUS_OK;
	order->free_lines = arena_calloc(mem, count, sizeof(struct price_line));
	for (size_t i = 0; i < n && st == STATUS_OK; i++) {
		struct price_line *line = &order->free_lines[order->free_count];

		if (lines[i].free_quantity == 0)
			continue;
		order->free_count++;
		*line = (struct price_line){
			.product_id = lines[i].product_id,
			.quantity = lines[i].free_quantity,
			.source = lines[i].source,
			.price_list_id = lines[i].price_list_id,
			.list_price_1e4 = lines[i].list_price_1e4,
			.promotion = lines[i].promotion,
			.tax_rate_bp = lines[i].tax_rate_bp,
			.is_free = true,
			.cause = i,
		};
		if (!book->free_goods_as_discount)
			continue;
		line->unit_price_1e4 = line->list_price_1e4;
		st = money_line(
		    line->quantity, line->unit_price_1e4, &line->amount_fen);
		line->discount_fen = line->amount_fen;
	}
	return st;
}

/* The order's break that was reached and takes off most, and what is missing to
 * the next that takes off a larger part. */
static enum status
choose_order_break(const struct price_book *book, int64_t gross_fen,
    struct price_order *order, int64_t *discount_fen)
{
	int64_t best_bp = 0;

	*discount_fen = 0;
	for (size_t i = 0; i < book->promotion_count; i++) {
		const struct promotion *promotion = &book->promotions[i];

		if (promotion->kind != PROMOTION_ORDER_BREAK ||
		    promotion->threshold_fen > gross_fen ||
		    promotion->percent_bp <= best_bp)
			continue;
		best_bp = promotion->percent_bp;
		order->order_break = promotion;
	}
	for (size_t i = 0; i < book->promotion_count; i++) {
		const struct promotion *promotion = &book->promotions[i];

		if (promotion->kind != PROMOTION_ORDER_BREAK ||
		    promotion->threshold_fen <= gross_fen ||
		    promotion->percent_bp <= best_bp)
			continue;
		if (order->next_order_break != NULL &&
		    order->next_order_break->threshold_fen <=
			promotion->threshold_fen)
			continue;
		order->next_order_break = promotion;
		order->next_order_missing_fen =
		    promotion->threshold_fen - gross_fen;
	}
	return money_scale(gross_fen, best_bp, WHOLE_BP, discount_fen);
}

enum status
price_share_discount(
    struct arena *mem, struct price_line *lines, size_t n, int64_t discount_fen)
{
	int64_t *weights = arena_calloc(mem, n + 1, sizeof(*weights));
	int64_t *shares = arena_calloc(mem, n + 1, sizeof(*shares));
	enum status st = STATUS_OK;

	for (size_t i = 0; i < n; i++)
		weights[i] = lines[i].amount_fen;
	if (discount_fen != 0)
		st = money_share(discount_fen, weights, n, shares);
	for (size_t i = 0; i < n && st == STATUS_OK; i++) {
		lines[i].discount_fen = shares[i];
		st = money_split_tax(lines[i].amount_fen - shares[i],
		    lines[i].tax_rate_bp, &lines[i].net_fen, &lines[i].tax_fen);
	}
	return st;
}

static enum status
add_up(struct price_order *order, const struct price_line *lines, size_t n)
{
	enum status st = STATUS_OK;

	for (size_t i = 0; i < n && st == STATUS_OK; i++) {
		const struct price_line *line = &lines[i];

		order->unpriced += line->source == PRICE_NONE;
		st = money_add(
		    order->gross_fen, line->amount_fen, &order->gross_fen);
		/* None of these exceeds the gross, which has been checked. */
		order->discount_fen += line->discount_fen;
		order->net_fen += line->net_fen;
		order->tax_fen += line->tax_fen;
	}
	order->total_fen = order->net_fen + order->tax_fen;
	return st;
}

enum status
price_decide(struct arena *mem, const struct price_book *book,
    struct price_line *lines, size_t n, struct price_order *order)
{
	int64_t gross_fen = 0;
	int64_t discount_fen;
	enum status st = STATUS_OK;

	*order = (struct price_order){ 0 };
	if (n > PRICE_LINES_MAX)
		return STATUS_INVALID;
	for (size_t i = 0; i < n && st == STATUS_OK; i++) {
		st = decide_line(book, &lines[i]);
		if (st == STATUS_OK)
			st = money_add(
			    gross_fen, lines[i].amount_fen, &gross_fen);
	}
	if (st == STATUS_OK)
		st = choose_order_break(book, gross_fen, order, &discount_fen);
	if (st == STATUS_OK)
		st = price_share_discount(mem, lines, n, discount_fen);
	if (st == STATUS_OK)
		st = make_free_lines(mem, book, lines, n, order);
	if (st == STATUS_OK)
		st = add_up(order, lines, n);
	if (st == STATUS_OK)
		st = add_up(order, order->free_lines, order->free_count);
	return st;
}
