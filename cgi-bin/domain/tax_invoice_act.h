/**
 * @file
 * What tax_invoice_act.c lends to tax_invoice_import.c.  Layer: domain, private
 * to them.  Both run inside a transaction of the caller.
 */
#ifndef DOMAIN_TAX_INVOICE_ACT_H
#define DOMAIN_TAX_INVOICE_ACT_H

#include "domain/tax_invoice.h"

enum status tax_invoice_make_within(struct db *db, struct act *act,
    const struct tax_invoice_request *request, int64_t *id) MUST_CHECK;

enum status tax_invoice_issue_within(struct db *db, struct act *act, int64_t id,
    const char *number, struct day issued_on,
    const struct tax_invoice_file *file) MUST_CHECK;

/** 1 to 40 letters, digits and dashes. */
bool tax_invoice_number_fits(const char *number);

#endif
