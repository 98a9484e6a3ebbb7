/**
 * @file
 * A suggested basket.  See suggest.h.
 */
#include "domain/suggest.h"

#include "db/db.h"
#include "domain/product.h"
#include "domain/setting.h"
#include "domain/suggest_sql.h"

enum {
	HISTORY_DAYS = 365,
	LIMIT_MAX = 100,
	CANDIDATES_MAX = 1000, /* products looked at once more by their id */
	RESTOCK_TIMES = 3 /* purchases on different days that make a habit */
};

#define MS_PER_DAY INT64_C(86400000)

/* What the history says of one product. */
struct habit {
	int64_t product_id;
	int64_t times;
	int64_t days; /* different ones */
	int64_t quantity;
	int64_t interval_days;
	struct instant last_at;
	int64_t weight; /* the greater, the earlier in the list */
};

static int
compare_int(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* The lower middle one; `values` is sorted on the way. */
static int64_t
median(int64_t *values, size_t count)
{
	if (count == 0)
		return 0;
	qsort(values, count, sizeof(*values), compare_int);
	return values[(count - 1) / 2];
}

static int
compare_habit(const void *a, const void *b)
{
	const struct habit *x = a, *y = b;

	if (x->weight != y->weight)
		return x->weight < y->weight ? 1 : -1;
	return (x->product_id > y->product_id) -
	    (x->product_id < y->product_id);
}

/* One product's rows, oldest first. */
static struct habit
habit_of(struct arena *mem, const struct suggest_row *rows, size_t count,
    int zone_minutes)
{
	int64_t *values = arena_calloc(mem, count, sizeof(*values));
	struct habit habit = {
		.product_id = rows[0].product_id,
		.times = (int64_t)count,
		.days = 1,
		.last_at = rows[count - 1].at,
	};
	int64_t before, gaps = 0;

	for (size_t i = 0; i < count; i++)
		values[i] = rows[i].quantity;
	habit.quantity = median(values, count);

	before = day_number(day_from_instant(rows[0].at, zone_minutes));
	for (size_t i = 1; i < count; i++) {
		int64_t day =
		    day_number(day_from_instant(rows[i].at, zone_minutes));

		if (day == before)
			continue;
		values[gaps++] = day - before;
		before = day;
	}
	habit.days += gaps;
	habit.interval_days = median(values, (size_t)gaps);
	return habit;
}

/* How far past its interval, in basis points; 0 for not yet. */
static int64_t
overdue_bp(const struct habit *habit, struct day today, int zone_minutes)
{
	int64_t since = day_number(today) -
	    day_number(day_from_instant(habit->last_at, zone_minutes));

	if (habit->days < RESTOCK_TIMES || habit->interval_days == 0 ||
	    since < habit->interval_days)
		return 0;
	return since * 10000 / habit->interval_days;
}

/* Put the product's texts to each habit; those that cannot be ordered go. */
static enum status
name_them(struct db *db, struct arena *mem, const struct product_viewer *viewer,
    const struct habit *habits, size_t count, int64_t limit,
    struct db_rows *out)
{
	int64_t *ids = arena_calloc(mem, count, sizeof(*ids));
	struct suggestion *list =
	    arena_calloc(mem, (size_t)limit, sizeof(*list));
	const struct product *products;
	struct db_rows rows;
	size_t found = 0;
	enum status st;

	for (size_t i = 0; i < count; i++)
		ids[i] = habits[i].product_id;
	st = product_by_ids(db, mem, viewer, ids, count, &rows);
	if (st != STATUS_OK)
		return st;
	products = rows.items;
	for (size_t i = 0; i < count && found < (size_t)limit; i++) {
		const struct product *product = NULL;

		for (size_t k = 0; k < rows.count && product == NULL; k++)
			if (products[k].id == habits[i].product_id)
				product = &products[k];
		if (product == NULL || product->state != PRODUCT_ON_SALE)
			continue;
		list[found++] = (struct suggestion){
			.product_id = product->id,
			.sku = product->sku,
			.name = product->name,
			.name_en = product->name_en,
			.spec = product->spec,
			.unit = product->unit,
			.unit_en = product->unit_en,
			.times = habits[i].times,
			.quantity = product_allowed_quantity(
			    product, habits[i].quantity),
			.interval_days = habits[i].interval_days,
			.last_at = habits[i].last_at,
		};
	}
	*out = (struct db_rows){ .items = list, .count = found };
	return STATUS_OK;
}

static enum status
suggest(struct db *db, struct arena *mem, const struct actor *who,
    int64_t customer_id, struct instant now, int64_t limit, bool restock,
    struct db_rows *out)
{
	struct product_viewer viewer;
	struct setting setting;
	const struct suggest_row *row;
	struct habit *habits;
	struct db_rows rows;
	size_t count = 0;
	struct day today;
	int zone;
	enum status st;

	if (limit < 1 || limit > LIMIT_MAX)
		return STATUS_INVALID;
	st = setting_read(db, mem, &setting);
	if (st != STATUS_OK)
		return st;
	zone = (int)setting.zone_minutes;
	today = day_from_instant(now, zone);
	st = product_viewer_of(db, mem, who, customer_id, today, &viewer);
	if (st != STATUS_OK)
		return st;
	st = db_all_scoped(db, mem, &stmt_suggest_history,
	    actor_scope(who, ACTION_ORDER_ENTER),
	    DB_ARGS(db_int(customer_id),
		db_instant(instant_add_ms(now, -HISTORY_DAYS * MS_PER_DAY)),
		db_instant(now)),
	    &rows);
	if (st != STATUS_OK)
		return st;

	row = rows.items;
	habits = arena_calloc(mem, rows.count, sizeof(*habits));
	for (size_t i = 0; i < rows.count;) {
		size_t begin = i;
		struct habit habit;

		while (i < rows.count &&
		    row[i].product_id == row[begin].product_id)
			i++;
		habit = habit_of(mem, &row[begin], i - begin, zone);
		habit.weight =
		    restock ? overdue_bp(&habit, today, zone) : habit.times;
		if (habit.weight > 0)
			habits[count++] = habit;
	}
	if (count == 0) {
		*out = (struct db_rows){ .items = NULL, .count = 0 };
		return STATUS_OK;
	}
	qsort(habits, count, sizeof(*habits), compare_habit);
	if (count > CANDIDATES_MAX)
		count = CANDIDATES_MAX;
	return name_them(db, mem, &viewer, habits, count, limit, out);
}

enum status
suggest_usual(struct db *db, struct arena *mem, const struct actor *who,
    int64_t customer_id, struct instant now, int64_t limit,
    struct db_rows *rows)
{
	return suggest(db, mem, who, customer_id, now, limit, false, rows);
}

enum status
suggest_restock(struct db *db, struct arena *mem, const struct actor *who,
    int64_t customer_id, struct instant now, int64_t limit,
    struct db_rows *rows)
{
	return suggest(db, mem, who, customer_id, now, limit, true, rows);
}
