/**
 * @file
 * Do the books of money agree?  See reconcile.h.
 */
#include "domain/reconcile.h"

#include "domain/reconcile_sql.h"
#include "domain/statement.h"

static const struct {
	const char *name;
	const struct db_query *query; /* NULL: its module compares */
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
	[RECONCILE_STATEMENT] = { "statement", NULL },
	[RECONCILE_RETURNING] = { "returning", &stmt_reconcile_returning },
	[RECONCILE_RETURNED] = { "returned", &stmt_reconcile_returned },
	[RECONCILE_RETURN_FEN] = { "return worth",
	    &stmt_reconcile_return_fen },
	[RECONCILE_RETURN_NOTE] = { "return credit",
	    &stmt_reconcile_return_note },
	[RECONCILE_RETURN_STOCK] = { "return stock",
	    &stmt_reconcile_return_stock },
	[RECONCILE_REPAIR] = { "repair", &stmt_reconcile_repair },
	[RECONCILE_RED_LETTER] = { "red letter",
	    &stmt_reconcile_red_letter },
};

const char *
reconcile_kind_name(enum reconcile_kind kind)
{
	return kind < RECONCILE_KIND_COUNT ? kinds[kind].name : "";
}

/* Each row tells of a figure that is stored, and of what it should be. */
static enum status
check_statements(struct db *db, struct arena *mem, struct db_rows *rows)
{
	const struct statement_difference *from;
	struct reconcile_difference *to;
	struct db_rows found;
	size_t i;
	enum status st;

	st = statement_check(db, mem, &found);
	if (st != STATUS_OK)
		return st;
	from = found.items;
	to = arena_calloc(mem, found.count + 1, sizeof(*to));
	for (i = 0; i < found.count; i++)
		to[i] = (struct reconcile_difference){
			.customer_id = from[i].customer_id,
			.document_id = from[i].statement_id,
			.expected_fen = from[i].found_fen,
			.found_fen = from[i].closing_fen,
		};
	*rows = (struct db_rows){ .items = to, .count = found.count };
	return STATUS_OK;
}

enum status
reconcile_check(struct db *db, struct arena *mem, enum reconcile_kind kind,
    struct db_rows *rows)
{
	if (kind >= RECONCILE_KIND_COUNT)
		return STATUS_INVALID;
	if (kind == RECONCILE_STATEMENT)
		return check_statements(db, mem, rows);
	return db_all(db, mem, kinds[kind].query, DB_NO_ARGS, rows);
}
