/**
 * @file
 * One step of a return request.  See return_step.h.
 */
#include "domain/return_step.h"

#include "domain/receipt.h"

enum status
return_step_keep(struct db *db, struct act *act, struct return_whole *whole,
    const struct return_news *news)
{
	enum status st = return_core_save(db, &whole->core);

	if (st == STATUS_OK)
		st = return_core_save_lines(db, whole);
	if (st == STATUS_OK)
		st = return_core_count(db, whole);
	if (st != STATUS_OK || news->event == NULL)
		return st;
	return return_core_tell(db, act, &whole->core, news);
}

static enum status
run_once(struct db *db, struct act *act, void *context)
{
	struct return_step *step = context;
	struct return_news news = { .amount_fen = -1 };
	struct return_whole whole;
	enum status st;

	step->alone = false;
	step->credited_to = 0;
	step->charged_id = 0;
	if (step->problem != NULL)
		*step->problem = (struct return_problem){ 0 };
	st = return_core_lock(
	    db, act, step->id, step->action, step->with_orders, &whole);
	if (st == STATUS_OK)
		st = step->work(db, act, step, &whole, &news);
	if (st == STATUS_OK)
		st = return_step_keep(db, act, &whole, &news);
	if (st != STATUS_OK || step->after == NULL)
		return st;
	return step->after(db, act, step, &whole, &news);
}

enum status
return_step_run(struct db *db, struct act *act, struct return_step step)
{
	enum status st = act_run(db, act, run_once, &step);

	if (st == STATUS_OK && !act->replayed && step.credited_to != 0)
		receipt_posted(db, act, step.credited_to);
	return st;
}
