/**
 * @file
 * /desk/figures: how well distributors are answered; and the summary of one
 * month to print.
 */
#include "domain/ticket_figures.h"

#include "base/text.h"
#include "domain/department.h"
#include "tickets/pages.h"
#include "view/figures_view.h"
#include "view/ticket_view.h"
#include "view/words.h"

enum {
	PERIOD_DAYS = 90,
	PERIOD_MOST = 400
};

static const char *
iso(struct page *page, struct day day)
{
	char text[11];

	day_to_iso(day, text);
	return arena_strdup(page->mem, text);
}

static struct day
day_typed(struct page *page, const char *field, struct day fallback)
{
	const char *typed = page_value(page, field);
	struct day day;

	if (typed[0] == '\0')
		return fallback;
	if (day_parse(typed, &day) == STATUS_OK)
		return day;
	page_error(page, field,
	    words(page->who->language, "Enter a day like 2026-11-20."));
	return fallback;
}

static void
read_period(struct page *page, struct ticket_period *period)
{
	struct day today =
	    day_from_instant(page->now, page->who->zone_minutes);

	*period = (struct ticket_period){
		.until = day_typed(page, "until", today),
		.kind = ticket_kind_by_name(page_value(page, "kind")),
		.department_id = ticket_id_value(page, "department"),
	};
	period->from = day_typed(
	    page, "from", day_add(period->until, 1 - PERIOD_DAYS));
	if (day_compare(period->from, period->until) > 0 ||
	    day_number(period->until) - day_number(period->from) >
		PERIOD_MOST) {
		page_error(page, "from",
		    words(page->who->language,
			"Choose a period of at most 400 days."));
		period->from = day_add(period->until, 1 - PERIOD_DAYS);
	}
}

static const char *
span_of(struct page *page, const struct ticket_period *period)
{
	return text_format(page->mem, "&from=%s&until=%s",
	    iso(page, period->from), iso(page, period->until));
}

/* What it is counted by, as tabs that keep the period. */
static void
fill_groups(struct page *page, const struct ticket_period *period,
    enum ticket_group chosen)
{
	tpl_list(page->tpl, "GROUP");
	for (int i = TICKET_BY_TOPIC; i < TICKET_BY_MONTH; i++) {
		enum ticket_group group = (enum ticket_group)i;
		struct tpl *row = tpl_row(page->tpl, "GROUP");

		tpl_text(row, "GROUP_TEXT",
		    words(page->who->language, figures_group_text(group)));
		tpl_text(row, "GROUP_PATH",
		    text_format(page->mem,
			"/desk/figures?by=%s%s&kind=%s&department=%s",
			ticket_group_name(group), span_of(page, period),
			period->kind != 0 ? ticket_kind_name(period->kind)
					  : "",
			period->department_id != 0
			    ? text_format(page->mem, "%lld",
				  (long long)period->department_id)
			    : ""));
		tpl_show_if(row, "GROUP_CURRENT", group == chosen);
	}
}

enum status
desk_figures(struct page *page)
{
	enum language language = page->who->language;
	enum ticket_group group =
	    ticket_group_by_name(page_value(page, "by"));
	struct db_rows shares, months, departments;
	struct ticket_backlog backlog;
	struct ticket_figures figures;
	struct ticket_period period;
	enum status st;

	if (group == 0)
		group = TICKET_BY_TOPIC;
	read_period(page, &period);
	st = ticket_figures_read(
	    page->db, page->mem, page->who, &period, &figures);
	if (st == STATUS_OK)
		st = ticket_backlog_read(
		    page->db, page->mem, page->who, page->now, &backlog);
	if (st == STATUS_OK)
		st = ticket_figures_by(
		    page->db, page->mem, page->who, &period, group, &shares);
	if (st == STATUS_OK)
		st = ticket_figures_by(page->db, page->mem, page->who, &period,
		    TICKET_BY_MONTH, &months);
	if (st == STATUS_OK)
		st = department_list(page->db, page->mem, &departments);
	if (st != STATUS_OK)
		return st;
	figures_view_top(page->tpl, &figures);
	figures_view_backlog(page->tpl, &backlog);
	figures_view_trend(page->tpl, &months);
	figures_view_shares(page->tpl, "SHARE", group, &shares,
	    span_of(page, &period));
	fill_groups(page, &period, group);
	tpl_text(page->tpl, "GROUP_NAME",
	    words(language, figures_group_text(group)));
	tpl_text(page->tpl, "BY", ticket_group_name(group));
	tpl_text(page->tpl, "FROM", iso(page, period.from));
	tpl_text(page->tpl, "UNTIL", iso(page, period.until));
	tpl_text(page->tpl, "THIS_MONTH",
	    text_format(page->mem, "%04d-%02d", period.until.year,
		period.until.month));
	ticket_view_kinds(page->tpl, "KIND", period.kind);
	ticket_view_departments(page->tpl, "DEPARTMENT_CHOICE", &departments,
	    period.department_id);
	return page_render(page, "desk.figures",
	    words(language, "After-sales figures"), "tickets/figures.tpl");
}

/* --- One month, to print ------------------------------------------------------------ */

enum status
desk_month(struct page *page)
{
	static const struct {
		enum ticket_group group;
		const char *section;
	} parts[] = {
		{ TICKET_BY_TOPIC, "TOPIC_SHARE" },
		{ TICKET_BY_RESPONSIBLE, "RESPONSIBLE_SHARE" },
		{ TICKET_BY_PRODUCT, "PRODUCT_SHARE" },
		{ TICKET_BY_CUSTOMER, "CUSTOMER_SHARE" },
	};
	enum language language = page->who->language;
	const char *month = page_arg(page, "month");
	struct ticket_period period = { .kind = TICKET_COMPLAINT };
	struct ticket_figures figures;
	struct day next;
	enum status st;

	if (strlen(month) != 7 ||
	    day_parse(text_format(page->mem, "%s-01", month), &period.from) !=
		STATUS_OK)
		return STATUS_NOT_FOUND;
	next = day_add(period.from, 31);
	next.mday = 1;
	period.until = day_add(next, -1);
	st = ticket_figures_read(
	    page->db, page->mem, page->who, &period, &figures);
	if (st != STATUS_OK)
		return st;
	figures_view_top(page->tpl, &figures);
	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		struct db_rows shares;

		st = ticket_figures_by(page->db, page->mem, page->who, &period,
		    parts[i].group, &shares);
		if (st != STATUS_OK)
			return st;
		figures_view_shares(page->tpl, parts[i].section,
		    parts[i].group, &shares, span_of(page, &period));
	}
	tpl_text(page->tpl, "MONTH", month);
	return page_render(page, "desk.month",
	    words_fill(page->mem, language, "Complaints of {MONTH}", "MONTH",
		month, NULL),
	    "tickets/month.tpl");
}
