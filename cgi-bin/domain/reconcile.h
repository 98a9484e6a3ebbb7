/**
 * @file
 * Do the books of money agree?  Finds differences, changes nothing.
 *
 * Layer: domain, for the command line and the tests.
 */
#ifndef DOMAIN_RECONCILE_H
#define DOMAIN_RECONCILE_H

#include "domain/receivable.h"

/** What is compared with what. */
enum reconcile_kind {
	RECONCILE_OPEN = 0, /* receivable: open_fen = amount − Σ applications */
	RECONCILE_RECEIPT,  /* unapplied_fen = amount − Σ applications */
	RECONCILE_NOTE,     /* credit note: the same */
	RECONCILE_INVOICED, /* receivable: invoiced_fen = Σ valid parts */
	RECONCILE_INVOICE,  /* tax invoice: total and tax = Σ parts */
	RECONCILE_SHIPMENT, /* a shipment's value = its receivable */
	RECONCILE_REFUSED,  /* a shipment's refused event = its credit note */
	RECONCILE_DOCUMENT, /* credit entries = receipt, note or receivable */
	RECONCILE_EXPOSURE, /* the formula = used_fen, per customer */
	RECONCILE_GROUP,    /* a group's used_fen = Σ its members' */
	RECONCILE_DEPOSIT,  /* a deposit below zero */
	RECONCILE_STATEMENT, /* its figures = its lines; opening = closing before */
	RECONCILE_RETURNING, /* an order line's returning_qty = open requests' */
	RECONCILE_RETURNED,  /* the same for what was taken back */
	RECONCILE_RETURN_FEN, /* and for what was promised for it */
	RECONCILE_RETURN_NOTE, /* a request's credit notes = its lines' credit */
	RECONCILE_RETURN_STOCK, /* units that came in = units received */
	RECONCILE_REPAIR, /* accepted quotes of repaired lines = receivables */
	RECONCILE_RED_LETTER, /* red-letter parts = what was asked and issued */
	RECONCILE_KIND_COUNT
};

struct reconcile_difference {
	int64_t customer_id;
	int64_t document_id; /* 0: the customer as a whole */
	int64_t expected_fen;
	int64_t found_fen;
};

/** "receivable": stable, for the command line. */
const char *reconcile_kind_name(enum reconcile_kind kind);

/** Differences of one kind, at most 1000; none in a sound database.
 *  @param[out] rows struct reconcile_difference */
enum status reconcile_check(struct db *db, struct arena *mem,
    enum reconcile_kind kind, struct db_rows *rows) MUST_CHECK;

#endif
