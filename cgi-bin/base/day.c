/**
 * @file
 * The Gregorian calendar by arithmetic.  See day.h.
 */
#include "base/day.h"

#include <stddef.h>
#include <string.h>

/* Days from 0000-03-01 to 1970-01-01, and in 400 years. */
#define EPOCH_OFFSET 719468
#define DAYS_PER_ERA 146097
/* Numbers beyond this are no days anyone means. */
#define NUMBER_MAX INT64_C(100000000)

bool
day_is_none(struct day day)
{
	return day.year == 0 && day.month == 0 && day.mday == 0;
}

static int
month_length(int year, int month)
{
	static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
		30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return lengths[month - 1] + (month == 2 && leap ? 1 : 0);
}

bool
day_is_valid(struct day day)
{
	return day.year >= 1900 && day.year <= 9999 && day.month >= 1 &&
	    day.month <= 12 && day.mday >= 1 &&
	    day.mday <= month_length(day.year, day.month);
}

int64_t
day_number(struct day day)
{
	/* Years begin in March, so that the leap day is the last of one. */
	int64_t year = (int64_t)day.year - (day.month <= 2 ? 1 : 0);
	int64_t era = (year >= 0 ? year : year - 399) / 400;
	int64_t year_of_era = year - era * 400;
	int64_t month = (day.month + 9) % 12;
	int64_t day_of_year = (153 * month + 2) / 5 + day.mday - 1;
	int64_t day_of_era = year_of_era * 365 + year_of_era / 4 -
	    year_of_era / 100 + day_of_year;

	return era * DAYS_PER_ERA + day_of_era - EPOCH_OFFSET;
}

struct day
day_from_number(int64_t number)
{
	int64_t shifted, era, day_of_era, year_of_era, day_of_year, month;
	struct day day = { 0, 0, 0 };

	if (number > NUMBER_MAX || number < -NUMBER_MAX)
		return day;

	shifted = number + EPOCH_OFFSET;
	era = (shifted >= 0 ? shifted : shifted - (DAYS_PER_ERA - 1)) /
	    DAYS_PER_ERA;
	day_of_era = shifted - era * DAYS_PER_ERA;
	year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 -
			  day_of_era / (DAYS_PER_ERA - 1)) /
	    365;
	day_of_year = day_of_era -
	    (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	month = (5 * day_of_year + 2) / 153;

	day.mday = (int)(day_of_year - (153 * month + 2) / 5 + 1);
	day.month = (int)(month < 10 ? month + 3 : month - 9);
	day.year = (int)(year_of_era + era * 400 + (day.month <= 2 ? 1 : 0));
	return day;
}

struct day
day_add(struct day day, int64_t days)
{
	int64_t number;

	if (day_is_none(day) ||
	    __builtin_add_overflow(day_number(day), days, &number))
		return (struct day){ 0, 0, 0 };
	return day_from_number(number);
}

int
day_compare(struct day a, struct day b)
{
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month != b.month)
		return a.month < b.month ? -1 : 1;
	if (a.mday != b.mday)
		return a.mday < b.mday ? -1 : 1;
	return 0;
}

int
day_weekday(struct day day)
{
	/* 1970-01-01 was a Thursday. */
	int64_t rest = (day_number(day) + 3) % 7;

	return (int)(rest < 0 ? rest + 7 : rest) + 1;
}

/* Up to `most` digits as a number; -1 when there are fewer than `least`. */
static int
read_digits(const char **at, int least, int most)
{
	int value = 0;
	int count = 0;

	while (count < most && **at >= '0' && **at <= '9') {
		value = value * 10 + (**at - '0');
		(*at)++;
		count++;
	}
	return count < least ? -1 : value;
}

static bool
read_word(const char **at, const char *word)
{
	size_t length = strlen(word);

	if (strncmp(*at, word, length) != 0)
		return false;
	*at += length;
	return true;
}

enum status
day_parse(const char *text, struct day *out)
{
	/* What stands after the year, the month and the day. */
	static const char *const forms[][3] = {
		{ "-", "-", "" },
		{ "/", "/", "" },
		{ ".", ".", "" },
		{ "年", "月", "日" },
		{ "", "", "" },
	};

	for (size_t i = 0; i < ARRAY_LEN(forms); i++) {
		int least = forms[i][0][0] == '\0' ? 2 : 1;
		const char *at = text;
		struct day day;

		day.year = read_digits(&at, 4, 4);
		if (day.year < 0 || !read_word(&at, forms[i][0]))
			continue;
		day.month = read_digits(&at, least, 2);
		if (day.month < 0 || !read_word(&at, forms[i][1]))
			continue;
		day.mday = read_digits(&at, least, 2);
		if (day.mday < 0 || !read_word(&at, forms[i][2]))
			continue;
		if (*at != '\0' || !day_is_valid(day))
			return STATUS_INVALID;
		*out = day;
		return STATUS_OK;
	}
	return STATUS_INVALID;
}

void
day_to_iso(struct day day, char out[11])
{
	static const int places[] = { 3, 2, 1, 0, 6, 5, 9, 8 };
	const int values[] = { day.year, day.year / 10, day.year / 100,
		day.year / 1000, day.month, day.month / 10, day.mday,
		day.mday / 10 };

	out[0] = '\0';
	if (day_is_none(day) || day.year < 0 || day.year > 9999)
		return;
	memcpy(out, "0000-00-00", 11);
	for (size_t i = 0; i < ARRAY_LEN(places); i++)
		out[places[i]] = (char)('0' + values[i] % 10);
}
