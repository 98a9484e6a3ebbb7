/**
 * @file
 * One limit shared by several customers.
 *
 * Layer: domain.  The group is a counter: used_fen is what its members use
 * together.  Lock order: the customer's account, then its group.
 */
#ifndef DOMAIN_CREDIT_GROUP_H
#define DOMAIN_CREDIT_GROUP_H

#include "base/arena.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/act.h"

struct credit_group {
	int64_t id;
	const char *name;
	int64_t limit_fen;
	int64_t used_fen;
	int64_t member_count;
};

struct credit_group_member {
	int64_t customer_id;
	const char *customer_code;
	const char *customer_name;
	const char *customer_name_en; /* may be NULL */
	int64_t limit_fen;
	int64_t used_fen;
};

/** Inside a transaction that locked the customer's account: its group, locked.
 *  @return STATUS_OK, STATUS_NOT_FOUND (no such group). */
enum status credit_group_lock(struct db *db, struct arena *mem,
    int64_t group_id, struct credit_group *out) MUST_CHECK;

/**
 * ACTION_CREDIT_DECIDE for all customers; the limit needs its band.
 *
 * @return STATUS_OK, FORBIDDEN, INVALID (name of 1 to 120 characters, limit
 *         not negative).
 */
enum status credit_group_make(struct db *db, struct act *act, const char *name,
    int64_t limit_fen, int64_t *id) MUST_CHECK;

/** The held orders of the members are looked at again. */
enum status credit_group_limit(struct db *db, struct act *act,
    int64_t group_id, int64_t limit_fen) MUST_CHECK;

/** STATUS_CONFLICT when it is in a group already. */
enum status credit_group_join(struct db *db, struct act *act,
    int64_t group_id, int64_t customer_id) MUST_CHECK;

/** STATUS_CONFLICT when it is in none. */
enum status credit_group_leave(
    struct db *db, struct act *act, int64_t customer_id) MUST_CHECK;

/** All groups by name, at most 500; for staff who see all customers' credit.
 *  @param[out] rows struct credit_group */
enum status credit_group_list(struct db *db, struct arena *mem,
    const struct actor *who, struct db_rows *rows) MUST_CHECK;

/** One of them; as credit_group_list(). */
enum status credit_group_find(struct db *db, struct arena *mem,
    const struct actor *who, int64_t group_id,
    struct credit_group *out) MUST_CHECK;

/** Whether the actor may make groups and say who is in them. */
bool credit_group_may_change(const struct actor *who);

/** @param[out] rows struct credit_group_member, at most 500 */
enum status credit_group_members(struct db *db, struct arena *mem,
    const struct actor *who, int64_t group_id,
    struct db_rows *rows) MUST_CHECK;

/** A group whose counter is not the sum of its members. */
struct credit_group_difference {
	int64_t group_id;
	int64_t used_fen;
	int64_t found_fen;
};

/** For reconcile, at most 1000.
 *  @param[out] rows struct credit_group_difference */
enum status credit_group_check(
    struct db *db, struct arena *mem, struct db_rows *rows) MUST_CHECK;

#endif
