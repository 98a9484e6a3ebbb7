/**
 * @file
 * Whose account a page is about: the reader's own company under /account, any
 * customer in reach under /customers/{id}.
 *
 * Program: money.
 */
#ifndef MONEY_SUBJECT_H
#define MONEY_SUBJECT_H

#include "app/page.h"
#include "domain/customer.h"
#include "money/table.h"

struct subject {
	struct customer customer;
	const char *name; /* in the reader's language */
	const char *base; /* "/account" or "/customers/12" */
	bool is_own;
	struct day today;
};

/** The subject of this request; STATUS_NOT_FOUND out of reach. */
enum status subject_of_path(
    struct page *page, struct subject *subject) MUST_CHECK;

/** Which page of the account this is. */
enum subject_tab {
	SUBJECT_CREDIT = 0,
	SUBJECT_RECEIVABLES,
	SUBJECT_STATEMENT,
	SUBJECT_INVOICES,
	SUBJECT_PAYMENTS,
	SUBJECT_NOTES,
	SUBJECT_TAB_COUNT
};

/** The tabs of the account, in the order of enum subject_tab. */
const struct table_link *subject_tabs(struct page *page,
    const struct subject *subject, enum subject_tab chosen);

/** "/account/payments". */
const char *subject_path(
    struct page *page, const struct subject *subject, const char *end);

/** Answer 303 to a page of the account, "payments". */
enum status subject_redirect(struct page *page, const struct subject *subject,
    const char *end) MUST_CHECK;

/** The customer of a typed code or name, in reach; 0 where none or several fit. */
int64_t page_customer(struct page *page, const char *typed);

/** Say on the next page that it is done. */
void page_say_done(struct page *page);

/** The reader's day. */
struct day page_today(const struct page *page);

/** An id in the path or a field; 0 for anything else. */
int64_t page_id(const char *text);

#endif
