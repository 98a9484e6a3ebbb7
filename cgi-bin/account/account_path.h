/**
 * @file
 * Whose account a page of this program is about.  Program: account.
 */
#ifndef ACCOUNT_ACCOUNT_PATH_H
#define ACCOUNT_ACCOUNT_PATH_H

#include "app/page.h"
#include "domain/account.h"
#include "view/account_view.h"

/**
 * The customer of "/customers/{id}…"; of "/account…" the company acted for.
 *
 * @param[out] account  borrowed by *out
 * @return STATUS_OK; STATUS_NOT_FOUND (also for staff under /account).
 */
enum status account_of_path(struct page *page, struct account *account,
    struct account_page *out) MUST_CHECK;

/** Fill templates/account/tabs.tpl.  @param at "AT_LICENCES" … */
void account_tabs(struct tpl *tpl, const char *at);

/** Every month with sales, and the one the page ends with.
 *  @param[out] months struct account_month */
enum status account_read_months(struct page *page,
    const struct account_page *view, struct db_rows *months,
    int64_t *last) MUST_CHECK;

/** Spans of full months: the present one is not over and is left out. */
struct account_span account_full_span(
    const struct account_page *view, int64_t last, int64_t months);

#endif
