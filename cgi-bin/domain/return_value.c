/**
 * @file
 * What a request is worth.  See return_value.h.
 */
#include "domain/return_value.h"

#include "domain/return_value_sql.h"

#define DAY_MS INT64_C(86400000)

enum {
	SALES_DAYS = 182,
	MONTH_DAYS = 30
};

int64_t
return_value_left(const struct return_source *source)
{
	return source->shipped - source->refused - source->returning_qty -
	    source->returned_qty - source->returning_delta -
	    source->returned_delta;
}

/* Whether two lines of one order belong to the same free goods promotion. */
static bool
same_gift(const struct return_source *a, const struct return_source *b)
{
	return a->buy > 0 && a->order_id == b->order_id &&
	    a->promotion_id == b->promotion_id &&
	    a->product_id == b->product_id;
}

static void
add_paid(struct return_paid *paid, const struct return_source *source)
{
	paid->paid_fen +=
	    source->amount_fen - source->discount_fen + source->replaces_fen;
	paid->quantity += source->quantity;
	paid->refused += source->refused;
	paid->taken += source->returning_qty + source->returned_qty +
	    source->returning_delta + source->returned_delta;
	paid->taken_fen += source->returning_fen + source->returned_fen +
	    source->returning_fen_delta + source->returned_fen_delta;
}

/* What was paid for the units of a line: with its free goods where what was
 * paid is spread over them. */
static struct return_paid
paid_for(const struct return_rules *rules, const struct return_whole *whole,
    const struct return_source *source)
{
	struct return_paid paid = { 0 };

	if (!rules->free_pro_rata || source->buy == 0) {
		add_paid(&paid, source);
		return paid;
	}
	for (size_t i = 0; i < whole->source_count; i++)
		if (same_gift(source, &whole->sources[i]))
			add_paid(&paid, &whole->sources[i]);
	return paid;
}

static enum status
value_line(const struct return_rules *rules, struct return_whole *whole,
    struct return_core_line *line)
{
	struct return_source *source = return_core_source(whole, line);
	struct return_paid paid;
	int64_t worth;
	enum status st;

	line->worth_fen = 0;
	line->asked_fen = 0;
	line->free_deduct_fen = 0;
	if (source == NULL || line->quantity > return_value_left(source))
		return STATUS_INVALID;
	paid = paid_for(rules, whole, source);
	st = return_worth(&paid, line->quantity, &worth);
	if (st != STATUS_OK)
		return st;
	line->worth_fen = worth;
	if (line->kind == RETURN_REFUND)
		line->asked_fen = worth;
	source->returning_delta += line->quantity;
	source->returning_fen_delta += worth;
	return STATUS_OK;
}

/* Kept units of a line before this request. */
static int64_t
kept(const struct return_source *source)
{
	return source->shipped - source->refused - source->returning_qty -
	    source->returned_qty;
}

/* Units of the gift's refunds that are free ones, or bought ones. */
static int64_t
coming_back(const struct return_whole *whole,
    const struct return_source *gift_of, bool is_free)
{
	int64_t units = 0;

	for (size_t i = 0; i < whole->line_count; i++) {
		const struct return_core_line *line = &whole->lines[i];
		const struct return_source *source =
		    return_core_source(whole, line);

		if (source != NULL && same_gift(gift_of, source) &&
		    source->is_free == is_free && line->worth_fen >= 0 &&
		    line->kind == RETURN_REFUND)
			units += line->quantity;
	}
	return units;
}

/* Take the value of a gift off the refunds of its bought lines. */
static void
deduct(struct return_whole *whole, const struct return_source *gift_of,
    int64_t value_fen)
{
	for (size_t i = 0; i < whole->line_count && value_fen > 0; i++) {
		struct return_core_line *line = &whole->lines[i];
		const struct return_source *source =
		    return_core_source(whole, line);
		int64_t part;

		if (source == NULL || source->is_free ||
		    !same_gift(gift_of, source) ||
		    line->kind != RETURN_REFUND)
			continue;
		part = value_fen < line->asked_fen ? value_fen
						   : line->asked_fen;
		line->free_deduct_fen += part;
		line->asked_fen -= part;
		value_fen -= part;
	}
}

static enum status
deduct_gift(struct return_whole *whole, const struct return_source *first)
{
	struct return_gift gift = { .buy = first->buy, .get = first->get };
	int64_t units, value;
	enum status st;

	for (size_t i = 0; i < whole->source_count; i++) {
		const struct return_source *source = &whole->sources[i];

		if (!same_gift(first, source))
			continue;
		if (source->is_free) {
			gift.free += kept(source);
			continue;
		}
		gift.bought += kept(source);
		gift.unit_paid_fen +=
		    source->amount_fen - source->discount_fen;
		gift.unit_quantity += source->quantity;
	}
	gift.bought_back = coming_back(whole, first, false);
	gift.free_back = coming_back(whole, first, true);
	if (gift.bought_back == 0 || gift.unit_quantity == 0)
		return STATUS_OK;
	st = return_gift_deduct(&gift, &units, &value);
	if (st == STATUS_OK)
		deduct(whole, first, value);
	return st;
}

/* Each gift once: at the first of its sources. */
static bool
is_first_of_gift(const struct return_whole *whole, size_t at)
{
	const struct return_source *source = &whole->sources[at];

	if (source->buy == 0)
		return false;
	for (size_t i = 0; i < at; i++)
		if (same_gift(source, &whole->sources[i]))
			return false;
	return true;
}

enum status
return_value_lines(const struct return_rules *rules,
    struct return_whole *whole, struct return_problem *problem)
{
	bool is_sound = true;
	enum status st;

	for (size_t i = 0; i < whole->line_count; i++) {
		struct return_core_line *line = &whole->lines[i];
		const struct return_source *source =
		    return_core_source(whole, line);

		st = value_line(rules, whole, line);
		if (st == STATUS_OK)
			continue;
		if (st != STATUS_INVALID)
			return st;
		is_sound = false;
		if (problem == NULL)
			continue;
		*problem = (struct return_problem){
			.fault = RETURN_FAULT_QUANTITY,
			.position = line->position,
			.left = source == NULL ? 0 : return_value_left(source),
		};
		return STATUS_INVALID;
	}
	if (rules->free_pro_rata || !is_sound)
		return STATUS_OK;
	for (size_t i = 0; i < whole->source_count; i++) {
		if (!is_first_of_gift(whole, i))
			continue;
		st = deduct_gift(whole, &whole->sources[i]);
		if (st != STATUS_OK)
			return st;
	}
	return STATUS_OK;
}

struct return_totals
return_value_totals(const struct return_whole *whole)
{
	struct return_totals totals = { 0 };

	for (size_t i = 0; i < whole->line_count; i++) {
		const struct return_core_line *line = &whole->lines[i];

		totals.worth_fen += line->worth_fen;
		totals.asked_fen += line->asked_fen;
		totals.deduct_fen += line->free_deduct_fen;
		totals.quantity += line->quantity;
	}
	return totals;
}

/* Files of position 0 show all of it. */
static bool
has_file(const struct db_rows *counts, int64_t position)
{
	const struct return_file_count_row *row = counts->items;

	for (size_t i = 0; i < counts->count; i++)
		if ((row[i].position == position || row[i].position == 0) &&
		    row[i].count > 0)
			return true;
	return false;
}

enum status
return_value_judge(struct db *db, struct arena *mem, struct instant now,
    const struct return_rules *rules, const struct return_whole *whole,
    struct return_verdict *out, int64_t *month_count)
{
	struct instant half_year = instant_add_ms(now, -SALES_DAYS * DAY_MS);
	struct instant month = instant_add_ms(now, -MONTH_DAYS * DAY_MS);
	struct return_claim *claims =
	    arena_calloc(mem, whole->line_count + 1, sizeof(*claims));
	struct return_habit habit;
	struct db_rows counts;
	enum status st;

	st = db_one(db, mem, &stmt_return_habit,
	    DB_ARGS(db_instant(half_year), db_instant(half_year),
		db_int(whole->core.id), db_instant(half_year),
		db_instant(month), db_int(whole->core.id),
		db_int(whole->core.customer_id)),
	    &habit);
	if (st == STATUS_OK)
		st = db_all(db, mem, &stmt_return_file_counts,
		    DB_ARGS(db_int(whole->core.id)), &counts);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < whole->line_count; i++) {
		const struct return_core_line *line = &whole->lines[i];
		const struct return_source *source =
		    return_core_source(whole, line);

		claims[i] = (struct return_claim){
			.reason = line->reason,
			.days = (now.ms - line->delivered_at.ms) / DAY_MS,
			.is_cold = source != NULL && source->is_cold,
			.has_file = has_file(&counts, line->position),
		};
	}
	*out = return_judge_policy(rules, &habit, claims, whole->line_count,
	    return_value_totals(whole).worth_fen);
	*month_count = habit.month_count;
	return STATUS_OK;
}
