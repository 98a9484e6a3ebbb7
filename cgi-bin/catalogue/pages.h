/**
 * @file
 * The page handlers of the catalogue program, one file each.
 */
#ifndef CATALOGUE_PAGES_H
#define CATALOGUE_PAGES_H

#include "app/page.h"
#include "domain/product.h"
#include "domain/setting.h"

page_fn catalogue_list;    /* list.c */
page_fn catalogue_show;    /* show.c */
page_fn catalogue_add;     /* add.c */
page_fn catalogue_suggest; /* suggest.c */

/** Whose eyes the page looks with: the reader's company, or for staff the one
 *  of the parameter "customer".  show.c
 *  @return STATUS_NOT_FOUND for a customer that is not seen */
enum status catalogue_viewer(struct page *page, struct setting *setting,
    struct product_viewer *viewer) MUST_CHECK;

/** Whether there is somebody to order for, and the reader may.  show.c */
bool catalogue_may_add(
    const struct page *page, const struct product_viewer *viewer);

/** Render a product's page with this text in its quantity field; NULL for the
 *  least allowed.  show.c */
enum status catalogue_show_product(struct page *page,
    const struct setting *setting, const struct product_viewer *viewer,
    const struct product *product, const char *quantity) MUST_CHECK;

#endif
