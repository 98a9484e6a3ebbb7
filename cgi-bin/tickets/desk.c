/**
 * @file
 * /desk: the inbox of staff, its files, the next ticket, and what is done to
 * many at once.
 */
#include "base/text.h"
#include "domain/desk_kept.h"
#include "domain/number.h"
#include "domain/saved_filter.h"
#include "tickets/list.h"
#include "view/desk_view.h"
#include "view/ticket_words.h"
#include "view/words.h"

enum {
	NOTE_HOURS = 16 /* how long a handover note stands in the inbox */
};

/* --- What is asked for ------------------------------------------------------------------ */

static enum ticket_queue
queue_typed(const struct page *page)
{
	const char *name = page_value(page, "queue");
	enum ticket_queue queue = ticket_queue_by_name(name);

	if (queue != TICKET_QUEUE_NONE || text_equal(name, "every"))
		return queue;
	return actor_may(page->who, ACTION_TICKET_WORK) ? TICKET_QUEUE_MINE
							: TICKET_QUEUE_ALL;
}

/* Opened on these days; a day that is none is no limit. */
static struct instant
day_typed(struct page *page, const char *field, int64_t later)
{
	struct day day;

	if (day_parse(page_value(page, field), &day) != STATUS_OK)
		return (struct instant){ 0 };
	return instant_from_day(
	    day_add(day, later), page->who->zone_minutes);
}

static void
read_filter(struct page *page, struct ticket_filter *filter)
{
	const char *q = page_value(page, "q");
	const char *tag = page_value(page, "tag");

	/* The fields of a form that came back are no filters. */
	if (page->route->method == POST) {
		*filter = (struct ticket_filter){
			.queue = queue_typed(page),
			.limit = LIST_PAGE_ROWS,
		};
		return;
	}
	*filter = (struct ticket_filter){
		.queue = queue_typed(page),
		.kind = ticket_kind_by_name(page_value(page, "kind")),
		.topic = ticket_topic_by_name(page_value(page, "topic")),
		.severity =
		    ticket_severity_by_name(page_value(page, "severity")),
		.state = ticket_state_by_name(page_value(page, "state")),
		.customer_id = ticket_id_value(page, "customer"),
		.owner_id = ticket_id_value(page, "owner"),
		.department_id = ticket_id_value(page, "department"),
		.product_id = ticket_id_value(page, "product"),
		.batch_id = ticket_id_value(page, "batch"),
		.responsible = ticket_id_value(page, "responsible"),
		.tag = tag[0] != '\0' ? tag : NULL,
		.from = day_typed(page, "from", 0),
		.before = day_typed(page, "until", 1),
		.text = q[0] != '\0' ? q : NULL,
		.limit = LIST_PAGE_ROWS,
	};
}

/* The filters as a query string, in one order, for keeping under a name. */
static const char *
query_of(struct page *page, const struct ticket_filter *filter)
{
	static const char *const names[] = { "q", "kind", "topic", "severity",
		"state", "tag", "customer", "owner", "department", "product",
		"batch", "responsible", "from", "until" };
	struct text out = text_new(page->mem, 4096);

	text_add(&out, "queue=");
	text_add(&out,
	    filter->queue == TICKET_QUEUE_NONE
		? "every"
		: ticket_queue_name(filter->queue));
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		const char *value = page_value(page, names[i]);

		if (value[0] == '\0' || page->route->method == POST)
			continue;
		text_addf(&out, "&%s=", names[i]);
		text_add(&out, text_url_encode(page->mem, value));
	}
	return out.bytes;
}

static size_t
read_ids(struct page *page, int64_t *ids)
{
	struct page_values values = page_values(page, "ticket");
	size_t count = 0;

	for (size_t i = 0; i < values.count && count < TICKET_BULK_MAX; i++) {
		if (text_to_int(values.items[i], &ids[count]) == STATUS_OK &&
		    ids[count] > 0)
			count++;
	}
	return count;
}

/* What stood in the form that came back, to stand there again. */
static void
fill_typed(struct page *page, struct desk_inbox *inbox, int64_t *ids)
{
	bool is_filter = text_equal(page->route->path, "/desk/filters");
	const char *to = page_value(page, "to");
	int64_t id = 0;

	tpl_text(page->tpl, "NAME_TYPED", page_value(page, "name"));
	tpl_show_if(page->tpl, "SHARED_TICKED",
	    page_value(page, "shared")[0] != '\0');
	if (page->route->method == GET)
		return;
	if (is_filter) {
		inbox->query = page_value(page, "query");
		return;
	}
	inbox->tag = page_value(page, "tag");
	inbox->picked = ids;
	inbox->picked_count = read_ids(page, ids);
	if (to[0] == '\0' || text_to_int(to + 1, &id) != STATUS_OK)
		return;
	if (to[0] == 'u')
		inbox->to_colleague = id;
	else
		inbox->to_department = id;
}

static const struct list *
list_of(const struct ticket_filter *filter)
{
	return filter->queue == TICKET_QUEUE_NONE ? &ticket_desk_list
						  : &ticket_queue_list;
}

/* --- The inbox ------------------------------------------------------------------------------ */

/* While the shift it was written for may still read it. */
static bool
is_news(const struct page *page, const struct db_rows *notes)
{
	const struct handover_note *newest = notes->items;

	return notes->count > 0 &&
	    actor_may(page->who, ACTION_TICKET_WORK) &&
	    page->now.ms - newest->at.ms <=
	    (int64_t)NOTE_HOURS * 3600 * 1000;
}

static enum status
show_inbox(struct page *page)
{
	int64_t picked[TICKET_BULK_MAX];
	struct ticket_filter filter;
	struct desk_beside beside;
	struct desk_inbox inbox;
	struct db_rows rows;
	enum status st;

	read_filter(page, &filter);
	st = list_page(page, list_of(&filter), &filter, &rows);
	if (st == STATUS_OK)
		st = desk_beside(
		    page->db, page->mem, page->who, page->now, &beside);
	if (st != STATUS_OK)
		return st;
	if (!is_news(page, &beside.notes))
		beside.notes.count = 0;
	inbox = (struct desk_inbox){
		.filter = &filter,
		.q = page->route->method == GET ? page_value(page, "q") : "",
		.query = query_of(page, &filter),
		.beside = &beside,
		.rows = &rows,
		.tag = "",
		.now = page->now,
	};
	fill_typed(page, &inbox, picked);
	desk_view_inbox(page->tpl, page->who, &inbox);
	return page_render(page, "desk.inbox",
	    words(page->who->language, "Desk"), "tickets/desk.tpl");
}

enum status
desk_inbox(struct page *page)
{
	const char *q = page_value(page, "q");
	int64_t id;

	if (page->who->side == SIDE_CUSTOMER)
		return page_redirect(page, "/tickets");
	/* A whole number of ours leads straight there. */
	if (number_parse(NUMBER_COMPLAINT, q, &id) == STATUS_OK)
		return page_redirect(page, "/complaints/%s", q);
	if (number_parse(NUMBER_TICKET, q, &id) == STATUS_OK)
		return page_redirect(page, "/tickets/%s", q);
	return show_inbox(page);
}

enum status
desk_export(struct page *page)
{
	struct ticket_filter filter;

	if (page->who->side == SIDE_CUSTOMER)
		return page_redirect(page, "/tickets");
	read_filter(page, &filter);
	return list_export(page, list_of(&filter), &filter);
}

/* On to the next ticket of a queue, or back to the inbox after the last. */
enum status
desk_next(struct page *page)
{
	const char *after = page_value(page, "after");
	enum ticket_queue queue = queue_typed(page);
	enum ticket_kind kind = TICKET_QUESTION;
	int64_t id = 0;
	int64_t next = 0;
	enum status st;

	if (page->who->side == SIDE_CUSTOMER)
		return page_redirect(page, "/tickets");
	if (queue == TICKET_QUEUE_NONE)
		queue = TICKET_QUEUE_ALL;
	if (after[0] != '\0' &&
	    number_parse(NUMBER_COMPLAINT, after, &id) != STATUS_OK &&
	    number_parse(NUMBER_TICKET, after, &id) != STATUS_OK)
		return STATUS_NOT_FOUND;
	st = ticket_next(page->db, page->mem, page->who, queue, id, page->now,
	    &next, &kind);
	if (st != STATUS_OK)
		return st;
	if (next == 0)
		return page_redirect(
		    page, "/desk?queue=%s", ticket_queue_name(queue));
	return page_redirect(page,
	    kind == TICKET_COMPLAINT ? "/complaints/%s?queue=%s"
				     : "/tickets/%s?queue=%s",
	    ticket_number(page->mem, kind, next), ticket_queue_name(queue));
}

/* --- Many at once ----------------------------------------------------------------------------- */

/* "u12" is a colleague, "d3" a department. */
static void
read_to(const char *to, struct ticket_bulk *bulk)
{
	int64_t id;

	if (to[0] == '\0' || text_to_int(to + 1, &id) != STATUS_OK)
		return;
	if (to[0] == 'u')
		bulk->owner_id = id;
	else if (to[0] == 'd')
		bulk->department_id = id;
}

static bool
read_bulk(struct page *page, struct ticket_bulk *bulk)
{
	const char *go = page_value(page, "go");

	if (text_equal(go, "assign")) {
		read_to(page_value(page, "to"), bulk);
		return bulk->owner_id != 0 || bulk->department_id != 0;
	}
	if (text_equal(go, "tag")) {
		bulk->tag = page_value(page, "tag");
		return bulk->tag[0] != '\0';
	}
	if (text_equal(go, "raise")) {
		bulk->severity = TICKET_SERIOUS;
		return true;
	}
	if (!text_equal(go, "merge") || bulk->count < 2)
		return false;
	/* Into the one that is there longest. */
	bulk->merge_into_id = bulk->ids[0];
	for (size_t i = 1; i < bulk->count; i++) {
		if (bulk->ids[i] < bulk->merge_into_id)
			bulk->merge_into_id = bulk->ids[i];
	}
	return true;
}

enum status
desk_bulk(struct page *page)
{
	enum language language = page->who->language;
	enum ticket_fault fault = TICKET_FINE;
	struct act act = page_act(page);
	int64_t ids[TICKET_BULK_MAX];
	struct ticket_bulk bulk = { .ids = ids };
	int64_t changed = 0;
	int64_t skipped = 0;
	enum status st;

	bulk.count = read_ids(page, ids);
	if (bulk.count == 0 || !read_bulk(page, &bulk)) {
		page_error(page, "bulk",
		    words(language,
			"Tick the cases, then choose what is to be done with "
			"them; to merge, tick two or more."));
		return show_inbox(page);
	}
	st = ticket_bulk_change(
	    page->db, &act, &bulk, &fault, &changed, &skipped);
	if (st == STATUS_INVALID) {
		page_error(page,
		    fault == TICKET_FAULT_TAG ? "bulk-tag" : "bulk",
		    words(language, ticket_fault_text(fault)));
		return show_inbox(page);
	}
	if (st == STATUS_CONFLICT) {
		page_conflict(page,
		    words(language,
			"One of them cannot be changed like this. Nothing "
			"was changed."));
		return show_inbox(page);
	}
	if (st != STATUS_OK)
		return st;
	page_flash(page,
	    words_fill(page->mem, language,
		"{CHANGED} changed, {SKIPPED} had ended meanwhile.", "CHANGED",
		text_format(page->mem, "%lld", (long long)changed), "SKIPPED",
		text_format(page->mem, "%lld", (long long)skipped), NULL));
	return page_redirect(page, "/desk?queue=%s",
	    queue_typed(page) == TICKET_QUEUE_NONE
		? "every"
		: ticket_queue_name(queue_typed(page)));
}

/* --- Filters under a name -------------------------------------------------------------------------- */

enum status
desk_filter_save(struct page *page)
{
	struct act act = page_act(page);
	enum status st;

	if (page->who->side == SIDE_CUSTOMER)
		return STATUS_FORBIDDEN;
	st = saved_filter_save(page->db, &act, "desk",
	    page_value(page, "name"), page_value(page, "query"),
	    page_value(page, "shared")[0] != '\0');

	if (st == STATUS_INVALID) {
		page_error(page, "name",
		    words(page->who->language,
			"Give it a name of up to 60 characters; at most 30 "
			"are kept."));
		return show_inbox(page);
	}
	if (st != STATUS_OK)
		return st;
	page_flash(page, words(page->who->language, "Saved."));
	return page_done(page, &act);
}

enum status
desk_filter_remove(struct page *page)
{
	struct act act = page_act(page);
	int64_t id;
	enum status st;

	if (text_to_int(page_arg(page, "id"), &id) != STATUS_OK)
		return STATUS_NOT_FOUND;
	st = saved_filter_remove(page->db, &act, id);
	return st == STATUS_OK ? page_redirect(page, "/desk") : st;
}
