/**
 * @file
 * Customers that belong together, in names.  Layer: view.
 */
#ifndef VIEW_GROUP_VIEW_H
#define VIEW_GROUP_VIEW_H

#include "domain/customer_group.h"
#include "view/tpl.h"

/** Fill templates/customers/group.tpl.
 *  @param rows struct customer_member  @param typed the parent's code; NULL: as
 *  it stands */
void group_view_page(struct tpl *tpl, const struct actor *who,
    const struct account *account, const struct customer_group_place *place,
    const struct db_rows *rows, const char *typed);

/** The sentence for what is wrong, to be passed to words(). */
const char *group_fault_words(enum customer_group_fault fault);

#endif
