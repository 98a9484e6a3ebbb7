/**
 * @file
 * /desk/calendar: which days are worked, by month; changed day by day or taken
 * over from a published year.
 */
#include "domain/calendar.h"

#include <unistd.h>

#include "base/text.h"
#include "tickets/pages.h"
#include "view/desk_view.h"
#include "view/format.h"
#include "view/words.h"

enum {
	YEAR_FILE_MAX = 256 * 1024
};

/* "2026-10": its first day; the month of `fallback` for anything else. */
static struct day
month_typed(const char *text, struct day fallback, struct arena *mem)
{
	struct day first = { fallback.year, fallback.month, 1 };
	struct day day;

	if (strlen(text) == 7 &&
	    day_parse(text_format(mem, "%s-01", text), &day) == STATUS_OK)
		first = day;
	return first;
}

static const char *
month_name(struct page *page, struct day first)
{
	return text_format(page->mem, "%04d-%02d", first.year, first.month);
}

static enum status
show(struct page *page)
{
	enum language language = page->who->language;
	struct day today =
	    day_from_instant(page->now, page->who->zone_minutes);
	const char *typed_day = page_value(page, "day");
	struct day chosen = { 0 };
	struct day first;
	struct db_rows days;
	const struct calendar_day *all;
	enum status st;

	if (typed_day[0] != '\0' &&
	    day_parse(typed_day, &chosen) != STATUS_OK)
		chosen = (struct day){ 0 };
	first = month_typed(page_value(page, "month"),
	    day_is_none(chosen) ? today : chosen, page->mem);
	st = calendar_year(page->db, page->mem, first.year, &days);
	if (st != STATUS_OK)
		return st;
	all = days.items;
	desk_view_month(page->tpl, first, today, chosen, &days);
	tpl_text(page->tpl, "MONTH", month_name(page, first));
	tpl_text(
	    page->tpl, "BEFORE", month_name(page, day_add(first, -1)));
	tpl_text(
	    page->tpl, "AFTER", month_name(page, day_add(first, 31)));
	tpl_show_if(page->tpl, "HAS_DAY", !day_is_none(chosen));
	tpl_show_if(page->tpl, "NO_DAY", day_is_none(chosen));
	tpl_day(page->tpl, "CHOSEN_TEXT", chosen);
	tpl_text(page->tpl, "CHOSEN_ISO", typed_day);
	tpl_text(page->tpl, "NAME", page_value(page, "name"));
	tpl_list(page->tpl, "EXCEPTION");
	for (size_t i = 0; i < days.count; i++) {
		struct tpl *row = tpl_row(page->tpl, "EXCEPTION");

		tpl_day(row, "EXCEPTION_DAY", all[i].day);
		tpl_text(row, "EXCEPTION_NAME", all[i].name);
		tpl_text(row, "EXCEPTION_SOURCE",
		    all[i].source != NULL && all[i].source[0] != '\0'
			? all[i].source
			: words(language, "set by hand"));
		tpl_show_if(row, "EXCEPTION_WORKED", all[i].is_working);
		tpl_show_if(row, "EXCEPTION_FREE", !all[i].is_working);
	}
	tpl_show_if(page->tpl, "HAS_EXCEPTIONS", days.count > 0);
	tpl_show_if(page->tpl, "NO_EXCEPTIONS", days.count == 0);
	tpl_plain(page->tpl, "YEAR", first.year);
	return page_render(page, "desk.calendar",
	    words(language, "Working calendar"), "tickets/calendar.tpl");
}

enum status
desk_calendar(struct page *page)
{
	return show(page);
}

enum status
desk_calendar_set(struct page *page)
{
	enum language language = page->who->language;
	const char *what = page_value(page, "working");
	struct act act = page_act(page);
	struct day day;
	enum status st;

	if (day_parse(page_value(page, "day"), &day) != STATUS_OK) {
		page_error(page, "day",
		    words(language, "Enter a day like 2026-11-20."));
		return show(page);
	}
	if (text_equal(what, "week"))
		st = calendar_clear(page->db, &act, day);
	else if (page_value(page, "name")[0] == '\0')
		st = STATUS_INVALID;
	else
		st = calendar_set(page->db, &act, day,
		    text_equal(what, "worked"), page_value(page, "name"));
	if (st == STATUS_INVALID) {
		page_error(page, "name",
		    words(language,
			"Write why, in up to 60 characters: “National Day”."));
		return show(page);
	}
	if (st != STATUS_OK)
		return st;
	page_flash(page,
	    words(language,
		"Saved; the promises of what is open were worked out "
		"again."));
	return page_redirect(page, "/desk/calendar?month=%s&day=%s",
	    text_format(page->mem, "%04d-%02d", day.year, day.month),
	    page_value(page, "day"));
}

/* The whole file, if it is small enough to be a calendar. */
static char *
read_all(struct arena *mem, const struct page_file *file)
{
	char *bytes;
	size_t done = 0;

	if (file->fd < 0 || file->size == 0 || file->size > YEAR_FILE_MAX)
		return NULL;
	bytes = arena_alloc(mem, file->size);
	while (done < file->size) {
		ssize_t got = read(file->fd, bytes + done, file->size - done);

		if (got <= 0)
			return NULL;
		done += (size_t)got;
	}
	return bytes;
}

enum status
desk_calendar_import(struct page *page)
{
	enum language language = page->who->language;
	struct page_file file = page_file(page, "file");
	struct act act = page_act(page);
	char *bytes = read_all(page->mem, &file);
	int64_t days = 0;
	char count[FORMAT_MAX];
	enum status st = bytes == NULL
	    ? STATUS_INVALID
	    : calendar_import(page->db, &act, bytes, file.size, &days);

	if (st == STATUS_INVALID) {
		page_error(page, "file",
		    words(language,
			"This is no calendar of a year: a JSON file with "
			"“year” and “days” is needed."));
		return show(page);
	}
	if (st != STATUS_OK)
		return st;
	format_int(days, count);
	page_flash(page,
	    words_fill(page->mem, language, "{N} days taken over.", "N",
		arena_strdup(page->mem, count), NULL));
	return page_redirect(page, "/desk/calendar");
}
