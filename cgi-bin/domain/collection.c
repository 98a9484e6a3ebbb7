/**
 * @file
 * Getting overdue money in: levels, the work list, what is known.  See
 * collection.h.
 */
#include "domain/collection.h"

#include "base/text.h"
#include "domain/collection_sql.h"
#include "domain/credit_rule.h"
#include "domain/number.h"
#include "domain/order_core.h"
#include "domain/setting.h"

enum {
	LIST_MAX = 501,
	LETTER_LEVEL_MAX = 5,
	LEVEL_DAYS_MAX = 3650
};

static const char *const kind_names[COLLECTION_KIND_COUNT] = {
	[COLLECTION_CALL] = "call",
	[COLLECTION_LETTER] = "letter",
	[COLLECTION_VISIT] = "visit",
	[COLLECTION_PROMISE] = "promise",
	[COLLECTION_INSTALMENT] = "instalment",
	[COLLECTION_ACKNOWLEDGED] = "acknowledged",
};

const char *
collection_kind_name(enum collection_kind kind)
{
	return kind > 0 && kind < COLLECTION_KIND_COUNT ? kind_names[kind] : "";
}

enum collection_kind
collection_kind_by_name(const char *name)
{
	for (unsigned i = 1; i < COLLECTION_KIND_COUNT; i++)
		if (text_equal(kind_names[i], name))
			return (enum collection_kind)i;
	return (enum collection_kind)0;
}

enum status
collection_levels_parse(const char *text, struct collection_levels *out)
{
	struct collection_levels levels = { .count = 0 };
	int64_t last = 0;
	int64_t number = 0;
	bool has_digit = false;

	for (const char *at = text;; at++) {
		if (*at >= '0' && *at <= '9') {
			number = number * 10 + (*at - '0');
			has_digit = true;
			if (number > LEVEL_DAYS_MAX)
				return STATUS_INVALID;
			continue;
		}
		if ((*at != ',' && *at != '\0') || !has_digit ||
		    number <= last || levels.count == COLLECTION_LEVELS_MAX)
			return STATUS_INVALID;
		levels.from_days[levels.count++] = number;
		last = number;
		number = 0;
		has_digit = false;
		if (*at == '\0')
			break;
	}
	*out = levels;
	return STATUS_OK;
}

enum status
collection_levels_read(
    struct db *db, struct arena *mem, struct collection_levels *out)
{
	static const struct collection_levels usual = {
		.from_days = { 1, 15, 30, 60, 90 },
		.count = 5,
	};
	struct setting setting;
	enum status st;

	st = setting_read(db, mem, &setting);
	if (st != STATUS_OK)
		return st;
	if (collection_levels_parse(setting.collection_level_days, out) !=
	    STATUS_OK)
		*out = usual;
	return STATUS_OK;
}

int64_t
collection_level(const struct collection_levels *levels, int64_t days_overdue)
{
	int64_t level = 0;

	while ((size_t)level < levels->count &&
	    days_overdue >= levels->from_days[level])
		level++;
	return level;
}

static enum status
read_today(
    struct db *db, struct arena *mem, struct instant now, struct day *today)
{
	struct setting setting;
	enum status st;

	st = setting_read(db, mem, &setting);
	if (st == STATUS_OK)
		*today = day_from_instant(now, (int)setting.zone_minutes);
	return st;
}

enum status
collection_list(struct db *db, struct arena *mem, const struct actor *who,
    const struct collection_filter *filter, struct instant now,
    struct db_rows *rows)
{
	struct collection_levels levels;
	struct collection_row *row;
	struct db_build build;
	struct day today;
	enum status st;

	if (filter->limit < 1 || filter->limit > LIST_MAX ||
	    filter->level < 0 || filter->level > COLLECTION_LEVELS_MAX)
		return STATUS_INVALID;
	st = collection_levels_read(db, mem, &levels);
	if (st == STATUS_OK)
		st = read_today(db, mem, now, &today);
	if (st != STATUS_OK)
		return st;
	if ((size_t)filter->level > levels.count)
		return STATUS_INVALID;

	db_build_begin(&build, &stmt_collection_list, DB_ARGS(db_day(today)));
	if (filter->customer_id != 0)
		db_build_add(&build, collection_list_customer,
		    DB_ARGS(db_int(filter->customer_id)));
	if (filter->level > 0)
		db_build_add(&build, collection_list_level,
		    DB_ARGS(db_day(day_add(
			today, -levels.from_days[filter->level - 1]))));
	if (filter->after_id != 0)
		db_build_add(&build, collection_list_after,
		    DB_ARGS(db_day(filter->after_due),
			db_day(filter->after_due), db_int(filter->after_id)));
	db_build_add(
	    &build, collection_list_order, DB_ARGS(db_int(filter->limit)));
	st = db_build_all(
	    db, mem, &build, actor_scope(who, ACTION_COLLECT), rows);
	if (st != STATUS_OK)
		return st;

	row = rows->items;
	for (size_t i = 0; i < rows->count; i++) {
		row[i].days_overdue =
		    day_number(today) - day_number(row[i].oldest_due);
		row[i].level = collection_level(&levels, row[i].days_overdue);
	}
	return STATUS_OK;
}

enum status
collection_notes(struct db *db, struct arena *mem, const struct actor *who,
    int64_t customer_id, int64_t after_id, int64_t limit, struct db_rows *rows)
{
	if (limit < 1 || limit > LIST_MAX)
		return STATUS_INVALID;
	return db_all_scoped(db, mem, &stmt_collection_notes,
	    actor_scope(who, ACTION_COLLECT),
	    DB_ARGS(db_int(customer_id), db_int(after_id), db_int(after_id),
		db_int(limit)),
	    rows);
}

static enum status
kept(struct db *db, struct arena *mem, const struct actor *who,
    const struct db_query *query, struct instant from, struct db_rows *rows)
{
	struct collection_kept *row;
	enum status st;

	st = db_all_scoped(db, mem, query, actor_scope(who, ACTION_COLLECT),
	    DB_ARGS(db_instant(from)), rows);
	if (st != STATUS_OK)
		return st;
	row = rows->items;
	for (size_t i = 0; i < rows->count; i++)
		if (row[i].kept + row[i].broken > 0)
			row[i].kept_bp =
			    row[i].kept * 10000 / (row[i].kept + row[i].broken);
	return STATUS_OK;
}

enum status
collection_kept_by_customer(struct db *db, struct arena *mem,
    const struct actor *who, struct instant from, struct db_rows *rows)
{
	return kept(db, mem, who, &stmt_collection_kept_customer, from, rows);
}

enum status
collection_kept_by_person(struct db *db, struct arena *mem,
    const struct actor *who, struct instant from, struct db_rows *rows)
{
	return kept(db, mem, who, &stmt_collection_kept_person, from, rows);
}

/* The later of two beginnings of the period. */
static void
begin_at(struct collection_limitation *limitation, enum limitation_since since,
    struct day from)
{
	if (day_is_none(from) || day_compare(from, limitation->from) <= 0)
		return;
	limitation->since = since;
	limitation->from = from;
}

static struct day
day_or_none(struct instant at, int zone_minutes)
{
	return instant_is_none(at) ? (struct day){ 0 }
				   : day_from_instant(at, zone_minutes);
}

enum status
collection_limitation(struct db *db, struct arena *mem,
    const struct actor *who, int64_t customer_id, struct instant now,
    struct collection_limitation *out)
{
	struct collection_limitation limitation = { 0 };
	struct collection_customer_row customer;
	struct collection_since_row since;
	struct setting setting;
	struct day today;
	int zone;
	enum status st;

	st = setting_read(db, mem, &setting);
	if (st != STATUS_OK)
		return st;
	zone = (int)setting.zone_minutes;
	today = day_from_instant(now, zone);
	st = db_one_scoped(db, mem, &stmt_collection_customer,
	    actor_scope(who, ACTION_COLLECT),
	    DB_ARGS(db_day(today), db_day(today), db_int(customer_id)),
	    &customer);
	if (st != STATUS_OK)
		return st;
	if (customer.overdue_fen == 0) {
		*out = limitation;
		return STATUS_OK;
	}
	st = db_one(db, mem, &stmt_collection_since,
	    DB_ARGS(db_int(customer_id), db_int(customer_id),
		db_int(customer_id)),
	    &since);
	if (st != STATUS_OK)
		return st;

	limitation.since = LIMITATION_DUE;
	limitation.from = customer.oldest_due;
	begin_at(&limitation, LIMITATION_PAID, since.paid_on);
	begin_at(&limitation, LIMITATION_CONFIRMED,
	    day_or_none(since.confirmed_at, zone));
	begin_at(&limitation, LIMITATION_ACKNOWLEDGED,
	    day_or_none(since.acknowledged_at, zone));
	limitation.ends_on =
	    credit_months_later(limitation.from, setting.limitation_years * 12);
	limitation.days_left =
	    day_number(limitation.ends_on) - day_number(today);
	*out = limitation;
	return STATUS_OK;
}

enum status
collection_letter_read(struct db *db, struct arena *mem,
    const struct actor *who, int64_t customer_id, struct instant now,
    struct collection_letter *out)
{
	struct collection_letter letter = { 0 };
	struct collection_customer_row customer;
	const struct collection_open_row *row;
	struct collection_levels levels;
	struct collection_open *open;
	struct db_rows rows;
	struct day today;
	enum status st;

	st = read_today(db, mem, now, &today);
	if (st == STATUS_OK)
		st = collection_levels_read(db, mem, &levels);
	if (st == STATUS_OK)
		st = db_one_scoped(db, mem, &stmt_collection_customer,
		    actor_scope(who, ACTION_COLLECT),
		    DB_ARGS(db_day(today), db_day(today), db_int(customer_id)),
		    &customer);
	if (st == STATUS_OK && customer.overdue_fen == 0)
		return STATUS_NOT_FOUND;
	if (st == STATUS_OK)
		st = db_all(db, mem, &stmt_collection_opens,
		    DB_ARGS(db_int(customer_id), db_day(today)), &rows);
	if (st != STATUS_OK)
		return st;

	row = rows.items;
	open = arena_calloc(mem, rows.count + 1, sizeof(*open));
	for (size_t i = 0; i < rows.count; i++) {
		open[i] = row[i].open;
		open[i].reference = row[i].shipment_id != 0
		    ? order_core_number(mem, NUMBER_SHIPMENT,
			  row[i].shipment_id, row[i].foreign_no)
		    : order_core_number(mem, NUMBER_RECEIVABLE, row[i].open.id,
			  row[i].foreign_no);
		open[i].days_overdue =
		    day_number(today) - day_number(open[i].due_on);
	}
	letter.customer_id = customer.id;
	letter.customer_code = customer.code;
	letter.customer_name = customer.name;
	letter.customer_name_en = customer.name_en;
	letter.day = today;
	letter.overdue_fen = customer.overdue_fen;
	letter.level = collection_level(
	    &levels, day_number(today) - day_number(customer.oldest_due));
	if (letter.level < 1)
		letter.level = 1;
	if (letter.level > LETTER_LEVEL_MAX)
		letter.level = LETTER_LEVEL_MAX;
	letter.open = open;
	letter.open_count = rows.count;
	*out = letter;
	return STATUS_OK;
}
