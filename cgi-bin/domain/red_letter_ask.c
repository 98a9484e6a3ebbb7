/**
 * @file
 * What a return's credit takes off what is invoiced.  See red_letter.h.
 */
#include "base/money.h"
#include "base/text.h"
#include "domain/receivable_core.h"
#include "domain/red_letter.h"
#include "domain/red_letter_sql.h"
#include "domain/stock_book.h"

enum {
	NUMBERS_BYTES = 400
};

static bool
is_source(const struct red_letter_source_row *source,
    const struct red_letter_goods *goods)
{
	return source->order_position == goods->order_position &&
	    (goods->batch_id == 0 || source->batch_id == goods->batch_id);
}

/* The share of a line for the units from `before` to `after` of it. */
static enum status
part_of(const struct red_letter_goods *goods, int64_t before, int64_t after,
    int64_t *fen)
{
	int64_t low, high;
	enum status st;

	st = money_part(goods->amount_fen, before, goods->quantity, &low);
	if (st == STATUS_OK)
		st = money_part(
		    goods->amount_fen, after, goods->quantity, &high);
	if (st == STATUS_OK)
		*fen = high - low;
	return st;
}

/* Shares of one line, newest delivery first; more than was delivered stays with
 * the last.  Nothing where nothing is owed for it. */
static enum status
share_line(const struct red_letter_credit *credit,
    const struct red_letter_goods *goods, const struct db_rows *found,
    struct red_letter_share_row *shares, size_t *count)
{
	struct red_letter_source_row *source = found->items;
	struct red_letter_share_row *last = NULL;
	int64_t placed = 0, from = 0;
	enum status st = STATUS_OK;

	for (size_t i = 0; st == STATUS_OK && i < found->count; i++) {
		int64_t units = goods->quantity - placed;

		if (!is_source(&source[i], goods) || units == 0)
			continue;
		if (units > source[i].units)
			units = source[i].units;
		if (last != NULL && (units <= 0 ||
			last->receivable_id == source[i].receivable_id))
			continue;
		units = units < 0 ? 0 : units;
		/* The first one stands for all where nothing is left. */
		if (last == NULL || last->quantity > 0)
			last = &shares[(*count)++];
		from = placed;
		*last = (struct red_letter_share_row){
			.credit_note_id = credit->credit_note_id,
			.position = goods->position,
			.receivable_id = source[i].receivable_id,
			.order_position = goods->order_position,
			.batch_id = source[i].batch_id,
			.quantity = units,
		};
		st = part_of(goods, from, from + units, &last->amount_fen);
		source[i].units -= units;
		placed += units;
	}
	if (st != STATUS_OK || last == NULL || placed == goods->quantity)
		return st;
	last->quantity = goods->quantity - from;
	return part_of(goods, from, goods->quantity, &last->amount_fen);
}

static enum status
keep_shares(struct db *db, struct act *act,
    const struct red_letter_credit *credit, struct red_letter_share_row **out,
    size_t *count)
{
	struct db_items items = {
		.columns = red_letter_share_columns,
		.column_count = red_letter_share_column_count,
		.item_size = sizeof(**out),
	};
	struct db_rows found;
	enum status st;

	*count = 0;
	st = db_all(db, act->mem, &stmt_red_letter_sources,
	    DB_ARGS(db_int(credit->order_id)), &found);
	if (st != STATUS_OK)
		return st;
	*out = arena_calloc(
	    act->mem, credit->count * (found.count + 1), sizeof(**out));
	for (size_t i = 0; st == STATUS_OK && i < credit->count; i++)
		st = share_line(
		    credit, &credit->goods[i], &found, *out, count);
	if (st != STATUS_OK || *count == 0)
		return st;
	items.items = *out;
	items.count = *count;
	return db_bulk(db, &stmt_red_letter_share, &items, NULL);
}

/* Spread what is too much over the invoices it is on, newest first. */
static size_t
spread(const struct red_letter_credit *credit, struct instant now,
    const struct db_rows *excesses, const struct db_rows *covers,
    struct red_letter_new_row *rows, struct text *numbers)
{
	const struct red_letter_excess_row *excess = excesses->items;
	const struct red_letter_cover_row *cover = covers->items;
	size_t count = 0;

	for (size_t i = 0; i < excesses->count; i++) {
		int64_t left = excess[i].fen;

		for (size_t k = 0; k < covers->count && left > 0; k++) {
			int64_t fen = cover[k].left_fen;

			if (cover[k].receivable_id != excess[i].receivable_id ||
			    fen <= 0)
				continue;
			if (fen > left)
				fen = left;
			left -= fen;
			text_addf(numbers, "%s%s", count == 0 ? "" : ", ",
			    cover[k].number != NULL ? cover[k].number : "?");
			rows[count++] = (struct red_letter_new_row){
				.customer_id = credit->customer_id,
				.rep_id = credit->rep_id,
				.team_id = credit->team_id,
				.credit_note_id = credit->credit_note_id,
				.tax_invoice_id = cover[k].tax_invoice_id,
				.receivable_id = cover[k].receivable_id,
				.amount_fen = fen,
				.asked_at = now,
				.state_since = now,
			};
		}
	}
	return count;
}

enum status
red_letter_ask_within(struct db *db, struct act *act,
    const struct red_letter_credit *credit, const char **numbers)
{
	struct text text = text_new(act->mem, NUMBERS_BYTES);
	struct db_items items = {
		.columns = red_letter_new_columns,
		.column_count = red_letter_new_column_count,
		.item_size = sizeof(struct red_letter_new_row),
	};
	struct red_letter_share_row *shares;
	struct db_rows excesses, covers;
	struct red_letter_new_row *rows;
	int64_t *ids;
	size_t count;
	enum status st;

	*numbers = "";
	st = keep_shares(db, act, credit, &shares, &count);
	if (st != STATUS_OK || count == 0)
		return st;
	ids = arena_calloc(act->mem, count, sizeof(*ids));
	for (size_t i = 0; i < count; i++)
		ids[i] = shares[i].receivable_id;
	count = stock_book_distinct(ids, count);
	st = receivable_core_facets(db, &credit->order_id, 1);
	if (st == STATUS_OK)
		st = db_all(db, act->mem, &stmt_red_letter_excess,
		    DB_ARGS(db_ints(ids, count)), &excesses);
	if (st != STATUS_OK || excesses.count == 0)
		return st;
	st = db_all(db, act->mem, &stmt_red_letter_covers,
	    DB_ARGS(db_ints(ids, count)), &covers);
	if (st != STATUS_OK)
		return st;
	rows = arena_calloc(act->mem, covers.count + 1, sizeof(*rows));
	items.items = rows;
	items.count =
	    spread(credit, act->now, &excesses, &covers, rows, &text);
	*numbers = text.bytes;
	if (items.count == 0)
		return STATUS_OK;
	return db_bulk(db, &stmt_red_letter_insert, &items, NULL);
}

enum status
red_letter_drop_within(struct db *db, struct act *act, int64_t tax_invoice_id)
{
	return db_run(db, &stmt_red_letter_drop,
	    DB_ARGS(db_instant(act->now), db_id(act->who->user_id),
		db_int(tax_invoice_id)),
	    NULL);
}
