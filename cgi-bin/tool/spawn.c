/** @file Running another program to its end.  Program: tool. */
#include "tool/spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/status.h"

/** Descriptors may be 0 to 2 themselves: moved out of the way first. */
static void
give(int from, int to)
{
	if (from == to)
		fcntl(to, F_SETFD, 0);
	else if (dup2(from, to) < 0)
		_exit(126);
}

static void
become(const struct spawn *spawn, pid_t parent)
{
	static char *const env[] = {
		(char *)(uintptr_t) "PATH=/usr/bin:/bin:/usr/sbin:/sbin",
		(char *)(uintptr_t) "LANG=C.UTF-8",
		(char *)(uintptr_t) "TZ=UTC", NULL
	};
	char *args[SPAWN_ARGS + 1] = { NULL };
	int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
	int said = open(
	    spawn->errors, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);

	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != parent || nothing < 0 || said < 0)
		_exit(126);
	signal(SIGPIPE, SIG_DFL);
	give(spawn->input > 0 ? spawn->input : nothing, STDIN_FILENO);
	give(spawn->output > 0 ? spawn->output : said, STDOUT_FILENO);
	give(said, STDERR_FILENO);
	for (size_t i = 0; i < SPAWN_ARGS && spawn->args[i] != NULL; i++)
		args[i] = (char *)(uintptr_t)spawn->args[i];
	execve(args[0], args, env);
	_exit(127);
}

pid_t
spawn_start(const struct spawn *spawn)
{
	pid_t parent = getpid();
	pid_t pid = fork();

	if (pid == 0)
		become(spawn, parent);
	return pid;
}

bool
spawn_wait(pid_t pid)
{
	int status = 1;

	if (pid <= 0)
		return false;
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return false;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool
spawn_pipe(int ends[2])
{
	return pipe2(ends, O_CLOEXEC) == 0;
}
