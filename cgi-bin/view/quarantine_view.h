/**
 * @file
 * Goods kept apart as templates/returns/quarantine*.tpl see them.
 *
 * Layer: view.
 */
#ifndef VIEW_QUARANTINE_VIEW_H
#define VIEW_QUARANTINE_VIEW_H

#include "domain/quarantine.h"
#include "view/tpl.h"

/** Fill templates/returns/quarantine.tpl.
 *  @param stocks struct quarantine_stock
 *  @param sources struct quarantine_source, of all of them
 *  @param history struct quarantine_event */
void quarantine_view_list(struct tpl *tpl, const struct db_rows *stocks,
    const struct db_rows *sources, const struct db_rows *history);

/** What was typed, to show it again. */
struct quarantine_typed {
	const char *decision; /* "" for none */
	const char *quantity;
	const char *note;
};

/** Fill templates/returns/quarantine_one.tpl.
 *  @param today what expired before it is not released */
void quarantine_view_one(struct tpl *tpl, const struct actor *who,
    const struct quarantine_stock *stock, const struct db_rows *sources,
    const struct db_rows *history, const struct quarantine_typed *typed,
    struct day today);

/** Why a decision was refused. */
const char *quarantine_fault_text(enum quarantine_fault fault);

#endif
