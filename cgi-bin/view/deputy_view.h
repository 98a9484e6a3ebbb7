/**
 * @file
 * Deputies in names.  Layer: view.
 */
#ifndef VIEW_DEPUTY_VIEW_H
#define VIEW_DEPUTY_VIEW_H

#include "domain/deputy.h"
#include "view/tpl.h"

/** Fill templates/home/stand.tpl: whom the reader stands in for today.
 *  @param rows struct deputy */
void deputy_view_stand(struct tpl *tpl, const struct actor *who,
    const struct db_rows *rows, struct day today);

/** What a refused form held; "" where nothing was typed. */
struct deputy_typed {
	int64_t deputy_id;
	const char *from, *to, *note;
};

/** Fill templates/home/deputies.tpl.
 *  @param rows      struct deputy
 *  @param people    struct deputy_person
 *  @param decisions struct deputy_decision */
void deputy_view(struct tpl *tpl, const struct actor *who,
    const struct db_rows *rows, const struct db_rows *people,
    const struct db_rows *decisions, const struct deputy_typed *typed,
    struct day today);

/** Field and words of a fault. */
const char *deputy_fault_field(enum deputy_fault fault);
const char *deputy_fault_words(enum deputy_fault fault);

#endif
