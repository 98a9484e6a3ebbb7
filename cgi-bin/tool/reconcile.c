/**
 * @file
 * `qutong reconcile`: do the books agree?  Compares stock with its movements
 * and reservations, credit with its ledger and the orders, and the books of
 * money with each other; names each difference and changes nothing.  Program:
 * tool.
 */
#include <inttypes.h>

#include "base/config.h"
#include "domain/credit.h"
#include "domain/reconcile.h"
#include "domain/stock.h"
#include "tool/commands.h"
#include "tool/database.h"

/* The whole books are read, however many there are. */
enum {
	BUDGET_MS = 120000
};

static void
print_stock(const struct stock_difference *one)
{
	printf("  stock %" PRId64 " of product %" PRId64 ": on hand %" PRId64
	       ", moved %" PRId64 "; reserved %" PRId64 ", moved %" PRId64
	       ", for lines %" PRId64 "\n",
	    one->stock_id, one->product_id, one->on_hand, one->on_hand_moved,
	    one->reserved, one->reserved_moved, one->reserved_for_lines);
}

static void
print_credit(const struct credit_difference *one)
{
	if (one->kind == CREDIT_USED_IS_NOT_LEDGER)
		printf("  customer %" PRId64 ": used", one->customer_id);
	else
		printf("  order %" PRId64 " of customer %" PRId64 ": due",
		    one->order_id, one->customer_id);
	printf(" %" PRId64 " fen, ledger %" PRId64 " fen\n", one->found_fen,
	    one->ledger_fen);
}

static void
print_money(enum reconcile_kind kind, const struct reconcile_difference *one)
{
	printf("  %s", reconcile_kind_name(kind));
	if (one->document_id != 0)
		printf(" %" PRId64, one->document_id);
	if (one->customer_id != 0)
		printf(" of customer %" PRId64, one->customer_id);
	printf(": expected %" PRId64 " fen, found %" PRId64 " fen\n",
	    one->expected_fen, one->found_fen);
}

static enum status
reconcile_money(struct db *db, struct arena *mem, size_t *drift)
{
	const struct reconcile_difference *one;
	struct db_rows rows;
	enum status st;

	for (unsigned kind = 0; kind < RECONCILE_KIND_COUNT; kind++) {
		st = reconcile_check(db, mem, kind, &rows);
		if (st != STATUS_OK)
			return st;
		printf(
		    "%-11s drift %zu\n", reconcile_kind_name(kind), rows.count);
		one = rows.items;
		for (size_t i = 0; i < rows.count; i++)
			print_money(kind, &one[i]);
		*drift += rows.count;
	}
	return STATUS_OK;
}

static enum status
reconcile(struct db *db, struct arena *mem, size_t *drift)
{
	struct db_rows rows;
	enum status st;

	st = stock_check(db, mem, &rows);
	if (st != STATUS_OK)
		return st;
	printf("stock       drift %zu\n", rows.count);
	for (size_t i = 0; i < rows.count; i++)
		print_stock(&((const struct stock_difference *)rows.items)[i]);
	*drift += rows.count;

	st = credit_check(db, mem, &rows);
	if (st != STATUS_OK)
		return st;
	printf("credit      drift %zu\n", rows.count);
	for (size_t i = 0; i < rows.count; i++)
		print_credit(
		    &((const struct credit_difference *)rows.items)[i]);
	*drift += rows.count;
	return reconcile_money(db, mem, drift);
}

int
command_reconcile(struct home *home, int argc, char **argv)
{
	const struct db_options options = { database_socket(home),
		home->account, "", config_text("db_name", "qutong") };
	struct db *db = db_new(&options);
	size_t drift = 0;
	enum status st;

	(void)argc;
	(void)argv;
	db_set_deadline(db, BUDGET_MS);
	st = reconcile(db, home->mem, &drift);
	db_free(db);
	if (st != STATUS_OK) {
		complain("The database does not answer: make status.");
		return 1;
	}
	return drift == 0 ? 0 : 3;
}
