/**
 * @file
 * One step of a return request: lock, judge, work, save, tell.
 *
 * Layer: domain, for return_*.c alone.  What a use case adds is the work.
 */
#ifndef DOMAIN_RETURN_STEP_H
#define DOMAIN_RETURN_STEP_H

#include "domain/return_core.h"

struct return_step;

/**
 * The work on a locked and judged request.  Changes `whole`, which is saved, and
 * fills in `news`, which is then told; an event of NULL tells nothing.
 */
typedef enum status return_work_fn(struct db *db, struct act *act,
    struct return_step *step, struct return_whole *whole,
    struct return_news *news);

/** What is done, and with what. */
struct return_step {
	int64_t id;
	enum return_action action;
	return_work_fn *work;
	return_work_fn *after; /* once that is saved and told; may be NULL */
	bool with_orders;      /* lock them: units are given back, or goods */
	const char *text;
	const char *more;
	const char *const *files;
	size_t file_count;
	const struct return_approval *approval;
	bool satisfied;
	int64_t position;
	int64_t amount_fen;
	struct return_problem *problem; /* may be NULL */
	bool alone;          /* out: approved by itself */
	int64_t credited_to; /* out: the customer; 0: no money was given */
	int64_t charged_id;  /* out: the receivable, booked last; 0: none */
};

/** Save all of it and tell the news: for what a step does `after`. */
enum status return_step_keep(struct db *db, struct act *act,
    struct return_whole *whole, const struct return_news *news) MUST_CHECK;

/** Run it as an act; held orders are looked at again once credit came back. */
enum status return_step_run(
    struct db *db, struct act *act, struct return_step step) MUST_CHECK;

#endif
