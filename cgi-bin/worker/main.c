/**
 * @file
 * qutong-worker: announces what happened, and does what time brings.
 *
 * Program: worker.  One loop, one connection, no HTTP.  Any number of workers
 * may run: leases give each kind of work to one of them at a time, and all of
 * it is judged under row locks, so that nothing is done twice.
 *
 *   qutong-worker [--check] [--config FILE]
 */
#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/config.h"
#include "base/log.h"
#include "base/random.h"
#include "base/text.h"
#include "db/db.h"
#include "domain/lease.h"
#include "domain/message.h"
#include "domain/outbox.h"
#include "worker/job.h"

/* Made when the program is linked: every statement it carries. */
extern const struct db_query *const program_statements[];

enum {
	ARENA_BYTES = 64 * 1024 * 1024,
	TICK_MS = 500,
	OUTBOX_BATCH = 100,
	LEASE_SECONDS = 15,
	OWNER_BYTES = 80,
	PAUSE_LONGEST_MS = 10000
};

/* A third of the lease: two renewals may fail before it is lost. */
#define LEASE_RENEW_US INT64_C(5000000)

/* A kind of work this process may hold the lease of. */
struct post {
	const char *lease;
	bool is_held;
	int64_t renew_at_us;
};

struct worker {
	struct db *db;
	struct arena *mem;
	char owner[OWNER_BYTES + 1];
	struct post outbox;
	struct post jobs;
	sigset_t signals;
	int64_t pause_ms; /* after a failure, doubled each time */
	bool is_told_to_stop;
};

/* Sleep until it is time, or until told to stop. */
static void
wait_ms(struct worker *worker, int64_t ms)
{
	struct timespec time = {
		.tv_sec = ms / 1000,
		.tv_nsec = (long)(ms % 1000) * 1000000,
	};

	if (sigtimedwait(&worker->signals, NULL, &time) > 0)
		worker->is_told_to_stop = true;
}

/* Whether the work is this process's now. */
static enum status
hold(struct worker *worker, struct post *post)
{
	int64_t now_us = clock_monotonic_us();
	enum status st;

	if (now_us < post->renew_at_us)
		return STATUS_OK;
	st = lease_take(worker->db, post->lease, worker->owner, LEASE_SECONDS);
	if (st != STATUS_OK && st != STATUS_CONFLICT) {
		post->is_held = false;
		return st;
	}
	post->is_held = st == STATUS_OK;
	post->renew_at_us = now_us + LEASE_RENEW_US;
	return STATUS_OK;
}

static enum status
announce(struct worker *worker)
{
	int64_t done = 0;
	enum status st;

	st = hold(worker, &worker->outbox);
	if (st != STATUS_OK || !worker->outbox.is_held)
		return st;
	do {
		st = outbox_deliver(
		    worker->db, worker->mem, clock_now(), OUTBOX_BATCH, &done);
		arena_reset(worker->mem);
		if (st != STATUS_OK)
			return st;
		wait_ms(worker, 0);
		if (!worker->is_told_to_stop)
			st = hold(worker, &worker->outbox);
	} while (st == STATUS_OK && done == OUTBOX_BATCH &&
	    worker->outbox.is_held && !worker->is_told_to_stop);
	return st;
}

static enum status
do_jobs(struct worker *worker)
{
	for (size_t i = 0; i < job_count && !worker->is_told_to_stop; i++) {
		enum status st;

		if (!job_is_due(i))
			continue;
		st = hold(worker, &worker->jobs);
		if (st != STATUS_OK || !worker->jobs.is_held)
			return st;
		st = job_run(i, worker->db, worker->mem);
		arena_reset(worker->mem);
		if (st != STATUS_OK)
			return st;
		wait_ms(worker, 0);
	}
	return STATUS_OK;
}

static void
work(struct worker *worker)
{
	while (!worker->is_told_to_stop) {
		enum status st = announce(worker);

		if (st == STATUS_OK)
			st = do_jobs(worker);
		arena_reset(worker->mem);
		if (st == STATUS_OK) {
			worker->pause_ms = TICK_MS;
		} else {
			log_event(LOG_WARN, "worker.failed", "status",
			    log_int((int64_t)st), NULL);
			worker->pause_ms *= 2;
			if (worker->pause_ms > PAUSE_LONGEST_MS)
				worker->pause_ms = PAUSE_LONGEST_MS;
		}
		if (!worker->is_told_to_stop)
			wait_ms(worker, worker->pause_ms);
	}
}

/* Others need not wait for the time to run out. */
static void
leave(struct worker *worker)
{
	struct post *posts[] = { &worker->outbox, &worker->jobs };

	for (size_t i = 0; i < ARRAY_LEN(posts); i++) {
		if (posts[i]->is_held &&
		    lease_give_back(worker->db, posts[i]->lease,
			worker->owner) != STATUS_OK)
			log_event(LOG_WARN, "worker.lease", "name",
			    posts[i]->lease, NULL);
	}
}

static void
name_owner(struct worker *worker)
{
	char host[32], token[44];

	if (gethostname(host, sizeof(host)) != 0)
		host[0] = '\0';
	host[sizeof(host) - 1] = '\0';
	random_token(token);
	snprintf(worker->owner, sizeof(worker->owner), "%s:%d:%.20s", host,
	    (int)getpid(), token);
}

/* A channel is open where the process that sends has an address for it. */
static void
open_channels(void)
{
	unsigned channels = 1u << CHANNEL_ROBOT;

	if (config_text("mail_url", "")[0] != '\0')
		channels |= 1u << CHANNEL_MAIL;
	if (config_text("sms_url", "")[0] != '\0')
		channels |= 1u << CHANNEL_SMS;
	message_channels_set(channels);
}

static int
serve(void)
{
	struct worker worker = {
		.outbox = { .lease = "outbox" },
		.jobs = { .lease = "jobs" },
		.pause_ms = TICK_MS,
	};

	sigemptyset(&worker.signals);
	sigaddset(&worker.signals, SIGTERM);
	sigaddset(&worker.signals, SIGINT);
	sigaddset(&worker.signals, SIGUSR1);
	if (sigprocmask(SIG_BLOCK, &worker.signals, NULL) != 0)
		return 1;
	signal(SIGPIPE, SIG_IGN);

	name_owner(&worker);
	open_channels();
	worker.db = db_new_from_config();
	worker.mem = arena_new(ARENA_BYTES);
	log_event(LOG_INFO, "worker.start", "owner", worker.owner, NULL);
	work(&worker);
	leave(&worker);
	log_event(LOG_INFO, "worker.stop", NULL);
	db_free(worker.db);
	arena_free(worker.mem);
	return 0;
}

static enum status
check(void)
{
	struct db_options options = {
		.socket = config_text("db_socket", "/run/mysqld/mysqld.sock"),
		.user = config_text("db_user", "worker"),
		.password = config_text("db_password", ""),
		.database = config_text("db_name", "qutong"),
	};

	return db_check(&options, program_statements);
}

int
main(int argc, char **argv)
{
	const char *config = getenv("QUTONG_CONFIG");
	bool only_check = false;
	enum status st;

	log_program("worker");
	for (int i = 1; i < argc; i++) {
		if (text_equal(argv[i], "--check")) {
			only_check = true;
		} else if (text_equal(argv[i], "--config") && i + 1 < argc) {
			config = argv[++i];
		} else {
			fprintf(stderr,
			    "usage: qutong-worker [--check] [--config FILE]\n");
			return 2;
		}
	}
	if (config != NULL && config_load(config) != STATUS_OK)
		return 1;
	/* A database that is down is waited for; one that does not fit the
	 * program is not. */
	st = check();
	if (only_check || (st != STATUS_OK && st != STATUS_UNAVAILABLE))
		return st == STATUS_OK ? 0 : 1;
	return serve();
}
