/**
 * @file
 * GET and POST /account/licences and /customers/{id}/licences: the papers of one
 * customer, and the form to hand one in.
 */
#include "account/account_path.h"
#include "account/pages.h"
#include "app/upload.h"
#include "base/text.h"
#include "domain/licence.h"
#include "domain/product.h"
#include "view/licence_view.h"
#include "view/words.h"

struct paper_form {
	int64_t kind;
	const char *number;
	const char *issuer;
	struct day valid_from, valid_to;
	int64_t replaces;
};

struct shown {
	const struct account *account;
	const struct account_page *view;
	const struct upload *upload; /* NULL: a fresh form */
	const int64_t *scope;
	size_t scope_count;
};

static int64_t
number_of(const char *text)
{
	int64_t value;

	return text_to_int(text, &value) == STATUS_OK && value > 0 ? value : 0;
}

static enum status
show(struct page *page, const struct shown *shown)
{
	struct db_rows kinds, categories, papers;
	const struct licence *paper;
	struct licence_form form;
	enum status st;

	st = licence_list(
	    page->db, page->mem, page->who, shown->account->id, &papers);
	if (st == STATUS_OK)
		st = licence_kinds(page->db, page->mem, &kinds);
	if (st == STATUS_OK)
		st = product_categories(page->db, page->mem, &categories);
	if (st == STATUS_OK)
		st = upload_show(page, shown->upload);
	if (st != STATUS_OK)
		return st;
	paper = papers.items;
	form = (struct licence_form){
		.kinds = &kinds,
		.categories = &categories,
		.papers = &papers,
		.kind_id = number_of(page_value(page, "kind")),
		.replaces_id = number_of(page_value(page, "replaces")),
		.scope = shown->scope,
		.scope_count = shown->scope_count,
		.today = shown->view->today,
	};
	for (size_t i = 0; i < papers.count && form.kind_id == 0; i++)
		if (paper[i].id == form.replaces_id)
			form.kind_id = paper[i].kind_id;
	account_view_begin(page->tpl, shown->view);
	account_tabs(page->tpl, "AT_LICENCES");
	licence_view_rows(
	    page->tpl, page->who, &papers, &categories, shown->view->today);
	licence_view_form(page->tpl, &form);
	tpl_show_if(page->tpl, "MAY_UPLOAD",
	    actor_may(page->who, ACTION_LICENCE_UPLOAD));
	tpl_text(page->tpl, "NUMBER_TYPED", page_value(page, "number"));
	tpl_text(page->tpl, "ISSUER_TYPED", page_value(page, "issuer"));
	tpl_text(page->tpl, "FROM_TYPED", page_value(page, "valid_from"));
	tpl_text(page->tpl, "TO_TYPED", page_value(page, "valid_to"));
	return page_render(page, "customers.licences",
	    words(page->who->language, "Licences"), "account/licences.tpl");
}

enum status
account_licences(struct page *page)
{
	struct account account;
	struct account_page view;
	enum status st = account_of_path(page, &account, &view);

	if (st != STATUS_OK)
		return st;
	return show(
	    page, &(struct shown){ .account = &account, .view = &view });
}

static const int64_t *
read_scope(struct page *page, size_t *count)
{
	struct page_values values = page_values(page, "scope");
	int64_t *ids = arena_calloc(page->mem, values.count + 1, sizeof(*ids));

	*count = 0;
	for (size_t i = 0; i < values.count; i++) {
		int64_t id = number_of(values.items[i]);

		if (id != 0)
			ids[(*count)++] = id;
	}
	return ids;
}

enum status
account_licence_upload(struct page *page)
{
	static const struct form_field fields[] = {
		FORM_INT(struct paper_form, kind, 1, INT32_MAX),
		FORM_TEXT(struct paper_form, number, 1, LICENCE_NUMBER_CHARS),
		FORM_TEXT(struct paper_form, issuer, 0, LICENCE_ISSUER_CHARS),
		FORM_DAY(struct paper_form, valid_from, 0),
		FORM_DAY(struct paper_form, valid_to, 0),
		FORM_INT(struct paper_form, replaces, 0, INT64_MAX),
	};
	enum language language = page->who->language;
	struct act act = page_act(page);
	enum licence_fault fault = LICENCE_SOUND;
	enum file_fault refused = FILE_FINE;
	struct account account;
	struct account_page view;
	struct paper_form form;
	struct upload upload;
	struct shown shown = { .account = &account, .view = &view };
	int64_t id;
	enum status st = account_of_path(page, &account, &view);

	if (st == STATUS_OK)
		st = upload_take(page, &upload);
	if (st != STATUS_OK)
		return st;
	shown.upload = &upload;
	shown.scope = read_scope(page, &shown.scope_count);
	if (page_form(page, fields, ARRAY_LEN(fields), &form) != STATUS_OK ||
	    page->error_count > 0)
		return show(page, &shown);
	st = licence_upload(page->db, &act,
	    &(struct licence_request){
		.customer_id = account.id,
		.kind_id = form.kind,
		.number = form.number,
		.issuer = form.issuer,
		.scope = shown.scope,
		.scope_count = shown.scope_count,
		.valid_from = form.valid_from,
		.valid_to = form.valid_to,
		.replaces_id = form.replaces,
		.today = view.today,
		.files = upload.ids,
		.file_count = upload.count,
		.refused = &refused,
	    },
	    &fault, &id);
	if (st == STATUS_OK) {
		page_flash(page,
		    words(language,
			"Thank you. Quality looks at it and you are told."));
		return page_done(page, &act);
	}
	if (st != STATUS_INVALID)
		return st;
	if (refused != FILE_FINE)
		upload_refused(page, refused);
	else
		page_error(page, licence_fault_field(fault),
		    words(language, licence_fault_words(fault)));
	return show(page, &shown);
}
