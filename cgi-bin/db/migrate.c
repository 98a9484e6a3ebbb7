/**
 * @file
 * Applying schema files, once each, resumable at every statement.
 *
 * Layer: db.  A statement and the note that it is done are one transaction.
 * Statements that change the schema commit by themselves; if the note was lost
 * after one, the next run meets "exists already" there and goes on.
 */
#include <string.h>
#include <time.h>

#include "base/log.h"
#include "base/random.h"
#include "db/migrate.h"
#include "db/migrate_door.h"
#include "db/migrate_file.h"
#include "db/migrate_sql.h"
#include "db/split.h"

enum {
	MEMORY_MAX = 256 * 1024 * 1024,
	LEASE_WAIT_MS = 30 * 1000
};
enum {
	LEASE_POLL_MS = 100,
	UPTIME_ROUNDING_MS = 2000
};

/** One run. */
struct migration {
	struct db *db;
	struct arena *mem;
	void (*told)(void *context, const char *file);
	void *context;
	int64_t owner; /* of the lease: ours */
	const char *server;
	bool leased;
};

/** One statement of one file. */
struct step {
	struct migration *run;
	const struct migrate_file *file;
	struct split split;
	int64_t position;   /* statements done after it */
	const char *sha256; /* of the file up to its end */
	bool may_be_done;   /* an earlier try may have got through */
};

/* --- The lease --------------------------------------------------------------- */

/** Whether the lease's owner can no longer be at work. */
static enum status
lease_is_free(struct migration *run, const struct migrate_lease *lease,
    const struct migrate_place *place, bool *free)
{
	struct migrate_count alive;
	int64_t started_ms =
	    place->now.ms - place->uptime_s * 1000 - UPTIME_ROUNDING_MS;
	enum status st;

	*free = true;
	if (lease->owner == 0)
		return STATUS_OK;
	if (strcmp(lease->server, place->server) != 0) {
		*free = lease->until_at.ms < place->now.ms;
		return STATUS_OK;
	}
	if (lease->taken_at.ms < started_ms)
		return STATUS_OK;
	st = db_one(run->db, run->mem, &stmt_migrate_alive,
	    DB_ARGS(db_int(lease->owner)), &alive);
	if (st == STATUS_OK)
		*free =
		    alive.count == 0 || lease->owner == place->connection_id;
	return st;
}

static enum status
lease_try(struct db *db, void *context)
{
	struct migration *run = context;
	struct migrate_lease lease;
	struct migrate_place place;
	bool free;
	enum status st;

	run->leased = false;
	st = db_one(db, run->mem, &stmt_migrate_lease, DB_NO_ARGS, &lease);
	if (st != STATUS_OK)
		return st;
	st = db_one(db, run->mem, &stmt_migrate_place, DB_NO_ARGS, &place);
	if (st != STATUS_OK)
		return st;
	st = lease_is_free(run, &lease, &place, &free);
	if (st != STATUS_OK || !free)
		return st;
	run->owner = place.connection_id;
	run->server = place.server;
	run->leased = true;
	return db_change(db, &stmt_migrate_take,
	    DB_ARGS(db_int(run->owner), db_text(run->server)));
}

static enum status
lease_take(struct migration *run)
{
	const struct timespec pause = { 0, LEASE_POLL_MS * 1000 * 1000 };
	int64_t deadline_us = clock_monotonic_us() + LEASE_WAIT_MS * 1000;
	enum status st;

	for (;;) {
		st = db_transact(run->db, lease_try, run);
		if (st != STATUS_OK || run->leased)
			return st;
		if (clock_monotonic_us() > deadline_us) {
			log_event(LOG_ERROR, "migrate.busy", NULL);
			return STATUS_UNAVAILABLE;
		}
		nanosleep(&pause, NULL);
	}
}

static enum status
lease_give_back(struct db *db, void *context)
{
	struct migration *run = context;

	return db_run(db, &stmt_migrate_release,
	    DB_ARGS(db_int(run->owner), db_text(run->server)), NULL);
}

/* --- One file ---------------------------------------------------------------- */

static enum status
step_refused(const struct step *step, unsigned number)
{
	log_event(LOG_ERROR, "migrate.refused", "file", step->file->name,
	    "statement", log_int(step->position), "errno", log_int(number),
	    NULL);
	return STATUS_BUG;
}

static enum status
step_work(struct db *db, void *context)
{
	struct step *step = context;
	struct migration *run = step->run;
	bool may_be_done = step->may_be_done;
	unsigned number;
	enum status st;

	step->may_be_done = true; /* if this runs again */
	st = db_change(db, &stmt_migrate_renew,
	    DB_ARGS(db_int(run->owner), db_text(run->server)));
	if (st == STATUS_CONFLICT) {
		log_event(LOG_ERROR, "migrate.lease_lost", NULL);
		return STATUS_UNAVAILABLE;
	}
	if (st != STATUS_OK)
		return st;
	st = db_admin_run(db, step->split.sql, step->split.length, &number);
	if (st == STATUS_BUG || st == STATUS_CONFLICT)
		if (!may_be_done || !db_admin_tolerates(number))
			return step_refused(step, number);
	if (st == STATUS_UNAVAILABLE)
		return st;
	return db_change(db, &stmt_migrate_step,
	    DB_ARGS(db_text(step->sha256), db_int(step->position),
		db_int(step->file->version)));
}

/** What begins or ends a file. */
struct mark {
	const struct migrate_file *file;
	const char *sha256;
};

static enum status
begin_work(struct db *db, void *context)
{
	struct mark *mark = context;

	return db_change(db, &stmt_migrate_begin,
	    DB_ARGS(db_int(mark->file->version), db_text(mark->file->name),
		db_text(mark->sha256)));
}

static enum status
done_work(struct db *db, void *context)
{
	struct mark *mark = context;

	return db_change(db, &stmt_migrate_done,
	    DB_ARGS(db_text(mark->file->name), db_text(mark->sha256),
		db_instant(clock_now()), db_int(mark->file->version)));
}

static const char *
digest(struct arena *mem, const char *text, size_t length)
{
	char hex[65];

	digest_sha256(text, length, hex);
	return arena_strdup(mem, hex);
}

static enum status
changed(const struct migrate_file *file)
{
	log_event(LOG_ERROR, "migrate.changed", "file", file->name, NULL);
	return STATUS_INVALID;
}

/** Pass by what is done.  STATUS_INVALID if it is not what was done. */
static enum status
skip_done(struct arena *mem, const struct migrate_file *file,
    const struct migrate_row *row, const char *text, const char **at)
{
	struct split split;

	for (int64_t i = 0; i < row->position; i++)
		if (!split_next(at, &split))
			return changed(file);
	if (strcmp(digest(mem, text, (size_t)(*at - text)), row->sha256) != 0)
		return changed(file);
	return STATUS_OK;
}

static enum status
apply_rest(struct migration *run, const struct migrate_file *file,
    const char *text, const char *at, int64_t position, bool resumed)
{
	struct mark whole = { .file = file };
	struct split split;

	while (split_next(&at, &split)) {
		struct step step = {
			.run = run,
			.file = file,
			.split = split,
			.position = ++position,
			.may_be_done = resumed,
		};
		enum status st;

		step.sha256 = digest(run->mem, text, (size_t)(at - text));
		st = db_transact(run->db, step_work, &step);
		if (st != STATUS_OK)
			return st;
		resumed = false;
	}
	whole.sha256 = digest(run->mem, text, strlen(text));
	return db_transact(run->db, done_work, &whole);
}

static enum status
apply_file(struct migration *run, const struct migrate_file *file,
    const struct migrate_row *row)
{
	const char *text;
	const char *at;
	enum status st;

	st = migrate_file_read(run->mem, file->path, &text);
	if (st != STATUS_OK)
		return st;
	if (row != NULL && !instant_is_none(row->applied_at)) {
		if (strcmp(digest(run->mem, text, strlen(text)), row->sha256) !=
		    0)
			return changed(file);
		return STATUS_OK;
	}
	if (run->told != NULL)
		run->told(run->context, file->name);
	at = text;
	if (row == NULL) {
		struct mark nothing = { file, digest(run->mem, text, 0) };

		st = db_transact(run->db, begin_work, &nothing);
	} else {
		st = skip_done(run->mem, file, row, text, &at);
	}
	if (st != STATUS_OK)
		return st;
	return apply_rest(
	    run, file, text, at, row != NULL ? row->position : 0, row != NULL);
}

/* --- The folder -------------------------------------------------------------- */

static const struct migrate_row *
find_row(const struct db_rows *rows, int64_t version)
{
	const struct migrate_row *all = rows->items;

	for (size_t i = 0; i < rows->count; i++)
		if (all[i].version == version)
			return &all[i];
	return NULL;
}

/** A database newer than the files must not be used with them. */
static enum status
check_known(const struct db_rows *rows, const struct migrate_files *files)
{
	const struct migrate_row *all = rows->items;
	size_t found;

	for (size_t i = 0; i < rows->count; i++) {
		for (found = 0; found < files->count; found++)
			if (files->items[found].version == all[i].version)
				break;
		if (found < files->count)
			continue;
		log_event(
		    LOG_ERROR, "migrate.unknown", "file", all[i].name, NULL);
		return STATUS_INVALID;
	}
	return STATUS_OK;
}

static enum status
prepare_tables(struct migration *run)
{
	unsigned number;
	enum status st = STATUS_OK;

	for (size_t i = 0; i < migrate_tables_count && st == STATUS_OK; i++)
		st = db_admin_run(run->db, migrate_tables_sql[i],
		    strlen(migrate_tables_sql[i]), &number);
	return st;
}

static enum status
apply_all(struct migration *run, const struct migrate_files *files)
{
	struct db_rows rows;
	enum status st;

	st = db_all(run->db, run->mem, &stmt_migrate_rows, DB_NO_ARGS, &rows);
	if (st != STATUS_OK)
		return st;
	st = check_known(&rows, files);
	for (size_t i = 0; i < files->count && st == STATUS_OK; i++)
		st = apply_file(run, &files->items[i],
		    find_row(&rows, files->items[i].version));
	return st;
}

static enum status
apply_leased(struct migration *run, const struct migrate_files *files)
{
	enum status st;
	enum status returned;

	st = prepare_tables(run);
	if (st != STATUS_OK)
		return st;
	st = lease_take(run);
	if (st != STATUS_OK)
		return st;
	st = apply_all(run, files);
	returned = db_transact(run->db, lease_give_back, run);
	return st != STATUS_OK ? st : returned;
}

enum status
migrate_apply(const struct db_options *options, const char *folder,
    void (*told)(void *context, const char *file), void *context)
{
	struct migration run = {
		.db = db_admin_new(options),
		.mem = arena_new(MEMORY_MAX),
		.told = told,
		.context = context,
	};
	struct migrate_files files;
	enum status st;

	st = migrate_files_list(run.mem, folder, &files);
	if (st == STATUS_OK)
		st = apply_leased(&run, &files);
	arena_free(run.mem);
	db_free(run.db);
	return st;
}

enum status
migrate_version(struct db *db, struct arena *mem, int64_t *version)
{
	struct migrate_count newest;
	enum status st;

	st = db_one(db, mem, &stmt_migrate_version, DB_NO_ARGS, &newest);
	if (st == STATUS_OK)
		*version = newest.count;
	return st;
}

enum status
migrate_server_clock(struct db *db, struct arena *mem, struct instant *now)
{
	struct migrate_place place;
	enum status st;

	st = db_one(db, mem, &stmt_migrate_place, DB_NO_ARGS, &place);
	if (st == STATUS_OK)
		*now = place.now;
	return st;
}

/* --- Demonstration data ------------------------------------------------------ */

struct load {
	const char *file;
	const char *text;
};

static enum status
load_work(struct db *db, void *context)
{
	struct load *load = context;
	const char *at = load->text;
	struct split split;
	int64_t position = 0;

	while (split_next(&at, &split)) {
		unsigned number;
		enum status st;

		position++;
		st = db_admin_run(db, split.sql, split.length, &number);
		if (st == STATUS_OK)
			continue;
		log_event(LOG_ERROR, "migrate.refused", "file", load->file,
		    "statement", log_int(position), "errno", log_int(number),
		    NULL);
		return st;
	}
	return STATUS_OK;
}

enum status
migrate_load(const struct db_options *options, const char *file)
{
	struct db *db = db_admin_new(options);
	struct arena *mem = arena_new(MEMORY_MAX);
	struct load load = { .file = file };
	enum status st;

	st = migrate_file_read(mem, file, &load.text);
	if (st == STATUS_OK)
		st = db_transact(db, load_work, &load);
	arena_free(mem);
	db_free(db);
	return st;
}
