/**
 * @file
 * A table of customers taken in.  See import_table.h.
 */
#include "base/text.h"
#include "domain/act.h"
#include "domain/customer.h"
#include "domain/import_table_sql.h"
#include "domain/key.h"

enum {
	CODE_MAX = 40,
	NAME_MAX_LENGTH = 120,
	PLACE_MAX = 40,
	ADDRESS_MAX = 200,
	CONTACT_MAX = 60,
	PHONE_MAX = 30,
	SORT_KEY_MAX = 120,
	INITIALS_MAX = 60,
	DAYS_MAX = 3650
};

static const int64_t money_max_fen = INT64_C(100) * 1000 * 1000 * 1000 * 100;

static const struct import_name classes[] = {
	{ CUSTOMER_UNCLASSED, "未定级", "none" },
	{ CUSTOMER_C, "C", NULL },
	{ CUSTOMER_B, "B", NULL },
	{ CUSTOMER_B_PLUS, "B+", NULL },
	{ CUSTOMER_A, "A", NULL },
	{ CUSTOMER_AA, "AA", NULL },
	{ CUSTOMER_AAA, "AAA", NULL },
};

static const struct import_name states[] = {
	{ CUSTOMER_ACTIVE, "正常", "active" },
	{ CUSTOMER_STOPPED, "停用", "stopped" },
};

/* Names that cells may say. */
struct names {
	struct db_rows reps;  /* struct import_rep_row */
	struct db_rows teams; /* struct import_name */
	struct db_rows lists;
};

static enum status
read_names(struct db *db, struct arena *mem, struct names *names)
{
	enum status st;

	st = db_all(db, mem, &stmt_import_reps, DB_NO_ARGS, &names->reps);
	if (st == STATUS_OK)
		st = import_names(db, mem, &stmt_import_teams, &names->teams);
	if (st == STATUS_OK)
		st = import_names(db, mem, &stmt_import_lists, &names->lists);
	return st;
}

/** The salesperson by login or name, and with them their team. */
static void
read_rep(struct import_row *row, const struct names *names,
    struct import_customer_row *customer)
{
	const struct import_rep_row *rep = names->reps.items;
	const char *cell = row->cells[CUSTOMER_REP];

	if (*cell == '\0')
		return;
	for (size_t i = 0; i < names->reps.count; i++) {
		if (!text_equal(rep[i].login, cell) &&
		    !text_equal(rep[i].name, cell))
			continue;
		customer->rep_id = rep[i].id;
		customer->team_id = rep[i].team_id;
		return;
	}
	import_refuse(row, IMPORT_UNKNOWN, CUSTOMER_REP);
}

static const char *
cut(struct arena *mem, const char *text, size_t most)
{
	return arena_memdup(mem, text, utf8_fit(text, most));
}

static void
read_texts(struct arena *mem, struct import_row *row,
    struct import_customer_row *customer)
{
	const char *name = import_needed(row, CUSTOMER_NAME, NAME_MAX_LENGTH);

	customer->name = name;
	customer->sort_key = cut(mem, key_pinyin(mem, name), SORT_KEY_MAX);
	customer->initials = cut(mem, key_initials(mem, name), INITIALS_MAX);
	customer->name_en = import_text(
	    row, CUSTOMER_NAME_EN, NAME_MAX_LENGTH, customer->name_en);
	customer->province =
	    import_text(row, CUSTOMER_PROVINCE, PLACE_MAX, customer->province);
	customer->city =
	    import_text(row, CUSTOMER_CITY, PLACE_MAX, customer->city);
	customer->address =
	    import_text(row, CUSTOMER_ADDRESS, ADDRESS_MAX, NULL);
	customer->contact = import_text(row, CUSTOMER_CONTACT, CONTACT_MAX, "");
	customer->phone = import_text(row, CUSTOMER_PHONE, PHONE_MAX, "");
}

/** Lay a row over what the customer is. */
static void
read_customer(struct arena *mem, struct import_row *row,
    const struct names *names, struct import_customer_row *customer)
{
	read_texts(mem, row, customer);
	customer->class = import_choice(row, CUSTOMER_CLASS, classes,
	    ARRAY_LEN(classes), IMPORT_NO_CHOICE, customer->class);
	customer->state = import_choice(row, CUSTOMER_STATE, states,
	    ARRAY_LEN(states), IMPORT_NO_CHOICE,
	    customer->state == 0 ? CUSTOMER_ACTIVE : customer->state);
	read_rep(row, names, customer);
	customer->team_id =
	    import_choice(row, CUSTOMER_TEAM, names->teams.items,
		names->teams.count, IMPORT_UNKNOWN, customer->team_id);
	customer->price_list_id =
	    import_choice(row, CUSTOMER_LIST, names->lists.items,
		names->lists.count, IMPORT_UNKNOWN, customer->price_list_id);
	customer->approval_fen = import_number_cell(row, CUSTOMER_APPROVAL, 2,
	    0, money_max_fen, customer->approval_fen);
	customer->shelf_days = import_number_cell(
	    row, CUSTOMER_SHELF, 0, 0, DAYS_MAX, customer->shelf_days);
	customer->limit_fen = import_number_cell(
	    row, CUSTOMER_LIMIT, 2, 0, money_max_fen, customer->limit_fen);
	customer->term_days = import_number_cell(
	    row, CUSTOMER_TERM, 0, 0, DAYS_MAX, customer->term_days);
}

/* --- Writing ----------------------------------------------------------------- */

/* Rows of one call. */
struct part {
	struct import_row *rows;
	size_t count;
	const char *const *codes;
	struct import_customer_row *customers; /* one for each row */
};

/** Read what is known; `row` gets ids only after the first time. */
static enum status
find_known(struct db *db, struct arena *mem, struct part *part, bool only_ids)
{
	struct import_customer_row *row;
	struct db_rows rows;
	enum status st;

	st = db_all(db, mem, &stmt_import_customers,
	    DB_ARGS(db_text(import_json_texts(mem, part->codes, part->count))),
	    &rows);
	if (st != STATUS_OK)
		return st;
	row = rows.items;
	for (size_t i = 0; i < rows.count; i++) {
		struct import_customer_row *customer =
		    &part->customers[row[i].number - 1];

		if (only_ids)
			customer->id = row[i].id;
		else
			*customer = row[i];
	}
	return STATUS_OK;
}

static enum status
save_customers(struct db *db, const struct db_items *good)
{
	static const struct db_column columns[] = {
		DB_COLUMN(struct import_customer_row, code),
		DB_COLUMN(struct import_customer_row, name),
		DB_COLUMN(struct import_customer_row, name_en),
		DB_COLUMN(struct import_customer_row, sort_key),
		DB_COLUMN(struct import_customer_row, initials),
		DB_COLUMN(struct import_customer_row, class),
		DB_COLUMN(struct import_customer_row, state),
		DB_COLUMN(struct import_customer_row, province),
		DB_COLUMN(struct import_customer_row, city),
		DB_COLUMN(struct import_customer_row, rep_id),
		DB_COLUMN(struct import_customer_row, team_id),
		DB_COLUMN(struct import_customer_row, price_list_id),
		DB_COLUMN(struct import_customer_row, approval_fen),
		DB_COLUMN(struct import_customer_row, shelf_days),
		DB_COLUMN(struct import_customer_row, created_at),
	};
	struct db_items bulk = *good;

	bulk.columns = columns;
	bulk.column_count = ARRAY_LEN(columns);
	return db_bulk(db, &stmt_import_customer_save, &bulk, NULL);
}

static enum status
save_credit(struct db *db, const struct db_items *good)
{
	static const struct db_column columns[] = {
		DB_COLUMN(struct import_customer_row, id),
		DB_COLUMN(struct import_customer_row, limit_fen),
		DB_COLUMN(struct import_customer_row, term_days),
	};
	struct db_items bulk = *good;

	bulk.columns = columns;
	bulk.column_count = ARRAY_LEN(columns);
	return db_bulk(db, &stmt_import_credit_save, &bulk, NULL);
}

static enum status
save_addresses(
    struct db *db, const struct db_query *query, const struct db_items *good)
{
	static const struct db_column columns[] = {
		DB_COLUMN(struct import_customer_row, address),
		DB_COLUMN(struct import_customer_row, contact),
		DB_COLUMN(struct import_customer_row, phone),
		DB_COLUMN(struct import_customer_row, id),
	};
	struct db_items bulk = *good;

	bulk.columns = columns;
	bulk.column_count = ARRAY_LEN(columns);
	return bulk.count == 0 ? STATUS_OK : db_bulk(db, query, &bulk, NULL);
}

/* Which of the good rows. */
enum which {
	EVERY_ONE,
	NEW_ADDRESS,
	OTHER_ADDRESS
};

static bool
is_one(const struct import_customer_row *customer, enum which which)
{
	if (which == EVERY_ONE)
		return true;
	return customer->address != NULL &&
	    customer->has_address == (which == OTHER_ADDRESS);
}

static struct db_items
good_ones(struct arena *mem, const struct part *part, enum which which)
{
	struct import_customer_row *good =
	    arena_calloc(mem, part->count + 1, sizeof(*good));
	struct db_items items = { .items = good, .item_size = sizeof(*good) };

	for (size_t i = 0; i < part->count; i++)
		if (!import_is_refused(&part->rows[i]) &&
		    is_one(&part->customers[i], which))
			good[items.count++] = part->customers[i];
	return items;
}

static enum status
save_part(struct db *db, struct arena *mem, struct part *part)
{
	struct db_items good = good_ones(mem, part, EVERY_ONE);
	enum status st;

	if (good.count == 0)
		return STATUS_OK;
	st = save_customers(db, &good);
	/* Again, for the ids of the new ones. */
	if (st == STATUS_OK)
		st = find_known(db, mem, part, true);
	if (st != STATUS_OK)
		return st;
	good = good_ones(mem, part, EVERY_ONE);
	st = save_credit(db, &good);
	if (st != STATUS_OK)
		return st;
	good = good_ones(mem, part, OTHER_ADDRESS);
	st = save_addresses(db, &stmt_import_address_change, &good);
	if (st != STATUS_OK)
		return st;
	good = good_ones(mem, part, NEW_ADDRESS);
	return save_addresses(db, &stmt_import_address_add, &good);
}

static enum status
take_part(struct db *db, struct act *act, const struct names *names,
    struct part *part)
{
	enum status st;

	for (size_t i = 0; i < part->count; i++)
		part->customers[i] =
		    (struct import_customer_row){ .approval_fen = -1 };
	st = find_known(db, act->mem, part, false);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < part->count; i++) {
		struct import_customer_row *customer = &part->customers[i];

		customer->code = part->codes[i];
		customer->created_at = act->now;
		read_customer(act->mem, &part->rows[i], names, customer);
		if (customer->id != 0 && !import_is_refused(&part->rows[i]))
			part->rows[i].result->verdict = IMPORT_CHANGED;
	}
	return save_part(db, act->mem, part);
}

enum status
import_take_customers(struct db *db, struct act *act, struct import_job *job)
{
	const char **codes =
	    arena_calloc(job->mem, job->count + 1, sizeof(*codes));
	struct names names;
	struct part part = { 0 };
	enum status st;

	st = read_names(db, job->mem, &names);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < job->count; i++) {
		codes[i] =
		    import_needed(&job->rows[i], CUSTOMER_CODE, CODE_MAX);
		if (import_is_refused(&job->rows[i]))
			codes[i] = "";
	}
	import_refuse_twice(job, codes, CUSTOMER_CODE);
	part.customers =
	    arena_calloc(job->mem, IMPORT_AT_ONCE, sizeof(*part.customers));
	for (size_t at = 0; at < job->count && st == STATUS_OK;
	     at += IMPORT_AT_ONCE) {
		part.rows = &job->rows[at];
		part.codes = &codes[at];
		part.count = job->count - at < IMPORT_AT_ONCE ? job->count - at
							      : IMPORT_AT_ONCE;
		st = take_part(db, act, &names, &part);
	}
	return st;
}
