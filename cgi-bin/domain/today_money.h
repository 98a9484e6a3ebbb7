/**
 * @file
 * What needs somebody today in money: counts with what they come to, each in
 * one statement for all of them.
 *
 * Layer: domain.
 */
#ifndef DOMAIN_TODAY_MONEY_H
#define DOMAIN_TODAY_MONEY_H

#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/actor.h"

/** What waits. */
enum today_money_kind {
	/* For a distributor. */
	TODAY_STATEMENT = 1, /* to be confirmed; `day` is its month */
	TODAY_OVERDUE,       /* `day` is the oldest due day */
	TODAY_DUE_SOON,      /* within 14 days; `day` is the first */

	/* For staff who see all customers. */
	TODAY_BANK_LINES,  /* not matched */
	TODAY_SLIPS,       /* told, not matched */
	TODAY_TO_INVOICE,  /* shipped within 60 days; at most 1000 */
	TODAY_TO_ISSUE,    /* invoices asked for */
	TODAY_RED_LETTERS, /* asked for */
	TODAY_DISPUTED,    /* statements */
	TODAY_TO_SURVEY,   /* credit reviews, by their step */
	TODAY_TO_SCORE,
	TODAY_TO_OPINE,
	TODAY_TO_DECIDE,
	TODAY_LIMITS_END, /* within 60 days */
	TODAY_IN_ARREARS, /* customers who are overdue */
	TODAY_PROMISES,   /* to pay, whose day has come */
	TODAY_RED_PARTS,  /* red letters for returns, of a part */
	TODAY_MONEY_KIND_COUNT
};

struct today_money {
	enum today_money_kind kind;
	int64_t count;
	int64_t fen;    /* 0 where there is no sum */
	struct day day; /* none */
};

/** Of the actor's own company (ACTION_MONEY_SEE); what occurs, in the order of
 *  the enum.  @param[out] rows struct today_money */
enum status today_money_own(struct db *db, struct arena *mem,
    const struct actor *who, struct day today, struct db_rows *rows) MUST_CHECK;

/**
 * Of all customers, for staff whose ACTION_MONEY_SEE reaches them all; nothing
 * for others.  Only what the actor may do something about.  Up to a minute
 * old.  @param[out] rows struct today_money
 */
enum status today_money_all(struct db *db, struct arena *mem,
    const struct actor *who, struct day today, struct db_rows *rows) MUST_CHECK;

#endif
