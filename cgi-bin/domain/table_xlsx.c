/**
 * @file
 * Workbooks: unpacked and parsed by a program of its own, under limits, which
 * hands back comma-separated text.  See table_part.h.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/config.h"
#include "base/log.h"
#include "base/text.h"
#include "domain/table_part.h"

#define PATH_BYTES_MAX 4096
#define PIECE_BYTES 16384
/* The helper limits its processor time itself; this covers a busy machine. */
#define WAIT_MS 15000
/* Exit codes of cgi-bin/xlsx_reader. */
#define READER_DAMAGED 10
#define READER_TOO_LARGE 11
#define READER_TOO_MANY_ROWS 12

static const char *
reader_path(struct arena *mem)
{
	const char *configured = config_text("xlsx_reader", NULL);
	char self[PATH_BYTES_MAX];
	ssize_t length;
	char *slash;

	if (configured != NULL)
		return configured;
	length = readlink("/proc/self/exe", self, sizeof(self) - 1);
	if (length <= 0)
		return "qutong-xlsx";
	self[length] = '\0';
	slash = strrchr(self, '/');
	if (slash != NULL)
		*slash = '\0';
	return text_format(mem, "%s/qutong-xlsx", self);
}

/* Start the helper: the file on 0, a pipe to us on 1, nothing else. */
static enum status
reader_start(struct arena *mem, int fd, size_t rows_max, pid_t *pid, int *out)
{
	const char *path = reader_path(mem);
	char *const arguments[] = { arena_strdup(mem, "qutong-xlsx"),
		text_format(mem, "%zu", rows_max), NULL };
	char *const environment[] = { NULL };
	posix_spawn_file_actions_t actions;
	int ends[2];
	int failure;

	if (pipe2(ends, O_CLOEXEC) != 0) {
		log_event(
		    LOG_ERROR, "table.pipe", "reason", strerror(errno), NULL);
		return STATUS_BUG;
	}
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
	posix_spawn_file_actions_adddup2(&actions, fd, STDIN_FILENO);
	posix_spawn_file_actions_addclosefrom_np(&actions, 3);
	failure =
	    posix_spawn(pid, path, &actions, NULL, arguments, environment);
	posix_spawn_file_actions_destroy(&actions);
	close(ends[1]);
	if (failure != 0) {
		close(ends[0]);
		log_event(LOG_ERROR, "table.reader_start", "path", path,
		    "reason", strerror(failure), NULL);
		return STATUS_BUG;
	}
	*out = ends[0];
	return STATUS_OK;
}

/* Read until the helper is done.  @return whether it was, in time. */
static bool
reader_drain(int out, struct table_csv *csv)
{
	int64_t deadline_us = clock_monotonic_us() + WAIT_MS * 1000;
	char piece[PIECE_BYTES];

	while (csv->flow->status == STATUS_OK) {
		struct pollfd wait = { .fd = out, .events = POLLIN };
		int64_t left_us = deadline_us - clock_monotonic_us();
		ssize_t got;

		if (left_us <= 0)
			return false;
		if (poll(&wait, 1, (int)(left_us / 1000 + 1)) <= 0)
			continue;
		got = read(out, piece, sizeof(piece));
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return got == 0;
		table_csv_add(csv, piece, (size_t)got);
	}
	return false;
}

/* Wait for the helper and say how it ended: its exit code, or -1. */
static int
reader_end(pid_t pid, bool done)
{
	int status;
	pid_t ended;

	if (!done)
		kill(pid, SIGKILL);
	do {
		ended = waitpid(pid, &status, 0);
	} while (ended < 0 && errno == EINTR);
	if (ended != pid || !WIFEXITED(status))
		return -1;
	return WEXITSTATUS(status);
}

static enum status
judge(struct table_flow *flow, int code, bool done)
{
	if (flow->status != STATUS_OK)
		return flow->status;
	switch (code) {
	case 0:
		return STATUS_OK;
	case READER_DAMAGED:
		table_flow_fail(flow, TABLE_FORMAT, true);
		break;
	case READER_TOO_MANY_ROWS:
		table_flow_fail(flow, TABLE_TOO_MANY_ROWS, false);
		break;
	case READER_TOO_LARGE:
		table_flow_fail(flow, TABLE_TOO_LARGE, true);
		break;
	default:
		/* Ended by one of its limits, or a workbook it cannot bear. */
		log_event(LOG_WARN, "table.reader_died", "code", log_int(code),
		    "in_time", done ? "yes" : "no", NULL);
		table_flow_fail(flow, TABLE_TOO_LARGE, true);
		break;
	}
	return flow->status;
}

enum status
table_read_xlsx(struct arena *mem, int fd, struct table_flow *flow)
{
	struct table_csv csv;
	pid_t pid;
	int out;
	bool done;
	int code;
	enum status st;

	st = reader_start(mem, fd, flow->sink->rows_max, &pid, &out);
	if (st != STATUS_OK)
		return st;
	st = table_csv_begin(&csv, flow, ',');
	if (st != STATUS_OK) {
		close(out);
		(void)reader_end(pid, false);
		return st;
	}
	done = reader_drain(out, &csv);
	close(out);
	code = reader_end(pid, done);
	/* An unfinished last row is not the table's fault when it was cut. */
	if (code != 0)
		(void)judge(flow, code, done);
	table_csv_end(&csv);
	return flow->status;
}
