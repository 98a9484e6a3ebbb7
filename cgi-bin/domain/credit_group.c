/**
 * @file
 * One limit shared by several customers.  See credit_group.h.
 */
#include "domain/credit_group.h"

#include "base/text.h"
#include "domain/credit_group_sql.h"
#include "domain/credit_limit.h"

enum {
	NAME_MAX_CHARS = 120
};

#define LIMIT_MAX INT64_C(100000000000000)

/* A change of a group or of who is in it. */
struct change {
	int64_t group_id;
	int64_t customer_id;
	const char *name;
	int64_t limit_fen;
	int64_t *id; /* out */
};

enum status
credit_group_lock(struct db *db, struct arena *mem, int64_t group_id,
    struct credit_group *out)
{
	return db_one(
	    db, mem, &stmt_credit_group_lock, DB_ARGS(db_int(group_id)), out);
}

/* A group crosses reps and teams: it is for who decides on all. */
bool
credit_group_may_change(const struct actor *who)
{
	return who->side == SIDE_STAFF &&
	    who->reach[ACTION_CREDIT_DECIDE] == SCOPE_ALL;
}

static enum status
judge(struct db *db, struct act *act, int64_t limit_fen)
{
	struct credit_policy policy;
	enum status st;

	if (!credit_group_may_change(act->who))
		return STATUS_FORBIDDEN;
	if (limit_fen < 0 || limit_fen > LIMIT_MAX)
		return STATUS_INVALID;
	st = credit_policy_load(db, act->mem, &policy);
	if (st != STATUS_OK)
		return st;
	return credit_band_of(act->who->role_names) >=
		credit_band_for(&policy, limit_fen)
	    ? STATUS_OK
	    : STATUS_FORBIDDEN;
}

static enum status
make_once(struct db *db, struct act *act, void *context)
{
	const struct change *change = context;
	const char *name = change->name;
	enum status st;

	st = judge(db, act, change->limit_fen);
	if (st != STATUS_OK)
		return st;
	if (name == NULL || name[strspn(name, " \t\n")] == '\0' ||
	    utf8_length(name) > NAME_MAX_CHARS || text_has_controls(name))
		return STATUS_INVALID;
	return db_insert(db, &stmt_credit_group_insert,
	    DB_ARGS(db_text(name), db_int(change->limit_fen)), change->id);
}

enum status
credit_group_make(struct db *db, struct act *act, const char *name,
    int64_t limit_fen, int64_t *id)
{
	*id = 0;
	return act_run(db, act, make_once,
	    &(struct change){ .name = name, .limit_fen = limit_fen, .id = id });
}

static enum status
limit_once(struct db *db, struct act *act, void *context)
{
	const struct change *change = context;
	struct credit_group group;
	enum status st;

	st = judge(db, act, change->limit_fen);
	if (st == STATUS_OK)
		st = credit_group_lock(db, act->mem, change->group_id, &group);
	if (st == STATUS_OK)
		/* Lowering what another band granted is its business, too. */
		st = judge(db, act, group.limit_fen);
	if (st != STATUS_OK)
		return st;
	return db_change(db, &stmt_credit_group_limit,
	    DB_ARGS(db_int(change->limit_fen), db_int(group.id)));
}

enum status
credit_group_limit(
    struct db *db, struct act *act, int64_t group_id, int64_t limit_fen)
{
	const struct credit_group_member *member;
	struct db_rows rows;
	enum status st;

	st = act_run(db, act, limit_once,
	    &(struct change){ .group_id = group_id, .limit_fen = limit_fen });
	if (st != STATUS_OK || act->replayed)
		return st;
	st = credit_group_members(db, act->mem, &actor_system, group_id, &rows);
	if (st != STATUS_OK)
		return STATUS_OK; /* the worker's next round looks again */
	member = rows.items;
	for (size_t i = 0; i < rows.count; i++)
		credit_look_again(db, act, member[i].customer_id, NULL);
	return STATUS_OK;
}

static enum status
lock_account(struct db *db, struct act *act, int64_t customer_id,
    struct group_account_row *account)
{
	enum status st;

	if (!credit_group_may_change(act->who))
		return STATUS_FORBIDDEN;
	st = db_run(
	    db, &stmt_credit_group_open, DB_ARGS(db_int(customer_id)), NULL);
	if (st != STATUS_OK)
		return st;
	return db_one(db, act->mem, &stmt_credit_group_account,
	    DB_ARGS(db_int(customer_id)), account);
}

/* The customer into a group, or out of one (0), with what it uses. */
static enum status
move(struct db *db, struct act *act, const struct group_account_row *account,
    const struct credit_group *group, int64_t to_id, int64_t used_fen,
    const char *word)
{
	enum status st;

	st = db_change(db, &stmt_credit_group_move,
	    DB_ARGS(db_id(to_id), db_int(account->customer_id)));
	if (st == STATUS_OK)
		st = db_change(db, &stmt_credit_group_add,
		    DB_ARGS(db_int(used_fen), db_int(group->id)));
	if (st != STATUS_OK)
		return st;
	return db_run(db, &stmt_credit_group_change,
	    DB_ARGS(db_instant(act->now), db_id(act->who->user_id),
		db_text(text_format(act->mem, "%s %s", word, group->name)),
		db_int(account->customer_id)),
	    NULL);
}

static enum status
join_once(struct db *db, struct act *act, void *context)
{
	const struct change *change = context;
	struct group_account_row account;
	struct credit_group group;
	enum status st;

	st = lock_account(db, act, change->customer_id, &account);
	if (st == STATUS_OK)
		st = credit_group_lock(db, act->mem, change->group_id, &group);
	if (st != STATUS_OK)
		return st;
	if (account.group_id != 0)
		return STATUS_CONFLICT;
	return move(db, act, &account, &group, group.id, account.used_fen, "+");
}

enum status
credit_group_join(
    struct db *db, struct act *act, int64_t group_id, int64_t customer_id)
{
	return act_run(db, act, join_once,
	    &(struct change){
		.group_id = group_id, .customer_id = customer_id });
}

static enum status
leave_once(struct db *db, struct act *act, void *context)
{
	const struct change *change = context;
	struct group_account_row account;
	struct credit_group group;
	enum status st;

	st = lock_account(db, act, change->customer_id, &account);
	if (st != STATUS_OK)
		return st;
	if (account.group_id == 0)
		return STATUS_CONFLICT;
	st = credit_group_lock(db, act->mem, account.group_id, &group);
	if (st != STATUS_OK)
		return st;
	return move(db, act, &account, &group, 0, -account.used_fen, "-");
}

enum status
credit_group_leave(struct db *db, struct act *act, int64_t customer_id)
{
	enum status st;

	st = act_run(db, act, leave_once,
	    &(struct change){ .customer_id = customer_id });
	if (st == STATUS_OK && !act->replayed)
		credit_look_again(db, act, customer_id, NULL);
	return st;
}

static bool
may_see(const struct actor *who)
{
	return who->side == SIDE_STAFF &&
	    who->reach[ACTION_CREDIT_SEE] == SCOPE_ALL;
}

enum status
credit_group_find(struct db *db, struct arena *mem, const struct actor *who,
    int64_t group_id, struct credit_group *out)
{
	if (!may_see(who))
		return STATUS_FORBIDDEN;
	return db_one(
	    db, mem, &stmt_credit_group_find, DB_ARGS(db_int(group_id)), out);
}

enum status
credit_group_list(struct db *db, struct arena *mem, const struct actor *who,
    struct db_rows *rows)
{
	if (!may_see(who))
		return STATUS_FORBIDDEN;
	return db_all(db, mem, &stmt_credit_group_list, DB_NO_ARGS, rows);
}

enum status
credit_group_members(struct db *db, struct arena *mem, const struct actor *who,
    int64_t group_id, struct db_rows *rows)
{
	return db_all_scoped(db, mem, &stmt_credit_group_members,
	    actor_scope(who, ACTION_CREDIT_SEE), DB_ARGS(db_int(group_id)),
	    rows);
}

enum status
credit_group_check(struct db *db, struct arena *mem, struct db_rows *rows)
{
	return db_all(db, mem, &stmt_credit_group_check, DB_NO_ARGS, rows);
}
