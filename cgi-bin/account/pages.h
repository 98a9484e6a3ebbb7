/**
 * @file
 * The page handlers of the account program, one file each.
 */
#ifndef ACCOUNT_PAGES_H
#define ACCOUNT_PAGES_H

#include "app/page.h"

page_fn account_show;          /* show.c */
page_fn account_page_products; /* products.c */
page_fn account_licences;      /* licences.c, as the following */
page_fn account_licence_upload;

#endif
