/**
 * @file
 * The page handlers of the contracts program, one subject each file.
 */
#ifndef CONTRACTS_PAGES_H
#define CONTRACTS_PAGES_H

#include "app/page.h"

page_fn contracts_list;     /* list.c, as the following */
page_fn contracts_export;
page_fn contracts_calendar;
page_fn contracts_of_account;
page_fn contracts_new_form; /* draft.c, as the following */
page_fn contracts_new;
page_fn contracts_edit;
page_fn contracts_save;
page_fn contracts_show; /* show.c, as the following */
page_fn contracts_open;
page_fn contracts_step;
page_fn contracts_sign;
page_fn contracts_follow;
page_fn contracts_keeper;
page_fn contracts_no_renewal;
page_fn contracts_templates; /* template.c, as the following */
page_fn contracts_template;
page_fn contracts_template_save;

/** The company's name of the settings, and today in its zone. */
enum status contracts_today(struct page *page, const char **company,
    struct day *today) MUST_CHECK;

#endif
