/**
 * @file
 * What pricing needs of products that are kept.  See shelf.h.
 */
#include "domain/shelf_part.h"

/* --- Prices and promotions ---------------------------------------------------- */

static int64_t
rate_of(const struct shelf *shelf, int64_t product_id, struct day day)
{
	int64_t rate_bp = -1;

	for (size_t i = shelf_first_of(shelf->rates, shelf->rate_count,
		 sizeof(*shelf->rates), product_id);
	     i < shelf->rate_count &&
	     shelf->rates[i].product_id == product_id &&
	     day_compare(shelf->rates[i].from_day, day) <= 0;
	     i++)
		rate_bp = shelf->rates[i].rate_bp;
	return rate_bp;
}

/* Whether a price holds on a day for a customer, who may be NULL. */
static bool
holds(const struct shelf_price *price, const struct customer *customer,
    struct day day)
{
	if (day_compare(price->from_day, day) > 0 ||
	    (!day_is_none(price->to_day) &&
		day_compare(price->to_day, day) < 0))
		return false;
	switch (price->source) {
	case PRICE_BASE:
		return true;
	case PRICE_CLASS:
		return customer != NULL && price->class == customer->class;
	case PRICE_CUSTOMER:
		return customer != NULL &&
		    price->price_list_id == customer->price_list_id;
	case PRICE_NONE:
	case PRICE_SPECIAL:
		break;
	}
	return false;
}

static bool
is_for(const struct promotion *promotion, const struct customer *customer,
    struct day day)
{
	if (day_compare(promotion->from_day, day) > 0 ||
	    day_compare(promotion->to_day, day) < 0)
		return false;
	if (promotion->customer_id != 0 &&
	    (customer == NULL || promotion->customer_id != customer->id))
		return false;
	if (promotion->has_class &&
	    (customer == NULL || promotion->class != customer->class))
		return false;
	return promotion->region_id == 0 ||
	    (customer != NULL && promotion->region_id == customer->region_id);
}

static void
take_prices(const struct shelf *shelf, const struct customer *customer,
    struct day day, int64_t product_id, struct price_candidate *out,
    size_t *count)
{
	for (size_t i = shelf_first_of(shelf->prices, shelf->price_count,
		 sizeof(*shelf->prices), product_id);
	     i < shelf->price_count &&
	     shelf->prices[i].product_id == product_id;
	     i++) {
		const struct shelf_price *price = &shelf->prices[i];

		if (!holds(price, customer, day))
			continue;
		out[(*count)++] = (struct price_candidate){
			.product_id = product_id,
			.source = price->source,
			.price_list_id = price->price_list_id,
			.min_quantity = price->min_quantity,
			.from_day = price->from_day,
			.price_1e4 = price->price_1e4,
		};
	}
}

static size_t
count_prices(const struct shelf *shelf, const int64_t *ids, size_t count)
{
	size_t all = 0;

	for (size_t i = 0; i < count; i++) {
		size_t at = shelf_first_of(shelf->prices, shelf->price_count,
		    sizeof(*shelf->prices), ids[i]);

		for (; at < shelf->price_count &&
		     shelf->prices[at].product_id == ids[i];
		     at++)
			all++;
	}
	return all;
}

static bool
is_one_of(const int64_t *ids, size_t count, int64_t id)
{
	size_t at = shelf_first_of(ids, count, sizeof(*ids), id);

	return at < count && ids[at] == id;
}

void
shelf_price_book(const struct shelf *shelf, struct arena *mem,
    const struct customer *customer, struct day day, const int64_t *ids,
    size_t count, struct price_book *book)
{
	struct price_product *products =
	    arena_calloc(mem, count + 1, sizeof(*products));
	struct price_candidate *candidates = arena_calloc(
	    mem, count_prices(shelf, ids, count) + 1, sizeof(*candidates));
	struct promotion *promotions =
	    arena_calloc(mem, shelf->promotion_count + 1, sizeof(*promotions));

	book->products = products;
	book->candidates = candidates;
	book->promotions = promotions;
	for (size_t i = 0; i < count; i++) {
		const struct shelf_product *one = shelf_by_id(shelf, ids[i]);
		struct price_product *product;

		if (one == NULL)
			continue;
		product = &products[book->product_count++];
		product->product_id = ids[i];
		product->tax_rate_bp = rate_of(shelf, ids[i], day);
		memcpy(product->categories, one->categories,
		    sizeof(product->categories));
		take_prices(shelf, customer, day, ids[i], candidates,
		    &book->candidate_count);
	}
	for (size_t i = 0; i < shelf->promotion_count; i++) {
		const struct promotion *one = &shelf->promotions[i];

		if (is_for(one, customer, day) &&
		    (one->product_id == 0 ||
			is_one_of(ids, count, one->product_id)))
			promotions[book->promotion_count++] = *one;
	}
}
