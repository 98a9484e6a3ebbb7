/**
 * @file
 * What of a customer's papers stands in the way.  See licence_bar.h.
 */
#include "domain/licence_bar.h"

#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "db/db.h"
#include "domain/licence_bar_sql.h"
#include "domain/product.h"

enum {
	TREE_DEPTH_MAX = 20,
	FINE_KEPT = 256,
	FINE_US = 60 * 1000 * 1000
};

static bool
is_later(struct day day, struct day today)
{
	return !day_is_none(day) && day_compare(day, today) > 0;
}

static bool
is_in_force(const struct licence_bar_row *row, struct day today)
{
	return !is_later(row->valid_from, today) &&
	    (day_is_none(row->valid_to) ||
		day_compare(row->valid_to, today) >= 0);
}

static void
bar(struct licence_bar *out, enum licence_reason reason,
    const struct licence_bar_row *row)
{
	*out = (struct licence_bar){
		.reason = reason,
		.contract = out->contract,
	};
	if (row == NULL)
		return;
	out->kind = row->kind;
	out->kind_en = row->kind_en;
	out->number = row->number;
	out->ended_on = row->valid_to;
}

/* A mandatory kind of which none is in force; rows come longest first, so the
 * first of a kind is the one that ended last. */
static bool
find_expired(
    const struct db_rows *rows, struct day today, struct licence_bar *out)
{
	const struct licence_bar_row *row = rows->items;

	for (size_t i = 0; i < rows->count; i++) {
		bool is_held = false;

		/* One that has not begun yet is not what ran out. */
		if (!row[i].is_mandatory || is_later(row[i].valid_from, today))
			continue;
		for (size_t k = 0; k < rows->count && !is_held; k++)
			is_held = row[k].kind_id == row[i].kind_id &&
			    is_in_force(&row[k], today);
		if (!is_held) {
			bar(out, LICENCE_EXPIRED, &row[i]);
			return true;
		}
	}
	return false;
}

/* Whether `list` ("3,7") holds the number. */
static bool
holds(const char *list, int64_t number)
{
	const char *at = list;

	while (*at != '\0') {
		int64_t value = 0;

		while (*at >= '0' && *at <= '9' && value < INT64_MAX / 10 - 9)
			value = value * 10 + (*at++ - '0');
		if (value == number)
			return true;
		while (*at != '\0' && *at != ',')
			at++;
		at += *at == ',';
	}
	return false;
}

static int64_t
parent_of(const struct db_rows *categories, int64_t id)
{
	const struct product_category *category = categories->items;

	for (size_t i = 0; i < categories->count; i++)
		if (category[i].id == id)
			return category[i].parent_id;
	return 0;
}

static bool
is_covered(const struct db_rows *rows, const struct db_rows *categories,
    struct day today, int64_t category_id)
{
	const struct licence_bar_row *row = rows->items;

	for (size_t i = 0; i < rows->count; i++) {
		int64_t at = category_id;

		if (!row[i].has_scope || !is_in_force(&row[i], today))
			continue;
		if (row[i].scope[0] == '\0')
			return true;
		for (int up = 0; at != 0 && up < TREE_DEPTH_MAX; up++) {
			if (holds(row[i].scope, at))
				return true;
			at = parent_of(categories, at);
		}
	}
	return false;
}

/* The paper with a scope that ended last, if none is in force. */
static const struct licence_bar_row *
ended_scope(const struct db_rows *rows, struct day today, bool *is_any)
{
	const struct licence_bar_row *row = rows->items;
	const struct licence_bar_row *ended = NULL;

	*is_any = false;
	for (size_t i = 0; i < rows->count; i++) {
		if (!row[i].has_scope)
			continue;
		*is_any = true;
		if (is_in_force(&row[i], today))
			return NULL;
		if (ended == NULL)
			ended = &row[i];
	}
	return ended;
}

static enum status
find_outside(struct db *db, struct arena *mem, const struct db_rows *rows,
    struct day today, const struct licence_ask *ask, struct licence_bar *out)
{
	struct db_rows categories;
	const struct licence_bar_row *ended;
	bool is_any;
	enum status st;

	ended = ended_scope(rows, today, &is_any);
	if (!is_any || ask->count == 0)
		return STATUS_OK;
	st = product_categories(db, mem, &categories);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < ask->count; i++) {
		if (is_covered(rows, &categories, today, ask->category_ids[i]))
			continue;
		if (out->reason == LICENCE_FINE) {
			bar(out, LICENCE_SCOPE, ended);
			out->line = i;
		}
		if (ask->outside != NULL)
			ask->outside[i] = true;
	}
	return STATUS_OK;
}

/* Bytes of a paper's days, as LICENCE_PAPERS writes them. */
enum {
	DAY_BYTES = 10
};

static bool
read_day(struct arena *mem, const char *text, struct day *out)
{
	return strlen(text) >= DAY_BYTES &&
	    day_parse(text_format(mem, "%.*s", (int)DAY_BYTES, text), out) ==
	    STATUS_OK;
}

/* The papers a customer's row carries.  @return false: one is not in force, or
 * it has to be asked. */
static bool
read_papers(struct arena *mem, const char *papers, struct day today,
    struct db_rows *out)
{
	struct licence_bar_row *rows;
	size_t count = 0;

	*out = (struct db_rows){ .count = 0 };
	if (papers == NULL || papers[0] == '!')
		return false;
	papers += CONTRACT_GROUND_BYTES;
	rows = arena_calloc(
	    mem, strlen(papers) / (2 * DAY_BYTES) + 1, sizeof(*rows));
	while (*papers != '\0') {
		struct licence_bar_row *row = &rows[count++];
		const char *end;

		if (!read_day(mem, papers, &row->valid_from) ||
		    !read_day(mem, papers + DAY_BYTES, &row->valid_to) ||
		    !is_in_force(row, today))
			return false;
		papers += 2 * (size_t)DAY_BYTES;
		end = strchr(papers, ';');
		if (end == NULL)
			return false;
		row->has_scope = *papers == ':';
		if (row->has_scope)
			row->scope = text_format(
			    mem, "%.*s", (int)(end - papers - 1), papers + 1);
		papers = end + 1;
	}
	*out = (struct db_rows){ .items = rows, .count = count };
	return true;
}

/* Whether the papers carried with a customer's row say that nothing bars. */
static enum status
find_fine(struct db *db, struct arena *mem, const char *papers,
    struct day today, const struct licence_ask *ask, bool *is_fine)
{
	const struct licence_ask unmarked = {
		.category_ids = ask->category_ids,
		.count = ask->count,
	};
	struct licence_bar bar = { .reason = LICENCE_FINE };
	struct db_rows rows;
	enum status st;

	*is_fine = read_papers(mem, papers, today, &rows);
	if (!*is_fine)
		return STATUS_OK;
	st = find_outside(db, mem, &rows, today, &unmarked, &bar);
	*is_fine = bar.reason == LICENCE_FINE;
	return st;
}

/* @return STATUS_OK with out->contract, and the reason if it bars. */
static enum status
judge_contract(struct db *db, struct arena *mem, const char *ground,
    struct day today, struct licence_bar *out)
{
	enum status st =
	    contract_bar_judge(db, mem, ground, today, &out->contract);

	if (st == STATUS_OK && out->contract.is_barred)
		bar(out, LICENCE_CONTRACT, NULL);
	return st;
}

/* The contract, as far as the papers carried along tell. */
static enum status
judge_carried(struct db *db, struct arena *mem, const char *papers,
    struct day today, struct licence_bar *out)
{
	*out = (struct licence_bar){ .reason = LICENCE_FINE };
	if (papers == NULL || papers[0] == '!')
		return STATUS_OK;
	return judge_contract(db, mem, papers, today, out);
}

enum status
licence_judge(struct db *db, struct arena *mem, int64_t customer_id,
    const char *papers, struct day today, const struct licence_ask *ask,
    struct licence_bar *out)
{
	const struct licence_bar_row *first;
	struct db_rows rows;
	bool is_fine;
	enum status st;

	st = judge_carried(db, mem, papers, today, out);
	if (st != STATUS_OK || out->reason != LICENCE_FINE)
		return st;
	st = find_fine(db, mem, papers, today, ask, &is_fine);
	if (st != STATUS_OK || is_fine)
		return st;
	st = db_all(
	    db, mem, &stmt_licence_bar, DB_ARGS(db_int(customer_id)), &rows);
	if (st != STATUS_OK)
		return st;
	if (rows.count == 0)
		return STATUS_NOT_FOUND;
	first = rows.items;
	if (first->is_opening) {
		bar(out, LICENCE_OPENING, NULL);
		return STATUS_OK;
	}
	st = judge_contract(db, mem, first->ground, today, out);
	if (st != STATUS_OK || out->reason != LICENCE_FINE)
		return st;
	if (!first->is_on || first->kind_id == 0)
		return STATUS_OK;
	if (find_expired(&rows, today, out))
		return STATUS_OK;
	return find_outside(db, mem, &rows, today, ask, out);
}

enum status
licence_judge_lately(struct db *db, struct arena *mem, int64_t customer_id,
    struct day today, struct licence_bar *out)
{
	/* Of whom it was fine, and when. */
	static struct {
		int64_t customer_id;
		int64_t day;
		int64_t at_us;
	} fine[FINE_KEPT];
	const struct licence_ask nothing = { .count = 0 };
	size_t at = (size_t)customer_id % FINE_KEPT;
	int64_t now_us = clock_monotonic_us();
	enum status st;

	*out = (struct licence_bar){ .reason = LICENCE_FINE };
	if (fine[at].customer_id == customer_id &&
	    fine[at].day == day_number(today) &&
	    now_us - fine[at].at_us < FINE_US)
		return STATUS_OK;
	st = licence_judge(db, mem, customer_id, NULL, today, &nothing, out);
	if (st == STATUS_OK && out->reason == LICENCE_FINE &&
	    !out->contract.is_warned) {
		fine[at].customer_id = customer_id;
		fine[at].day = day_number(today);
		fine[at].at_us = now_us;
	}
	return st;
}

/* Nothing bars, whatever the goods are. */
static bool
is_without_scope(struct arena *mem, const char *papers, struct day today)
{
	const struct licence_bar_row *row;
	struct db_rows rows;

	if (!read_papers(mem, papers, today, &rows))
		return false;
	row = rows.items;
	for (size_t i = 0; i < rows.count; i++)
		if (row[i].has_scope && row[i].scope[0] != '\0')
			return false;
	return true;
}

enum status
licence_judge_order(struct db *db, struct arena *mem, int64_t order_id,
    int64_t customer_id, const char *papers, struct day today,
    struct licence_bar *out)
{
	const struct licence_category_row *row;
	struct licence_ask ask = { .count = 0 };
	struct db_rows rows;
	int64_t *ids;
	enum status st;

	st = judge_carried(db, mem, papers, today, out);
	if (st != STATUS_OK || out->reason != LICENCE_FINE ||
	    is_without_scope(mem, papers, today))
		return st;
	st = db_all(
	    db, mem, &stmt_licence_bar_order, DB_ARGS(db_int(order_id)), &rows);
	if (st != STATUS_OK)
		return st;
	row = rows.items;
	ids = arena_calloc(mem, rows.count + 1, sizeof(*ids));
	for (size_t i = 0; i < rows.count; i++)
		ids[i] = row[i].category_id;
	ask.category_ids = ids;
	ask.count = rows.count;
	return licence_judge(db, mem, customer_id, papers, today, &ask, out);
}
