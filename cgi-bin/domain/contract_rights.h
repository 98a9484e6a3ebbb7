/**
 * @file
 * What a contract gives, and where two contracts give the same.
 *
 * Layer: domain.  Pure: no database.  Two rights overlap when their periods,
 * their regions and their goods meet and their levels cannot stand beside each
 * other: an exclusive right meets any other, the rest only their own level.
 */
#ifndef DOMAIN_CONTRACT_RIGHTS_H
#define DOMAIN_CONTRACT_RIGHTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/day.h"
#include "db/db.h"

enum contract_level {
	CONTRACT_EXCLUSIVE = 1,
	CONTRACT_FIRST_TIER,
	CONTRACT_SECOND,
	CONTRACT_LEVEL_COUNT
};

struct contract_right {
	int64_t position;
	enum contract_level level;
	const char *division;      /* "33", "3301"; "" the whole country */
	const char *division_name; /* NULL: not on the list */
	int64_t group_id;          /* categories.id; 0: any */
	const char *group, *group_en;
	int64_t product_id;    /* 0: any */
	int64_t product_group; /* category of that product */
	const char *sku, *product, *product_en;
};

/** "", or two, four or six digits. */
bool contract_division_is_sound(const char *division);

/** Whether one division holds the other, or both are the same. */
bool contract_divisions_meet(const char *a, const char *b);

/** @param categories struct product_category, every one */
bool contract_goods_meet(const struct contract_right *a,
    const struct contract_right *b, const struct db_rows *categories);

bool contract_levels_clash(enum contract_level a, enum contract_level b);

/** All but the period. */
bool contract_rights_overlap(const struct contract_right *a,
    const struct contract_right *b, const struct db_rows *categories);

/** Whether two spans of days have a day in common. */
bool contract_periods_meet(struct day a_from, struct day a_to,
    struct day b_from, struct day b_to);

/**
 * An end for a contract that begins on `from`: the last day of a month whose
 * share of all ends stays within the limit, the recommended month first, then
 * those nearest to it; December to February never.  Between half a year and one
 * and a half after `from`, nearest to one year.
 *
 * @param ends     how many end in each month, January first; `total` in all
 * @param limit_bp highest share of one month, in basis points
 * @param month    the recommended one, 1…12
 */
struct day contract_propose_end(struct day from, const int64_t ends[12],
    int64_t total, int64_t limit_bp, int month);

#endif
