/**
 * @file
 * Contracts being written: from a template, saved, copied for a new version or
 * a renewal.  See contract_act.h.
 */
#include "base/text.h"
#include "domain/contract_part.h"
#include "domain/key.h"
#include "domain/number.h"

/* --- A new row ------------------------------------------------------------------ */

struct fresh {
	int64_t customer_id;
	int64_t kind;
	const char *number; /* NULL: of its own id */
	int64_t version;
	int64_t amends_id, renews_id;
	int64_t template_id, template_version; /* 0: of none */
	const char *title;
	struct day from, to;
	int64_t target_fen;
	int64_t id;        /* out */
	char made[32];     /* out: the number */
};

static enum status
insert(struct db *db, struct act *act, struct fresh *fresh)
{
	const char *number = fresh->number;
	enum status st;

	/* The number follows from the id; until then one nobody else has. */
	if (number == NULL)
		number = text_format(act->mem, "new-%lld-%lld",
		    (long long)act->who->user_id, (long long)act->now.ms);
	st = db_insert(db, &stmt_contract_insert,
	    DB_ARGS(db_int(fresh->kind), db_text(number),
		db_int(fresh->version), db_id(fresh->amends_id),
		db_id(fresh->renews_id), db_id(fresh->template_id),
		db_id(fresh->template_version), db_text(fresh->title),
		db_day(fresh->from), db_day(fresh->to),
		db_int(fresh->target_fen), db_id(act->who->user_id),
		db_instant(act->now), db_instant(act->now),
		db_int(fresh->customer_id)),
	    &fresh->id);
	if (st == STATUS_OK && fresh->number == NULL) {
		number_format(fresh->made, NUMBER_CONTRACT, fresh->id);
		number = fresh->made;
		st = db_change(db, &stmt_contract_number,
		    DB_ARGS(db_text(number), db_int(fresh->id)));
	}
	if (st == STATUS_OK)
		st = contract_note(db, act, fresh->id, "draft", CONTRACT_DRAFT,
		    CONTRACT_DRAFT, "");
	if (st == STATUS_OK)
		contract_lead(act, number, fresh->version);
	return st;
}

struct part_item {
	int64_t contract_id;
	int64_t part;
	const char *body;
};

static enum status
write_parts(struct db *db, const struct part_item *items, size_t count)
{
	static const struct db_column columns[] = {
		DB_COLUMN(struct part_item, contract_id),
		DB_COLUMN(struct part_item, part),
		DB_COLUMN(struct part_item, body),
	};
	const struct db_items bulk = {
		.columns = columns,
		.column_count = ARRAY_LEN(columns),
		.items = items,
		.item_size = sizeof(*items),
		.count = count,
	};

	return count == 0
	    ? STATUS_OK
	    : db_bulk(db, &stmt_contract_insert_part, &bulk, NULL);
}

/* --- From a template -------------------------------------------------------------- */

struct draft_job {
	const struct contract_request *request;
	enum contract_fault *fault;
};

static bool
are_dates_sound(struct day from, struct day to)
{
	return !day_is_none(from) && !day_is_none(to) &&
	    day_compare(from, to) <= 0 &&
	    day_number(to) - day_number(from) <= CONTRACT_DAYS_MAX;
}

static const struct contract_template *
template_of(const struct db_rows *rows, int64_t id)
{
	const struct contract_template *template = rows->items;

	for (size_t i = 0; i < rows->count; i++)
		if (template[i].id == id)
			return &template[i];
	return NULL;
}

static enum contract_fault
fault_of(const struct contract_request *request,
    const struct contract_template *template)
{
	if (template == NULL)
		return CONTRACT_FAULT_TEMPLATE;
	if (utf8_length(request->title) > CONTRACT_TITLE_CHARS)
		return CONTRACT_FAULT_TITLE;
	if (!are_dates_sound(request->valid_from, request->valid_to))
		return CONTRACT_FAULT_DATES;
	return request->target_fen < 0 ? CONTRACT_FAULT_TARGET : CONTRACT_SOUND;
}

static enum status
draft_once(struct db *db, struct act *act, void *context)
{
	struct draft_job *job = context;
	const struct contract_request *request = job->request;
	struct part_item items[CONTRACT_PARTS];
	struct contract_customer_row customer;
	const struct contract_template *template;
	const struct contract_part *part;
	struct db_rows templates, parts;
	struct fresh fresh;
	enum status st;

	st = db_one_scoped(db, act->mem, &stmt_contract_customer,
	    actor_scope(act->who, ACTION_CONTRACT_DRAFT),
	    DB_ARGS(db_text(request->customer_code)), &customer);
	if (st == STATUS_NOT_FOUND) {
		*job->fault = CONTRACT_FAULT_CUSTOMER;
		return STATUS_INVALID;
	}
	if (st == STATUS_OK)
		st = contract_templates(db, act->mem, &templates);
	if (st != STATUS_OK)
		return st;
	template = template_of(&templates, request->template_id);
	*job->fault = fault_of(request, template);
	if (*job->fault != CONTRACT_SOUND || template == NULL)
		return STATUS_INVALID;
	st = db_all(db, act->mem, &stmt_contract_template_texts,
	    DB_ARGS(db_int(template->id), db_int(template->version)), &parts);
	if (st != STATUS_OK)
		return st;
	fresh = (struct fresh){
		.customer_id = customer.id,
		.kind = template->kind,
		.version = 1,
		.template_id = template->id,
		.template_version = template->version,
		.title = request->title[0] != '\0' ? request->title
						   : template->name,
		.from = request->valid_from,
		.to = request->valid_to,
		.target_fen = request->target_fen,
	};
	st = insert(db, act, &fresh);
	if (st != STATUS_OK)
		return st;
	part = parts.items;
	for (size_t i = 0; i < parts.count && i < CONTRACT_PARTS; i++)
		items[i] = (struct part_item){ fresh.id, part[i].part,
			part[i].body };
	return write_parts(db, items,
	    parts.count < CONTRACT_PARTS ? parts.count : CONTRACT_PARTS);
}

enum status
contract_draft(struct db *db, struct act *act,
    const struct contract_request *request, enum contract_fault *fault)
{
	struct draft_job job = { .request = request, .fault = fault };

	*fault = CONTRACT_SOUND;
	if (!actor_may(act->who, ACTION_CONTRACT_DRAFT))
		return STATUS_FORBIDDEN;
	return act_run(db, act, draft_once, &job);
}

/* --- Saving ------------------------------------------------------------------------ */

struct save_job {
	const char *number;
	const struct contract_text_request *request;
	enum contract_fault *fault;
	size_t *at;
};

struct right_item {
	int64_t contract_id;
	int64_t position;
	int64_t level;
	const char *division;
	int64_t group_id;
	int64_t product_id;
};

static enum status
fail(struct save_job *job, enum contract_fault fault, size_t at)
{
	*job->fault = fault;
	*job->at = at;
	return STATUS_INVALID;
}

static enum status
check_text(struct save_job *job)
{
	const struct contract_text_request *request = job->request;
	size_t length = utf8_length(request->title);

	if (length == 0 || length > CONTRACT_TITLE_CHARS)
		return fail(job, CONTRACT_FAULT_TITLE, 0);
	if (!are_dates_sound(request->valid_from, request->valid_to))
		return fail(job, CONTRACT_FAULT_DATES, 0);
	if (request->target_fen < 0)
		return fail(job, CONTRACT_FAULT_TARGET, 0);
	for (size_t i = 0; i < CONTRACT_PARTS; i++) {
		length = utf8_length(request->bodies[i]);
		if (length == 0 || length > CONTRACT_BODY_CHARS)
			return fail(job, CONTRACT_FAULT_BODY, i + 1);
	}
	return STATUS_OK;
}

static enum status
read_right(struct db *db, struct act *act, struct save_job *job, size_t at,
    struct right_item *out)
{
	const struct contract_wish *wish = &job->request->rights[at];
	struct contract_id_row row;
	enum status st;

	if (wish->level < 0 || wish->level >= CONTRACT_LEVEL_COUNT)
		return fail(job, CONTRACT_FAULT_LEVEL, at + 1);
	if (!contract_division_is_sound(wish->division))
		return fail(job, CONTRACT_FAULT_DIVISION, at + 1);
	out->level = wish->level;
	out->division = wish->division;
	if (wish->sku[0] != '\0') {
		st = db_one(db, act->mem, &stmt_contract_product,
		    DB_ARGS(db_text(key_fold(act->mem, wish->sku))), &row);
		out->product_id = st == STATUS_OK ? row.id : 0;
	} else if (wish->group_id != 0) {
		st = db_one(db, act->mem, &stmt_contract_group,
		    DB_ARGS(db_int(wish->group_id)), &row);
		out->group_id = st == STATUS_OK ? row.id : 0;
	} else {
		return STATUS_OK;
	}
	return st == STATUS_NOT_FOUND ? fail(job, CONTRACT_FAULT_GOODS, at + 1)
				      : st;
}

static enum status
write_rights(struct db *db, struct act *act, struct save_job *job, int64_t id)
{
	static const struct db_column columns[] = {
		DB_COLUMN(struct right_item, contract_id),
		DB_COLUMN(struct right_item, position),
		DB_COLUMN(struct right_item, level),
		DB_COLUMN(struct right_item, division),
		DB_COLUMN(struct right_item, group_id),
		DB_COLUMN(struct right_item, product_id),
	};
	struct right_item items[CONTRACT_RIGHTS_MAX];
	struct db_items bulk = {
		.columns = columns,
		.column_count = ARRAY_LEN(columns),
		.items = items,
		.item_size = sizeof(items[0]),
	};

	for (size_t i = 0; i < job->request->right_count; i++) {
		struct right_item *item = &items[bulk.count];
		enum status st;

		if (job->request->rights[i].level == 0)
			continue;
		if (bulk.count == CONTRACT_RIGHTS_MAX)
			return fail(job, CONTRACT_FAULT_RIGHTS, 0);
		*item = (struct right_item){
			.contract_id = id,
			.position = (int64_t)bulk.count + 1,
		};
		st = read_right(db, act, job, i, item);
		if (st != STATUS_OK)
			return st;
		bulk.count++;
	}
	return bulk.count == 0
	    ? STATUS_OK
	    : db_bulk(db, &stmt_contract_insert_right, &bulk, NULL);
}

static enum status
save_once(struct db *db, struct act *act, void *context)
{
	struct save_job *job = context;
	const struct contract_text_request *request = job->request;
	struct part_item items[CONTRACT_PARTS];
	struct contract_core core;
	enum status st;

	*job->fault = CONTRACT_SOUND;
	*job->at = 0;
	st = contract_lock(
	    db, act, job->number, ACTION_CONTRACT_DRAFT, &core);
	if (st != STATUS_OK)
		return st;
	if (core.state != CONTRACT_DRAFT ||
	    core.row_version != request->row_version)
		return STATUS_CONFLICT;
	st = check_text(job);
	if (st == STATUS_OK)
		st = db_change(db, &stmt_contract_save,
		    DB_ARGS(db_text(request->title),
			db_day(request->valid_from), db_day(request->valid_to),
			db_int(request->target_fen), db_int(core.id),
			db_int(core.row_version)));
	if (st == STATUS_OK)
		st = db_run(db, &stmt_contract_drop_parts,
		    DB_ARGS(db_int(core.id)), NULL);
	if (st == STATUS_OK)
		st = db_run(db, &stmt_contract_drop_rights,
		    DB_ARGS(db_int(core.id)), NULL);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < CONTRACT_PARTS; i++)
		items[i] = (struct part_item){ core.id, (int64_t)i + 1,
			request->bodies[i] };
	st = write_parts(db, items, CONTRACT_PARTS);
	if (st == STATUS_OK)
		st = write_rights(db, act, job, core.id);
	if (st == STATUS_OK)
		st = contract_note(db, act, core.id, "save", CONTRACT_DRAFT,
		    CONTRACT_DRAFT, "");
	if (st == STATUS_OK)
		contract_lead(act, core.number, core.version);
	return st;
}

enum status
contract_save(struct db *db, struct act *act, const char *number,
    const struct contract_text_request *request, enum contract_fault *fault,
    size_t *at)
{
	struct save_job job = {
		.number = number,
		.request = request,
		.fault = fault,
		.at = at,
	};

	*fault = CONTRACT_SOUND;
	*at = 0;
	if (!actor_may(act->who, ACTION_CONTRACT_DRAFT))
		return STATUS_FORBIDDEN;
	return act_run(db, act, save_once, &job);
}

/* --- The next version, the renewal ------------------------------------------------- */

struct follow_job {
	const char *number;
	bool is_renewal;
	struct day today;
	enum contract_fault *fault;
};

static enum status
follow_once(struct db *db, struct act *act, void *context)
{
	struct follow_job *job = context;
	enum contract_action action =
	    job->is_renewal ? CONTRACT_ACT_RENEW : CONTRACT_ACT_AMEND;
	const struct contract_rule *rule;
	struct contract_spread spread;
	struct contract_id_row open;
	struct contract_core core;
	struct fresh fresh;
	enum status st;

	*job->fault = CONTRACT_SOUND;
	st = contract_lock(
	    db, act, job->number, ACTION_CONTRACT_DRAFT, &core);
	if (st != STATUS_OK)
		return st;
	rule = contract_rule_find(action, (enum contract_state)core.state);
	if (rule == NULL)
		return STATUS_CONFLICT;
	st = db_one(db, act->mem, &stmt_contract_open_successor,
	    DB_ARGS(db_int(core.id), db_int(core.id)), &open);
	if (st == STATUS_OK) {
		*job->fault = CONTRACT_FAULT_OPEN;
		return STATUS_INVALID;
	}
	if (st != STATUS_NOT_FOUND)
		return st;
	fresh = (struct fresh){
		.customer_id = core.customer_id,
		.kind = core.kind,
		.version = 1,
		.title = core.title,
		.from = core.valid_from,
		.to = core.valid_to,
		.target_fen = core.target_fen,
	};
	if (job->is_renewal) {
		st = contract_spread(
		    db, act->mem, act->who, job->today, &spread);
		if (st != STATUS_OK)
			return st;
		fresh.renews_id = core.id;
		fresh.from = day_add(core.valid_to, 1);
		fresh.to = contract_propose_end(fresh.from, spread.ends,
		    spread.total, spread.limit_bp, (int)spread.month);
	} else {
		fresh.amends_id = core.id;
		fresh.number = core.number;
		fresh.version = core.version + 1;
	}
	st = insert(db, act, &fresh);
	if (st == STATUS_OK)
		st = db_run(db, &stmt_contract_copy_parts,
		    DB_ARGS(db_int(fresh.id), db_int(core.id)), NULL);
	if (st == STATUS_OK)
		st = db_run(db, &stmt_contract_copy_rights,
		    DB_ARGS(db_int(fresh.id), db_int(core.id)), NULL);
	if (st == STATUS_OK && job->is_renewal)
		st = contract_task_close(
		    db, act, core.id, CONTRACT_TASK_BEGUN, "");
	if (st == STATUS_OK)
		st = contract_note(db, act, core.id,
		    contract_action_name(action),
		    (enum contract_state)core.state,
		    (enum contract_state)core.state, "");
	return st;
}

enum status
contract_follow(struct db *db, struct act *act, const char *number,
    bool is_renewal, struct day today, enum contract_fault *fault)
{
	struct follow_job job = {
		.number = number,
		.is_renewal = is_renewal,
		.today = today,
		.fault = fault,
	};

	*fault = CONTRACT_SOUND;
	if (!actor_may(act->who, ACTION_CONTRACT_DRAFT))
		return STATUS_FORBIDDEN;
	return act_run(db, act, follow_once, &job);
}
