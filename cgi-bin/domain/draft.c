/**
 * @file
 * Drafts: found, saved, deleted, ordered.  See draft.h.
 */
#include "domain/draft.h"

#include "base/text.h"
#include "db/db.h"
#include "domain/customer.h"
#include "domain/draft_part.h"
#include "domain/setting.h"

enum {
	NAME_CHARS = 60,
	OWN_NUMBER_CHARS = 40,
	REMARK_CHARS = 500,
	WANTED_DAYS_MAX = 731,
	LIST_MAX = 500
};

/* --- Reading ------------------------------------------------------------------ */

static enum status
read_lines(struct db *db, struct arena *mem, struct draft *draft)
{
	struct db_rows rows;
	enum status st;

	st = db_all(
	    db, mem, &stmt_draft_lines, DB_ARGS(db_int(draft->id)), &rows);
	if (st != STATUS_OK)
		return st;
	draft->lines = rows.items;
	draft->line_count = (int64_t)rows.count;
	return STATUS_OK;
}

enum status
draft_find(struct db *db, struct arena *mem, const struct actor *who,
    int64_t id, struct draft *draft)
{
	struct draft found = { .id = 0 };
	enum status st;

	st = db_one_scoped(db, mem, &stmt_draft_find,
	    actor_scope(who, ACTION_ORDER_ENTER), DB_ARGS(db_int(id)), &found);
	if (st == STATUS_OK)
		st = read_lines(db, mem, &found);
	if (st == STATUS_OK)
		*draft = found;
	return st;
}

enum status
draft_find_with_customer(struct db *db, struct arena *mem,
    const struct actor *who, int64_t id, struct draft *draft,
    struct customer *customer)
{
	struct db_scope scope = actor_scope(who, ACTION_ORDER_ENTER);
	struct draft_with_customer_row found = { .draft = { .id = 0 } };
	enum status st;

	st = db_one_scoped(db, mem, &stmt_draft_find_customer, scope,
	    DB_ARGS(db_int(id)), &found);
	/* Who sees fewer customers than drafts is asked apart. */
	if (st == STATUS_OK && who->side == SIDE_STAFF &&
	    actor_scope(who, ACTION_CUSTOMER_SEE).kind < scope.kind)
		st = customer_find(
		    db, mem, who, found.draft.customer_id, &found.customer);
	if (st == STATUS_OK)
		st = read_lines(db, mem, &found.draft);
	if (st != STATUS_OK)
		return st;
	*draft = found.draft;
	*customer = found.customer;
	return STATUS_OK;
}

enum status
draft_list(struct db *db, struct arena *mem, const struct actor *who,
    enum draft_kind kind, int64_t customer_id, int64_t limit,
    struct db_rows *rows)
{
	struct db_scope scope = actor_scope(who, ACTION_ORDER_ENTER);
	bool is_all = scope.kind != SCOPE_OWN && customer_id == 0;
	struct db_build build;

	if (limit < 1 || limit > LIST_MAX)
		return STATUS_INVALID;
	db_build_begin(&build, is_all ? &stmt_draft_list_all : &stmt_draft_list,
	    DB_ARGS(db_int((int64_t)kind)));
	if (customer_id != 0)
		db_build_add(&build, sql_draft_list_customer,
		    DB_ARGS(db_int(customer_id)));
	db_build_add(&build, sql_draft_list_end, DB_ARGS(db_int(limit)));
	return db_build_all(db, mem, &build, scope, rows);
}

/* --- Parts of every change ------------------------------------------------------ */

int64_t
draft_customer_of(const struct actor *who, int64_t customer_id)
{
	return who->side == SIDE_STAFF ? customer_id : who->customer_id;
}

enum status
draft_take(struct db *db, struct act *act, int64_t id, int64_t version,
    struct draft *draft)
{
	struct draft_lock_row lock;
	enum status st;

	st = db_one(db, act->mem, &stmt_draft_lock, DB_ARGS(db_int(id)), &lock);
	if (st != STATUS_OK)
		return st;
	st = draft_find(db, act->mem, act->who, id, draft);
	if (st != STATUS_OK)
		return st;
	/* The act read something before the lock was had. */
	if (draft->version != lock.version) {
		db_ask_again(db);
		return STATUS_CONFLICT;
	}
	if (lock.state != DRAFT_OPEN ||
	    (version != 0 && lock.version != version))
		return STATUS_CONFLICT;
	return draft_note_taken_over(db, act, id, draft->changed_by);
}

enum status
draft_note_taken_over(
    struct db *db, struct act *act, int64_t draft_id, int64_t changed_by)
{
	if (changed_by == act->who->user_id)
		return STATUS_OK;
	return db_insert(db, &stmt_draft_taken_over,
	    DB_ARGS(db_instant(act->now), db_id(act->who->user_id),
		db_text(act->address == NULL ? "" : act->address),
		db_int(draft_id),
		db_text(text_format(
		    act->mem, "from user %lld", (long long)changed_by))),
	    NULL);
}

enum status
draft_begin(struct db *db, struct act *act, enum draft_kind kind,
    int64_t customer_id, const struct draft_input *head, int64_t *id,
    enum draft_fault *fault)
{
	struct draft_customer_row customer;
	int64_t staff = act->who->side == SIDE_STAFF ? 1 : 0;
	enum status st;

	if (customer_id == 0) {
		*fault = DRAFT_FAULT_CUSTOMER;
		return STATUS_INVALID;
	}
	st = db_one_scoped(db, act->mem, &stmt_draft_customer,
	    actor_scope(act->who, ACTION_ORDER_ENTER),
	    DB_ARGS(db_int((int64_t)kind), db_int(customer_id)), &customer);
	if (st != STATUS_OK)
		return st;
	if (customer.state != 1) {
		*fault = DRAFT_FAULT_CUSTOMER;
		return STATUS_INVALID;
	}
	if (customer.open_count >= DRAFT_OPEN_MAX) {
		*fault = DRAFT_FAULT_COUNT;
		return STATUS_INVALID;
	}
	return db_insert(db, &stmt_draft_insert,
	    DB_ARGS(db_int(customer_id), db_int((int64_t)kind),
		db_text(head->name == NULL ? "" : head->name),
		db_id(head->address_id), db_day(head->wanted_on),
		db_text(head->own_number == NULL ? "" : head->own_number),
		db_text(head->remark == NULL ? "" : head->remark),
		db_int(staff), db_int(act->who->user_id), db_instant(act->now),
		db_int(act->who->user_id), db_instant(act->now)),
	    id);
}

/* --- Saving the form ------------------------------------------------------------ */

struct save {
	const struct draft_input *in;
	struct day today;
	int64_t id;
	int64_t customer_id;
	enum draft_fault fault;
};

static bool
fits(const char *text, size_t max)
{
	return text == NULL || utf8_length(text) <= max;
}

enum draft_fault
draft_head_fault(const struct draft_input *in, struct day today)
{
	if (!fits(in->name, NAME_CHARS))
		return DRAFT_FAULT_NAME;
	if (!fits(in->own_number, OWN_NUMBER_CHARS))
		return DRAFT_FAULT_OWN_NUMBER;
	if (!fits(in->remark, REMARK_CHARS))
		return DRAFT_FAULT_REMARK;
	if (!day_is_none(in->wanted_on) &&
	    (!day_is_valid(in->wanted_on) ||
		day_compare(in->wanted_on, today) < 0 ||
		day_compare(in->wanted_on, day_add(today, WANTED_DAYS_MAX)) >
		    0))
		return DRAFT_FAULT_WANTED_ON;
	return DRAFT_FAULT_NONE;
}

static enum status
check_address(struct db *db, struct act *act, int64_t customer_id,
    int64_t address_id, enum draft_fault *fault)
{
	struct draft_id_row row;
	enum status st;

	if (address_id == 0)
		return STATUS_OK;
	st = db_one(db, act->mem, &stmt_draft_address,
	    DB_ARGS(db_int(address_id), db_int(customer_id)), &row);
	if (st != STATUS_NOT_FOUND)
		return st;
	*fault = DRAFT_FAULT_ADDRESS;
	return STATUS_INVALID;
}

static enum status
save_existing(struct db *db, struct act *act, struct save *save)
{
	const struct draft_input *in = save->in;
	struct draft draft;
	enum status st;

	st = draft_take(db, act, in->id, in->version, &draft);
	if (st != STATUS_OK)
		return st;
	if (draft.kind == DRAFT_KIND_TEMPLATE &&
	    (in->name == NULL || in->name[0] == '\0')) {
		save->fault = DRAFT_FAULT_NAME;
		return STATUS_INVALID;
	}
	st = check_address(
	    db, act, draft.customer_id, in->address_id, &save->fault);
	if (st != STATUS_OK)
		return st;
	save->id = in->id;
	save->customer_id = draft.customer_id;
	return db_change(db, &stmt_draft_update,
	    DB_ARGS(db_text(in->name == NULL ? "" : in->name),
		db_id(in->address_id), db_day(in->wanted_on),
		db_text(in->own_number == NULL ? "" : in->own_number),
		db_text(in->remark == NULL ? "" : in->remark), db_int(in->id)));
}

static enum status
save_new(struct db *db, struct act *act, struct save *save)
{
	int64_t customer_id =
	    draft_customer_of(act->who, save->in->customer_id);
	enum status st;

	save->customer_id = customer_id;

	st = check_address(
	    db, act, customer_id, save->in->address_id, &save->fault);
	if (st != STATUS_OK)
		return st;
	return draft_begin(db, act, DRAFT_KIND_DRAFT, customer_id, save->in,
	    &save->id, &save->fault);
}

static enum status
save_draft(struct db *db, struct act *act, void *context)
{
	struct save *save = context;
	struct draft_stack stack = draft_stack_new(act->mem);
	enum status st;

	save->fault = DRAFT_FAULT_NONE;
	st = save->in->id == 0 ? save_new(db, act, save)
			       : save_existing(db, act, save);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < save->in->row_count; i++)
		draft_stack_row(&stack, &save->in->rows[i]);
	return draft_put_lines(
	    db, act, save->id, save->customer_id, &stack, &save->fault);
}

enum status
draft_save(struct db *db, struct act *act, const struct draft_input *in,
    int64_t *id, enum draft_fault *fault)
{
	struct setting setting;
	struct save save = { .in = in };
	enum status st;

	st = setting_read(db, act->mem, &setting);
	if (st != STATUS_OK)
		return st;
	save.today = day_from_instant(act->now, (int)setting.zone_minutes);
	*fault = draft_head_fault(in, save.today);
	if (*fault != DRAFT_FAULT_NONE)
		return STATUS_INVALID;
	if (!actor_may(act->who, ACTION_ORDER_ENTER))
		return STATUS_FORBIDDEN;

	st = act_run(db, act, save_draft, &save);
	*fault = save.fault;
	if (st == STATUS_OK)
		*id = save.id;
	return st;
}

/* --- Deleted and back again ------------------------------------------------------ */

struct state_change {
	int64_t id;
	enum draft_state from;
	enum draft_state to;
};

static enum status
change_state(struct db *db, struct act *act, void *context)
{
	const struct state_change *change = context;
	struct draft draft;
	enum status st;

	st = draft_find(db, act->mem, act->who, change->id, &draft);
	if (st != STATUS_OK)
		return st;
	/* An order sent back needs its draft; it is cancelled instead. */
	if (change->to == DRAFT_DELETED && draft.order_id != 0)
		return STATUS_CONFLICT;
	if (change->to == DRAFT_DELETED)
		act_lead(act, "/drafts");
	else
		act_lead(act, "/drafts/%lld", (long long)change->id);
	return db_change(db, &stmt_draft_state,
	    DB_ARGS(db_int((int64_t)change->to), db_int(act->who->user_id),
		db_instant(act->now), db_int(change->id),
		db_int((int64_t)change->from)));
}

enum status
draft_delete(struct db *db, struct act *act, int64_t id)
{
	struct state_change change = { id, DRAFT_OPEN, DRAFT_DELETED };

	return act_run(db, act, change_state, &change);
}

enum status
draft_restore(struct db *db, struct act *act, int64_t id)
{
	struct state_change change = { id, DRAFT_DELETED, DRAFT_OPEN };

	return act_run(db, act, change_state, &change);
}

/* --- For the order's use cases ---------------------------------------------------- */

enum status
draft_lock(struct db *db, struct act *act, int64_t id, struct draft *draft)
{
	enum status st;

	st = draft_take(db, act, id, 0, draft);
	if (st == STATUS_OK && draft->kind != DRAFT_KIND_DRAFT)
		return STATUS_CONFLICT;
	return st;
}

enum status
draft_ordered(struct db *db, struct act *act, int64_t id, int64_t order_id)
{
	return db_change(db, &stmt_draft_ordered,
	    DB_ARGS(db_int(order_id), db_int(act->who->user_id),
		db_instant(act->now), db_int(id)));
}

enum status
draft_reopen(struct db *db, struct act *act, int64_t id, int64_t order_id)
{
	return db_change(db, &stmt_draft_reopen,
	    DB_ARGS(db_int(order_id), db_instant(act->now), db_int(id)));
}

enum status
draft_note_prices(struct db *db, struct act *act, const struct draft *draft)
{
	size_t count = (size_t)draft->line_count;
	struct draft_seen_item *items =
	    arena_calloc(act->mem, count + 1, sizeof(*items));

	for (size_t i = 0; i < count; i++)
		items[i] = (struct draft_seen_item){
			.seen_price_1e4 = draft->lines[i].unit_price_1e4,
			.draft_id = draft->id,
			.position = draft->lines[i].position,
		};
	return draft_keep_seen(db, items, count);
}

enum status
draft_keep_seen(
    struct db *db, const struct draft_seen_item *items, size_t count)
{
	static const struct db_column columns[] = {
		DB_COLUMN(struct draft_seen_item, seen_price_1e4),
		DB_COLUMN(struct draft_seen_item, draft_id),
		DB_COLUMN(struct draft_seen_item, position),
	};

	return db_bulk(db, &stmt_draft_line_seen,
	    &(struct db_items){
		.columns = columns,
		.column_count = ARRAY_LEN(columns),
		.items = items,
		.item_size = sizeof(*items),
		.count = count,
	    },
	    NULL);
}
