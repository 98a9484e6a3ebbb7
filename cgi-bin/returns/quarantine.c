/**
 * @file
 * /quarantine: goods that are kept apart, and what quality decides on them.
 */
#include "base/text.h"
#include "domain/draft_rows.h"
#include "domain/quarantine.h"
#include "returns/pages.h"
#include "view/quarantine_view.h"
#include "view/words.h"

enum status
quarantine_page(struct page *page)
{
	const struct quarantine_stock *stock;
	struct db_rows stocks, sources, history;
	int64_t *ids;
	enum status st;

	st = quarantine_list(page->db, page->mem, page->who, 0, &stocks);
	if (st != STATUS_OK)
		return st;
	stock = stocks.items;
	ids = arena_calloc(page->mem, stocks.count + 1, sizeof(*ids));
	for (size_t i = 0; i < stocks.count; i++)
		ids[i] = stock[i].stock_id;
	st = quarantine_sources(
	    page->db, page->mem, page->who, ids, stocks.count, &sources);
	if (st == STATUS_OK)
		st = quarantine_history(
		    page->db, page->mem, page->who, 0, &history);
	if (st != STATUS_OK)
		return st;
	quarantine_view_list(page->tpl, &stocks, &sources, &history);
	return page_render(page, "quarantine.list",
	    words(page->who->language, "Goods kept apart"),
	    "returns/quarantine.tpl");
}

static enum status
stock_of_path(struct page *page, struct quarantine_stock *stock)
{
	int64_t id;

	if (text_to_int(page_arg(page, "stock"), &id) != STATUS_OK)
		return STATUS_NOT_FOUND;
	return quarantine_find(page->db, page->mem, page->who, id, stock);
}

static enum status
show(struct page *page, const struct quarantine_stock *stock)
{
	bool again = page->error_count > 0;
	const struct quarantine_typed typed = {
		.decision = again ? page_value(page, "decision") : "",
		.quantity = again
		    ? page_value(page, "quantity")
		    : text_format(
			  page->mem, "%lld", (long long)stock->quantity),
		.note = again ? page_value(page, "note") : "",
	};
	struct db_rows sources, history;
	enum status st;

	st = quarantine_sources(page->db, page->mem, page->who,
	    &stock->stock_id, 1, &sources);
	if (st == STATUS_OK)
		st = quarantine_history(page->db, page->mem, page->who,
		    stock->batch_id, &history);
	if (st != STATUS_OK)
		return st;
	quarantine_view_one(page->tpl, page->who, stock, &sources, &history,
	    &typed,
	    day_from_instant(page->now, page->who->zone_minutes));
	return page_render(page, "quarantine.show",
	    words(page->who->language, "Goods kept apart"),
	    "returns/quarantine_one.tpl");
}

enum status
quarantine_show(struct page *page)
{
	struct quarantine_stock stock;
	enum status st = stock_of_path(page, &stock);

	return st == STATUS_OK ? show(page, &stock) : st;
}

static const char *
field_of(enum quarantine_fault fault)
{
	switch (fault) {
	case QUARANTINE_TOO_MUCH:
		return "quantity";
	case QUARANTINE_NO_NOTE:
		return "note";
	case QUARANTINE_NO_DECISION:
	case QUARANTINE_EXPIRED:
	case QUARANTINE_STOPPED:
	case QUARANTINE_FINE:
		break;
	}
	return "decision";
}

enum status
quarantine_act(struct page *page)
{
	enum quarantine_fault fault = QUARANTINE_TOO_MUCH;
	struct act act = page_act(page);
	struct quarantine_stock stock;
	int64_t quantity = 0;
	enum status st = stock_of_path(page, &stock);

	if (st != STATUS_OK)
		return st;
	if (draft_quantity_parse(
		text_trim(page->mem, page_value(page, "quantity")),
		&quantity) != STATUS_OK)
		quantity = 0;
	st = quarantine_decide(page->db, &act, stock.stock_id,
	    quarantine_decision_by_name(page_value(page, "decision")),
	    quantity, page_value(page, "note"), &fault);
	if (st == STATUS_OK) {
		page_flash(page,
		    words(page->who->language,
			"Decided. This is what is still kept apart."));
		return page_done(page, &act);
	}
	if (st == STATUS_INVALID)
		page_error(page, field_of(fault),
		    words(page->who->language, quarantine_fault_text(fault)));
	else if (st == STATUS_CONFLICT)
		page_conflict(page,
		    words(page->who->language,
			"Somebody took of it meanwhile. This is how it stands "
			"now."));
	else
		return st;
	st = stock_of_path(page, &stock);
	return st == STATUS_OK ? show(page, &stock) : st;
}
