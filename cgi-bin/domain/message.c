/**
 * @file
 * Messages that leave the portal.  See message.h.
 */
#include "domain/message.h"

#include "base/config.h"
#include "base/log.h"
#include "base/text.h"
#include "db/db.h"
#include "domain/message_sql.h"
#include "domain/robot.h"
#include "domain/seal.h"

enum {
	READERS_MOST = 1000, /* of one statement */
	ATTEMPTS_MOST = 12,
	FAILURE_CHARS = 200,
	MINUTES_PER_DAY = 24 * 60
};

#define MS_PER_MINUTE INT64_C(60000)
#define RETRY_FIRST_MS INT64_C(30000)
#define RETRY_LONGEST_MS INT64_C(3600000)
#define CLAIM_LONGEST_MS (5 * MS_PER_MINUTE)

#define SEAL_PURPOSE "message"

static unsigned channels_of_process;

void
message_channels_set(unsigned channels)
{
	channels_of_process = channels;
}

static bool
is_open(enum message_channel channel)
{
	return (channels_of_process & 1u << channel) != 0;
}

struct instant
quiet_end(struct instant at, struct quiet_hours quiet)
{
	struct civil civil = civil_from_instant(at, quiet.zone_minutes);
	int64_t minute = civil.hour * 60 + civil.minute;
	bool is_quiet = quiet.from <= quiet.to
	    ? minute >= quiet.from && minute < quiet.to
	    : minute >= quiet.from || minute < quiet.to;
	int64_t wait;

	if (quiet.from == quiet.to || !is_quiet)
		return at;
	wait = (quiet.to - minute + MINUTES_PER_DAY) % MINUTES_PER_DAY;
	return instant_add_ms(at,
	    wait * MS_PER_MINUTE - civil.second * INT64_C(1000) -
		civil.millisecond);
}

/* Steps on the way that ask nobody for anything. */
bool
message_is_usual(enum outbox_kind kind, enum message_channel channel)
{
	static const enum outbox_kind quiet[] = {
		EVENT_ORDER_APPROVED,
		EVENT_ORDER_ACCEPTED,
		EVENT_ORDER_PICKING,
		EVENT_ORDER_PICK_UNDONE,
		EVENT_ORDER_COMPLETED,
		EVENT_SHIPMENT_SIGNED,
		EVENT_CREDIT_ASKED,
		EVENT_STATEMENT_CONFIRMED,
	};

	if (channel != CHANNEL_MAIL)
		return false;
	for (size_t i = 0; i < ARRAY_LEN(quiet); i++)
		if (quiet[i] == kind)
			return false;
	return true;
}

/* --- Making ------------------------------------------------------------------ */

/* The messages of one event, as they come together. */
struct batch {
	const struct message_event *event;
	struct instant now;
	struct message_item *items;
	size_t count;
};

static void
batch_add(struct batch *batch, enum message_channel channel, int64_t user_id,
    int64_t robot_id, struct instant next_at)
{
	batch->items[batch->count++] = (struct message_item){
		.outbox_id = batch->event->outbox_id,
		.channel = channel,
		.user_id = user_id,
		.robot_id = robot_id,
		.kind = outbox_kind_name(batch->event->kind),
		.path = batch->event->path,
		.detail = batch->event->detail,
		.at = batch->now,
		.next_at = next_at,
	};
}

static bool
wants(int64_t choice, enum outbox_kind kind, enum message_channel channel)
{
	return choice < 0 ? message_is_usual(kind, channel) : choice != 0;
}

static void
add_reader(struct batch *batch, const struct message_reader_row *reader)
{
	enum outbox_kind kind = batch->event->kind;
	struct instant next_at = quiet_end(batch->now,
	    (struct quiet_hours){ reader->quiet_from, reader->quiet_to,
		(int)reader->zone_minutes });

	if (is_open(CHANNEL_MAIL) && reader->has_mail &&
	    wants(reader->mail_choice, kind, CHANNEL_MAIL))
		batch_add(batch, CHANNEL_MAIL, reader->user_id, 0, next_at);
	if (is_open(CHANNEL_SMS) && reader->has_phone &&
	    wants(reader->sms_choice, kind, CHANNEL_SMS))
		batch_add(batch, CHANNEL_SMS, reader->user_id, 0, next_at);
}

static enum status
write_batch(struct db *db, const struct batch *batch)
{
	static const struct db_column columns[] = {
		DB_COLUMN(struct message_item, outbox_id),
		DB_COLUMN(struct message_item, channel),
		DB_COLUMN(struct message_item, user_id),
		DB_COLUMN(struct message_item, robot_id),
		DB_COLUMN(struct message_item, kind),
		DB_COLUMN(struct message_item, path),
		DB_COLUMN(struct message_item, detail),
		DB_COLUMN(struct message_item, at),
		DB_COLUMN(struct message_item, next_at),
	};
	const struct db_items bulk = {
		.columns = columns,
		.column_count = ARRAY_LEN(columns),
		.items = batch->items,
		.item_size = sizeof(*batch->items),
		.count = batch->count,
	};

	if (batch->count == 0)
		return STATUS_OK;
	return db_bulk(db, &stmt_message_insert, &bulk, NULL);
}

static enum status
tell_readers(struct db *db, struct arena *mem, struct batch *batch,
    const int64_t *user_ids, size_t count)
{
	const char *kind = outbox_kind_name(batch->event->kind);
	const struct message_reader_row *readers;
	struct db_rows rows;
	enum status st;

	st = db_all(db, mem, &stmt_message_readers,
	    DB_ARGS(db_text(kind), db_text(kind), db_ints(user_ids, count)),
	    &rows);
	if (st != STATUS_OK)
		return st;
	readers = rows.items;
	batch->count = 0;
	batch->items =
	    arena_calloc(mem, 2 * rows.count + 1, sizeof(*batch->items));
	for (size_t i = 0; i < rows.count; i++)
		add_reader(batch, &readers[i]);
	return write_batch(db, batch);
}

static enum status
tell_robots(struct db *db, struct arena *mem, struct batch *batch)
{
	int64_t audience = outbox_audience(batch->event->kind) & robot_groups();
	const struct message_robot_row *robots;
	struct db_rows rows;
	enum status st;

	if (batch->event->is_private || audience == 0)
		return STATUS_OK;
	st = db_all(
	    db, mem, &stmt_message_robots, DB_ARGS(db_int(audience)), &rows);
	if (st != STATUS_OK)
		return st;
	robots = rows.items;
	batch->count = 0;
	batch->items = arena_calloc(mem, rows.count + 1, sizeof(*batch->items));
	for (size_t i = 0; i < rows.count; i++)
		batch_add(
		    batch, CHANNEL_ROBOT, 0, robots[i].robot_id, batch->now);
	return write_batch(db, batch);
}

enum status
message_make(struct db *db, struct arena *mem, struct instant now,
    const struct message_event *event, const int64_t *user_ids, size_t count)
{
	struct batch batch = { .event = event, .now = now };

	if (is_open(CHANNEL_ROBOT)) {
		enum status st = tell_robots(db, mem, &batch);

		if (st != STATUS_OK)
			return st;
	}
	if (!is_open(CHANNEL_MAIL) && !is_open(CHANNEL_SMS))
		return STATUS_OK;
	for (size_t from = 0; from < count; from += READERS_MOST) {
		size_t n =
		    count - from < READERS_MOST ? count - from : READERS_MOST;
		enum status st =
		    tell_readers(db, mem, &batch, user_ids + from, n);

		if (st != STATUS_OK)
			return st;
	}
	return STATUS_OK;
}

bool
message_goes_by_mail(void)
{
	return config_text("mail_url", "")[0] != '\0';
}

enum status
message_post(struct db *db, struct arena *mem, struct instant now,
    const struct message_letter *letter)
{
	const char *reason = letter->reason == NULL ? "" : letter->reason;
	const char *sealed = seal_close(mem, SEAL_PURPOSE, letter->token);

	if (sealed == NULL)
		return STATUS_BUG;
	return db_insert(db, &stmt_message_post,
	    DB_ARGS(db_text(outbox_kind_name(letter->kind)),
		db_text(letter->path),
		db_text(text_format(
		    mem, "NO=%s\nREASON=%s\n", letter->no, reason)),
		db_instant(now), db_instant(now), db_text(letter->to),
		db_int(letter->language), db_text(sealed)),
	    NULL);
}

/* --- Sending: the sender's part ---------------------------------------------- */

struct claim {
	struct arena *mem;
	struct instant now;
	struct message_due_row row;
	bool is_quiet;
};

static struct instant
put_off(const struct claim *claim)
{
	return quiet_end(claim->now,
	    (struct quiet_hours){ claim->row.quiet_from, claim->row.quiet_to,
		(int)claim->row.message.zone_minutes });
}

static enum status
claim_one(struct db *db, void *context)
{
	struct claim *claim = context;
	struct instant next_at;
	enum status st;

	claim->is_quiet = false;
	st = db_one(db, claim->mem, &stmt_message_due,
	    DB_ARGS(db_instant(claim->now)), &claim->row);
	if (st != STATUS_OK)
		return st;
	next_at = put_off(claim);
	claim->is_quiet = next_at.ms != claim->now.ms;
	if (claim->is_quiet)
		return db_change(db, &stmt_message_put_off,
		    DB_ARGS(
			db_instant(next_at), db_int(claim->row.message.id)));
	return db_change(db, &stmt_message_claim,
	    DB_ARGS(db_instant(claim->now), db_int(claim->row.message.id)));
}

/* The token behind the path.  Without it the mail is of no use. */
static void
open_link(struct arena *mem, const char *sealed, struct message *message)
{
	const char *token = seal_open(mem, SEAL_PURPOSE, sealed);

	if (token == NULL) {
		log_event(LOG_ERROR, "message.seal", "id",
		    log_int(message->id), NULL);
		message->mail = NULL;
		return;
	}
	message->path = text_format(mem, "%s%s", message->path, token);
}

enum status
message_claim(
    struct db *db, struct arena *mem, struct instant now, struct message *out)
{
	struct claim claim = { .mem = mem, .now = now };
	enum status st;

	do {
		st = db_transact(db, claim_one, &claim);
	} while (st == STATUS_OK && claim.is_quiet);
	if (st != STATUS_OK)
		return st;
	*out = claim.row.message;
	if (claim.row.sealed != NULL)
		open_link(mem, claim.row.sealed, out);
	return STATUS_OK;
}

struct finish {
	struct arena *mem;
	struct instant now;
	const struct message *message;
	enum message_fate fate;
	const char *why;
};

static struct instant
next_try(const struct finish *finish)
{
	int64_t wait_ms = RETRY_FIRST_MS;

	for (int64_t i = 0;
	     i < finish->message->attempts && wait_ms < RETRY_LONGEST_MS; i++)
		wait_ms *= 2;
	if (wait_ms > RETRY_LONGEST_MS)
		wait_ms = RETRY_LONGEST_MS;
	return instant_add_ms(finish->now, wait_ms);
}

static enum message_state
state_after(const struct finish *finish)
{
	bool was_last = finish->message->attempts + 1 >= ATTEMPTS_MOST;

	switch (finish->fate) {
	case FATE_LATER:
		return was_last ? MESSAGE_GIVEN_UP : MESSAGE_WAITING;
	case FATE_NEVER:
		return MESSAGE_GIVEN_UP;
	case FATE_SENT:
		return MESSAGE_SENT;
	case FATE_UNKNOWN:
		break;
	}
	return MESSAGE_UNKNOWN;
}

/* The first FAILURE_CHARS characters. */
static const char *
cut(struct arena *mem, const char *why)
{
	const char *at = why;

	for (int i = 0; i < FAILURE_CHARS && utf8_next(&at) != 0; i++)
		;
	return arena_memdup(mem, why, (size_t)(at - why));
}

static enum status
finish_one(struct db *db, void *context)
{
	const struct finish *finish = context;

	if (finish->fate == FATE_SENT)
		return db_change(db, &stmt_message_sent,
		    DB_ARGS(
			db_instant(finish->now), db_int(finish->message->id)));
	return db_change(db, &stmt_message_failed,
	    DB_ARGS(db_int(state_after(finish)), db_instant(next_try(finish)),
		db_text(cut(finish->mem, finish->why)),
		db_int(finish->message->id)));
}

enum status
message_finish(struct db *db, struct arena *mem, struct instant now,
    const struct message *message, enum message_fate fate, const char *why)
{
	struct finish finish = {
		.mem = mem,
		.now = now,
		.message = message,
		.fate = fate,
		.why = why == NULL ? "" : why,
	};

	return db_transact(db, finish_one, &finish);
}

struct sweep {
	struct instant before;
	int64_t done;
};

static enum status
sweep(struct db *db, void *context)
{
	struct sweep *work = context;

	return db_run(db, &stmt_message_sweep,
	    DB_ARGS(db_instant(work->before)), &work->done);
}

enum status
message_sweep(
    struct db *db, struct arena *mem, struct instant now, int64_t *done)
{
	struct sweep work = { .before =
				  instant_add_ms(now, -CLAIM_LONGEST_MS) };
	enum status st;

	(void)mem;
	st = db_transact(db, sweep, &work);
	*done = st == STATUS_OK ? work.done : 0;
	return st;
}

/* --- What did not arrive ----------------------------------------------------- */

enum status
message_list_failed(struct db *db, struct arena *mem, const struct actor *who,
    struct db_rows *rows)
{
	if (!actor_may(who, ACTION_ADMIN))
		return STATUS_FORBIDDEN;
	return db_all(db, mem, &stmt_message_list_failed, DB_NO_ARGS, rows);
}

static enum status
retry(struct db *db, struct act *act, void *context)
{
	const int64_t *id = context;

	if (!actor_may(act->who, ACTION_ADMIN))
		return STATUS_FORBIDDEN;
	act_lead(act, "/notifications/undelivered");
	return db_change(db, &stmt_message_retry,
	    DB_ARGS(db_instant(act->now), db_int(*id)));
}

enum status
message_retry(struct db *db, struct act *act, int64_t id)
{
	return act_run(db, act, retry, &id);
}
