/**
 * @file
 * What the files of tax invoices and red letters share.  Layer: domain, private
 * to them.  All run inside a transaction of the caller.
 */
#ifndef DOMAIN_TAX_INVOICE_ACT_H
#define DOMAIN_TAX_INVOICE_ACT_H

#include "domain/receivable_core.h"
#include "domain/tax_invoice.h"
#include "domain/tax_invoice_sql.h"

enum status tax_invoice_make_within(struct db *db, struct act *act,
    const struct tax_invoice_request *request, int64_t *id) MUST_CHECK;

enum status tax_invoice_issue_within(struct db *db, struct act *act, int64_t id,
    const char *number, struct day issued_on,
    const struct tax_invoice_file *file) MUST_CHECK;

/** Lock what an invoice covers, then the invoice; the act leads to its page.
 *  @param[out] parts struct tax_invoice_part_row */
enum status tax_invoice_take(struct db *db, struct act *act, int64_t id,
    struct tax_invoice_lock_row *invoice, struct core_customer *customer,
    struct db_rows *parts, struct core_receivables *all) MUST_CHECK;

/** Whether an invoice may be issued with this number, on this day: else
 *  STATUS_INVALID. */
enum status tax_invoice_issue_check(struct db *db, struct act *act,
    const char *number, struct day issued_on) MUST_CHECK;

/** 1 to 40 letters, digits and dashes. */
bool tax_invoice_number_fits(const char *number);

#endif
