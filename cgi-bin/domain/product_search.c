/**
 * @file
 * Products by what was typed: lists, as-you-type, did you mean.
 *
 * See product.h.  A search collects candidates from the indexes, each with a
 * ceiling, and then checks them: its cost does not grow with the catalogue.
 */
#include "domain/product.h"

#include "base/text.h"
#include "domain/key.h"
#include "domain/like.h"
#include "domain/product_read.h"
#include "domain/product_sql.h"
#include "domain/shelf.h"

enum {
	WORDS_MAX = 4,
	GRAMS_MAX = 3,
	LIST_CANDIDATES = 600,
	TYPEAHEAD_CANDIDATES = 150,
	TYPEAHEAD_MAX = 20,
	SUGGEST_MAX = 10,
	CODE_MAX = 40,
	BOUGHT_DAYS = 730
};

static const struct db_scope everything = { .kind = SCOPE_ALL };

/* A query made ready. */
struct needle {
	const char *folded;
	const char *start;            /* of a code */
	const char *initials;         /* pattern; "!", which is none's */
	const char *words[WORDS_MAX]; /* patterns */
	size_t word_count;
	const char *grams[GRAMS_MAX]; /* "" for none */
};

/* Pieces from the whole length: the first ones alone are often common. */
static void
choose_grams(struct arena *mem, struct needle *needle)
{
	size_t count;
	const char *const *grams = key_grams(mem, needle->folded, &count);

	for (size_t i = 0; i < GRAMS_MAX; i++) {
		size_t at = count == 0 ? 0 : i * (count - 1) / (GRAMS_MAX - 1);

		needle->grams[i] = count == 0 ? "" : grams[at];
	}
}

static void
split_words(struct arena *mem, struct needle *needle)
{
	const char *at = needle->folded;

	while (*at != '\0') {
		/* What is behind the last word's place belongs to it. */
		bool is_last = needle->word_count + 1 == WORDS_MAX;
		size_t length = is_last ? strlen(at) : strcspn(at, " ");

		needle->words[needle->word_count++] =
		    like_part(mem, arena_memdup(mem, at, length));
		at += length;
		if (*at == ' ')
			at++;
	}
}

static bool
needle_make(struct arena *mem, const char *query, struct needle *needle)
{
	const char *cut;

	*needle = (struct needle){ 0 };
	if (query == NULL)
		return false;
	cut = arena_memdup(mem, query, utf8_fit(query, PRODUCT_QUERY_MAX));
	needle->folded = key_fold(mem, cut);
	if (*needle->folded == '\0')
		return false;
	needle->start = like_start(mem, needle->folded);
	needle->initials = like_is_latin(needle->folded)
	    ? like_start(mem, key_initials(mem, needle->folded))
	    : "!";
	split_words(mem, needle);
	choose_grams(mem, needle);
	return true;
}

/* The products of `ids`, in their order. */
static enum status
read_in_order(struct db *db, struct arena *mem,
    const struct product_viewer *viewer, const int64_t *ids, size_t count,
    struct db_rows *rows)
{
	struct product *ordered =
	    arena_calloc(mem, count + 1, sizeof(*ordered));
	const struct product *found;
	struct db_rows unordered;
	enum status st;

	*rows = (struct db_rows){ 0 };
	if (count == 0)
		return STATUS_OK;
	st = product_by_ids(db, mem, viewer, ids, count, &unordered);
	if (st != STATUS_OK)
		return st;
	found = unordered.items;
	rows->items = ordered;
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < unordered.count; k++) {
			if (found[k].id == ids[i])
				ordered[rows->count++] = found[k];
		}
	}
	return STATUS_OK;
}

/* Candidates, of whom those in the assortment that match are left. */
static void
begin_search(struct db_build *build, struct arena *mem,
    const struct product_viewer *viewer, const struct needle *needle,
    int64_t candidates)
{
	const struct db_value elsewhere[] = {
		db_text(needle->initials),
		db_int(candidates),
		db_text(needle->start),
		db_int(candidates),
		db_text(needle->folded),
		product_arg_customer(viewer),
		db_text(needle->start),
		db_int(candidates),
	};

	if (utf8_length(needle->grams[0]) == 1)
		db_build_begin(build, &stmt_product_search_start,
		    DB_ARGS(db_text(like_start(mem, needle->grams[0])),
			db_int(candidates)));
	else
		db_build_begin(build, &stmt_product_search,
		    DB_ARGS(db_text(needle->grams[0]),
			db_text(needle->grams[1]), db_text(needle->grams[2]),
			db_int(candidates)));
	db_build_add(build, "", elsewhere, ARRAY_LEN(elsewhere));
	db_build_add(build, product_list_assortment,
	    DB_ARGS(PRODUCT_ASSORTMENT_ARGS(viewer)));
	db_build_add(build, product_list_matches,
	    DB_ARGS(db_text(needle->initials), db_text(needle->folded),
		product_arg_customer(viewer), db_text(needle->start)));
	for (size_t i = 0; i < needle->word_count; i++)
		db_build_add(build, product_list_word,
		    DB_ARGS(db_text(needle->words[i])));
	db_build_add(build, product_list_matched, DB_NO_ARGS);
}

/* Run a search, and read what it found in its order. */
static enum status
end_search(struct db *db, struct arena *mem,
    const struct product_viewer *viewer, const struct db_build *build,
    struct db_rows *rows)
{
	const struct product_near_row *row;
	struct db_rows found;
	int64_t *ids;
	enum status st;

	st = db_build_all(db, mem, build, everything, &found);
	if (st != STATUS_OK)
		return st;
	row = found.items;
	ids = arena_calloc(mem, found.count + 1, sizeof(*ids));
	for (size_t i = 0; i < found.count; i++)
		ids[i] = row[i].id;
	return read_in_order(db, mem, viewer, ids, found.count, rows);
}

/* --- Lists ------------------------------------------------------------------ */

static bool
is_in(const int64_t *ids, size_t count, int64_t id)
{
	for (size_t i = 0; i < count; i++) {
		if (ids[i] == id)
			return true;
	}
	return false;
}

/* A category and all below it. */
static enum status
category_tree(struct db *db, struct arena *mem, int64_t root, int64_t **ids,
    size_t *count)
{
	const struct product_category *category;
	struct db_rows rows;
	size_t before;
	enum status st;

	st = product_categories(db, mem, &rows);
	if (st != STATUS_OK)
		return st;
	category = rows.items;
	*ids = arena_calloc(mem, rows.count + 1, sizeof(**ids));
	(*ids)[0] = root;
	*count = 1;
	do {
		before = *count;
		for (size_t i = 0; i < rows.count; i++) {
			if (is_in(*ids, *count, category[i].id) ||
			    !is_in(*ids, *count, category[i].parent_id))
				continue;
			(*ids)[(*count)++] = category[i].id;
		}
	} while (*count > before);
	return STATUS_OK;
}

static void
add_filters(struct db_build *build, const struct product_viewer *viewer,
    const struct product_filter *filter)
{
	struct instant since = instant_from_day(
	    day_add(viewer->day, -BOUGHT_DAYS), ZONE_SHANGHAI_MINUTES);

	if (filter->in_stock)
		db_build_add(build, product_list_in_stock,
		    DB_ARGS(product_arg_fit(viewer)));
	if (filter->bought_before && viewer->has_customer)
		db_build_add(build, product_list_bought,
		    DB_ARGS(product_arg_customer(viewer), db_instant(since)));
	if (filter->after_sku != NULL && *filter->after_sku != '\0')
		db_build_add(build, product_list_after,
		    DB_ARGS(db_text(filter->after_sku)));
}

/* A list without conditions that are asked of the database. */
static enum status
list_kept(const struct shelf *shelf, struct db *db, struct arena *mem,
    const struct product_viewer *viewer, const struct product_filter *filter,
    struct db_rows *rows)
{
	struct shelf_page page = {
		.after_sku = filter->after_sku == NULL ? "" : filter->after_sku,
		.limit = (size_t)filter->limit,
	};
	int64_t *ids;
	enum status st;

	if (filter->category_id != 0) {
		st = category_tree(db, mem, filter->category_id, &ids,
		    &page.category_count);
		if (st != STATUS_OK)
			return st;
		page.categories = ids;
	}
	shelf_list(shelf, mem, viewer, &page, rows);
	return shelf_moment(shelf, db, mem, viewer, rows->items, rows->count);
}

enum status
product_list(struct db *db, struct arena *mem,
    const struct product_viewer *viewer, const struct product_filter *filter,
    struct db_rows *rows)
{
	const struct shelf *shelf;
	struct db_build build;
	struct needle needle;
	bool is_search;
	int64_t *ids;
	size_t count;
	enum status st;

	if (filter->limit < 1 || filter->limit > PRODUCT_LIST_MAX)
		return STATUS_INVALID;
	is_search = needle_make(mem, filter->query, &needle);
	st = shelf_open(db, viewer->day, &shelf);
	if (st != STATUS_OK)
		return st;
	if (shelf != NULL && !is_search && !filter->in_stock &&
	    !(filter->bought_before && viewer->has_customer))
		return list_kept(shelf, db, mem, viewer, filter, rows);
	if (is_search) {
		begin_search(&build, mem, viewer, &needle, LIST_CANDIDATES);
	} else {
		bool leaves_few = filter->category_id != 0 ||
		    (filter->bought_before && viewer->has_customer);

		db_build_begin(&build,
		    leaves_few ? &stmt_product_list_few : &stmt_product_list,
		    DB_ARGS(
			product_arg_customer(viewer), product_arg_fit(viewer)));
		db_build_add(&build, product_list_assortment,
		    DB_ARGS(PRODUCT_ASSORTMENT_ARGS(viewer)));
	}
	if (filter->category_id != 0) {
		st = category_tree(db, mem, filter->category_id, &ids, &count);
		if (st != STATUS_OK)
			return st;
		db_build_add(&build, product_list_categories,
		    DB_ARGS(db_ints(ids, count)));
	}
	add_filters(&build, viewer, filter);
	db_build_add(
	    &build, product_list_order, DB_ARGS(db_int(filter->limit)));
	if (is_search)
		return end_search(db, mem, viewer, &build, rows);
	return db_build_all(db, mem, &build, everything, rows);
}

enum status
product_typeahead(struct db *db, struct arena *mem,
    const struct product_viewer *viewer, const char *query, int64_t limit,
    struct db_rows *rows)
{
	struct db_build build;
	struct needle needle;

	if (limit < 1 || limit > TYPEAHEAD_MAX)
		return STATUS_INVALID;
	*rows = (struct db_rows){ 0 };
	if (!needle_make(mem, query, &needle))
		return STATUS_OK;
	begin_search(&build, mem, viewer, &needle, TYPEAHEAD_CANDIDATES);
	db_build_add(&build, product_list_on_sale, DB_NO_ARGS);
	db_build_add(&build, product_list_best,
	    DB_ARGS(db_text(needle.folded), db_text(needle.start),
		db_text(needle.folded), db_text(needle.initials),
		db_text(needle.start), db_int(limit)));
	return end_search(db, mem, viewer, &build, rows);
}

/* --- Did you mean ------------------------------------------------------------ */

/* A candidate and its distance. */
struct near {
	int64_t id;
	size_t distance;
	const char *sku;
};

/* A letter that is read for a digit. */
static char
look_alike(char c)
{
	if (c == 'O')
		return '0';
	return c == 'I' || c == 'L' ? '1' : c;
}

/* The code without what people leave out, add or mistake: "AB-I/O" is "AB10". */
static size_t
strip(const char *code, char out[CODE_MAX * 4 + 1])
{
	size_t length = 0;

	for (; *code != '\0' && length < (size_t)CODE_MAX * 4; code++) {
		if (strchr(" -_./", *code) == NULL)
			out[length++] = look_alike(*code);
	}
	out[length] = '\0';
	return length;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Keystrokes between two codes: insert, delete, replace, swap neighbours. */
static size_t
distance(const char *left, const char *right)
{
	char a[CODE_MAX * 4 + 1];
	char b[CODE_MAX * 4 + 1];
	size_t rows[3][CODE_MAX * 4 + 1];
	size_t a_length = strip(left, a);
	size_t b_length = strip(right, b);
	size_t *before = rows[0];
	size_t *last = rows[1];
	size_t *now = rows[2];

	for (size_t k = 0; k <= b_length; k++)
		last[k] = k;
	memcpy(before, last, sizeof(rows[0]));
	for (size_t i = 1; i <= a_length; i++) {
		size_t *free_row = before;

		now[0] = i;
		for (size_t k = 1; k <= b_length; k++) {
			size_t other = a[i - 1] == b[k - 1] ? 0 : 1;

			now[k] = least(last[k] + 1, now[k - 1] + 1);
			now[k] = least(now[k], last[k - 1] + other);
			if (i > 1 && k > 1 && a[i - 1] == b[k - 2] &&
			    a[i - 2] == b[k - 1])
				now[k] = least(now[k], before[k - 2] + 1);
		}
		before = last;
		last = now;
		now = free_row;
	}
	return last[b_length];
}

static int
compare_near(const void *a, const void *b)
{
	const struct near *left = a;
	const struct near *right = b;

	if (left->distance != right->distance)
		return left->distance < right->distance ? -1 : 1;
	return strcmp(left->sku, right->sku);
}

/* One slip in a short code, up to three in a long one. */
static size_t
slips_allowed(const char *code)
{
	size_t slips = strlen(code) / 4;

	if (slips < 1)
		return 1;
	return slips < 3 ? slips : 3;
}

static enum status
read_near(struct db *db, struct arena *mem, const struct product_viewer *viewer,
    const char *code, struct db_rows *rows)
{
	size_t half = utf8_fit(code, strlen(code) / 2);
	const char *start =
	    half < 2 ? "" : like_start(mem, arena_memdup(mem, code, half));
	size_t count;
	const char *const *grams = key_grams(mem, code, &count);
	const char *first = count > 0 ? grams[0] : "";
	const char *second = count > 1 ? grams[1] : first;
	const char *last = count > 0 ? grams[count - 1] : "";
	const char *last_but_one = count > 1 ? grams[count - 2] : last;

	return db_all(db, mem, &stmt_product_near,
	    DB_ARGS(db_text(code), db_text(code), db_text(start),
		db_text(first), db_text(second), db_text(last),
		db_text(last_but_one), PRODUCT_ASSORTMENT_ARGS(viewer)),
	    rows);
}

enum status
product_suggest(struct db *db, struct arena *mem,
    const struct product_viewer *viewer, const char *code, int64_t limit,
    struct db_rows *rows)
{
	const struct product_near_row *row;
	struct db_rows candidates;
	int64_t ids[SUGGEST_MAX];
	struct near *near;
	size_t count = 0;
	const char *folded;
	enum status st;

	*rows = (struct db_rows){ 0 };
	if (limit < 1 || limit > SUGGEST_MAX)
		return STATUS_INVALID;
	folded = strlen(code) > CODE_MAX * 8 ? "" : key_fold(mem, code);
	if (*folded == '\0' || utf8_length(folded) > CODE_MAX)
		return STATUS_OK;
	st = read_near(db, mem, viewer, folded, &candidates);
	if (st != STATUS_OK)
		return st;

	row = candidates.items;
	near = arena_calloc(mem, candidates.count + 1, sizeof(*near));
	for (size_t i = 0; i < candidates.count; i++) {
		size_t slips = distance(folded, row[i].sku);

		if (slips <= slips_allowed(folded))
			near[count++] =
			    (struct near){ row[i].id, slips, row[i].sku };
	}
	if (count == 0)
		return STATUS_OK;
	qsort(near, count, sizeof(*near), compare_near);
	count = least(count, (size_t)limit);
	for (size_t i = 0; i < count; i++)
		ids[i] = near[i].id;
	return read_in_order(db, mem, viewer, ids, count, rows);
}
