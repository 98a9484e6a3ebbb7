/**
 * @file
 * /desk/promises: how soon is answered, by severity and kind of customer; and
 * who leads each department, whom the clocks tell.
 */
#include "domain/promise.h"

#include "base/text.h"
#include "domain/department.h"
#include "tickets/pages.h"
#include "view/draft_view.h"
#include "view/ticket_view.h"
#include "view/ticket_words.h"
#include "view/words.h"

/* As they stand, or as typed where the form came back. */
static void
fill_minutes(struct page *page, struct tpl *row,
    const struct promise_rule *rule, bool is_back)
{
	tpl_show_if(row, "IS_WRONG", is_back);
	if (is_back) {
		tpl_text(row, "FIRST", page_value(page, "first"));
		tpl_text(row, "UPDATE", page_value(page, "update"));
		tpl_text(row, "RESULT", page_value(page, "result"));
		tpl_show_if(row, "ROUND",
		    page_value(page, "round")[0] != '\0');
		return;
	}
	tpl_plain(row, "FIRST", rule->first_minutes);
	tpl_plain(row, "UPDATE", rule->update_minutes);
	tpl_plain(row, "RESULT", rule->resolve_minutes);
	tpl_show_if(row, "ROUND", rule->round_the_clock);
}

static void
fill_rules(struct page *page, const struct db_rows *rules)
{
	bool is_back = text_equal(page->route->path, "/desk/promises") &&
	    page->error_count > 0;
	enum language language = page->who->language;
	const struct promise_rule *all = rules->items;

	tpl_list(page->tpl, "RULE");
	for (size_t i = 0; i < rules->count; i++) {
		struct tpl *row = tpl_row(page->tpl, "RULE");
		struct order_badge severity =
		    ticket_severity_badge(all[i].severity);

		tpl_text(row, "RULE_SEVERITY",
		    ticket_severity_name(all[i].severity));
		tpl_plain(row, "RULE_TIER", all[i].tier);
		tpl_text(row, "SEVERITY_TEXT", words(language, severity.text));
		tpl_text(row, "SEVERITY_TONE", severity.tone);
		tpl_show_if(row, "IS_KEY", all[i].tier == 2);
		tpl_show_if(row, "IS_USUAL", all[i].tier != 2);
		fill_minutes(page, row, &all[i],
		    is_back && all[i].tier == ticket_id_value(page, "tier") &&
			text_equal(page_value(page, "severity"),
			    ticket_severity_name(all[i].severity)));
		tpl_text(row, "FIRST_TEXT",
		    ticket_span_text(page->mem, language,
			all[i].first_minutes * WORKDAY_MINUTE_MS));
		tpl_text(row, "UPDATE_TEXT",
		    ticket_span_text(page->mem, language,
			all[i].update_minutes * WORKDAY_MINUTE_MS));
		tpl_text(row, "RESULT_TEXT",
		    ticket_span_text(page->mem, language,
			all[i].resolve_minutes * WORKDAY_MINUTE_MS));
	}
}

static void
fill_leaders(struct page *page, const struct db_rows *departments,
    const struct db_rows *colleagues)
{
	const struct department *all = departments->items;

	tpl_list(page->tpl, "LEAD");
	for (size_t i = 0; i < departments->count; i++) {
		struct tpl *row = tpl_row(page->tpl, "LEAD");

		tpl_plain(row, "LEAD_ID", all[i].id);
		tpl_text(row, "LEAD_DEPARTMENT",
		    view_name(page->who->language, all[i].name,
			all[i].name_en));
		ticket_view_colleagues(row, "COLLEAGUE", colleagues,
		    ticket_id_value(page, "department") == all[i].id
			? ticket_id_value(page, "leader")
			: all[i].leader_id,
		    false);
	}
}

static enum status
show(struct page *page)
{
	struct db_rows rules, departments, colleagues;
	enum status st = promise_rule_list(page->db, page->mem, &rules);

	if (st == STATUS_OK)
		st = department_list(page->db, page->mem, &departments);
	if (st == STATUS_OK)
		st = colleague_list(
		    page->db, page->mem, page->who, &colleagues);
	if (st != STATUS_OK)
		return st;
	fill_rules(page, &rules);
	fill_leaders(page, &departments, &colleagues);
	return page_render(page, "desk.promises",
	    words(page->who->language, "Promises"), "tickets/promises.tpl");
}

enum status
desk_promises(struct page *page)
{
	return show(page);
}

enum status
desk_promise_set(struct page *page)
{
	const struct promise_rule rule = {
		.severity =
		    ticket_severity_by_name(page_value(page, "severity")),
		.tier = ticket_id_value(page, "tier"),
		.first_minutes = ticket_id_value(page, "first"),
		.update_minutes = ticket_id_value(page, "update"),
		.resolve_minutes = ticket_id_value(page, "result"),
		.round_the_clock = page_value(page, "round")[0] != '\0',
	};
	struct act act = page_act(page);
	enum status st = promise_rule_set(page->db, &act, &rule);

	if (st == STATUS_INVALID) {
		page_error(page, "rules",
		    words(page->who->language,
			"Enter minutes from 1 to 100,000."));
		return show(page);
	}
	if (st != STATUS_OK)
		return st;
	page_flash(page,
	    words(page->who->language,
		"Saved; the promises of what is open were worked out "
		"again."));
	return page_redirect(page, "/desk/promises");
}

enum status
desk_leader_set(struct page *page)
{
	struct act act = page_act(page);
	enum status st = department_set_leader(page->db, &act,
	    ticket_id_value(page, "department"),
	    ticket_id_value(page, "leader"));

	if (st == STATUS_INVALID) {
		page_error(page, "leaders",
		    words(page->who->language,
			"Choose somebody of the staff."));
		return show(page);
	}
	if (st != STATUS_OK)
		return st;
	page_flash(page, words(page->who->language, "Saved."));
	return page_redirect(page, "/desk/promises");
}
