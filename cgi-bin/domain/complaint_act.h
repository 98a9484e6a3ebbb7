/**
 * @file
 * The steps of a complaint, from triage to its end.
 *
 * Layer: domain.  What stands at the head of ticket_act.h is true here too; a
 * ticket that is no complaint is STATUS_CONFLICT.
 *
 *   registered → triaged → investigating ⇄ waiting_customer
 *     → waiting_decision → decided → replied → actioning → resolved → closed
 */
#ifndef DOMAIN_COMPLAINT_ACT_H
#define DOMAIN_COMPLAINT_ACT_H

#include "domain/ticket_act.h"

struct setting;

/** Who decides; tickets.band of no column: it is computed. */
enum complaint_band {
	COMPLAINT_BAND_LEAD = 1,
	COMPLAINT_BAND_MANAGER,
	COMPLAINT_BAND_EXECUTIVE
};

/** "lead", "manager", "executive". */
const char *complaint_band_name(enum complaint_band band);

/** The band that decides: by severity and cost, one higher for each reopening. */
enum complaint_band complaint_band_needed(const struct setting *setting,
    enum ticket_severity severity, int64_t cost_fen, int64_t reopened);

/** The band of an actor by its roles; 0: none. */
enum complaint_band complaint_band_of(const struct actor *who);

/** Triage: ACTION_TICKET_WORK. */
struct complaint_triage {
	enum ticket_topic topic;
	enum ticket_severity severity;
	int64_t department_id;
	int64_t owner_id;  /* 0: the actor */
	int64_t person_id; /* the colleague complained about; 0: nobody, or as
	                      the distributor said */
	const char *message; /* to the distributor; "": none beside the event */
};

/** From registered; again from triaged and investigating.  A critical one goes
 *  to managers at once. */
enum status complaint_triage(struct db *db, struct act *act, int64_t id,
    const struct complaint_triage *in, enum ticket_fault *fault) MUST_CHECK;

/** A finding, with files: triaged becomes investigating. */
enum status complaint_find(struct db *db, struct act *act, int64_t id,
    const char *finding, const struct ticket_files *files,
    enum ticket_fault *fault) MUST_CHECK;

/** What the investigation came to. */
struct complaint_proposal {
	enum ticket_founded founded; /* must be said */
	const char *cause;
	int64_t responsible; /* department; 0 where not founded */
	enum ticket_remedy remedy; /* wanted; the decision may differ */
	const char *proposal;
	int64_t cost_fen;
};

/** To the leader's desk; by the owner, from triaged and investigating.
 *  @param[out] band whose desk; may be NULL */
enum status complaint_propose(struct db *db, struct act *act, int64_t id,
    const struct complaint_proposal *in, enum ticket_fault *fault,
    enum complaint_band *band) MUST_CHECK;

/**
 * The written decision.  By a role of the band or a higher one, never the owner,
 * who proposed it, nor whom it is about: STATUS_FORBIDDEN, the fault BAND where
 * it is the band that lacks.
 */
struct complaint_decision {
	enum ticket_remedy remedy; /* NOT_FOUNDED refuses, with the reason */
	int64_t cost_fen;          /* what may be spent; raises the band */
	const char *opinion;
};

enum status complaint_decide(struct db *db, struct act *act, int64_t id,
    const struct complaint_decision *in, enum ticket_fault *fault,
    enum complaint_band *needed) MUST_CHECK;

/** Back to investigating, with why.  By whom the decision is. */
enum status complaint_send_back(struct db *db, struct act *act, int64_t id,
    const char *why, enum ticket_fault *fault) MUST_CHECK;

/** The mandatory text the distributor reads; from decided, by the owner. */
struct complaint_reply {
	const char *body;
	bool nothing_to_do; /* no action follows: the result is given with it */
	struct ticket_files files;
};

enum status complaint_reply(struct db *db, struct act *act, int64_t id,
    const struct complaint_reply *in, enum ticket_fault *fault) MUST_CHECK;

/** What is done about it: links a thing by its number (RT-…, CN-…, SO-…) or
 *  makes a corrective task; from replied and actioning. */
struct complaint_action {
	const char *object; /* NULL or "": a task instead */
	struct ticket_task_new task;
};

enum status complaint_act(struct db *db, struct act *act, int64_t id,
    const struct complaint_action *in, enum ticket_fault *fault) MUST_CHECK;

/** All is done: the second reply, from replied and actioning.  Open corrective
 *  tasks are STATUS_CONFLICT.  Now the distributor is asked. */
enum status complaint_finish(struct db *db, struct act *act, int64_t id,
    const char *body, const struct ticket_files *files,
    enum ticket_fault *fault) MUST_CHECK;

/* Of the worker: one batch each.  @param[out] done how many were changed */

/** Whoever did not answer for 7 days: resolved, and told; serious and critical
 *  complaints become a call-back task. */
enum status ticket_job_resolve(
    struct db *db, struct act *act, int64_t *done) MUST_CHECK;

/** Resolved becomes closed when its grace has passed. */
enum status ticket_job_lock(
    struct db *db, struct act *act, int64_t *done) MUST_CHECK;

/** Levels that were reached: told to those it concerns, once, and outside of
 *  working hours for critical ones alone. */
enum status ticket_job_climb(
    struct db *db, struct act *act, int64_t *done) MUST_CHECK;

#endif
