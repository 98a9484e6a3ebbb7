/**
 * @file
 * What users do with their own second factor.  See two_factor.h.
 */
#include "base/text.h"
#include "domain/outbox.h"
#include "domain/sign_in.h"
#include "domain/two_factor.h"
#include "domain/two_factor_sql.h"

static enum status
audit(struct db *db, const struct act *act, const char *what)
{
	return db_insert(db, &stmt_two_factor_audit,
	    DB_ARGS(db_instant(act->now), db_int(act->who->user_id),
		db_text(act->address), db_text(what),
		db_int(act->who->user_id)),
	    NULL);
}

static enum status
tell(struct db *db, struct act *act, enum outbox_kind kind)
{
	struct two_factor_row row;
	enum status st;

	st = db_one(db, act->mem, &stmt_two_factor_find,
	    DB_ARGS(db_int(act->who->user_id)), &row);
	if (st != STATUS_OK)
		return st;
	return outbox_add(
	    db, act, kind, act->who->user_id, 0, "NO", row.login, NULL);
}

enum status
two_factor_read(struct db *db, struct arena *mem, const struct actor *who,
    struct two_factor *out)
{
	bool is_on, is_due;
	enum status st;

	st = two_factor_waiting(db, mem, who->user_id, out);
	if (st != STATUS_OK && st != STATUS_NOT_FOUND)
		return st;
	st = two_factor_asked(db, mem, who->user_id, &is_on, &is_due);
	if (st != STATUS_OK)
		return st;
	out->is_due = is_due;
	return STATUS_OK;
}

static enum status
begin(struct db *db, struct act *act, void *context)
{
	bool is_on, is_due;
	enum status st;

	(void)context;
	act_lead(act, "/me/second");
	st = two_factor_asked(
	    db, act->mem, act->who->user_id, &is_on, &is_due);
	if (st != STATUS_OK)
		return st;
	if (is_on)
		return STATUS_CONFLICT;
	return two_factor_make(db, act->mem, act->who->user_id, act->now);
}

enum status
two_factor_begin(struct db *db, struct act *act)
{
	return act_run(db, act, begin, NULL);
}

/* What confirm(), off() and renew() need to know. */
struct own {
	const char *code;
	struct two_factor_codes *codes;
};

static enum status
confirm(struct db *db, struct act *act, void *context)
{
	const struct own *own = context;
	enum status st;

	act_lead(act, "/me/second");
	st = two_factor_settle(db, act->mem, act->who->user_id, own->code,
	    act->now, own->codes);
	if (st != STATUS_OK)
		return st;
	st = audit(db, act, "two_factor_on");
	if (st != STATUS_OK)
		return st;
	return tell(db, act, EVENT_ACCOUNT_SECOND_ON);
}

enum status
two_factor_confirm(struct db *db, struct act *act, const char *code,
    struct two_factor_codes *codes)
{
	struct own own = { .code = code, .codes = codes };

	return act_run(db, act, confirm, &own);
}

static enum status
off(struct db *db, struct act *act, void *context)
{
	const struct own *own = context;
	bool is_on, is_due;
	enum status st;

	act_lead(act, "/me/second");
	st = two_factor_asked(
	    db, act->mem, act->who->user_id, &is_on, &is_due);
	if (st != STATUS_OK)
		return st;
	if (is_due)
		return STATUS_FORBIDDEN;
	st = two_factor_take(
	    db, act->mem, act->who->user_id, own->code, act->now);
	if (st != STATUS_OK)
		return st;
	st = two_factor_remove(db, act->who->user_id);
	if (st != STATUS_OK)
		return st;
	st = audit(db, act, "two_factor_off");
	if (st != STATUS_OK)
		return st;
	return tell(db, act, EVENT_ACCOUNT_SECOND_OFF);
}

static enum status
renew(struct db *db, struct act *act, void *context)
{
	const struct own *own = context;
	enum status st;

	act_lead(act, "/me/second");
	st = two_factor_take(
	    db, act->mem, act->who->user_id, own->code, act->now);
	if (st != STATUS_OK)
		return st;
	st = two_factor_give_codes(
	    db, act->mem, act->who->user_id, own->codes);
	if (st != STATUS_OK)
		return st;
	return audit(db, act, "two_factor_codes");
}

/* Password first, under its throttle; then the code, under its own. */
static enum status
prove(struct db *db, struct act *act, const struct two_factor_proof *proof,
    enum status (*work)(struct db *db, struct act *act, void *context),
    struct two_factor_codes *codes)
{
	struct own own = { .code = proof->code, .codes = codes };
	enum status st;

	st = sign_in_check_own(db, act, proof->password);
	if (st != STATUS_OK)
		return st;
	st = sign_in_may_guess(db, act);
	if (st != STATUS_OK)
		return st;
	st = act_run(db, act, work, &own);
	return st == STATUS_INVALID ? sign_in_guessed_wrong(db, act) : st;
}

enum status
two_factor_off(
    struct db *db, struct act *act, const struct two_factor_proof *proof)
{
	return prove(db, act, proof, off, NULL);
}

enum status
two_factor_renew(struct db *db, struct act *act,
    const struct two_factor_proof *proof, struct two_factor_codes *codes)
{
	return prove(db, act, proof, renew, codes);
}
