/**
 * @file
 * The clean-up of files: rows nobody attached, and bytes without a row.  See
 * file.h.
 */
#include "domain/file.h"
#include "domain/file_sql.h"
#include "domain/file_store.h"
#include "domain/setting.h"

enum {
	FOLDERS_AT_ONCE = 64
};

#define MS_PER_HOUR INT64_C(3600000)

/* Where the sweep goes on; lost with the process, which costs a round. */
static int next_folder;

static enum status
expire(struct db *db, void *context)
{
	const struct instant *before = context;

	return db_run(
	    db, &stmt_file_expire, DB_ARGS(db_instant(*before)), NULL);
}

static enum status
forget(struct db *db, void *context)
{
	static const struct db_column id[] = {
		DB_COLUMN(struct file_id_row, id),
	};
	const struct db_rows *rows = context;
	const struct db_items bulk = { .columns = id,
		.column_count = ARRAY_LEN(id),
		.items = rows->items,
		.item_size = sizeof(struct file_id_row),
		.count = rows->count };

	return db_bulk(db, &stmt_file_delete, &bulk, NULL);
}

/* The bytes first: a row without bytes is found again, bytes without a row
 * only by the sweep. */
static enum status
clear_removed(struct db *db, struct arena *mem, int64_t *done)
{
	const struct file_id_row *row;
	struct db_rows rows;
	enum status st = db_all(db, mem, &stmt_file_removed, DB_NO_ARGS, &rows);

	if (st != STATUS_OK || rows.count == 0)
		return st;
	row = rows.items;
	for (size_t i = 0; i < rows.count; i++)
		file_store_remove(mem, row[i].public_id);
	*done += (int64_t)rows.count;
	return db_transact(db, forget, &rows);
}

static enum status
sweep(struct db *db, struct arena *mem, int folder, struct instant before,
    int64_t *done)
{
	char from[4], beyond[4];
	const struct file_id_row *row;
	const char **known;
	struct db_rows rows;
	enum status st;

	file_store_range(folder, from, beyond);
	st = db_all(db, mem, &stmt_file_between,
	    DB_ARGS(db_text(from), db_text(beyond)), &rows);
	if (st != STATUS_OK)
		return st;
	row = rows.items;
	known = arena_calloc(mem, rows.count + 1, sizeof(*known));
	for (size_t i = 0; i < rows.count; i++)
		known[i] = row[i].public_id;
	*done += file_store_sweep(mem, folder, before, known, rows.count);
	return STATUS_OK;
}

enum status
file_job_orphans(struct db *db, struct act *act, int64_t *done)
{
	struct setting setting;
	struct instant before;
	enum status st = setting_read(db, act->mem, &setting);

	*done = 0;
	if (st != STATUS_OK)
		return st;
	before =
	    instant_add_ms(act->now, -setting.file_orphan_hours * MS_PER_HOUR);
	st = db_transact(db, expire, &before);
	if (st == STATUS_OK)
		st = clear_removed(db, act->mem, done);
	for (int i = 0; i < FOLDERS_AT_ONCE && st == STATUS_OK; i++) {
		st = sweep(db, act->mem, next_folder, before, done);
		next_folder = (next_folder + 1) % FILE_STORE_FOLDERS;
	}
	return st;
}
