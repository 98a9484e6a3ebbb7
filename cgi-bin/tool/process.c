/**
 * @file
 * Starting, watching and stopping the children.
 *
 * Program: tool.
 */
#include "tool/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"

/** A child that lived this long did not die quickly. */
static const int64_t steady_us = 10 * 1000000;
/** The pause before the next start: doubled per quick death, up to the most. */
static const int64_t pause_least_us = 50 * 1000;
static const int64_t pause_most_us = 4 * 1000000;

/** Most of the environment of a child. */
enum {
	ENV_MOST = 64
};

static const struct home *our_home;
static const char *const *common_env;
static sigset_t watched;

void
processes_begin(const struct home *home, const char *const *env)
{
	our_home = home;
	common_env = env;
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	sigemptyset(&watched);
	sigaddset(&watched, SIGCHLD);
	sigaddset(&watched, SIGTERM);
	sigaddset(&watched, SIGINT);
	sigaddset(&watched, SIGHUP);
	sigprocmask(SIG_BLOCK, &watched, NULL);
	signal(SIGPIPE, SIG_IGN);
}

/* --- Starting -------------------------------------------------------------- */

static void
become(const struct process *process, const char *log, pid_t parent)
{
	char *args[PROCESS_ARGS + 1] = { NULL };
	char *env[ENV_MOST + 1] = { NULL };
	size_t env_count = 0;
	sigset_t none;
	int fd;

	setpgid(0, 0);
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != parent)
		_exit(0);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);

	fd = open(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
	if (fd >= 0) {
		dup2(fd, STDOUT_FILENO);
		dup2(fd, STDERR_FILENO);
	}
	fd = open(
	    process->input == NULL ? "/dev/null" : process->input, O_RDONLY);
	if (fd < 0 || dup2(fd, STDIN_FILENO) < 0 || chdir(our_home->run) != 0)
		_exit(126);
	close_range(3, ~0u, 0);

	/* execve() takes the strings as they are and changes none. */
	for (size_t i = 0; i < PROCESS_ARGS && process->args[i] != NULL; i++)
		args[i] = (char *)(uintptr_t)process->args[i];
	for (size_t i = 0; i < PROCESS_ENV && process->env[i] != NULL; i++)
		env[env_count++] = (char *)(uintptr_t)process->env[i];
	for (size_t i = 0; common_env[i] != NULL && env_count < ENV_MOST; i++)
		env[env_count++] = (char *)(uintptr_t)common_env[i];
	execve(args[0], args, env);
	_exit(127);
}

bool
process_start(struct process *process)
{
	char log[4096];
	pid_t parent = getpid();
	pid_t pid;

	snprintf(log, sizeof(log), "%s/%s.log", our_home->log, process->name);
	process->is_wanted = true;
	process->started_us = clock_monotonic_us();
	pid = fork();
	if (pid < 0) {
		log_event(LOG_ERROR, "supervise.fork", "name", process->name,
		    "error", strerror(errno), NULL);
		process->retry_at_us = process->started_us + pause_most_us;
		return false;
	}
	if (pid == 0)
		become(process, log, parent);
	setpgid(pid, pid);
	process->pid = pid;
	return true;
}

/* --- Watching -------------------------------------------------------------- */

static void
note_death(struct process *process, int status)
{
	int64_t now = clock_monotonic_us();
	int64_t pause = pause_least_us;

	/* Workers of a killed nginx or master would go on holding its port. */
	if (process->orphan_signal != 0)
		kill(-process->pid, process->orphan_signal);
	process->pid = 0;
	process->exit_status = status;
	if (process->is_task) {
		process->is_wanted = false;
		return;
	}
	if (!process->is_wanted)
		return;
	if (now - process->started_us >= steady_us)
		process->quick_deaths = 0;
	for (unsigned i = 0; i < process->quick_deaths; i++)
		if (pause < pause_most_us)
			pause *= 2;
	if (pause > pause_most_us)
		pause = pause_most_us;
	process->quick_deaths++;
	process->retry_at_us = now + pause;
	log_event(LOG_WARN, "supervise.died", "name", process->name,
	    WIFSIGNALED(status) ? "signal" : "exit",
	    log_int(
		WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status)),
	    "again_in_ms", log_int(pause / 1000), NULL);
}

static void
reap(struct process *const *all, size_t count)
{
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
		for (size_t i = 0; i < count; i++)
			if (all[i]->pid == pid)
				note_death(all[i], status);
}

static int64_t
start_due(struct process *const *all, size_t count, int64_t wait_us)
{
	int64_t now = clock_monotonic_us();

	for (size_t i = 0; i < count; i++) {
		if (!all[i]->is_wanted || all[i]->pid != 0)
			continue;
		if (all[i]->retry_at_us <= now)
			process_start(all[i]);
		else if (all[i]->retry_at_us - now < wait_us)
			wait_us = all[i]->retry_at_us - now;
	}
	return wait_us;
}

struct process_news
processes_watch(struct process *const *all, size_t count, int wait_ms)
{
	struct process_news news = { false, false };
	struct timespec none = { 0, 0 };
	int64_t wait_us = start_due(all, count, (int64_t)wait_ms * 1000);
	struct timespec wait = { wait_us / 1000000,
		(wait_us % 1000000) * 1000 };
	int got = sigtimedwait(&watched, NULL, &wait);

	for (; got > 0; got = sigtimedwait(&watched, NULL, &none)) {
		if (got == SIGTERM || got == SIGINT)
			news.stop = true;
		if (got == SIGHUP)
			news.reload = true;
	}
	reap(all, count);
	start_due(all, count, 0);
	return news;
}

/* --- Stopping -------------------------------------------------------------- */

void
process_stop(struct process *process, int64_t patience_ms)
{
	processes_stop(&process, 1, patience_ms);
}

static bool
any_runs(struct process *const *all, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (all[i]->pid != 0)
			return true;
	return false;
}

void
processes_stop(struct process *const *all, size_t count, int64_t patience_ms)
{
	int64_t until = clock_monotonic_us() + patience_ms * 1000;
	struct timespec tick = { 0, 20 * 1000000 };
	sigset_t child;

	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	for (size_t i = 0; i < count; i++) {
		all[i]->is_wanted = false;
		if (all[i]->pid != 0)
			kill(all[i]->pid, all[i]->stop_signal);
	}
	for (;;) {
		reap(all, count);
		if (!any_runs(all, count) || clock_monotonic_us() >= until)
			break;
		sigtimedwait(&child, NULL, &tick);
	}
	for (size_t i = 0; i < count; i++) {
		if (all[i]->pid == 0)
			continue;
		log_event(
		    LOG_WARN, "supervise.killed", "name", all[i]->name, NULL);
		kill(-all[i]->pid, SIGKILL);
		waitpid(all[i]->pid, &all[i]->exit_status, 0);
		all[i]->pid = 0;
	}
}
