/**
 * @file
 * What needs somebody today in money.  See today_money.h.
 */
#include "domain/today_money.h"

#include "domain/today_money_sql.h"

enum {
	SOON_DAYS = 14,
	INVOICE_BACK_DAYS = 60,
	ENDING_DAYS = 60,
	KEPT_US = 60 * 1000 * 1000
};

enum status
today_money_own(struct db *db, struct arena *mem, const struct actor *who,
    struct day today, struct db_rows *rows)
{
	struct db_value company = db_int(who->customer_id);

	return db_all_scoped(db, mem, &stmt_today_money_own,
	    actor_scope(who, ACTION_MONEY_SEE),
	    DB_ARGS(company, company, db_day(today), company, db_day(today),
		db_day(day_add(today, SOON_DAYS)), company),
	    rows);
}

/* Who does something about it. */
static enum action
action_for(enum today_money_kind kind)
{
	switch (kind) {
	case TODAY_BANK_LINES:
	case TODAY_SLIPS:
		return ACTION_RECEIPT_POST;
	case TODAY_TO_INVOICE:
	case TODAY_TO_ISSUE:
	case TODAY_RED_LETTERS:
	case TODAY_RED_PARTS:
		return ACTION_TAX_INVOICE;
	case TODAY_DISPUTED:
		return ACTION_STATEMENT_MAKE;
	case TODAY_TO_SURVEY:
	case TODAY_TO_SCORE:
		return ACTION_CREDIT_SCORE;
	case TODAY_TO_OPINE:
		return ACTION_CREDIT_OPINE;
	case TODAY_TO_DECIDE:
	case TODAY_LIMITS_END:
		return ACTION_CREDIT_DECIDE;
	case TODAY_IN_ARREARS:
	case TODAY_PROMISES:
		return ACTION_COLLECT;
	case TODAY_STATEMENT:
	case TODAY_OVERDUE:
	case TODAY_DUE_SOON:
	case TODAY_MONEY_KIND_COUNT:
		break;
	}
	return ACTION_ADMIN;
}

/* The sums are the same for everybody who may see them all. */
static enum status
read_all(struct db *db, struct day today, const struct today_money **items,
    size_t *count)
{
	static struct today_money kept[TODAY_MONEY_KIND_COUNT];
	static size_t kept_count;
	static int64_t read_us;
	int64_t now_us = clock_monotonic_us();
	struct arena *mem;
	struct db_rows rows;
	enum status st = STATUS_OK;

	if (read_us == 0 || now_us - read_us > KEPT_US) {
		mem = arena_new(64 * 1024);
		st = db_all(db, mem, &stmt_today_money_all,
		    DB_ARGS(db_day(day_add(today, -INVOICE_BACK_DAYS)),
			db_day(today), db_day(day_add(today, ENDING_DAYS)),
			db_day(today)),
		    &rows);
		if (st == STATUS_OK) {
			kept_count = 0;
			for (size_t i = 0; i < rows.count &&
			     kept_count < TODAY_MONEY_KIND_COUNT;
			     i++)
				kept[kept_count++] =
				    ((const struct today_money *)rows.items)[i];
			read_us = now_us;
		}
		arena_free(mem);
	}
	*items = kept;
	*count = kept_count;
	return st;
}

enum status
today_money_all(struct db *db, struct arena *mem, const struct actor *who,
    struct day today, struct db_rows *rows)
{
	const struct today_money *items;
	struct today_money *out;
	size_t count;
	enum status st;

	*rows = (struct db_rows){ .items = NULL };
	if (who->side != SIDE_STAFF ||
	    who->reach[ACTION_MONEY_SEE] != SCOPE_ALL)
		return STATUS_OK;
	st = read_all(db, today, &items, &count);
	if (st != STATUS_OK)
		return st;
	out = arena_calloc(mem, count + 1, sizeof(*out));
	for (size_t i = 0; i < count; i++) {
		if (who->reach[action_for(items[i].kind)] == SCOPE_ALL)
			out[rows->count++] = items[i];
	}
	rows->items = out;
	return STATUS_OK;
}
