/**
 * @file
 * The binary log, shipped to the archive while it is written, and put together
 * again.
 *
 * Program: tool.  The server only ever adds to its log, so what is new is what
 * lies past the bytes that were shipped.  Each process that ships begins a
 * piece of its own: what another left half written is cut, not continued.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "tool/archive.h"

enum {
	LOGS_MOST = 10000,
	NAME_BYTES = 64,
	OFFSET_DIGITS = 15
};

static const char log_prefix[] = "binlog.";

struct log_shipper {
	struct archive *archive;
	int lock;
	char open_name[NAME_BYTES]; /* of the log whose piece is open, or "" */
	char done_name[NAME_BYTES]; /* all up to this one is shipped */
	int64_t reached;            /* bytes shipped of the open one */
	char seen_name[NAME_BYTES]; /* the newest log when last looked at */
	int64_t seen_bytes;
	struct vault_writer piece;
};

/** A piece in the archive. */
struct piece {
	const char *path;
	const char *log;
	int64_t at, length;
};

struct pieces {
	struct piece *items;
	size_t count;
};

/* --- What there is --------------------------------------------------------- */

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/** "binlog.000001", and nothing after the number. */
static bool
is_log(const char *name)
{
	int64_t number;

	return text_starts_with(name, log_prefix) &&
	    strlen(name) < NAME_BYTES &&
	    text_to_int(name + strlen(log_prefix), &number) == STATUS_OK;
}

/** The server's logs, in order; the list ends with NULL. */
static const char **
list_logs(const struct home *home)
{
	const char **names =
	    arena_calloc(home->mem, LOGS_MOST + 1, sizeof(*names));
	struct dirent *entry;
	size_t count = 0;
	DIR *folder = opendir(home->data);

	while (folder != NULL && (entry = readdir(folder)) != NULL)
		if (is_log(entry->d_name) && count < LOGS_MOST)
			names[count++] = arena_strdup(home->mem, entry->d_name);
	if (folder != NULL)
		closedir(folder);
	qsort(names, count, sizeof(*names), compare_names);
	return names;
}

/** "binlog.000001@000000000000004" with or without ".sealed". */
static bool
read_piece(const struct home *home, const char *folder, const char *name,
    struct piece *piece)
{
	const char *mark = strchr(name, '@');

	if (mark == NULL || strlen(mark) < 1 + OFFSET_DIGITS)
		return false;
	piece->log = arena_memdup(home->mem, name, (size_t)(mark - name));
	piece->path = home_path(home, folder, name);
	if (!is_log(piece->log) ||
	    text_to_int(arena_memdup(home->mem, mark + 1, OFFSET_DIGITS),
		&piece->at) != STATUS_OK)
		return false;
	piece->length = vault_length(piece->path);
	return true;
}

static int
compare_pieces(const void *a, const void *b)
{
	const struct piece *one = a, *other = b;
	int order = strcmp(one->log, other->log);

	if (order != 0)
		return order;
	return (one->at > other->at) - (one->at < other->at);
}

static struct pieces
list_pieces(const struct home *home, const char *path)
{
	struct pieces pieces = { NULL, 0 };
	struct dirent *entry;
	struct piece *wider;
	size_t capacity = 0;
	DIR *folder = opendir(path);

	while (folder != NULL && (entry = readdir(folder)) != NULL) {
		if (pieces.count == capacity) {
			capacity = capacity == 0 ? 64 : 2 * capacity;
			wider =
			    arena_calloc(home->mem, capacity, sizeof(*wider));
			if (pieces.count > 0)
				memcpy(wider, pieces.items,
				    pieces.count * sizeof(*wider));
			pieces.items = wider;
		}
		if (read_piece(
			home, path, entry->d_name, &pieces.items[pieces.count]))
			pieces.count++;
	}
	if (folder != NULL)
		closedir(folder);
	if (pieces.count > 0)
		qsort(pieces.items, pieces.count, sizeof(*pieces.items),
		    compare_pieces);
	return pieces;
}

/* --- Shipping -------------------------------------------------------------- */

struct log_shipper *
log_shipper_new(struct archive *archive)
{
	struct log_shipper *shipper =
	    arena_calloc(archive->home->mem, 1, sizeof(*shipper));

	shipper->archive = archive;
	shipper->lock = -1;
	shipper->piece.fd = -1;
	return shipper;
}

bool
log_shipper_lock(struct log_shipper *shipper)
{
	const char *file =
	    home_path(shipper->archive->home, shipper->archive->log, ".lock");

	if (shipper->lock < 0)
		shipper->lock = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	return shipper->lock >= 0 &&
	    flock(shipper->lock, LOCK_EX | LOCK_NB) == 0;
}

static bool
close_piece(struct log_shipper *shipper)
{
	bool is_good = true;

	if (shipper->open_name[0] != '\0')
		is_good = vault_close(&shipper->piece, NULL);
	shipper->open_name[0] = '\0';
	return is_good;
}

static bool
open_piece(struct log_shipper *shipper, const char *name, int64_t from)
{
	struct archive *archive = shipper->archive;
	const char *path = text_format(archive->home->mem, "%s/%s@%0*lld%s",
	    archive->log, name, OFFSET_DIGITS, (long long)from,
	    vault_suffix(archive->key));

	/* A piece that begins here holds nothing whole, or we were further. */
	unlink(path);
	if (!vault_create(&shipper->piece, path, archive->key)) {
		archive_complain(archive, path, shipper->piece.error);
		vault_close(&shipper->piece, NULL);
		return false;
	}
	snprintf(shipper->open_name, NAME_BYTES, "%s", name);
	shipper->reached = from;
	return true;
}

/** Ship what `name` holds past shipper->reached, up to `end`. */
static bool
ship_rest(struct log_shipper *shipper, const char *name, int fd, int64_t end)
{
	static unsigned char bytes[VAULT_PIECE];
	int64_t before = shipper->reached;
	int64_t rest;
	ssize_t got = 0;

	while ((rest = end - shipper->reached) > 0) {
		got = pread(fd, bytes,
		    rest < VAULT_PIECE ? (size_t)rest : sizeof(bytes),
		    shipper->reached);
		if (got <= 0)
			break;
		if (!vault_write(&shipper->piece, bytes, (size_t)got))
			break;
		shipper->reached += got;
	}
	if (rest <= 0 &&
	    (shipper->reached == before || vault_flush(&shipper->piece)))
		return true;
	if (shipper->piece.error == 0)
		complain("%s cannot be read: %s.", name, strerror(errno));
	else
		archive_complain(shipper->archive, shipper->archive->log,
		    shipper->piece.error);
	/* What was half written is measured anew next time. */
	close_piece(shipper);
	return false;
}

static int64_t
shipped_bytes(const struct pieces *pieces, const char *name)
{
	int64_t reached = 0;

	for (size_t i = 0; i < pieces->count; i++)
		if (text_equal(pieces->items[i].log, name) &&
		    pieces->items[i].length > 0 &&
		    pieces->items[i].at + pieces->items[i].length > reached)
			reached = pieces->items[i].at + pieces->items[i].length;
	return reached;
}

static bool
ship_log(
    struct log_shipper *shipper, const char *name, const struct pieces *pieces)
{
	const struct home *home = shipper->archive->home;
	bool is_open = text_equal(shipper->open_name, name);
	int64_t reached =
	    is_open ? shipper->reached : shipped_bytes(pieces, name);
	int64_t end;
	struct stat at;
	bool is_good;
	int fd = open(home_path(home, home->data, name), O_RDONLY | O_CLOEXEC);

	/* Expired since the folder was read. */
	if (fd < 0)
		return true;
	end = text_equal(name, shipper->seen_name) ? shipper->seen_bytes
	    : fstat(fd, &at) == 0                  ? at.st_size
						   : 0;
	if (end <= reached) {
		close(fd);
		return true;
	}
	if (!is_open)
		close_piece(shipper);
	is_good = (is_open || open_piece(shipper, name, reached)) &&
	    ship_rest(shipper, name, fd, end);
	close(fd);
	return is_good;
}

bool
log_shipper_look(struct log_shipper *shipper)
{
	const struct home *home = shipper->archive->home;
	const char **names = list_logs(home);
	const char *last = NULL;
	struct stat at;

	for (size_t i = 0; names[i] != NULL; i++)
		last = names[i];
	if (last == NULL || stat(home_path(home, home->data, last), &at) != 0)
		return false;
	if (text_equal(last, shipper->open_name) &&
	    at.st_size == shipper->reached)
		return false;
	snprintf(shipper->seen_name, NAME_BYTES, "%s", last);
	shipper->seen_bytes = at.st_size;
	return true;
}

bool
log_shipper_round(struct log_shipper *shipper)
{
	const struct home *home = shipper->archive->home;
	const char **names = list_logs(home);
	struct pieces pieces = { NULL, 0 };
	bool is_listed = false;

	for (size_t i = 0; names[i] != NULL; i++) {
		if (strcmp(names[i], shipper->done_name) <= 0)
			continue;
		if (strcmp(names[i], shipper->seen_name) > 0)
			break;
		if (!is_listed && !text_equal(names[i], shipper->open_name)) {
			pieces = list_pieces(home, shipper->archive->log);
			is_listed = true;
		}
		if (!ship_log(shipper, names[i], &pieces))
			return false;
		/* One that has a successor grows no more. */
		if (strcmp(names[i], shipper->seen_name) < 0)
			snprintf(
			    shipper->done_name, NAME_BYTES, "%s", names[i]);
	}
	return true;
}

void
log_shipper_close(struct log_shipper *shipper)
{
	close_piece(shipper);
	if (shipper->lock >= 0)
		close(shipper->lock);
	shipper->lock = -1;
}

void
log_forget_before(struct archive *archive, const char *binlog)
{
	struct pieces pieces = list_pieces(archive->home, archive->log);

	for (size_t i = 0; i < pieces.count; i++)
		if (strcmp(pieces.items[i].log, binlog) < 0)
			unlink(pieces.items[i].path);
}

/* --- Putting together ------------------------------------------------------ */

/** Add a piece to a log that holds `have` bytes, which it may overlap. */
static bool
add_piece(
    struct archive *archive, const struct piece *piece, int to, int64_t *have)
{
	static struct vault_reader reader;
	static unsigned char bytes[VAULT_PIECE];
	int64_t skip = *have - piece->at;
	ssize_t got;

	if (piece->length <= 0)
		return true;
	if (skip < 0) {
		complain("%s: a piece of the log before it is missing.",
		    piece->path);
		return false;
	}
	if (!vault_open(&reader, piece->path, archive->key)) {
		complain("%s cannot be opened%s.", piece->path,
		    reader.is_sealed ? " with this key" : "");
		return false;
	}
	while ((got = vault_read(&reader, bytes, sizeof(bytes))) > 0) {
		int64_t over = skip < got ? skip : got;

		skip -= over;
		if (got > over &&
		    write(to, bytes + over, (size_t)(got - over)) !=
			got - over) {
			complain("The log cannot be put together: %s.",
			    strerror(errno));
			vault_shut(&reader);
			return false;
		}
		*have += got - over;
	}
	vault_shut(&reader);
	if (got < 0)
		complain("%s was changed or damaged.", piece->path);
	return got == 0;
}

/** Cut a log after its last whole event. */
static bool
cut_log(int fd, int64_t length)
{
	enum {
		MAGIC = 4,
		HEADER = 19,
		SIZE_AT = 9
	};
	unsigned char header[HEADER];
	int64_t at = MAGIC;
	int64_t size;

	while (pread(fd, header, HEADER, at) == HEADER) {
		size = 0;
		for (size_t i = 4; i-- > 0;)
			size = size << 8 | header[SIZE_AT + i];
		if (size < HEADER || at + size > length)
			break;
		at += size;
	}
	return at > length || ftruncate(fd, at) == 0;
}

static const char *
join_one(struct archive *archive, const struct pieces *pieces, size_t *i,
    const char *folder)
{
	const char *log = pieces->items[*i].log;
	const char *path = home_path(archive->home, folder, log);
	int fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	int64_t have = 0;
	bool is_good = fd >= 0;

	if (!is_good)
		complain("%s cannot be written: %s.", path, strerror(errno));
	for (; *i < pieces->count && text_equal(pieces->items[*i].log, log);
	     (*i)++)
		is_good = is_good &&
		    add_piece(archive, &pieces->items[*i], fd, &have);
	is_good = is_good && cut_log(fd, have);
	if (fd >= 0)
		close(fd);
	return is_good ? path : NULL;
}

/** The number after "binlog." */
static int64_t
log_number(const char *log)
{
	int64_t number = 0;

	if (text_to_int(log + strlen(log_prefix), &number) != STATUS_OK)
		return 0;
	return number;
}

bool
log_join(struct archive *archive, const char *timeline, const char *binlog,
    const char *folder, const char ***names)
{
	const struct home *home = archive->home;
	struct pieces pieces = list_pieces(
	    home, text_format(home->mem, "%s/log/%s", archive->root, timeline));
	const char **out =
	    arena_calloc(home->mem, pieces.count + 1, sizeof(*out));
	int64_t expected = log_number(binlog);
	size_t count = 0;
	size_t i = 0;

	while (i < pieces.count && strcmp(pieces.items[i].log, binlog) < 0)
		i++;
	while (i < pieces.count) {
		if (log_number(pieces.items[i].log) != expected) {
			complain("%s%06lld of the database's log is missing: "
				 "nothing after it can be restored.",
			    log_prefix, (long long)expected);
			return false;
		}
		out[count] = join_one(archive, &pieces, &i, folder);
		if (out[count] == NULL)
			return false;
		count++;
		expected++;
	}
	*names = out;
	return true;
}
