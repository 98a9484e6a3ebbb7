/**
 * @file
 * `qutong backup DIR`: database, settings and uploads of a running instance;
 * `--log` goes on shipping its log and uploads as they come.  See archive.h.
 *
 * Program: tool.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/config.h"
#include "base/log.h"
#include "base/text.h"
#include "tool/archive.h"
#include "tool/backup_sql.h"
#include "tool/commands.h"
#include "tool/database.h"
#include "tool/spawn.h"

enum {
	MEMORY_BACKUP = 1 << 30,
	MEMORY_ROUND = 256 << 20,
	SHIP_EVERY_S = 5,
	PROGRESS_BYTES = 16 << 20
};

static const char copier[] = "/usr/bin/mariadb-backup";

/* What is left free beside what the copy is likely to need. */
static const uint64_t room_beside = 64ull << 20;

struct backup_order {
	const char *folder;
	const char *seal_to;
	const char *new_key;
	int64_t keep;
	int64_t every_s;
	bool is_log;
};

/* --- What was asked -------------------------------------------------------- */

static void
usage(void)
{
	complain("Usage: qutong backup DIR [--keep N] [--encrypt-to KEY.pub]\n"
		 "       qutong backup --log DIR [--every SECONDS] "
		 "[--encrypt-to KEY.pub]\n"
		 "       qutong backup --new-key KEY");
}

static bool
read_order(int argc, char **argv, struct backup_order *order)
{
	*order = (struct backup_order){ .every_s = SHIP_EVERY_S };
	for (int i = 0; i < argc; i++) {
		const char *word = argv[i];
		const char *next = i + 1 < argc ? argv[i + 1] : NULL;

		if (text_equal(word, "--log")) {
			order->is_log = true;
			continue;
		}
		if (!text_starts_with(word, "--")) {
			if (order->folder != NULL)
				return false;
			order->folder = word;
			continue;
		}
		if (next == NULL)
			return false;
		i++;
		if (text_equal(word, "--encrypt-to"))
			order->seal_to = next;
		else if (text_equal(word, "--new-key"))
			order->new_key = next;
		else if (text_equal(word, "--keep") &&
		    text_to_int(next, &order->keep) == STATUS_OK &&
		    order->keep >= 1)
			continue;
		else if (text_equal(word, "--every") &&
		    text_to_int(next, &order->every_s) == STATUS_OK &&
		    order->every_s >= 1 && order->every_s <= 3600)
			continue;
		else
			return false;
	}
	/* A server that is to seal its backups seals each of them. */
	if (order->seal_to == NULL && order->new_key == NULL &&
	    *config_text("backup_encrypt_to", "") != '\0')
		order->seal_to = config_text("backup_encrypt_to", "");
	return (order->folder != NULL) != (order->new_key != NULL);
}

/* --- The log, without end -------------------------------------------------- */

/** The uploads before the log that speaks of them.  @return whether the archive
 *  is up to where the log was */
static bool
ship_round(struct archive *archive, struct log_shipper *shipper,
    int64_t *uploads_since)
{
	int64_t now = clock_now().ms / 1000;
	int64_t count;

	if (!log_shipper_look(shipper))
		return true;
	if (!files_ship(archive, *uploads_since, &count))
		return false;
	/* A folder may change in the second in which it was read. */
	*uploads_since = now - 2;
	return log_shipper_round(shipper);
}

static int
ship_for_ever(struct archive *archive, int64_t every_s)
{
	struct home round = *archive->home;
	struct log_shipper *shipper = log_shipper_new(archive);
	struct timespec wait = { every_s, 0 };
	int64_t uploads_since = 0;
	bool was_good = true;
	sigset_t ends;
	bool is_good;
	int got;

	sigemptyset(&ends);
	sigaddset(&ends, SIGTERM);
	sigaddset(&ends, SIGINT);
	sigprocmask(SIG_BLOCK, &ends, NULL);
	if (!log_shipper_lock(shipper)) {
		complain("Another process ships this log to %s already.",
		    archive->root);
		return 1;
	}
	round.mem = arena_new(MEMORY_ROUND);
	archive->home = &round;
	log_event(LOG_INFO, "backup.log", "to", archive->root, NULL);
	do {
		is_good = ship_round(archive, shipper, &uploads_since);
		if (is_good != was_good)
			log_event(is_good ? LOG_INFO : LOG_ERROR, "backup.log",
			    "to", archive->root, "state",
			    is_good ? "shipping" : "behind", NULL);
		was_good = is_good;
		arena_reset(round.mem);
		got = sigtimedwait(&ends, NULL, &wait);
	} while (got < 0);
	is_good = ship_round(archive, shipper, &uploads_since);
	log_shipper_close(shipper);
	return is_good ? 0 : 1;
}

/** Bring log and uploads up to now, unless another process does that. */
static bool
ship_once(struct archive *archive)
{
	struct log_shipper *shipper = log_shipper_new(archive);
	int64_t count;
	bool is_there = log_shipper_lock(shipper) && log_shipper_look(shipper);
	bool is_good = files_ship(archive, 0, &count) &&
	    (!is_there || log_shipper_round(shipper));

	log_shipper_close(shipper);
	return is_good;
}

/* --- The database ---------------------------------------------------------- */

/** Bytes of the data folder's files, two levels deep. */
static uint64_t
folder_bytes(const char *path)
{
	struct stat at;
	uint64_t total = 0;
	const char *const args[] = { "/usr/bin/du", "-sk", path };
	struct spawn spawn = { .errors = "/dev/null" };
	char text[64] = "";
	int ends[2];
	int64_t kib = 0;
	pid_t pid;

	if (stat(path, &at) != 0 || !spawn_pipe(ends))
		return 0;
	for (size_t i = 0; i < ARRAY_LEN(args); i++)
		spawn.args[i] = args[i];
	spawn.output = ends[1];
	pid = spawn_start(&spawn);
	close(ends[1]);
	if (read(ends[0], text, sizeof(text) - 1) > 0)
		text[strcspn(text, "\t")] = '\0';
	close(ends[0]);
	if (spawn_wait(pid) && text_to_int(text, &kib) == STATUS_OK)
		total = (uint64_t)kib << 10;
	return total;
}

/** Refuse beforehand what cannot fit. */
static bool
check_room(struct archive *archive)
{
	struct statvfs disk;
	uint64_t need = folder_bytes(archive->home->data) / 2 + room_beside;
	uint64_t have;

	if (statvfs(archive->root, &disk) != 0)
		return true;
	have = (uint64_t)disk.f_bavail * disk.f_frsize;
	if (have >= need)
		return true;
	complain("The disk of %s is too full for a backup: %llu MB are free, "
		 "about %llu MB are needed.  Nothing was written.",
	    archive->root, (unsigned long long)(have >> 20),
	    (unsigned long long)(need >> 20));
	return false;
}

static void
show(const char *what, int64_t bytes)
{
	printf("\r%-22s %7lld MB", what, (long long)(bytes >> 20));
	fflush(stdout);
}

/** What the copier writes, into the archive; at most what fits. */
static bool
take_stream(int from, struct vault_writer *writer)
{
	static unsigned char bytes[VAULT_PIECE];
	int64_t shown = 0;
	ssize_t got;

	while ((got = read(from, bytes, sizeof(bytes))) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0 || !vault_write(writer, bytes, (size_t)got))
			return false;
		if (writer->bytes - shown >= PROGRESS_BYTES) {
			shown = writer->bytes;
			show("Copying the database", shown);
		}
	}
	return true;
}

static pid_t
start_copier(const struct home *home, const char *folder, int output)
{
	const char *const args[] = { copier, "--no-defaults", "--backup",
		"--stream=xbstream",
		text_format(home->mem, "--user=%s", home->account),
		text_format(home->mem, "--socket=%s", database_socket(home)),
		text_format(home->mem, "--datadir=%s", home->data),
		text_format(home->mem, "--target-dir=%s", folder),
		text_format(home->mem, "--extra-lsndir=%s", folder) };
	struct spawn spawn = { .output = output,
		.errors = home_path(home, home->log, "backup.log") };

	for (size_t i = 0; i < ARRAY_LEN(args); i++)
		spawn.args[i] = args[i];
	return spawn_start(&spawn);
}

static bool
copy_database(
    struct archive *archive, const char *folder, struct manifest *manifest)
{
	static struct vault_writer writer;
	const struct home *home = archive->home;
	struct archive_file *part = archive_add(home->mem, &manifest->parts);
	const char *path = text_format(
	    home->mem, "%s/database.xb%s", folder, vault_suffix(archive->key));
	char sha256[65];
	int ends[2];
	bool is_good;
	pid_t pid;

	if (!spawn_pipe(ends))
		return false;
	is_good = vault_create(&writer, path, archive->key);
	pid = is_good ? start_copier(home, folder, ends[1]) : -1;
	close(ends[1]);
	is_good = is_good && take_stream(ends[0], &writer);
	close(ends[0]);
	/* It ends by itself once nobody reads what it says. */
	is_good = spawn_wait(pid) && is_good;
	is_good = vault_close(&writer, sha256) && is_good;
	show("Copying the database", writer.bytes);
	putchar('\n');
	*part = (struct archive_file){ "database.xb",
		arena_strdup(home->mem, sha256), writer.bytes };
	if (is_good)
		return true;
	if (writer.error != 0)
		archive_complain(archive, path, writer.error);
	else
		complain("The database could not be copied; %s/backup.log says "
			 "why.",
		    home->log);
	return false;
}

/** The value between quotes after a word of what the copier noted. */
static const char *
quoted(const struct home *home, const char *text, const char *after)
{
	const char *at = strstr(text, after);
	const char *end;

	if (at == NULL)
		return NULL;
	at += strlen(after);
	end = strchr(at, '\'');
	return end == NULL ? NULL
			   : arena_memdup(home->mem, at, (size_t)(end - at));
}

/** Where the copy stands in the log; the copier's notes go. */
static bool
read_place(const struct home *home, const char *folder, struct manifest *m)
{
	static const char *const notes[] = { "xtrabackup_info",
		"mariadb_backup_info", "xtrabackup_checkpoints",
		"mariadb_backup_checkpoints" };
	const char *text =
	    home_read(home, home_path(home, folder, notes[0]), 64 << 10);
	const char *position;

	if (text == NULL)
		text = home_read(
		    home, home_path(home, folder, notes[1]), 64 << 10);
	for (size_t i = 0; i < ARRAY_LEN(notes); i++)
		unlink(home_path(home, folder, notes[i]));
	if (text == NULL)
		return false;
	m->binlog = quoted(home, text, "binlog_pos = filename '");
	position = quoted(home, text, "position '");
	return m->binlog != NULL && position != NULL &&
	    text_to_int(position, &m->position) == STATUS_OK;
}

/* --- A backup -------------------------------------------------------------- */

static bool
ask_version(const struct home *home, struct manifest *manifest)
{
	const struct db_options options = { database_socket(home),
		home->account, "", config_text("db_name", "qutong") };
	struct db *db = db_new(&options);
	struct backup_version version = { 0, "" };
	enum status st =
	    db_one(db, home->mem, &stmt_backup_version, DB_NO_ARGS, &version);

	db_free(db);
	manifest->schema_version = version.schema_version;
	manifest->database = version.database;
	return st == STATUS_OK;
}

/** The sums of the newest backup spare reading every upload again. */
static const struct archive_files *
known_files(struct archive *archive)
{
	const char **names = archive_list(archive->home, archive->backups);
	const struct manifest *last;
	size_t count = 0;

	while (names[count] != NULL)
		count++;
	if (count == 0)
		return NULL;
	last = manifest_read(archive->home,
	    home_path(archive->home, archive->backups, names[count - 1]));
	return last == NULL ? NULL : &last->files;
}

static bool
fill_backup(
    struct archive *archive, const char *draft, struct manifest *manifest)
{
	const struct home *home = archive->home;
	struct archive_file *part;

	if (!ask_version(home, manifest)) {
		complain("The database does not answer: make status.");
		return false;
	}
	if (!ship_once(archive) || !copy_database(archive, draft, manifest))
		return false;
	manifest->consistent_at = clock_now();
	if (!read_place(home, draft, manifest)) {
		complain("The copy of the database does not say where in the "
			 "log it stands; %s/backup.log says more.",
		    home->log);
		return false;
	}
	part = archive_add(home->mem, &manifest->parts);
	part->name = "qutong.conf";
	if (!archive_keep(
		archive, home->conf, home_path(home, draft, part->name), part))
		return false;
	/* Once more: an upload whose row is in the copy may be newer than the
	 * first look. */
	if (!ship_once(archive) ||
	    !files_list(archive, known_files(archive), &manifest->files))
		return false;
	printf("Uploads                %7zu files\n", manifest->files.count);
	manifest->finished_at = clock_now();
	return manifest_write(archive, draft, manifest);
}

static bool
sync_folder(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool is_good = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	return is_good;
}

/** What a backup that was killed left behind. */
static void
remove_drafts(struct archive *archive)
{
	const char **left = archive_list(archive->home, archive->root);

	for (size_t i = 0; left[i] != NULL; i++)
		if (text_starts_with(left[i], "draft-"))
			archive_remove(archive->home,
			    home_path(archive->home, archive->root, left[i]));
}

static const char *
backup_name(const struct home *home, struct instant at)
{
	struct civil c = civil_from_instant(at, 0);

	return text_format(home->mem, "%04d%02d%02dT%02d%02d%02dZ", c.day.year,
	    c.day.month, c.day.mday, c.hour, c.minute, c.second);
}

static bool
make_backup(struct archive *archive)
{
	const struct home *home = archive->home;
	struct manifest manifest = { .started_at = clock_now(),
		.product = "qutong",
		.account = home->account,
		.timeline = archive->timeline,
		.port = home->port,
		.is_sealed = archive->key != NULL };
	const char *draft, *folder;
	int64_t took_ms;
	bool is_good;

	manifest.name = backup_name(home, manifest.started_at);
	draft =
	    text_format(home->mem, "%s/draft-%s", archive->root, manifest.name);
	folder = home_path(home, archive->backups, manifest.name);
	remove_drafts(archive);
	if (access(folder, F_OK) == 0) {
		complain("%s is there already.", folder);
		return false;
	}
	is_good = archive_make_folder(archive, draft) &&
	    fill_backup(archive, draft, &manifest) && sync_folder(draft);
	if (is_good && rename(draft, folder) != 0) {
		archive_complain(archive, folder, errno);
		is_good = false;
	}
	if (!is_good) {
		archive_remove(home, draft);
		complain("No backup was made; what was there is unharmed.");
		return false;
	}
	sync_folder(archive->backups);
	took_ms = manifest.finished_at.ms - manifest.started_at.ms;
	printf("Backup %s is whole: %lld MB in %lld.%lld s, at %s:%lld.\n",
	    folder, (long long)(manifest.parts.items[0].bytes >> 20),
	    (long long)(took_ms / 1000), (long long)(took_ms % 1000 / 100),
	    manifest.binlog, (long long)manifest.position);
	return true;
}

int
command_backup(struct home *home, int argc, char **argv)
{
	const struct vault_key *key = NULL;
	struct backup_order order;
	struct archive archive;
	int lock;

	if (!read_order(argc, argv, &order)) {
		usage();
		return 2;
	}
	if (sodium_init() < 0)
		return 1;
	if (order.new_key != NULL)
		return vault_make_key(home, order.new_key) ? 0 : 1;
	if (order.seal_to != NULL) {
		key = vault_public_key(home, order.seal_to);
		if (key == NULL)
			return 1;
	}
	signal(SIGPIPE, SIG_IGN);
	home->mem = arena_new(MEMORY_BACKUP);
	if (!order.is_log && !database_answers(home)) {
		complain("%s does not run: a backup is taken of a running "
			 "instance (qutong up).",
		    home->root);
		return 1;
	}
	if (access(home->data, F_OK) != 0) {
		complain("%s has no database.", home->root);
		return 1;
	}
	if (!archive_open(&archive, home, order.folder, key))
		return 1;
	if (order.is_log)
		return ship_for_ever(&archive, order.every_s);
	lock = open(home_path(home, archive.root, ".lock"),
	    O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (lock < 0 || flock(lock, LOCK_EX | LOCK_NB) != 0) {
		complain("Another backup to %s is being made.", archive.root);
		return 1;
	}
	if (!check_room(&archive) || !make_backup(&archive))
		return 1;
	if (order.keep > 0)
		archive_keep_newest(&archive, order.keep);
	return 0;
}
