/**
 * @file
 * Promotions as they are saved.  How they price: price_rule.c.  See price.h.
 */
#include "domain/price.h"

#include "base/text.h"
#include "db/db.h"
#include "domain/act.h"
#include "domain/price_sql.h"
#include "domain/shelf.h"

enum {
	NAME_MAX_LENGTH = 80,
	WHOLE_BP = 10000
};

static bool
is_name(const char *name)
{
	return name != NULL && *name != '\0' &&
	    utf8_length(name) <= NAME_MAX_LENGTH && !text_has_controls(name);
}

static bool
is_percent(int64_t percent_bp)
{
	return percent_bp >= 1 && percent_bp <= WHOLE_BP;
}

static bool
values_are_fine(const struct promotion *promotion)
{
	switch (promotion->kind) {
	case PROMOTION_PERCENT:
		return is_percent(promotion->percent_bp);
	case PROMOTION_FIXED:
		return promotion->price_1e4 >= 0;
	case PROMOTION_FREE_GOODS:
		return promotion->buy_quantity >= 1 &&
		    promotion->free_quantity >= 1;
	case PROMOTION_ORDER_BREAK:
		return promotion->threshold_fen > 0 &&
		    is_percent(promotion->percent_bp);
	case PROMOTION_NONE:
	default:
		return false;
	}
}

enum promotion_fault
promotion_fault_of(const struct promotion *promotion)
{
	bool has_target =
	    (promotion->product_id != 0) != (promotion->category_id != 0);

	if (!is_name(promotion->name) || !is_name(promotion->name_en))
		return PROMOTION_NO_NAME;
	if (promotion->kind < PROMOTION_PERCENT ||
	    promotion->kind > PROMOTION_ORDER_BREAK)
		return PROMOTION_NO_KIND;
	if (promotion->kind != PROMOTION_ORDER_BREAK && !has_target)
		return PROMOTION_NO_TARGET;
	if (promotion->kind == PROMOTION_ORDER_BREAK &&
	    (promotion->product_id != 0 || promotion->category_id != 0))
		return PROMOTION_NO_TARGET;
	if (!day_is_valid(promotion->from_day) ||
	    !day_is_valid(promotion->to_day) ||
	    day_compare(promotion->to_day, promotion->from_day) < 0)
		return PROMOTION_BAD_DAYS;
	if (!values_are_fine(promotion))
		return PROMOTION_BAD_VALUE;
	return PROMOTION_FINE;
}

static struct db_value
class_value(const struct promotion *promotion)
{
	return promotion->has_class ? db_int(promotion->class) : db_id(0);
}

static enum status
judge(struct db *db, struct arena *mem, const struct db_query *query,
    const struct promotion *promotion, enum promotion_fault *fault,
    int64_t *clash_id)
{
	struct price_id_row row;
	enum status st;

	*clash_id = 0;
	*fault = promotion_fault_of(promotion);
	if (*fault != PROMOTION_FINE)
		return STATUS_INVALID;
	if (promotion->state == PROMOTION_STOPPED)
		return STATUS_OK;
	st = db_one(db, mem, query,
	    DB_ARGS(db_int(promotion->kind), db_int(promotion->id),
		db_id(promotion->product_id), db_id(promotion->category_id),
		db_id(promotion->customer_id), class_value(promotion),
		db_id(promotion->region_id), db_day(promotion->to_day),
		db_day(promotion->from_day), db_int(promotion->threshold_fen)),
	    &row);
	if (st == STATUS_NOT_FOUND)
		return STATUS_OK;
	if (st != STATUS_OK)
		return st;
	*clash_id = row.id;
	*fault = PROMOTION_CLASHES;
	return STATUS_INVALID;
}

enum status
promotion_check(struct db *db, struct arena *mem,
    const struct promotion *promotion, enum promotion_fault *fault,
    int64_t *clash_id)
{
	return judge(
	    db, mem, &stmt_promotion_clash, promotion, fault, clash_id);
}

/* A figure that belongs to another kind is not kept. */
static struct db_value
figure(const struct promotion *promotion, int64_t value,
    enum promotion_kind kind, enum promotion_kind other)
{
	if (promotion->kind != kind && promotion->kind != other)
		return db_id(0);
	return db_int(value);
}

enum status
promotion_save(struct db *db, struct act *act,
    const struct promotion *promotion, int64_t *id, enum promotion_fault *fault,
    int64_t *clash_id)
{
	bool is_stopped = promotion->state == PROMOTION_STOPPED;
	const struct db_value values[] = {
		db_int(promotion->kind),
		db_text(promotion->name),
		db_text(promotion->name_en),
		db_id(promotion->product_id),
		db_id(promotion->category_id),
		db_id(promotion->customer_id),
		class_value(promotion),
		db_id(promotion->region_id),
		db_day(promotion->from_day),
		db_day(promotion->to_day),
		figure(promotion, promotion->percent_bp, PROMOTION_PERCENT,
		    PROMOTION_ORDER_BREAK),
		figure(promotion, promotion->price_1e4, PROMOTION_FIXED,
		    PROMOTION_FIXED),
		figure(promotion, promotion->buy_quantity, PROMOTION_FREE_GOODS,
		    PROMOTION_FREE_GOODS),
		figure(promotion, promotion->free_quantity,
		    PROMOTION_FREE_GOODS, PROMOTION_FREE_GOODS),
		figure(promotion, promotion->threshold_fen,
		    PROMOTION_ORDER_BREAK, PROMOTION_ORDER_BREAK),
		db_int(is_stopped ? PROMOTION_STOPPED : PROMOTION_ACTIVE),
		db_int(promotion->id),
	};
	struct price_id_row row;
	enum status st;

	if (!actor_may(act->who, ACTION_ADMIN))
		return STATUS_FORBIDDEN;
	st = db_one(db, act->mem, &stmt_promotion_lock, DB_NO_ARGS, &row);
	if (st != STATUS_OK)
		return st;
	st = judge(db, act->mem, &stmt_promotion_clash_now, promotion, fault,
	    clash_id);
	if (st != STATUS_OK)
		return st;

	*id = promotion->id;
	if (promotion->id == 0)
		st = db_insert(db, &stmt_promotion_insert, values,
		    ARRAY_LEN(values) - 1, id);
	else
		st = db_change(
		    db, &stmt_promotion_update, values, ARRAY_LEN(values));
	return st == STATUS_OK ? shelf_changed(db) : st;
}
