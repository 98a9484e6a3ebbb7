/**
 * @file
 * HOME_DIR: everything one private instance is made of, and nothing outside.
 *
 * Program: tool.  Layout: qutong.conf (settings and secrets, 0600), data/ (the
 * database), files/ (uploads), log/, run/ (sockets, state, generated
 * configuration), tmp/.  Paths are absolute and never stored inside, so a copy
 * of a stopped HOME_DIR is an instance of its own.
 */
#ifndef TOOL_HOME_H
#define TOOL_HOME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

struct home {
	struct arena *mem;
	const char *root;    /* HOME_DIR, absolute */
	const char *conf;    /* root/qutong.conf */
	const char *data;    /* root/data */
	const char *files;   /* root/files */
	const char *log;     /* root/log */
	const char *run;     /* root/run */
	const char *tmp;     /* root/tmp */
	const char *sockets; /* root/run, or a short folder in /tmp */
	const char *bin;     /* where this program and its siblings are */
	const char *build;   /* the folder above: pages/, static/ */
	const char *share;   /* the source tree: schema/, deploy/ */
	const char *account; /* name of the operating system's user we run as */
	int64_t port;        /* of nginx on 127.0.0.1; 0 before the first up */
	bool is_system; /* the one of an installed package, under systemd */
};

/** What the supervisor is doing, told through run/state. */
enum home_phase {
	HOME_STOPPED,
	HOME_STARTING, /* text: the step, for a person waiting */
	HOME_READY,
	HOME_FAILED /* text: a sentence that says why */
};

/**
 * Work out the paths; touches nothing.  Reads qutong.conf and the port if they
 * are there.
 *
 * @return STATUS_OK, or STATUS_INVALID after telling the user what is wrong.
 */
enum status home_open(
    struct home *home, struct arena *mem, const char *path) MUST_CHECK;

/**
 * Create what is missing, for a port: folders, qutong.conf with new secrets.
 * Checks the owner and the free space first and leaves nothing behind when it
 * refuses.
 *
 * @return STATUS_OK, or STATUS_INVALID after telling the user why not.
 */
enum status home_prepare(struct home *home, int64_t port) MUST_CHECK;

/** HOME_DIR where none is named: var/dev, or /var/lib/qutong if installed. */
const char *home_default(void) __attribute__((returns_nonnull));

/** Write settings with new secrets.  @return false after a message */
bool home_write_conf(const struct home *home);

/** A path under the home's memory: folder, "/", name. */
const char *home_path(const struct home *home, const char *folder,
    const char *name) __attribute__((returns_nonnull));

/** Write a file whole or not at all.  @return false after a message. */
bool home_write(
    const struct home *home, const char *path, const char *text, unsigned mode);

/** The whole of a file, up to `ceiling` bytes; NULL if it cannot be read. */
const char *home_read(
    const struct home *home, const char *path, size_t ceiling);

/**
 * Wait until no other `up` is at work on HOME_DIR, and keep others out until the
 * descriptor is closed.  @return -1 while there is no such folder
 */
int home_hold(const struct home *home);

/** Process id of the running supervisor; 0 if none runs. */
int64_t home_supervisor(const struct home *home);

/** Take the supervisor's lock for the life of the process. */
bool home_lock(const struct home *home);

/** Tell the others what we do; `text` is "" where the phase says it all. */
void home_tell(
    const struct home *home, enum home_phase phase, const char *text);

/** What the supervisor told last.  @param[out] text never NULL */
enum home_phase home_phase(const struct home *home, const char **text);

/** Whether something accepts connections on a unix socket. */
bool home_socket_answers(const char *path);

/** Whether something listens on 127.0.0.1:port. */
bool home_port_answers(int64_t port);

/** Print a sentence for the user on standard error. */
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
