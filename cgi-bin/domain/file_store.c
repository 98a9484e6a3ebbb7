/**
 * @file
 * Where the bytes of files lie.  See file_store.h.
 */
#include "domain/file_store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sodium/crypto_hash_sha256.h>
#include <sodium/utils.h>

#include "base/config.h"
#include "base/log.h"
#include "base/random.h"
#include "base/text.h"

enum {
	ID_LENGTH = 22,
	PIECE_BYTES = 64 * 1024
};

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
			       "abcdefghijklmnopqrstuvwxyz0123456789-_";

bool
file_id_is_valid(const char *public_id)
{
	return strspn(public_id, alphabet) == ID_LENGTH &&
	    public_id[ID_LENGTH] == '\0';
}

void
file_id_new(char out[23])
{
	char token[44];

	random_token(token);
	memcpy(out, token, ID_LENGTH);
	out[ID_LENGTH] = '\0';
}

const char *
file_store_name(struct arena *mem, const char *public_id, bool is_thumb)
{
	return text_format(mem, "%.2s/%.2s/%s%s", public_id, public_id + 2,
	    public_id, is_thumb ? ".t" : "");
}

static const char *
store_dir(void)
{
	return config_text("files_dir", "/var/lib/qutong/files");
}

static const char *
store_path(struct arena *mem, const char *name)
{
	return text_format(mem, "%s/%s", store_dir(), name);
}

/* --- Keeping --------------------------------------------------------------- */

static enum status
complain(const char *what, const char *path)
{
	log_event(LOG_ERROR, "file.store", "what", what, "path", path, "reason",
	    strerror(errno), NULL);
	return STATUS_UNAVAILABLE;
}

/* The folder as an open file, made where it is not there. */
static int
folder_open(struct arena *mem, const char *public_id)
{
	const char *outer = text_format(mem, "%s/%.2s", store_dir(), public_id);
	const char *inner = text_format(mem, "%s/%.2s", outer, public_id + 2);

	if ((mkdir(outer, 0700) != 0 && errno != EEXIST) ||
	    (mkdir(inner, 0700) != 0 && errno != EEXIST))
		return -1;
	return open(inner, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static bool
write_all(int fd, const unsigned char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t put = write(fd, bytes, length);

		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return false;
		bytes += put;
		length -= (size_t)put;
	}
	return true;
}

static bool
copy_all(int from, int to, crypto_hash_sha256_state *hash)
{
	unsigned char piece[PIECE_BYTES];
	off_t at = 0;

	for (;;) {
		ssize_t got = pread(from, piece, sizeof(piece), at);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return got == 0;
		if (!write_all(to, piece, (size_t)got))
			return false;
		crypto_hash_sha256_update(hash, piece, (size_t)got);
		at += got;
	}
}

/* Whole and durable, then under its name. */
static bool
keep(struct arena *mem, int folder, const char *name, int from, char sha256[65])
{
	const char *draft = text_format(mem, "%s.part", name);
	unsigned char digest[crypto_hash_sha256_BYTES];
	crypto_hash_sha256_state hash;
	bool is_good;
	int fd = openat(
	    folder, draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd < 0)
		return false;
	crypto_hash_sha256_init(&hash);
	is_good = copy_all(from, fd, &hash) && fsync(fd) == 0;
	is_good = close(fd) == 0 && is_good;
	is_good = is_good && renameat(folder, draft, folder, name) == 0;
	if (!is_good) {
		int why = errno;

		(void)unlinkat(folder, draft, 0);
		errno = why;
		return false;
	}
	crypto_hash_sha256_final(&hash, digest);
	sodium_bin2hex(sha256, 65, digest, sizeof(digest));
	return true;
}

enum status
file_store_put(struct arena *mem, const char *public_id, int fd, int thumb_fd,
    char sha256[65])
{
	const char *thumb = text_format(mem, "%s.t", public_id);
	char thumb_sha256[65];
	bool is_good;
	int folder = folder_open(mem, public_id);

	if (folder < 0)
		return complain("folder", store_dir());
	is_good = keep(mem, folder, public_id, fd, sha256) &&
	    (thumb_fd < 0 ||
		keep(mem, folder, thumb, thumb_fd, thumb_sha256)) &&
	    fsync(folder) == 0;
	if (!is_good) {
		(void)complain("write", public_id);
		(void)unlinkat(folder, public_id, 0);
		(void)unlinkat(folder, thumb, 0);
	}
	close(folder);
	return is_good ? STATUS_OK : STATUS_UNAVAILABLE;
}

void
file_store_remove(struct arena *mem, const char *public_id)
{
	for (int is_thumb = 0; is_thumb < 2; is_thumb++) {
		const char *path = store_path(
		    mem, file_store_name(mem, public_id, is_thumb != 0));

		if (unlink(path) != 0 && errno != ENOENT)
			(void)complain("remove", path);
	}
}

/* --- Sweeping -------------------------------------------------------------- */

void
file_store_range(int folder, char from[4], char beyond[4])
{
	from[0] = beyond[0] = alphabet[folder / 64 % 64];
	from[1] = beyond[1] = alphabet[folder % 64];
	from[2] = from[3] = beyond[3] = '\0';
	beyond[2] = '~'; /* comes after every character of an id */
}

static int
compare_text(const void *key, const void *item)
{
	return strcmp(key, *(const char *const *)item);
}

/* A file is kept while its row stands, its draft while it may be written. */
static bool
is_known(
    struct arena *mem, const char *name, const char *const *known, size_t count)
{
	const char *id;

	if (!text_ends_with(name, ".t") && strlen(name) != ID_LENGTH)
		return false;
	id = arena_memdup(
	    mem, name, strlen(name) - (text_ends_with(name, ".t") ? 2 : 0));
	return count > 0 &&
	    bsearch(id, known, count, sizeof(*known), compare_text) != NULL;
}

static int
sweep_inner(struct arena *mem, const char *path, struct instant before,
    const char *const *known, size_t known_count)
{
	struct dirent *entry;
	struct stat at;
	int gone = 0;
	DIR *dir = opendir(path);

	if (dir == NULL)
		return 0;
	while ((entry = readdir(dir)) != NULL) {
		if (entry->d_name[0] == '.' ||
		    fstatat(dirfd(dir), entry->d_name, &at,
			AT_SYMLINK_NOFOLLOW) != 0 ||
		    !S_ISREG(at.st_mode) ||
		    (int64_t)at.st_mtime * 1000 >= before.ms ||
		    is_known(mem, entry->d_name, known, known_count))
			continue;
		if (unlinkat(dirfd(dir), entry->d_name, 0) == 0)
			gone++;
	}
	closedir(dir);
	return gone;
}

int
file_store_sweep(struct arena *mem, int folder, struct instant before,
    const char *const *known, size_t known_count)
{
	struct dirent *entry;
	char from[4], beyond[4];
	const char *path;
	int gone = 0;
	DIR *dir;

	file_store_range(folder, from, beyond);
	path = store_path(mem, from);
	dir = opendir(path);
	if (dir == NULL)
		return 0;
	while ((entry = readdir(dir)) != NULL) {
		if (entry->d_name[0] == '.')
			continue;
		gone += sweep_inner(mem,
		    text_format(mem, "%s/%s", path, entry->d_name), before,
		    known, known_count);
	}
	closedir(dir);
	return gone;
}
