/**
 * @file
 * How well distributors are answered.  Layer: domain.
 *
 * ACTION_FIGURES_SEE, within sight (see ticket.h); of tickets opened within a
 * period.  Times are working minutes between opening and answer.
 */
#ifndef DOMAIN_TICKET_FIGURES_H
#define DOMAIN_TICKET_FIGURES_H

#include "base/arena.h"
#include "base/day.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/actor.h"
#include "domain/ticket.h"

struct ticket_period {
	struct day from;
	struct day until; /* inclusive; at most 400 days later */
	enum ticket_kind kind; /* 0: all */
	int64_t department_id; /* 0: all */
};

struct ticket_figures {
	int64_t opened;
	int64_t ended;            /* resolved, closed; of those opened */
	int64_t complaints;
	int64_t answered;         /* first answers given */
	int64_t first_minutes;    /* median of working minutes; 0 of none */
	int64_t first_p90_minutes;
	int64_t resolve_minutes;  /* median */
	int64_t resolve_p90_minutes;
	int64_t promises;         /* first and resolve clocks that ended */
	int64_t kept;
	int64_t reopened;         /* tickets that were, at least once */
	int64_t rated;
	int64_t stars;            /* sum of them */
	int64_t satisfied;        /* rated 4 or 5 */
	int64_t founded;          /* complaints */
	int64_t not_founded;
	int64_t cost_fen;         /* decided */
};

/** Basis points of `part` in `whole`; -1 of none. */
int64_t ticket_share_bp(int64_t part, int64_t whole);

enum status ticket_figures_read(struct db *db, struct arena *mem,
    const struct actor *who, const struct ticket_period *period,
    struct ticket_figures *out) MUST_CHECK;

/** Open tickets by age: under 1, 3, 7, 30 days and older, late ones among. */
enum {
	TICKET_AGES = 5
};

struct ticket_backlog {
	int64_t open[TICKET_AGES];
	int64_t late[TICKET_AGES];
};

enum status ticket_backlog_read(struct db *db, struct arena *mem,
    const struct actor *who, struct instant now,
    struct ticket_backlog *out) MUST_CHECK;

/** What tickets are counted by. */
enum ticket_group {
	TICKET_BY_TOPIC = 1,  /* complaints; key: enum ticket_topic */
	TICKET_BY_KIND,       /* key: enum ticket_kind */
	TICKET_BY_PRODUCT,    /* key: product id */
	TICKET_BY_BATCH,
	TICKET_BY_CUSTOMER,
	TICKET_BY_OWNER,      /* key: user id */
	TICKET_BY_DEPARTMENT,
	TICKET_BY_RESPONSIBLE, /* department at fault, of founded complaints */
	TICKET_BY_MONTH,      /* key: year * 100 + month; ascending */
	TICKET_GROUP_COUNT
};

const char *ticket_group_name(enum ticket_group group); /* "topic" */
enum ticket_group ticket_group_by_name(const char *name);

/** One bar of the Pareto: most first, at most 50; 0 key: not said. */
struct ticket_share {
	int64_t key;
	const char *name;    /* of product, batch, customer, user, department */
	const char *name_en; /* may be NULL */
	int64_t count;
	int64_t promises;
	int64_t kept;
	int64_t reopened;
	int64_t rated;
	int64_t stars;
	int64_t cost_fen;
	int64_t cumulative_bp; /* of all, up to this one */
};

/** @param[out] rows struct ticket_share */
enum status ticket_figures_by(struct db *db, struct arena *mem,
    const struct actor *who, const struct ticket_period *period,
    enum ticket_group group, struct db_rows *rows) MUST_CHECK;

#endif
