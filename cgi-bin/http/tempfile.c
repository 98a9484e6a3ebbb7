/** @file Unnamed temporary files.  Layer: http. */
#include "http/tempfile.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/log.h"

static void
close_fd(void *object)
{
	const int *fd = object;

	close(*fd);
}

void
tempfile_adopt(struct arena *mem, int fd)
{
	int *kept = arena_calloc(mem, 1, sizeof(*kept));

	*kept = fd;
	arena_on_reset(mem, close_fd, kept);
}

int
tempfile_open(struct arena *mem, const char *directory)
{
	int fd = open(directory, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

	if (fd < 0) {
		log_event(LOG_ERROR, "tempfile.open", "directory", directory,
		    "error", strerror(errno), NULL);
		return -1;
	}
	tempfile_adopt(mem, fd);
	return fd;
}

bool
tempfile_write(int fd, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t wrote = write(fd, bytes, length);
		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote <= 0) {
			log_event(LOG_ERROR, "tempfile.write", "error",
			    strerror(errno), NULL);
			return false;
		}
		bytes += wrote;
		length -= (size_t)wrote;
	}
	return true;
}
