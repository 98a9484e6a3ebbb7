/**
 * @file
 * The statements behind reconcile.c.  Layer: domain.
 */
#ifndef DOMAIN_RECONCILE_SQL_H
#define DOMAIN_RECONCILE_SQL_H

#include "domain/reconcile.h"

extern const struct db_query stmt_reconcile_open;
extern const struct db_query stmt_reconcile_receipt;
extern const struct db_query stmt_reconcile_note;
extern const struct db_query stmt_reconcile_invoiced;
extern const struct db_query stmt_reconcile_invoice;
extern const struct db_query stmt_reconcile_shipment;
extern const struct db_query stmt_reconcile_refused;
extern const struct db_query stmt_reconcile_document;
extern const struct db_query stmt_reconcile_exposure;
extern const struct db_query stmt_reconcile_group;
extern const struct db_query stmt_reconcile_deposit;

/** The books of returns.  reconcile_return_sql.c */
extern const struct db_query stmt_reconcile_returning;
extern const struct db_query stmt_reconcile_returned;
extern const struct db_query stmt_reconcile_return_fen;
extern const struct db_query stmt_reconcile_return_note;
extern const struct db_query stmt_reconcile_return_stock;
extern const struct db_query stmt_reconcile_repair;
extern const struct db_query stmt_reconcile_red_letter;

#endif
