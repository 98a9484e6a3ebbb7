/**
 * @file
 * GET /tickets, /tickets.csv, /tickets.xlsx: what a distributor has asked and
 * complained about, the last changed first.
 */
#include "base/text.h"
#include "tickets/list.h"
#include "view/draft_view.h"
#include "view/ticket_view.h"
#include "view/ticket_words.h"
#include "view/words.h"

/* --- Columns of the exports -------------------------------------------------------- */

static const char *
what_text(struct arena *mem, enum language language, const void *row)
{
	const struct ticket_row *ticket = row;

	(void)mem;
	return words(language, ticket_what_text(ticket->kind, ticket->topic));
}

static const char *
severity_text(struct arena *mem, enum language language, const void *row)
{
	const struct ticket_row *ticket = row;

	(void)mem;
	return words(language, ticket_severity_badge(ticket->severity).text);
}

static const char *
staff_state_text(struct arena *mem, enum language language, const void *row)
{
	const struct ticket_row *ticket = row;

	(void)mem;
	return words(language,
	    ticket_state_badge(SIDE_STAFF, ticket->kind, ticket->state).text);
}

static const char *
mine_state_text(struct arena *mem, enum language language, const void *row)
{
	const struct ticket_row *ticket = row;

	(void)mem;
	return words(language,
	    ticket_state_badge(SIDE_CUSTOMER, ticket->kind, ticket->state)
		.text);
}

static const char *
customer_text(struct arena *mem, enum language language, const void *row)
{
	const struct ticket_row *ticket = row;

	(void)mem;
	return view_name(
	    language, ticket->customer_name, ticket->customer_name_en);
}

static const char *
department_text(struct arena *mem, enum language language, const void *row)
{
	const struct ticket_row *ticket = row;

	(void)mem;
	return ticket->department_name == NULL
	    ? ""
	    : view_name(language, ticket->department_name,
		  ticket->department_name_en);
}

#define COLUMN(title, kind, member)                                            \
	{                                                                      \
		title, kind, offsetof(struct ticket_row, member), NULL         \
	}
#define WORDS(title, text)                                                     \
	{                                                                      \
		title, LIST_WORDS, 0, text                                     \
	}

static const struct list_column mine_columns[] = {
	COLUMN(T_("Case"), LIST_TEXT, number),
	COLUMN(T_("Subject"), LIST_TEXT, subject),
	WORDS(T_("Kind"), what_text),
	WORDS(T_("State"), mine_state_text),
	COLUMN(T_("Opened"), LIST_TIME, opened_at),
	COLUMN(T_("Who has it"), LIST_TEXT, owner_name),
	COLUMN(T_("Answer promised by"), LIST_TIME, next_due_at),
	COLUMN(T_("Result promised by"), LIST_TIME, resolve_due_at),
	COLUMN(T_("Last change"), LIST_TIME, changed_at),
	COLUMN(T_("Stars"), LIST_INT, stars),
};

static const struct list_column desk_columns[] = {
	COLUMN(T_("Case"), LIST_TEXT, number),
	COLUMN(T_("Subject"), LIST_TEXT, subject),
	WORDS(T_("Customer"), customer_text),
	WORDS(T_("Kind"), what_text),
	WORDS(T_("Severity"), severity_text),
	WORDS(T_("State"), staff_state_text),
	COLUMN(T_("Opened"), LIST_TIME, opened_at),
	WORDS(T_("Department"), department_text),
	COLUMN(T_("Who has it"), LIST_TEXT, owner_name),
	COLUMN(T_("Next promise"), LIST_TIME, next_due_at),
	COLUMN(T_("Result promised by"), LIST_TIME, resolve_due_at),
	COLUMN(T_("Level"), LIST_INT, level),
	COLUMN(T_("Tags"), LIST_TEXT, tags),
	COLUMN(T_("Last change"), LIST_TIME, changed_at),
	COLUMN(T_("Stars"), LIST_INT, stars),
};

/* --- Reading ------------------------------------------------------------------------- */

enum status
ticket_rows_read(struct page *page, struct arena *mem, const void *filter,
    struct list_span span, struct db_rows *rows)
{
	struct ticket_filter one = *(const struct ticket_filter *)filter;

	one.after_at = span.after.at;
	one.after_id = span.after.id;
	one.limit = span.limit;
	return ticket_list(page->db, mem, page->who, &one, page->now, rows);
}

static struct list_key
changed_key(const void *row)
{
	const struct ticket_row *ticket = row;

	return (struct list_key){ ticket->changed_at, ticket->id };
}

static struct list_key
due_key(const void *row)
{
	const struct ticket_row *ticket = row;

	return (struct list_key){ ticket->next_due_at, ticket->id };
}

static const struct list mine = {
	.name = "tickets",
	.row_size = sizeof(struct ticket_row),
	.read = ticket_rows_read,
	.key = changed_key,
	.columns = mine_columns,
	.column_count = ARRAY_LEN(mine_columns),
};

const struct list ticket_desk_list = {
	.name = "desk",
	.row_size = sizeof(struct ticket_row),
	.read = ticket_rows_read,
	.key = changed_key,
	.columns = desk_columns,
	.column_count = ARRAY_LEN(desk_columns),
};

const struct list ticket_queue_list = {
	.name = "desk",
	.row_size = sizeof(struct ticket_row),
	.read = ticket_rows_read,
	.key = due_key,
	.columns = desk_columns,
	.column_count = ARRAY_LEN(desk_columns),
};

static void
read_filter(struct page *page, struct ticket_filter *filter)
{
	const char *which = page_value(page, "which");
	const char *q = page_value(page, "q");

	*filter = (struct ticket_filter){
		.kind = ticket_kind_by_name(page_value(page, "kind")),
		.open = text_equal(which, "open"),
		.ended = text_equal(which, "ended"),
		.text = q[0] != '\0' ? q : NULL,
		.limit = LIST_PAGE_ROWS,
	};
}

enum status
tickets_list(struct page *page)
{
	struct ticket_list_form form = {
		.which = page_value(page, "which"),
		.q = page_value(page, "q"),
		.kind = ticket_kind_by_name(page_value(page, "kind")),
	};
	struct ticket_filter filter;
	struct db_rows rows;
	enum status st;

	if (page->who->side == SIDE_STAFF)
		return page_redirect(page, "/desk");
	read_filter(page, &filter);
	st = list_page(page, &mine, &filter, &rows);
	if (st != STATUS_OK)
		return st;
	ticket_view_list(page->tpl, page->who, &form, page->now, &rows);
	return page_render(page, "tickets.list",
	    words(page->who->language, "Complaints and questions"),
	    "tickets/list.tpl");
}

enum status
tickets_export(struct page *page)
{
	struct ticket_filter filter;

	read_filter(page, &filter);
	return list_export(page,
	    page->who->side == SIDE_STAFF ? &ticket_desk_list : &mine,
	    &filter);
}
