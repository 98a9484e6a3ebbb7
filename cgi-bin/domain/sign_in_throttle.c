/**
 * @file
 * How often somebody may guess.  See sign_in_throttle.h.
 */
#include "domain/sign_in_throttle.h"

#include "base/random.h"
#include "domain/sign_in_sql.h"

#define HOUR_MS INT64_C(3600000)
#define DAY_MS (24 * HOUR_MS)

enum {
	PASSWORDS_PER_HOUR = 100,
	CODES_PER_HOUR = 20,
	TRIES_PER_HOUR_ADDRESS = 1000,
	ADDRESS_KNOWN_DAYS = 30
};

static bool
is_shut(const struct sign_in_place_row *place, const struct failure_row *failed,
    enum throttle_kind kind)
{
	int64_t most = kind == THROTTLE_CODE ? CODES_PER_HOUR
					     : PASSWORDS_PER_HOUR;

	if (place->device_id != 0)
		return failed->by_device >= most;
	if (failed->by_address >= TRIES_PER_HOUR_ADDRESS)
		return true;
	return (place->is_known_address ? failed->by_here
					: failed->elsewhere) >= most;
}

enum status
throttle_look(struct db *db, struct arena *mem, const struct sign_in *in,
    const char *login, enum throttle_kind kind, struct throttle *out)
{
	struct instant hour_ago = instant_add_ms(in->now, -HOUR_MS);
	struct sign_in_place_row place;
	struct failure_row failed;
	char hash[65] = "";
	enum status st;

	if (in->device[0] != '\0')
		digest_sha256(in->device, strlen(in->device), hash);
	st = db_one(db, mem, &stmt_sign_in_place,
	    DB_ARGS(db_text(hash), db_text(in->address),
		db_instant(instant_add_ms(
		    in->now, -ADDRESS_KNOWN_DAYS * DAY_MS)),
		db_text(login)),
	    &place);
	if (st != STATUS_OK)
		return st;
	st = db_one(db, mem, &stmt_sign_in_failures,
	    DB_ARGS(db_int(place.device_id), db_text(in->address),
		db_text(in->address), db_instant(hour_ago), db_text(login),
		db_int(kind), db_instant(hour_ago)),
	    &failed);
	if (st != STATUS_OK)
		return st;
	*out = (struct throttle){
		.kind = kind,
		.login = login,
		.address = in->address,
		.device_id = place.device_id,
		.now = in->now,
		.is_shut = is_shut(&place, &failed, kind),
	};
	return STATUS_OK;
}

enum status
throttle_write(struct db *db, const struct throttle *throttle)
{
	return db_insert(db, &stmt_sign_in_failed,
	    DB_ARGS(db_instant(throttle->now), db_text(throttle->login),
		db_text(throttle->address), db_int(throttle->kind),
		db_id(throttle->device_id)),
	    NULL);
}

struct noting {
	const struct throttle *throttle;
};

static enum status
note(struct db *db, void *context)
{
	const struct noting *job = context;

	return throttle_write(db, job->throttle);
}

enum status
throttle_note(struct db *db, const struct throttle *throttle)
{
	struct noting job = { .throttle = throttle };

	return db_transact(db, note, &job);
}
