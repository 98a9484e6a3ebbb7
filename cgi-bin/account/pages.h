/**
 * @file
 * The page handlers of the account program, one file each.
 */
#ifndef ACCOUNT_PAGES_H
#define ACCOUNT_PAGES_H

#include "app/page.h"

page_fn account_show;          /* show.c */
page_fn account_page_products; /* products.c */
page_fn account_page_timeline; /* timeline.c */
page_fn account_licences;      /* licences.c, as the following */
page_fn account_licence_upload;
page_fn account_file; /* file.c, as the following */
page_fn account_file_save;
page_fn account_file_history;
page_fn account_proposal_withdraw;
page_fn account_address_save;
page_fn account_contacts_page; /* contacts.c, as the following */
page_fn account_contact_page;
page_fn account_contact_save;
page_fn account_contact_leave;
page_fn account_contact_purge;
page_fn account_contact_look;
page_fn account_contact_save_private;
page_fn account_team; /* team.c, as the following */
page_fn account_team_give;

#endif
