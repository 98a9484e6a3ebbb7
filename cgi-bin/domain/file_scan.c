/**
 * @file
 * Asking ClamAV about a file.  See file_scan.h.
 */
#include "domain/file_scan.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/log.h"
#include "base/text.h"

enum {
	PIECE_BYTES = 64 * 1024,
	REPLY_BYTES_MAX = 512,
	HOST_BYTES = 64,
	WAIT_SECONDS = 10 /* for each step */
};

/* Where it listens: one of the two families. */
struct place {
	union {
		struct sockaddr any;
		struct sockaddr_un path;
		struct sockaddr_in v4;
		struct sockaddr_in6 v6;
	} at;
	socklen_t length;
};

static bool
place_of_path(const char *path, struct place *place)
{
	size_t length = strlen(path);

	if (length >= sizeof(place->at.path.sun_path))
		return false;
	place->at.path.sun_family = AF_UNIX;
	memcpy(place->at.path.sun_path, path, length + 1);
	place->length = sizeof(place->at.path);
	return true;
}

static bool
place_of(const char *address, struct place *place)
{
	const char *colon = strrchr(address, ':');
	char host[HOST_BYTES];
	size_t length;
	int64_t port;

	*place = (struct place){ .length = 0 };
	if (address[0] == '/')
		return place_of_path(address, place);
	if (colon == NULL || text_to_int(colon + 1, &port) != STATUS_OK ||
	    port < 1 || port > 65535)
		return false;
	length = (size_t)(colon - address);
	if (length >= 2 && address[0] == '[' && colon[-1] == ']') {
		address++;
		length -= 2;
	}
	if (length == 0 || length >= sizeof(host))
		return false;
	memcpy(host, address, length);
	host[length] = '\0';
	if (inet_pton(AF_INET, host, &place->at.v4.sin_addr) == 1) {
		place->at.v4.sin_family = AF_INET;
		place->at.v4.sin_port = htons((uint16_t)port);
		place->length = sizeof(place->at.v4);
		return true;
	}
	if (inet_pton(AF_INET6, host, &place->at.v6.sin6_addr) == 1) {
		place->at.v6.sin6_family = AF_INET6;
		place->at.v6.sin6_port = htons((uint16_t)port);
		place->length = sizeof(place->at.v6);
		return true;
	}
	return false;
}

static int
scanner_open(const struct place *place)
{
	const struct timeval wait = { .tv_sec = WAIT_SECONDS };
	int fd = socket(place->at.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (fd < 0)
		return -1;
	if (setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof(wait)) == 0 &&
	    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof(wait)) == 0 &&
	    connect(fd, &place->at.any, place->length) == 0)
		return fd;
	close(fd);
	return -1;
}

static bool
say(int fd, const void *bytes, size_t length)
{
	const char *at = bytes;

	while (length > 0) {
		ssize_t put = send(fd, at, length, MSG_NOSIGNAL);

		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return false;
		at += put;
		length -= (size_t)put;
	}
	return true;
}

/* zINSTREAM, pieces with their length before them, an empty piece. */
static bool
stream(int scanner, int fd)
{
	static const char command[] = "zINSTREAM";
	char piece[PIECE_BYTES];
	off_t at = 0;
	uint32_t length;

	if (!say(scanner, command, sizeof(command)))
		return false;
	for (;;) {
		ssize_t got = pread(fd, piece, sizeof(piece), at);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return false;
		length = htonl((uint32_t)got);
		if (!say(scanner, &length, sizeof(length)))
			return false;
		if (got == 0)
			return true;
		if (!say(scanner, piece, (size_t)got))
			return false;
		at += got;
	}
}

/* Its answer, up to the NUL: "stream: OK", "stream: Name FOUND". */
static bool
listen_to(int scanner, char reply[REPLY_BYTES_MAX + 1])
{
	size_t have = 0;

	while (have < REPLY_BYTES_MAX) {
		ssize_t got =
		    recv(scanner, reply + have, REPLY_BYTES_MAX - have, 0);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		have += (size_t)got;
		if (memchr(reply, '\0', have) != NULL)
			break;
	}
	reply[have] = '\0';
	return have > 0;
}

enum status
file_scan(const char *address, int fd, enum file_fault *fault)
{
	char reply[REPLY_BYTES_MAX + 1] = "";
	struct place place;
	int scanner = -1;
	bool was_told = false;

	*fault = FILE_FINE;
	if (place_of(address, &place))
		scanner = scanner_open(&place);
	else
		errno = EINVAL;
	/* A scanner that has had enough answers before everything was sent. */
	if (scanner >= 0) {
		(void)stream(scanner, fd);
		was_told = listen_to(scanner, reply);
		close(scanner);
	}
	if (was_told && text_equal(reply, "stream: OK"))
		return STATUS_OK;
	if (was_told && text_ends_with(reply, " FOUND")) {
		log_event(LOG_WARN, "file.virus", "reply", reply, NULL);
		*fault = FILE_VIRUS;
		return STATUS_INVALID;
	}
	log_event(LOG_ERROR, "file.scan", "address", address, "reply", reply,
	    "reason", was_told ? "" : strerror(errno), NULL);
	*fault = FILE_NOT_SCANNED;
	return STATUS_INVALID;
}
