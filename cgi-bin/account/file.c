/**
 * @file
 * GET and POST /customers/{id}/file: the registration form, read and changed by
 * staff; /account/file: read by the distributor, who proposes changes; their
 * history and the delivery addresses.
 */
#include "account/account_path.h"
#include "account/pages.h"
#include "app/list.h"
#include "base/text.h"
#include "domain/customer_file_proposal.h"
#include "domain/setting.h"
#include "view/customer_file_view.h"
#include "view/draft_view.h"
#include "view/words.h"

enum {
	REASON_CHARS = 500,
	OTHER_CHARS = 40 /* of what is no text */
};

/* What the page is shown with. */
struct shown {
	struct account account;
	struct account_page view;
	struct customer_file file;
	const struct file_change_request *request; /* NULL: nothing typed */
	const char *const *typed;
	const struct file_address *address; /* refused */
	bool edits;
	bool asks;      /* likenesses are to be confirmed */
	bool conflicts; /* somebody else was quicker */
};

static bool
may_edit(const struct page *page, const struct shown *shown)
{
	return page->who->side == SIDE_STAFF
	    ? shown->file.may_change
	    : actor_may(page->who, ACTION_ACCOUNT_PROPOSE);
}

static enum status
find(struct page *page, struct shown *shown)
{
	enum status st = account_of_path(page, &shown->account, &shown->view);

	return st == STATUS_OK ? customer_file_find(page->db, page->mem,
				     page->who, shown->account.id, &shown->file)
			       : st;
}

/* The province typed, or the one of the place on file. */
static const char *
province_of(struct page *page, const struct shown *shown)
{
	const char *place = shown->file.value[RECORD_DIVISION];

	if (shown->typed != NULL)
		return page_value(page, "province");
	return place[0] == '\0' ? "" : arena_memdup(page->mem, place, 2);
}

static enum status
add_form(struct page *page, const struct shown *shown)
{
	struct db_rows provinces = { .items = NULL };
	struct db_rows counties = { .items = NULL };
	const char *province = province_of(page, shown);
	struct file_form_error *errors =
	    arena_calloc(page->mem, page->error_count + 1, sizeof(*errors));
	struct setting setting;
	enum status st = setting_read(page->db, page->mem, &setting);

	if (st == STATUS_OK && shown->edits)
		st = division_provinces(page->db, page->mem, &provinces);
	if (st == STATUS_OK && shown->edits && province[0] != '\0')
		st =
		    division_counties(page->db, page->mem, province, &counties);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < page->error_count; i++)
		errors[i] = (struct file_form_error){
			.field = page->errors[i].field,
			.message = page->errors[i].message,
		};
	customer_file_view(page->tpl,
	    &(struct file_form){
		.who = page->who,
		.file = &shown->file,
		.preferred = setting.preferred_label,
		.edits = shown->edits,
		.own_only = page->who->side == SIDE_CUSTOMER,
		.typed = shown->typed,
		.conflicts = shown->conflicts,
		.province = province,
		.provinces = &provinces,
		.counties = &counties,
		.errors = errors,
		.error_count = page->error_count,
	    });
	return STATUS_OK;
}

/* Who has the same, where this was typed by staff. */
static enum status
add_likes(struct page *page, const struct shown *shown)
{
	struct db_rows likes = { .items = NULL };
	enum status st = STATUS_OK;

	if (shown->request != NULL && shown->asks &&
	    page->who->side == SIDE_STAFF)
		st = customer_file_likes(page->db, page->mem, page->who,
		    &shown->file, shown->request, &likes);
	if (st == STATUS_OK)
		customer_file_view_likes(page->tpl, &likes);
	return st;
}

static enum status
add_proposals(struct page *page, const struct shown *shown)
{
	struct db_rows rows = { .items = NULL };
	enum status st = page->who->side == SIDE_STAFF
	    ? STATUS_OK
	    : proposal_own(page->db, page->mem, page->who, &rows);
	int64_t waiting = 0;

	if (st == STATUS_OK && shown->file.may_change) {
		struct db_rows open;

		st = proposal_waiting(page->db, page->mem, page->who,
		    shown->account.id, 0, 101, &open);
		waiting = st == STATUS_OK ? (int64_t)open.count : 0;
	}
	if (st != STATUS_OK)
		return st;
	customer_file_view_changes(page->tpl, "", &rows);
	tpl_show_if(page->tpl, "HAS_WAITING", waiting > 0);
	tpl_int(page->tpl, "WAITING", waiting);
	tpl_show_if(page->tpl, "MAY_WITHDRAW",
	    actor_may(page->who, ACTION_ACCOUNT_PROPOSE));
	return STATUS_OK;
}

static enum status
add_addresses(struct page *page, const struct shown *shown)
{
	const struct customer customer = { .id = shown->account.id };
	struct db_rows rows;
	enum status st =
	    customer_addresses(page->db, page->mem, &customer, &rows);

	if (st == STATUS_OK)
		customer_file_view_addresses(
		    page->tpl, &rows, shown->address, shown->file.may_change);
	return st;
}

static enum status
show(struct page *page, const struct shown *shown)
{
	bool edits = may_edit(page, shown) && shown->edits;
	enum status st;

	account_view_begin(page->tpl, &shown->view);
	account_tabs(page->tpl, "AT_FILE");
	st = add_form(page, shown);
	if (st == STATUS_OK)
		st = add_likes(page, shown);
	if (st == STATUS_OK)
		st = add_proposals(page, shown);
	if (st == STATUS_OK)
		st = add_addresses(page, shown);
	if (st != STATUS_OK)
		return st;
	tpl_plain(page->tpl, "VERSION", shown->file.version);
	tpl_text(page->tpl, "REGION",
	    view_name(page->who->language, shown->file.region,
		shown->file.region_en));
	tpl_text(page->tpl, "REASON_GIVEN", page_value(page, "reason"));
	tpl_show_if(page->tpl, "EDITS_FORM", edits);
	tpl_show_if(page->tpl, "READS_FORM", !edits);
	tpl_show_if(page->tpl, "MAY_EDIT", may_edit(page, shown));
	return page_render(page, "customers.file",
	    words(page->who->language, "Master data"), "account/file.tpl");
}

enum status
account_file(struct page *page)
{
	struct shown shown = { .request = NULL };
	enum status st = find(page, &shown);

	if (st != STATUS_OK)
		return st;
	shown.edits =
	    may_edit(page, &shown) && text_equal(page_value(page, "edit"), "1");
	return show(page, &shown);
}

/* --- Changing, proposing ------------------------------------------------------- */

/* What was typed, and the same in its plain form. */
static enum status
read_form(struct page *page, bool own_only, const char **typed,
    struct file_change_request *request)
{
	struct form_field fields[RECORD_FIELD_COUNT + 1];
	const char *reason;
	size_t count = 0;
	enum status st;

	for (unsigned i = 0; i < RECORD_FIELD_COUNT; i++) {
		const struct record_field_info *info =
		    record_field_info((enum record_field)i);
		bool is_text = info->kind == RECORD_TEXT ||
		    info->kind == RECORD_LONG || info->kind == RECORD_CODE;

		typed[i] = NULL;
		if (own_only && !info->is_own)
			continue;
		fields[count++] = (struct form_field){
			.name = info->name,
			.offset = i * sizeof(*typed),
			.kind = FORM_KIND_TEXT,
			.max = is_text ? info->most : OTHER_CHARS,
		};
	}
	st = page_form(page, fields, count, typed);
	if (st == STATUS_OK)
		st = page_form(page,
		    &(struct form_field){
			"reason", 0, FORM_KIND_TEXT, 0, REASON_CHARS },
		    1, &reason);
	for (unsigned i = 0; i < RECORD_FIELD_COUNT; i++)
		request->value[i] = typed[i] == NULL
		    ? NULL
		    : record_field_read(
			  page->mem, (enum record_field)i, typed[i]);
	request->reason = page_value(page, "reason");
	request->is_confirmed = page_value(page, "same_ok")[0] != '\0';
	return st;
}

/* A place of none, and what stays "". */
static void
leave_place(const struct shown *shown, struct file_change_request *request)
{
	const char *place = request->value[RECORD_DIVISION];

	if (place != NULL && place[0] == '\0' &&
	    shown->file.value[RECORD_DIVISION][0] == '\0')
		request->value[RECORD_DIVISION] = NULL;
}

static enum status
save(struct page *page, struct shown *shown,
    struct file_change_request *request, struct change_problem *problem)
{
	struct act act = page_act(page);
	bool is_staff = page->who->side == SIDE_STAFF;
	int64_t changed;
	enum status st = is_staff
	    ? customer_file_change(page->db, &act, request, problem, &changed)
	    : proposal_make(page->db, &act, request, problem);

	if (st == STATUS_OK) {
		page_flash(page,
		    words(page->who->language,
			is_staff ? T_("The file is changed.")
				 : T_("Thank you. We look at your changes "
				      "and answer.")));
		return page_done(page, &act);
	}
	if (st == STATUS_INVALID)
		page_error(page, file_problem_field(problem),
		    words(page->who->language,
			file_problem_words(problem->fault)));
	else if (st == STATUS_CONFLICT)
		page_conflict(page,
		    words(page->who->language,
			"Somebody else has changed the file meanwhile. What "
			"you typed is kept; save again to put it over what "
			"stands now."));
	else
		return st;
	shown->conflicts = st == STATUS_CONFLICT;
	shown->asks = problem->fault == RECORD_FAULT_DUPLICATE ||
	    problem->fault == RECORD_FAULT_TAKEN || request->is_confirmed;
	return show(page, shown);
}

enum status
account_file_save(struct page *page)
{
	struct change_problem problem = { RECORD_SOUND, RECORD_FIELD_COUNT };
	const char *typed[RECORD_FIELD_COUNT];
	struct file_change_request request = { .reason = "" };
	struct shown shown = { .request = &request };
	enum status st = find(page, &shown);

	if (st != STATUS_OK)
		return st;
	if (!may_edit(page, &shown))
		return STATUS_NOT_FOUND;
	st = read_form(page, page->who->side == SIDE_CUSTOMER, typed, &request);
	shown.typed = typed;
	shown.edits = true;
	request.customer_id = shown.account.id;
	if (text_to_int(page_value(page, "version"), &request.version) !=
	    STATUS_OK)
		request.version = 0;
	if (text_equal(page_value(page, "go"), "province")) {
		page->error_count = 0;
		return show(page, &shown);
	}
	if (st != STATUS_OK)
		return show(page, &shown);
	leave_place(&shown, &request);
	return save(page, &shown, &request, &problem);
}

enum status
account_proposal_withdraw(struct page *page)
{
	struct act act = page_act(page);
	struct shown shown = { .request = NULL };
	int64_t id;
	enum status st;

	if (text_to_int(page_arg(page, "change"), &id) != STATUS_OK)
		return STATUS_NOT_FOUND;
	st = proposal_withdraw(page->db, &act, id);
	if (st == STATUS_OK) {
		page_flash(page,
		    words(page->who->language, "The proposal is withdrawn."));
		return page_done(page, &act);
	}
	if (st != STATUS_CONFLICT)
		return st;
	page_conflict(page,
	    words(page->who->language,
		"It was answered meanwhile. This is how it stands now."));
	st = find(page, &shown);
	return st == STATUS_OK ? show(page, &shown) : st;
}

/* --- Addresses ------------------------------------------------------------------ */

static enum status
refused(struct page *page, struct shown *shown,
    const struct file_address *address, enum address_fault fault)
{
	page_error(page, address_fault_field(fault),
	    words(page->who->language, address_fault_words(fault)));
	shown->address = address;
	return show(page, shown);
}

enum status
account_address_save(struct page *page)
{
	struct act act = page_act(page);
	struct shown shown = { .request = NULL };
	enum address_fault fault = ADDRESS_SOUND;
	struct file_address address = {
		.label = page_value(page, "label"),
		.address = page_value(page, "address"),
		.contact = page_value(page, "contact"),
		.phone = page_value(page, "telephone"),
		.is_default = page_value(page, "default")[0] != '\0',
	};
	const char *id = page_arg(page, "address");
	enum status st = find(page, &shown);

	if (st != STATUS_OK)
		return st;
	if (id[0] != '\0' && text_to_int(id, &address.id) != STATUS_OK)
		return STATUS_NOT_FOUND;
	address.customer_id = shown.account.id;
	st = address.id != 0 && text_equal(page_value(page, "go"), "remove")
	    ? file_address_remove(
		  page->db, &act, address.customer_id, address.id)
	    : file_address_save(page->db, &act, &address, &fault);
	if (st == STATUS_INVALID)
		return refused(page, &shown, &address, fault);
	if (st != STATUS_OK)
		return st;
	page_flash(page,
	    words(page->who->language, "The delivery addresses are changed."));
	return page_done(page, &act);
}

/* --- History --------------------------------------------------------------------- */

enum status
account_file_history(struct page *page)
{
	struct setting setting;
	struct account account;
	struct account_page view;
	const struct file_change *last;
	struct db_rows rows;
	int64_t before = 0;
	const char *after = page_value(page, "before");
	enum status st = account_of_path(page, &account, &view);

	if (st == STATUS_OK)
		st = setting_read(page->db, page->mem, &setting);
	if (st != STATUS_OK)
		return st;
	if (text_to_int(after, &before) != STATUS_OK || before < 0)
		before = 0;
	st = customer_file_history(page->db, page->mem, page->who, account.id,
	    before, LIST_PAGE_ROWS + 1, &rows);
	if (st != STATUS_OK)
		return st;
	tpl_show_if(page->tpl, "HAS_NEXT", rows.count > LIST_PAGE_ROWS);
	tpl_show_if(page->tpl, "HAS_FIRST", before > 0);
	if (rows.count > LIST_PAGE_ROWS)
		rows.count = LIST_PAGE_ROWS;
	last = rows.items;
	tpl_text(page->tpl, "FIRST_URL",
	    text_format(page->mem, "%s/file/changes", view.base));
	tpl_text(page->tpl, "NEXT_URL",
	    text_format(page->mem, "%s/file/changes?before=%lld", view.base,
		(long long)(rows.count > 0 ? last[rows.count - 1].id : 0)));
	account_view_begin(page->tpl, &view);
	account_tabs(page->tpl, "AT_FILE");
	customer_file_view_changes(page->tpl, setting.preferred_label, &rows);
	if (rows.count == 0)
		tpl_text(page->tpl, "STATE", "empty");
	return page_render(page, "customers.file_changes",
	    words(page->who->language, "Changes of the file"),
	    "account/file_changes.tpl");
}
