/** @file The folder of backups: its layout and its files.  Program: tool. */
#include "tool/archive.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/random.h"
#include "base/text.h"

void
archive_complain(struct archive *archive, const char *what, int error)
{
	if (error == ENOSPC || error == EDQUOT) {
		archive->out_of_room = true;
		complain("The disk of %s is full while %s was written: make "
			 "room there, or give backups another disk.",
		    archive->root, what);
		return;
	}
	complain("%s cannot be written: %s.", what, strerror(error));
}

bool
archive_make_folder(struct archive *archive, const char *path)
{
	const char *slash = strrchr(path, '/');
	struct stat at;

	if (stat(path, &at) == 0 && S_ISDIR(at.st_mode))
		return true;
	if (slash != NULL && slash != path &&
	    !archive_make_folder(archive,
		arena_memdup(archive->home->mem, path, (size_t)(slash - path))))
		return false;
	if (mkdir(path, 0700) == 0 || errno == EEXIST)
		return true;
	archive_complain(archive, path, errno);
	return false;
}

/** The name of the data folder's life, given when it is first asked for. */
static const char *
read_timeline(const struct home *home)
{
	const char *file = home_path(home, home->data, "qutong-timeline");
	const char *text = home_read(home, file, 64);
	unsigned char bytes[8];
	char hex[17];

	if (text != NULL)
		return text_trim(home->mem, text);
	random_bytes(bytes, sizeof(bytes));
	sodium_bin2hex(hex, sizeof(hex), bytes, sizeof(bytes));
	if (!home_write(home, file, text_format(home->mem, "%s\n", hex), 0600))
		return NULL;
	return arena_strdup(home->mem, hex);
}

bool
archive_open(struct archive *archive, const struct home *home, const char *path,
    const struct vault_key *key)
{
	char real[PATH_MAX];

	*archive = (struct archive){ .home = home, .root = path, .key = key };
	if (!archive_make_folder(archive, path))
		return false;
	if (realpath(path, real) == NULL) {
		archive_complain(archive, path, errno);
		return false;
	}
	archive->root = arena_strdup(home->mem, real);
	archive->backups = home_path(home, archive->root, "backups");
	archive->files = home_path(home, archive->root, "files");
	archive->timeline = read_timeline(home);
	if (archive->timeline == NULL)
		return false;
	archive->log = text_format(
	    home->mem, "%s/log/%s", archive->root, archive->timeline);
	return archive_make_folder(archive, archive->backups) &&
	    archive_make_folder(archive, archive->files) &&
	    archive_make_folder(archive, archive->log);
}

/* --- Files ----------------------------------------------------------------- */

static bool
copy_in(int from, struct vault_writer *writer)
{
	static unsigned char piece[VAULT_PIECE];
	ssize_t got;

	while ((got = read(from, piece, sizeof(piece))) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			writer->error = errno;
			return false;
		}
		if (!vault_write(writer, piece, (size_t)got))
			return false;
	}
	return true;
}

bool
archive_keep(struct archive *archive, const char *from, const char *to,
    struct archive_file *file)
{
	static struct vault_writer writer;
	const struct home *home = archive->home;
	const char *name =
	    text_format(home->mem, "%s%s", to, vault_suffix(archive->key));
	/* The shipper of the log may be at the same file. */
	const char *draft =
	    text_format(home->mem, "%s.%lld.part", to, (long long)getpid());
	char sha256[65];
	int fd = open(from, O_RDONLY | O_CLOEXEC);
	bool is_good;

	if (fd < 0) {
		complain("%s cannot be read: %s.", from, strerror(errno));
		return false;
	}
	unlink(draft);
	is_good =
	    vault_create(&writer, draft, archive->key) && copy_in(fd, &writer);
	is_good = vault_close(&writer, sha256) && is_good;
	close(fd);
	if (is_good && rename(draft, name) != 0)
		writer.error = errno;
	if (writer.error != 0) {
		unlink(draft);
		archive_complain(archive, name, writer.error);
		return false;
	}
	if (file != NULL) {
		file->sha256 = arena_strdup(home->mem, sha256);
		file->bytes = writer.bytes;
	}
	return true;
}

bool
archive_take(struct archive *archive, const char *from, const char *to)
{
	static struct vault_reader reader;
	static unsigned char piece[VAULT_PIECE];
	bool is_good = false;
	ssize_t got = -1;
	int fd;

	if (!vault_open(&reader, from, archive->key)) {
		complain("%s cannot be opened%s.", from,
		    !reader.is_sealed          ? ""
			: archive->key == NULL ? ": it is sealed, give --key"
					       : " with this key");
		return false;
	}
	fd = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	while (fd >= 0 && (got = vault_read(&reader, piece, VAULT_PIECE)) > 0)
		if (write(fd, piece, (size_t)got) != got) {
			got = -2;
			break;
		}
	if (fd < 0 || got == -2)
		complain("%s cannot be written: %s.", to, strerror(errno));
	else if (got < 0 || !reader.is_ended)
		complain("%s is damaged or was cut.", from);
	else
		is_good = true;
	if (fd >= 0)
		close(fd);
	vault_shut(&reader);
	return is_good;
}

const char *
archive_find(const struct home *home, const char *path)
{
	const char *sealed = text_format(home->mem, "%s.sealed", path);

	if (access(path, R_OK) == 0)
		return path;
	return access(sealed, R_OK) == 0 ? sealed : NULL;
}

/* --- Lists ----------------------------------------------------------------- */

struct archive_file *
archive_add(struct arena *mem, struct archive_files *list)
{
	struct archive_file *wider;
	size_t capacity = list->capacity == 0 ? 64 : 2 * list->capacity;

	if (list->count == list->capacity) {
		wider = arena_calloc(mem, capacity, sizeof(*wider));
		if (list->count > 0)
			memcpy(
			    wider, list->items, list->count * sizeof(*wider));
		list->items = wider;
		list->capacity = capacity;
	}
	return &list->items[list->count++];
}

static int
compare_files(const void *a, const void *b)
{
	return strcmp(((const struct archive_file *)a)->name,
	    ((const struct archive_file *)b)->name);
}

void
archive_sort(struct archive_files *list)
{
	if (list->count > 0)
		qsort(list->items, list->count, sizeof(*list->items),
		    compare_files);
}

const struct archive_file *
archive_lookup(const struct archive_files *list, const char *name)
{
	const struct archive_file asked = { .name = name };

	if (list == NULL || list->count == 0)
		return NULL;
	return bsearch(&asked, list->items, list->count, sizeof(*list->items),
	    compare_files);
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char **
archive_list(const struct home *home, const char *backups)
{
	enum {
		BACKUPS_MOST = 4096
	};
	const char **names =
	    arena_calloc(home->mem, BACKUPS_MOST + 1, sizeof(*names));
	struct dirent *entry;
	size_t count = 0;
	DIR *folder = opendir(backups);

	while (folder != NULL && (entry = readdir(folder)) != NULL &&
	    count < BACKUPS_MOST) {
		if (entry->d_name[0] == '.' ||
		    text_ends_with(entry->d_name, ".part"))
			continue;
		names[count++] = arena_strdup(home->mem, entry->d_name);
	}
	if (folder != NULL)
		closedir(folder);
	qsort(names, count, sizeof(*names), compare_names);
	return names;
}

void
archive_remove(const struct home *home, const char *folder)
{
	struct dirent *entry;
	const char *inside;
	DIR *open_folder = opendir(folder);

	while (open_folder != NULL && (entry = readdir(open_folder)) != NULL) {
		if (text_equal(entry->d_name, ".") ||
		    text_equal(entry->d_name, ".."))
			continue;
		inside = home_path(home, folder, entry->d_name);
		if (unlink(inside) != 0 && errno == EISDIR)
			archive_remove(home, inside);
	}
	if (open_folder != NULL)
		closedir(open_folder);
	rmdir(folder);
}
