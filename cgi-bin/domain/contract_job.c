/**
 * @file
 * What time brings to contracts.  See contract_act.h.
 */
#include "base/text.h"
#include "domain/contract_part.h"
#include "domain/setting.h"

enum {
	STAGES_MAX = 8,
	STAGE_MOST = 999
};

struct errand {
	int64_t id;
	int64_t stage;
	struct day today;
	int64_t core_class;
};

typedef enum status errand_fn(
    struct db *db, struct act *act, struct contract_core *core,
    const struct errand *errand);

struct errand_job {
	errand_fn *work;
	struct errand errand;
};

static enum status
run_once(struct db *db, struct act *act, void *context)
{
	const struct errand_job *job = context;
	struct contract_core core;
	enum status st;

	st = db_one(db, act->mem, &stmt_contract_lock,
	    DB_ARGS(db_int(job->errand.id)), &core);
	return st == STATUS_OK ? job->work(db, act, &core, &job->errand) : st;
}

static enum status
run_each(struct db *db, struct act *act, const struct db_rows *rows,
    errand_fn *work, struct errand errand, int64_t *done)
{
	const struct contract_id_row *row = rows->items;

	for (size_t i = 0; i < rows->count; i++) {
		struct errand_job job = { .work = work, .errand = errand };
		struct act step = *act;
		enum status st;

		step.token = NULL;
		job.errand.id = row[i].id;
		st = act_run(db, &step, run_once, &job);
		if (st == STATUS_CONFLICT || st == STATUS_NOT_FOUND)
			continue;
		if (st != STATUS_OK)
			return st;
		(*done)++;
	}
	return STATUS_OK;
}

static enum status
go(struct db *db, struct act *act, struct contract_core *core,
    enum contract_action action)
{
	const struct contract_rule *rule =
	    contract_rule_find(action, (enum contract_state)core->state);

	return rule == NULL ? STATUS_CONFLICT
			    : contract_go(db, act, core, rule, "");
}

/* It ends, and with it what was still to be prepared. */
static enum status
finish(struct db *db, struct act *act, struct contract_core *core,
    enum contract_action action)
{
	enum status st = go(db, act, core, action);

	return st == STATUS_OK ? contract_task_close(db, act, core->id,
				     CONTRACT_TASK_OVER, "")
			       : st;
}

static enum status
supersede(struct db *db, struct act *act, int64_t id)
{
	struct contract_core old;
	enum status st;

	if (id == 0)
		return STATUS_OK;
	st = db_one(db, act->mem, &stmt_contract_lock, DB_ARGS(db_int(id)),
	    &old);
	if (st != STATUS_OK)
		return st;
	st = finish(db, act, &old, CONTRACT_ACT_SUPERSEDE);
	return st == STATUS_CONFLICT ? STATUS_OK : st;
}

enum status
contract_begin(struct db *db, struct act *act, struct contract_core *core,
    struct day today)
{
	enum status st;

	if (day_compare(core->valid_from, today) > 0)
		return STATUS_CONFLICT;
	st = go(db, act, core, CONTRACT_ACT_ACTIVATE);
	if (st == STATUS_OK)
		st = supersede(db, act, core->renews_id);
	if (st == STATUS_OK)
		st = supersede(db, act, core->amends_id);
	if (st == STATUS_OK)
		st = contract_tell(db, act, EVENT_CONTRACT_ACTIVE, core, "");
	return st;
}

static enum status
activate(struct db *db, struct act *act, struct contract_core *core,
    const struct errand *errand)
{
	return contract_begin(db, act, core, errand->today);
}

static enum status
near_end(struct db *db, struct act *act, struct contract_core *core,
    const struct errand *errand)
{
	(void)errand;
	return go(db, act, core, CONTRACT_ACT_NEAR_END);
}

static enum status
find_follower(struct db *db, struct act *act, const struct contract_core *core)
{
	struct contract_id_row row;

	return db_one(db, act->mem, &stmt_contract_follower,
	    DB_ARGS(db_int(core->id), db_int(core->id)), &row);
}

/* What renews or amends it and is on its way. */
static enum status
find_successor(
    struct db *db, struct act *act, const struct contract_core *core)
{
	struct contract_id_row row;

	return db_one(db, act->mem, &stmt_contract_open_successor,
	    DB_ARGS(db_int(core->id), db_int(core->id)), &row);
}

/* Nobody is reminded of what is already being renewed. */
static enum status
remind(struct db *db, struct act *act, struct contract_core *core,
    const struct errand *errand)
{
	bool is_core = core->is_key || core->class >= errand->core_class;
	enum status st;

	if (core->state != CONTRACT_EXPIRING ||
	    (core->was_reminded && core->reminded <= errand->stage))
		return STATUS_CONFLICT;
	st = db_change(db, &stmt_contract_reminded,
	    DB_ARGS(db_int(errand->stage), db_int(core->id)));
	if (st != STATUS_OK)
		return st;
	st = find_successor(db, act, core);
	if (st != STATUS_NOT_FOUND)
		return st;
	st = contract_task_make(db, act, core, errand->stage, is_core);
	if (st != STATUS_OK)
		return st;
	return contract_tell(db, act,
	    is_core ? EVENT_CONTRACT_ENDS_KEY : EVENT_CONTRACT_ENDS, core, "");
}

static enum status
expire(struct db *db, struct act *act, struct contract_core *core,
    const struct errand *errand)
{
	enum status st;

	if (day_compare(core->valid_to, errand->today) >= 0)
		return STATUS_CONFLICT;
	st = find_follower(db, act, core);
	if (st == STATUS_OK)
		return finish(db, act, core, CONTRACT_ACT_SUPERSEDE);
	if (st != STATUS_NOT_FOUND)
		return st;
	st = finish(db, act, core, CONTRACT_ACT_EXPIRE);
	if (st == STATUS_OK)
		st = contract_tell(db, act, EVENT_CONTRACT_ENDED, core, "");
	return st;
}

/* "90,60,30", nearest first. */
static size_t
read_stages(const char *days, int64_t *stages)
{
	size_t count = 0;

	for (const char *at = days; *at != '\0' && count < STAGES_MAX;) {
		int64_t value = 0;
		const char *begin = at;

		while (*at >= '0' && *at <= '9' && value <= STAGE_MOST)
			value = value * 10 + (*at++ - '0');
		if (at != begin && value <= STAGE_MOST) {
			size_t k = count++;

			for (; k > 0 && stages[k - 1] > value; k--)
				stages[k] = stages[k - 1];
			stages[k] = value;
		}
		at += *at != '\0';
	}
	return count;
}

static enum status
read_days(struct db *db, struct act *act, int64_t *stages, size_t *count)
{
	struct setting setting;
	enum status st = setting_read(db, act->mem, &setting);

	if (st == STATUS_OK)
		*count = read_stages(setting.contract_remind_days, stages);
	return st;
}

static enum status
run_stages(struct db *db, struct act *act, struct day today,
    const struct setting *setting, int64_t *done)
{
	int64_t stages[STAGES_MAX];
	struct db_rows rows;
	size_t count;
	enum status st = read_days(db, act, stages, &count);

	if (st != STATUS_OK || count == 0)
		return st;
	st = db_all(db, act->mem, &stmt_contract_due_near,
	    DB_ARGS(db_day(today), db_day(day_add(today, stages[count - 1]))),
	    &rows);
	if (st == STATUS_OK)
		st = run_each(db, act, &rows, near_end,
		    (struct errand){ .today = today }, done);
	for (size_t i = 0; i < count && st == STATUS_OK; i++) {
		st = db_all(db, act->mem, &stmt_contract_due_remind,
		    DB_ARGS(db_day(today), db_day(day_add(today, stages[i])),
			db_int(stages[i])),
		    &rows);
		if (st == STATUS_OK)
			st = run_each(db, act, &rows, remind,
			    (struct errand){
				.stage = stages[i],
				.today = today,
				.core_class = setting->contract_core_class,
			    },
			    done);
	}
	return st;
}

static enum status
write_rule(struct db *db, struct act *act, void *context)
{
	return db_run(db, &stmt_contract_rule_since,
	    DB_ARGS(db_text(context), db_instant(act->now)), NULL);
}

/* Remember since when orders need a contract: see contract_bar.h. */
static enum status
keep_rule(struct db *db, struct act *act, const struct setting *setting,
    struct day today)
{
	struct act step = *act;
	char since[11] = "";

	if (setting->contract_needed ==
	    (setting->contract_rule_since[0] != '\0'))
		return STATUS_OK;
	if (setting->contract_needed)
		day_to_iso(today, since);
	setting_forget();
	step.token = NULL;
	return act_run(db, &step, write_rule, since);
}

enum status
contract_job_run(struct db *db, struct act *act, int64_t *done)
{
	struct setting setting;
	struct db_rows rows;
	struct day today;
	enum status st;

	*done = 0;
	st = setting_read(db, act->mem, &setting);
	if (st != STATUS_OK)
		return st;
	today = day_from_instant(act->now, (int)setting.zone_minutes);
	st = keep_rule(db, act, &setting, today);
	if (st != STATUS_OK)
		return st;
	st = db_all(db, act->mem, &stmt_contract_due_active,
	    DB_ARGS(db_day(today)), &rows);
	if (st == STATUS_OK)
		st = run_each(db, act, &rows, activate,
		    (struct errand){ .today = today }, done);
	if (st == STATUS_OK)
		st = db_all(db, act->mem, &stmt_contract_due_expire,
		    DB_ARGS(db_day(today)), &rows);
	if (st == STATUS_OK)
		st = run_each(db, act, &rows, expire,
		    (struct errand){ .today = today }, done);
	return st == STATUS_OK ? run_stages(db, act, today, &setting, done) : st;
}
