/** @file The listening socket.  Layer: app. */
#include "app/listen.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/log.h"
#include "base/status.h"
#include "base/text.h"

enum {
	HANDED_DOWN = 3,
	BACKLOG = 511
};

static int
fail(const char *step, const char *path)
{
	log_event(LOG_ERROR, "listen", "step", step, "path", path, "error",
	    strerror(errno), NULL);
	return -1;
}

/* systemd's protocol: one socket, as fd 3, meant for this process. */
static int
handed_down(void)
{
	const char *count = getenv("LISTEN_FDS");
	const char *pid = getenv("LISTEN_PID");
	int64_t number = 0;

	if (count == NULL || !text_equal(count, "1"))
		return -1;
	if (pid != NULL &&
	    (text_to_int(pid, &number) != STATUS_OK ||
		number != (int64_t)getpid()))
		return -1;
	unsetenv("LISTEN_FDS");
	unsetenv("LISTEN_PID");
	if (fcntl(HANDED_DOWN, F_SETFD, FD_CLOEXEC) != 0)
		return fail("handed down", "");
	return HANDED_DOWN;
}

/* The name appears only when the socket listens: it is bound beside and then
 * moved over a stale one, so nginx never finds a socket that refuses. */
int
listen_open(const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = handed_down();

	if (fd >= 0)
		return fd;
	int length = snprintf(address.sun_path, sizeof(address.sun_path),
	    "%s.%ld", path, (long)getpid());
	if (length < 0 || (size_t)length >= sizeof(address.sun_path)) {
		errno = ENAMETOOLONG;
		return fail("name", path);
	}

	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return fail("socket", path);
	unlink(address.sun_path);
	if (bind(fd, (const struct sockaddr *)&address, sizeof(address)) != 0 ||
	    chmod(address.sun_path, 0660) != 0 || listen(fd, BACKLOG) != 0 ||
	    rename(address.sun_path, path) != 0) {
		fail("bind", path);
		unlink(address.sun_path);
		close(fd);
		return -1;
	}
	return fd;
}

void
listen_hand_down(int fd)
{
	char pid[24];

	snprintf(pid, sizeof(pid), "%ld", (long)getpid());
	setenv("LISTEN_FDS", "1", 1);
	setenv("LISTEN_PID", pid, 1);
	if (fd == HANDED_DOWN)
		fcntl(fd, F_SETFD, 0);
	else
		dup2(fd, HANDED_DOWN);
}
