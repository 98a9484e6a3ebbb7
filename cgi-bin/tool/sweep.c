/**
 * @file
 * What is left behind: processes of a supervisor that was killed, and logs that
 * have grown.
 *
 * Program: tool.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/text.h"
#include "tool/process.h"

/** The most one log file grows to before its content moves to *.log.1. */
static const off_t log_ceiling = 16 << 20;

/** Where a symbolic link of /proc/<pid> leads; "" if it cannot be read. */
static void
follow(int64_t pid, const char *what, char out[PATH_MAX])
{
	char link[64];
	ssize_t length;

	snprintf(link, sizeof(link), "/proc/%lld/%s", (long long)pid, what);
	length = readlink(link, out, PATH_MAX - 1);
	out[length < 0 ? 0 : length] = '\0';
}

const char *const service_names[SERVICE_COUNT] = { "worker", "sender" };

const char *
service_path(const struct home *home, const char *name)
{
	return text_format(home->mem, "%s/qutong-%s", home->bin, name);
}

bool
process_runs(const struct home *home, const char *path)
{
	char at[PATH_MAX];
	struct dirent *entry;
	bool is_found = false;
	int64_t pid;
	DIR *all = opendir("/proc");

	while (all != NULL && !is_found && (entry = readdir(all)) != NULL) {
		if (text_to_int(entry->d_name, &pid) != STATUS_OK)
			continue;
		follow(pid, "cwd", at);
		if (!text_equal(at, home->run))
			continue;
		/* Also if the file was replaced since. */
		follow(pid, "exe", at);
		is_found = text_starts_with(at, path) &&
		    (at[strlen(path)] == '\0' || at[strlen(path)] == ' ');
	}
	if (all != NULL)
		closedir(all);
	return is_found;
}

/** Whether a program of ours, by the file it runs (also if replaced since). */
static bool
is_of_ours(const struct home *home, const char *program)
{
	size_t bin = strlen(home->bin);

	if (text_starts_with(program, "/usr/sbin/nginx") ||
	    text_starts_with(program, "/usr/sbin/mariadbd"))
		return true;
	if (text_ends_with(program, "/qutong"))
		return false;
	return text_starts_with(program, home->bin) && program[bin] == '/';
}

/** Send `signal` to each leftover.  @return how many there were */
static unsigned
signal_leftovers(const struct home *home, int database, int other)
{
	char program[PATH_MAX];
	char folder[PATH_MAX];
	struct dirent *entry;
	unsigned found = 0;
	int64_t pid;
	DIR *all = opendir("/proc");

	if (all == NULL)
		return 0;
	while ((entry = readdir(all)) != NULL) {
		if (text_to_int(entry->d_name, &pid) != STATUS_OK ||
		    pid == getpid())
			continue;
		follow(pid, "cwd", folder);
		if (!text_equal(folder, home->run) &&
		    !text_equal(folder, home->data))
			continue;
		follow(pid, "exe", program);
		if (!is_of_ours(home, program))
			continue;
		found++;
		kill((pid_t)pid,
		    text_equal(folder, home->data) ? database : other);
	}
	closedir(all);
	return found;
}

void
processes_sweep(const struct home *home)
{
	struct timespec tick = { 0, 50 * 1000000 };
	int64_t until = clock_monotonic_us() + 60 * 1000000;

	/* The database is asked to close its files; the others hold nothing. */
	while (signal_leftovers(home, SIGTERM, SIGKILL) > 0) {
		if (clock_monotonic_us() > until)
			break;
		nanosleep(&tick, NULL);
	}
	while (signal_leftovers(home, SIGKILL, SIGKILL) > 0)
		nanosleep(&tick, NULL);
}

void
processes_forget_sockets(const struct home *home)
{
	struct dirent *entry;
	DIR *all;

	if (text_equal(home->sockets, home->run))
		return;
	all = opendir(home->sockets);
	if (all == NULL)
		return;
	while ((entry = readdir(all)) != NULL)
		if (text_ends_with(entry->d_name, ".sock"))
			unlinkat(dirfd(all), entry->d_name, 0);
	closedir(all);
	rmdir(home->sockets);
}

/** Move what a log holds into `old`; writers append, so they go on at 0. */
static void
trim(const char *path, const char *old)
{
	struct stat at;
	off_t from = 0;
	int in = open(path, O_RDWR | O_CLOEXEC);
	int out;

	if (in < 0)
		return;
	if (fstat(in, &at) == 0 && at.st_size > log_ceiling) {
		out = open(old, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
		while (out >= 0 && from < at.st_size &&
		    sendfile(out, in, &from, (size_t)(at.st_size - from)) > 0)
			continue;
		if (out >= 0)
			close(out);
		if (ftruncate(in, 0) != 0)
			unlink(path);
	}
	close(in);
}

void
processes_trim_logs(const struct home *home)
{
	char path[PATH_MAX];
	char old[PATH_MAX];
	struct dirent *entry;
	DIR *all = opendir(home->log);

	if (all == NULL)
		return;
	while ((entry = readdir(all)) != NULL) {
		if (!text_ends_with(entry->d_name, ".log"))
			continue;
		if ((size_t)snprintf(path, sizeof(path), "%s/%s", home->log,
			entry->d_name) >= sizeof(path) ||
		    (size_t)snprintf(old, sizeof(old), "%s/%s.1", home->log,
			entry->d_name) >= sizeof(old))
			continue;
		trim(path, old);
	}
	closedir(all);
}
