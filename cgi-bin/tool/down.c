/**
 * @file
 * `qutong down`: stops the instance in good order, and what a killed supervisor
 * left behind.
 *
 * Program: tool.
 */
#include <signal.h>
#include <unistd.h>

#include "base/clock.h"
#include "tool/commands.h"
#include "tool/process.h"

/** The database may have much to write before it closes. */
static const int64_t patience_us = 90ll * 1000000;

int
command_down(struct home *home, int argc, char **argv)
{
	struct timespec tick = { 0, 50 * 1000000 };
	int64_t until = clock_monotonic_us() + patience_us;
	pid_t supervisor = (pid_t)home_supervisor(home);
	int64_t ticks = 0;

	(void)argc;
	(void)argv;
	if (access(home->root, F_OK) != 0) {
		printf("There is no instance at %s.\n", home->root);
		return 0;
	}
	if (supervisor == 0) {
		processes_sweep(home);
		processes_forget_sockets(home);
		printf("The instance at %s does not run.\n", home->root);
		return 0;
	}
	printf("Stopping");
	fflush(stdout);
	kill(supervisor, SIGTERM);
	while (home_supervisor(home) == supervisor) {
		if (clock_monotonic_us() > until) {
			complain("\nIt does not stop; %s/supervise.log may say "
				 "why.",
			    home->log);
			return 1;
		}
		if (++ticks % 20 == 0) {
			putchar('.');
			fflush(stdout);
		}
		nanosleep(&tick, NULL);
	}
	processes_sweep(home);
	puts(" done.");
	return 0;
}
