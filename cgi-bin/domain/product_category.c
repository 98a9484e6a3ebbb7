/**
 * @file
 * The categories, kept for a while.  See product.h.
 */
#include "base/clock.h"
#include "domain/product.h"
#include "domain/product_sql.h"

#define KEPT_US ((int64_t)5 * 1000 * 1000)

/* A thousand categories with two names of sixty characters each, and as much
 * again. */
enum {
	KEPT_BYTES_MAX = 2 * 1024 * 1024
};

/* What was read last, and when; 0: never, or to be read again. */
static struct {
	struct arena *mem;
	struct db_rows rows;
	int64_t read_us;
} kept;

static enum status
keep_fresh(struct db *db)
{
	enum status st;

	if (kept.mem == NULL)
		kept.mem = arena_new(KEPT_BYTES_MAX);
	kept.read_us = 0;
	arena_reset(kept.mem);
	st = db_all(
	    db, kept.mem, &stmt_product_categories, DB_NO_ARGS, &kept.rows);
	if (st == STATUS_OK)
		kept.read_us = clock_monotonic_us();
	return st;
}

enum status
product_categories(struct db *db, struct arena *mem, struct db_rows *rows)
{
	struct product_category *copy;
	enum status st;

	if (kept.read_us == 0 ||
	    clock_monotonic_us() - kept.read_us > KEPT_US) {
		st = keep_fresh(db);
		if (st != STATUS_OK)
			return st;
	}
	copy = arena_calloc(mem, kept.rows.count + 1, sizeof(*copy));
	if (kept.rows.count > 0)
		memcpy(copy, kept.rows.items, kept.rows.count * sizeof(*copy));
	for (size_t i = 0; i < kept.rows.count; i++) {
		copy[i].name = arena_strdup(mem, copy[i].name);
		if (copy[i].name_en != NULL)
			copy[i].name_en = arena_strdup(mem, copy[i].name_en);
	}
	*rows = (struct db_rows){ .items = copy, .count = kept.rows.count };
	return STATUS_OK;
}

void
product_categories_forget(void)
{
	kept.read_us = 0;
}
