/**
 * @file
 * The files of a schema folder.  Layer: db.
 */
#include <dirent.h>

#include "base/log.h"
#include "base/text.h"
#include "db/migrate_file.h"

enum {
	FILES_MAX = 1000,
	DIGITS = 4,
	FILE_MAX = 64 * 1024 * 1024
};

static bool
parse_name(const char *name, int64_t *version)
{
	*version = 0;
	for (int i = 0; i < DIGITS; i++) {
		if (name[i] < '0' || name[i] > '9')
			return false;
		*version = *version * 10 + (name[i] - '0');
	}
	return name[DIGITS] == '_' && text_ends_with(name, ".sql") &&
	    *version > 0;
}

static int
by_version(const void *a, const void *b)
{
	const struct migrate_file *left = a;
	const struct migrate_file *right = b;

	return (left->version > right->version) -
	    (left->version < right->version);
}

enum status
migrate_files_list(
    struct arena *mem, const char *folder, struct migrate_files *out)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;

	if (dir == NULL) {
		log_event(LOG_ERROR, "migrate.folder", "path", folder, NULL);
		return STATUS_INVALID;
	}
	*out = (struct migrate_files){ 0 };
	out->items = arena_calloc(mem, FILES_MAX, sizeof(*out->items));
	while ((entry = readdir(dir)) != NULL && out->count < FILES_MAX) {
		struct migrate_file *file = &out->items[out->count];

		if (!parse_name(entry->d_name, &file->version))
			continue;
		file->name = arena_strdup(mem, entry->d_name);
		file->path = text_format(mem, "%s/%s", folder, file->name);
		out->count++;
	}
	closedir(dir);
	qsort(out->items, out->count, sizeof(*out->items), by_version);
	for (size_t i = 1; i < out->count; i++) {
		if (out->items[i].version != out->items[i - 1].version)
			continue;
		log_event(LOG_ERROR, "migrate.same_number", "file",
		    out->items[i].name, NULL);
		return STATUS_INVALID;
	}
	return STATUS_OK;
}

enum status
migrate_file_read(struct arena *mem, const char *path, const char **out)
{
	struct text text = text_new(mem, FILE_MAX);
	FILE *file = fopen(path, "rb");
	char block[16 * 1024];
	size_t count;
	bool broken;

	if (file == NULL)
		return STATUS_NOT_FOUND;
	while ((count = fread(block, 1, sizeof(block), file)) > 0) {
		size_t kept = 0;

		for (size_t i = 0; i < count; i++)
			if (block[i] != '\r')
				block[kept++] = block[i];
		text_add_bytes(&text, block, kept);
	}
	broken = ferror(file) != 0 || text.full;
	fclose(file);
	if (broken || strlen(text.bytes) != text.length) {
		log_event(LOG_ERROR, "migrate.unreadable", "path", path, NULL);
		return STATUS_INVALID;
	}
	*out = text.bytes;
	return STATUS_OK;
}
