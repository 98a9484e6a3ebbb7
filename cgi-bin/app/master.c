/** @file The prefork master.  Layer: app. */
#include "app/master.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/listen.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"

enum {
	WORKERS_MAX = 64,
	YOUNG_MS = 2000, /* a death before this age is a crash to slow down */
	DELAY_FIRST_MS = 100,
	DELAY_MOST_MS = 5000,
	DRAIN_MS = 9000,
	TICK_MS = 250
};

/* A place for one worker. */
struct slot {
	pid_t pid; /* 0: empty */
	int64_t started_ms;
	int64_t start_at_ms; /* not before */
	unsigned young_deaths;
};

struct running {
	const struct master *master;
	int socket;
	struct slot slots[WORKERS_MAX];
	pid_t old[WORKERS_MAX]; /* workers of the image before this one */
	size_t old_count;
	char image[PATH_MAX];
	pid_t checking; /* the new build's --check; 0 for none */
	sigset_t watched;
	bool is_stopping;
};

/* Names the workers that the next image has to drain. */
static const char old_workers[] = "QUTONG_OLD_WORKERS";

static int64_t
now_ms(void)
{
	return clock_monotonic_us() / 1000;
}

void
worker_follow_master(int master_pid)
{
	prctl(PR_SET_PDEATHSIG, SIGUSR1);
	if (getppid() != master_pid)
		_exit(0);
}

static void
start_worker(struct running *run, struct slot *slot)
{
	pid_t master_pid = getpid();
	pid_t pid = fork();

	if (pid < 0) {
		log_event(
		    LOG_ERROR, "master.fork", "error", strerror(errno), NULL);
		slot->start_at_ms = now_ms() + DELAY_MOST_MS;
		return;
	}
	if (pid == 0) {
		worker_follow_master(master_pid);
		_exit(run->master->work(run->master->context, run->socket));
	}
	slot->pid = pid;
	slot->started_ms = now_ms();
}

static void
fill_slots(struct running *run)
{
	if (run->is_stopping)
		return;
	for (int i = 0; i < run->master->worker_count; i++) {
		struct slot *slot = &run->slots[i];
		if (slot->pid == 0 && now_ms() >= slot->start_at_ms)
			start_worker(run, slot);
	}
}

static void
note_death(struct running *run, struct slot *slot, int result)
{
	int64_t age_ms = now_ms() - slot->started_ms;
	bool was_good = WIFEXITED(result) && WEXITSTATUS(result) == 0;

	slot->pid = 0;
	if (was_good || age_ms >= YOUNG_MS) {
		slot->young_deaths = 0;
		slot->start_at_ms = now_ms();
	} else {
		int64_t delay = (int64_t)DELAY_FIRST_MS << slot->young_deaths;
		if (slot->young_deaths < 6)
			slot->young_deaths++;
		slot->start_at_ms =
		    now_ms() + (delay > DELAY_MOST_MS ? DELAY_MOST_MS : delay);
	}
	if (!was_good && !run->is_stopping)
		log_event(LOG_ERROR, "master.worker_died", "signal",
		    log_int(WIFSIGNALED(result) ? WTERMSIG(result) : 0), "code",
		    log_int(WIFEXITED(result) ? WEXITSTATUS(result) : 0),
		    "age_ms", log_int(age_ms), NULL);
}

/* Become the new build.  The workers stay children of this process; the next
 * image drains them once its own are there. */
static void
become_new_image(struct running *run)
{
	struct arena *mem = arena_new(64 * 1024);
	struct text list = text_new(mem, 2048);

	for (int i = 0; i < run->master->worker_count; i++) {
		if (run->slots[i].pid != 0)
			text_addf(&list, "%ld ", (long)run->slots[i].pid);
	}
	for (size_t i = 0; i < run->old_count; i++)
		text_addf(&list, "%ld ", (long)run->old[i]);
	setenv(old_workers, list.bytes, 1);
	listen_hand_down(run->socket);
	log_event(LOG_INFO, "master.reload", "image", run->image, NULL);
	execv(run->image, run->master->argv);

	log_event(LOG_ERROR, "master.exec", "error", strerror(errno), NULL);
	unsetenv(old_workers);
	unsetenv("LISTEN_FDS");
	unsetenv("LISTEN_PID");
	arena_free(mem);
}

static void
begin_check(struct running *run)
{
	size_t count = 0;
	char *argv[16];
	char flag[] = "--check";

	if (run->checking != 0 || run->is_stopping)
		return;
	while (
	    count < ARRAY_LEN(argv) - 2 && run->master->argv[count] != NULL) {
		argv[count] = run->master->argv[count];
		count++;
	}
	argv[count++] = flag;
	argv[count] = NULL;

	pid_t pid = fork();
	if (pid == 0) {
		sigset_t none;
		sigemptyset(&none);
		sigprocmask(SIG_SETMASK, &none, NULL);
		execv(run->image, argv);
		_exit(127);
	}
	if (pid > 0)
		run->checking = pid;
}

static void
end_check(struct running *run, int result)
{
	run->checking = 0;
	if (WIFEXITED(result) && WEXITSTATUS(result) == 0) {
		become_new_image(run);
		return;
	}
	log_event(
	    LOG_ERROR, "master.reload_refused", "image", run->image, NULL);
}

static void
reap(struct running *run)
{
	int result;
	pid_t pid;

	while ((pid = waitpid(-1, &result, WNOHANG)) > 0) {
		if (pid == run->checking) {
			end_check(run, result);
			continue;
		}
		for (int i = 0; i < run->master->worker_count; i++) {
			if (run->slots[i].pid == pid)
				note_death(run, &run->slots[i], result);
		}
		for (size_t i = 0; i < run->old_count; i++) {
			if (run->old[i] == pid) {
				run->old[i] = run->old[--run->old_count];
				break;
			}
		}
	}
}

/* At each tick: a worker that is just being forked may miss a signal. */
static void
drain_old(struct running *run)
{
	for (size_t i = 0; i < run->old_count; i++)
		kill(run->old[i], SIGUSR1);
}

static size_t
signal_all(struct running *run, int number)
{
	size_t alive = 0;

	for (int i = 0; i < run->master->worker_count; i++) {
		if (run->slots[i].pid != 0) {
			kill(run->slots[i].pid, number);
			alive++;
		}
	}
	for (size_t i = 0; i < run->old_count; i++) {
		kill(run->old[i], number);
		alive++;
	}
	return alive;
}

static void
wait_for_signal(struct running *run, int64_t most_ms, int *number)
{
	struct timespec wait = { .tv_sec = most_ms / 1000,
		.tv_nsec = (most_ms % 1000) * 1000000 };

	*number = sigtimedwait(&run->watched, NULL, &wait);
}

static void
stop(struct running *run)
{
	int64_t until = now_ms() + DRAIN_MS;
	int number;

	run->is_stopping = true;
	if (run->checking != 0)
		kill(run->checking, SIGKILL);
	while (now_ms() < until && signal_all(run, SIGUSR1) > 0) {
		wait_for_signal(run, TICK_MS, &number);
		reap(run);
	}
	if (signal_all(run, SIGKILL) > 0)
		log_event(LOG_WARN, "master.killed_late_workers", NULL);
}

static void
take_over_old(struct running *run)
{
	const char *at = getenv(old_workers);

	if (at == NULL)
		return;
	while (*at != '\0' && run->old_count < WORKERS_MAX) {
		char *end;
		long pid = strtol(at, &end, 10);
		if (end == at)
			break;
		if (pid > 1)
			run->old[run->old_count++] = (pid_t)pid;
		at = end + strspn(end, " ");
	}
	unsetenv(old_workers);
}

static bool
prepare(struct running *run)
{
	struct sigaction plain = { .sa_handler = SIG_DFL };
	static const int numbers[] = { SIGCHLD, SIGHUP, SIGTERM, SIGINT };
	ssize_t length =
	    readlink("/proc/self/exe", run->image, sizeof(run->image) - 1);

	if (length <= 0)
		return false;
	run->image[length] = '\0';

	sigemptyset(&plain.sa_mask);
	sigemptyset(&run->watched);
	for (size_t i = 0; i < ARRAY_LEN(numbers); i++) {
		sigaction(numbers[i], &plain, NULL);
		sigaddset(&run->watched, numbers[i]);
	}
	return sigprocmask(SIG_SETMASK, &run->watched, NULL) == 0;
}

int
master_run(const struct master *master)
{
	struct running *run = calloc(1, sizeof(*run));
	char path[PATH_MAX];

	if (run == NULL || master->worker_count < 1 ||
	    master->worker_count > WORKERS_MAX || !prepare(run)) {
		log_event(LOG_ERROR, "master.start", NULL);
		free(run);
		return 1;
	}
	run->master = master;
	snprintf(
	    path, sizeof(path), "%s/%s.sock", master->socket_dir, master->name);
	run->socket = listen_open(path);
	if (run->socket < 0) {
		free(run);
		return 1;
	}
	take_over_old(run);
	log_event(LOG_INFO, "master.ready", "workers",
	    log_int(master->worker_count), "socket", path, NULL);

	for (;;) {
		int number;
		fill_slots(run);
		drain_old(run);
		wait_for_signal(run, TICK_MS, &number);
		if (number == SIGTERM || number == SIGINT)
			break;
		if (number == SIGHUP)
			begin_check(run);
		reap(run);
	}
	stop(run);
	close(run->socket);
	log_event(LOG_INFO, "master.stopped", NULL);
	free(run);
	return 0;
}
