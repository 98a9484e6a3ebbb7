/**
 * @file
 * See subject.h.
 */
#include "customers/subject.h"

#include "base/text.h"
#include "domain/setting.h"

int64_t
subject_number(const char *text)
{
	int64_t value;

	return text_to_int(text, &value) == STATUS_OK ? value : 0;
}

enum status
subject_of_path(struct page *page, struct account *out)
{
	int64_t id = subject_number(page_arg(page, "id"));

	if (id <= 0 || page->who->side != SIDE_STAFF)
		return STATUS_NOT_FOUND;
	return account_find(page->db, page->mem, page->who, id, out);
}

enum status
subject_today(struct page *page, struct day *out)
{
	struct setting setting;
	enum status st = setting_read(page->db, page->mem, &setting);

	if (st == STATUS_OK)
		*out = day_from_instant(page->now, (int)setting.zone_minutes);
	return st;
}

const char *const *
subject_texts(
    struct page *page, const char *name, size_t most, size_t *count)
{
	struct page_values values = page_values(page, name);
	const char **out;

	*count = values.count < most ? values.count : most;
	out = arena_calloc(page->mem, *count + 1, sizeof(*out));
	for (size_t i = 0; i < *count; i++)
		out[i] = text_trim(page->mem, values.items[i]);
	return out;
}
