/**
 * @file
 * What happens to a limit once it is granted.  See credit_limit.h.
 */
#include "domain/credit_limit.h"

#include "base/log.h"
#include "base/text.h"
#include "domain/credit.h"
#include "domain/credit_limit_sql.h"
#include "domain/number.h"
#include "domain/outbox.h"
#include "domain/setting.h"

enum {
	LIST_MAX = 501,
	ENDING_DAYS = 60
};

enum status
credit_policy_load(
    struct db *db, struct arena *mem, struct credit_policy *out)
{
	struct setting setting;
	enum status st;

	st = setting_read(db, mem, &setting);
	if (st != STATUS_OK)
		return st;
	*out = (struct credit_policy){
		.officer_fen = setting.credit_band_officer_fen,
		.finance_fen = setting.credit_band_finance_fen,
		.ceiling_c_fen = setting.credit_ceiling_c_fen,
		.ceiling_b_fen = setting.credit_ceiling_b_fen,
		.ceiling_a_fen = setting.credit_ceiling_a_fen,
		.ceiling_aaa_fen = setting.credit_ceiling_aaa_fen,
		.share_assets_bp = setting.credit_share_assets_bp,
		.share_purchase_bp = setting.credit_share_purchase_bp,
		.valid_months = setting.credit_valid_months,
	};
	return STATUS_OK;
}

void
credit_look_again(
    struct db *db, struct act *act, int64_t customer_id, int64_t *freed)
{
	struct act system = *act;
	int64_t count = 0;

	system.who = &actor_system;
	system.token = NULL;
	if (credit_reevaluate(db, &system, customer_id, &count) != STATUS_OK)
		log_event(LOG_WARN, "credit.look_again", "customer",
		    log_int(customer_id), NULL);
	if (freed != NULL)
		*freed = count;
}

/* --- By hand ------------------------------------------------------------------ */

/* One change of one account. */
struct change {
	int64_t customer_id;
	const char *reason;
	enum credit_check_mode mode;
	enum status (*work)(struct db *db, struct act *act,
	    const struct change *change, const struct limit_core *account);
};

static enum status
note_change(struct db *db, struct act *act, const struct limit_core *account,
    enum credit_change_kind kind, int64_t before_fen, int64_t after_fen,
    struct day until, const char *note)
{
	return db_insert(db, &stmt_credit_limit_change,
	    DB_ARGS(db_int(account->customer_id), db_int(kind),
		db_instant(act->now), db_id(act->who->user_id),
		db_int(before_fen), db_int(after_fen), db_day(until),
		db_text(note)),
	    NULL);
}

static enum status
change_once(struct db *db, struct act *act, void *context)
{
	const struct change *change = context;
	struct limit_customer_row customer;
	struct limit_core account;
	const char *reason = change->reason;
	enum status st;

	if (!actor_may(act->who, ACTION_CREDIT_DECIDE))
		return STATUS_FORBIDDEN;
	st = db_one_scoped(db, act->mem, &stmt_credit_limit_customer,
	    actor_scope(act->who, ACTION_CREDIT_DECIDE),
	    DB_ARGS(db_int(change->customer_id)), &customer);
	if (st != STATUS_OK)
		return st;
	if (reason == NULL || utf8_length(reason) > CREDIT_REASON_MAX ||
	    text_has_controls(reason) ||
	    reason[strspn(reason, " \t\n")] == '\0')
		return STATUS_INVALID;
	st = db_run(db, &stmt_credit_limit_open, DB_ARGS(db_int(customer.id)),
	    NULL);
	if (st == STATUS_OK)
		st = db_one(db, act->mem, &stmt_credit_limit_lock,
		    DB_ARGS(db_int(customer.id)), &account);
	if (st != STATUS_OK)
		return st;
	act_lead(act, "/credit-accounts/%s",
	    text_url_encode(act->mem, customer.code));
	return change->work(db, act, change, &account);
}

static enum status
work_freeze(struct db *db, struct act *act, const struct change *change,
    const struct limit_core *account)
{
	enum status st;

	if (account->frozen[0] != '\0')
		return STATUS_CONFLICT;
	st = db_change(db, &stmt_credit_limit_freeze,
	    DB_ARGS(db_text(change->reason), db_int(account->customer_id)));
	if (st == STATUS_OK)
		st = note_change(db, act, account, CREDIT_CHANGE_FROZEN,
		    account->limit_fen, account->limit_fen,
		    account->limit_until, change->reason);
	if (st != STATUS_OK)
		return st;
	return outbox_add(db, act, EVENT_CREDIT_FROZEN, account->customer_id,
	    account->customer_id, "NO", account->customer_code, "REASON",
	    change->reason, NULL);
}

enum status
credit_freeze(
    struct db *db, struct act *act, int64_t customer_id, const char *reason)
{
	return act_run(db, act, change_once,
	    &(struct change){
		.customer_id = customer_id,
		.reason = reason,
		.work = work_freeze,
	    });
}

static enum status
work_unfreeze(struct db *db, struct act *act, const struct change *change,
    const struct limit_core *account)
{
	struct credit_policy policy;
	enum status st;

	if (account->frozen[0] == '\0')
		return STATUS_CONFLICT;
	st = credit_policy_load(db, act->mem, &policy);
	if (st != STATUS_OK)
		return st;
	if (credit_band_of(act->who->role_names) <
	    credit_band_for(&policy, account->limit_fen))
		return STATUS_FORBIDDEN;
	st = db_change(db, &stmt_credit_limit_freeze,
	    DB_ARGS(db_text(""), db_int(account->customer_id)));
	if (st == STATUS_OK)
		st = note_change(db, act, account, CREDIT_CHANGE_UNFROZEN,
		    account->limit_fen, account->limit_fen,
		    account->limit_until, change->reason);
	if (st != STATUS_OK)
		return st;
	return outbox_add(db, act, EVENT_CREDIT_UNFROZEN, account->customer_id,
	    account->customer_id, "NO", account->customer_code, NULL);
}

/* Change it, then see whose orders it frees. */
static enum status
change_and_look(struct db *db, struct act *act, struct change *change)
{
	enum status st;

	st = act_run(db, act, change_once, change);
	if (st == STATUS_OK && !act->replayed)
		credit_look_again(db, act, change->customer_id, NULL);
	return st;
}

enum status
credit_unfreeze(
    struct db *db, struct act *act, int64_t customer_id, const char *reason)
{
	return change_and_look(db, act,
	    &(struct change){
		.customer_id = customer_id,
		.reason = reason,
		.work = work_unfreeze,
	    });
}

static enum status
work_check_mode(struct db *db, struct act *act, const struct change *change,
    const struct limit_core *account)
{
	enum status st;

	if (account->check_mode == change->mode)
		return STATUS_CONFLICT;
	if (change->mode == CREDIT_CHECK_NONE &&
	    credit_band_of(act->who->role_names) < CREDIT_BAND_EXECUTIVE)
		return STATUS_FORBIDDEN;
	st = db_change(db, &stmt_credit_limit_check_mode,
	    DB_ARGS(db_int(change->mode), db_int(account->customer_id)));
	if (st != STATUS_OK)
		return st;
	return note_change(db, act, account, CREDIT_CHANGE_BY_HAND,
	    account->limit_fen, account->limit_fen, account->limit_until,
	    change->reason);
}

enum status
credit_check_mode_set(struct db *db, struct act *act, int64_t customer_id,
    enum credit_check_mode mode, const char *reason)
{
	if (mode != CREDIT_CHECK_LIMIT && mode != CREDIT_CHECK_NONE)
		return STATUS_INVALID;
	return change_and_look(db, act,
	    &(struct change){
		.customer_id = customer_id,
		.reason = reason,
		.mode = mode,
		.work = work_check_mode,
	    });
}

/* --- Reading ------------------------------------------------------------------- */

enum status
credit_change_list(struct db *db, struct arena *mem, const struct actor *who,
    int64_t customer_id, int64_t after_id, int64_t limit,
    struct db_rows *rows)
{
	struct credit_change *row;
	enum status st;

	if (limit < 1 || limit > LIST_MAX)
		return STATUS_INVALID;
	st = db_all_scoped(db, mem, &stmt_credit_limit_changes,
	    actor_scope(who, ACTION_CREDIT_SEE),
	    DB_ARGS(db_int(customer_id), db_int(after_id), db_int(after_id),
		db_int(limit)),
	    rows);
	if (st != STATUS_OK)
		return st;

	row = rows->items;
	for (size_t i = 0; i < rows->count; i++) {
		char number[32];

		number_format(
		    number, NUMBER_CREDIT_REVIEW, row[i].review_id);
		row[i].review_number = arena_strdup(mem, number);
	}
	return STATUS_OK;
}

enum status
credit_standing_find(struct db *db, struct arena *mem, const struct actor *who,
    int64_t customer_id, struct credit_standing *out)
{
	return db_one_scoped(db, mem, &stmt_credit_limit_standing,
	    actor_scope(who, ACTION_CREDIT_SEE), DB_ARGS(db_int(customer_id)),
	    out);
}

enum status
credit_standing_list(struct db *db, struct arena *mem, const struct actor *who,
    enum credit_standing_order order, struct instant now, int64_t limit,
    struct db_rows *rows)
{
	struct db_build build;
	struct setting setting;
	struct day today, last;
	enum status st;

	if (limit < 1 || limit > LIST_MAX)
		return STATUS_INVALID;
	st = setting_read(db, mem, &setting);
	if (st != STATUS_OK)
		return st;

	today = day_from_instant(now, (int)setting.zone_minutes);
	last = day_add(today, ENDING_DAYS);
	db_build_begin(&build, &stmt_credit_limit_standings, DB_NO_ARGS);
	switch (order) {
	case CREDIT_BY_USED:
		db_build_add(
		    &build, credit_limit_by_used, DB_ARGS(db_int(limit)));
		break;
	case CREDIT_BY_END:
		db_build_add(&build, credit_limit_by_end,
		    DB_ARGS(db_day(today), db_day(last), db_day(today),
			db_day(last), db_day(today), db_day(today),
			db_int(limit)));
		break;
	case CREDIT_BY_OVERDUE:
		db_build_add(
		    &build, credit_limit_by_overdue, DB_ARGS(db_int(limit)));
		break;
	case CREDIT_FROZEN:
		db_build_add(
		    &build, credit_limit_frozen, DB_ARGS(db_int(limit)));
		break;
	default:
		return STATUS_INVALID;
	}
	return db_build_all(
	    db, mem, &build, actor_scope(who, ACTION_CREDIT_SEE), rows);
}
