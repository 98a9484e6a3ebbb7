/**
 * @file
 * What contracts are drafted from.  See contract_template.h.
 */
#include "domain/contract_template.h"

#include "base/text.h"
#include "domain/contract_sql.h"

enum status
contract_templates(struct db *db, struct arena *mem, struct db_rows *rows)
{
	return db_all(db, mem, &stmt_contract_templates, DB_NO_ARGS, rows);
}

enum status
contract_template_find(struct db *db, struct arena *mem, int64_t id,
    int64_t version, struct contract_template_whole *out)
{
	const struct contract_template_version *row;
	enum status st = db_one(db, mem, &stmt_contract_template,
	    DB_ARGS(db_int(id)), &out->template);

	if (st == STATUS_OK)
		st = db_all(db, mem, &stmt_contract_template_versions,
		    DB_ARGS(db_int(id)), &out->versions);
	if (st != STATUS_OK)
		return st;
	if (version == 0)
		version = out->template.version;
	row = out->versions.items;
	st = STATUS_NOT_FOUND;
	for (size_t i = 0; i < out->versions.count; i++) {
		if (row[i].version != version)
			continue;
		out->shown = row[i];
		st = db_all(db, mem, &stmt_contract_template_texts,
		    DB_ARGS(db_int(id), db_int(version)), &out->parts);
	}
	return st;
}

/* --- Saving ------------------------------------------------------------------ */

struct save_job {
	int64_t id;
	const struct contract_template_request *request;
	enum contract_template_fault *fault;
	size_t *at;
};

static enum status
fail(struct save_job *job, enum contract_template_fault fault, size_t at)
{
	*job->fault = fault;
	*job->at = at;
	return STATUS_INVALID;
}

static enum status
check(struct save_job *job)
{
	const struct contract_template_request *request = job->request;
	size_t length = utf8_length(request->name);

	if (length == 0 || length > CONTRACT_TEMPLATE_NAME_CHARS)
		return fail(job, TEMPLATE_FAULT_NAME, 0);
	length = utf8_length(request->name_en);
	if (length == 0 || length > CONTRACT_TEMPLATE_NAME_CHARS)
		return fail(job, TEMPLATE_FAULT_NAME_EN, 0);
	if (utf8_length(request->note) > CONTRACT_TEMPLATE_NOTE_CHARS)
		return fail(job, TEMPLATE_FAULT_NOTE, 0);
	for (size_t i = 0; i < CONTRACT_PARTS; i++) {
		length = utf8_length(request->bodies[i]);
		if (length == 0 || length > CONTRACT_BODY_CHARS)
			return fail(job, TEMPLATE_FAULT_BODY, i + 1);
	}
	return STATUS_OK;
}

static bool
is_same(const struct contract_template_request *request,
    const struct contract_template_row *now, const struct db_rows *parts)
{
	const struct contract_part *part = parts->items;

	if (!text_equal(request->name, now->name) ||
	    !text_equal(request->name_en, now->name_en) ||
	    parts->count != CONTRACT_PARTS)
		return false;
	for (size_t i = 0; i < CONTRACT_PARTS; i++)
		if (!text_equal(request->bodies[i], part[i].body))
			return false;
	return true;
}

struct text_item {
	int64_t template_id, version, part;
	const char *body;
};

static enum status
write_texts(struct db *db, const struct save_job *job, int64_t version)
{
	static const struct db_column columns[] = {
		DB_COLUMN(struct text_item, template_id),
		DB_COLUMN(struct text_item, version),
		DB_COLUMN(struct text_item, part),
		DB_COLUMN(struct text_item, body),
	};
	struct text_item items[CONTRACT_PARTS];
	const struct db_items bulk = {
		.columns = columns,
		.column_count = ARRAY_LEN(columns),
		.items = items,
		.item_size = sizeof(items[0]),
		.count = ARRAY_LEN(items),
	};

	for (size_t i = 0; i < CONTRACT_PARTS; i++)
		items[i] = (struct text_item){ job->id, version,
			(int64_t)i + 1, job->request->bodies[i] };
	return db_bulk(db, &stmt_contract_template_text_add, &bulk, NULL);
}

static enum status
save_once(struct db *db, struct act *act, void *context)
{
	struct save_job *job = context;
	const struct contract_template_request *request = job->request;
	struct contract_template_row now;
	struct db_rows parts;
	enum status st;

	*job->fault = TEMPLATE_SOUND;
	*job->at = 0;
	st = db_one(db, act->mem, &stmt_contract_template_lock,
	    DB_ARGS(db_int(job->id)), &now);
	if (st != STATUS_OK)
		return st;
	if (now.version != request->version)
		return STATUS_CONFLICT;
	st = check(job);
	if (st == STATUS_OK)
		st = db_all(db, act->mem, &stmt_contract_template_texts,
		    DB_ARGS(db_int(job->id), db_int(now.version)), &parts);
	if (st != STATUS_OK)
		return st;
	if (is_same(request, &now, &parts))
		return fail(job, TEMPLATE_FAULT_SAME, 0);
	st = db_change(db, &stmt_contract_template_save,
	    DB_ARGS(db_text(request->name), db_text(request->name_en),
		db_instant(act->now), db_int(job->id)));
	if (st == STATUS_OK)
		st = db_insert(db, &stmt_contract_template_version_add,
		    DB_ARGS(db_int(job->id), db_int(now.version + 1),
			db_text(request->name), db_text(request->name_en),
			db_text(request->note), db_id(act->who->user_id),
			db_instant(act->now)),
		    NULL);
	if (st == STATUS_OK)
		st = write_texts(db, job, now.version + 1);
	if (st == STATUS_OK)
		act_lead(act, "/contracts/templates/%lld", (long long)job->id);
	return st;
}

enum status
contract_template_save(struct db *db, struct act *act, int64_t id,
    const struct contract_template_request *request,
    enum contract_template_fault *fault, size_t *at)
{
	struct save_job job = {
		.id = id,
		.request = request,
		.fault = fault,
		.at = at,
	};

	*fault = TEMPLATE_SOUND;
	*at = 0;
	if (!actor_may(act->who, ACTION_CONTRACT_KEEP))
		return STATUS_FORBIDDEN;
	return act_run(db, act, save_once, &job);
}
