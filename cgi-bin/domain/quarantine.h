/**
 * @file
 * Goods that are kept apart: returned ones that wait for quality, and blocked
 * ones.
 *
 * Layer: domain.  Kept apart is stock in status 4 (returned) or 3 (blocked); it
 * is nobody's to sell until quality releases it.  Each decision is kept.
 */
#ifndef DOMAIN_QUARANTINE_H
#define DOMAIN_QUARANTINE_H

#include "domain/act.h"
#include "domain/return.h"
#include "domain/stock.h"

/** quarantine_decisions.decision. */
enum quarantine_decision {
	QUARANTINE_RELEASE = 1, /* for sale again */
	QUARANTINE_BLOCK,       /* kept for longer */
	QUARANTINE_SCRAP,
	QUARANTINE_DECISION_COUNT
};

/** "release": in forms.  Never NULL; 0 if none. */
const char *quarantine_decision_name(enum quarantine_decision decision);
enum quarantine_decision quarantine_decision_by_name(const char *name);

/** One batch in one warehouse. */
struct quarantine_stock {
	int64_t stock_id;
	int64_t product_id;
	const char *sku;
	const char *name;
	const char *name_en;
	const char *unit;
	const char *unit_en;
	int64_t batch_id;
	const char *batch;     /* "": not tracked */
	struct day expires_on; /* 9999-12-31: does not expire */
	int64_t warehouse_id;
	const char *warehouse;
	const char *warehouse_en;
	enum stock_status status;
	int64_t quantity;
	int64_t case_id; /* a batch case that stops its sale; 0: none */
};

/** Returned ones first, then by expiry; at most 500.
 *  @param stock_id 0: all
 *  @param[out] rows struct quarantine_stock */
enum status quarantine_list(struct db *db, struct arena *mem,
    const struct actor *who, int64_t stock_id,
    struct db_rows *rows) MUST_CHECK;

/** The one; STATUS_NOT_FOUND also once all of it is gone. */
enum status quarantine_find(struct db *db, struct arena *mem,
    const struct actor *who, int64_t stock_id,
    struct quarantine_stock *out) MUST_CHECK;

/** From which return some of it came. */
struct quarantine_source {
	int64_t stock_id;
	int64_t return_id;
	const char *return_number;
	const char *customer_name;
	const char *customer_name_en;
	int64_t quantity;
	struct instant at;
};

/** Of these stocks, newest first, at most 1000.
 *  @param[out] rows struct quarantine_source */
enum status quarantine_sources(struct db *db, struct arena *mem,
    const struct actor *who, const int64_t *stock_ids, size_t count,
    struct db_rows *rows) MUST_CHECK;

/** A decision that was made. */
struct quarantine_event {
	int64_t id;
	const char *sku;
	const char *name;
	const char *name_en;
	const char *batch;
	enum quarantine_decision decision;
	int64_t quantity;
	const char *note;
	struct instant at;
	const char *user_name;
};

/** Newest first, at most 100.
 *  @param batch_id 0: of all
 *  @param[out] rows struct quarantine_event */
enum status quarantine_history(struct db *db, struct arena *mem,
    const struct actor *who, int64_t batch_id, struct db_rows *rows) MUST_CHECK;

/** Why a decision was refused. */
enum quarantine_fault {
	QUARANTINE_FINE = 0,
	QUARANTINE_NO_DECISION,
	QUARANTINE_NO_NOTE,  /* or one that is too long */
	QUARANTINE_TOO_MUCH, /* or not a quantity */
	QUARANTINE_EXPIRED,  /* not for sale any more */
	QUARANTINE_STOPPED   /* a batch case stops its sale */
};

/** Whether the actor decides: role quality, or who manages. */
bool quarantine_may_decide(const struct actor *who);

/**
 * Decide on so many units (ACTION_RETURN_DECIDE, role quality).
 *
 * @return STATUS_INVALID with a fault; STATUS_NOT_FOUND for what is not kept
 *         apart any more; STATUS_CONFLICT when others took of it meanwhile.
 */
enum status quarantine_decide(struct db *db, struct act *act, int64_t stock_id,
    enum quarantine_decision decision, int64_t quantity, const char *note,
    enum quarantine_fault *fault) MUST_CHECK;

#endif
