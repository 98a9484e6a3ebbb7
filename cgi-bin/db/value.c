/**
 * @file
 * C values as the client library takes and gives them.  Layer: db.
 *
 * Text columns are bound with length 0 and fetched to their true size, so
 * nothing is ever cut.
 */
#include <mysql.h>

#include "base/text.h"
#include "db/value.h"

/* --- Values in --------------------------------------------------------------- */

static MYSQL_TIME
time_from_day(struct day day)
{
	return (MYSQL_TIME){
		.year = (unsigned)day.year,
		.month = (unsigned)day.month,
		.day = (unsigned)day.mday,
		.time_type = MYSQL_TIMESTAMP_DATE,
	};
}

static MYSQL_TIME
time_from_instant(struct instant at)
{
	struct civil civil = civil_from_instant(at, 0);

	return (MYSQL_TIME){
		.year = (unsigned)civil.day.year,
		.month = (unsigned)civil.day.month,
		.day = (unsigned)civil.day.mday,
		.hour = (unsigned)civil.hour,
		.minute = (unsigned)civil.minute,
		.second = (unsigned)civil.second,
		.second_part = (unsigned long)civil.millisecond * 1000,
		.time_type = MYSQL_TIMESTAMP_DATETIME,
	};
}

static MYSQL_BIND
bind_int(struct arena *mem, int64_t value)
{
	int64_t *copy = arena_alloc(mem, sizeof(*copy));

	*copy = value;
	return (
	    MYSQL_BIND){ .buffer_type = MYSQL_TYPE_LONGLONG, .buffer = copy };
}

static MYSQL_BIND
bind_time(struct arena *mem, enum enum_field_types type, MYSQL_TIME time)
{
	MYSQL_TIME *copy = arena_alloc(mem, sizeof(*copy));

	*copy = time;
	return (MYSQL_BIND){ .buffer_type = type, .buffer = copy };
}

/** The library wants `void *` for what it only reads. */
static void *
read_only(const char *text)
{
	return (void *)(uintptr_t)text;
}

MYSQL_BIND
value_bind(struct arena *mem, const struct db_value *value)
{
	MYSQL_BIND bind = { .buffer_type = MYSQL_TYPE_NULL };

	if (value->is_null)
		return bind;
	switch (value->kind) {
	case DB_INT:
	case DB_ENUM:
	case DB_BOOL:
		return bind_int(mem, value->integer);
	case DB_TEXT:
		bind.buffer_type = MYSQL_TYPE_STRING;
		bind.buffer = read_only(value->text);
		bind.buffer_length = strlen(value->text);
		return bind;
	case DB_DAY:
		return bind_time(
		    mem, MYSQL_TYPE_DATE, time_from_day(value->day));
	case DB_INSTANT:
		return bind_time(mem, MYSQL_TYPE_DATETIME,
		    time_from_instant(value->instant));
	case DB_INTS:
	default:
		return bind;
	}
}

/* --- Rows out ---------------------------------------------------------------- */

/* Texts up to this length come with the row; a longer one is asked for. */
enum {
	TEXT_WITH_ROW = 120
};

/** One column on its way into the row struct. */
struct value_cell {
	union {
		int64_t integer;
		unsigned int number;
		MYSQL_TIME time;
		char text[TEXT_WITH_ROW];
	} value;
	unsigned long length;
	my_bool is_null;
	my_bool cut;
};

static MYSQL_BIND
bind_cell(const struct db_column *column, struct value_cell *cell)
{
	MYSQL_BIND bind = {
		.buffer = &cell->value,
		.length = &cell->length,
		.is_null = &cell->is_null,
		.error = &cell->cut,
	};

	switch (column->kind) {
	case DB_TEXT:
		bind.buffer_type = MYSQL_TYPE_STRING;
		bind.buffer_length = TEXT_WITH_ROW;
		break;
	case DB_DAY:
		bind.buffer_type = MYSQL_TYPE_DATE;
		break;
	case DB_INSTANT:
		bind.buffer_type = MYSQL_TYPE_DATETIME;
		break;
	case DB_ENUM:
		bind.buffer_type = MYSQL_TYPE_LONG;
		bind.is_unsigned = 1;
		break;
	case DB_INT:
	case DB_BOOL:
	case DB_INTS:
	default:
		bind.buffer_type = MYSQL_TYPE_LONGLONG;
		break;
	}
	return bind;
}

static struct day
day_from_time(const MYSQL_TIME *time)
{
	return (
	    struct day){ (int)time->year, (int)time->month, (int)time->day };
}

static struct instant
instant_from_time(const MYSQL_TIME *time)
{
	const struct civil civil = {
		.day = day_from_time(time),
		.hour = (int)time->hour,
		.minute = (int)time->minute,
		.second = (int)time->second,
		.millisecond = (int)(time->second_part / 1000),
	};

	return instant_from_civil(&civil, 0);
}

/** The whole text of a column, in the arena. */
static const char *
fetch_text(struct arena *mem, MYSQL_STMT *stmt, unsigned index,
    const struct value_cell *cell)
{
	unsigned long length = cell->length;
	char *text = arena_alloc(mem, length + 1);
	MYSQL_BIND bind = {
		.buffer_type = MYSQL_TYPE_STRING,
		.buffer = text,
		.buffer_length = length,
		.length = &length,
	};

	if (length <= TEXT_WITH_ROW && !cell->cut)
		memcpy(text, cell->value.text, length);
	else if (mysql_stmt_fetch_column(stmt, &bind, index, 0) != 0)
		return NULL;
	text[cell->length] = '\0';
	return text;
}

/** Put one column in its field.  @return false if it does not fit. */
static bool
fill_field(struct arena *mem, MYSQL_STMT *stmt, unsigned index,
    const struct db_column *column, const struct value_cell *cell, char *row)
{
	bool null = cell->is_null != 0;
	const void *from;
	size_t size;
	struct day day = { 0, 0, 0 };
	struct instant at = { 0 };
	const char *text = NULL;
	int64_t integer = 0;
	unsigned int number = 0;
	bool truth = false;

	if (!null && cell->cut && column->kind != DB_TEXT)
		return false;
	switch (column->kind) {
	case DB_TEXT:
		if (!null) {
			text = fetch_text(mem, stmt, index, cell);
			if (text == NULL)
				return false;
		}
		from = &text;
		size = sizeof(text);
		break;
	case DB_DAY:
		if (!null)
			day = day_from_time(&cell->value.time);
		from = &day;
		size = sizeof(day);
		break;
	case DB_INSTANT:
		if (!null)
			at = instant_from_time(&cell->value.time);
		from = &at;
		size = sizeof(at);
		break;
	case DB_ENUM:
		if (!null)
			number = cell->value.number;
		from = &number;
		size = sizeof(number);
		break;
	case DB_BOOL:
		truth = !null && cell->value.integer != 0;
		from = &truth;
		size = sizeof(truth);
		break;
	case DB_INT:
	case DB_INTS:
	default:
		if (!null)
			integer = cell->value.integer;
		from = &integer;
		size = sizeof(integer);
		break;
	}
	memcpy(row + column->offset, from, size);
	return true;
}

struct value_row *
value_row_new(struct arena *mem, const struct db_query *query)
{
	struct value_row *row = arena_calloc(mem, 1, sizeof(*row));
	size_t count = query->column_count;

	row->query = query;
	row->cells = arena_calloc(mem, count, sizeof(*row->cells));
	row->binds = arena_calloc(mem, count, sizeof(*row->binds));
	row->bytes = arena_calloc(mem, 1, query->row_size);
	for (size_t i = 0; i < count; i++)
		row->binds[i] = bind_cell(&query->columns[i], &row->cells[i]);
	return row;
}

const char *
value_row_fill(struct arena *mem, struct value_row *row, MYSQL_STMT *stmt)
{
	const struct db_column *columns = row->query->columns;

	memset(row->bytes, 0, row->query->row_size);
	for (unsigned i = 0; i < row->query->column_count; i++)
		if (!fill_field(
			mem, stmt, i, &columns[i], &row->cells[i], row->bytes))
			return columns[i].field;
	return NULL;
}

/* --- Columns of a bulk ------------------------------------------------------- */

MYSQL_BIND
value_bind_items(struct arena *mem, const struct db_column *column,
    const char *items, size_t item_size, size_t count)
{
	bool is_id = text_ends_with(column->field, "_id");
	int64_t *integers = arena_calloc(mem, count, sizeof(*integers));
	void **pointers = arena_calloc(mem, count, sizeof(*pointers));
	unsigned long *lengths = arena_calloc(mem, count, sizeof(*lengths));
	char *indicators = arena_calloc(mem, count, 1);
	MYSQL_BIND bind = {
		.buffer_type = MYSQL_TYPE_LONGLONG,
		.buffer = integers,
		.length = lengths,
		.u.indicator = indicators,
	};

	for (size_t i = 0; i < count; i++) {
		const void *field = items + i * item_size + column->offset;
		struct db_value value = { .kind = column->kind };

		switch (column->kind) {
		case DB_TEXT:
			memcpy(&value.text, field, sizeof(value.text));
			value = db_text(value.text);
			break;
		case DB_DAY:
			memcpy(&value.day, field, sizeof(value.day));
			value = db_day(value.day);
			break;
		case DB_INSTANT:
			memcpy(&value.instant, field, sizeof(value.instant));
			value = db_instant(value.instant);
			break;
		case DB_ENUM:
			value = db_int(*(const unsigned int *)field);
			break;
		case DB_BOOL:
			value = db_int(*(const bool *)field);
			break;
		case DB_INT:
		case DB_INTS:
		default:
			memcpy(&value.integer, field, sizeof(value.integer));
			value = is_id ? db_id(value.integer)
				      : db_int(value.integer);
			break;
		}
		if (value.is_null) {
			indicators[i] = STMT_INDICATOR_NULL;
			continue;
		}
		if (value.kind == DB_INT) {
			integers[i] = value.integer;
		} else {
			MYSQL_BIND one = value_bind(mem, &value);

			pointers[i] = one.buffer;
			lengths[i] = one.buffer_length;
		}
	}
	if (column->kind == DB_TEXT)
		bind.buffer_type = MYSQL_TYPE_STRING;
	else if (column->kind == DB_DAY)
		bind.buffer_type = MYSQL_TYPE_DATE;
	else if (column->kind == DB_INSTANT)
		bind.buffer_type = MYSQL_TYPE_DATETIME;
	if (bind.buffer_type != MYSQL_TYPE_LONGLONG)
		bind.buffer = pointers;
	return bind;
}
