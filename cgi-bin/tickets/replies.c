/**
 * @file
 * /desk/replies: prepared answers, made and changed by who sets up the desk.
 */
#include "domain/canned_reply.h"

#include "base/text.h"
#include "domain/department.h"
#include "tickets/pages.h"
#include "view/draft_view.h"
#include "view/ticket_view.h"
#include "view/ticket_words.h"
#include "view/words.h"

static const char *
department_of(struct page *page, const struct db_rows *departments, int64_t id)
{
	const struct department *all = departments->items;

	for (size_t i = 0; i < departments->count; i++) {
		if (all[i].id == id)
			return view_name(page->who->language, all[i].name,
			    all[i].name_en);
	}
	return words(page->who->language, "All departments");
}

static enum status
read_both(
    struct page *page, struct db_rows *replies, struct db_rows *departments)
{
	enum status st = canned_reply_list(
	    page->db, page->mem, page->who, 0, true, replies);

	if (st == STATUS_OK)
		st = department_list(page->db, page->mem, departments);
	return st;
}

enum status
desk_replies(struct page *page)
{
	struct db_rows replies, departments;
	const struct canned_reply *all;
	enum status st = read_both(page, &replies, &departments);

	if (st != STATUS_OK)
		return st;
	all = replies.items;
	tpl_show_if(page->tpl, "HAS_ROWS", replies.count > 0);
	tpl_show_if(page->tpl, "NO_ROWS", replies.count == 0);
	tpl_list(page->tpl, "ROW");
	for (size_t i = 0; i < replies.count; i++) {
		struct tpl *row = tpl_row(page->tpl, "ROW");

		tpl_plain(row, "REPLY_ID", all[i].id);
		tpl_text(row, "REPLY_NAME",
		    page->who->language == LANGUAGE_EN &&
			    all[i].name_en[0] != '\0'
			? all[i].name_en
			: all[i].name);
		tpl_text(row, "REPLY_BODY",
		    page->who->language == LANGUAGE_EN &&
			    all[i].body_en[0] != '\0'
			? all[i].body_en
			: all[i].body);
		tpl_text(row, "REPLY_DEPARTMENT",
		    department_of(page, &departments, all[i].department_id));
		tpl_int(row, "USED", all[i].used);
		tpl_show_if(row, "IS_AWAY", all[i].state != 1);
		tpl_show_if(row, "IS_HELP", all[i].is_help);
		tpl_text(row, "REPLY_TOPIC",
		    all[i].topic == 0
			? ""
			: words(page->who->language,
			      ticket_topic_text(all[i].topic)));
	}
	return page_render(page, "desk.replies",
	    words(page->who->language, "Prepared answers"),
	    "tickets/replies.tpl");
}

/* The one the address names; a new one for "new". */
static enum status
reply_of_path(
    struct page *page, const struct db_rows *replies, struct canned_reply *out)
{
	const struct canned_reply *all = replies->items;
	int64_t id;

	*out = (struct canned_reply){ .name = "",
		.name_en = "",
		.body = "",
		.body_en = "",
		.sku = "",
		.state = 1 };
	if (text_equal(page_arg(page, "id"), "new"))
		return STATUS_OK;
	if (text_to_int(page_arg(page, "id"), &id) != STATUS_OK)
		return STATUS_NOT_FOUND;
	for (size_t i = 0; i < replies->count; i++) {
		if (all[i].id == id) {
			*out = all[i];
			return STATUS_OK;
		}
	}
	return STATUS_NOT_FOUND;
}

static enum status
show_form(struct page *page, const struct canned_reply *reply,
    const struct db_rows *departments)
{
	enum language language = page->who->language;

	tpl_show_if(page->tpl, "IS_NEW", reply->id == 0);
	tpl_show_if(page->tpl, "IS_OLD", reply->id != 0);
	tpl_text(page->tpl, "REPLY_PATH",
	    reply->id == 0 ? "new"
			   : text_format(page->mem, "%lld",
				 (long long)reply->id));
	tpl_text(page->tpl, "NAME", reply->name);
	tpl_text(page->tpl, "NAME_EN", reply->name_en);
	tpl_text(page->tpl, "BODY_TYPED", reply->body);
	tpl_text(page->tpl, "BODY_EN", reply->body_en);
	tpl_show_if(page->tpl, "IS_AWAY", reply->state != 1);
	tpl_show_if(page->tpl, "IS_HELP", reply->is_help);
	tpl_text(page->tpl, "SKU", reply->sku != NULL ? reply->sku : "");
	ticket_view_topics(page->tpl, "TOPIC", reply->topic);
	ticket_view_departments(page->tpl, "DEPARTMENT_CHOICE", departments,
	    reply->department_id);
	return page_render(page, "desk.reply",
	    words(language, "Prepared answer"), "tickets/reply.tpl");
}

enum status
desk_reply_form(struct page *page)
{
	struct db_rows replies, departments;
	struct canned_reply reply;
	enum status st = read_both(page, &replies, &departments);

	if (st == STATUS_OK)
		st = reply_of_path(page, &replies, &reply);
	return st == STATUS_OK ? show_form(page, &reply, &departments) : st;
}

enum status
desk_reply_save(struct page *page)
{
	static const struct {
		const char *field;
		const char *text;
	} faults[] = {
		[CANNED_FINE] = { "name", T_("Please check what you typed.") },
		[CANNED_NAME] = { "name",
		    T_("Give it a name of up to 60 characters.") },
		[CANNED_BODY] = { "body",
		    T_("Write a text of up to 2,000 characters.") },
		[CANNED_PLACEHOLDER] = { "body",
		    T_("One of the places in braces does not exist. The list "
		       "below has all of them.") },
		[CANNED_DEPARTMENT] = { "department",
		    T_("Choose a department.") },
		[CANNED_TOPIC] = { "topic", T_("Choose a topic.") },
		[CANNED_PRODUCT] = { "sku",
		    T_("There is no product with this code.") },
		[CANNED_HELP_PLACE] = { "body",
		    T_("Customers read this one without asking: it cannot have "
		       "places in braces.") },
		[CANNED_FULL] = { "name",
		    T_("There are 500 answers already. Change one that nobody "
		       "uses.") },
	};
	enum canned_fault fault = CANNED_FINE;
	struct act act = page_act(page);
	struct db_rows replies, departments;
	struct canned_reply reply;
	int64_t id;
	enum status st = read_both(page, &replies, &departments);

	if (st == STATUS_OK)
		st = reply_of_path(page, &replies, &reply);
	if (st != STATUS_OK)
		return st;
	reply.name = page_value(page, "name");
	reply.name_en = page_value(page, "name_en");
	reply.body = page_value(page, "body");
	reply.body_en = page_value(page, "body_en");
	reply.department_id = ticket_id_value(page, "department");
	reply.state = page_value(page, "away")[0] != '\0' ? 2 : 1;
	reply.topic = ticket_topic_by_name(page_value(page, "topic"));
	reply.sku = page_value(page, "sku");
	reply.is_help = page_value(page, "help")[0] != '\0';
	st = canned_reply_save(page->db, &act, &reply, &fault, &id);
	if (st == STATUS_INVALID) {
		page_error(page, faults[fault].field,
		    words(page->who->language, faults[fault].text));
		return show_form(page, &reply, &departments);
	}
	if (st != STATUS_OK)
		return st;
	page_flash(page, words(page->who->language, "Saved."));
	return page_redirect(page, "/desk/replies");
}
