/**
 * @file
 * Children of the supervisor: started, watched, started again, stopped.
 *
 * Program: tool.  Each child leads a process group of its own, gets SIGTERM
 * when the supervisor dies, and writes to log/<name>.log.  The supervisor is
 * the sub-reaper, so that what a killed child leaves behind is ended too.
 */
#ifndef TOOL_PROCESS_H
#define TOOL_PROCESS_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "tool/home.h"

enum {
	PROCESS_ARGS = 12,
	PROCESS_ENV = 4
};

/** One child, wanted or not. */
struct process {
	const char *name;
	const char *args[PROCESS_ARGS]; /* args[0] is the program's path */
	const char *env[PROCESS_ENV];   /* "NAME=value", besides the common */
	const char *input; /* file for standard input; NULL for none */
	int stop_signal;   /* asks it to end in good order */
	int orphan_signal; /* what the rest of its group gets when it dies */
	bool is_task;      /* runs once to its end: not started again */

	bool is_wanted;
	pid_t pid; /* 0 while it does not run */
	int64_t started_us;
	int64_t retry_at_us;
	unsigned quick_deaths; /* in a row */
	int exit_status;       /* of waitpid(), after it ended */
};

/** What the supervisor was told by signal since it last asked. */
struct process_news {
	bool stop;   /* SIGTERM or SIGINT */
	bool reload; /* SIGHUP */
};

/** Block the signals, become sub-reaper; `env` is common to all children. */
void processes_begin(const struct home *home, const char *const *env);

/** Start one now.  @return false after a line in the supervisor's log. */
bool process_start(struct process *process);

/**
 * Wait up to `wait_ms` for something to happen; reap the dead, start again
 * those wanted whose time has come.
 */
struct process_news processes_watch(
    struct process *const *all, size_t count, int wait_ms);

/** Send its stop signal; kill the group after `patience_ms`. */
void process_stop(struct process *process, int64_t patience_ms);

/** The same for many at once. */
void processes_stop(
    struct process *const *all, size_t count, int64_t patience_ms);

/**
 * End what an earlier supervisor that was killed left running: our programs,
 * nginx and mariadbd whose working directory is in this HOME_DIR.
 */
void processes_sweep(const struct home *home);

/** Programs without a socket: build/bin/qutong-<name>. */
enum {
	SERVICE_COUNT = 2
};
extern const char *const service_names[SERVICE_COUNT];
const char *service_path(const struct home *home, const char *name);

/** Whether a process of this HOME_DIR runs the program at `path`. */
bool process_runs(const struct home *home, const char *path);

/** Remove a short socket folder in /tmp, once nothing runs. */
void processes_forget_sockets(const struct home *home);

/** Keep each log file under a ceiling: the older part goes to *.log.1. */
void processes_trim_logs(const struct home *home);

#endif
