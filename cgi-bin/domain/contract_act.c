/**
 * @file
 * Contracts on their way: reviewed, sent, signed, ended.  See contract_act.h.
 */
#include "domain/contract_act.h"

#include "base/text.h"
#include "domain/contract_part.h"
#include "domain/deputy.h"
#include "domain/setting.h"

/* --- Shared --------------------------------------------------------------------- */

enum status
contract_lock(struct db *db, struct act *act, const char *number,
    enum action action, struct contract_core *out)
{
	const char *canonical;
	int64_t version;

	if (contract_number_parse(number, act->mem, &canonical, &version) !=
	    STATUS_OK)
		return STATUS_NOT_FOUND;
	return db_one_scoped(db, act->mem, &stmt_contract_lock_scoped,
	    actor_scope(act->who, action),
	    DB_ARGS(db_text(canonical), db_int(version),
		db_int(act->who->side == SIDE_STAFF)),
	    out);
}

enum status
contract_note(struct db *db, struct act *act, int64_t id, const char *kind,
    enum contract_state from, enum contract_state to, const char *note)
{
	return db_insert(db, &stmt_contract_event,
	    DB_ARGS(db_int(id), db_instant(act->now), db_id(act->who->user_id),
		db_text(kind), db_int(from), db_int(to), db_text(note)),
	    NULL);
}

enum status
contract_go(struct db *db, struct act *act, struct contract_core *core,
    const struct contract_rule *rule, const char *note)
{
	enum status st = db_change(db, &stmt_contract_move,
	    DB_ARGS(db_int(rule->to), db_instant(act->now), db_int(core->id),
		db_int(core->state)));

	if (st == STATUS_OK)
		st = contract_note(db, act, core->id,
		    contract_action_name(rule->action), rule->from, rule->to,
		    note);
	if (st == STATUS_OK)
		core->state = rule->to;
	return st;
}

enum status
contract_tell(struct db *db, struct act *act, enum outbox_kind kind,
    const struct contract_core *core, const char *reason)
{
	char until[11];

	day_to_iso(core->valid_to, until);
	return outbox_add(db, act, kind, core->id, core->customer_id, "NO",
	    contract_number_full(act->mem, core->number, core->version),
	    "SUBJECT", core->title, "REASON", reason, "UNTIL", until, NULL);
}

void
contract_lead(struct act *act, const char *number, int64_t version)
{
	act_lead(act, "/contracts/%s",
	    contract_number_full(act->mem, number, version));
}

/* --- Steps ---------------------------------------------------------------------- */

struct move_job {
	const char *number;
	const struct contract_step *step;
	enum contract_fault *fault;
};

static enum status
fail(struct move_job *job, enum contract_fault fault)
{
	*job->fault = fault;
	return STATUS_INVALID;
}

static bool
is_name(const char *name)
{
	size_t length = utf8_length(name);

	return length > 0 && length <= CONTRACT_NAME_CHARS;
}

/* Nobody approves what he wrote; exclusive rights clash with nothing and need
 * the legal opinion. */
static enum status
approve(struct db *db, struct act *act, struct move_job *job,
    const struct contract_core *core)
{
	struct contract contract = {
		.customer_id = core->customer_id,
		.valid_from = core->valid_from,
		.valid_to = core->valid_to,
	};
	const struct contract_overlap *overlap;
	const struct contract_right *right;
	struct db_rows rights, overlaps;
	struct contract_id_row wrote;
	bool is_exclusive = false;
	enum status st;

	st = db_one(db, act->mem, &stmt_contract_wrote,
	    DB_ARGS(db_int(core->id), db_int(act->who->user_id)), &wrote);
	if (st == STATUS_NOT_FOUND && act->who->deputy_of != 0)
		st = db_one(db, act->mem, &stmt_contract_wrote,
		    DB_ARGS(db_int(core->id), db_int(act->who->deputy_of)),
		    &wrote);
	if (st == STATUS_OK)
		return STATUS_FORBIDDEN;
	if (st != STATUS_NOT_FOUND)
		return st;
	st = db_all(db, act->mem, &stmt_contract_rights,
	    DB_ARGS(db_int(core->id)), &rights);
	if (st == STATUS_OK)
		st = contract_overlaps(
		    db, act->mem, &contract, &rights, &overlaps);
	if (st != STATUS_OK)
		return st;
	right = rights.items;
	for (size_t i = 0; i < rights.count; i++)
		is_exclusive |= right[i].level == CONTRACT_EXCLUSIVE;
	overlap = overlaps.items;
	for (size_t i = 0; i < overlaps.count; i++)
		if (is_exclusive ||
		    overlap[i].right.level == CONTRACT_EXCLUSIVE)
			return fail(job, CONTRACT_FAULT_OVERLAP);
	if (is_exclusive && job->step->reason[0] == '\0')
		return fail(job, CONTRACT_FAULT_LEGAL);
	return db_change(db, &stmt_contract_approved,
	    DB_ARGS(db_int(act->who->user_id), db_instant(act->now),
		db_int(core->id)));
}

static enum status
send(struct db *db, struct act *act, struct move_job *job,
    const struct contract_core *core)
{
	if (!is_name(job->step->signatory))
		return fail(job, CONTRACT_FAULT_SIGNATORY);
	return db_change(db, &stmt_contract_sent,
	    DB_ARGS(db_int(act->who->user_id), db_instant(act->now),
		db_text(job->step->signatory), db_int(core->id)));
}

static enum status
digest_of(struct db *db, struct act *act, const struct contract_core *core,
    const char *company, char hex[65])
{
	const struct contract_words words = {
		.customer = core->customer_name,
		.customer_code = core->customer_code,
		.company = company,
		.from = core->valid_from,
		.to = core->valid_to,
		.target_fen = core->target_fen,
	};
	struct db_rows parts, rights;
	enum status st;

	st = db_all(db, act->mem, &stmt_contract_parts,
	    DB_ARGS(db_int(core->id)), &parts);
	if (st == STATUS_OK)
		st = db_all(db, act->mem, &stmt_contract_rights,
		    DB_ARGS(db_int(core->id)), &rights);
	if (st == STATUS_OK)
		contract_digest(act->mem, &parts, &rights, &words, hex);
	return st;
}

static enum status
sign(struct db *db, struct act *act, struct move_job *job,
    const struct contract_core *core)
{
	const struct contract_step *step = job->step;
	struct setting setting;
	char hex[65];
	enum status st;

	if (!is_name(step->signatory))
		return fail(job, CONTRACT_FAULT_SIGNATORY);
	if (day_is_none(step->signed_on) ||
	    day_compare(step->signed_on, step->today) > 0)
		return fail(job, CONTRACT_FAULT_SIGNED_ON);
	if (step->file_count == 0)
		return fail(job, CONTRACT_FAULT_FILES);
	st = setting_read(db, act->mem, &setting);
	if (st == STATUS_OK)
		st = digest_of(db, act, core, setting.company_name, hex);
	if (st == STATUS_OK)
		st = db_change(db, &stmt_contract_signed,
		    DB_ARGS(db_day(step->signed_on), db_text(step->signatory),
			db_int(act->who->user_id), db_instant(act->now),
			db_text(core->customer_name),
			db_text(setting.company_name), db_text(hex),
			db_int(core->id)));
	if (st != STATUS_OK)
		return st;
	st = file_attach(db, act, step->files, step->file_count, "contract",
	    core->id, 0, core->customer_id, false, step->refused);
	return st == STATUS_INVALID ? fail(job, CONTRACT_FAULT_FILES) : st;
}

static enum status
end(struct db *db, struct act *act, struct move_job *job,
    const struct contract_core *core)
{
	enum status st = contract_task_close(
	    db, act, core->id, CONTRACT_TASK_OVER, "");

	return st == STATUS_OK ? db_change(db, &stmt_contract_ended,
				     DB_ARGS(db_day(job->step->today),
					 db_text(job->step->reason),
					 db_int(core->id)))
			       : st;
}

static enum outbox_kind
news_of(enum contract_action action)
{
	switch ((int)action) {
	case CONTRACT_ACT_SUBMIT:
		return EVENT_CONTRACT_TO_REVIEW;
	case CONTRACT_ACT_APPROVE:
		return EVENT_CONTRACT_APPROVED;
	case CONTRACT_ACT_BACK:
		return EVENT_CONTRACT_BACK;
	case CONTRACT_ACT_SEND:
		return EVENT_CONTRACT_SENT;
	case CONTRACT_ACT_SIGN:
		return EVENT_CONTRACT_SIGNED;
	case CONTRACT_ACT_TERMINATE:
		return EVENT_CONTRACT_TERMINATED;
	default:
		return EVENT_NONE;
	}
}

static enum status
particulars(struct db *db, struct act *act, struct move_job *job,
    const struct contract_core *core)
{
	switch ((int)job->step->action) {
	case CONTRACT_ACT_APPROVE:
		return approve(db, act, job, core);
	case CONTRACT_ACT_SEND:
		return send(db, act, job, core);
	case CONTRACT_ACT_SIGN:
		return sign(db, act, job, core);
	case CONTRACT_ACT_TERMINATE:
	case CONTRACT_ACT_DROP:
		return end(db, act, job, core);
	default:
		return STATUS_OK;
	}
}

static enum status
move_once(struct db *db, struct act *act, void *context)
{
	struct move_job *job = context;
	const struct contract_step *step = job->step;
	const struct contract_rule *rule;
	enum outbox_kind news = news_of(step->action);
	struct contract_core core;
	enum status st;

	*job->fault = CONTRACT_SOUND;
	st = contract_lock(db, act, job->number, ACTION_CONTRACT_SEE, &core);
	if (st != STATUS_OK)
		return st;
	rule = contract_rule_find(
	    step->action, (enum contract_state)core.state);
	if (rule == NULL || rule->from == rule->to)
		return STATUS_CONFLICT;
	if (!contract_rule_allows(rule, act->who, core.drafted_by))
		return STATUS_FORBIDDEN;
	if (utf8_length(step->reason) > CONTRACT_REASON_CHARS ||
	    (rule->needs_reason && step->reason[0] == '\0'))
		return fail(job, CONTRACT_FAULT_REASON);
	st = particulars(db, act, job, &core);
	if (st == STATUS_OK)
		st = contract_go(db, act, &core, rule, step->reason);
	if (st == STATUS_OK && news != EVENT_NONE)
		st = contract_tell(db, act, news, &core, step->reason);
	if (st == STATUS_OK && rule->permission == ACTION_CONTRACT_REVIEW)
		st = deputy_note(db, act, "contract", core.id,
		    contract_number_full(
			act->mem, core.number, core.version));
	/* What is signed on its day or later orders at once. */
	if (st == STATUS_OK && step->action == CONTRACT_ACT_SIGN &&
	    day_compare(core.valid_from, step->today) <= 0)
		st = contract_begin(db, act, &core, step->today);
	if (st == STATUS_OK)
		contract_lead(act, core.number, core.version);
	return st;
}

enum status
contract_move(struct db *db, struct act *act, const char *number,
    const struct contract_step *step, enum contract_fault *fault)
{
	struct move_job job = {
		.number = number,
		.step = step,
		.fault = fault,
	};

	*fault = CONTRACT_SOUND;
	return act_run(db, act, move_once, &job);
}

/* --- Its keeper, its openings ------------------------------------------------- */

struct keeper_job {
	const char *number;
	int64_t keeper_id;
	enum contract_fault *fault;
};

static enum status
hand_over_once(struct db *db, struct act *act, void *context)
{
	struct keeper_job *job = context;
	struct contract_person keeper;
	struct contract_core core;
	enum status st;

	*job->fault = CONTRACT_SOUND;
	st = contract_lock(db, act, job->number, ACTION_CONTRACT_KEEP, &core);
	if (st != STATUS_OK)
		return st;
	st = db_one(db, act->mem, &stmt_contract_person,
	    DB_ARGS(db_int(job->keeper_id)), &keeper);
	if (st == STATUS_NOT_FOUND) {
		*job->fault = CONTRACT_FAULT_KEEPER;
		return STATUS_INVALID;
	}
	if (st == STATUS_OK)
		st = db_run(db, &stmt_contract_keeper,
		    DB_ARGS(db_int(keeper.id), db_int(core.id)), NULL);
	if (st == STATUS_OK)
		st = contract_note(db, act, core.id, "keeper",
		    (enum contract_state)core.state,
		    (enum contract_state)core.state, keeper.name);
	if (st == STATUS_OK)
		contract_lead(act, core.number, core.version);
	return st;
}

enum status
contract_hand_over(struct db *db, struct act *act, const char *number,
    int64_t keeper_id, enum contract_fault *fault)
{
	struct keeper_job job = {
		.number = number,
		.keeper_id = keeper_id,
		.fault = fault,
	};

	*fault = CONTRACT_SOUND;
	if (!actor_may(act->who, ACTION_CONTRACT_KEEP))
		return STATUS_FORBIDDEN;
	return act_run(db, act, hand_over_once, &job);
}

static enum status
open_once(struct db *db, struct act *act, void *context)
{
	const char *number = context;
	struct contract_core core;
	enum status st;

	st = contract_lock(db, act, number, ACTION_CONTRACT_SEE, &core);
	if (st != STATUS_OK)
		return st;
	return contract_note(db, act, core.id, "opened",
	    (enum contract_state)core.state, (enum contract_state)core.state,
	    "");
}

enum status
contract_open(struct db *db, struct act *act, const char *number)
{
	char *copy = arena_strdup(act->mem, number);

	return act_run(db, act, open_once, copy);
}
