/**
 * @file
 * The rules by which credit is granted.  See credit_rule.h.
 */
#include "domain/credit_rule.h"

#include "base/money.h"
#include "domain/permission.h"

/* Sums of products of two figures of 64 bits. */
__extension__ typedef __int128 wide;

/* Points by lateness; what is later, or open, has none. */
static const struct {
	int64_t up_to_days;
	int64_t points;
} lateness[] = {
	{ 0, 100 },
	{ 7, 80 },
	{ 30, 60 },
	{ 60, 30 },
};

/* Weights of the scores, in percent. */
enum {
	WEIGHT_ANALYSIS = 40,
	WEIGHT_PAYMENT = 40,
	WEIGHT_POTENTIAL = 20
};

/* Grade by weighted score in hundredths; and its months of sales in tenths. */
static const struct {
	int64_t from;
	int64_t tenths_of_months;
} grades[] = {
	[CREDIT_GRADE_1] = { 9000, 20 },
	[CREDIT_GRADE_2] = { 8000, 15 },
	[CREDIT_GRADE_3] = { 7000, 10 },
	[CREDIT_GRADE_4] = { 6000, 5 },
	[CREDIT_GRADE_5] = { 0, 0 },
};

static const char *const band_roles[] = {
	[CREDIT_BAND_NOBODY] = "",
	[CREDIT_BAND_OFFICER] = "credit_officer",
	[CREDIT_BAND_FINANCE] = "finance",
	[CREDIT_BAND_EXECUTIVE] = "executive",
};

enum {
	CLASS_B = 2,
	CLASS_A = 4,
	CLASS_AAA = 6
};

int64_t
credit_points(const struct credit_paid *paid)
{
	if (paid->is_open)
		return 0;
	for (size_t i = 0; i < ARRAY_LEN(lateness); i++)
		if (paid->days_late <= lateness[i].up_to_days)
			return lateness[i].points;
	return 0;
}

enum status
credit_payment_score(
    const struct credit_paid *paid, size_t count, int64_t *score)
{
	wide points = 0;
	wide amount = 0;

	for (size_t i = 0; i < count; i++) {
		if (paid[i].amount_fen < 0)
			return STATUS_INVALID;
		points +=
		    (wide)paid[i].amount_fen * credit_points(&paid[i]);
		amount += paid[i].amount_fen;
	}
	if (amount == 0)
		return STATUS_NOT_FOUND;
	*score = (int64_t)((2 * points + amount) / (2 * amount));
	return STATUS_OK;
}

int64_t
credit_weighted(int64_t analysis, int64_t payment, int64_t potential)
{
	return analysis * WEIGHT_ANALYSIS + payment * WEIGHT_PAYMENT +
	    potential * WEIGHT_POTENTIAL;
}

enum credit_grade
credit_grade_of(int64_t weighted)
{
	unsigned grade = CREDIT_GRADE_1;

	while (grade < CREDIT_GRADE_5 && weighted < grades[grade].from)
		grade++;
	return (enum credit_grade)grade;
}

enum status
credit_suggest(int64_t sales_6_months_fen, enum credit_grade grade,
    int64_t ceiling_fen, int64_t *limit_fen)
{
	int64_t limit;
	enum status st;

	if (grade < CREDIT_GRADE_1 || grade > CREDIT_GRADE_5)
		return STATUS_INVALID;
	if (sales_6_months_fen < 0)
		sales_6_months_fen = 0;
	st = money_scale(
	    sales_6_months_fen, grades[grade].tenths_of_months, 60, &limit);
	if (st != STATUS_OK)
		return st;
	*limit_fen = limit < ceiling_fen ? limit : ceiling_fen;
	return STATUS_OK;
}

int64_t
credit_ceiling(const struct credit_policy *policy, int64_t class)
{
	if (class >= CLASS_AAA)
		return policy->ceiling_aaa_fen;
	if (class >= CLASS_A)
		return policy->ceiling_a_fen;
	if (class >= CLASS_B)
		return policy->ceiling_b_fen;
	return policy->ceiling_c_fen;
}

enum credit_band
credit_band_for(const struct credit_policy *policy, int64_t amount_fen)
{
	if (amount_fen <= policy->officer_fen)
		return CREDIT_BAND_OFFICER;
	if (amount_fen <= policy->finance_fen)
		return CREDIT_BAND_FINANCE;
	return CREDIT_BAND_EXECUTIVE;
}

enum credit_band
credit_band_of(const char *role_names)
{
	unsigned band = CREDIT_BAND_EXECUTIVE;

	while (band > CREDIT_BAND_NOBODY &&
	    !permission_has_role(role_names, band_roles[band]))
		band--;
	return (enum credit_band)band;
}

enum credit_band
credit_release_band_of(const char *role_names)
{
	enum credit_band band = credit_band_of(role_names);

	if (band < CREDIT_BAND_OFFICER &&
	    permission_has_role(role_names, "manager"))
		return CREDIT_BAND_OFFICER;
	return band;
}

const char *
credit_band_role(enum credit_band band)
{
	return band <= CREDIT_BAND_EXECUTIVE ? band_roles[band] : "";
}

/* Whether `limit` is above its share of a figure that is known. */
static bool
is_above_share(int64_t limit_fen, int64_t figure_fen, int64_t share_bp)
{
	int64_t share;

	return figure_fen >= 0 &&
	    money_scale(figure_fen, share_bp, 10000, &share) == STATUS_OK &&
	    limit_fen > share;
}

unsigned
credit_warnings(const struct credit_policy *policy, int64_t limit_fen,
    int64_t net_assets_fen, int64_t yearly_purchase_fen, int64_t suggested_fen,
    int64_t ceiling_fen)
{
	unsigned warnings = 0;

	if (is_above_share(limit_fen, net_assets_fen, policy->share_assets_bp))
		warnings |= CREDIT_OVER_ASSETS;
	if (is_above_share(
		limit_fen, yearly_purchase_fen, policy->share_purchase_bp))
		warnings |= CREDIT_OVER_PURCHASE;
	if (suggested_fen >= 0 && limit_fen > suggested_fen)
		warnings |= CREDIT_OVER_SUGGESTED;
	if (ceiling_fen >= 0 && limit_fen > ceiling_fen)
		warnings |= CREDIT_OVER_CEILING;
	return warnings;
}

struct day
credit_months_later(struct day day, int64_t months)
{
	int64_t month = (int64_t)day.year * 12 + day.month - 1 + months;
	struct day later = {
		.year = (int)(month / 12),
		.month = (int)(month % 12) + 1,
		.mday = day.mday,
	};

	while (later.mday > 28 && !day_is_valid(later))
		later.mday--;
	return later;
}
