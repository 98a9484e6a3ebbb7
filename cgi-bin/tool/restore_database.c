/** @file Bringing a database folder back.  Program: tool. */
#include <errno.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/config.h"
#include "base/text.h"
#include "tool/database.h"
#include "tool/restore.h"
#include "tool/spawn.h"

static const char unpacker[] = "/usr/bin/mbstream";
static const char copier[] = "/usr/bin/mariadb-backup";
static const char log_reader[] = "/usr/bin/mariadb-binlog";
static const char client[] = "/usr/bin/mariadb";

static const int64_t start_patience_us = 300ll * 1000000;

enum {
	LOG_FILES_MOST = SPAWN_ARGS - 8,
	CONNECTIONS = 20
};

static const char *
said(const struct home *home)
{
	return home_path(home, home->log, "restore.log");
}

/* --- The copy -------------------------------------------------------------- */

static bool
feed(struct vault_reader *reader, int to)
{
	static unsigned char bytes[VAULT_PIECE];
	ssize_t got, put;

	while ((got = vault_read(reader, bytes, sizeof(bytes))) > 0)
		for (ssize_t at = 0; at < got; at += put) {
			put = write(to, bytes + at, (size_t)(got - at));
			if (put < 0 && errno == EINTR)
				put = 0;
			else if (put <= 0)
				return false;
		}
	return got == 0 && reader->is_ended;
}

static bool
unpack(struct archive *archive, const struct manifest *manifest,
    const char *folder)
{
	static struct vault_reader reader;
	const struct home *home = archive->home;
	const char *path = archive_find(
	    home, home_path(home, manifest->folder, "database.xb"));
	struct spawn spawn = { .args = { unpacker, "-x", "-C", folder },
		.errors = said(home) };
	int ends[2];
	bool is_good;
	pid_t pid;

	if (path == NULL || !vault_open(&reader, path, archive->key)) {
		complain("The copy of the database cannot be opened%s.",
		    path != NULL && archive->key != NULL ? " with this key"
							 : "");
		return false;
	}
	if (!spawn_pipe(ends))
		return false;
	spawn.input = ends[0];
	pid = spawn_start(&spawn);
	close(ends[0]);
	is_good = feed(&reader, ends[1]);
	close(ends[1]);
	vault_shut(&reader);
	is_good = spawn_wait(pid) && is_good;
	if (!is_good)
		complain("The copy of the database cannot be unpacked; %s says "
			 "why.  Is the disk full?",
		    said(home));
	return is_good;
}

bool
restore_database(struct archive *archive, const struct manifest *manifest)
{
	static const char *const leftovers[] = { "backup-my.cnf",
		"xtrabackup_info", "xtrabackup_checkpoints",
		"xtrabackup_binlog_info", "xtrabackup_binlog_pos_innodb",
		"mariadb_backup_info", "mariadb_backup_checkpoints",
		"mariadb_backup_binlog_info" };
	const struct home *home = archive->home;
	const char *folder = text_format(home->mem, "%s.new", home->data);
	struct spawn spawn = { .args = { copier, "--no-defaults", "--prepare",
				   text_format(
				       home->mem, "--target-dir=%s", folder) },
		.errors = said(home) };

	if (mkdir(folder, 0700) != 0) {
		complain("%s cannot be created: %s.", folder, strerror(errno));
		return false;
	}
	if (!unpack(archive, manifest, folder))
		return false;
	if (!spawn_wait(spawn_start(&spawn))) {
		complain("The copy of the database could not be made "
			 "consistent; %s says why.",
		    said(home));
		return false;
	}
	for (size_t i = 0; i < ARRAY_LEN(leftovers); i++)
		unlink(home_path(home, folder, leftovers[i]));
	if (rename(folder, home->data) == 0)
		return true;
	complain("%s cannot be put in place: %s.", home->data, strerror(errno));
	return false;
}

/* --- A server for us alone ------------------------------------------------- */

/** SQL the server runs first: the administrator may have another name here. */
static const char *
write_welcome(const struct home *home)
{
	const char *file = home_path(home, home->run, "restore.sql");

	/* Each statement of such a file stands on one line. */
	if (!home_write(home, file,
		text_format(home->mem,
		    "CREATE OR REPLACE USER '%s'@'localhost' IDENTIFIED VIA "
		    "unix_socket;\n"
		    "GRANT ALL PRIVILEGES ON *.* TO '%s'@'localhost' WITH "
		    "GRANT OPTION;\n",
		    home->account, home->account),
		0600))
		return NULL;
	return file;
}

bool
restore_server_start(const struct home *home, struct restore_server *server)
{
	struct timespec tick = { 0, 20 * 1000000 };
	int64_t until = clock_monotonic_us() + start_patience_us;
	const char *welcome = write_welcome(home);
	struct process process;
	struct spawn spawn = { .errors = said(home) };
	size_t n = 0;

	server->pid = -1;
	if (welcome == NULL ||
	    database_server(home, CONNECTIONS, &process) != STATUS_OK)
		return false;
	while (n < PROCESS_ARGS && process.args[n] != NULL) {
		spawn.args[n] = process.args[n];
		n++;
	}
	/* The log is played once and again from the beginning if that fails:
	 * nothing of it needs to be durable before the end. */
	spawn.args[n++] = "--skip-log-bin";
	spawn.args[n++] = "--innodb-flush-log-at-trx-commit=0";
	spawn.args[n++] = "--max-allowed-packet=1G";
	spawn.args[n++] = text_format(home->mem, "--init-file=%s", welcome);
	server->pid = spawn_start(&spawn);
	while (!database_answers(home)) {
		if (waitpid(server->pid, NULL, WNOHANG) != 0 ||
		    clock_monotonic_us() > until) {
			complain("The restored database does not start; "
				 "%s/mariadb.log says why.",
			    home->log);
			return false;
		}
		nanosleep(&tick, NULL);
	}
	unlink(welcome);
	return true;
}

bool
restore_server_stop(struct restore_server *server)
{
	pid_t pid = server->pid;

	server->pid = -1;
	if (pid <= 0)
		return true;
	kill(pid, SIGTERM);
	return spawn_wait(pid);
}

/* --- The log --------------------------------------------------------------- */

static bool
play(const struct home *home, const struct manifest *manifest,
    const char *const *logs, struct instant until, bool is_first)
{
	struct spawn reader = { .errors = said(home) };
	struct spawn writer = {
		.args = { client, "--no-defaults",
		    text_format(
			home->mem, "--socket=%s", database_socket(home)),
		    text_format(home->mem, "--user=%s", home->account),
		    "--binary-mode", "--default-character-set=utf8mb4",
		    "--max-allowed-packet=1G" },
		.errors = said(home)
	};
	struct civil c = civil_from_instant(until, 0);
	size_t n = 0;
	int ends[2];
	bool is_good;
	pid_t from, to;

	reader.args[n++] = log_reader;
	reader.args[n++] = "--no-defaults";
	if (is_first)
		reader.args[n++] = text_format(home->mem,
		    "--start-position=%lld", (long long)manifest->position);
	if (!instant_is_none(until))
		reader.args[n++] = text_format(home->mem,
		    "--stop-datetime=%04d-%02d-%02d %02d:%02d:%02d", c.day.year,
		    c.day.month, c.day.mday, c.hour, c.minute, c.second);
	for (size_t i = 0; logs[i] != NULL && i < LOG_FILES_MOST; i++)
		reader.args[n++] = logs[i];
	if (!spawn_pipe(ends))
		return false;
	reader.output = ends[1];
	writer.input = ends[0];
	from = spawn_start(&reader);
	to = spawn_start(&writer);
	close(ends[0]);
	close(ends[1]);
	is_good = spawn_wait(from);
	is_good = spawn_wait(to) && is_good;
	return is_good;
}

bool
restore_log(struct archive *archive, const struct manifest *manifest,
    struct instant until)
{
	const struct home *home = archive->home;
	const char *folder = home_path(home, home->tmp, "log");
	const char **logs;
	bool is_good = true;
	size_t count = 0;

	if (mkdir(folder, 0700) != 0) {
		complain("%s cannot be created: %s.", folder, strerror(errno));
		return false;
	}
	if (!log_join(
		archive, manifest->timeline, manifest->binlog, folder, &logs))
		return false;
	while (logs[count] != NULL)
		count++;
	if (count == 0)
		puts(
		    "The archive holds no log: the copy stands as it was made.");
	for (size_t i = 0; i < count && is_good; i += LOG_FILES_MOST)
		is_good = play(home, manifest, logs + i, until, i == 0);
	archive_remove(home, folder);
	if (!is_good)
		complain("The log could not be played to its end; %s says why.",
		    said(home));
	return is_good;
}
