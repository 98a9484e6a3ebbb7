/**
 * @file
 * The account team, and reading handovers.  See handover.h.
 */
#include "domain/handover.h"

#include "base/text.h"
#include "domain/handover_sql.h"
#include "domain/number.h"

enum status
team_list(struct db *db, struct arena *mem, const struct account *account,
    struct db_rows *rows)
{
	return db_all(
	    db, mem, &stmt_team_list, DB_ARGS(db_int(account->id)), rows);
}

enum status
team_candidates(struct db *db, struct arena *mem, const struct actor *who,
    int64_t part, struct db_rows *rows)
{
	struct db_value mark = db_int(part);

	if (part == 0)
		return db_all_scoped(db, mem, &stmt_team_holders,
		    actor_scope(who, ACTION_HANDOVER_GIVE), DB_NO_ARGS, rows);
	return db_all(
	    db, mem, &stmt_team_takers, DB_ARGS(mark, mark, mark, mark), rows);
}

bool
handover_may_give(struct db *db, struct arena *mem, const struct actor *who,
    const struct account *account)
{
	struct handover_number_row row;

	return who->side == SIDE_STAFF &&
	    actor_may(who, ACTION_HANDOVER_GIVE) &&
	    db_one_scoped(db, mem, &stmt_handover_reach,
		actor_scope(who, ACTION_HANDOVER_GIVE),
		DB_ARGS(db_int(account->id)), &row) == STATUS_OK;
}

/* --- What was open -------------------------------------------------------------- */

/* "#12" of a prefix to its number; else what it is called. */
static const char *
number_of(struct arena *mem, enum handover_thing thing, const char *name)
{
	static const char *const prefixes[OPEN_THING_COUNT] = {
		[OPEN_ORDERS] = NUMBER_ORDER,
		[OPEN_SHIPMENTS] = NUMBER_SHIPMENT,
		[OPEN_RETURNS] = NUMBER_RETURN,
	};
	const char *prefix = prefixes[thing];
	char out[32];
	int64_t id;

	if (thing == OPEN_TICKETS)
		prefix = name[0] == 'K' ? NUMBER_COMPLAINT : NUMBER_TICKET;
	else if (prefix == NULL || name[0] != '#')
		return name;
	if (name[0] == '\0' || text_to_int(name + 1, &id) != STATUS_OK)
		return name;
	number_format(out, prefix, id);
	return arena_strdup(mem, out);
}

/* "#1|#2|" up to the end of its line, with commas. */
static const char *
read_numbers(
    struct arena *mem, enum handover_thing thing, const char *at, size_t length)
{
	struct text text = text_new(mem, 2000);
	const char *end = at + length;

	while (at < end) {
		size_t part = strcspn(at, "|\n");

		if (part > 0)
			text_addf(&text, "%s%s", text.length == 0 ? "" : ", ",
			    number_of(mem, thing, arena_memdup(mem, at, part)));
		at += part;
		if (at < end)
			at++;
	}
	return text.bytes;
}

void
handover_open(
    struct arena *mem, const char *open_things, struct handover_open *out)
{
	const char *at = open_things;

	*out = (struct handover_open){ .count = { 0 } };
	for (int i = 0; i < OPEN_THING_COUNT; i++) {
		size_t length = strcspn(at, ",\n");

		out->numbers[i] = "";
		if (text_to_int(arena_memdup(mem, at, length),
			&out->count[i]) != STATUS_OK)
			out->count[i] = 0;
		at += length;
		at += *at == ',';
	}
	at += strcspn(at, "\n");
	while (*at == '\n') {
		size_t length = strcspn(++at, "\n");
		int kind = at[0] - '0';

		if (length > 2 && at[1] == ':' && kind >= 0 &&
		    kind < OPEN_THING_COUNT)
			out->numbers[kind] = read_numbers(
			    mem, (enum handover_thing)kind, at + 2, length - 2);
		at += length;
	}
}

/* --- Reading -------------------------------------------------------------------- */

static struct db_scope
whole(void)
{
	return (struct db_scope){ .kind = SCOPE_ALL };
}

static bool
may_read(struct db *db, struct arena *mem, const struct actor *who,
    const struct handover *one)
{
	const struct account account = { .id = one->customer_id };

	return one->to_id == who->user_id || one->from_id == who->user_id ||
	    one->given_by_id == who->user_id ||
	    handover_may_give(db, mem, who, &account);
}

enum status
handover_find(struct db *db, struct arena *mem, const struct actor *who,
    int64_t id, struct handover *out)
{
	struct db_build build;
	struct db_rows rows;
	enum status st;

	if (who->side != SIDE_STAFF)
		return STATUS_NOT_FOUND;
	db_build_begin(&build, &stmt_handover_read, DB_NO_ARGS);
	db_build_add(&build, handover_of_id, DB_ARGS(db_int(id)));
	st = db_build_all(db, mem, &build, whole(), &rows);
	if (st != STATUS_OK)
		return st;
	if (rows.count == 0 || !may_read(db, mem, who, rows.items))
		return STATUS_NOT_FOUND;
	*out = *(const struct handover *)rows.items;
	return STATUS_OK;
}

enum status
handover_batch(struct db *db, struct arena *mem,
    const struct handover *handover, struct db_rows *rows)
{
	struct db_build build;

	db_build_begin(&build, &stmt_handover_read, DB_NO_ARGS);
	db_build_add(
	    &build, handover_of_batch, DB_ARGS(db_int(handover->batch_id)));
	return db_build_all(db, mem, &build, whole(), rows);
}

enum status
handover_batches(struct db *db, struct arena *mem, const struct actor *who,
    enum handover_which which, int64_t before, int64_t limit,
    struct db_rows *rows)
{
	struct db_scope scope = whole();
	struct db_build build;

	if (who->side != SIDE_STAFF || limit < 1 || limit > HANDOVER_PAGE + 1)
		return STATUS_INVALID;
	db_build_begin(&build, &stmt_handover_read, DB_NO_ARGS);
	db_build_add(&build, handover_first, DB_NO_ARGS);
	if (which == HANDOVERS_TO_ME) {
		db_build_add(
		    &build, handover_waits_for, DB_ARGS(db_int(who->user_id)));
	} else if (which == HANDOVERS_BY_ME) {
		db_build_add(
		    &build, handover_given_by, DB_ARGS(db_int(who->user_id)));
	} else {
		db_build_add(&build, handover_in_scope, DB_NO_ARGS);
		scope = actor_scope(who, ACTION_HANDOVER_GIVE);
	}
	if (before > 0)
		db_build_add(&build, handover_before, DB_ARGS(db_int(before)));
	db_build_add(&build, handover_newest, DB_ARGS(db_int(limit)));
	return db_build_all(db, mem, &build, scope, rows);
}

enum status
handover_of_account(struct db *db, struct arena *mem, const struct actor *who,
    const struct account *account, struct db_rows *rows)
{
	struct db_build build;

	*rows = (struct db_rows){ .items = NULL };
	if (who->side != SIDE_STAFF)
		return STATUS_OK;
	db_build_begin(&build, &stmt_handover_read, DB_NO_ARGS);
	db_build_add(
	    &build, handover_of_customer, DB_ARGS(db_int(account->id)));
	return db_build_all(db, mem, &build, whole(), rows);
}

enum status
handover_count(
    struct db *db, struct arena *mem, const struct actor *who, int64_t *count)
{
	struct handover_number_row row;
	enum status st = db_one(
	    db, mem, &stmt_handover_count, DB_ARGS(db_int(who->user_id)), &row);

	*count = st == STATUS_OK ? row.id : 0;
	return st;
}
