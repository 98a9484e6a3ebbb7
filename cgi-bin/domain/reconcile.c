/**
 * @file
 * Do the books of money agree?  See reconcile.h.
 */
#include "domain/reconcile.h"

#include "domain/reconcile_sql.h"

static const struct {
	const char *name;
	const struct db_query *query;
} kinds[RECONCILE_KIND_COUNT] = {
	[RECONCILE_OPEN] = { "receivable", &stmt_reconcile_open },
	[RECONCILE_RECEIPT] = { "receipt", &stmt_reconcile_receipt },
	[RECONCILE_NOTE] = { "credit note", &stmt_reconcile_note },
	[RECONCILE_INVOICED] = { "invoiced", &stmt_reconcile_invoiced },
	[RECONCILE_INVOICE] = { "tax invoice", &stmt_reconcile_invoice },
	[RECONCILE_SHIPMENT] = { "shipment", &stmt_reconcile_shipment },
	[RECONCILE_REFUSED] = { "refused", &stmt_reconcile_refused },
	[RECONCILE_DOCUMENT] = { "entries", &stmt_reconcile_document },
	[RECONCILE_EXPOSURE] = { "exposure", &stmt_reconcile_exposure },
	[RECONCILE_GROUP] = { "group", &stmt_reconcile_group },
	[RECONCILE_DEPOSIT] = { "deposit", &stmt_reconcile_deposit },
};

const char *
reconcile_kind_name(enum reconcile_kind kind)
{
	return kind < RECONCILE_KIND_COUNT ? kinds[kind].name : "";
}

enum status
reconcile_check(struct db *db, struct arena *mem, enum reconcile_kind kind,
    struct db_rows *rows)
{
	if (kind >= RECONCILE_KIND_COUNT)
		return STATUS_INVALID;
	return db_all(db, mem, kinds[kind].query, DB_NO_ARGS, rows);
}
