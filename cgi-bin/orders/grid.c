/**
 * @file
 * The quick-order grid.  See grid.h.
 */
#include "orders/grid.h"

#include "base/text.h"
#include "domain/credit.h"
#include "domain/draft_judge.h"
#include "domain/setting.h"
#include "orders/fill.h"
#include "view/draft_view.h"
#include "view/licence_view.h"
#include "view/words.h"

enum status
grid_customer(struct page *page, int64_t customer_id, struct customer *customer)
{
	if (page->who->side == SIDE_CUSTOMER)
		return customer_of_actor(
		    page->db, page->mem, page->who, customer);
	return customer_find(
	    page->db, page->mem, page->who, customer_id, customer);
}

/* The number in "fix" or "remove" before the colon: a row, from 0. */
static size_t
row_of_press(const char *press, size_t count, const char **rest)
{
	char *end;
	unsigned long row = strtoul(press, &end, 10);

	if (end == press || row >= count)
		return count;
	*rest = *end == ':' ? end + 1 : end;
	return (size_t)row;
}

/* "3:code:YT-5018", "3:quantity:12", "3:short:2", "3:into:1". */
static void
apply_fix(struct arena *mem, const char *fix, struct draft_rows *rows)
{
	const char *rest = "";
	size_t at = row_of_press(fix, rows->count, &rest);
	struct draft_row *row;
	int64_t number;

	if (at == rows->count)
		return;
	row = &rows->rows[at];
	if (text_starts_with(rest, "code:")) {
		row->code = rest + strlen("code:");
		row->seen_price_1e4 = 0;
	} else if (text_starts_with(rest, "quantity:")) {
		row->quantity = rest + strlen("quantity:");
	} else if (text_starts_with(rest, "short:")) {
		if (text_to_int(rest + strlen("short:"), &number) ==
			STATUS_OK &&
		    number >= SHORT_BACK_ORDER && number <= SHORT_REMOVE)
			row->short_choice = (enum short_choice)number;
	} else if (text_starts_with(rest, "into:")) {
		int64_t a;
		int64_t b;
		struct draft_row *into;

		if (text_to_int(rest + strlen("into:"), &number) != STATUS_OK ||
		    number < 0 || number >= (int64_t)rows->count ||
		    (size_t)number == at)
			return;
		into = &rows->rows[number];
		if (draft_quantity_parse(row->quantity, &a) != STATUS_OK ||
		    draft_quantity_parse(into->quantity, &b) != STATUS_OK)
			return;
		into->quantity = text_format(mem, "%lld", (long long)(a + b));
		row->code = "";
		row->quantity = "";
	}
}

static void
apply_remove(const char *press, struct draft_rows *rows)
{
	const char *rest = "";
	size_t at = row_of_press(press, rows->count, &rest);

	if (at == rows->count)
		return;
	rows->rows[at].code = "";
	rows->rows[at].quantity = "";
}

static void
add_rows(
    struct arena *mem, struct draft_rows *rows, const struct draft_rows *more)
{
	struct draft_row *all =
	    arena_calloc(mem, rows->count + more->count + 1, sizeof(*all));

	if (rows->count > 0)
		memcpy(all, rows->rows, rows->count * sizeof(*all));
	if (more->count > 0)
		memcpy(
		    all + rows->count, more->rows, more->count * sizeof(*all));
	rows->rows = all;
	rows->count += more->count;
	rows->too_many = rows->too_many || more->too_many;
}

static void
read_form(struct page *page, struct draft_rows *rows)
{
	struct page_values codes = page_values(page, "sku");
	struct page_values quantities = page_values(page, "quantity");
	struct page_values shorts = page_values(page, "short");
	struct page_values seen = page_values(page, "seen");

	*rows = (struct draft_rows){
		.rows = arena_calloc(
		    page->mem, codes.count + 1, sizeof(*rows->rows)),
		.count = codes.count,
	};
	for (size_t i = 0; i < codes.count; i++) {
		struct draft_row *row = &rows->rows[i];
		int64_t number = 0;

		row->code = codes.items[i];
		row->quantity = i < quantities.count ? quantities.items[i] : "";
		row->short_choice = SHORT_BACK_ORDER;
		if (i < shorts.count &&
		    text_to_int(shorts.items[i], &number) == STATUS_OK &&
		    number >= SHORT_BACK_ORDER && number <= SHORT_REMOVE)
			row->short_choice = (enum short_choice)number;
		if (i < seen.count &&
		    text_to_int(seen.items[i], &number) == STATUS_OK &&
		    number > 0)
			row->seen_price_1e4 = number;
	}
}

enum status
grid_rows(
    struct page *page, const struct customer *customer, struct draft_rows *rows)
{
	struct draft_rows more;
	enum status st;

	read_form(page, rows);
	apply_fix(page->mem, page_value(page, "fix"), rows);
	if (page_value(page, "remove")[0] != '\0')
		apply_remove(page_value(page, "remove"), rows);
	if (page_value(page, "lines")[0] != '\0') {
		more = draft_rows_parse(page->mem, page_value(page, "lines"));
		add_rows(page->mem, rows, &more);
	}
	if (page_file(page, "file").fd >= 0) {
		st = fill_from_file(page, &more);
		if (st != STATUS_OK)
			return st;
		add_rows(page->mem, rows, &more);
	}
	if (page_value(page, "fill")[0] != '\0') {
		st = fill_from_history(
		    page, customer, page_value(page, "fill"), &more);
		if (st != STATUS_OK)
			return st;
		add_rows(page->mem, rows, &more);
	}
	return STATUS_OK;
}

void
grid_lines(
    struct arena *mem, const struct draft_rows *rows, struct draft *draft)
{
	draft->lines =
	    arena_calloc(mem, rows->count + 1, sizeof(*draft->lines));
	draft->line_count = 0;
	for (size_t i = 0; i < rows->count && i < DRAFT_LINES_MAX; i++) {
		const struct draft_row *row = &rows->rows[i];
		struct draft_line *line = &draft->lines[draft->line_count];

		if (row->code[0] == '\0' && row->quantity[0] == '\0')
			continue;
		line->position = ++draft->line_count;
		line->typed_code = row->code;
		line->typed_quantity = row->quantity;
		line->short_choice = row->short_choice != 0 ? row->short_choice
							    : SHORT_BACK_ORDER;
		line->seen_price_1e4 = row->seen_price_1e4;
	}
}

enum status
grid_show(struct page *page, const struct customer *customer,
    struct draft *draft, int64_t blank)
{
	struct draft_grid grid = {
		.draft = draft,
		.customer = customer,
		.is_staff = page->who->side == SIDE_STAFF,
		.blank_rows = blank,
	};
	struct setting setting;
	struct day today;
	enum status st;

	st = setting_read(page->db, page->mem, &setting);
	if (st != STATUS_OK)
		return st;
	today = day_from_instant(page->now, (int)setting.zone_minutes);
	st = draft_judge(page->db, page->mem, customer, today, draft);
	if (st != STATUS_OK)
		return st;
	grid.has_credit = actor_may(page->who, ACTION_CREDIT_SEE);
	if (grid.has_credit) {
		st = credit_panel(page->db, page->mem, page->who, customer->id,
		    draft->order_id, draft->total_fen, page->now, &grid.credit);
		if (st == STATUS_NOT_FOUND)
			grid.has_credit = false;
		else if (st != STATUS_OK)
			return st;
	}
	draft_view_grid(page->tpl, &grid);
	licence_view_bar(page->tpl, page->who, customer->id, &draft->bar,
	    today);
	tpl_text(page->tpl, "TEMPLATE_NAME", page_value(page, "name"));
	return page_render(page, draft->id != 0 ? "drafts.show" : "orders.new",
	    words(page->who->language, "Quick order"), "orders/draft.tpl");
}

void
grid_fault(struct page *page, enum draft_fault fault)
{
	const char *message = draft_view_fault(fault);

	if (message != NULL)
		page_error(page, draft_view_fault_field(fault),
		    words(page->who->language, message));
}
