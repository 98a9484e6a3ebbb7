/**
 * @file
 * Papers and contracts on the first page.
 *
 * Layer: view.  See home_view.h.
 */
#ifndef VIEW_HOME_PAPERS_H
#define VIEW_HOME_PAPERS_H

#include "domain/actor.h"
#include "domain/contract_task.h"
#include "domain/licence_bar.h"
#include "view/tpl.h"

/** Rows of TODO for a distributor: what bars its orders, or soon will.
 *  @return how many rows were added */
size_t home_papers_todo(struct tpl *tpl, const struct actor *who,
    const struct licence_bar *bar, struct day today);

/** The renewals a member of staff prepares.  @param rows struct contract_task */
void home_papers_renewals(
    struct tpl *tpl, const struct db_rows *rows, struct day today);

#endif
