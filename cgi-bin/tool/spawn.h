/**
 * @file
 * Running another program to its end, with pipes.
 *
 * Program: tool.  For sub-commands of a person's; what the supervisor keeps
 * running is in process.h.
 */
#ifndef TOOL_SPAWN_H
#define TOOL_SPAWN_H

#include <stdbool.h>
#include <sys/types.h>

enum {
	SPAWN_ARGS = 64
};

struct spawn {
	const char *args[SPAWN_ARGS]; /* args[0] is the program's path */
	int input;          /* descriptor for standard input; 0: none */
	int output;         /* for standard output; 0: to the same as errors */
	const char *errors; /* file that what it says is added to */
};

/** Start it, in UTC and the C locale; it ends when we do.  @return -1 on
 *  failure */
pid_t spawn_start(const struct spawn *spawn);

/** Wait for its end.  @return whether it ended well */
bool spawn_wait(pid_t pid);

/** A pipe whose ends are closed when another program is started.  @return false
 *  if there can be none */
bool spawn_pipe(int ends[2]);

#endif
