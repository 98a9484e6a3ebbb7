/**
 * @file
 * What the policy says of a return: windows by conduct, the abuse guard, and
 * who approves.  Layer: domain.  Pure, but for reading the settings.
 *
 * Returns are accepted without conditions unless there is something special;
 * something special is marked for a person, never blocked.
 */
#ifndef DOMAIN_RETURN_POLICY_H
#define DOMAIN_RETURN_POLICY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "domain/return_state.h"

struct db;

/** customers.return_conduct. */
enum return_conduct {
	CONDUCT_GOOD = 1,
	CONDUCT_NORMAL,
	CONDUCT_WATCHED,
	CONDUCT_COUNT
};

/** returns.verdict: bits of why a person must look. */
enum return_mark {
	MARK_WINDOW = 1,       /* outside its days */
	MARK_SHARE = 2,        /* much is returned for what is bought */
	MARK_COUNT = 4,        /* many requests in a month */
	MARK_CONTRACT = 8,     /* only as the contract says */
	MARK_TEMPERATURE = 16, /* cold chain without its record */
	MARK_WATCHED = 32,     /* the customer's conduct */
	MARK_PICTURE = 64      /* damage or a fault that nobody pictured */
};

/** returns.level: who approves. */
enum return_level {
	LEVEL_SERVICE = 1,
	LEVEL_MANAGER,
	LEVEL_QUALITY,
	LEVEL_COUNT
};

/** The settings as far as returns go by them. */
struct return_rules {
	int64_t days_good;
	int64_t days_normal;
	int64_t days_watched;
	int64_t days_quality;
	bool takes_slow;        /* slow-selling without a contract */
	bool takes_near_expiry; /* the same */
	int64_t alone_fen;   /* approved by itself up to this */
	int64_t service_fen; /* by service up to this */
	int64_t share_bp;    /* of 6-month sales */
	int64_t per_month;   /* requests */
	int64_t send_days;
	int64_t answer_days;
	int64_t rest_days;
	int64_t promise_minutes;
	bool free_pro_rata; /* what was paid is spread over the free goods */
	int64_t batch_customers;
};

/** What is asked back of one line. */
struct return_claim {
	enum return_reason reason;
	int64_t days; /* since it was delivered */
	bool is_cold;
	bool has_file; /* a picture, or the temperature record */
};

/** What is known of the customer. */
struct return_habit {
	enum return_conduct conduct;
	int64_t sold_fen;     /* in 6 months */
	int64_t returned_fen; /* in 6 months, this request not counted */
	int64_t month_count;  /* requests of a month, this one not counted */
};

struct return_verdict {
	unsigned marks; /* enum return_mark bits */
	enum return_level level;
	bool alone;       /* nothing special: approved by itself */
	int64_t days;     /* the shortest window of its lines */
	int64_t share_bp; /* returned of sold, with this request */
};

enum status return_rules_load(
    struct db *db, struct arena *mem, struct return_rules *out) MUST_CHECK;

/** The days one may return something for this reason. */
int64_t return_window_days(const struct return_rules *rules,
    enum return_conduct conduct, enum return_reason reason);

/** The marks of one line. */
unsigned return_claim_marks(const struct return_rules *rules,
    enum return_conduct conduct, const struct return_claim *claim);

/** The verdict on a request worth `worth_fen`, what was paid for all of it. */
struct return_verdict return_judge_policy(const struct return_rules *rules,
    const struct return_habit *habit, const struct return_claim *claims,
    size_t count, int64_t worth_fen);

/** Whether the actor's roles may approve at this level. */
bool return_may_approve(const struct actor *who, enum return_level level);

/** A year of a customer's returns. */
struct return_record {
	int64_t sold_fen;
	int64_t returned_fen;
	int64_t inspected; /* units */
	int64_t refused;   /* of them */
	int64_t requests;
	int64_t rejected; /* of them: claims found false */
};

enum return_conduct return_conduct_of(const struct return_record *record);

const char *return_conduct_name(enum return_conduct conduct);

#endif
