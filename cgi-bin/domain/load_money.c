/**
 * @file
 * Credit, bills and receipts of load data.  See load_money.h.
 */
#include "domain/load_money.h"

#include "domain/credit.h"

static const int64_t day_ms = 86400000;

struct load_books *
load_books_new(const struct load_world *world)
{
	struct arena *mem = arena_new(LOAD_MEMORY);
	struct load_books *books = arena_calloc(mem, 1, sizeof(*books));
	size_t customers = (size_t)world->plan.customers;

	books->mem = mem;
	books->world = world;
	books->bills =
	    arena_calloc(mem, customers * LOAD_PERIODS, sizeof(int64_t));
	books->used = arena_calloc(mem, customers, sizeof(int64_t));
	books->pending = arena_calloc(mem, customers, sizeof(int64_t));
	books->receivable_id = world->ids.receivable_id;
	books->note_id = world->ids.note_id;
	return books;
}

void
load_books_free(struct load_books *books)
{
	arena_free(books->mem);
}

/* --- An order ---------------------------------------------------------------------- */

static void
book(struct load_writer *out, int64_t customer_id, struct load_entry_row entry)
{
	entry.customer_id = customer_id;
	if (entry.amount_fen != 0)
		memcpy(load_row(out, LOAD_ENTRIES), &entry, sizeof(entry));
}

static bool
is_paid(const struct load_order *order)
{
	return order->row.payment_facet == PART_ALL;
}

static struct instant
paid_at(const struct load_world *world, int64_t period)
{
	return instant_add_ms(
	    world->cut, ((period + 2) * LOAD_PERIOD_DAYS - LOAD_DAYS) * day_ms);
}

static void
apply(struct load_writer *out, struct load_application_row application)
{
	if (application.amount_fen != 0)
		memcpy(load_row(out, LOAD_APPLICATIONS), &application,
		    sizeof(application));
}

/* What came back is taken off at once. */
static void
credit_back(struct load_writer *out, struct load_books *books,
    const struct load_order *order, size_t which, int64_t receivable_id)
{
	const struct load_shipment_row *shipment = &order->shipments[which];
	struct load_note_row *note;

	if (order->refused_fen[which] == 0)
		return;
	note = load_row(out, LOAD_NOTES);
	*note = (struct load_note_row){
		.note_id = books->note_id++,
		.customer_id = shipment->customer_id,
		.rep_id = shipment->rep_id,
		.team_id = shipment->team_id,
		.at = order->ended_at,
		.amount_fen = order->refused_fen[which],
		.order_id = shipment->order_id,
		.shipment_id = shipment->shipment_id,
		.receivable_id = receivable_id,
		.user_id = shipment->closed_id,
	};
	apply(out,
	    (struct load_application_row){
		.customer_id = note->customer_id,
		.receivable_id = receivable_id,
		.note_id = note->note_id,
		.amount_fen = note->amount_fen,
		.at = note->at,
	    });
}

/* A shipment is owed for from the day it is sent. */
static void
owe(struct load_writer *out, struct load_books *books,
    const struct load_order *order, size_t which)
{
	const struct load_world *world = books->world;
	const struct load_shipment_row *shipment = &order->shipments[which];
	int64_t period = order->day / LOAD_PERIOD_DAYS;
	int64_t open = shipment->value_fen - order->refused_fen[which];
	struct load_receivable_row *row = load_row(out, LOAD_RECEIVABLES);

	*row = (struct load_receivable_row){
		.receivable_id = books->receivable_id++,
		.customer_id = shipment->customer_id,
		.rep_id = shipment->rep_id,
		.team_id = shipment->team_id,
		.kind = 1,
		.order_id = shipment->order_id,
		.shipment_id = shipment->shipment_id,
		.at = shipment->sent_at,
		.posted_on = day_from_instant(
		    shipment->sent_at, world->plan.zone_minutes),
		.amount_fen = shipment->value_fen,
		.open_fen = is_paid(order) ? 0 : open,
	};
	row->due_on = day_add(row->posted_on, order->row.term_days);
	for (size_t i = 0; i < order->line_count; i++) {
		if (order->lines[i].shipment == which)
			row->tax_fen += order->lines[i].row.tax_fen;
	}
	credit_back(out, books, order, which, row->receivable_id);
	if (!is_paid(order))
		return;
	books->bills[order->customer * LOAD_PERIODS + (size_t)period] += open;
	apply(out,
	    (struct load_application_row){
		.customer_id = row->customer_id,
		.receivable_id = row->receivable_id,
		.receipt_id = world->ids.receipt_id +
		    (int64_t)order->customer * LOAD_PERIODS + period,
		.amount_fen = open,
		.at = paid_at(world, period),
	    });
}

void
load_book(struct load_writer *out, struct load_books *books,
    const struct load_order *order)
{
	const struct load_order_row *row = &order->row;
	int64_t used = row->total_fen - order->given_back_fen;

	if (instant_is_none(row->confirmed_at)) {
		if (row->state == ORDER_AWAITING_APPROVAL ||
		    row->state == ORDER_SUBMITTED)
			books->pending[order->customer] += row->total_fen;
		return;
	}
	book(out, row->customer_id,
	    (struct load_entry_row){
		.document_kind = CREDIT_ORDER,
		.document = row->order_id,
		.event = CREDIT_TAKEN,
		.amount_fen = row->total_fen,
		.at = row->confirmed_at,
		.user_id = row->confirmed_id,
	    });
	book(out, row->customer_id,
	    (struct load_entry_row){
		.document_kind = CREDIT_ORDER,
		.document = row->order_id,
		.event = CREDIT_GIVEN_BACK,
		.amount_fen = -order->given_back_fen,
		.at = order->ended_at,
		.user_id = row->confirmed_id,
	    });
	for (size_t i = 0; i < order->shipment_count; i++) {
		book(out, row->customer_id,
		    (struct load_entry_row){
			.document_kind = CREDIT_SHIPMENT,
			.document = order->shipments[i].shipment_id,
			.event = CREDIT_REFUSED,
			.amount_fen = -order->refused_fen[i],
			.at = order->ended_at,
			.user_id = order->shipments[i].closed_id,
		    });
		used -= order->refused_fen[i];
		owe(out, books, order, i);
	}
	if (!is_paid(order))
		books->used[order->customer] += used;
}

/* --- The sums ---------------------------------------------------------------------- */

/* Whole thousands of yuan. */
static int64_t
round_limit(int64_t fen)
{
	return fen / 100000 * 100000;
}

/* Money that is owed since before the history and has not come. */
static void
owe_from_before(struct load_writer *out, struct load_books *books,
    const struct load_customer *customer, struct load_account_row *account)
{
	const struct load_world *world = books->world;
	struct load_receivable_row *row = load_row(out, LOAD_RECEIVABLES);
	struct day first = day_from_number(world->first_day);

	account->overdue_fen = 500000;
	account->overdue_since = day_add(first, LOAD_DAYS - 45);
	*row = (struct load_receivable_row){
		.receivable_id = books->receivable_id++,
		.customer_id = customer->id,
		.rep_id = customer->rep_id,
		.team_id = customer->team_id,
		.kind = 2,
		.at = instant_add_ms(world->cut, -LOAD_DAYS * day_ms),
		.posted_on = first,
		.due_on = account->overdue_since,
		.amount_fen = account->overdue_fen,
		.open_fen = account->overdue_fen,
	};
	account->used_fen += account->overdue_fen;
	book(out, customer->id,
	    (struct load_entry_row){
		.document_kind = CREDIT_OPENING,
		.document = row->receivable_id,
		.event = CREDIT_OPENED,
		.amount_fen = account->overdue_fen,
		.at = row->at,
	    });
}

static void
pay(struct load_writer *out, const struct load_books *books, size_t index,
    int64_t period)
{
	const struct load_world *world = books->world;
	const struct load_customer *customer = &world->customers[index];
	int64_t amount = books->bills[index * LOAD_PERIODS + (size_t)period];
	struct load_receipt_row *row;

	if (amount == 0)
		return;
	row = load_row(out, LOAD_RECEIPTS);
	*row = (struct load_receipt_row){
		.receipt_id = world->ids.receipt_id +
		    (int64_t)index * LOAD_PERIODS + period,
		.customer_id = customer->id,
		.rep_id = customer->rep_id,
		.team_id = customer->team_id,
		.amount_fen = amount,
		.at = paid_at(world, period),
	};
	row->received_on = day_from_instant(row->at, world->plan.zone_minutes);
	book(out, customer->id,
	    (struct load_entry_row){
		.document_kind = CREDIT_RECEIPT,
		.document = row->receipt_id,
		.event = CREDIT_SETTLED,
		.amount_fen = -amount,
		.at = row->at,
	    });
}

static void
settle_customer(struct load_writer *out, struct load_books *books, size_t index)
{
	const struct load_customer *customer = &books->world->customers[index];
	struct load_account_row account = {
		.customer_id = customer->id,
		.term_days = customer->term_days,
		.used_fen = books->used[index],
	};

	for (int64_t period = 0; period < LOAD_PERIODS; period++)
		pay(out, books, index, period);
	if (customer->is_overdue)
		owe_from_before(out, books, customer, &account);
	account.limit_fen = customer->is_over_limit
	    ? round_limit(account.used_fen / 10 * 8)
	    : round_limit(
		  (account.used_fen + books->pending[index]) / 2 * 3 + 5000000);
	memcpy(load_row(out, LOAD_ACCOUNTS), &account, sizeof(account));
}

void
load_close(struct load_writer *out, struct load_books *books)
{
	for (size_t i = 0; i < (size_t)books->world->plan.customers; i++)
		settle_customer(out, books, i);
}
