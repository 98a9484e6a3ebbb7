/**
 * @file
 * GET /shipments/{no}, /shipments/{no}.pdf and what is done there: deliver,
 * sign, refuse, lose.
 */
#include "app/document.h"
#include "base/text.h"
#include "domain/draft_rows.h"
#include "domain/shipment.h"
#include "orders/pages.h"
#include "view/document_delivery.h"
#include "view/order_view.h"
#include "view/words.h"

static enum status
shipment_of_path(struct page *page, struct shipment *shipment)
{
	int64_t id;
	enum status st;

	st = shipment_id_of(
	    page->db, page->mem, page->who, page_arg(page, "no"), &id);
	if (st != STATUS_OK)
		return st;
	return shipment_find(page->db, page->mem, page->who, id, shipment);
}

static enum status
show(struct page *page)
{
	struct order_typed refused = orders_typed(page, "quantity");
	struct shipment shipment;
	enum status st;

	st = shipment_of_path(page, &shipment);
	if (st != STATUS_OK)
		return st;
	shipment_view_show(page->tpl, page->who, &shipment, &refused);
	return page_render(page, "shipments.show",
	    words_fill(page->mem, page->who->language, "Shipment {NO}", "NO",
		shipment.number, NULL),
	    "shipments/show.tpl");
}

enum status
shipments_show(struct page *page)
{
	return show(page);
}

enum status
shipments_pdf(struct page *page)
{
	struct document_frame frame;
	struct shipment shipment;
	int fd;
	enum status st;

	st = shipment_of_path(page, &shipment);
	if (st != STATUS_OK)
		return st;
	st = document_frame_for(page, &frame);
	if (st != STATUS_OK)
		return st;
	st = document_delivery_pdf(page->mem, &frame, &shipment, &fd);
	if (st != STATUS_OK)
		return st;
	return page_document_fd(page, "application/pdf",
	    text_format(page->mem, "%s.pdf", shipment.number), fd);
}

static enum status
answer(struct page *page, struct act *act, enum status st)
{
	enum language language = page->who->language;

	if (st == STATUS_OK) {
		page_flash(page,
		    words(language,
			"Done. This is how the shipment stands now."));
		return page_done(page, act);
	}
	if (st == STATUS_INVALID)
		page_error(page, "reason",
		    words(language,
			"Write a reason, and no more pieces than were "
			"sent."));
	else if (st == STATUS_CONFLICT)
		page_conflict(page,
		    words(language,
			"The shipment has moved on meanwhile. This is how "
			"it stands now."));
	else
		return st;
	return show(page);
}

static enum status
id_of_path(struct page *page, int64_t *id)
{
	return shipment_id_of(
	    page->db, page->mem, page->who, page_arg(page, "no"), id);
}

enum status
shipments_deliver(struct page *page)
{
	struct act act = page_act(page);
	int64_t id;
	enum status st;

	st = id_of_path(page, &id);
	if (st != STATUS_OK)
		return st;
	return answer(page, &act, shipment_deliver(page->db, &act, id));
}

enum status
shipments_sign(struct page *page)
{
	struct act act = page_act(page);
	int64_t id;
	enum status st;

	st = id_of_path(page, &id);
	if (st != STATUS_OK)
		return st;
	return answer(page, &act,
	    shipment_sign(page->db, &act, id, page_value(page, "note")));
}

enum status
shipments_lose(struct page *page)
{
	struct act act = page_act(page);
	int64_t id;
	enum status st;

	st = id_of_path(page, &id);
	if (st != STATUS_OK)
		return st;
	return answer(page, &act,
	    shipment_lose(page->db, &act, id, page_value(page, "reason")));
}

/* What is refused of each line; all lines empty means everything. */
static enum status
read_refused(struct page *page, struct refuse_line **out, size_t *count)
{
	struct page_values positions = page_values(page, "position");
	struct page_values batches = page_values(page, "batch");
	struct page_values quantities = page_values(page, "quantity");
	struct refuse_line *lines =
	    arena_calloc(page->mem, positions.count + 1, sizeof(*lines));
	size_t n = 0;

	for (size_t i = 0; i < positions.count; i++) {
		struct refuse_line *line = &lines[n];
		const char *typed =
		    i < quantities.count ? quantities.items[i] : "";

		if (text_trim(page->mem, typed)[0] == '\0')
			continue;
		if (i >= batches.count ||
		    text_to_int(positions.items[i], &line->position) !=
			STATUS_OK ||
		    text_to_int(batches.items[i], &line->batch_id) !=
			STATUS_OK ||
		    draft_quantity_parse(typed, &line->quantity) !=
			STATUS_OK) {
			page_error(page, "quantity",
			    words(page->who->language,
				"Enter whole numbers as quantities."));
			return STATUS_INVALID;
		}
		if (line->quantity > 0)
			n++;
	}
	*out = n > 0 ? lines : NULL;
	*count = n;
	return STATUS_OK;
}

enum status
shipments_refuse(struct page *page)
{
	struct act act = page_act(page);
	struct refuse_line *lines;
	size_t count;
	int64_t id;
	enum status st;

	st = id_of_path(page, &id);
	if (st != STATUS_OK)
		return st;
	st = read_refused(page, &lines, &count);
	if (st != STATUS_OK)
		return show(page);
	st = shipment_refuse(page->db, &act, id, lines, count,
		    page_value(page, "reason"));
	return answer(page, &act, st);
}
