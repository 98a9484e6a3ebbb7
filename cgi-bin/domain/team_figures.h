/**
 * @file
 * The month so far of teams, representatives and customers, against the same
 * days of the month before and of the month a year before.
 *
 * Layer: domain.  The worker sums up; reads go over sums alone.  A customer
 * counts for who looks after it now, with all it ever bought.  Reads are limited
 * by ACTION_TEAM_FIGURES: a team's leader sees that team.
 */
#ifndef DOMAIN_TEAM_FIGURES_H
#define DOMAIN_TEAM_FIGURES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/act.h"
#include "domain/actor.h"

/** Three spans of as many days; shorter where a month is. */
struct team_spans {
	struct day now_from, now_to;
	struct day back_from, back_to; /* the month before */
	struct day ago_from, ago_to;   /* the month a year before */
};

struct team_spans team_spans_of(struct day today);

/** What is counted.  Sales are receivables posted less credit notes. */
struct team_sums {
	int64_t customers; /* active ones */
	int64_t now_fen, back_fen, ago_fen;
	int64_t now_orders, back_orders, ago_orders;
	int64_t now_new, back_new, ago_new; /* ordered for the first time */
	int64_t overdue_fen, overdue_count;
	int64_t complaints; /* open ones; none about a person of ours */
};

/** Of the customers that one representative has in one team. */
struct team_figure {
	int64_t region_id; /* 0: none */
	const char *region, *region_en;
	int64_t team_id; /* 0: none */
	const char *team, *team_en;
	int64_t rep_id; /* 0: nobody */
	const char *rep;
	struct day day;         /* the last that is counted */
	struct instant made_at; /* when it was summed up */
	struct team_sums sums;
};

enum {
	TEAM_FIGURES_MAX = 1000,
	TEAM_CUSTOMERS_MAX = 50,
	TEAM_MOVERS_MAX = 20
};

/** By region and team, at most TEAM_FIGURES_MAX.
 *  @param[out] rows struct team_figure */
enum status team_figures(struct db *db, struct arena *mem,
    const struct actor *who, struct db_rows *rows) MUST_CHECK;

/** Add what is counted. */
void team_sums_add(struct team_sums *sum, const struct team_sums *more);

struct team_customer {
	int64_t id;
	const char *code, *name;
	const char *name_en; /* NULL: none */
	int64_t now_fen, back_fen, ago_fen;
	int64_t now_orders;
	int64_t overdue_fen;
};

/** Customers of one representative in one team (0: nobody's), who fell most
 *  against the month before first, or with `rose` who rose most; at most
 *  TEAM_CUSTOMERS_MAX.  @param[out] rows struct team_customer */
enum status team_customers(struct db *db, struct arena *mem,
    const struct actor *who, int64_t team_id, int64_t rep_id, bool rose,
    struct db_rows *rows) MUST_CHECK;

/** Which customers moved. */
enum team_move {
	TEAM_FELL = 0, /* three full months against the three before */
	TEAM_ROSE,
	TEAM_STOPPED, /* nothing in twelve months; by the twelve before that */
	TEAM_MOVE_COUNT
};

struct team_mover {
	int64_t id;
	const char *name;
	const char *name_en; /* NULL: none */
	int64_t now_fen;     /* the last three full months */
	int64_t change_fen;  /* of TEAM_STOPPED what it bought, below 0 */
	struct instant last_order_at; /* none: never */
};

/** Active customers, biggest first.  @param limit 1…TEAM_MOVERS_MAX
 *  @param[out] rows struct team_mover */
enum status team_movers(struct db *db, struct arena *mem,
    const struct actor *who, enum team_move move, int64_t limit,
    struct db_rows *rows) MUST_CHECK;

/**
 * The worker's part: sum up the customers that bought since, or all of them on
 * a new day, and then the teams.
 *
 * @param[out] done customers summed up; call again until it is 0
 */
enum status team_job_sum(
    struct db *db, struct act *act, int64_t *done) MUST_CHECK;

#endif
