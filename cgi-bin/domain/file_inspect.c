/**
 * @file
 * What a file is, by its content.  See file_inspect.h.
 */
#include "domain/file_inspect.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/config.h"
#include "base/log.h"
#include "base/text.h"

/* As in cgi-bin/file_reader/reader.h. */
enum {
	READER_DAMAGED = 10,
	READER_PIXELS = 11,
	READER_TYPE = 12,
	IMAGE_FD = 3,
	THUMB_FD = 4
};

enum {
	PATH_BYTES_MAX = 4096,
	REPORT_BYTES_MAX = 200,
	SIDE_MAX = 65535,
	/* The helper limits its processor time itself; this covers a busy
	 * machine. */
	WAIT_MS = 12000
};

const char *
file_inspect_helper(struct arena *mem)
{
	const char *configured = config_text("file_reader", NULL);
	char self[PATH_BYTES_MAX];
	ssize_t length;
	char *slash;

	if (configured != NULL)
		return configured;
	length = readlink("/proc/self/exe", self, sizeof(self) - 1);
	if (length <= 0)
		return "qutong-file";
	self[length] = '\0';
	slash = strrchr(self, '/');
	if (slash != NULL)
		*slash = '\0';
	return text_format(mem, "%s/qutong-file", self);
}

static void
close_fd(void *object)
{
	const int *fd = object;

	close(*fd);
}

/* A file in memory, closed with the arena.  Above the numbers the helper gets,
 * so that duplicating one never overwrites another. */
static int
memory_file(struct arena *mem)
{
	int *kept = arena_calloc(mem, 1, sizeof(*kept));
	int fd = memfd_create("image", MFD_CLOEXEC);

	if (fd < 0)
		return -1;
	*kept = fcntl(fd, F_DUPFD_CLOEXEC, THUMB_FD + 1);
	close(fd);
	if (*kept >= 0)
		arena_on_reset(mem, close_fd, kept);
	return *kept;
}

/* One run of the helper. */
struct run {
	pid_t pid;
	int out; /* where its report comes from */
	int image;
	int thumb;
	char report[REPORT_BYTES_MAX + 1];
};

static enum status
fail(const char *what)
{
	log_event(LOG_ERROR, "file.inspect", "what", what, "reason",
	    strerror(errno), NULL);
	return STATUS_UNAVAILABLE;
}

/* The file on 0, the report on 1, images on 3 and 4, nothing else. */
static enum status
run_start(struct arena *mem, int fd, struct run *run)
{
	const char *path = file_inspect_helper(mem);
	char *const arguments[] = { arena_strdup(mem, "qutong-file"), NULL };
	char *const environment[] = { NULL };
	posix_spawn_file_actions_t actions;
	int ends[2], high_in, high_out;
	int failure;

	run->image = memory_file(mem);
	run->thumb = memory_file(mem);
	if (run->image < 0 || run->thumb < 0)
		return fail("memfd");
	if (pipe2(ends, O_CLOEXEC) != 0)
		return fail("pipe");
	high_in = fcntl(fd, F_DUPFD_CLOEXEC, THUMB_FD + 1);
	high_out = fcntl(ends[1], F_DUPFD_CLOEXEC, THUMB_FD + 1);
	close(ends[1]);

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, high_in, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&actions, high_out, STDOUT_FILENO);
	posix_spawn_file_actions_addopen(
	    &actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_adddup2(&actions, run->image, IMAGE_FD);
	posix_spawn_file_actions_adddup2(&actions, run->thumb, THUMB_FD);
	posix_spawn_file_actions_addclosefrom_np(&actions, THUMB_FD + 1);
	failure = high_in < 0 || high_out < 0
	    ? EMFILE
	    : posix_spawn(
		  &run->pid, path, &actions, NULL, arguments, environment);
	posix_spawn_file_actions_destroy(&actions);
	if (high_in >= 0)
		close(high_in);
	if (high_out >= 0)
		close(high_out);
	if (failure != 0) {
		close(ends[0]);
		errno = failure;
		return fail(path);
	}
	run->out = ends[0];
	return STATUS_OK;
}

/* Read its one line.  @return whether it closed its end, in time. */
static bool
run_listen(struct run *run)
{
	int64_t deadline_us = clock_monotonic_us() + WAIT_MS * 1000;
	size_t have = 0;

	for (;;) {
		struct pollfd wait = { .fd = run->out, .events = POLLIN };
		int64_t left_us = deadline_us - clock_monotonic_us();
		ssize_t got;

		if (left_us <= 0 || have == REPORT_BYTES_MAX)
			return false;
		if (poll(&wait, 1, (int)(left_us / 1000 + 1)) <= 0)
			continue;
		got =
		    read(run->out, run->report + have, REPORT_BYTES_MAX - have);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return got == 0;
		have += (size_t)got;
		run->report[have] = '\0';
	}
}

/* How it ended: its exit code, or -1. */
static int
run_end(struct run *run, bool done)
{
	int status;
	pid_t ended;

	close(run->out);
	if (!done)
		kill(run->pid, SIGKILL);
	do {
		ended = waitpid(run->pid, &status, 0);
	} while (ended < 0 && errno == EINTR);
	return ended == run->pid && WIFEXITED(status) ? WEXITSTATUS(status)
						      : -1;
}

static enum file_fault
fault_of(int code, bool done)
{
	switch (code) {
	case READER_DAMAGED:
		return FILE_DAMAGED;
	case READER_PIXELS:
		return FILE_PIXELS;
	case READER_TYPE:
		return FILE_TYPE;
	default:
		/* Ended by one of its limits, or by what the file did to it. */
		log_event(LOG_WARN, "file.reader_died", "code", log_int(code),
		    "in_time", done ? "yes" : "no", NULL);
		return FILE_DAMAGED;
	}
}

static bool
is_side(int64_t pixels)
{
	return pixels >= 1 && pixels <= SIDE_MAX;
}

/* "media/type width height has_image has_thumb" */
static bool
read_report(struct arena *mem, struct run *run, struct file_content *out)
{
	const char *words[5];
	int64_t numbers[4];
	char *at = run->report;

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		size_t length = strcspn(at, " \n");

		if (length == 0 || at[length] == '\0')
			return false;
		words[i] = arena_memdup(mem, at, length);
		at += length + 1;
	}
	if (*at != '\0')
		return false;
	for (size_t i = 0; i < ARRAY_LEN(numbers); i++) {
		if (text_to_int(words[i + 1], &numbers[i]) != STATUS_OK)
			return false;
	}
	out->media_type = words[0];
	out->width = numbers[0];
	out->height = numbers[1];
	if (numbers[2] == 0)
		return numbers[3] == 0;
	if (!is_side(out->width) || !is_side(out->height))
		return false;
	out->fd = run->image;
	if (numbers[3] != 0)
		out->thumb_fd = run->thumb;
	return true;
}

enum status
file_inspect(
    struct arena *mem, int fd, struct file_content *out, enum file_fault *fault)
{
	struct run run = { .pid = -1 };
	bool done;
	int code;
	enum status st;

	*fault = FILE_FINE;
	*out = (struct file_content){ .fd = -1, .thumb_fd = -1 };
	st = run_start(mem, fd, &run);
	if (st != STATUS_OK)
		return st;
	done = run_listen(&run);
	code = run_end(&run, done);
	if (code == 0 && read_report(mem, &run, out))
		return STATUS_OK;
	*fault = fault_of(code, done);
	return STATUS_INVALID;
}
