/**
 * @file
 * A document drawn in a child process.  See document_make.h.
 */
#include "view/document_make.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"

enum {
	CPU_SECONDS = 10,
	WAIT_SECONDS = 20,
	POLL_US = 2000
};

#define MEMORY_MAX ((rlim_t)512 * 1024 * 1024)
#define FILE_MAX_BYTES ((rlim_t)64 * 1024 * 1024)

static void
limit(int resource, rlim_t most)
{
	struct rlimit value = { most, most };

	if (setrlimit(resource, &value) != 0)
		_exit(STATUS_BUG);
}

/* Never returns: what exit() would run belongs to the parent. */
static _Noreturn void
draw_and_leave(document_fn *draw, const void *context, int fd)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	signal(SIGTERM, SIG_DFL);
	signal(SIGUSR1, SIG_DFL);
	limit(RLIMIT_CPU, CPU_SECONDS);
	limit(RLIMIT_FSIZE, FILE_MAX_BYTES);
	limit(RLIMIT_CORE, 0);
#if !defined(__SANITIZE_ADDRESS__)
	limit(RLIMIT_AS, MEMORY_MAX);
#endif
	_exit((int)draw(fd, context));
}

/* Wait for the child, not for ever.  @return its wait status, or -1. */
static int
wait_for(pid_t child)
{
	int64_t until = clock_monotonic_us() + WAIT_SECONDS * INT64_C(1000000);
	int how;

	for (;;) {
		pid_t ended = waitpid(child, &how, WNOHANG);

		if (ended == child)
			return how;
		if (ended < 0 && errno != EINTR)
			return -1;
		if (clock_monotonic_us() > until)
			break;
		usleep(POLL_US);
	}
	kill(child, SIGKILL);
	while (waitpid(child, &how, 0) < 0 && errno == EINTR)
		continue;
	return -1;
}

enum status
document_make(document_fn *draw, const void *context, int *out)
{
	int fd = memfd_create("document", MFD_CLOEXEC);
	enum status st;
	pid_t child;
	int how;

	if (fd < 0) {
		log_event(LOG_ERROR, "document.no_file", NULL);
		return STATUS_UNAVAILABLE;
	}
	child = fork();
	if (child < 0) {
		log_event(LOG_ERROR, "document.no_process", NULL);
		close(fd);
		return STATUS_UNAVAILABLE;
	}
	if (child == 0)
		draw_and_leave(draw, context, fd);

	how = wait_for(child);
	if (how < 0 || !WIFEXITED(how)) {
		log_event(LOG_ERROR, "document.child_died", "how", log_int(how),
		    NULL);
		st = STATUS_UNAVAILABLE;
	} else {
		st = WEXITSTATUS(how) > STATUS_BUG
		    ? STATUS_BUG
		    : (enum status)WEXITSTATUS(how);
	}
	if (st == STATUS_OK && lseek(fd, 0, SEEK_SET) != 0)
		st = STATUS_BUG;
	if (st != STATUS_OK) {
		close(fd);
		return st;
	}
	*out = fd;
	return STATUS_OK;
}
