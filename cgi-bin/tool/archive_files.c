/**
 * @file
 * Uploads in the archive.  Each is written once under a name never used again,
 * so one copy serves every backup.  Program: tool.
 */
#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "tool/archive.h"

enum {
	DEPTH_MOST = 2 /* ab/cd/ */
};

/** Walks a tree of uploads and does something with each file. */
struct walk {
	struct archive *archive;
	const char *root;
	int64_t since_s; /* folders older than this are passed over */
	bool (*visit)(struct walk *walk, const char *name);
	const struct archive_files *known;
	struct archive_files *list;
	int64_t count;
};

static bool
walk_folder(struct walk *walk, const char *name, int depth)
{
	const struct home *home = walk->archive->home;
	const char *path =
	    *name == '\0' ? walk->root : home_path(home, walk->root, name);
	struct dirent *entry;
	const char *inside;
	struct stat at;
	bool is_good = true;
	DIR *folder = opendir(path);

	if (folder == NULL)
		return true;
	/* Only the innermost folders change when a file comes. */
	if (depth == DEPTH_MOST && fstat(dirfd(folder), &at) == 0 &&
	    at.st_mtim.tv_sec < walk->since_s) {
		closedir(folder);
		return true;
	}
	while (is_good && (entry = readdir(folder)) != NULL) {
		if (entry->d_name[0] == '.' ||
		    strstr(entry->d_name, ".part") != NULL)
			continue;
		inside = *name == '\0' ? arena_strdup(home->mem, entry->d_name)
				       : home_path(home, name, entry->d_name);
		if (depth < DEPTH_MOST)
			is_good = walk_folder(walk, inside, depth + 1);
		else
			is_good = walk->visit(walk, inside);
	}
	closedir(folder);
	return is_good;
}

static bool
ship_one(struct walk *walk, const char *name)
{
	struct archive *archive = walk->archive;
	const struct home *home = archive->home;
	const char *to = home_path(home, archive->files, name);
	const char *from = home_path(home, walk->root, name);
	const char *folder =
	    arena_memdup(home->mem, to, (size_t)(strrchr(to, '/') - to));

	if (archive_find(home, to) != NULL)
		return true;
	if (!archive_make_folder(archive, folder))
		return false;
	/* It may have been thrown away since the folder was read. */
	if (access(from, F_OK) != 0)
		return true;
	if (!archive_keep(archive, from, to, NULL))
		return access(from, F_OK) != 0;
	walk->count++;
	return true;
}

bool
files_ship(struct archive *archive, int64_t since_s, int64_t *count)
{
	struct walk walk = { .archive = archive,
		.root = archive->home->files,
		.since_s = since_s,
		.visit = ship_one };
	bool is_good = walk_folder(&walk, "", 0);

	*count = walk.count;
	return is_good;
}

static bool
list_one(struct walk *walk, const char *name)
{
	struct arena *mem = walk->archive->home->mem;
	const char *path = home_path(walk->archive->home, walk->root, name);
	const char *plain = text_ends_with(name, ".sealed")
	    ? arena_memdup(mem, name, strlen(name) - strlen(".sealed"))
	    : name;
	const struct archive_file *known = archive_lookup(walk->known, plain);
	struct archive_file *file;
	char sha256[65];
	struct stat at;

	if (stat(path, &at) != 0)
		return true;
	file = archive_add(mem, walk->list);
	file->name = plain;
	file->bytes = at.st_size;
	if (known != NULL && known->bytes == at.st_size) {
		file->sha256 = known->sha256;
		return true;
	}
	if (!vault_sum(path, sha256)) {
		complain("%s cannot be read.", path);
		return false;
	}
	file->sha256 = arena_strdup(mem, sha256);
	return true;
}

bool
files_list(struct archive *archive, const struct archive_files *known,
    struct archive_files *list)
{
	struct walk walk = { .archive = archive,
		.root = archive->files,
		.visit = list_one,
		.known = known,
		.list = list };

	if (!walk_folder(&walk, "", 0))
		return false;
	archive_sort(list);
	return true;
}
