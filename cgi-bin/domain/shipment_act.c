/**
 * @file
 * Goods arrive, are signed for, refused or lost.  See shipment.h.
 */
#include "domain/shipment.h"

#include "base/money.h"
#include "domain/credit.h"
#include "domain/credit_note.h"
#include "domain/number.h"
#include "domain/order_core.h"
#include "domain/receipt.h"
#include "domain/setting.h"
#include "domain/shipment_act_sql.h"
#include "domain/stock.h"

enum {
	DAY_MS = 86400000,
	CARRIER_MAX = 60
};

/* One action on one shipment: what each step gets. */
struct arrival {
	int64_t id;
	enum shipment_action action;
	const char *note; /* may be NULL */
	bool needs_note;
	const struct refuse_line *lines; /* NULL: everything */
	size_t line_count;
	struct shipment_part *parts; /* loaded: what was sent */
	size_t part_count;
	int64_t credited_to; /* out: customer with money back; 0 for none */
};

/* How much of each part is refused; something must be. */
static enum status
mark_refused(const struct arrival *job)
{
	int64_t refused = 0;
	size_t i;
	size_t k;

	for (i = 0; i < job->part_count; i++)
		job->parts[i].refused =
		    job->lines == NULL ? job->parts[i].quantity : 0;
	for (k = 0; job->lines != NULL && k < job->line_count; k++) {
		for (i = 0; i < job->part_count; i++) {
			if (job->parts[i].position == job->lines[k].position &&
			    job->parts[i].batch_id == job->lines[k].batch_id)
				break;
		}
		if (i == job->part_count || job->lines[k].quantity < 0 ||
		    job->lines[k].quantity > job->parts[i].quantity)
			return STATUS_INVALID;
		job->parts[i].refused = job->lines[k].quantity;
	}
	for (i = 0; i < job->part_count; i++)
		refused += job->parts[i].refused;
	return refused > 0 ? STATUS_OK : STATUS_INVALID;
}

/* Note what was refused; goods that exist come back to be inspected. */
static enum status
take_back(struct db *db, struct act *act, const struct arrival *job,
    int64_t order_id, bool goods_come_back)
{
	struct db_items items = {
		.columns = shipment_refuse_columns,
		.column_count = shipment_refuse_column_count,
		.items = job->parts,
		.item_size = sizeof(*job->parts),
		.count = job->part_count,
	};
	struct stock_part *back =
	    arena_calloc(act->mem, job->part_count + 1, sizeof(*back));
	size_t count = 0;
	size_t i;
	enum status st;

	st = db_bulk(db, &stmt_shipment_refuse_line, &items, NULL);
	if (st != STATUS_OK || !goods_come_back)
		return st;

	/* Imported shipments name no stock. */
	for (i = 0; i < job->part_count; i++) {
		if (job->parts[i].refused == 0 || job->parts[i].stock_id == 0)
			continue;
		back[count++] = (struct stock_part){
			.position = job->parts[i].position,
			.stock_id = job->parts[i].stock_id,
			.batch_id = job->parts[i].batch_id,
			.quantity = job->parts[i].refused,
		};
	}
	if (count == 0)
		return STATUS_OK;
	return stock_return(db, act, order_id, job->id, back, count);
}

/* Book the parts on the order's lines; what was refused is worth credit. */
static enum status
receive(
    const struct arrival *job, struct core_lines *lines, int64_t *refused_fen)
{
	size_t i;

	*refused_fen = 0;
	for (i = 0; i < job->part_count; i++) {
		const struct shipment_part *part = &job->parts[i];
		struct core_line *line = order_core_line(lines, part->position);
		int64_t worth;
		enum status st;

		if (line == NULL)
			return STATUS_BUG;
		st = money_part_between(core_line_total(line), line->refused,
		    line->refused + part->refused, line->quantity, &worth);
		if (st != STATUS_OK)
			return st;
		*refused_fen += worth;
		line->refused += part->refused;
		line->signed_for += part->quantity - part->refused;
	}
	return STATUS_OK;
}

static enum part_facet
receipt_of(const struct core_lines *lines)
{
	int64_t answered = 0;
	int64_t expected = 0;
	size_t i;

	for (i = 0; i < lines->count; i++) {
		answered +=
		    lines->items[i].signed_for + lines->items[i].refused;
		expected +=
		    lines->items[i].quantity - lines->items[i].cancelled;
	}
	if (answered == 0)
		return PART_NONE;
	return answered < expected ? PART_SOME : PART_ALL;
}

/* The news of an action: which state, which words. */
static enum shipment_state
end_of(const struct arrival *job, enum outbox_kind *kind, const char **event)
{
	bool all_refused = true;
	size_t i;

	for (i = 0; i < job->part_count; i++) {
		if (job->parts[i].refused < job->parts[i].quantity)
			all_refused = false;
	}
	switch (job->action) {
	case SHIPMENT_REFUSE:
		*kind = EVENT_SHIPMENT_REFUSED;
		*event = "refused";
		return all_refused ? SHIPMENT_REFUSED : SHIPMENT_SIGNED;
	case SHIPMENT_LOSE:
		*kind = EVENT_SHIPMENT_LOST;
		*event = "lost";
		return SHIPMENT_LOST;
	case SHIPMENT_DELIVER:
	case SHIPMENT_SIGN:
	case SHIPMENT_ACTION_COUNT:
		break;
	}
	*kind = EVENT_SHIPMENT_SIGNED;
	*event = "signed";
	return SHIPMENT_SIGNED;
}

/* What came back, or never arrived, is not owed. */
static enum status
credit_refused(struct db *db, struct act *act, struct arrival *job,
    const struct order_core *order, int64_t refused_fen)
{
	int64_t id;

	job->credited_to = order->customer_id;
	return credit_note_post_within(db, act,
	    &(struct credit_note_request){
		.customer_id = order->customer_id,
		.kind = CREDIT_NOTE_REFUSED,
		.order_id = order->id,
		.shipment_id = job->id,
		.amount_fen = refused_fen,
		.note = job->note != NULL ? job->note : "",
	    },
	    &id);
}

/* Close the shipment: signed, refused or lost. */
static enum status
close_shipment(struct db *db, struct act *act, struct arrival *job,
    struct order_core *order)
{
	const char *note = job->note != NULL ? job->note : "";
	struct core_lines lines;
	enum outbox_kind kind;
	const char *event;
	enum shipment_state to;
	int64_t refused_fen;
	enum status st;

	st = order_core_lines(db, act, order->id, &lines);
	if (st == STATUS_OK && job->action != SHIPMENT_SIGN)
		st = mark_refused(job);
	if (st == STATUS_OK)
		st = receive(job, &lines, &refused_fen);
	if (st == STATUS_OK)
		st = order_core_save_lines(db, order->id, &lines);
	if (st == STATUS_OK && job->action != SHIPMENT_SIGN)
		st = take_back(
		    db, act, job, order->id, job->action == SHIPMENT_REFUSE);
	if (st != STATUS_OK)
		return st;

	to = end_of(job, &kind, &event);
	st = db_change(db, &stmt_shipment_close,
	    DB_ARGS(db_int(to), db_instant(act->now), db_id(act->who->user_id),
		db_text(note), db_text(note), db_int(job->id)));
	if (st != STATUS_OK)
		return st;
	order->receipt = receipt_of(&lines);
	st = order_core_save(db, order);
	if (st == STATUS_OK)
		st = order_core_tell(db, act, order,
		    &(struct order_news){
			.announced = kind,
			.event = event,
			.from = order->state,
			.note = job->note,
			.object_id = job->id,
			.shipment_id = job->id,
		    });
	if (st == STATUS_OK)
		st = order_core_complete(db, act, order);
	if (st == STATUS_OK && refused_fen > 0)
		st = credit_refused(db, act, job, order, refused_fen);
	if (st != STATUS_OK)
		return st;
	return credit_book(db, act,
	    &(struct credit_entry){
		.customer_id = order->customer_id,
		.document = CREDIT_SHIPMENT,
		.document_id = job->id,
		.event = CREDIT_REFUSED,
		.amount_fen = -refused_fen,
	    });
}

static enum status
deliver(struct db *db, struct act *act, const struct arrival *job,
    const struct order_core *order)
{
	struct setting setting;
	enum status st;

	st = setting_read(db, act->mem, &setting);
	if (st != STATUS_OK)
		return st;
	st = db_change(db, &stmt_shipment_deliver,
	    DB_ARGS(db_instant(act->now),
		db_instant(instant_add_ms(
		    act->now, setting.sign_after_delivery_days * DAY_MS)),
		db_int(job->id)));
	if (st != STATUS_OK)
		return st;
	return order_core_tell(db, act, order,
	    &(struct order_news){
		.announced = EVENT_SHIPMENT_DELIVERED,
		.event = "delivered",
		.from = order->state,
		.object_id = job->id,
		.shipment_id = job->id,
	    });
}

static enum status
arrive_once(struct db *db, struct act *act, void *context)
{
	struct arrival *job = context;
	struct shipment_lock_row shipment;
	struct order_core order;
	struct order_facts facts;
	struct db_rows parts;
	enum status st;

	st = db_one(db, act->mem, &stmt_shipment_lock, DB_ARGS(db_int(job->id)),
	    &shipment);
	if (st != STATUS_OK)
		return st;
	st = order_core_take(db, act, shipment.order_id, &order);
	if (st != STATUS_OK)
		return st;
	facts = order_core_facts(&order);
	st = shipment_judge(act->who, &facts, shipment.state, job->action);
	if (st != STATUS_OK)
		return st;
	st = order_reason_check(job->note, job->needs_note);
	if (st != STATUS_OK)
		return st;

	job->credited_to = 0;
	act_lead(act, "/shipments/%s",
	    order_core_number(act->mem, NUMBER_SHIPMENT, job->id, NULL));
	if (job->action == SHIPMENT_DELIVER)
		return deliver(db, act, job, &order);
	st = db_all(db, act->mem, &stmt_shipment_parts,
	    DB_ARGS(db_int(job->id)), &parts);
	if (st != STATUS_OK)
		return st;
	job->parts = parts.items;
	job->part_count = parts.count;
	return close_shipment(db, act, job, &order);
}

/* Held orders are looked at again once credit came back. */
static enum status
arrive(struct db *db, struct act *act, struct arrival job)
{
	enum status st;

	st = act_run(db, act, arrive_once, &job);
	if (st == STATUS_OK && !act->replayed && job.credited_to != 0)
		receipt_posted(db, act, job.credited_to);
	return st;
}

enum status
shipment_deliver(struct db *db, struct act *act, int64_t id)
{
	return arrive(
	    db, act, (struct arrival){ .id = id, .action = SHIPMENT_DELIVER });
}

enum status
shipment_sign(struct db *db, struct act *act, int64_t id, const char *note)
{
	return arrive(db, act,
	    (struct arrival){
		.id = id,
		.action = SHIPMENT_SIGN,
		.note = note,
	    });
}

enum status
shipment_refuse(struct db *db, struct act *act, int64_t id,
    const struct refuse_line *lines, size_t line_count, const char *reason)
{
	return arrive(db, act,
	    (struct arrival){
		.id = id,
		.action = SHIPMENT_REFUSE,
		.note = reason,
		.needs_note = true,
		.lines = lines,
		.line_count = line_count,
	    });
}

enum status
shipment_lose(struct db *db, struct act *act, int64_t id, const char *reason)
{
	return arrive(db, act,
	    (struct arrival){
		.id = id,
		.action = SHIPMENT_LOSE,
		.note = reason,
		.needs_note = true,
	    });
}
