/**
 * @file
 * …/statement, …/statement/{month}, .pdf, .xlsx, .csv: the month that runs,
 * those that were made; confirm, dispute, make.
 */
#include "app/document.h"
#include "base/text.h"
#include "domain/receivable.h"
#include "domain/setting.h"
#include "domain/statement.h"
#include "money/pages.h"
#include "view/document_statement.h"
#include "view/money_statement.h"
#include "view/money_view.h"
#include "view/money_words.h"
#include "view/words.h"

enum {
	MONTHS_SHOWN = 24
};

/* "2026-10" as its first day. */
static enum status
month_parse(struct page *page, const char *text, struct day *out)
{
	if (utf8_length(text) != 7)
		return STATUS_NOT_FOUND;
	return day_parse(text_format(page->mem, "%s-01", text), out) ==
		STATUS_OK
	    ? STATUS_OK
	    : STATUS_NOT_FOUND;
}

static const char *
month_text(struct page *page, struct day month)
{
	return text_format(
	    page->mem, "%04d-%02d", month.year, month.month);
}

/* The statement of "{month}" in the path. */
static enum status
statement_of_path(struct page *page, const struct subject *subject,
    struct statement *out)
{
	struct statement_filter filter = {
		.customer_id = subject->customer.id, .limit = 1
	};
	struct db_rows rows;
	enum status st =
	    month_parse(page, page_arg(page, "month"), &filter.month);

	if (st == STATUS_OK)
		st = statement_list(
		    page->db, page->mem, page->who, &filter, &rows);
	if (st != STATUS_OK)
		return st;
	if (rows.count == 0)
		return STATUS_NOT_FOUND;
	return statement_find(page->db, page->mem, page->who,
	    ((const struct statement_row *)rows.items)[0].id, out);
}

/* The ones made before, to go to. */
static enum status
add_months(struct page *page, const struct subject *subject,
    const struct statement *shown)
{
	struct statement_filter filter = {
		.customer_id = subject->customer.id, .limit = MONTHS_SHOWN
	};
	struct db_rows rows;
	enum status st = statement_list(
	    page->db, page->mem, page->who, &filter, &rows);

	if (st != STATUS_OK)
		return st;
	tpl_list(page->tpl, "MONTH");
	tpl_show_if(page->tpl, "NO_MONTH", rows.count == 0);
	for (size_t i = 0; i < rows.count; i++) {
		const struct statement_row *item =
		    &((const struct statement_row *)rows.items)[i];
		struct tpl *row = tpl_row(page->tpl, "MONTH");
		struct order_badge badge = statement_badge(item->state);

		tpl_text(row, "MONTH_TEXT", month_text(page, item->month));
		tpl_money(row, "MONTH_CLOSING", item->closing_fen);
		tpl_text(row, "MONTH_STATE",
		    words(page->who->language, badge.text));
		tpl_text(row, "MONTH_TONE", badge.tone);
		tpl_show_if(row, "MONTH_CURRENT", item->id == shown->id);
	}
	return STATUS_OK;
}

static enum status
show(struct page *page, const struct subject *subject,
    const struct statement *statement)
{
	enum language language = page->who->language;
	bool is_live = statement->id == 0;
	bool may_answer = !is_live && subject->is_own &&
	    actor_may(page->who, ACTION_STATEMENT_ANSWER) &&
	    statement->state != STATEMENT_CONFIRMED;
	const char *month = month_text(page, statement->month);
	struct receivable_ageing ageing;
	enum status st = receivable_ageing(page->db, page->mem, page->who,
	    subject->customer.id, subject->today, &ageing);

	if (st == STATUS_OK)
		st = add_months(page, subject, statement);
	if (st != STATUS_OK)
		return st;
	money_view_ageing(page->tpl, &ageing);
	tpl_day(page->tpl, "TODAY", subject->today);
	money_view_statement(page->tpl, statement);
	tpl_text(page->tpl, "BASE", subject->base);
	tpl_text(page->tpl, "MONTH_NAME", month);
	tpl_show_if(page->tpl, "MAY_ANSWER", may_answer);
	tpl_show_if(page->tpl, "MAY_MAKE",
	    is_live && !subject->is_own &&
		actor_may(page->who, ACTION_STATEMENT_MAKE));
	tpl_text(page->tpl, "MAKE_MONTH", page_value(page, "month"));
	tpl_text(page->tpl, "BODY_TYPED", page_value(page, "body"));
	table_page(page,
	    &(struct table_page){
		.heading = is_live
		    ? words(language, "Statement: this month so far")
		    : words_fill(page->mem, language, T_("Statement {MONTH}"),
			  "MONTH", month, NULL),
		.intro = subject->name,
		.tabs = subject_tabs(page, subject, SUBJECT_STATEMENT),
		.tab_count = SUBJECT_TAB_COUNT,
	    });
	return page_render(page, "money.statement",
	    words(language, "Statements"), "money/statement.tpl");
}

static enum status
show_live(struct page *page, const struct subject *subject)
{
	struct statement statement;
	enum status st = statement_live(page->db, page->mem, page->who,
	    subject->customer.id, page->now, &statement);

	return st == STATUS_OK ? show(page, subject, &statement) : st;
}

enum status
money_statements(struct page *page)
{
	struct subject subject;
	enum status st = subject_of_path(page, &subject);

	return st == STATUS_OK ? show_live(page, &subject) : st;
}

static enum status
find(struct page *page, struct subject *subject, struct statement *statement)
{
	enum status st = subject_of_path(page, subject);

	return st == STATUS_OK ? statement_of_path(page, subject, statement)
			       : st;
}

enum status
money_statement(struct page *page)
{
	struct subject subject;
	struct statement statement;
	enum status st = find(page, &subject, &statement);

	return st == STATUS_OK ? show(page, &subject, &statement) : st;
}

/* --- As files -------------------------------------------------------------------- */

static enum status
read_lines(struct page *page, struct arena *mem, const void *filter,
    struct list_span span, struct db_rows *rows)
{
	const struct statement *statement = filter;
	size_t from = (size_t)span.after.id;
	size_t left =
	    from < statement->line_count ? statement->line_count - from : 0;

	(void)page;
	*rows = (struct db_rows){ .count = (int64_t)left < span.limit
		    ? left
		    : (size_t)span.limit };
	if (rows->count == 0)
		return STATUS_OK;
	rows->items =
	    arena_calloc(mem, rows->count, sizeof(*statement->lines));
	memcpy(rows->items, statement->lines + from,
	    rows->count * sizeof(*statement->lines));
	return STATUS_OK;
}

static struct list_key
line_key(const void *row)
{
	const struct statement_line *line = row;

	return (struct list_key){ line->at, line->position };
}

static const char *
line_text(struct arena *mem, enum language language, const void *row)
{
	return statement_line_text(mem, language, row);
}

static const struct list_column columns[] = {
	{ T_("No."), LIST_INT, offsetof(struct statement_line, position),
	    NULL },
	{ T_("Time"), LIST_TIME, offsetof(struct statement_line, at), NULL },
	{ T_("Document"), LIST_WORDS, 0, line_text },
	{ T_("Due on"), LIST_DAY, offsetof(struct statement_line, due_on),
	    NULL },
	{ T_("Amount"), LIST_MONEY,
	    offsetof(struct statement_line, amount_fen), NULL },
	{ T_("Balance"), LIST_MONEY,
	    offsetof(struct statement_line, running_fen), NULL },
	{ T_("Dispute"), LIST_TEXT, offsetof(struct statement_line, dispute),
	    NULL },
};

static const struct list lines = {
	.name = "statement",
	.row_size = sizeof(struct statement_line),
	.read = read_lines,
	.key = line_key,
	.columns = columns,
	.column_count = ARRAY_LEN(columns),
};

enum status
money_statement_export(struct page *page)
{
	struct subject subject;
	struct statement statement;
	enum status st = find(page, &subject, &statement);

	return st == STATUS_OK ? list_export(page, &lines, &statement) : st;
}

typedef enum status paper_fn(struct arena *mem,
    const struct document_frame *frame, const struct statement *statement,
    int *fd);

static enum status
answer_paper(struct page *page, paper_fn *draw, const char *kind)
{
	struct document_frame frame;
	struct subject subject;
	struct statement statement;
	int fd;
	enum status st = find(page, &subject, &statement);

	if (st == STATUS_OK)
		st = document_frame_for(page, &frame);
	if (st == STATUS_OK)
		st = draw(page->mem, &frame, &statement, &fd);
	if (st != STATUS_OK)
		return st;
	return page_document_fd(page, "application/pdf",
	    text_format(page->mem, "%s%s.pdf", kind, statement.number), fd);
}

enum status
money_statement_pdf(struct page *page)
{
	return answer_paper(page, document_statement_pdf, "");
}

enum status
money_statement_letter(struct page *page)
{
	return answer_paper(page, document_confirmation_pdf, "letter-");
}

/* --- What is done with it ---------------------------------------------------------- */

static enum status
answer(struct page *page, const struct subject *subject,
    struct statement *statement, enum status st)
{
	enum language language = page->who->language;

	if (st == STATUS_OK)
		return subject_redirect(page, subject, "statement");
	if (st == STATUS_INVALID)
		page_error(page, "body",
		    words(language, "Say what is wrong with that line."));
	else if (st == STATUS_CONFLICT)
		page_conflict(page,
		    words(language, "This statement is confirmed already."));
	else
		return st;
	st = statement_of_path(page, subject, statement);
	return st == STATUS_OK ? show(page, subject, statement) : st;
}

enum status
money_statement_confirm(struct page *page)
{
	struct act act = page_act(page);
	struct subject subject;
	struct statement statement;
	enum status st = find(page, &subject, &statement);

	if (st != STATUS_OK)
		return st;
	st = statement_confirm(page->db, &act, statement.id);
	if (st == STATUS_OK) {
		page_flash(page,
		    words(page->who->language,
			"Confirmed. Thank you for checking."));
		return page_redirect(page, "/account/statement/%s",
		    month_text(page, statement.month));
	}
	return answer(page, &subject, &statement, st);
}

enum status
money_statement_dispute(struct page *page)
{
	struct act act = page_act(page);
	struct subject subject;
	struct statement statement;
	int64_t position = page_id(page_value(page, "line"));
	enum status st = find(page, &subject, &statement);

	if (st != STATUS_OK)
		return st;
	st = statement_dispute(page->db, &act, statement.id, position,
	    page_value(page, "body"));
	if (st == STATUS_OK) {
		page_flash(page,
		    words(page->who->language,
			"Finance has your note and will answer."));
		return page_redirect(page, "/account/statement/%s",
		    month_text(page, statement.month));
	}
	return answer(page, &subject, &statement, st);
}

enum status
money_statement_make(struct page *page)
{
	enum language language = page->who->language;
	struct act act = page_act(page);
	struct subject subject;
	struct day month;
	int64_t id;
	enum status st = subject_of_path(page, &subject);

	if (st != STATUS_OK)
		return st;
	if (month_parse(page, page_value(page, "month"), &month) != STATUS_OK)
		st = STATUS_INVALID;
	else
		st = statement_make(
		    page->db, &act, subject.customer.id, month, &id);
	if (st == STATUS_OK) {
		page_say_done(page);
		return subject_redirect(page, &subject, "statement");
	}
	if (st == STATUS_INVALID)
		page_error(page, "month",
		    words(language,
			"Choose a month that is over, like 2026-10."));
	else if (st == STATUS_CONFLICT)
		page_conflict(page,
		    words(language,
			"A later month is closed already: corrections appear "
			"in the next."));
	else
		return st;
	return show_live(page, &subject);
}
