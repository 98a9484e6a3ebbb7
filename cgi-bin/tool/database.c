/**
 * @file
 * Running a MariaDB of our own.
 *
 * Program: tool.  Its administrator is the operating system's user who owns
 * HOME_DIR, vouched for by the socket: there is no password to keep.
 */
#include "tool/database.h"

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/config.h"
#include "base/random.h"
#include "base/text.h"
#include "tool/fill.h"

static const char mariadbd[] = "/usr/sbin/mariadbd";
static const char installer[] = "/usr/bin/mariadb-install-db";
static const char client[] = "/usr/bin/mariadb";

const char *
database_socket(const struct home *home)
{
	return home_path(home, home->sockets, "db.sock");
}

static const char *
number(const struct home *home, int64_t value)
{
	return text_format(home->mem, "%lld", (long long)value);
}

enum status
database_server(
    const struct home *home, int64_t connections, struct process *server)
{
	const struct fill values[] = {
		{ "DATA", home->data },
		{ "SOCKET", database_socket(home) },
		{ "RUN", home->run },
		{ "TMP", home->tmp },
		{ "LOG", home->log },
		{ "LOG_MB", number(home, config_int("db_log_mb", 64)) },
		{ "BUFFER_MB", number(home, config_int("db_buffer_mb", 256)) },
		{ "CONNECTIONS", number(home, connections) },
	};
	const char *file = home_path(home, home->run, "mariadb.cnf");

	*server =
	    (struct process){ .name = "mariadbd", .stop_signal = SIGTERM };
	server->args[0] = mariadbd;
	server->args[1] = text_format(home->mem, "--defaults-file=%s", file);
	if (geteuid() == 0)
		server->args[2] = "--user=root";
	return fill_file(
	    home, "mariadb/private.cnf.in", values, ARRAY_LEN(values), file);
}

/* --- The first folder ------------------------------------------------------ */

static const char *
new_data(const struct home *home)
{
	return text_format(home->mem, "%s.new", home->data);
}

/** Remove a half-made data folder: two levels deep, as the installer makes. */
static void
remove_tree(const struct home *home, const char *path)
{
	struct dirent *entry;
	const char *inside;
	DIR *folder = opendir(path);

	if (folder == NULL)
		return;
	while ((entry = readdir(folder)) != NULL) {
		if (text_equal(entry->d_name, ".") ||
		    text_equal(entry->d_name, ".."))
			continue;
		inside = home_path(home, path, entry->d_name);
		if (unlink(inside) != 0 && errno == EISDIR)
			remove_tree(home, inside);
	}
	closedir(folder);
	rmdir(path);
}

void
database_install(const struct home *home, struct process *task)
{
	size_t n = 0;

	remove_tree(home, new_data(home));
	*task = (struct process){ .name = "mariadb-install",
		.stop_signal = SIGKILL,
		.orphan_signal = SIGKILL,
		.is_task = true };
	task->args[n++] = installer;
	task->args[n++] = "--no-defaults";
	/* From run/, where tasks start: the installer's script cannot bear a
	 * blank in a path. */
	task->args[n++] = "--datadir=../data.new";
	task->args[n++] = "--auth-root-authentication-method=socket";
	task->args[n++] =
	    text_format(home->mem, "--auth-root-socket-user=%s", home->account);
	task->args[n++] = "--skip-test-db";
	/* It looks its own host up, which a container may not know. */
	task->args[n++] = "--force";
	task->args[n++] = text_format(home->mem, "--innodb-log-file-size=%lldM",
	    (long long)config_int("db_log_mb", 64));
	if (geteuid() == 0)
		task->args[n++] = "--user=root";
}

bool
database_install_done(const struct home *home)
{
	unlink(home_path(home, home->run, "grants.done"));
	if (rename(new_data(home), home->data) == 0)
		return true;
	complain("%s cannot be put in place: %s.", home->data, strerror(errno));
	return false;
}

bool
database_answers(const struct home *home)
{
	const char *path = database_socket(home);
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	struct pollfd readable = { .events = POLLIN };
	unsigned char greeting[5];
	bool is_up = false;

	if (strlen(path) >= sizeof(address.sun_path))
		return false;
	memcpy(address.sun_path, path, strlen(path) + 1);
	readable.fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (readable.fd < 0)
		return false;
	/* The fifth byte of its first packet is the protocol's version. */
	if (connect(readable.fd, (const struct sockaddr *)&address,
		sizeof(address)) == 0 &&
	    poll(&readable, 1, 1000) == 1 &&
	    read(readable.fd, greeting, sizeof(greeting)) ==
		(ssize_t)sizeof(greeting))
		is_up = greeting[4] == 10;
	close(readable.fd);
	return is_up;
}

/* --- Users ----------------------------------------------------------------- */

const char *
database_password(const struct home *home, const char *program)
{
	const char *secret = config_text("db_secret", "");
	const char *subject = text_format(home->mem, "db:%s", program);
	char *out = arena_alloc(home->mem, 44);

	digest_hmac(secret, strlen(secret), subject, strlen(subject), out);
	return out;
}

static void
run_client(const struct home *home, const char *file, struct process *task)
{
	size_t n = 0;

	*task = (struct process){ .name = "mariadb-client",
		.stop_signal = SIGTERM,
		.is_task = true,
		.input = file };
	task->args[n++] = client;
	task->args[n++] = "--no-defaults";
	task->args[n++] =
	    text_format(home->mem, "--socket=%s", database_socket(home));
	task->args[n++] = text_format(home->mem, "--user=%s", home->account);
	task->args[n++] = "--default-character-set=utf8mb4";
	task->args[n++] = "--batch";
}

enum status
database_create(const struct home *home, struct process *task)
{
	const char *file = home_path(home, home->run, "create.sql");

	run_client(home, file, task);
	return home_write(home, file,
		   text_format(home->mem,
		       "CREATE DATABASE IF NOT EXISTS `%s` CHARACTER SET "
		       "utf8mb4 COLLATE utf8mb4_bin;\n",
		       config_text("db_name", "qutong")),
		   0600)
	    ? STATUS_OK
	    : STATUS_INVALID;
}

/**
 * Append the lines of schema/grants.sql that name a program's user.  A line is
 * "GRANT … ON <table> TO '<program>'@'localhost';".
 *
 * @return how many there were
 */
static unsigned
add_grants(struct text *out, const char *grants, const char *program,
    struct arena *mem)
{
	const char *to = text_format(mem, "TO '%s'@", program);
	const char *end;
	const char *line;
	unsigned found = 0;

	for (; *grants != '\0'; grants = *end == '\0' ? end : end + 1) {
		end = strchr(grants, '\n');
		if (end == NULL)
			end = grants + strlen(grants);
		line = arena_memdup(mem, grants, (size_t)(end - grants));
		if (!text_starts_with(line, "GRANT ") ||
		    strstr(line, to) == NULL)
			continue;
		text_add(out, line);
		text_add(out, "\n");
		found++;
	}
	return found;
}

static const char *
done_file(const struct home *home)
{
	return home_path(home, home->run, "grants.done");
}

enum status
database_users(const struct home *home, const char *const *programs,
    size_t count, struct process *task)
{
	const char *name = config_text("db_name", "qutong");
	const char *grants = home_read(
	    home, home_path(home, home->share, "schema/grants.sql"), 256 << 10);
	const char *file = home_path(home, home->run, "grants.sql");
	const char *done = home_read(home, done_file(home), 64);
	struct text sql = text_new(home->mem, 1 << 20);
	char sum[65];

	text_addf(&sql, "USE `%s`;\n", name);
	for (size_t i = 0; i < count; i++) {
		text_addf(&sql,
		    "CREATE OR REPLACE USER '%s'@'localhost' IDENTIFIED BY "
		    "'%s';\n",
		    programs[i], database_password(home, programs[i]));
		/* A program that has no line yet may use every table. */
		if (grants == NULL ||
		    add_grants(&sql, grants, programs[i], home->mem) == 0)
			text_addf(&sql,
			    "GRANT SELECT, INSERT, UPDATE, DELETE ON `%s`.* TO "
			    "'%s'@'localhost';\n",
			    name, programs[i]);
	}
	digest_sha256(sql.bytes, sql.length, sum);
	if (done != NULL && text_equal(text_trim(home->mem, done), sum))
		return STATUS_NOT_FOUND;
	run_client(home, file, task);
	return home_write(home, file, sql.bytes, 0600) ? STATUS_OK
						       : STATUS_INVALID;
}

void
database_users_done(const struct home *home)
{
	const char *sql =
	    home_read(home, home_path(home, home->run, "grants.sql"), 1 << 20);
	char sum[65];

	if (sql == NULL)
		return;
	digest_sha256(sql, strlen(sql), sum);
	home_write(home, done_file(home), sum, 0600);
	unlink(home_path(home, home->run, "grants.sql"));
}
