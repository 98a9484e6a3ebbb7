/**
 * @file
 * The account page.  See account.h.
 */
#include "domain/account.h"

#include "db/db.h"
#include "domain/account_sql.h"
#include "domain/permission.h"
#include "domain/sales.h"

enum {
	OLD_MONTHS = 24 /* after so many without sales the page ends earlier */
};

/* Later than anything: 9999-01-01. */
#define END_OF_TIME_MS INT64_C(253370764800000)

enum status
account_find(struct db *db, struct arena *mem, const struct actor *who,
    int64_t id, struct account *out)
{
	enum status st;

	if (id == 0)
		id = who->customer_id;
	st = db_one_scoped(db, mem, &stmt_account_find,
	    actor_scope(who, ACTION_ACCOUNT_SEE), DB_ARGS(db_int(id)), out);
	if (st == STATUS_OK && !actor_may(who, ACTION_CREDIT_SEE))
		out->has_credit = false;
	return st;
}

enum status
account_months(struct db *db, struct arena *mem, const struct account *account,
    struct db_rows *rows)
{
	return db_all(
	    db, mem, &stmt_account_months, DB_ARGS(db_int(account->id)), rows);
}

int64_t
account_last_month(const struct db_rows *months, struct day today)
{
	const struct account_month *newest = months->items;
	int64_t present = sales_month_of(today);

	if (months->count == 0 ||
	    newest->month >= sales_month_add(present, -OLD_MONTHS))
		return present;
	return newest->month;
}

struct account_span
account_span_of(int64_t last, int64_t months)
{
	return (struct account_span){
		.before = sales_month_add(last, 1 - 2 * months),
		.from = sales_month_add(last, 1 - months),
		.last = last,
	};
}

enum status
account_mix(struct db *db, struct arena *mem, const struct account *account,
    struct account_span span, struct db_rows *rows)
{
	return db_all(db, mem, &stmt_account_mix,
	    DB_ARGS(db_int(span.from), db_int(span.from), db_int(account->id),
		db_int(span.before), db_int(span.last)),
	    rows);
}

static struct db_value
month_begin(int64_t month, int zone_minutes)
{
	return db_instant(
	    instant_from_day(sales_month_day(month), zone_minutes));
}

enum status
account_products(struct db *db, struct arena *mem,
    const struct account *account, struct account_span span, int zone_minutes,
    int64_t category_id, bool rose, struct db_rows *rows)
{
	struct db_value from = month_begin(span.from, zone_minutes);

	return db_all(db, mem,
	    rose ? &stmt_account_products_rose : &stmt_account_products_fell,
	    DB_ARGS(from, from, from, from, db_int(account->id),
		month_begin(span.before, zone_minutes),
		month_begin(sales_month_add(span.last, 1), zone_minutes),
		db_int(category_id), db_int(category_id)),
	    rows);
}

enum status
account_days(struct db *db, struct arena *mem, const struct account *account,
    struct day from, struct day to, struct db_rows *rows)
{
	return db_all(db, mem, &stmt_account_days,
	    DB_ARGS(db_int(account->id), db_day(from), db_day(to)), rows);
}

/* Distributors' users see all tickets of their company only as its admin. */
static bool
sees_tickets(const struct actor *who)
{
	return actor_may(who, ACTION_TICKET_SEE) &&
	    (who->side == SIDE_STAFF ||
		permission_has_role(who->role_names, "distributor_admin"));
}

enum status
account_open_things(struct db *db, struct arena *mem, const struct actor *who,
    const struct account *account, struct instant now, struct account_open *out)
{
	struct db_value id = db_int(account->id);

	return db_one(db, mem, &stmt_account_open,
	    DB_ARGS(id, id, id, id, db_instant(now), id,
		db_int(sees_tickets(who)), db_int(who->user_id)),
	    out);
}

enum status
account_timeline(struct db *db, struct arena *mem, const struct actor *who,
    const struct account *account, struct instant before, int64_t limit,
    struct db_rows *rows)
{
	struct db_value money = db_int(actor_may(who, ACTION_MONEY_SEE));
	struct db_value returns = db_int(actor_may(who, ACTION_RETURN_SEE));
	struct db_value tickets = db_int(sees_tickets(who));
	struct db_value id = db_int(account->id);
	struct db_value most = db_int(limit);
	struct db_value at;

	if (limit < 1 || limit > 100)
		return STATUS_INVALID;
	if (instant_is_none(before))
		before.ms = END_OF_TIME_MS;
	at = db_instant(before);
	return db_all(db, mem, &stmt_account_timeline,
	    DB_ARGS(id, at, most, id, at, most, money, id, at, most, money, id,
		at, most, returns, id, at, most, tickets, id, at,
		db_int(who->user_id), most, most),
	    rows);
}

enum status
account_contacts(struct db *db, struct arena *mem,
    const struct account *account, struct db_rows *rows)
{
	return db_all(db, mem, &stmt_account_contacts,
	    DB_ARGS(db_int(account->id)), rows);
}

enum status
account_papers(struct db *db, struct arena *mem, const struct actor *who,
    const struct account *account, struct db_rows *rows)
{
	return db_all(db, mem, &stmt_account_papers,
	    DB_ARGS(db_int(account->id),
		db_int(actor_may(who, ACTION_CONTRACT_SEE)),
		db_int(account->id)),
	    rows);
}
