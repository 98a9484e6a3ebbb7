/**
 * @file
 * From an upload to a waiting file.  See file_take.h.
 */
#include "domain/file_take.h"

#include <sys/stat.h>

#include "base/text.h"
#include "domain/file_inspect.h"
#include "domain/file_scan.h"
#include "domain/file_store.h"
#include "domain/file_type.h"
#include "domain/setting.h"

static enum status
refuse(enum file_fault *fault, enum file_fault why)
{
	*fault = why;
	return STATUS_INVALID;
}

/* What can be said without looking inside. */
static enum status
judge_size(struct db *db, struct act *act, const struct file_upload *upload,
    struct setting *setting, enum file_fault *fault)
{
	enum status st = setting_read(db, act->mem, setting);

	if (st != STATUS_OK)
		return st;
	if (upload->bytes <= 0)
		return refuse(fault, FILE_EMPTY);
	if (upload->bytes > setting->file_bytes_max)
		return refuse(fault, FILE_TOO_BIG);
	return file_has_room(db, act->mem, act->who, upload->bytes, fault);
}

/* An image is as large as it was made. */
static int64_t
bytes_of(int fd, int64_t otherwise)
{
	struct stat at;

	return fstat(fd, &at) == 0 ? (int64_t)at.st_size : otherwise;
}

static enum status
keep(struct db *db, struct act *act, const struct file_content *content,
    const struct file_upload *upload, const struct file_type *type,
    struct file *out, enum file_fault *fault)
{
	int fd = content->fd >= 0 ? content->fd : upload->fd;
	char *public_id = arena_alloc(act->mem, FILE_ID_LENGTH + 1);
	char sha256[65];
	struct file_new file = {
		.public_id = public_id,
		.kind = type->kind,
		.media_type = type->media_type,
		.name = file_name_clean(act->mem, upload->name, type),
		.bytes = bytes_of(fd, upload->bytes),
		.width = content->width,
		.height = content->height,
		.has_thumb = content->thumb_fd >= 0,
		.sha256 = sha256,
	};
	enum status st;

	file_id_new(public_id);
	if (file_store_put(act->mem, public_id, fd, content->thumb_fd,
		sha256) != STATUS_OK)
		return refuse(fault, FILE_LATER);
	st = file_add(db, act, &file, fault);
	/* Whether a commit whose answer was lost stands is not known: the
	 * clean-up looks. */
	if (st == STATUS_INVALID)
		file_store_remove(act->mem, public_id);
	if (st != STATUS_OK)
		return st;
	*out = (struct file){
		.public_id = public_id,
		.customer_id = act->who->customer_id,
		.state = FILE_WAITING,
		.kind = file.kind,
		.media_type = file.media_type,
		.name = file.name,
		.bytes = file.bytes,
		.width = file.width,
		.height = file.height,
		.has_thumb = file.has_thumb,
		.uploaded_by = act->who->user_id,
		.at = act->now,
	};
	return STATUS_OK;
}

enum status
file_take(struct db *db, struct act *act, const struct file_upload *upload,
    struct file *out, enum file_fault *fault)
{
	const struct file_type *type;
	struct file_content content;
	struct setting setting;
	enum status st;

	*fault = FILE_FINE;
	st = judge_size(db, act, upload, &setting, fault);
	if (st == STATUS_OK && *setting.file_scan_address != '\0')
		st = file_scan(setting.file_scan_address, upload->fd, fault);
	if (st != STATUS_OK)
		return st;
	st = file_inspect(act->mem, upload->fd, &content, fault);
	if (st == STATUS_UNAVAILABLE)
		return refuse(fault, FILE_LATER);
	if (st != STATUS_OK)
		return st;
	type = file_type_of(content.media_type, upload->name);
	if (type == NULL || (type->kind == FILE_IMAGE) != (content.fd >= 0))
		return refuse(fault, FILE_TYPE);
	return keep(db, act, &content, upload, type, out, fault);
}
