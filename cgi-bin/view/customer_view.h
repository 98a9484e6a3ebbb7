/**
 * @file
 * The list of customers in names.  Layer: view.
 */
#ifndef VIEW_CUSTOMER_VIEW_H
#define VIEW_CUSTOMER_VIEW_H

#include "domain/customer_list.h"
#include "view/tpl.h"

struct db_rows;

/** "AAA"; "" for unclassed. */
const char *customer_view_class(enum customer_class class);

/** The sort of a query value, "sales"; by name for any other. */
enum customer_sort customer_view_sort(const char *name);

/** Fill templates/customers/list.tpl.
 *  @param reps struct customer_rep  @param rows struct customer_row */
void customer_view_list(struct tpl *tpl, const struct actor *who,
    const struct customer_filter *filter, const struct db_rows *reps,
    const struct db_rows *rows);

/** Fill templates/customers/places.tpl.
 *  @param province "" : by province  @param rows struct customer_place */
void customer_view_places(struct tpl *tpl, const struct actor *who,
    const char *province, const struct db_rows *rows);

#endif
