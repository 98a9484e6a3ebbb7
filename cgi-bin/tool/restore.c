/**
 * @file
 * `qutong restore DIR --home NEW`: an instance brought back from its backup, up
 * to a time.  See archive.h.
 *
 * Program: tool.
 */
#include "tool/restore.h"

#include <errno.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/config.h"
#include "base/text.h"
#include "tool/backup_sql.h"
#include "tool/commands.h"
#include "tool/database.h"

enum {
	MEMORY_RESTORE = 1 << 30,
	QUERY_BUDGET_MS = 600000,
	ID_LENGTH = 22
};

struct restore_order {
	const char *folder;
	const char *home;
	const char *key;
	struct instant until;
	int64_t port;
	bool is_check; /* only look whether the backup is whole */
};

/* --- What was asked -------------------------------------------------------- */

static void
usage(void)
{
	complain("Usage: qutong restore DIR --home NEW [--to TIME] "
		 "[--key KEY] [--port N]\n"
		 "       qutong restore DIR --check [--key KEY]\n"
		 "TIME is UTC: 2026-11-22T09:30:00Z; all that was before it is "
		 "there.");
}

/** `count` digits. */
static bool
take_digits(const char **at, int count, int *out)
{
	*out = 0;
	for (; count > 0; count--, (*at)++) {
		if (**at < '0' || **at > '9')
			return false;
		*out = *out * 10 + (**at - '0');
	}
	return true;
}

static bool
take_char(const char **at, const char *any_of)
{
	if (**at == '\0' || strchr(any_of, **at) == NULL)
		return false;
	(*at)++;
	return true;
}

/** "2026-11-22T09:30:00Z", also with a blank and without the Z. */
static bool
read_time(const char *text, struct instant *out)
{
	struct civil c = { 0 };
	int year, month, day;
	struct civil back;

	if (!take_digits(&text, 4, &year) || !take_char(&text, "-") ||
	    !take_digits(&text, 2, &month) || !take_char(&text, "-") ||
	    !take_digits(&text, 2, &day) || !take_char(&text, "T ") ||
	    !take_digits(&text, 2, &c.hour) || !take_char(&text, ":") ||
	    !take_digits(&text, 2, &c.minute) || !take_char(&text, ":") ||
	    !take_digits(&text, 2, &c.second))
		return false;
	if (*text == 'Z')
		text++;
	if (*text != '\0' || month < 1 || month > 12 || day < 1 || day > 31)
		return false;
	c.day.year = year;
	c.day.month = month;
	c.day.mday = day;
	*out = instant_from_civil(&c, 0);
	back = civil_from_instant(*out, 0);
	return back.day.mday == day && back.hour == c.hour &&
	    back.minute == c.minute && back.second == c.second;
}

static bool
read_order(int argc, char **argv, struct restore_order *order)
{
	*order = (struct restore_order){ 0 };
	for (int i = 0; i < argc; i++) {
		const char *word = argv[i];
		const char *next = i + 1 < argc ? argv[i + 1] : NULL;

		if (text_equal(word, "--check")) {
			order->is_check = true;
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
		if (text_equal(word, "--home"))
			order->home = next;
		else if (text_equal(word, "--key"))
			order->key = next;
		else if (text_equal(word, "--to")) {
			if (!read_time(next, &order->until)) {
				complain("\"%s\" is no time.", next);
				return false;
			}
		} else if (!text_equal(word, "--port") ||
		    text_to_int(next, &order->port) != STATUS_OK ||
		    order->port < 1 || order->port > 65535)
			return false;
	}
	return order->folder != NULL;
}

/* --- Which backup, and is it whole? ---------------------------------------- */

/** The newest backup that was finished before the time asked for. */
static const struct manifest *
choose(const struct home *home, const char *backups, struct instant until)
{
	const char **names = archive_list(home, backups);
	const struct manifest *best = NULL;
	const struct manifest *one;
	char at[25];

	for (size_t i = 0; names[i] != NULL; i++) {
		one = manifest_read(home, home_path(home, backups, names[i]));
		if (one == NULL) {
			complain(
			    "%s/%s has no manifest that can be read; it is "
			    "passed over.",
			    backups, names[i]);
			continue;
		}
		if (instant_is_none(until) || one->consistent_at.ms <= until.ms)
			best = one;
	}
	if (best != NULL)
		return best;
	instant_to_iso(until, at);
	if (instant_is_none(until))
		complain("%s holds no backup.", backups);
	else
		complain("%s holds no backup from before %s.", backups, at);
	return NULL;
}

/** DIR is an archive, or one backup in one. */
static const struct manifest *
find_backup(struct archive *archive, const char *path, struct instant until)
{
	const struct home *home = archive->home;
	const struct manifest *manifest;
	char *real = realpath(path, NULL);

	if (real == NULL) {
		complain("%s cannot be read: %s.", path, strerror(errno));
		return NULL;
	}
	archive->root = arena_strdup(home->mem, real);
	free(real);
	if (access(home_path(home, archive->root, "manifest.json"), F_OK) ==
	    0) {
		manifest = manifest_read(home, archive->root);
		if (manifest == NULL)
			complain("%s/manifest.json is damaged.", archive->root);
		archive->root =
		    text_format(home->mem, "%s/../..", archive->root);
	} else {
		manifest = choose(
		    home, home_path(home, archive->root, "backups"), until);
	}
	archive->files = home_path(home, archive->root, "files");
	if (manifest != NULL && !instant_is_none(until) &&
	    manifest->consistent_at.ms > until.ms) {
		complain(
		    "%s is younger than the time asked for.", manifest->folder);
		return NULL;
	}
	return manifest;
}

static size_t
check_files(const struct home *home, const char *folder,
    const struct archive_files *files)
{
	const struct archive_file *file;
	const char *path;
	char sha256[65];
	size_t wrong = 0;

	for (size_t i = 0; i < files->count; i++) {
		file = &files->items[i];
		path = archive_find(home, home_path(home, folder, file->name));
		if (path != NULL && vault_sum(path, sha256) &&
		    text_equal(sha256, file->sha256))
			continue;
		complain("%s/%s is %s.", folder, file->name,
		    path == NULL ? "missing" : "not what was backed up");
		wrong++;
	}
	return wrong;
}

static bool
check_backup(struct archive *archive, const struct manifest *manifest)
{
	size_t wrong =
	    check_files(archive->home, manifest->folder, &manifest->parts) +
	    check_files(archive->home, archive->files, &manifest->files);
	char at[25];

	instant_to_iso(manifest->consistent_at, at);
	if (wrong > 0) {
		complain("The backup %s is not whole.", manifest->name);
		return false;
	}
	printf("Backup %s of %s: %zu parts and %zu uploads are whole.\n",
	    manifest->name, at, manifest->parts.count, manifest->files.count);
	return true;
}

/* --- The new home ---------------------------------------------------------- */

static bool
prepare_home(struct archive *archive, struct home *home,
    const struct manifest *manifest, int64_t port)
{
	const char *conf = archive_find(
	    home, home_path(home, manifest->folder, "qutong.conf"));

	if (access(home->data, F_OK) == 0 || access(home->conf, F_OK) == 0) {
		complain("%s holds an instance already: restore into a new "
			 "folder.",
		    home->root);
		return false;
	}
	if (conf == NULL) {
		complain("%s holds no qutong.conf.", manifest->folder);
		return false;
	}
	if (!archive_make_folder(archive, home->root) ||
	    !archive_take(archive, conf, home->conf))
		return false;
	return home_prepare(home,
		   port != 0                 ? port
		       : manifest->port != 0 ? manifest->port
					     : 8080) == STATUS_OK;
}

/* --- Uploads --------------------------------------------------------------- */

static bool
take_upload(struct archive *archive, const char *name)
{
	const struct home *home = archive->home;
	const char *from =
	    archive_find(home, home_path(home, archive->files, name));
	const char *to = home_path(home, home->files, name);

	if (from == NULL)
		return false;
	return archive_make_folder(archive,
		   arena_memdup(
		       home->mem, to, (size_t)(strrchr(to, '/') - to))) &&
	    archive_take(archive, from, to);
}

/** The bytes of one row, and whether they are those the row describes. */
static bool
restore_upload(struct archive *archive, const struct backup_upload *upload)
{
	const struct home *home = archive->home;
	const char *name = text_format(home->mem, "%.2s/%.2s/%s",
	    upload->public_id, upload->public_id + 2, upload->public_id);
	char sha256[65];

	if (strlen(upload->public_id) != ID_LENGTH ||
	    !take_upload(archive, name))
		return false;
	if (upload->has_thumb &&
	    !take_upload(archive, text_format(home->mem, "%s.t", name)))
		return false;
	return vault_sum(home_path(home, home->files, name), sha256) &&
	    text_equal(sha256, upload->sha256);
}

static bool
restore_uploads(struct archive *archive)
{
	const struct home *home = archive->home;
	const struct db_options options = { database_socket(home),
		home->account, "", config_text("db_name", "qutong") };
	struct db *db = db_new(&options);
	const struct backup_upload *uploads;
	struct db_rows rows;
	size_t lost = 0;
	enum status st;

	db_set_deadline(db, QUERY_BUDGET_MS);
	st = db_all(db, home->mem, &stmt_backup_uploads, DB_NO_ARGS, &rows);
	db_free(db);
	if (st != STATUS_OK) {
		complain("The restored database cannot be asked for its "
			 "uploads.");
		return false;
	}
	uploads = rows.items;
	for (size_t i = 0; i < rows.count; i++) {
		if (restore_upload(archive, &uploads[i]))
			continue;
		complain("The upload %s is not in the backup as it was.",
		    uploads[i].public_id);
		lost++;
	}
	printf("Uploads: %zu restored, %zu lost.\n", rows.count - lost, lost);
	return lost == 0;
}

/* --- All of it ------------------------------------------------------------- */

static int
fill_home(struct archive *archive, struct home *home,
    const struct manifest *manifest, struct instant until)
{
	struct restore_server server;
	bool is_whole;
	int drift;

	puts("Unpacking the database");
	fflush(stdout);
	if (!restore_database(archive, manifest))
		return 1;
	puts("Playing the log");
	fflush(stdout);
	if (!restore_server_start(home, &server) ||
	    !restore_log(archive, manifest, until)) {
		restore_server_stop(&server);
		return 1;
	}
	is_whole = restore_uploads(archive);
	drift = command_reconcile(home, 0, NULL);
	if (!restore_server_stop(&server)) {
		complain("The restored database did not stop in good order; "
			 "%s/mariadb.log says why.",
		    home->log);
		return 1;
	}
	if (drift != 0)
		complain("The books do not agree: see the lines above.");
	return is_whole && drift == 0 ? 0 : 3;
}

int
command_restore(struct home *home, int argc, char **argv)
{
	int64_t began_us = clock_monotonic_us();
	struct restore_order order;
	struct archive archive = { .home = home };
	const struct manifest *manifest;
	int64_t took_ms;
	int code;

	if (!read_order(argc, argv, &order)) {
		usage();
		return 2;
	}
	if (sodium_init() < 0)
		return 1;
	signal(SIGPIPE, SIG_IGN);
	if (order.home != NULL &&
	    home_open(home, home->mem, order.home) != STATUS_OK)
		return 1;
	home->mem = arena_new(MEMORY_RESTORE);
	if (order.key != NULL) {
		archive.key = vault_secret_key(home, order.key);
		if (archive.key == NULL)
			return 1;
	}
	manifest = find_backup(&archive, order.folder, order.until);
	if (manifest == NULL)
		return 1;
	if (manifest->is_sealed && archive.key == NULL) {
		complain("This backup is sealed: give --key with the file that "
			 "`qutong backup --new-key` made.");
		return 1;
	}
	if (!check_backup(&archive, manifest))
		return 1;
	if (order.is_check)
		return 0;
	if (!prepare_home(&archive, home, manifest, order.port))
		return 1;
	code = fill_home(&archive, home, manifest, order.until);
	took_ms = (clock_monotonic_us() - began_us) / 1000;
	if (code == 1) {
		complain("%s is not a whole instance: remove it before you try "
			 "again.",
		    home->root);
		return 1;
	}
	printf(
	    "Restored in %lld.%lld s.  Now: qutong --home %s up, then qutong "
	    "--home %s doctor.\n",
	    (long long)(took_ms / 1000), (long long)(took_ms % 1000 / 100),
	    home->root, home->root);
	return code;
}
