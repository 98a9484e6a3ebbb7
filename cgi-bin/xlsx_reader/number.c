/**
 * @file
 * Numbers and days in the cells of a workbook.  See sheet.h.
 */
#include "base/day.h"
#include "xlsx_reader/sheet.h"

/* Serial number of 1970-01-01, and of 9999-12-31. */
#define SERIAL_EPOCH 25569
#define SERIAL_MAX 2958465

bool
format_id_is_day(long id)
{
	return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) ||
	    id == 36 || (id >= 50 && id <= 54) || id == 57 || id == 58;
}

bool
format_is_day(const char *format)
{
	bool quoted = false;
	bool bracketed = false;

	for (; *format != '\0' && *format != ';'; format++) {
		if (*format == '\\' && format[1] != '\0') {
			format++;
		} else if (*format == '"') {
			quoted = !quoted;
		} else if (*format == '[' || *format == ']') {
			bracketed = *format == '[';
		} else if (!quoted && !bracketed &&
		    strchr("yYdD", *format) != NULL) {
			return true;
		}
	}
	return false;
}

static void
cut_zeros(char *text)
{
	size_t length = strlen(text);

	if (strchr(text, '.') == NULL)
		return;
	while (length > 0 && text[length - 1] == '0')
		text[--length] = '\0';
	if (length > 0 && text[length - 1] == '.')
		text[length - 1] = '\0';
}

void
number_to_text(
    const char *raw, bool is_day, int days_base, char *out, size_t size)
{
	double value;
	char *end;

	snprintf(out, size, "%s", raw);
	if (raw[0] == '\0' || raw[strspn(raw, "0123456789+-.eE")] != '\0')
		return;
	value = strtod(raw, &end);
	if (*end != '\0')
		return;
	if (is_day && value >= 1 && value <= SERIAL_MAX - days_base) {
		/* The first two months of 1900 are off by one; no goods
		 * expire then. */
		day_to_iso(
		    day_from_number((int64_t)value + days_base - SERIAL_EPOCH),
		    out);
		return;
	}
	/* The file holds binary fractions; 15 digits are what people see. */
	snprintf(out, size, "%.15g", value);
	if (strpbrk(out, "eE") == NULL)
		return;
	if (value >= 1 || value <= -1)
		snprintf(out, size, "%.0f", value);
	else
		snprintf(out, size, "%.20f", value);
	cut_zeros(out);
}
