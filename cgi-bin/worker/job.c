/**
 * @file
 * The worker's timed jobs.  See job.h.
 */
#include "worker/job.h"

#include "base/clock.h"
#include "base/log.h"
#include "domain/act.h"
#include "domain/batch_case.h"
#include "domain/collection.h"
#include "domain/complaint_act.h"
#include "domain/contract_act.h"
#include "domain/credit_limit.h"
#include "domain/customer_event.h"
#include "domain/file.h"
#include "domain/licence.h"
#include "domain/order_job.h"
#include "domain/purge.h"
#include "domain/receipt.h"
#include "domain/return_job.h"
#include "domain/sales.h"
#include "domain/statement.h"
#include "domain/team_figures.h"

/* Calls in a row of one job, so that the others have their turn. */
enum {
	ROUNDS_MAX = 20
};

#define US_PER_SECOND INT64_C(1000000)

typedef enum status job_fn(struct db *db, struct act *act, int64_t *done);

static enum status
purge(struct db *db, struct act *act, int64_t *done)
{
	return purge_run(db, act->mem, act->now, done);
}

static struct job {
	const char *name;
	job_fn *run;
	int64_t every_seconds;
	int64_t due_us; /* by the monotonic clock */
} jobs[] = {
	{ "announce", order_job_announce, 60, 0 },
	{ "expire", order_job_expire, 60, 0 },
	{ "withdraw", order_job_withdraw, 60, 0 },
	{ "sign", order_job_sign, 60, 0 },
	{ "complete", order_job_complete, 60, 0 },
	{ "reevaluate", order_job_reevaluate, 60, 0 },
	{ "backorders", order_reserve_backorders, 60, 0 },
	{ "mature", receipt_job_mature, 300, 0 },
	{ "overdue", receivable_job_overdue, 300, 0 },
	{ "end_raises", credit_job_end_raises, 600, 0 },
	{ "lapse_limits", credit_job_lapse, 600, 0 },
	{ "remind_limits", credit_job_remind, 3600, 0 },
	{ "judge_promises", collection_job_judge, 3600, 0 },
	{ "make_statements", statement_job_make, 3600, 0 },
	{ "file_orphans", file_job_orphans, 600, 0 },
	{ "returns_unanswered", return_job_unanswered, 60, 0 },
	{ "returns_expire", return_job_expire, 300, 0 },
	{ "returns_rest", return_job_rest, 300, 0 },
	{ "return_conduct", return_job_conduct, 3600, 0 },
	{ "batch_cases", batch_case_job_open, 300, 0 },
	{ "sum_sales", sales_job_sum, 15, 0 },
	{ "sum_teams", team_job_sum, 60, 0 },
	{ "climb_tickets", ticket_job_climb, 60, 0 },
	{ "resolve_tickets", ticket_job_resolve, 300, 0 },
	{ "lock_tickets", ticket_job_lock, 300, 0 },
	{ "contracts", contract_job_run, 600, 0 },
	{ "remind_licences", licence_job_remind, 3600, 0 },
	{ "customer_days", customer_event_job_remind, 3600, 0 },
	{ "purge", purge, 3600, 0 },
};

const size_t job_count = ARRAY_LEN(jobs);

bool
job_is_due(size_t job)
{
	return clock_monotonic_us() >= jobs[job].due_us;
}

enum status
job_run(size_t number, struct db *db, struct arena *mem)
{
	struct job *job = &jobs[number];
	int64_t total = 0;
	enum status st = STATUS_OK;

	job->due_us = clock_monotonic_us() + job->every_seconds * US_PER_SECOND;
	for (int round = 0; round < ROUNDS_MAX; round++) {
		struct act act = {
			.who = &actor_system,
			.mem = mem,
			.now = clock_now(),
			.address = "",
		};
		int64_t done = 0;

		st = job->run(db, &act, &done);
		arena_reset(mem);
		if (st != STATUS_OK || done == 0)
			break;
		total += done;
	}
	if (total > 0 || st != STATUS_OK)
		log_event(st == STATUS_OK ? LOG_INFO : LOG_WARN, "worker.job",
		    "name", job->name, "done", log_int(total), "status",
		    log_int((int64_t)st), NULL);
	return st;
}
