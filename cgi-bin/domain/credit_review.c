/**
 * @file
 * Credit reviews as they are read.  See credit_review.h.
 */
#include "domain/credit_review.h"

#include "base/text.h"
#include "domain/credit_limit.h"
#include "domain/credit_review_sql.h"
#include "domain/number.h"
#include "domain/order_state.h"

enum {
	LIST_MAX = 501
};

static const char *const state_names[CREDIT_REVIEW_STATE_COUNT] = {
	[CREDIT_REVIEW_APPLICATION] = "application",
	[CREDIT_REVIEW_SURVEY] = "survey",
	[CREDIT_REVIEW_SCORING] = "scoring",
	[CREDIT_REVIEW_OPINION] = "opinion",
	[CREDIT_REVIEW_DECISION] = "decision",
	[CREDIT_REVIEW_APPROVED] = "approved",
	[CREDIT_REVIEW_REFUSED] = "refused",
	[CREDIT_REVIEW_WITHDRAWN] = "withdrawn",
};

/* Events whose notes are the supplier's own. */
static const char *const inner_events[] = { "surveyed", "scored", "opined" };

const char *
credit_review_state_name(enum credit_review_state state)
{
	return state > 0 && state < CREDIT_REVIEW_STATE_COUNT
	    ? state_names[state]
	    : "";
}

enum credit_review_state
credit_review_state_by_name(const char *name)
{
	for (unsigned i = 1; i < CREDIT_REVIEW_STATE_COUNT; i++)
		if (text_equal(state_names[i], name))
			return (enum credit_review_state)i;
	return (enum credit_review_state)0;
}

static const char *
number_of(struct arena *mem, int64_t id)
{
	char number[32];

	number_format(number, NUMBER_CREDIT_REVIEW, id);
	return arena_strdup(mem, number);
}

/* The distributor reads what it asked, and what became of it. */
static void
hide_inner(struct credit_review *review, struct credit_review_event *events)
{
	review->survey = "";
	review->has_assets = false;
	review->net_assets_fen = 0;
	review->has_purchase = false;
	review->yearly_purchase_fen = 0;
	review->is_scored = false;
	review->analysis_score = 0;
	review->payment_score = 0;
	review->potential_score = 0;
	review->score_note = "";
	review->grade = CREDIT_GRADE_NONE;
	review->suggested_limit_fen = 0;
	review->ceiling_fen = 0;
	review->warnings = 0;
	review->opinion = "";
	review->surveyed_by_name = NULL;
	review->scored_by_name = NULL;
	review->opinion_by_name = NULL;
	review->band = CREDIT_BAND_NOBODY;
	for (size_t i = 0; i < review->event_count; i++)
		for (size_t k = 0; k < ARRAY_LEN(inner_events); k++)
			if (text_equal(events[i].kind, inner_events[k]))
				events[i].note = "";
}

/* The limit a warning is about: the decided one, or the one asked for. */
static int64_t
limit_in_question(const struct credit_review *review)
{
	bool is_decided = review->state == CREDIT_REVIEW_APPROVED;
	int64_t limit =
	    is_decided ? review->decided_limit_fen : review->wanted_limit_fen;

	return review->kind == CREDIT_REVIEW_RAISE ? limit + review->limit_fen
						   : limit;
}

enum status
credit_review_find(struct db *db, struct arena *mem, const struct actor *who,
    int64_t id, struct credit_review *out)
{
	struct credit_review review = { 0 };
	struct credit_policy policy;
	struct db_rows events;
	enum status st;

	st = db_one_scoped(db, mem, &stmt_credit_review_find,
	    actor_scope(who, ACTION_MONEY_SEE), DB_ARGS(db_int(id)), &review);
	if (st != STATUS_OK)
		return st;
	st = db_all(db, mem, &stmt_credit_review_events, DB_ARGS(db_int(id)),
	    &events);
	if (st == STATUS_OK)
		st = credit_policy_load(db, mem, &policy);
	if (st != STATUS_OK)
		return st;

	review.number = number_of(mem, review.id);
	review.events = events.items;
	review.event_count = events.count;
	review.ceiling_fen = credit_ceiling(&policy, review.class);
	review.warnings = credit_warnings(&policy, limit_in_question(&review),
	    review.has_assets ? review.net_assets_fen : -1,
	    review.has_purchase ? review.yearly_purchase_fen : -1,
	    review.is_scored ? review.suggested_limit_fen : -1,
	    review.ceiling_fen);
	if (who->side != SIDE_STAFF)
		hide_inner(&review, events.items);
	*out = review;
	return STATUS_OK;
}

enum status
credit_review_id_of(struct db *db, struct arena *mem, const struct actor *who,
    const char *number, int64_t *id)
{
	struct review_number_row row;
	int64_t own;
	enum status st;

	if (number_parse(NUMBER_CREDIT_REVIEW, number, &own) != STATUS_OK)
		return STATUS_NOT_FOUND;
	st = db_one_scoped(db, mem, &stmt_credit_review_by_id,
	    actor_scope(who, ACTION_MONEY_SEE), DB_ARGS(db_int(own)), &row);
	if (st != STATUS_OK)
		return st;
	*id = row.number;
	return STATUS_OK;
}

/* The step's action, where that step is next. */
static unsigned
step_action(const struct actor *who, const struct order_facts *reach,
    const struct credit_review *review)
{

	switch (review->state) {
	case CREDIT_REVIEW_APPLICATION:
		return order_in_reach(who, ACTION_CREDIT_ASK, reach)
		    ? CREDIT_MAY_APPLY_AGAIN
		    : 0;
	case CREDIT_REVIEW_SURVEY:
		return order_in_reach(who, ACTION_CREDIT_SCORE, reach) ||
			(who->side == SIDE_STAFF &&
			    order_in_reach(who, ACTION_CREDIT_ASK, reach))
		    ? CREDIT_MAY_SURVEY
		    : 0;
	case CREDIT_REVIEW_SCORING:
		return order_in_reach(who, ACTION_CREDIT_SCORE, reach)
		    ? CREDIT_MAY_SCORE
		    : 0;
	case CREDIT_REVIEW_OPINION:
		return order_in_reach(who, ACTION_CREDIT_OPINE, reach) &&
			!actor_is(who, review->asked_by)
		    ? CREDIT_MAY_OPINE
		    : 0;
	case CREDIT_REVIEW_DECISION:
		return order_in_reach(who, ACTION_CREDIT_DECIDE, reach) &&
			!actor_is(who, review->asked_by) &&
			!actor_is(who, review->opinion_by)
		    ? CREDIT_MAY_DECIDE
		    : 0;
	case CREDIT_REVIEW_APPROVED:
	case CREDIT_REVIEW_REFUSED:
	case CREDIT_REVIEW_WITHDRAWN:
	case CREDIT_REVIEW_STATE_COUNT:
		break;
	}
	return 0;
}

unsigned
credit_review_actions(
    const struct actor *who, const struct credit_review *review)
{
	const struct order_facts reach = {
		.customer_id = review->customer_id,
		.rep_id = review->rep_id,
		.team_id = review->team_id,
	};
	unsigned actions = step_action(who, &reach, review);

	if (review->state > CREDIT_REVIEW_DECISION)
		return 0;
	if (review->state > CREDIT_REVIEW_APPLICATION &&
	    order_in_reach(who, ACTION_CREDIT_SCORE, &reach))
		actions |= CREDIT_MAY_SEND_BACK;
	if (order_in_reach(who, ACTION_CREDIT_ASK, &reach) &&
	    (who->side == SIDE_STAFF || !review->asked_by_staff))
		actions |= CREDIT_MAY_WITHDRAW;
	return actions;
}

enum status
credit_review_list(struct db *db, struct arena *mem, const struct actor *who,
    const struct credit_review_filter *filter, struct db_rows *rows)
{
	struct db_build build;
	struct credit_review_row *row;
	enum status st;

	if (filter->limit < 1 || filter->limit > LIST_MAX)
		return STATUS_INVALID;
	db_build_begin(&build, &stmt_credit_review_list, DB_NO_ARGS);
	if (filter->customer_id != 0)
		db_build_add(&build, credit_review_list_customer,
		    DB_ARGS(db_int(filter->customer_id)));
	if (filter->state != 0)
		db_build_add(&build, credit_review_list_state,
		    DB_ARGS(db_int(filter->state)));
	if (filter->kind != 0)
		db_build_add(&build, credit_review_list_kind,
		    DB_ARGS(db_int(filter->kind)));
	if (filter->open)
		db_build_add(&build, credit_review_list_open, DB_NO_ARGS);
	if (filter->after_id != 0)
		db_build_add(&build, credit_review_list_after,
		    DB_ARGS(db_instant(filter->after_at),
			db_instant(filter->after_at),
			db_int(filter->after_id)));
	db_build_add(
	    &build, credit_review_list_order, DB_ARGS(db_int(filter->limit)));
	st = db_build_all(
	    db, mem, &build, actor_scope(who, ACTION_MONEY_SEE), rows);
	if (st != STATUS_OK)
		return st;

	row = rows->items;
	for (size_t i = 0; i < rows->count; i++) {
		row[i].number = number_of(mem, row[i].id);
		if (who->side == SIDE_STAFF)
			continue;
		row[i].grade = CREDIT_GRADE_NONE;
		row[i].band = CREDIT_BAND_NOBODY;
	}
	return STATUS_OK;
}
