/**
 * @file
 * Tax invoices as they are read.  See tax_invoice.h.
 */
#include "domain/tax_invoice.h"

#include <sodium.h>

#include "domain/number.h"
#include "domain/order_core.h"
#include "domain/tax_invoice_sql.h"

enum status
tax_invoice_work_list(struct db *db, struct arena *mem, const struct actor *who,
    const struct tax_invoice_work_filter *filter, struct db_rows *rows)
{
	struct db_build build;
	struct tax_invoice_work *row;
	size_t i;
	enum status st;

	if (!actor_may(who, ACTION_TAX_INVOICE))
		return STATUS_FORBIDDEN;
	if (filter->limit < 1 || filter->limit > 501)
		return STATUS_INVALID;

	db_build_begin(&build, &stmt_tax_work_list, DB_NO_ARGS);
	if (filter->customer_id != 0)
		db_build_add(&build, tax_work_customer,
		    DB_ARGS(db_int(filter->customer_id)));
	if (filter->after_id != 0)
		db_build_add(&build, tax_work_after,
		    DB_ARGS(db_instant(filter->after_at),
			db_instant(filter->after_at),
			db_int(filter->after_id)));
	db_build_add(&build, tax_work_oldest, DB_ARGS(db_int(filter->limit)));
	st = db_build_all(
	    db, mem, &build, actor_scope(who, ACTION_TAX_INVOICE), rows);
	if (st != STATUS_OK)
		return st;

	row = rows->items;
	for (i = 0; i < rows->count; i++) {
		row[i].number = row[i].shipment_id != 0
		    ? order_core_number(mem, NUMBER_SHIPMENT,
			  row[i].shipment_id, row[i].foreign_no)
		    : order_core_number(mem, NUMBER_RECEIVABLE,
			  row[i].receivable_id, row[i].foreign_no);
		if (row[i].order_id != 0)
			row[i].order_number =
			    order_core_number(mem, NUMBER_ORDER,
				row[i].order_id, row[i].order_foreign_no);
	}
	return STATUS_OK;
}

/* A customer sees what was issued to it, nothing in the making. */
static bool
is_in_sight(const struct actor *who, const struct tax_invoice *invoice)
{
	return who->side != SIDE_CUSTOMER ||
	    invoice->state == TAX_INVOICE_ISSUED ||
	    invoice->state == TAX_INVOICE_RED_ASKED ||
	    invoice->state == TAX_INVOICE_REVERSED;
}

enum status
tax_invoice_list(struct db *db, struct arena *mem, const struct actor *who,
    const struct tax_invoice_filter *filter, struct db_rows *rows)
{
	struct db_build build;

	if (filter->limit < 1 || filter->limit > 501)
		return STATUS_INVALID;

	db_build_begin(&build, &stmt_tax_list, DB_NO_ARGS);
	if (who->side == SIDE_CUSTOMER)
		db_build_add(&build, tax_list_issued, DB_NO_ARGS);
	if (filter->state != 0)
		db_build_add(
		    &build, tax_list_state, DB_ARGS(db_int(filter->state)));
	if (filter->customer_id != 0)
		db_build_add(&build, tax_list_customer,
		    DB_ARGS(db_int(filter->customer_id)));
	if (filter->after_id != 0)
		db_build_add(&build, tax_list_after,
		    DB_ARGS(db_instant(filter->after_at),
			db_instant(filter->after_at),
			db_int(filter->after_id)));
	db_build_add(&build, tax_list_newest, DB_ARGS(db_int(filter->limit)));
	return db_build_all(
	    db, mem, &build, actor_scope(who, ACTION_MONEY_SEE), rows);
}

enum status
tax_invoice_find(struct db *db, struct arena *mem, const struct actor *who,
    int64_t id, struct tax_invoice *out)
{
	struct tax_invoice row = { 0 };
	enum status st;

	st = db_one_scoped(db, mem, &stmt_tax_find,
	    actor_scope(who, ACTION_MONEY_SEE), DB_ARGS(db_int(id)), &row);
	if (st != STATUS_OK)
		return st;
	if (!is_in_sight(who, &row))
		return STATUS_NOT_FOUND;
	*out = row;
	return STATUS_OK;
}

enum status
tax_invoice_shares(struct db *db, struct arena *mem, const struct actor *who,
    int64_t id, struct db_rows *rows)
{
	struct tax_invoice invoice;
	struct tax_invoice_share *row;
	size_t i;
	enum status st;

	st = tax_invoice_find(db, mem, who, id, &invoice);
	if (st == STATUS_OK)
		st = db_all(
		    db, mem, &stmt_tax_shares, DB_ARGS(db_int(id)), rows);
	if (st != STATUS_OK)
		return st;

	row = rows->items;
	for (i = 0; i < rows->count; i++)
		row[i].number = row[i].shipment_id != 0
		    ? order_core_number(mem, NUMBER_SHIPMENT,
			  row[i].shipment_id, row[i].foreign_no)
		    : order_core_number(mem, NUMBER_RECEIVABLE,
			  row[i].receivable_id, row[i].foreign_no);
	return STATUS_OK;
}

const char *
tax_invoice_file_type(const char *bytes, size_t length)
{
	static const char mark[] = "\xef\xbb\xbf";

	if (length >= 5 && memcmp(bytes, "%PDF-", 5) == 0)
		return "application/pdf";
	/* An OFD is a ZIP archive with this file in it. */
	if (length >= 4 && memcmp(bytes, "PK\3\4", 4) == 0)
		return memmem(bytes, length, "OFD.xml", 7) != NULL
		    ? "application/ofd"
		    : NULL;
	if (length >= 3 && memcmp(bytes, mark, 3) == 0) {
		bytes += 3;
		length -= 3;
	}
	if (length >= 5 && memcmp(bytes, "<?xml", 5) == 0)
		return "application/xml";
	return NULL;
}

enum status
tax_invoice_file_read(struct db *db, struct arena *mem, const struct actor *who,
    int64_t id, struct tax_invoice_file *out, const char **type)
{
	struct tax_invoice invoice;
	struct tax_invoice_file_row row;
	char *bytes;
	size_t room;
	size_t length;
	enum status st;

	st = tax_invoice_find(db, mem, who, id, &invoice);
	if (st == STATUS_OK)
		st = db_one(db, mem, &stmt_tax_file, DB_ARGS(db_int(id)), &row);
	if (st != STATUS_OK)
		return st;

	room = strlen(row.base64) / 4 * 3 + 3;
	bytes = arena_alloc(mem, room);
	if (sodium_base642bin((unsigned char *)bytes, room, row.base64,
		strlen(row.base64), "\n\r ", &length, NULL,
		sodium_base64_VARIANT_ORIGINAL) != 0)
		return STATUS_BUG;
	*type = tax_invoice_file_type(bytes, length);
	if (*type == NULL)
		return STATUS_BUG;
	*out = (struct tax_invoice_file){ row.name, bytes, length };
	return STATUS_OK;
}
