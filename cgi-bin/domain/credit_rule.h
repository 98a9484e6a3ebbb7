/**
 * @file
 * The rules by which credit is granted: scores, grade, suggested limit, who
 * decides by amount.
 *
 * Layer: domain.  Pure: tables and functions over them, no database.  Amounts
 * are fen, scores whole points from 0 to 100, days calendar days.
 */
#ifndef DOMAIN_CREDIT_RULE_H
#define DOMAIN_CREDIT_RULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/day.h"
#include "base/status.h"

/** Grades of credit, best first; credit_reviews.grade. */
enum credit_grade {
	CREDIT_GRADE_NONE = 0,
	CREDIT_GRADE_1,
	CREDIT_GRADE_2,
	CREDIT_GRADE_3,
	CREDIT_GRADE_4,
	CREDIT_GRADE_5 /* no credit: pay first */
};

/** Who decides by amount; credit_reviews.band.  Higher ones may do what lower
 *  ones may. */
enum credit_band {
	CREDIT_BAND_NOBODY = 0,
	CREDIT_BAND_OFFICER,
	CREDIT_BAND_FINANCE,
	CREDIT_BAND_EXECUTIVE
};

/** What came due and how late it was paid, summed over equal lateness. */
struct credit_paid {
	int64_t amount_fen;
	int64_t days_late; /* ≤ 0: by the due date */
	bool is_open;      /* not paid in full yet */
};

/** 100 by the due date, 80 up to 7 days late, 60 to 30, 30 to 60, else 0. */
int64_t credit_points(const struct credit_paid *paid);

/**
 * Σ amount × points / Σ amount, rounded.
 *
 * @return STATUS_OK; STATUS_NOT_FOUND when nothing came due: there is no
 *         history to judge by; STATUS_INVALID for a sum that does not fit.
 */
enum status credit_payment_score(
    const struct credit_paid *paid, size_t count, int64_t *score) MUST_CHECK;

/** Weighted 40/40/20 in hundredths of a point. */
int64_t credit_weighted(int64_t analysis, int64_t payment, int64_t potential);

/** 1 from 90, 2 from 80, 3 from 70, 4 from 60, 5 below, of the weighted. */
enum credit_grade credit_grade_of(int64_t weighted);

/**
 * Sales of 6 months / 6 × months by grade (2.0, 1.5, 1.0, 0.5, 0), never above
 * the ceiling.
 *
 * @return STATUS_OK; STATUS_INVALID for no grade or a sum that does not fit.
 */
enum status credit_suggest(int64_t sales_6_months_fen, enum credit_grade grade,
    int64_t ceiling_fen, int64_t *limit_fen) MUST_CHECK;

/** Ceilings and bands (settings). */
struct credit_policy {
	int64_t officer_fen;   /* most a credit officer decides */
	int64_t finance_fen;   /* most finance decides */
	int64_t ceiling_c_fen; /* class C and unclassed */
	int64_t ceiling_b_fen; /* B, B+ */
	int64_t ceiling_a_fen; /* A, AA */
	int64_t ceiling_aaa_fen;
	int64_t share_assets_bp;   /* warn above this share of net assets */
	int64_t share_purchase_bp; /* … of yearly purchases */
	int64_t valid_months;
};

/** The ceiling of a class (customers.class: 0 to 6). */
int64_t credit_ceiling(const struct credit_policy *policy, int64_t class);

/** Who has to decide on so much. */
enum credit_band credit_band_for(
    const struct credit_policy *policy, int64_t amount_fen);

/** The highest band of a comma-separated list of roles. */
enum credit_band credit_band_of(const char *role_names);

/** The band in which holds may be released: as credit_band_of(); a sales
 *  manager, who decides on no limit, stands in for the credit officer. */
enum credit_band credit_release_band_of(const char *role_names);

/** The role that decides in a band, "credit_officer"; "" for none. */
const char *credit_band_role(enum credit_band band);

/** What to be warned of about a limit: bits. */
enum credit_warning {
	CREDIT_OVER_ASSETS = 1,   /* above its share of net assets */
	CREDIT_OVER_PURCHASE = 2, /* … of yearly purchases */
	CREDIT_OVER_SUGGESTED = 4,
	CREDIT_OVER_CEILING = 8
};

/** The warnings about a limit; a figure that is not known (< 0) warns of
 *  nothing. */
unsigned credit_warnings(const struct credit_policy *policy, int64_t limit_fen,
    int64_t net_assets_fen, int64_t yearly_purchase_fen,
    int64_t suggested_fen, int64_t ceiling_fen);

/** `months` later, on the same day or the last of a shorter month. */
struct day credit_months_later(struct day day, int64_t months);

#endif
