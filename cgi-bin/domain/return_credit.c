/**
 * @file
 * What returned goods are worth.  See return_credit.h.
 */
#include "domain/return_credit.h"

#include "base/money.h"

enum status
return_worth(const struct return_paid *paid, int64_t n, int64_t *worth_fen)
{
	int64_t at_door, after;
	enum status st;

	if (n < 0 || paid->quantity < 1 || paid->refused < 0 ||
	    paid->taken < 0 || n > paid->quantity - paid->refused - paid->taken)
		return STATUS_INVALID;
	st = money_part(
	    paid->paid_fen, paid->refused, paid->quantity, &at_door);
	if (st == STATUS_OK)
		st = money_part(paid->paid_fen,
		    paid->refused + paid->taken + n, paid->quantity, &after);
	if (st != STATUS_OK)
		return st;
	*worth_fen = after - at_door - paid->taken_fen;
	if (*worth_fen < 0)
		*worth_fen = 0;
	return STATUS_OK;
}

enum status
return_share(int64_t worth_fen, int64_t k, int64_t n, int64_t *share_fen)
{
	if (k < 0 || k > n)
		return STATUS_INVALID;
	return money_part(worth_fen, k, n, share_fen);
}

/* Free units that so many bought ones earn. */
static int64_t
earned(const struct return_gift *gift, int64_t bought)
{
	return bought / gift->buy * gift->get;
}

enum status
return_gift_deduct(
    const struct return_gift *gift, int64_t *units, int64_t *value_fen)
{
	int64_t due;

	*units = 0;
	*value_fen = 0;
	if (gift->buy < 1 || gift->get < 1 || gift->bought_back < 0 ||
	    gift->bought_back > gift->bought || gift->free_back > gift->free)
		return STATUS_INVALID;
	due = earned(gift, gift->bought) -
	    earned(gift, gift->bought - gift->bought_back);
	if (due > gift->free)
		due = gift->free;
	due -= gift->free_back;
	if (due <= 0)
		return STATUS_OK;
	*units = due;
	return money_scale(
	    gift->unit_paid_fen, due, gift->unit_quantity, value_fen);
}
