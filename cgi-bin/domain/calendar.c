/**
 * @file
 * The working calendar.  See calendar.h.
 */
#include "domain/calendar.h"

#include <jansson.h>

#include "base/log.h"
#include "base/text.h"
#include "domain/calendar_sql.h"
#include "domain/promise.h"
#include "domain/setting.h"

enum {
	IMPORT_BYTES_MAX = 1 << 20,
	IMPORT_DAYS_MAX = 400,
	SOURCE_MAX = 200
};

#define KEPT_US INT64_C(10000000)

enum status
calendar_year(
    struct db *db, struct arena *mem, int year, struct db_rows *rows)
{
	return db_all(db, mem, &stmt_calendar_year,
	    DB_ARGS(db_day((struct day){ year, 1, 1 }),
		db_day((struct day){ year, 12, 31 })),
	    rows);
}

enum status
calendar_load(struct db *db, struct arena *mem, struct workday_calendar *out)
{
	struct workday_exception *exceptions;
	const struct calendar_day *days;
	struct setting setting;
	struct db_rows rows;
	enum status st;

	st = db_all(db, mem, &stmt_calendar_all, DB_NO_ARGS, &rows);
	if (st == STATUS_OK)
		st = setting_read(db, mem, &setting);
	if (st != STATUS_OK)
		return st;

	*out = (struct workday_calendar){
		.zone_minutes = (int)setting.zone_minutes,
	};
	if (workday_parse_hours(setting.work_hours, out) != STATUS_OK) {
		log_event(LOG_WARN, "setting.malformed", "name", "work_hours",
		    NULL);
		st = workday_parse_hours("09:00-12:00,13:00-18:00", out);
	}
	days = rows.items;
	exceptions = arena_calloc(mem, rows.count + 1, sizeof(*exceptions));
	for (size_t i = 0; i < rows.count; i++)
		exceptions[i] = (struct workday_exception){
			day_number(days[i].day),
			days[i].is_working,
		};
	out->exceptions = exceptions;
	out->exception_count = rows.count;
	return st;
}

/* What was read last for lists, and when; 0: never. */
static struct {
	int64_t read_us;
	struct workday_calendar calendar;
	struct workday_exception exceptions[CALENDAR_DAYS_MAX];
} kept;

enum status
calendar_recent(struct db *db, struct arena *mem, struct workday_calendar *out)
{
	int64_t now_us = clock_monotonic_us();
	struct workday_calendar read;
	enum status st;

	if (kept.read_us == 0 || now_us - kept.read_us > KEPT_US) {
		st = calendar_load(db, mem, &read);
		if (st != STATUS_OK)
			return st;
		if (read.exception_count > CALENDAR_DAYS_MAX)
			read.exception_count = CALENDAR_DAYS_MAX;
		memcpy(kept.exceptions, read.exceptions,
		    read.exception_count * sizeof(kept.exceptions[0]));
		kept.calendar = read;
		kept.calendar.exceptions = kept.exceptions;
		kept.read_us = now_us;
	}
	*out = kept.calendar;
	return STATUS_OK;
}

/* Days to write, or one to clear; then all promises anew. */
struct change {
	struct calendar_day_row *days;
	size_t count;
	struct day clear;
};

static enum status
change(struct db *db, struct act *act, void *context)
{
	struct change *change = context;
	int64_t changed;
	enum status st;

	act_lead(act, "/calendar?year=%d",
	    change->count > 0 ? change->days[0].day.year : change->clear.year);
	if (change->count > 0)
		st = db_bulk(db, &stmt_calendar_set,
		    &(struct db_items){ calendar_set_columns,
			ARRAY_LEN(calendar_set_columns), change->days,
			sizeof(*change->days), change->count },
		    NULL);
	else
		st = db_run(db, &stmt_calendar_clear,
		    DB_ARGS(db_day(change->clear)), NULL);
	if (st != STATUS_OK)
		return st;
	return promise_store_all(db, act, &changed);
}

static bool
is_name(const char *name)
{
	return name != NULL && utf8_length(name) <= CALENDAR_NAME_MAX &&
	    !text_has_controls(name) && strchr(name, '\n') == NULL;
}

enum status
calendar_set(struct db *db, struct act *act, struct day day, bool is_working,
    const char *name)
{
	struct calendar_day_row row = { day, is_working, name, "" };

	if (!actor_may(act->who, ACTION_DESK_SET))
		return STATUS_FORBIDDEN;
	if (!day_is_valid(day) || !is_name(name))
		return STATUS_INVALID;
	return act_run(
	    db, act, change, &(struct change){ .days = &row, .count = 1 });
}

enum status
calendar_clear(struct db *db, struct act *act, struct day day)
{
	if (!actor_may(act->who, ACTION_DESK_SET))
		return STATUS_FORBIDDEN;
	if (!day_is_valid(day))
		return STATUS_INVALID;
	return act_run(db, act, change, &(struct change){ .clear = day });
}

/* One entry of "days". */
static bool
read_day(struct arena *mem, const json_t *entry, const char *source,
    struct calendar_day_row *row)
{
	const char *name = json_string_value(json_object_get(entry, "name"));
	const char *date = json_string_value(json_object_get(entry, "date"));
	const json_t *is_off = json_object_get(entry, "isOffDay");

	if (!is_name(name) || date == NULL || !json_is_boolean(is_off) ||
	    day_parse(date, &row->day) != STATUS_OK)
		return false;
	row->is_working = json_is_false(is_off);
	row->name = arena_strdup(mem, name);
	row->source = source;
	return true;
}

static enum status
read_file(struct arena *mem, const json_t *file, struct change *out)
{
	const json_t *days = json_object_get(file, "days");
	const char *paper = json_string_value(
	    json_array_get(json_object_get(file, "papers"), 0));
	size_t count = json_array_size(days);

	if (count == 0 || count > IMPORT_DAYS_MAX)
		return STATUS_INVALID;
	if (paper == NULL || utf8_length(paper) > SOURCE_MAX)
		paper = "";
	paper = arena_strdup(mem, paper);
	out->days = arena_calloc(mem, count, sizeof(*out->days));
	for (size_t i = 0; i < count; i++)
		if (!read_day(mem, json_array_get(days, i), paper,
			&out->days[i]))
			return STATUS_INVALID;
	out->count = count;
	return STATUS_OK;
}

enum status
calendar_import(struct db *db, struct act *act, const char *json,
    size_t length, int64_t *days)
{
	struct change job = { 0 };
	json_t *file;
	enum status st;

	if (!actor_may(act->who, ACTION_DESK_SET))
		return STATUS_FORBIDDEN;
	if (length > IMPORT_BYTES_MAX)
		return STATUS_INVALID;
	file = json_loadb(json, length, 0, NULL);
	if (file == NULL)
		return STATUS_INVALID;
	st = read_file(act->mem, file, &job);
	json_decref(file);
	if (st != STATUS_OK)
		return st;
	st = act_run(db, act, change, &job);
	if (st == STATUS_OK)
		*days = (int64_t)job.count;
	return st;
}
