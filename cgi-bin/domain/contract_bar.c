/**
 * @file
 * No contract, no order.  See contract_bar.h.
 */
#include "domain/contract_bar.h"

#include <string.h>

#include "base/text.h"
#include "db/db.h"
#include "domain/contract_sql.h"
#include "domain/setting.h"

enum {
	DAY_BYTES = 10
};

/* "1900-01-01" and "9999-12-31" stand for none. */
static struct day
read_day(const char *text)
{
	char bytes[DAY_BYTES + 1];
	struct day day;

	memcpy(bytes, text, DAY_BYTES);
	bytes[DAY_BYTES] = '\0';
	if (day_parse(bytes, &day) != STATUS_OK || day.year <= 1900 ||
	    day.year >= 9999)
		return (struct day){ 0, 0, 0 };
	return day;
}

static struct day
later_of(struct day a, struct day b)
{
	if (day_is_none(a))
		return b;
	return day_is_none(b) || day_compare(a, b) >= 0 ? a : b;
}

struct contract_bar
contract_bar_of(
    const char *ground, struct day since, int64_t grace_days, struct day today)
{
	struct contract_bar bar = { .ended_on = read_day(ground) };
	struct day next = read_day(ground + DAY_BYTES);
	struct day cleared = read_day(ground + 2 * (size_t)DAY_BYTES);
	struct day from = later_of(bar.ended_on, cleared);
	int64_t left = day_is_none(bar.ended_on)
	    ? -1
	    : day_number(bar.ended_on) - day_number(today);

	bar.order_until = day_add(
	    later_of(from, day_is_none(since) ? today : since), grace_days);
	/* What is signed begins in time, or has begun already. */
	if (!day_is_none(next) &&
	    day_number(next) - day_number(today) <= (left < 0 ? 0 : left + 1))
		return bar;
	bar.is_warned = left <= CONTRACT_NOTICE_DAYS &&
	    day_compare(today, bar.order_until) <= 0;
	bar.is_barred = left < 0 && !bar.is_warned;
	return bar;
}

enum status
contract_bar_judge(struct db *db, struct arena *mem, const char *ground,
    struct day today, struct contract_bar *out)
{
	struct setting setting;
	struct day since;
	enum status st;

	*out = (struct contract_bar){ .is_barred = false };
	if (ground == NULL || strlen(ground) < CONTRACT_GROUND_BYTES)
		return STATUS_BUG;
	st = setting_read(db, mem, &setting);
	if (st != STATUS_OK || !setting.contract_needed)
		return st;
	if (day_parse(setting.contract_rule_since, &since) != STATUS_OK)
		since = (struct day){ 0, 0, 0 };
	*out = contract_bar_of(
	    ground, since, setting.contract_grace_days, today);
	return STATUS_OK;
}

enum status
contract_without(struct db *db, struct arena *mem, int64_t *count)
{
	struct contract_id_row row;
	enum status st =
	    db_one(db, mem, &stmt_contract_without, DB_NO_ARGS, &row);

	*count = st == STATUS_OK ? row.id : 0;
	return st;
}

enum status
contract_rule_lift(struct db *db)
{
	return db_run(db, &stmt_contract_rule_off, DB_NO_ARGS, NULL);
}
