/**
 * @file
 * GET /licences: papers of all customers that need somebody; GET /licences/{id}:
 * one of them; POST /licences/{id}/check: verified or refused by quality.
 */
#include "base/text.h"
#include "customers/pages.h"
#include "domain/licence.h"
#include "domain/product.h"
#include "domain/setting.h"
#include "view/file_view.h"
#include "view/licence_view.h"
#include "view/words.h"

static const struct {
	const char *value, *title;
} tabs[LICENCE_WHICH_COUNT] = {
	[LICENCES_WAITING] = { "waiting", T_("To verify") },
	[LICENCES_ENDING_7] = { "7", T_("End within 7 days") },
	[LICENCES_ENDING_30] = { "30", T_("Within 30 days") },
	[LICENCES_ENDING_60] = { "60", T_("Within 60 days") },
	[LICENCES_EXPIRED] = { "expired", T_("Expired") },
};

static enum status
read_today(struct page *page, struct day *today)
{
	struct setting setting;
	enum status st = setting_read(page->db, page->mem, &setting);

	if (st == STATUS_OK)
		*today = day_from_instant(page->now, (int)setting.zone_minutes);
	return st;
}

static enum licence_which
which_of(struct page *page)
{
	const char *value = page_value(page, "which");

	for (unsigned i = 0; i < LICENCE_WHICH_COUNT; i++)
		if (text_equal(tabs[i].value, value))
			return (enum licence_which)i;
	return LICENCES_WAITING;
}

enum status
customers_licences(struct page *page)
{
	enum licence_which which = which_of(page);
	struct db_rows rows, categories;
	struct licence_counts counts;
	struct day today;
	enum status st;

	st = read_today(page, &today);
	if (st == STATUS_OK)
		st = licence_queue(
		    page->db, page->mem, page->who, which, today, &rows);
	if (st == STATUS_OK)
		st = licence_count(
		    page->db, page->mem, page->who, today, &counts);
	if (st == STATUS_OK)
		st = product_categories(page->db, page->mem, &categories);
	if (st != STATUS_OK)
		return st;
	for (unsigned i = 0; i < LICENCE_WHICH_COUNT; i++) {
		struct tpl *row = tpl_row(page->tpl, "TAB");

		tpl_text(row, "TAB_VALUE", tabs[i].value);
		tpl_text(row, "TAB_TITLE",
		    words(page->who->language, tabs[i].title));
		tpl_int(row, "TAB_COUNT", counts.of[i]);
		tpl_show_if(row, "TAB_IS_HERE", i == which);
	}
	licence_view_rows(page->tpl, page->who, &rows, &categories, today);
	if (rows.count == 0)
		tpl_text(page->tpl, "STATE", "empty");
	return page_render(page, "licences.list",
	    words(page->who->language, "Licences"), "customers/licences.tpl");
}

static enum status
show_one(struct page *page)
{
	struct db_rows categories, files;
	struct licence paper;
	struct day today;
	int64_t id = 0;
	bool may_check;
	enum status st = read_today(page, &today);

	if (text_to_int(page_arg(page, "id"), &id) != STATUS_OK)
		return STATUS_NOT_FOUND;
	if (st == STATUS_OK)
		st = licence_find(page->db, page->mem, page->who, id, &paper);
	if (st == STATUS_OK)
		st = product_categories(page->db, page->mem, &categories);
	if (st == STATUS_OK)
		st = file_list(page->db, page->mem, page->who, "licence",
		    &paper.id, 1, &files);
	if (st != STATUS_OK)
		return st;
	may_check = paper.state == LICENCE_WAITING &&
	    actor_may(page->who, ACTION_LICENCE_CHECK);
	licence_view_one(page->tpl, &paper, &categories, today);
	file_view(page->tpl, &files, paper.id, -1);
	tpl_show_if(page->tpl, "NO_FILES", files.count == 0);
	tpl_text(page->tpl, "BASE",
	    page->who->side == SIDE_CUSTOMER
		? "/account"
		: text_format(page->mem, "/customers/%lld",
		      (long long)paper.customer_id));
	tpl_show_if(page->tpl, "FOR_STAFF", page->who->side == SIDE_STAFF);
	tpl_show_if(page->tpl, "MAY_CHECK",
	    may_check && paper.uploaded_by != page->who->user_id);
	tpl_show_if(page->tpl, "IS_OWN_UPLOAD",
	    may_check && paper.uploaded_by == page->who->user_id);
	tpl_show_if(page->tpl, "MAY_RENEW",
	    paper.state == LICENCE_VERIFIED &&
		actor_may(page->who, ACTION_LICENCE_UPLOAD));
	tpl_text(page->tpl, "ANSWER_TYPED", page_value(page, "answer"));
	return page_render(page, "licences.show",
	    text_format(page->mem, "%s", paper.number),
	    "customers/licence.tpl");
}

enum status
customers_licence(struct page *page)
{
	return show_one(page);
}

enum status
customers_licence_check(struct page *page)
{
	bool is_good = text_equal(page_value(page, "verdict"), "good");
	enum language language = page->who->language;
	struct act act = page_act(page);
	struct day today;
	int64_t id;
	enum status st;

	if (text_to_int(page_arg(page, "id"), &id) != STATUS_OK)
		return STATUS_NOT_FOUND;
	st = read_today(page, &today);
	if (st == STATUS_OK)
		st = licence_check(page->db, &act, id, is_good,
		    page_value(page, "answer"), today);
	if (st == STATUS_OK) {
		page_flash(page,
		    words(language,
			is_good ? "Verified. The customer is told."
				: "Refused. The customer is told why."));
		return page_done(page, &act);
	}
	if (st == STATUS_INVALID)
		page_error(page, "answer",
		    words(language, licence_fault_words(LICENCE_FAULT_ANSWER)));
	else if (st == STATUS_CONFLICT)
		page_conflict(page,
		    words(language,
			"Somebody else has checked it meanwhile. This is how "
			"it stands now."));
	else
		return st;
	return show_one(page);
}
