/**
 * @file
 * /tickets/new and /complaints/new: a distributor asks or complains; staff
 * write down what was said on the telephone or in a chat.
 */
#include "app/upload.h"
#include "domain/customer.h"
#include "domain/department.h"
#include "domain/order.h"
#include "tickets/help.h"
#include "tickets/pages.h"
#include "view/draft_view.h"
#include "view/ticket_view.h"
#include "view/words.h"

static bool
may_open(const struct page *page)
{
	return actor_may(page->who,
	    page->who->side == SIDE_STAFF ? ACTION_TICKET_WORK
					  : ACTION_TICKET_ASK);
}

/* --- For whom, when staff write it down ------------------------------------------------ */

static enum status
show_pick(struct page *page, bool is_complaint)
{
	enum language language = page->who->language;
	const char *q = page_value(page, "q");
	const struct ticket_caller *found;
	struct db_rows rows = { .items = NULL };
	enum status st = STATUS_OK;

	if (q[0] != '\0')
		st = ticket_caller_find(
		    page->db, page->mem, page->who, q, &rows);
	if (st != STATUS_OK)
		return st;
	found = rows.items;
	tpl_text(page->tpl, "Q", q);
	tpl_text(page->tpl, "NEW_PATH",
	    is_complaint ? "/complaints/new" : "/tickets/new");
	ticket_view_callers(page->tpl, found, rows.count, q[0] != '\0');
	return page_render(page, "tickets.pick",
	    words(language, "Who is it?"), "tickets/pick.tpl");
}

/* --- The form ------------------------------------------------------------------------------ */

static void
fill_text(struct page *page, const char *name, const char *field)
{
	tpl_text(page->tpl, name, page_value(page, field));
}

static enum status
add_staff(struct page *page, const struct customer *customer)
{
	enum language language = page->who->language;
	struct db_rows colleagues;
	enum status st = colleague_list(
	    page->db, page->mem, page->who, &colleagues);

	if (st != STATUS_OK)
		return st;
	tpl_plain(page->tpl, "CUSTOMER_ID", customer->id);
	tpl_text(page->tpl, "CUSTOMER_NAME",
	    view_name(language, customer->name, customer->name_en));
	tpl_text(page->tpl, "CUSTOMER_CODE", customer->code);
	ticket_view_colleagues(page->tpl, "PERSON_CHOICE", &colleagues,
	    ticket_id_value(page, "person"), false);
	return STATUS_OK;
}

/* The page, with what was typed, or what the address says. */
static enum status
show_form(struct page *page, bool is_complaint, const struct customer *customer)
{
	enum language language = page->who->language;
	bool is_staff = page->who->side == SIDE_STAFF;
	enum ticket_severity severity =
	    ticket_severity_by_name(page_value(page, "severity"));
	const char *kind = page_value(page, "kind");
	enum ticket_kind kind_chosen = ticket_kind_by_name(kind);
	enum status st = STATUS_OK;

	if (is_staff) {
		tpl_list(page->tpl, "ARTICLE");
		tpl_show_if(page->tpl, "HAS_ARTICLES", false);
		st = add_staff(page, customer);
	} else {
		st = help_suggest(page, ticket_topic_by_name(kind));
	}
	if (st == STATUS_OK && !tpl_is_set(page->tpl, "UPLOAD_COUNT"))
		st = upload_show(page, NULL);
	if (st != STATUS_OK)
		return st;
	tpl_show_if(page->tpl, "IS_COMPLAINT", is_complaint);
	tpl_show_if(page->tpl, "NO_COMPLAINT", !is_complaint);
	tpl_show_if(page->tpl, "FOR_STAFF", is_staff);
	tpl_show_if(page->tpl, "FOR_CUSTOMER", !is_staff);
	tpl_text(page->tpl, "NEW_PATH",
	    is_complaint ? "/complaints/new" : "/tickets/new");
	ticket_view_topics(
	    page->tpl, "TOPIC", ticket_topic_by_name(kind));
	ticket_view_kinds(page->tpl, "KIND",
	    kind_chosen == 0 ? TICKET_QUESTION : kind_chosen);
	ticket_view_severities(page->tpl, "SEVERITY",
	    severity == 0 ? TICKET_NORMAL : severity);
	fill_text(page, "SUBJECT", "subject");
	fill_text(page, "BODY_TYPED", "body");
	fill_text(page, "ORDER", "order");
	fill_text(page, "SKU", "sku");
	fill_text(page, "BATCH", "batch");
	fill_text(page, "CONTACT", "contact");
	fill_text(page, "PHONE", "phone");
	tpl_show_if(page->tpl, "ABOUT_REP",
	    page_value(page, "about_rep")[0] != '\0');
	tpl_show_if(page->tpl, "HAS_MORE",
	    page_value(page, "sku")[0] != '\0' ||
		page_value(page, "batch")[0] != '\0');
	return page_render(page,
	    is_complaint ? "complaints.new" : "tickets.new",
	    is_complaint ? words(language, "Complain")
			 : words(language, "Ask something"),
	    "tickets/new.tpl");
}

/* Staff name the customer by its id, or come from one of its orders. */
static enum status
customer_typed(struct page *page, struct customer *customer)
{
	int64_t id = ticket_id_value(page, "customer");
	struct order order;
	enum status st;

	if (page->who->side != SIDE_STAFF) {
		*customer = (struct customer){ .id = page->who->customer_id };
		return STATUS_OK;
	}
	if (id == 0) {
		st = order_id_of(page->db, page->mem, page->who,
		    page_value(page, "order"), &id);
		if (st == STATUS_OK)
			st = order_find(
			    page->db, page->mem, page->who, id, &order);
		if (st != STATUS_OK)
			return st;
		id = order.customer_id;
	}
	return customer_find(page->db, page->mem, page->who, id, customer);
}

static enum status
form(struct page *page, bool is_complaint)
{
	struct customer customer;
	enum status st;

	if (!may_open(page))
		return STATUS_FORBIDDEN;
	if (page->who->side == SIDE_STAFF &&
	    page_value(page, "customer")[0] == '\0' &&
	    page_value(page, "order")[0] == '\0')
		return show_pick(page, is_complaint);
	st = customer_typed(page, &customer);
	return st == STATUS_OK ? show_form(page, is_complaint, &customer) : st;
}

static enum status
open(struct page *page, bool is_complaint)
{
	bool is_staff = page->who->side == SIDE_STAFF;
	enum language language = page->who->language;
	enum ticket_fault fault = TICKET_FINE;
	struct act act = page_act(page);
	struct customer customer;
	struct upload upload;
	struct ticket_new in = {
		.kind = is_complaint
		    ? TICKET_COMPLAINT
		    : ticket_kind_by_name(page_value(page, "kind")),
		.topic = is_complaint
		    ? ticket_topic_by_name(page_value(page, "kind"))
		    : TICKET_TOPIC_NONE,
		.severity =
		    ticket_severity_by_name(page_value(page, "severity")),
		.subject = page_value(page, "subject"),
		.body = page_value(page, "body"),
		.order_number = page_value(page, "order"),
		.sku = page_value(page, "sku"),
		.batch_code = page_value(page, "batch"),
		.about_my_rep = page_value(page, "about_rep")[0] != '\0',
		.person_id = ticket_id_value(page, "person"),
		.contact = page_value(page, "contact"),
		.phone = page_value(page, "phone"),
		.take_it = page_value(page, "take_it")[0] != '\0',
	};
	int64_t id;
	enum status st;

	if (!may_open(page))
		return STATUS_FORBIDDEN;
	st = customer_typed(page, &customer);
	if (st == STATUS_OK)
		st = upload_take(page, &upload);
	if (st == STATUS_OK)
		st = upload_show(page, &upload);
	if (st != STATUS_OK)
		return st;
	if (page->error_count > 0)
		return show_form(page, is_complaint, &customer);
	if (!is_complaint && in.kind == TICKET_COMPLAINT)
		in.kind = 0;
	in.customer_id = customer.id;
	in.files = (struct ticket_files){ upload.ids, upload.count };
	st = is_staff ? ticket_register(page->db, &act, &in, &fault, &id)
		      : ticket_open(page->db, &act, &in, &fault, &id);
	if (st == STATUS_INVALID) {
		ticket_fault_say(page, fault, "body");
		return show_form(page, is_complaint, &customer);
	}
	if (st != STATUS_OK)
		return st;
	page_flash(page,
	    is_staff ? words(language, "Written down.")
		     : words(language,
			   "We have it. Below you see who looks after it and "
			   "by when we answer."));
	return page_done(page, &act);
}

enum status
tickets_new_form(struct page *page)
{
	return form(page, false);
}

enum status
complaints_new_form(struct page *page)
{
	return form(page, true);
}

enum status
tickets_new(struct page *page)
{
	return open(page, false);
}

enum status
complaints_new(struct page *page)
{
	return open(page, true);
}
