/**
 * @file
 * A unix socket in front of a database that loses one COMMIT or its answer.
 */
#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "support/cutting_proxy.h"

struct cutting_proxy {
	pthread_t thread;
	struct sockaddr_un server;
	struct sockaddr_un here;
	int listener;
	int end[2]; /* written to by stop */
	enum cut cut;
	bool has_cut;
};

static void
must(bool ok, const char *what)
{
	if (ok)
		return;
	perror(what);
	exit(1);
}

static int
connect_server(const struct cutting_proxy *proxy)
{
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	must(fd >= 0 &&
		connect(fd, (const struct sockaddr *)&proxy->server,
		    sizeof(proxy->server)) == 0,
	    "proxy connect");
	return fd;
}

/** A COM_QUERY packet that says COMMIT. */
static bool
is_commit(const char *bytes, size_t count)
{
	return count == 11 && memcmp(bytes + 4, "\3COMMIT", 7) == 0;
}

/** Pass bytes both ways until an end closes or the cut is made. */
static void
pass(struct cutting_proxy *proxy, int client, int server)
{
	char bytes[64 * 1024];
	struct pollfd ends[3] = { { .fd = client, .events = POLLIN },
		{ .fd = server, .events = POLLIN },
		{ .fd = proxy->end[0], .events = POLLIN } };

	for (;;) {
		if (poll(ends, 3, -1) <= 0 || ends[2].revents != 0)
			return;
		for (int i = 0; i < 2; i++) {
			ssize_t count;
			bool cuts;

			if (ends[i].revents == 0)
				continue;
			count = read(ends[i].fd, bytes, sizeof(bytes));
			if (count <= 0)
				return;
			cuts = i == 0 && !proxy->has_cut &&
			    is_commit(bytes, (size_t)count);
			proxy->has_cut |= cuts;
			if (cuts && proxy->cut == CUT_BEFORE_COMMIT)
				return;
			must(write(ends[1 - i].fd, bytes, (size_t)count) ==
				count,
			    "proxy write");
			if (cuts) {
				must(read(server, bytes, sizeof(bytes)) > 0,
				    "proxy read");
				return;
			}
		}
	}
}

static void *
serve(void *context)
{
	struct cutting_proxy *proxy = context;
	struct pollfd ends[2] = { { .fd = proxy->listener, .events = POLLIN },
		{ .fd = proxy->end[0], .events = POLLIN } };

	while (poll(ends, 2, -1) > 0 && ends[1].revents == 0) {
		int client = accept(proxy->listener, NULL, NULL);
		int server = connect_server(proxy);

		must(client >= 0, "proxy accept");
		pass(proxy, client, server);
		close(client);
		close(server);
	}
	return NULL;
}

struct cutting_proxy *
cutting_proxy_start(const char *server, enum cut cut)
{
	struct cutting_proxy *proxy = calloc(1, sizeof(*proxy));

	must(proxy != NULL, "proxy");
	proxy->cut = cut;
	proxy->server.sun_family = proxy->here.sun_family = AF_UNIX;
	snprintf(proxy->server.sun_path, sizeof(proxy->server.sun_path), "%s",
	    server);
	snprintf(proxy->here.sun_path, sizeof(proxy->here.sun_path),
	    "/tmp/qtproxy.%d", (int)getpid());
	unlink(proxy->here.sun_path);
	proxy->listener = socket(AF_UNIX, SOCK_STREAM, 0);
	must(proxy->listener >= 0 &&
		bind(proxy->listener, (const struct sockaddr *)&proxy->here,
		    sizeof(proxy->here)) == 0 &&
		listen(proxy->listener, 8) == 0,
	    "proxy listen");
	must(pipe(proxy->end) == 0, "proxy pipe");
	must(pthread_create(&proxy->thread, NULL, serve, proxy) == 0,
	    "proxy thread");
	return proxy;
}

const char *
cutting_proxy_socket(const struct cutting_proxy *proxy)
{
	return proxy->here.sun_path;
}

void
cutting_proxy_stop(struct cutting_proxy *proxy)
{
	must(write(proxy->end[1], "x", 1) == 1, "proxy stop");
	pthread_join(proxy->thread, NULL);
	close(proxy->listener);
	close(proxy->end[0]);
	close(proxy->end[1]);
	unlink(proxy->here.sun_path);
	free(proxy);
}
