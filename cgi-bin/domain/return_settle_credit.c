/**
 * @file
 * What is accepted is credited.  See return_core.h.
 */
#include "base/money.h"
#include "base/text.h"
#include "domain/credit_note.h"
#include "domain/red_letter.h"
#include "domain/return_core.h"
#include "domain/return_settle_sql.h"
#include "domain/stock_book.h"

/* Lines of a credit note, for its reader. */
static enum status
write_note_lines(struct db *db, struct act *act,
    const struct return_whole *whole, int64_t order_id, int64_t note_id)
{
	struct settle_note_line *rows =
	    arena_calloc(act->mem, whole->line_count + 1, sizeof(*rows));
	struct db_items items = {
		.columns = settle_note_columns,
		.column_count = settle_note_column_count,
		.items = rows,
		.item_size = sizeof(*rows),
	};
	enum status st;

	for (size_t i = 0; i < whole->line_count; i++) {
		const struct return_core_line *line = &whole->lines[i];
		int64_t price;

		if (line->order_id != order_id ||
		    line->credit_note_id != note_id)
			continue;
		st = money_scale(
		    line->credit_fen, 100, line->accepted, &price);
		if (st != STATUS_OK)
			return st;
		rows[items.count++] = (struct settle_note_line){
			.credit_note_id = note_id,
			.position = line->position,
			.product_id = line->product_id,
			.quantity = line->accepted,
			.unit_price_1e4 = price,
			.amount_fen = line->credit_fen,
		};
	}
	st = db_bulk(db, &stmt_settle_note_line, &items, NULL);
	if (st != STATUS_OK)
		return st;
	return db_change(db, &stmt_settle_note_lines,
	    DB_ARGS(db_int((int64_t)items.count), db_int(note_id)));
}

/* Which deliveries the note was of: invoices issued for them need red letters. */
static enum status
ask_red(struct db *db, struct act *act, const struct return_whole *whole,
    int64_t order_id, int64_t note_id)
{
	struct red_letter_goods *goods =
	    arena_calloc(act->mem, whole->line_count + 1, sizeof(*goods));
	struct red_letter_credit credit = {
		.credit_note_id = note_id,
		.order_id = order_id,
		.customer_id = whole->core.customer_id,
		.rep_id = whole->core.rep_id,
		.team_id = whole->core.team_id,
		.goods = goods,
	};
	const char *numbers;
	enum status st;

	for (size_t i = 0; i < whole->line_count; i++) {
		const struct return_core_line *line = &whole->lines[i];

		if (line->credit_note_id == note_id)
			goods[credit.count++] = (struct red_letter_goods){
				.position = line->position,
				.order_position = line->order_position,
				.batch_id = line->batch_id,
				.quantity = line->accepted,
				.amount_fen = line->credit_fen,
			};
	}
	st = red_letter_ask_within(db, act, &credit, &numbers);
	if (st != STATUS_OK || numbers[0] == '\0')
		return st;
	return return_core_tell(db, act, &whole->core,
	    &(struct return_news){
		.announced = EVENT_RETURN_RED,
		.event = "red_letter",
		.note = numbers,
		.amount_fen = -1,
	    });
}

/* One note for each order: what it lowers first is that order's receivable. */
static enum status
credit_order(struct db *db, struct act *act, struct return_whole *whole,
    int64_t order_id)
{
	const char *number = return_core_number(act->mem, whole->core.id);
	int64_t amount = 0, id;
	enum status st;

	for (size_t i = 0; i < whole->line_count; i++)
		if (whole->lines[i].order_id == order_id &&
		    whole->lines[i].credit_note_id == 0)
			amount += whole->lines[i].credit_fen;
	if (amount == 0)
		return STATUS_OK;
	st = credit_note_post_within(db, act,
	    &(struct credit_note_request){
		.customer_id = whole->core.customer_id,
		.kind = CREDIT_NOTE_RETURN,
		.order_id = order_id,
		.return_id = whole->core.id,
		.amount_fen = amount,
		.note = number,
	    },
	    &id);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < whole->line_count; i++)
		if (whole->lines[i].order_id == order_id &&
		    whole->lines[i].credit_fen > 0 &&
		    whole->lines[i].credit_note_id == 0)
			whole->lines[i].credit_note_id = id;
	whole->core.credit_given_fen += amount;
	st = write_note_lines(db, act, whole, order_id, id);
	return st == STATUS_OK ? ask_red(db, act, whole, order_id, id) : st;
}

enum status
return_core_credit(struct db *db, struct act *act, struct return_whole *whole,
    bool *credited)
{
	int64_t *orders =
	    arena_calloc(act->mem, whole->line_count + 1, sizeof(*orders));
	int64_t before = whole->core.credit_given_fen;
	size_t count = 0;
	enum status st = STATUS_OK;

	for (size_t i = 0; i < whole->line_count; i++)
		if (whole->lines[i].credit_fen > 0 &&
		    whole->lines[i].credit_note_id == 0)
			orders[count++] = whole->lines[i].order_id;
	count = stock_book_distinct(orders, count);
	for (size_t i = 0; st == STATUS_OK && i < count; i++)
		st = credit_order(db, act, whole, orders[i]);
	if (st != STATUS_OK || count == 0)
		return st;
	*credited = true;
	return return_core_tell(db, act, &whole->core,
	    &(struct return_news){
		.announced = EVENT_RETURN_CREDITED,
		.event = "credited",
		.note = text_format(act->mem, "%lld",
		    (long long)(whole->core.credit_given_fen - before)),
		.amount_fen = whole->core.credit_given_fen - before,
	    });
}
