/**
 * @file
 * Rights of contracts.  See contract_rights.h.
 */
#include "domain/contract_rights.h"

#include <string.h>

#include "base/text.h"
#include "domain/product.h"

enum {
	TREE_DEPTH_MAX = 20,
	MONTHS = 12,
	FIRST_MONTH = 3, /* ends are proposed from March … */
	LAST_MONTH = 11, /* … to November */
	LEAST_DAYS = 183,
	YEAR_DAYS = 365
};

bool
contract_division_is_sound(const char *division)
{
	size_t length = strlen(division);

	if (length > 6 || length % 2 != 0)
		return false;
	return strspn(division, "0123456789") == length;
}

bool
contract_divisions_meet(const char *a, const char *b)
{
	return text_starts_with(a, b) || text_starts_with(b, a);
}

static int64_t
parent_of(const struct db_rows *categories, int64_t id)
{
	const struct product_category *category = categories->items;

	for (size_t i = 0; i < categories->count; i++)
		if (category[i].id == id)
			return category[i].parent_id;
	return 0;
}

static bool
is_under(const struct db_rows *categories, int64_t id, int64_t top)
{
	for (int up = 0; id != 0 && up < TREE_DEPTH_MAX; up++) {
		if (id == top)
			return true;
		id = parent_of(categories, id);
	}
	return false;
}

bool
contract_goods_meet(const struct contract_right *a,
    const struct contract_right *b, const struct db_rows *categories)
{
	int64_t group_a = a->product_id != 0 ? a->product_group : a->group_id;
	int64_t group_b = b->product_id != 0 ? b->product_group : b->group_id;

	if (a->product_id != 0 && b->product_id != 0)
		return a->product_id == b->product_id;
	if ((a->product_id == 0 && a->group_id == 0) ||
	    (b->product_id == 0 && b->group_id == 0))
		return true;
	if (a->product_id != 0)
		return is_under(categories, group_a, group_b);
	if (b->product_id != 0)
		return is_under(categories, group_b, group_a);
	return is_under(categories, group_a, group_b) ||
	    is_under(categories, group_b, group_a);
}

bool
contract_levels_clash(enum contract_level a, enum contract_level b)
{
	return a == b || a == CONTRACT_EXCLUSIVE || b == CONTRACT_EXCLUSIVE;
}

bool
contract_rights_overlap(const struct contract_right *a,
    const struct contract_right *b, const struct db_rows *categories)
{
	return contract_levels_clash(a->level, b->level) &&
	    contract_divisions_meet(a->division, b->division) &&
	    contract_goods_meet(a, b, categories);
}

bool
contract_periods_meet(struct day a_from, struct day a_to, struct day b_from,
    struct day b_to)
{
	return day_compare(a_from, b_to) <= 0 && day_compare(b_from, a_to) <= 0;
}

static struct day
month_end(int year, int month)
{
	struct day next = { month == MONTHS ? year + 1 : year,
		month == MONTHS ? 1 : month + 1, 1 };

	return day_add(next, -1);
}

/* The end of that month nearest to a year after. */
static struct day
end_in(struct day from, int month)
{
	struct day end = month_end(from.year, month);
	struct day later;
	int64_t first, second;

	while (day_number(end) - day_number(from) < LEAST_DAYS)
		end = month_end(end.year + 1, month);
	later = month_end(end.year + 1, month);
	first = YEAR_DAYS - (day_number(end) - day_number(from));
	second = day_number(later) - day_number(from) - YEAR_DAYS;
	return (first < 0 ? -first : first) <= second ? end : later;
}

struct day
contract_propose_end(struct day from, const int64_t ends[12], int64_t total,
    int64_t limit_bp, int month)
{
	int best = 0;

	if (month < FIRST_MONTH || month > LAST_MONTH)
		month = 7;
	for (int off = 0; off <= LAST_MONTH - FIRST_MONTH; off++) {
		for (int side = -1; side <= 1; side += 2) {
			int at = month + side * off;

			if (at < FIRST_MONTH || at > LAST_MONTH)
				continue;
			if ((ends[at - 1] + 1) * 10000 <=
			    limit_bp * (total + 1))
				return end_in(from, at);
			if (best == 0 || ends[at - 1] < ends[best - 1])
				best = at;
		}
	}
	return end_in(from, best);
}
