/**
 * @file
 * What people attach.  See file.h.
 */
#include "domain/file.h"

#include "base/text.h"
#include "domain/file_object.h"
#include "domain/file_sql.h"
#include "domain/file_store.h"
#include "domain/setting.h"

/* More ids than this in one form are not read. */
enum {
	IDS_MAX = 64
};

const char *
file_kind_name(enum file_kind kind)
{
	static const char *const names[] = {
		[FILE_IMAGE] = "image",
		[FILE_VIDEO] = "video",
		[FILE_PDF] = "pdf",
		[FILE_SHEET] = "sheet",
		[FILE_TEXT] = "text",
		[FILE_DOCUMENT] = "document",
	};

	return kind >= FILE_IMAGE && kind <= FILE_DOCUMENT ? names[kind] : "";
}

/* --- Reading --------------------------------------------------------------- */

enum status
file_list(struct db *db, struct arena *mem, const struct actor *who,
    const char *object_kind, const int64_t *object_ids, size_t count,
    struct db_rows *rows)
{
	return db_all(db, mem, &stmt_file_of,
	    DB_ARGS(db_text(object_kind), db_ints(object_ids, count),
		db_int(who->side != SIDE_CUSTOMER), db_int(FILE_LIST_MAX)),
	    rows);
}

enum status
file_waiting(struct db *db, struct arena *mem, const struct actor *who,
    const char *const *public_ids, size_t count, struct db_rows *rows)
{
	struct file *all, *kept;
	struct db_rows mine;
	enum status st;

	*rows = (struct db_rows){ 0 };
	if (count == 0)
		return STATUS_OK;
	st = db_all(db, mem, &stmt_file_waiting_of,
	    DB_ARGS(db_int(who->user_id), db_int(FILE_WAITING_MAX)), &mine);
	if (st != STATUS_OK || mine.count == 0)
		return st;

	all = mine.items;
	kept = arena_calloc(mem, mine.count, sizeof(*kept));
	for (size_t i = 0; i < count && i < IDS_MAX; i++) {
		for (size_t k = 0; k < mine.count; k++) {
			if (all[k].id == 0 ||
			    !text_equal(all[k].public_id, public_ids[i]))
				continue;
			kept[rows->count++] = all[k];
			all[k].id = 0; /* each once */
			break;
		}
	}
	rows->items = kept;
	return STATUS_OK;
}

enum status
file_read_allowed(struct db *db, struct arena *mem, const struct actor *who,
    const char *public_id, struct file *out)
{
	struct file file;
	enum status st;

	if (!file_id_is_valid(public_id))
		return STATUS_NOT_FOUND;
	st = db_one(
	    db, mem, &stmt_file_find, DB_ARGS(db_text(public_id)), &file);
	if (st != STATUS_OK)
		return st;
	if (file.state == FILE_WAITING) {
		if (file.uploaded_by != who->user_id || who->user_id == 0)
			return STATUS_NOT_FOUND;
		*out = file;
		return STATUS_OK;
	}
	if (file.is_internal && who->side != SIDE_STAFF)
		return STATUS_NOT_FOUND;
	st = file_object_sees(db, mem, who, file.object_kind, file.object_id);
	if (st == STATUS_OK)
		*out = file;
	return st;
}

/* --- Hanging on ------------------------------------------------------------ */

static enum status
refuse(enum file_fault *fault, enum file_fault why)
{
	if (fault != NULL)
		*fault = why;
	return STATUS_INVALID;
}

static bool
is_listed(const struct file_hang *items, size_t count, const char *public_id)
{
	for (size_t i = 0; i < count; i++) {
		if (text_equal(items[i].public_id, public_id))
			return true;
	}
	return false;
}

enum status
file_attach(struct db *db, struct act *act, const char *const *public_ids,
    size_t count, const char *object_kind, int64_t object_id,
    int64_t object_part, int64_t customer_id, bool is_internal,
    enum file_fault *fault)
{
	static const struct db_column columns[] = {
		DB_COLUMN(struct file_hang, object_kind),
		DB_COLUMN(struct file_hang, object_id),
		DB_COLUMN(struct file_hang, object_part),
		DB_COLUMN(struct file_hang, customer_id),
		DB_COLUMN(struct file_hang, is_internal),
		DB_COLUMN(struct file_hang, public_id),
		DB_COLUMN(struct file_hang, uploaded_by),
	};
	struct file_hang hangs[FILE_PER_PART_MAX];
	struct file_number_row there;
	size_t n = 0;
	int64_t hit = 0;
	enum status st;

	if (fault != NULL)
		*fault = FILE_FINE;
	if (!file_object_is_known(object_kind) || object_id <= 0)
		return STATUS_BUG;
	for (size_t i = 0; i < count; i++) {
		if (!file_id_is_valid(public_ids[i]))
			return refuse(fault, FILE_STRANGE);
		if (is_listed(hangs, n, public_ids[i]))
			continue;
		if (n == FILE_PER_PART_MAX)
			return refuse(fault, FILE_TOO_MANY);
		hangs[n++] = (struct file_hang){ object_kind, object_id,
			object_part, customer_id, is_internal, public_ids[i],
			act->who->user_id };
	}
	if (n == 0)
		return STATUS_OK;

	st = db_one(db, act->mem, &stmt_file_on,
	    DB_ARGS(
		db_text(object_kind), db_int(object_id), db_int(object_part)),
	    &there);
	if (st != STATUS_OK)
		return st;
	if (there.number + (int64_t)n > FILE_PER_PART_MAX)
		return refuse(fault, FILE_TOO_MANY);

	const struct db_items bulk = { .columns = columns,
		.column_count = ARRAY_LEN(columns),
		.items = hangs,
		.item_size = sizeof(hangs[0]),
		.count = n };
	st = db_bulk(db, &stmt_file_hang, &bulk, &hit);
	if (st != STATUS_OK)
		return st;
	return hit == (int64_t)n ? STATUS_OK : refuse(fault, FILE_STRANGE);
}

/* --- Taking in ------------------------------------------------------------- */

/* Room of the company and of the person. */
static enum status
room_check(struct db *db, struct arena *mem, const struct actor *who,
    int64_t bytes, enum file_fault *fault)
{
	struct file_number_row row;
	struct setting setting;
	enum status st;

	st = db_one(
	    db, mem, &stmt_file_pending, DB_ARGS(db_int(who->user_id)), &row);
	if (st != STATUS_OK)
		return st;
	if (row.number >= FILE_WAITING_MAX)
		return refuse(fault, FILE_TOO_MANY);
	if (who->customer_id == 0)
		return STATUS_OK;
	st = setting_read(db, mem, &setting);
	if (st == STATUS_OK)
		st = db_one(db, mem, &stmt_file_used,
		    DB_ARGS(db_int(who->customer_id)), &row);
	if (st != STATUS_OK)
		return st;
	if (bytes > setting.file_company_quota_bytes - row.number)
		return refuse(fault, FILE_QUOTA);
	return STATUS_OK;
}

enum status
file_has_room(struct db *db, struct arena *mem, const struct actor *who,
    int64_t bytes, enum file_fault *fault)
{
	*fault = FILE_FINE;
	return room_check(db, mem, who, bytes, fault);
}

struct adding {
	const struct file_new *file;
	enum file_fault fault;
};

static enum status
add_once(struct db *db, struct act *act, void *context)
{
	struct adding *adding = context;
	const struct file_new *file = adding->file;
	const struct actor *who = act->who;
	struct file_number_row row;
	enum status st = STATUS_OK;

	adding->fault = FILE_FINE;
	if (who->customer_id != 0)
		st = db_one(db, act->mem, &stmt_file_lock_customer,
		    DB_ARGS(db_int(who->customer_id)), &row);
	if (st == STATUS_OK)
		st = db_one(db, act->mem, &stmt_file_lock_user,
		    DB_ARGS(db_int(who->user_id)), &row);
	if (st == STATUS_OK)
		st = room_check(db, act->mem, who, file->bytes, &adding->fault);
	if (st != STATUS_OK)
		return st;
	return db_insert(db, &stmt_file_insert,
	    DB_ARGS(db_text(file->public_id), db_id(who->customer_id),
		db_int(file->kind), db_text(file->media_type),
		db_text(file->name), db_int(file->bytes), db_int(file->width),
		db_int(file->height), db_int(file->has_thumb),
		db_text(file->sha256), db_int(who->user_id),
		db_instant(act->now)),
	    NULL);
}

enum status
file_add(struct db *db, struct act *act, const struct file_new *file,
    enum file_fault *fault)
{
	struct adding adding = { .file = file };
	enum status st = act_run(db, act, add_once, &adding);

	*fault = adding.fault;
	return st;
}

static enum status
remove_once(struct db *db, struct act *act, void *context)
{
	const char *public_id = context;
	enum status st = db_change(db, &stmt_file_drop,
	    DB_ARGS(db_text(public_id), db_int(act->who->user_id)));

	return st == STATUS_CONFLICT ? STATUS_NOT_FOUND : st;
}

enum status
file_remove(struct db *db, struct act *act, const char *public_id)
{
	if (!file_id_is_valid(public_id))
		return STATUS_NOT_FOUND;
	return act_run(db, act, remove_once, arena_strdup(act->mem, public_id));
}
