/**
 * @file
 * Statements of figures.  Layer: domain, for ticket_figures.c alone.
 */
#ifndef DOMAIN_TICKET_FIGURES_SQL_H
#define DOMAIN_TICKET_FIGURES_SQL_H

#include "domain/ticket_figures.h"

/** How many tickets took so many minutes. */
struct ticket_took_row {
	int64_t minutes;
	int64_t count;
};

extern const struct db_query stmt_ticket_figures;
extern const struct db_query stmt_ticket_first_took;
extern const struct db_query stmt_ticket_resolve_took;
extern const struct db_query stmt_ticket_backlog;
extern const struct db_query stmt_ticket_shares;

#endif
