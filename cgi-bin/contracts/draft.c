/**
 * @file
 * /contracts/new and /contracts/{no}/edit: contracts being written.
 */
#include "base/text.h"
#include "contracts/pages.h"
#include "domain/contract_act.h"
#include "domain/product.h"
#include "view/contract_view.h"
#include "view/draft_view.h"
#include "view/words.h"

enum {
	SPARE_RIGHTS = 3
};

struct head_form {
	const char *customer;
	int64_t template;
	const char *title;
	struct day valid_from, valid_to;
	int64_t target;
	int64_t row_version;
};

static enum status
show_new(struct page *page)
{
	const struct contract_template *template;
	struct contract_spread spread;
	const char *company;
	struct db_rows rows;
	struct day today, end;
	char from[11], to[11];
	int64_t chosen = 1;
	enum status st = contracts_today(page, &company, &today);

	if (st == STATUS_OK)
		st = contract_templates(page->db, page->mem, &rows);
	if (st == STATUS_OK)
		st = contract_spread(
		    page->db, page->mem, page->who, today, &spread);
	if (st != STATUS_OK)
		return st;
	end = contract_propose_end(today, spread.ends, spread.total,
	    spread.limit_bp, (int)spread.month);
	day_to_iso(today, from);
	day_to_iso(end, to);
	if (text_to_int(page_value(page, "template"), &chosen) != STATUS_OK)
		chosen = 1;
	template = rows.items;
	tpl_list(page->tpl, "TEMPLATE");
	for (size_t i = 0; i < rows.count; i++) {
		struct tpl *row = tpl_row(page->tpl, "TEMPLATE");

		tpl_plain(row, "TEMPLATE_ID", template[i].id);
		tpl_text(row, "TEMPLATE_NAME",
		    view_name(page->who->language, template[i].name,
			template[i].name_en));
		tpl_show_if(
		    row, "TEMPLATE_CHOSEN", template[i].id == chosen);
	}
	tpl_text(page->tpl, "CUSTOMER_TYPED", page_value(page, "customer"));
	tpl_text(page->tpl, "TITLE_TYPED", page_value(page, "title"));
	tpl_text(page->tpl, "TARGET_TYPED", page_value(page, "target"));
	tpl_text(page->tpl, "FROM_TYPED",
	    page->route->method == POST ? page_value(page, "valid_from")
					: arena_strdup(page->mem, from));
	tpl_text(page->tpl, "TO_TYPED",
	    page->route->method == POST ? page_value(page, "valid_to")
					: arena_strdup(page->mem, to));
	return page_render(page, "contracts.new",
	    words(page->who->language, "New contract"), "contracts/new.tpl");
}

enum status
contracts_new_form(struct page *page)
{
	return show_new(page);
}

enum status
contracts_new(struct page *page)
{
	static const struct form_field fields[] = {
		FORM_TEXT(struct head_form, customer, 1, 40),
		FORM_INT(struct head_form, template, 1, INT32_MAX),
		FORM_TEXT(struct head_form, title, 0, CONTRACT_TITLE_CHARS),
		FORM_DAY(struct head_form, valid_from, 1),
		FORM_DAY(struct head_form, valid_to, 1),
		FORM_MONEY(struct head_form, target, 0,
		    INT64_C(100) * CONTRACT_TARGET_MAX),
	};
	struct act act = page_act(page);
	enum contract_fault fault;
	struct head_form form;
	enum status st;

	if (page_form(page, fields, ARRAY_LEN(fields), &form) != STATUS_OK)
		return show_new(page);
	st = contract_draft(page->db, &act,
	    &(struct contract_request){
		.customer_code = form.customer,
		.template_id = form.template,
		.title = form.title,
		.valid_from = form.valid_from,
		.valid_to = form.valid_to,
		.target_fen = form.target,
	    },
	    &fault);
	if (st == STATUS_OK)
		return page_done(page, &act);
	if (st != STATUS_INVALID)
		return st;
	page_error(page, contract_fault_field(fault),
	    words(page->who->language, contract_fault_words(fault)));
	return show_new(page);
}

/* --- Writing ---------------------------------------------------------------------- */

static void
add_right(struct page *page, const struct contract_right *right,
    const struct db_rows *categories, size_t position)
{
	const struct product_category *category = categories->items;
	struct tpl *row = tpl_row(page->tpl, "RIGHT");
	enum language language = page->who->language;

	tpl_int(row, "POSITION", (int64_t)position);
	tpl_list(row, "LEVEL");
	for (unsigned i = 0; i < CONTRACT_LEVEL_COUNT; i++) {
		struct tpl *level = tpl_row(row, "LEVEL");

		tpl_plain(level, "LEVEL_ID", i);
		tpl_text(level, "LEVEL_NAME",
		    i == 0 ? words(language, "No right")
			   : words(language,
				 contract_level_words(
				     (enum contract_level)i)));
		tpl_show_if(level, "LEVEL_CHOSEN", right->level == i);
	}
	tpl_list(row, "GROUP");
	for (size_t i = 0; i < categories->count; i++) {
		struct tpl *group = tpl_row(row, "GROUP");

		tpl_plain(group, "GROUP_ID", category[i].id);
		tpl_text(group, "GROUP_NAME",
		    view_name(language, category[i].name,
			category[i].name_en));
		tpl_show_if(
		    group, "GROUP_CHOSEN", category[i].id == right->group_id);
	}
	tpl_text(row, "DIVISION", right->division);
	tpl_text(row, "RIGHT_SKU", right->sku);
}

static int64_t
number_at(const struct page_values *values, size_t i)
{
	int64_t value;

	return i < values->count &&
		text_to_int(values->items[i], &value) == STATUS_OK &&
		value > 0
	    ? value
	    : 0;
}

static const char *
text_at(struct page *page, const struct page_values *values, size_t i)
{
	return i < values->count ? text_trim(page->mem, values->items[i]) : "";
}

/* What was typed stands again; else what is stored. */
static enum status
show_edit(struct page *page)
{
	bool is_typed = page->route->method == POST;
	struct page_values bodies = page_values(page, "body");
	struct page_values levels = page_values(page, "level");
	struct page_values divisions = page_values(page, "division");
	struct page_values groups = page_values(page, "group");
	struct page_values skus = page_values(page, "sku");
	const struct contract_part *part;
	const struct contract_right *right;
	struct contract_whole whole;
	struct db_rows categories;
	char from[11], to[11];
	size_t count;
	enum status st;

	st = contract_find(page->db, page->mem, page->who,
	    page_arg(page, "no"), &whole);
	if (st == STATUS_OK)
		st = product_categories(page->db, page->mem, &categories);
	if (st != STATUS_OK)
		return st;
	if (whole.contract.state != CONTRACT_DRAFT && !is_typed)
		return page_redirect(
		    page, "/contracts/%s", page_arg(page, "no"));
	part = whole.parts.items;
	for (size_t i = 0; i < whole.parts.count; i++) {
		struct tpl *row = tpl_row(page->tpl, "PART");

		tpl_int(row, "PART_NUMBER", part[i].part);
		tpl_text(row, "PART_TITLE",
		    words(page->who->language,
			contract_part_words(part[i].part)));
		tpl_text(row, "PART_BODY",
		    is_typed ? text_at(page, &bodies, i) : part[i].body);
	}
	right = whole.rights.items;
	count = (is_typed ? levels.count : whole.rights.count + SPARE_RIGHTS);
	for (size_t i = 0; i < count && i < CONTRACT_RIGHTS_MAX; i++) {
		struct contract_right one = { .division = "", .sku = "" };

		if (is_typed) {
			one.level = (enum contract_level)number_at(&levels, i);
			one.division = text_at(page, &divisions, i);
			one.group_id = number_at(&groups, i);
			one.sku = text_at(page, &skus, i);
		} else if (i < whole.rights.count) {
			one = right[i];
		}
		add_right(page, &one, &categories, i + 1);
	}
	day_to_iso(whole.contract.valid_from, from);
	day_to_iso(whole.contract.valid_to, to);
	tpl_text(page->tpl, "NUMBER", page_arg(page, "no"));
	tpl_text(page->tpl, "TITLE_TYPED",
	    is_typed ? page_value(page, "title") : whole.contract.title);
	tpl_text(page->tpl, "FROM_TYPED",
	    is_typed ? page_value(page, "valid_from")
		     : arena_strdup(page->mem, from));
	tpl_text(page->tpl, "TO_TYPED",
	    is_typed ? page_value(page, "valid_to")
		     : arena_strdup(page->mem, to));
	tpl_text(page->tpl, "TARGET_TYPED",
	    is_typed ? page_value(page, "target")
		     : text_format(page->mem, "%lld.%02lld",
			   (long long)(whole.contract.target_fen / 100),
			   (long long)(whole.contract.target_fen % 100)));
	tpl_plain(page->tpl, "ROW_VERSION", whole.contract.row_version);
	return page_render(page, "contracts.edit",
	    words(page->who->language, "Write the contract"),
	    "contracts/edit.tpl");
}

enum status
contracts_edit(struct page *page)
{
	return show_edit(page);
}

static size_t
read_rights(struct page *page, struct contract_wish *wishes)
{
	struct page_values levels = page_values(page, "level");
	struct page_values divisions = page_values(page, "division");
	struct page_values groups = page_values(page, "group");
	struct page_values skus = page_values(page, "sku");
	size_t count = 0;

	for (size_t i = 0; i < levels.count && count < CONTRACT_RIGHTS_MAX;
	     i++)
		wishes[count++] = (struct contract_wish){
			.level = number_at(&levels, i),
			.division = text_at(page, &divisions, i),
			.group_id = number_at(&groups, i),
			.sku = text_at(page, &skus, i),
		};
	return count;
}

enum status
contracts_save(struct page *page)
{
	static const struct form_field fields[] = {
		FORM_TEXT(struct head_form, title, 1, CONTRACT_TITLE_CHARS),
		FORM_DAY(struct head_form, valid_from, 1),
		FORM_DAY(struct head_form, valid_to, 1),
		FORM_MONEY(struct head_form, target, 0,
		    INT64_C(100) * CONTRACT_TARGET_MAX),
		FORM_INT(struct head_form, row_version, 1, INT64_MAX),
	};
	struct page_values bodies = page_values(page, "body");
	struct contract_wish wishes[CONTRACT_RIGHTS_MAX];
	enum language language = page->who->language;
	struct act act = page_act(page);
	struct contract_text_request request = { .rights = wishes };
	enum contract_fault fault;
	struct head_form form;
	size_t at;
	enum status st;

	if (page_form(page, fields, ARRAY_LEN(fields), &form) != STATUS_OK)
		return show_edit(page);
	request.title = form.title;
	request.valid_from = form.valid_from;
	request.valid_to = form.valid_to;
	request.target_fen = form.target;
	request.row_version = form.row_version;
	for (size_t i = 0; i < CONTRACT_PARTS; i++)
		request.bodies[i] = text_at(page, &bodies, i);
	request.right_count = read_rights(page, wishes);
	st = contract_save(page->db, &act, page_arg(page, "no"), &request,
	    &fault, &at);
	if (st == STATUS_OK) {
		page_flash(page, words(language, "Saved."));
		return page_done(page, &act);
	}
	if (st == STATUS_INVALID)
		page_error(page, contract_fault_field(fault),
		    at == 0
			? words(language, contract_fault_words(fault))
			: text_format(page->mem, "%zu. %s", at,
			      words(language, contract_fault_words(fault))));
	else if (st == STATUS_CONFLICT)
		page_conflict(page,
		    words(language,
			"Somebody else changed it meanwhile. Look at the "
			"contract before you save again."));
	else
		return st;
	return show_edit(page);
}
