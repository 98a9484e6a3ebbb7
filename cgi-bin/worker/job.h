/**
 * @file
 * What the worker does every so often.  Program: worker.
 */
#ifndef WORKER_JOB_H
#define WORKER_JOB_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/status.h"

struct db;

extern const size_t job_count;

/** Whether the job's time has come in this process. */
bool job_is_due(size_t job);

/** Do it until nothing is left to do, within reason; note when. */
enum status job_run(size_t job, struct db *db, struct arena *mem) MUST_CHECK;

#endif
