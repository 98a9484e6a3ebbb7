/**
 * @file
 * /contracts/templates: what contracts are drafted from.
 */
#include "base/text.h"
#include "contracts/pages.h"
#include "domain/contract_template.h"
#include "view/contract_view.h"
#include "view/words.h"

struct template_form {
	const char *name, *name_en, *note;
	int64_t version;
};

static int64_t
number_of(const char *text)
{
	int64_t value;

	return text_to_int(text, &value) == STATUS_OK && value > 0 ? value : 0;
}

enum status
contracts_templates(struct page *page)
{
	struct db_rows rows;
	enum status st = contract_templates(page->db, page->mem, &rows);

	if (st != STATUS_OK)
		return st;
	contract_view_templates(page->tpl, &rows);
	return page_render(page, "contracts.templates",
	    words(page->who->language, "Contract templates"),
	    "contracts/templates.tpl");
}

/* What was typed stands again; else what is stored. */
static enum status
show(struct page *page)
{
	bool is_typed = page->route->method == POST;
	struct page_values bodies = page_values(page, "body");
	struct contract_template_whole whole;
	const struct contract_part *part;
	enum status st = contract_template_find(page->db, page->mem,
	    number_of(page_arg(page, "id")),
	    is_typed ? 0 : number_of(page_value(page, "version")), &whole);

	if (st != STATUS_OK)
		return st;
	contract_view_template(page->tpl, page->who, &whole);
	tpl_text(page->tpl, "NAME_TYPED",
	    is_typed ? page_value(page, "name") : whole.shown.name);
	tpl_text(page->tpl, "NAME_EN_TYPED",
	    is_typed ? page_value(page, "name_en") : whole.shown.name_en);
	tpl_text(page->tpl, "NOTE_TYPED", page_value(page, "note"));
	part = whole.parts.items;
	for (size_t i = 0; i < whole.parts.count; i++) {
		struct tpl *row = tpl_row(page->tpl, "PART");

		tpl_int(row, "PART_NUMBER", part[i].part);
		tpl_text(row, "PART_TITLE",
		    words(page->who->language,
			contract_part_words(part[i].part)));
		tpl_text(row, "PART_BODY",
		    is_typed ? (i < bodies.count ? bodies.items[i] : "")
			     : part[i].body);
	}
	return page_render(page, "contracts.template",
	    words(page->who->language, "Contract template"),
	    "contracts/template.tpl");
}

enum status
contracts_template(struct page *page)
{
	return show(page);
}

enum status
contracts_template_save(struct page *page)
{
	static const struct form_field fields[] = {
		FORM_TEXT(struct template_form, name, 1,
		    CONTRACT_TEMPLATE_NAME_CHARS),
		FORM_TEXT(struct template_form, name_en, 1,
		    CONTRACT_TEMPLATE_NAME_CHARS),
		FORM_TEXT(struct template_form, note, 0,
		    CONTRACT_TEMPLATE_NOTE_CHARS),
		FORM_INT(struct template_form, version, 1, INT32_MAX),
	};
	struct page_values bodies = page_values(page, "body");
	enum language language = page->who->language;
	struct act act = page_act(page);
	struct contract_template_request request = { .name = "" };
	enum contract_template_fault fault;
	struct template_form form;
	size_t at;
	enum status st;

	if (page_form(page, fields, ARRAY_LEN(fields), &form) != STATUS_OK)
		return show(page);
	request.name = form.name;
	request.name_en = form.name_en;
	request.note = form.note;
	request.version = form.version;
	for (size_t i = 0; i < CONTRACT_PARTS; i++)
		request.bodies[i] = i < bodies.count
		    ? text_trim(page->mem, bodies.items[i])
		    : "";
	st = contract_template_save(page->db, &act,
	    number_of(page_arg(page, "id")), &request, &fault, &at);
	if (st == STATUS_OK) {
		page_flash(page,
		    words(language,
			"Saved as a new version. Contracts drafted before "
			"stay as they are."));
		return page_done(page, &act);
	}
	if (st == STATUS_INVALID)
		page_error(page, contract_template_fault_field(fault),
		    at == 0
			? words(language, contract_template_fault_words(fault))
			: text_format(page->mem, "%zu. %s", at,
			      words(language,
				  contract_template_fault_words(fault))));
	else if (st == STATUS_CONFLICT)
		page_conflict(page,
		    words(language,
			"Somebody else saved a version meanwhile. Look at it "
			"before you save again."));
	else
		return st;
	return show(page);
}
