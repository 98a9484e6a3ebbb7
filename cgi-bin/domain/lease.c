/**
 * @file
 * One holder at a time of a job.  See lease.h.
 */
#include "domain/lease.h"

#include "db/db.h"
#include "domain/lease_sql.h"

struct lease {
	const char *name;
	const char *owner;
	int64_t seconds;
};

static enum status
take(struct db *db, void *context)
{
	const struct lease *lease = context;
	int64_t hit;
	enum status st;

	st = db_run(db, &stmt_lease_take,
	    DB_ARGS(db_text(lease->owner), db_int(lease->seconds),
		db_text(lease->name), db_text(lease->owner)),
	    &hit);
	if (st != STATUS_OK || hit == 1)
		return st;
	st = db_run(db, &stmt_lease_first,
	    DB_ARGS(db_text(lease->name), db_text(lease->owner),
		db_int(lease->seconds)),
	    &hit);
	if (st != STATUS_OK)
		return st;
	return hit == 1 ? STATUS_OK : STATUS_CONFLICT;
}

enum status
lease_take(struct db *db, const char *name, const char *owner, int64_t seconds)
{
	struct lease lease = { name, owner, seconds };

	return db_transact(db, take, &lease);
}

static enum status
give_back(struct db *db, void *context)
{
	const struct lease *lease = context;

	return db_run(db, &stmt_lease_give_back,
	    DB_ARGS(db_text(lease->name), db_text(lease->owner)), NULL);
}

enum status
lease_give_back(struct db *db, const char *name, const char *owner)
{
	struct lease lease = { name, owner, 0 };

	return db_transact(db, give_back, &lease);
}
