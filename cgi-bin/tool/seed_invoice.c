/**
 * @file
 * The year's shipments on tax invoices, a month of a customer on each; what was
 * sent lately stays on the work list.  See seed_play.h.
 *
 * Program: tool.
 */
#include "base/log.h"
#include "base/text.h"
#include "domain/tax_invoice.h"
#include "tool/seed_play.h"

enum {
	LATELY_DAYS = 20,
	ASKED_DAYS = 32, /* the last ones are asked for and not issued yet */
	WORK_MOST = 500
};

/* One month's shipments of a customer. */
struct month {
	struct tax_invoice_part parts[TAX_INVOICE_PARTS_MAX];
	size_t count;
	struct day day; /* of the last */
};

static enum status
make_invoice(struct play *play, const struct play_customer *customer,
    const struct month *month, bool is_issued)
{
	struct act act = play_act(play, &play->staff[PLAY_CLERK],
	    instant_from_day(day_add(month->day, 3), ZONE_SHANGHAI_MINUTES));
	struct tax_invoice_request request = {
		.kind = TAX_INVOICE_SPECIAL,
		.title = "",
		.tax_number = text_format(play->scratch, "91330100MA%08lld",
		    (long long)customer->row.id),
		.note = "",
		.parts = month->parts,
		.part_count = month->count,
	};
	int64_t id;
	enum status st = tax_invoice_make(play->db, &act, &request, &id);

	if (st != STATUS_OK || !is_issued)
		return st;
	return tax_invoice_issue(play->db, &act, id,
	    text_format(play->scratch, "26332000%012lld", (long long)id),
	    day_add(month->day, 3), NULL);
}

static enum status
invoice_customer(struct play *play, const struct play_customer *customer)
{
	struct day today = day_from_instant(play->now, ZONE_SHANGHAI_MINUTES);
	struct tax_invoice_work_filter filter = {
		.customer_id = customer->row.id, .limit = WORK_MOST
	};
	const struct tax_invoice_work *work;
	struct month *month = arena_calloc(play->scratch, 1, sizeof(*month));
	struct db_rows rows;
	enum status st = tax_invoice_work_list(
	    play->db, play->scratch, &play->staff[PLAY_CLERK], &filter, &rows);

	work = rows.items;
	for (size_t i = 0; st == STATUS_OK && i < rows.count; i++) {
		bool is_last = i + 1 == rows.count ||
		    work[i + 1].posted_on.month != work[i].posted_on.month ||
		    day_compare(work[i + 1].posted_on,
			day_add(today, -LATELY_DAYS)) >= 0 ||
		    month->count + 1 == TAX_INVOICE_PARTS_MAX;

		if (day_compare(
			work[i].posted_on, day_add(today, -LATELY_DAYS)) >= 0)
			break;
		month->parts[month->count++] = (struct tax_invoice_part){
			.receivable_id = work[i].receivable_id,
		};
		month->day = work[i].posted_on;
		if (!is_last)
			continue;
		st = make_invoice(play, customer, month,
		    day_compare(month->day, day_add(today, -ASKED_DAYS)) < 0);
		month->count = 0;
	}
	return st;
}

enum status
play_invoices(struct play *play)
{
	enum status st = STATUS_OK;

	for (size_t i = 0; i < play->customer_count && st == STATUS_OK; i++) {
		st = invoice_customer(play, &play->customers[i]);
		if (st != STATUS_OK)
			log_event(LOG_WARN, "seed.invoice", "customer",
			    log_int(play->customers[i].row.id), "status",
			    log_int((int64_t)st), NULL);
		arena_reset(play->scratch);
	}
	return st;
}
