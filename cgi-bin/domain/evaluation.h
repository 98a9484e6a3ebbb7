/**
 * @file
 * The scorecard of a customer: ten weighted items, each judged from 0 to 5.
 *
 * Layer: domain.  An evaluation is never changed; the next one stands beside
 * it.  Weights are copied into it, so that it means later what it meant then.
 * Reads take an account that was found in the actor's scope and are for staff.
 *
 * Result in basis points, rounded half away from zero (base/money.h):
 *
 *     round(10,000 × Σ weight × score / (5 × Σ weight))
 *
 * From the project's specification, "Evaluation of a customer": a weighted
 * scorecard, each item 0–5, result 0–100.  Vectors: all 5 → 10,000; all 3 →
 * 6,000; with the default weights, scores 4 4 3 4 4 3 3 4 4 4 → 7,260.
 */
#ifndef DOMAIN_EVALUATION_H
#define DOMAIN_EVALUATION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/account.h"
#include "domain/act.h"

enum {
	EVALUATION_ITEMS_MAX = 24,
	EVALUATION_SCORE_MAX = 5,
	EVALUATION_NOTE_CHARS = 1000,
	EVALUATION_ITEM_NOTE_CHARS = 300,
	EVALUATION_HISTORY_MAX = 50
};

/** The parts of the scorecard, as in the database. */
enum evaluation_part {
	EVALUATION_ABILITY = 1,
	EVALUATION_CREDIT,
	EVALUATION_STANDING,
	EVALUATION_WILLINGNESS,
	EVALUATION_PART_COUNT
};

/** An item of the card; with `score` and `note` once it is judged. */
struct evaluation_item {
	int64_t id;
	enum evaluation_part part;
	const char *name, *name_en;
	int64_t weight;
	int64_t score; /* 0..5 */
	const char *note;
};

struct evaluation {
	int64_t id;
	int64_t score_bp;
	const char *note;
	const char *made_by;
	struct instant made_at;
};

/** The result of judged items; 0 for none. */
int64_t evaluation_score_bp(const struct evaluation_item *items, size_t count);

/** The same of one part's items; 0 where it has none. */
int64_t evaluation_part_bp(const struct evaluation_item *items, size_t count,
    enum evaluation_part part);

/** The card as it is today, unjudged.  @param[out] rows struct evaluation_item */
enum status evaluation_items(
    struct db *db, struct arena *mem, struct db_rows *rows) MUST_CHECK;

/** Newest first, at most EVALUATION_HISTORY_MAX.
 *  @param[out] rows struct evaluation */
enum status evaluation_history(struct db *db, struct arena *mem,
    const struct account *account, struct db_rows *rows) MUST_CHECK;

/** What one of them judged, in the order of the card.
 *  @param[out] rows struct evaluation_item; none for another customer's */
enum status evaluation_scores(struct db *db, struct arena *mem,
    const struct account *account, int64_t evaluation_id,
    struct db_rows *rows) MUST_CHECK;

/**
 * The last one with its scores, in one statement: for the account page.
 *
 * @param[out] items struct evaluation_item
 * @return STATUS_OK, STATUS_NOT_FOUND (none yet), STATUS_UNAVAILABLE.
 */
enum status evaluation_last(struct db *db, struct arena *mem,
    const struct account *account, struct evaluation *out,
    struct db_rows *items) MUST_CHECK;

/** The day the next one is due; none where there was none: it is due now. */
struct day evaluation_due(const struct evaluation *last, int64_t months,
    int zone_minutes);

/** What was judged. */
struct evaluation_request {
	const int64_t *item_ids;
	const int64_t *scores; /* below 0: not judged */
	const char *const *notes;
	size_t count;
	const char *note;
};

/** What is wrong with it. */
enum evaluation_fault {
	EVALUATION_SOUND = 0,
	EVALUATION_FAULT_CARD,  /* not the items of today's card */
	EVALUATION_FAULT_SCORE, /* one is not judged, or not 0..5 */
	EVALUATION_FAULT_NOTE   /* too long */
};

/**
 * ACTION_EVALUATE in scope.
 *
 * @return STATUS_OK, FORBIDDEN, NOT_FOUND, INVALID (see *fault).
 */
enum status evaluation_make(struct db *db, struct act *act, int64_t customer_id,
    const struct evaluation_request *request,
    enum evaluation_fault *fault) MUST_CHECK;

#endif
