/**
 * @file
 * The credit review: one document from application to decision.
 *
 * Layer: domain.  A limit review goes application → survey → scoring → opinion
 * → decision; a temporary raise application → opinion → decision.  The state
 * names the step that is being worked on.  True of every write: it runs once
 * for act->token inside act_run(), judges under the row lock, writes an event
 * and leads to /credit-reviews/{number}.  Beside what is said:
 *
 *   STATUS_NOT_FOUND  no such review or customer in the actor's sight
 *   STATUS_CONFLICT   not the step it is at; one is open already
 *   STATUS_FORBIDDEN  not for this actor: permission, four eyes, band
 *   STATUS_INVALID    the fault says which input
 */
#ifndef DOMAIN_CREDIT_REVIEW_H
#define DOMAIN_CREDIT_REVIEW_H

#include "base/arena.h"
#include "base/day.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/act.h"
#include "domain/credit_rule.h"
#include "domain/file.h"
#include "domain/receivable.h"

enum {
	CREDIT_TEXT_MAX = 1000,   /* characters of reason, opinion, note */
	CREDIT_SURVEY_MAX = 8000, /* of the survey */
	CREDIT_TERM_DAYS_MAX = 365
};

enum credit_review_kind {
	CREDIT_REVIEW_LIMIT = 1,
	CREDIT_REVIEW_RAISE /* temporary, with an end */
};

/** Which step is being worked on, or how it ended. */
enum credit_review_state {
	CREDIT_REVIEW_APPLICATION = 1, /* sent back to who asked */
	CREDIT_REVIEW_SURVEY,
	CREDIT_REVIEW_SCORING,
	CREDIT_REVIEW_OPINION,
	CREDIT_REVIEW_DECISION,
	CREDIT_REVIEW_APPROVED,
	CREDIT_REVIEW_REFUSED,
	CREDIT_REVIEW_WITHDRAWN,
	CREDIT_REVIEW_STATE_COUNT
};

/** "survey": stable, for data-state, filters and the words of the view. */
const char *credit_review_state_name(enum credit_review_state state);
enum credit_review_state credit_review_state_by_name(const char *name);

/** What is wrong with the input. */
enum credit_review_fault {
	CREDIT_REVIEW_FINE = 0,
	CREDIT_REVIEW_AMOUNT, /* negative; a raise of nothing */
	CREDIT_REVIEW_TERM,   /* kind not 1 to 5, or days not 0 to 365 */
	CREDIT_REVIEW_UNTIL,  /* none, past, or more than a year or the policy */
	CREDIT_REVIEW_REASON, /* missing or too long, or with controls */
	CREDIT_REVIEW_SCORE,  /* not 0 to 100 */
	CREDIT_REVIEW_BAND    /* FORBIDDEN: above the actor's band; see who may */
};

/** 1: the application; a distributor asks for its own company. */
struct credit_application {
	int64_t customer_id;
	enum credit_review_kind kind;
	int64_t limit_fen; /* the limit wanted; of a raise: what is added */
	enum term_kind term_kind; /* of a limit; a raise keeps the term */
	int64_t term_days;
	struct day until; /* end of a raise; none for a limit */
	const char *reason;
};

/** @param[out] id the review */
enum status credit_review_apply(struct db *db, struct act *act,
    const struct credit_application *in, enum credit_review_fault *fault,
    int64_t *id) MUST_CHECK;

/** Once more, after it was sent back; customer and kind stay. */
enum status credit_review_apply_again(struct db *db, struct act *act,
    int64_t id, const struct credit_application *in,
    enum credit_review_fault *fault) MUST_CHECK;

/** Back to who asked, from any step; with a reason.  ACTION_CREDIT_SCORE. */
enum status credit_review_send_back(struct db *db, struct act *act, int64_t id,
    const char *reason) MUST_CHECK;

/** Taken back by who asked, or by its colleagues; from any step. */
enum status credit_review_withdraw(struct db *db, struct act *act, int64_t id,
    const char *reason) MUST_CHECK;

/** 2: the survey; ACTION_CREDIT_SCORE or the salesperson (ACTION_CREDIT_ASK). */
struct credit_survey {
	const char *text;
	int64_t net_assets_fen;      /* verified; < 0: not known */
	int64_t yearly_purchase_fen; /* < 0: not known */
	const char *const *papers;   /* public ids of waiting files, for staff
	                                alone; see file_attach() */
	size_t paper_count;
	enum file_fault *refused; /* out: what was wrong with them; may be
	                             NULL */
};

enum status credit_review_survey(struct db *db, struct act *act, int64_t id,
    const struct credit_survey *in,
    enum credit_review_fault *fault) MUST_CHECK;

/** 3: the scores; ACTION_CREDIT_SCORE.  Payment history is computed; without
 *  any it counts as 60 (nothing known is no merit). */
struct credit_scores {
	int64_t analysis;
	int64_t potential;
	const char *note;
};

enum {
	CREDIT_SCORE_NO_HISTORY = 60
};

enum status credit_review_score(struct db *db, struct act *act, int64_t id,
    const struct credit_scores *in,
    enum credit_review_fault *fault) MUST_CHECK;

/** 4: the sales manager's opinion; never by who asked. */
enum status credit_review_opine(struct db *db, struct act *act, int64_t id,
    const char *opinion, enum credit_review_fault *fault) MUST_CHECK;

/** 5: the decision; never by who asked or gave the opinion. */
struct credit_decision {
	bool approve;
	int64_t limit_fen; /* as in the application */
	enum term_kind term_kind;
	int64_t term_days;
	struct day until; /* none: a limit by the policy, a raise as asked */
	const char *note;
};

struct credit_decided {
	enum credit_band needed; /* who may decide on so much */
	unsigned warnings;       /* CREDIT_OVER_… bits */
	int64_t freed;           /* orders freed by the new limit */
};

/**
 * The band is of the whole exposure granted: the limit, with a raise the limit
 * and the raise; above the ceiling of its class an executive decides.  A
 * refusal needs the band of what was asked.  Any user of the band's role, or of
 * a higher one, may stand in.  Approval sets limit, term, grade and end, then
 * looks at the held orders again.
 */
enum status credit_review_decide(struct db *db, struct act *act, int64_t id,
    const struct credit_decision *in, enum credit_review_fault *fault,
    struct credit_decided *out) MUST_CHECK;

/** A row of the list. */
struct credit_review_row {
	int64_t id;
	const char *number; /* CR-00000012 */
	int64_t customer_id;
	const char *customer_code;
	const char *customer_name;
	const char *customer_name_en; /* may be NULL */
	enum credit_review_kind kind;
	enum credit_review_state state;
	int64_t wanted_limit_fen;
	int64_t decided_limit_fen; /* 0 until decided */
	enum credit_grade grade;
	enum credit_band band; /* who will have to decide, as far as known */
	struct day valid_until;
	struct instant created_at;
	struct instant state_since;
	const char *asked_by_name;
};

struct credit_review_event {
	int64_t id;
	struct instant at;
	const char *user_name; /* NULL: the system */
	const char *kind; /* applied, sent_back, surveyed, scored, opined,
	                     approved, refused, withdrawn */
	const char *note;
};

/** The whole document. */
struct credit_review {
	int64_t id;
	const char *number;
	int64_t customer_id;
	const char *customer_code;
	const char *customer_name;
	const char *customer_name_en;
	int64_t class;
	int64_t rep_id;
	int64_t team_id;
	enum credit_review_kind kind;
	enum credit_review_state state;
	int64_t wanted_limit_fen;
	enum term_kind wanted_term_kind;
	int64_t wanted_term_days;
	struct day wanted_until;
	const char *reason;
	const char *survey;
	bool has_assets;
	int64_t net_assets_fen;
	bool has_purchase;
	int64_t yearly_purchase_fen;
	bool is_scored;
	int64_t analysis_score;
	int64_t payment_score;
	int64_t potential_score;
	const char *score_note;
	enum credit_grade grade;
	int64_t suggested_limit_fen;
	int64_t ceiling_fen; /* of its class, today */
	unsigned warnings;   /* about what is decided, or else wanted */
	const char *opinion;
	enum credit_band band;
	int64_t decided_limit_fen;
	enum term_kind decided_term_kind;
	int64_t decided_term_days;
	struct day valid_until;
	const char *decision_note;
	int64_t asked_by;
	bool asked_by_staff;
	int64_t opinion_by;
	const char *asked_by_name;
	const char *surveyed_by_name; /* the following may be NULL */
	const char *scored_by_name;
	const char *opinion_by_name;
	const char *decided_by_name;
	struct instant created_at;
	struct instant state_since;

	/* The account beside it. */
	int64_t limit_fen;
	int64_t used_fen;
	struct day limit_until;
	int64_t temp_limit_fen;
	struct day temp_until;

	const struct credit_review_event *events; /* oldest first */
	size_t event_count;
};

/** Scores, survey, opinion and notes of staff are blank for the distributor. */
enum status credit_review_find(struct db *db, struct arena *mem,
    const struct actor *who, int64_t id, struct credit_review *out) MUST_CHECK;

/** The id behind a number. */
enum status credit_review_id_of(struct db *db, struct arena *mem,
    const struct actor *who, const char *number, int64_t *id) MUST_CHECK;

/** What can be done to it; bits for credit_review_actions(). */
enum credit_review_action {
	CREDIT_MAY_APPLY_AGAIN = 1,
	CREDIT_MAY_SURVEY = 2,
	CREDIT_MAY_SCORE = 4,
	CREDIT_MAY_OPINE = 8,
	CREDIT_MAY_DECIDE = 16,
	CREDIT_MAY_SEND_BACK = 32,
	CREDIT_MAY_WITHDRAW = 64
};

/** Which stand on the page for this actor now.  The band of a decision depends
 *  on the amount and is judged with it. */
unsigned credit_review_actions(
    const struct actor *who, const struct credit_review *review);

/** Zeroes mean no filter. */
struct credit_review_filter {
	int64_t customer_id;
	enum credit_review_state state;
	enum credit_review_kind kind;
	bool open;        /* not ended yet */
	int64_t after_id; /* keyset: continue after this row … */
	struct instant after_at; /* … of this time */
	int64_t limit;           /* 1 to 501 */
};

/** Newest first.  @param[out] rows struct credit_review_row */
enum status credit_review_list(struct db *db, struct arena *mem,
    const struct actor *who, const struct credit_review_filter *filter,
    struct db_rows *rows) MUST_CHECK;

#endif
