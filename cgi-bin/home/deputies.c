/**
 * @file
 * GET and POST /deputies: who decides for whom while he is away; changing over to
 * an absent one's place and back.
 */
#include "base/text.h"
#include "domain/deputy.h"
#include "home/pages.h"
#include "view/deputy_view.h"
#include "view/words.h"

struct deputy_form {
	int64_t deputy;
	struct day from, to;
	const char *note;
};

static enum status
read_today(struct page *page, struct day *today, int *zone_minutes)
{
	struct setting setting;
	enum status st = setting_read(page->db, page->mem, &setting);

	if (st != STATUS_OK)
		return st;
	*zone_minutes = (int)setting.zone_minutes;
	*today = day_from_instant(page->now, *zone_minutes);
	return STATUS_OK;
}

enum status
home_fill_deputy(struct page *page)
{
	struct db_rows rows;
	struct day today;
	int zone;
	enum status st = read_today(page, &today, &zone);

	if (st == STATUS_OK)
		st = deputy_list(
		    page->db, page->mem, page->who, today, &rows);
	if (st == STATUS_OK)
		deputy_view_stand(page->tpl, page->who, &rows, today);
	return st;
}

static enum status
show(struct page *page)
{
	struct db_rows rows, people, decisions;
	struct deputy_typed typed = {
		.from = page_value(page, "from"),
		.to = page_value(page, "to"),
		.note = page_value(page, "note"),
	};
	struct day today;
	int zone;
	enum status st;

	if (page->who->side != SIDE_STAFF)
		return STATUS_NOT_FOUND;
	st = read_today(page, &today, &zone);
	if (st == STATUS_OK)
		st = deputy_list(
		    page->db, page->mem, page->who, today, &rows);
	if (st == STATUS_OK)
		st = deputy_people(page->db, page->mem, page->who, &people);
	if (st == STATUS_OK)
		st = deputy_decisions(
		    page->db, page->mem, page->who, &decisions);
	if (st != STATUS_OK)
		return st;
	if (text_to_int(page_value(page, "deputy"), &typed.deputy_id) !=
	    STATUS_OK)
		typed.deputy_id = 0;
	deputy_view(page->tpl, page->who, &rows, &people, &decisions, &typed,
	    today);
	return page_render(page, "home.deputies",
	    words(page->who->language, "Deputies"), "home/deputies.tpl");
}

enum status
home_deputies(struct page *page)
{
	return show(page);
}

enum status
home_deputy_name(struct page *page)
{
	static const struct form_field fields[] = {
		FORM_INT(struct deputy_form, deputy, 1, INT64_MAX),
		FORM_DAY(struct deputy_form, from, 1),
		FORM_DAY(struct deputy_form, to, 1),
		FORM_TEXT(struct deputy_form, note, 0, DEPUTY_NOTE_CHARS),
	};
	struct act act = page_act(page);
	enum deputy_fault fault = DEPUTY_SOUND;
	struct deputy_form form;
	struct day today;
	int zone;
	enum status st;

	if (page_form(page, fields, ARRAY_LEN(fields), &form) != STATUS_OK ||
	    page->error_count > 0)
		return show(page);
	st = read_today(page, &today, &zone);
	if (st != STATUS_OK)
		return st;
	st = deputy_name(page->db, &act,
	    &(struct deputy){ .deputy_id = form.deputy,
		.from = form.from,
		.to = form.to,
		.note = form.note },
	    today, &fault);
	if (st == STATUS_INVALID && fault != DEPUTY_SOUND) {
		page_error(page, deputy_fault_field(fault),
		    words(page->who->language, deputy_fault_words(fault)));
		return show(page);
	}
	if (st != STATUS_OK)
		return st;
	page_flash(page, words(page->who->language, "Saved."));
	return page_done(page, &act);
}

static enum status
read_id(const struct page *page, int64_t *id)
{
	return text_to_int(page_arg(page, "id"), id) == STATUS_OK && *id > 0
	    ? STATUS_OK
	    : STATUS_NOT_FOUND;
}

enum status
home_deputy_end(struct page *page)
{
	struct act act = page_act(page);
	int64_t id;
	enum status st = read_id(page, &id);

	if (st == STATUS_OK)
		st = deputy_end(page->db, &act, id);
	return st == STATUS_OK ? page_done(page, &act) : st;
}

enum status
home_deputy_begin(struct page *page)
{
	struct act act = page_act(page);
	struct day today;
	int64_t id;
	int zone;
	enum status st = read_id(page, &id);

	if (st == STATUS_OK)
		st = read_today(page, &today, &zone);
	if (st == STATUS_OK)
		st = deputy_begin(page->db, &act, id, today, zone);
	return st == STATUS_OK ? page_done(page, &act) : st;
}

enum status
home_deputy_leave(struct page *page)
{
	struct act act = page_act(page);
	enum status st = deputy_leave(page->db, &act);

	return st == STATUS_OK ? page_done(page, &act) : st;
}
