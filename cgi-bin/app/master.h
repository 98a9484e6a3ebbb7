/**
 * @file
 * The prefork master: owns the socket, keeps the workers.  Layer: app.
 *
 * A worker that dies is replaced: at once after a good life, with growing
 * delays (never longer than 5 s, never given up) when it dies young.
 *
 * SIGHUP   a new build: the master checks it, becomes it (same process, same
 *          socket), starts new workers and drains the old ones.  No request is
 *          lost.
 * SIGTERM  drain: running requests end, then exit; within 10 s.
 */
#ifndef APP_MASTER_H
#define APP_MASTER_H

#include "base/status.h"

struct master {
	const char *name; /* of the program: socket file, log */
	const char *socket_dir;
	int worker_count;
	char **argv;                            /* to start anew with */
	int (*work)(void *context, int socket); /* a worker's life */
	void *context;
};

/** Keep workers until told to stop.  @return exit code for main() */
int master_run(const struct master *master);

/** Before anything else in a worker: dies with its master. */
void worker_follow_master(int master_pid);

#endif
