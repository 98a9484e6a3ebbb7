/** @file Removing backups that are no more wanted.  Program: tool. */
#include <unistd.h>

#include "base/text.h"
#include "tool/archive.h"

/** Remove uploads that no backup lists and the instance has no more. */
static void
forget_files(
    struct archive *archive, const struct manifest *const *kept, size_t count)
{
	const struct home *home = archive->home;
	struct archive_files all = { NULL, 0, 0 };
	const char *path;
	bool is_wanted;

	if (count == 0 || !files_list(archive, &kept[count - 1]->files, &all))
		return;
	for (size_t i = 0; i < all.count; i++) {
		is_wanted =
		    access(home_path(home, home->files, all.items[i].name),
			F_OK) == 0;
		for (size_t k = 0; k < count && !is_wanted; k++)
			is_wanted = archive_lookup(&kept[k]->files,
					all.items[i].name) != NULL;
		path = archive_find(
		    home, home_path(home, archive->files, all.items[i].name));
		if (!is_wanted && path != NULL)
			unlink(path);
	}
}

void
archive_keep_newest(struct archive *archive, int64_t keep)
{
	const struct home *home = archive->home;
	const char **names = archive_list(home, archive->backups);
	const struct manifest **kept;
	size_t count = 0, first, kept_count = 0;
	const char *path;

	while (names[count] != NULL)
		count++;
	first = count > (size_t)keep ? count - (size_t)keep : 0;
	kept = arena_calloc(home->mem, count + 1, sizeof(*kept));
	for (size_t i = first; i < count; i++) {
		path = home_path(home, archive->backups, names[i]);
		kept[kept_count] = manifest_read(home, path);
		/* What cannot be read may still be wanted: keep everything. */
		if (kept[kept_count] == NULL) {
			complain(
			    "%s cannot be read; nothing is removed.", path);
			return;
		}
		kept_count++;
	}
	for (size_t i = 0; i < first; i++) {
		path = home_path(home, archive->backups, names[i]);
		archive_remove(home, path);
		printf("Removed %s\n", path);
	}
	if (first == 0)
		return;
	for (size_t i = 0; i < kept_count; i++)
		if (text_equal(kept[i]->timeline, archive->timeline)) {
			log_forget_before(archive, kept[i]->binlog);
			break;
		}
	forget_files(archive, kept, kept_count);
}
