/**
 * @file
 * Integers to text; no floating point, no locale.  Layer: view.
 */
#include "view/format.h"

static const char *const month_names[] = { "Jan", "Feb", "Mar", "Apr", "May",
	"Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

/** The text being written. */
struct pen {
	char *at;
};

static void
put(struct pen *pen, const char *text)
{
	while (*text != '\0')
		*pen->at++ = *text++;
}

/** At least `width` digits, a comma each three if `grouped`. */
static void
put_digits(struct pen *pen, uint64_t value, int width, int grouped)
{
	char reversed[32];
	int n = 0, digits = 0;

	while (value > 0 || digits < width) {
		if (grouped && digits > 0 && digits % 3 == 0)
			reversed[n++] = ',';
		reversed[n++] = (char)('0' + value % 10);
		value /= 10;
		digits++;
	}
	while (n > 0)
		*pen->at++ = reversed[--n];
}

/** Two digits, as days and hours have. */
static void
put_pair(struct pen *pen, int value)
{
	*pen->at++ = (char)('0' + value / 10 % 10);
	*pen->at++ = (char)('0' + value % 10);
}

/** Write the sign and give the size; right for INT64_MIN too. */
static uint64_t
put_sign(struct pen *pen, int64_t value)
{
	if (value >= 0)
		return (uint64_t)value;
	put(pen, "-");
	return ~(uint64_t)value + 1;
}

static size_t
finish(const struct pen *pen, const char *begin)
{
	*pen->at = '\0';
	return (size_t)(pen->at - begin);
}

size_t
format_int(int64_t value, char out[FORMAT_MAX])
{
	struct pen pen = { out };

	put_digits(&pen, put_sign(&pen, value), 1, 1);
	return finish(&pen, out);
}

size_t
format_plain(int64_t value, char out[FORMAT_MAX])
{
	struct pen pen = { out };

	put_digits(&pen, put_sign(&pen, value), 1, 0);
	return finish(&pen, out);
}

size_t
format_money(int64_t fen, char out[FORMAT_MAX])
{
	struct pen pen = { out };
	uint64_t size = put_sign(&pen, fen);

	put(&pen, "¥");
	put_digits(&pen, size / 100, 1, 1);
	put(&pen, ".");
	put_digits(&pen, size % 100, 2, 0);
	return finish(&pen, out);
}

size_t
format_price(int64_t price_1e4, char out[FORMAT_MAX])
{
	struct pen pen = { out };
	uint64_t size = put_sign(&pen, price_1e4);
	uint64_t part = size % 10000;
	int width = 4;

	put(&pen, "¥");
	put_digits(&pen, size / 10000, 1, 1);
	put(&pen, ".");
	while (width > 2 && part % 10 == 0) {
		part /= 10;
		width--;
	}
	put_digits(&pen, part, width, 0);
	return finish(&pen, out);
}

size_t
format_percent(int64_t basis_points, char out[FORMAT_MAX])
{
	struct pen pen = { out };
	uint64_t size = put_sign(&pen, basis_points);
	uint64_t part = size % 100;

	put_digits(&pen, size / 100, 1, 1);
	if (part > 0) {
		put(&pen, ".");
		if (part % 10 == 0)
			put_digits(&pen, part / 10, 1, 0);
		else
			put_digits(&pen, part, 2, 0);
	}
	put(&pen, "%");
	return finish(&pen, out);
}

static void
put_day(struct pen *pen, struct day day, enum language language, int with_year)
{
	if (day.month < 1 || day.month > 12)
		return;
	if (language == LANGUAGE_EN) {
		put_digits(pen, (uint64_t)day.mday, 1, 0);
		put(pen, " ");
		put(pen, month_names[day.month - 1]);
		if (with_year) {
			put(pen, " ");
			put_digits(pen, (uint64_t)day.year, 4, 0);
		}
		return;
	}
	if (with_year) {
		put_digits(pen, (uint64_t)day.year, 4, 0);
		put(pen, "-");
	}
	put_pair(pen, day.month);
	put(pen, "-");
	put_pair(pen, day.mday);
}

size_t
format_day(struct day day, enum language language, char out[FORMAT_MAX])
{
	struct pen pen = { out };

	put_day(&pen, day, language, 1);
	return finish(&pen, out);
}

size_t
format_time(struct instant at, int this_year, enum language language,
    int zone_minutes, char out[FORMAT_MAX])
{
	struct pen pen = { out };
	struct civil civil;

	if (instant_is_none(at))
		return finish(&pen, out);
	civil = civil_from_instant(at, zone_minutes);
	put_day(&pen, civil.day, language, civil.day.year != this_year);
	put(&pen, " ");
	put_pair(&pen, civil.hour);
	put(&pen, ":");
	put_pair(&pen, civil.minute);
	return finish(&pen, out);
}

size_t
format_time_iso(struct instant at, char out[FORMAT_MAX])
{
	struct pen pen = { out };
	struct civil civil;

	if (instant_is_none(at))
		return finish(&pen, out);
	civil = civil_from_instant(at, 0);
	put_day(&pen, civil.day, LANGUAGE_ZH, 1);
	put(&pen, "T");
	put_pair(&pen, civil.hour);
	put(&pen, ":");
	put_pair(&pen, civil.minute);
	put(&pen, ":");
	put_pair(&pen, civil.second);
	put(&pen, "Z");
	return finish(&pen, out);
}
