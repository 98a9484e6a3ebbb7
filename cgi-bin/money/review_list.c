/**
 * @file
 * /credit-reviews and /credit-reviews/new: reviews, newest first; a new one.
 */
#include "base/text.h"
#include "domain/credit_limit.h"
#include "domain/credit_review.h"
#include "money/pages.h"
#include "money/review_form.h"
#include "money/review_rows.h"
#include "view/draft_view.h"
#include "view/money_words.h"
#include "view/words.h"

/* --- Rows ----------------------------------------------------------------------- */

static enum status
read_rows(struct page *page, struct arena *mem, const void *filter,
    struct list_span span, struct db_rows *rows)
{
	struct credit_review_filter one =
	    *(const struct credit_review_filter *)filter;

	one.after_at = span.after.at;
	one.after_id = span.after.id;
	one.limit = span.limit;
	return credit_review_list(page->db, mem, page->who, &one, rows);
}

static struct list_key
key_of(const void *row)
{
	const struct credit_review_row *review = row;

	return (struct list_key){ review->created_at, review->id };
}

static const char *
name_text(struct arena *mem, enum language language, const void *row)
{
	const struct credit_review_row *review = row;

	(void)mem;
	return view_name(
	    language, review->customer_name, review->customer_name_en);
}

static const char *
kind_text(struct arena *mem, enum language language, const void *row)
{
	(void)mem;
	return words(language,
	    review_kind_text(((const struct credit_review_row *)row)->kind));
}

static const char *
state_text(struct arena *mem, enum language language, const void *row)
{
	(void)mem;
	return words(language,
	    review_badge(((const struct credit_review_row *)row)->state).text);
}

enum {
	STATE_COLUMN = 2
};

static const char *
tone_of(const void *row, size_t column)
{
	return column != STATE_COLUMN
	    ? NULL
	    : review_badge(((const struct credit_review_row *)row)->state).tone;
}

static const char *
path_of(struct page *page, const void *row)
{
	return text_format(page->mem, "/credit-reviews/%s",
	    ((const struct credit_review_row *)row)->number);
}

static const char *
note_of(struct page *page, const void *row)
{
	return kind_text(page->mem, page->who->language, row);
}

static const struct list_column columns[] = {
	{ T_("Review"), LIST_TEXT, offsetof(struct credit_review_row, number),
	    NULL },
	{ T_("Customer"), LIST_WORDS, 0, name_text },
	{ T_("Step"), LIST_WORDS, 0, state_text },
	{ T_("Wanted"), LIST_MONEY,
	    offsetof(struct credit_review_row, wanted_limit_fen), NULL },
	{ T_("Asked at"), LIST_TIME,
	    offsetof(struct credit_review_row, created_at), NULL },
	{ T_("Decided"), LIST_MONEY,
	    offsetof(struct credit_review_row, decided_limit_fen), NULL },
	{ T_("Valid until"), LIST_DAY,
	    offsetof(struct credit_review_row, valid_until), NULL },
	{ T_("Asked by"), LIST_TEXT,
	    offsetof(struct credit_review_row, asked_by_name), NULL },
	{ T_("Kind"), LIST_WORDS, 0, kind_text },
};

const struct list review_list_rows = {
	.name = "credit-reviews",
	.row_size = sizeof(struct credit_review_row),
	.read = read_rows,
	.key = key_of,
	.columns = columns,
	.column_count = ARRAY_LEN(columns),
};

const struct table review_table = {
	.list = &review_list_rows,
	.caption = T_("Credit reviews, newest first"),
	.empty = T_("No credit review here"),
	.empty_note = T_("A limit begins with an application."),
	.shown = 8,
	.path = path_of,
	.note = note_of,
	.tone = tone_of,
};

const struct table review_table_short = {
	.list = &review_list_rows,
	.caption = T_("Reviews that wait"),
	.empty = T_("No review waits"),
	.shown = 4,
	.path = path_of,
	.note = note_of,
	.tone = tone_of,
};

/* --- The list -------------------------------------------------------------------- */

static void
read_filter(struct page *page, struct credit_review_filter *filter)
{
	const char *state = page_value(page, "state");

	*filter = (struct credit_review_filter){
		.customer_id = page_id(page_value(page, "customer"))
	};
	if (page->who->side == SIDE_CUSTOMER)
		filter->customer_id = page->who->customer_id;
	if (state[0] == '\0')
		filter->open = true;
	else if (!text_equal(state, "all"))
		filter->state = credit_review_state_by_name(state);
}

enum status
money_reviews(struct page *page)
{
	static const struct {
		const char *value;
		const char *text;
	} states[] = {
		{ "", T_("Under way") },
		{ "survey", T_("Survey") },
		{ "scoring", T_("Scoring") },
		{ "opinion", T_("Opinion") },
		{ "decision", T_("Decision") },
		{ "approved", T_("Approved") },
		{ "refused", T_("Turned down") },
		{ "all", T_("All") },
	};
	const struct table_link buttons[] = { { "/credit-reviews/new",
	    T_("Apply for a limit"), true } };
	struct table_link chips[ARRAY_LEN(states)];
	struct credit_review_filter filter;
	struct db_rows rows;
	enum status st;

	read_filter(page, &filter);
	st = list_page(page, &review_list_rows, &filter, &rows);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < ARRAY_LEN(states); i++)
		chips[i] = (struct table_link){
			text_format(page->mem, "/credit-reviews%s%s",
			    i == 0 ? "" : "?state=", states[i].value),
			states[i].text,
			text_equal(states[i].value, page_value(page, "state"))
		};
	table_fill(page, "TABLE", &review_table, &rows);
	table_page(page,
	    &(struct table_page){
		.heading = words(page->who->language, "Credit reviews"),
		.chips = chips,
		.chip_count = ARRAY_LEN(chips),
		.buttons = buttons,
		.button_count = actor_may(page->who, ACTION_CREDIT_ASK) ? 1 : 0,
		.has_export = true,
	    });
	return page_render(page, "money.reviews",
	    words(page->who->language, "Credit reviews"), "money/list.tpl");
}

enum status
money_reviews_export(struct page *page)
{
	struct credit_review_filter filter;

	read_filter(page, &filter);
	return list_export(page, &review_list_rows, &filter);
}

/* --- A new one --------------------------------------------------------------------- */

enum {
	CUSTOMERS_SHOWN = 30
};

/* Staff choose for whom. */
static enum status
show_pick(struct page *page)
{
	const char *query = page_value(page, "q");
	struct db_rows rows;
	enum status st = customer_search(page->db, page->mem, page->who, query,
	    NULL, CUSTOMERS_SHOWN, &rows);

	if (st != STATUS_OK)
		return st;
	tpl_text(page->tpl, "Q", query);
	tpl_text(page->tpl, "PICK_URL", "/credit-reviews/new");
	tpl_show_if(page->tpl, "NONE_FOUND", rows.count == 0);
	tpl_list(page->tpl, "PICK");
	for (size_t i = 0; i < rows.count; i++) {
		const struct customer *customer =
		    &((const struct customer *)rows.items)[i];
		struct tpl *row = tpl_row(page->tpl, "PICK");

		tpl_text(row, "PICK_NAME",
		    view_name(page->who->language, customer->name,
			customer->name_en));
		tpl_text(row, "PICK_CODE", customer->code);
		tpl_plain(row, "PICK_ID", customer->id);
	}
	table_page(page,
	    &(struct table_page){
		.heading =
		    words(page->who->language, "Apply for a limit: for whom?"),
		.crumb = words(page->who->language, "Credit reviews"),
		.crumb_path = "/credit-reviews",
	    });
	return page_render(page, "money.pick",
	    words(page->who->language, "Apply for a limit"), "money/pick.tpl");
}

static enum status
show_form(struct page *page, int64_t customer_id)
{
	struct credit_standing standing;
	enum status st;

	if (customer_id == 0)
		return show_pick(page);
	st = credit_standing_find(
	    page->db, page->mem, page->who, customer_id, &standing);
	if (st != STATUS_OK)
		return st;
	review_form_fill(page, &standing);
	tpl_plain(page->tpl, "CUSTOMER_ID", customer_id);
	tpl_text(page->tpl, "CUSTOMER_NAME",
	    view_name(page->who->language, standing.customer_name,
		standing.customer_name_en));
	table_page(page,
	    &(struct table_page){
		.heading = words(page->who->language, "Apply for a limit"),
		.intro = view_name(page->who->language, standing.customer_name,
		    standing.customer_name_en),
		.crumb = words(page->who->language, "Credit reviews"),
		.crumb_path = "/credit-reviews",
	    });
	return page_render(page, "money.review_new",
	    words(page->who->language, "Apply for a limit"),
	    "money/review_new.tpl");
}

static int64_t
customer_asked_for(struct page *page)
{
	if (page->who->side == SIDE_CUSTOMER)
		return page->who->customer_id;
	return page_id(page_value(page, "customer"));
}

enum status
money_review_form(struct page *page)
{
	return show_form(page, customer_asked_for(page));
}

enum status
money_review_new(struct page *page)
{
	struct credit_application in;
	enum credit_review_fault fault = CREDIT_REVIEW_FINE;
	struct act act = page_act(page);
	int64_t customer = customer_asked_for(page);
	int64_t id;
	enum status st;

	if (customer == 0)
		return STATUS_INVALID;
	if (review_form_read(page, &in) != STATUS_OK)
		return show_form(page, customer);
	in.customer_id = customer;
	st = credit_review_apply(page->db, &act, &in, &fault, &id);
	if (st == STATUS_OK)
		return page_done(page, &act);
	if (st == STATUS_INVALID)
		review_fault_say(page, fault);
	else if (st == STATUS_CONFLICT)
		page_conflict(page,
		    words(page->who->language,
			"A review of this customer is under way already."));
	else
		return st;
	return show_form(page, customer);
}
