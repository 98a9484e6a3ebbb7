/**
 * @file
 * GET /collections, .csv, .xlsx: whom to call, longest overdue first.
 */
#include "domain/collection.h"

#include "base/text.h"
#include "money/pages.h"
#include "view/draft_view.h"
#include "view/money_words.h"
#include "view/words.h"

static enum status
read_rows(struct page *page, struct arena *mem, const void *filter,
    struct list_span span, struct db_rows *rows)
{
	struct collection_filter one =
	    *(const struct collection_filter *)filter;

	/* The list goes by the oldest due day: its instant stands for it. */
	if (span.after.id != 0)
		one.after_due = day_from_instant(span.after.at, 0);
	one.after_id = span.after.id;
	one.limit = span.limit;
	return collection_list(
	    page->db, mem, page->who, &one, page->now, rows);
}

static struct list_key
key_of(const void *row)
{
	const struct collection_row *item = row;

	return (struct list_key){ instant_from_day(item->oldest_due, 0),
		item->customer_id };
}

static const char *
name_text(struct arena *mem, enum language language, const void *row)
{
	const struct collection_row *item = row;

	(void)mem;
	return view_name(
	    language, item->customer_name, item->customer_name_en);
}

static const char *
level_text(struct arena *mem, enum language language, const void *row)
{
	return words_fill(mem, language, T_("Level {LEVEL}"), "LEVEL",
	    text_format(mem, "%lld",
		(long long)((const struct collection_row *)row)->level),
	    NULL);
}

static const char *
last_text(struct arena *mem, enum language language, const void *row)
{
	const struct collection_row *item = row;

	(void)mem;
	return item->last_kind == 0
	    ? words(language, "nothing yet")
	    : words(language, collection_kind_text(item->last_kind));
}

static const char *
tone_of(const void *row, size_t column)
{
	int64_t level = ((const struct collection_row *)row)->level;

	if (column != 1)
		return NULL;
	return level >= 3 ? "bad" : level == 2 ? "warn" : "info";
}

static const char *
path_of(struct page *page, const void *row)
{
	return text_format(page->mem, "/collections/%s",
	    text_url_encode(page->mem,
		((const struct collection_row *)row)->customer_code));
}

static const char *
note_of(struct page *page, const void *row)
{
	const struct collection_row *item = row;

	(void)page;
	return item->last_note;
}

static const struct list_column columns[] = {
	{ T_("Customer"), LIST_WORDS, 0, name_text },
	{ T_("Level"), LIST_WORDS, 0, level_text },
	{ T_("Days late"), LIST_INT,
	    offsetof(struct collection_row, days_overdue), NULL },
	{ T_("Overdue"), LIST_MONEY,
	    offsetof(struct collection_row, overdue_fen), NULL },
	{ T_("Last done"), LIST_WORDS, 0, last_text },
	{ T_("When"), LIST_TIME, offsetof(struct collection_row, last_at),
	    NULL },
	{ T_("Promised for"), LIST_DAY,
	    offsetof(struct collection_row, promise_day), NULL },
	{ T_("Salesperson"), LIST_TEXT,
	    offsetof(struct collection_row, rep_name), NULL },
	{ T_("Oldest due day"), LIST_DAY,
	    offsetof(struct collection_row, oldest_due), NULL },
	{ T_("Invoices"), LIST_INT,
	    offsetof(struct collection_row, receivable_count), NULL },
	{ T_("Customer code"), LIST_TEXT,
	    offsetof(struct collection_row, customer_code), NULL },
};

static const struct list collections = {
	.name = "collections",
	.row_size = sizeof(struct collection_row),
	.read = read_rows,
	.key = key_of,
	.columns = columns,
	.column_count = ARRAY_LEN(columns),
};

static const struct table table = {
	.list = &collections,
	.caption = T_("Overdue customers, longest first"),
	.empty = T_("Nobody is overdue"),
	.shown = 8,
	.path = path_of,
	.note = note_of,
	.tone = tone_of,
};

enum status
money_collections(struct page *page)
{
	static const char *const texts[] = { T_("All"), T_("Level 2 and up"),
		T_("Level 3 and up"), T_("Level 4 and up") };
	struct collection_filter filter = { .level = page_id(
						page_value(page, "level")) };
	struct table_link chips[ARRAY_LEN(texts)];
	struct db_rows rows;
	enum status st = list_page(page, &collections, &filter, &rows);

	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		chips[i] = (struct table_link){
			i == 0 ? "/collections"
			       : text_format(page->mem,
				     "/collections?level=%zu", i + 1),
			texts[i],
			filter.level == (i == 0 ? 0 : (int64_t)i + 1)
		};
	table_fill(page, "TABLE", &table, &rows);
	table_page(page,
	    &(struct table_page){
		.heading = words(page->who->language, "Collections"),
		.chips = chips,
		.chip_count = ARRAY_LEN(chips),
		.has_export = true,
	    });
	return page_render(page, "money.collections",
	    words(page->who->language, "Collections"), "money/list.tpl");
}

enum status
money_collections_export(struct page *page)
{
	struct collection_filter filter = { .level = page_id(
						page_value(page, "level")) };

	return list_export(page, &collections, &filter);
}
