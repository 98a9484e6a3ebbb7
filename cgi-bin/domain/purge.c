/**
 * @file
 * What is no longer needed goes.  See purge.h.
 */
#include "domain/purge.h"

#include "db/db.h"
#include "domain/purge_sql.h"

#define MS_PER_DAY INT64_C(86400000)

static const struct {
	const struct db_query *query;
	int64_t keep_days;
} rules[] = {
	{ &stmt_purge_form_tokens, 7 },
	{ &stmt_purge_sessions, 0 },
	{ &stmt_purge_sign_in_failures, 1 },
	{ &stmt_purge_outbox, 30 },
};

/* One kind of rows: a transaction of its own. */
struct round {
	const struct db_query *query;
	struct instant before;
	int64_t gone;
};

static enum status
purge_kind(struct db *db, void *context)
{
	struct round *round = context;

	return db_run(
	    db, round->query, DB_ARGS(db_instant(round->before)), &round->gone);
}

enum status
purge_run(struct db *db, struct instant now, int64_t *gone)
{
	int64_t total = 0;

	for (size_t i = 0; i < ARRAY_LEN(rules); i++) {
		struct round round = {
			.query = rules[i].query,
			.before = instant_add_ms(
			    now, -rules[i].keep_days * MS_PER_DAY),
		};
		enum status st = db_transact(db, purge_kind, &round);

		if (st != STATUS_OK)
			return st;
		total += round.gone;
	}
	*gone = total;
	return STATUS_OK;
}
