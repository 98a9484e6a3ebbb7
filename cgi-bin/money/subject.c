/**
 * @file
 * See subject.h.
 */
#include "money/subject.h"

#include "base/text.h"
#include "view/draft_view.h"
#include "view/words.h"

int64_t
page_id(const char *text)
{
	int64_t id;

	return text_to_int(text, &id) == STATUS_OK && id > 0 ? id : 0;
}

int64_t
page_customer(struct page *page, const char *typed)
{
	struct db_rows rows;
	const struct customer *found;

	if (typed[0] == '\0' || utf8_length(typed) > CUSTOMER_QUERY_MAX ||
	    customer_search(page->db, page->mem, page->who, typed, NULL, 2,
		&rows) != STATUS_OK ||
	    rows.count == 0)
		return 0;
	found = rows.items;
	return rows.count == 1 || text_equal(found->code, typed) ? found->id
								 : 0;
}

void
page_say_done(struct page *page)
{
	page_flash(page,
	    words(page->who->language,
		"Done. This is how it stands now."));
}

struct day
page_today(const struct page *page)
{
	return day_from_instant(page->now, page->who->zone_minutes);
}

enum status
subject_of_path(struct page *page, struct subject *subject)
{
	bool is_own = text_starts_with(page->route->path, "/account");
	int64_t id = is_own ? 0 : page_id(page_arg(page, "id"));
	enum status st;

	*subject = (struct subject){ .is_own = is_own,
		.today = page_today(page) };
	if (is_own)
		st = customer_of_actor(
		    page->db, page->mem, page->who, &subject->customer);
	else
		st = customer_find(
		    page->db, page->mem, page->who, id, &subject->customer);
	if (st != STATUS_OK)
		return st;
	subject->base = is_own
	    ? "/account"
	    : text_format(page->mem, "/customers/%lld", (long long)id);
	subject->name = view_name(page->who->language, subject->customer.name,
	    subject->customer.name_en);
	return STATUS_OK;
}

const char *
subject_path(
    struct page *page, const struct subject *subject, const char *end)
{
	return text_format(page->mem, "%s/%s", subject->base, end);
}

enum status
subject_redirect(
    struct page *page, const struct subject *subject, const char *end)
{
	if (subject->is_own)
		return page_redirect(page, "/account/%s", end);
	return page_redirect(page, "/customers/%s/%s",
	    text_format(
		page->mem, "%lld", (long long)subject->customer.id),
	    end);
}

const struct table_link *
subject_tabs(struct page *page, const struct subject *subject,
    enum subject_tab chosen)
{
	static const struct {
		const char *end;
		const char *text;
	} tabs[SUBJECT_TAB_COUNT] = {
		[SUBJECT_CREDIT] = { "credit", T_("Overview") },
		[SUBJECT_RECEIVABLES] = { "receivables", T_("Receivables") },
		[SUBJECT_STATEMENT] = { "statement", T_("Statements") },
		[SUBJECT_INVOICES] = { "invoices", T_("Tax invoices") },
		[SUBJECT_PAYMENTS] = { "payments", T_("Payments") },
		[SUBJECT_NOTES] = { "credit-notes", T_("Credit notes") },
	};
	struct table_link *links =
	    arena_calloc(page->mem, SUBJECT_TAB_COUNT, sizeof(*links));

	for (size_t i = 0; i < SUBJECT_TAB_COUNT; i++)
		links[i] = (struct table_link){
			subject_path(page, subject, tabs[i].end), tabs[i].text,
			i == (size_t)chosen
		};
	return links;
}
