/**
 * @file
 * How numbers, money and times read in each language.
 *
 * Layer: view.  Each function writes a NUL-terminated text of less than
 * FORMAT_MAX bytes and returns its length.  Nothing here rounds: amounts are
 * shown to their last digit.
 */
#ifndef VIEW_FORMAT_H
#define VIEW_FORMAT_H

#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/day.h"
#include "domain/actor.h"

#define FORMAT_MAX 40

/** "1,234", "-1,234". */
size_t format_int(int64_t value, char out[FORMAT_MAX]);

/** "1234". */
size_t format_plain(int64_t value, char out[FORMAT_MAX]);

/** Fen as "¥1,234.50", "-¥0.01". */
size_t format_money(int64_t fen, char out[FORMAT_MAX]);

/** 1/10,000 yuan as "¥81.60", "¥0.1234": at least two decimals. */
size_t format_price(int64_t price_1e4, char out[FORMAT_MAX]);

/** Basis points as "13%", "12.5%", "0.01%". */
size_t format_percent(int64_t basis_points, char out[FORMAT_MAX]);

/** "2026-11-20" in Chinese, "20 Nov 2026" in English; "" for none. */
size_t format_day(struct day day, enum language language, char out[FORMAT_MAX]);

/**
 * "11-20 09:05" in Chinese, "20 Nov 09:05" in English, in a zone; with the
 * year if it is not `this_year`; "" for none.
 */
size_t format_time(struct instant at, int this_year, enum language language,
    int zone_minutes, char out[FORMAT_MAX]);

/** "2026-11-20T01:05:00Z"; "" for none. */
size_t format_time_iso(struct instant at, char out[FORMAT_MAX]);

#endif
