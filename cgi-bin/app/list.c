/** @file Keyset paging of lists.  Layer: app. */
#include "app/list.h"

#include "app/state.h"

static bool
read_hex(const char **at, int64_t *out)
{
	int64_t value = 0;
	int digits = 0;

	for (; digits < 15; digits++, (*at)++) {
		char c = **at;
		if (c >= '0' && c <= '9')
			value = value * 16 + (c - '0');
		else if (c >= 'a' && c <= 'f')
			value = value * 16 + (c - 'a' + 10);
		else
			break;
	}
	*out = value;
	return digits > 0;
}

static bool
key_parse(const char *text, struct list_key *key)
{
	return read_hex(&text, &key->at.ms) && *text++ == '-' &&
	    read_hex(&text, &key->id) && *text == '\0' && key->id > 0;
}

/* The address of this list with its filters, from another place. */
static const char *
url(struct page *page, const char *path, const char *after)
{
	struct text out = text_new(page->mem, 16 * 1024);
	const char *kept = request_target_without(page->request, "after");
	size_t path_length = strcspn(kept, "?");

	text_add(&out, path);
	text_add(&out, kept + path_length);
	if (after != NULL) {
		text_add_char(&out, kept[path_length] == '?' ? '&' : '?');
		text_add(&out, "after=");
		text_add(&out, after);
	}
	return out.bytes;
}

static void
fill_urls(struct page *page, const struct list *list, bool has_next,
    bool has_first, const struct db_rows *rows)
{
	const char *path = page->request->raw_path;
	const char *next = "";

	if (has_next) {
		const char *last = (const char *)rows->items +
		    (rows->count - 1) * list->row_size;
		struct list_key key = list->key(last);
		next = url(page, path,
		    text_format(page->mem, "%llx-%llx",
			(unsigned long long)key.at.ms,
			(unsigned long long)key.id));
	}
	tpl_show_if(page->tpl, "HAS_NEXT", has_next);
	tpl_text(page->tpl, "NEXT_URL", next);
	tpl_show_if(page->tpl, "HAS_FIRST", has_first);
	tpl_text(page->tpl, "FIRST_URL", url(page, path, NULL));
	tpl_text(page->tpl, "CSV_URL",
	    url(page, text_format(page->mem, "%s.csv", path), NULL));
	tpl_text(page->tpl, "XLSX_URL",
	    url(page, text_format(page->mem, "%s.xlsx", path), NULL));
}

enum status
list_page(struct page *page, const struct list *list, const void *filter,
    struct db_rows *rows)
{
	struct list_span span = { .limit = LIST_PAGE_ROWS + 1 };
	const char *after = page_value(page, "after");

	if (*after != '\0' && !key_parse(after, &span.after))
		return STATUS_INVALID;
	enum status st = list->read(page, page->mem, filter, span, rows);
	if (st != STATUS_OK)
		return st;

	bool has_next = rows->count > LIST_PAGE_ROWS;
	if (has_next)
		rows->count = LIST_PAGE_ROWS;
	fill_urls(page, list, has_next, *after != '\0', rows);
	return STATUS_OK;
}
