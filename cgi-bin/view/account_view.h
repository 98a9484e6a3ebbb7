/**
 * @file
 * The account page in names.  Layer: view.
 *
 * account_view_begin() announces every part as empty; each other function fills
 * one part and may be left out.
 */
#ifndef VIEW_ACCOUNT_VIEW_H
#define VIEW_ACCOUNT_VIEW_H

#include "domain/account.h"
#include "domain/receivable.h"
#include "view/tpl.h"

struct db_rows;

/** For whom, where and when the page is shown. */
struct account_page {
	const struct actor *who;
	const struct account *account;
	const char *base; /* "/account" or "/customers/7" */
	struct day today;
	struct instant now;
};

/** Head, team, tabs, notices; every part empty. */
void account_view_begin(struct tpl *tpl, const struct account_page *page);

/** Twelve months up to `last` against the year before.
 *  @param months struct account_month, newest first */
void account_view_sales(struct tpl *tpl, const struct account_page *page,
    const struct db_rows *months, int64_t last);

/** The figures on top.  @param ageing NULL: not for this reader */
void account_view_figures(struct tpl *tpl, const struct account_page *page,
    const struct account_open *open, const struct receivable_ageing *ageing);

/** Categories of the last three months against the three before.
 *  @param rows struct account_mix */
void account_view_mix(struct tpl *tpl, const struct account_page *page,
    struct account_span span, const struct db_rows *rows);

/** The strip of 26 weeks that ends with `to`.  @param rows struct account_day */
void account_view_rhythm(struct tpl *tpl, const struct account_page *page,
    struct day to, const struct db_rows *rows);

/** @param rows struct account_event */
void account_view_timeline(struct tpl *tpl, const struct account_page *page,
    const struct db_rows *rows);

/** @param rows struct account_contact */
void account_view_contacts(struct tpl *tpl, const struct account_page *page,
    const struct db_rows *rows);

/** @param rows struct account_paper */
void account_view_papers(struct tpl *tpl, const struct account_page *page,
    const struct db_rows *rows);

/** Fill templates/account/products.tpl.  @param rows struct account_product */
void account_view_products(struct tpl *tpl, const struct account_page *page,
    struct account_span span, bool rose, const struct db_rows *rows);

#endif
