/**
 * @file
 * Difficult customers in names.  Layer: view.
 */
#ifndef VIEW_PRESSURE_VIEW_H
#define VIEW_PRESSURE_VIEW_H

#include "domain/concession.h"
#include "domain/pressure.h"
#include "view/tpl.h"

/** What was typed into one of the page's forms; each "" if nothing. */
struct pressure_typed {
	const char *method, *plan, *owner, *due;      /* a step */
	const char *day, *what, *reason, *cost, *got; /* a concession */
	int64_t answered; /* the concession whose answer was refused; 0 */
	const char *answer;
};

/** What the page shows. */
struct pressure_page {
	const struct actor *who;
	const struct pressure *pressure; /* as stored, or as typed */
	const struct db_rows *steps;     /* struct pressure_step */
	const struct db_rows *people;    /* struct contact */
	const struct db_rows *helpers;   /* struct customer_helper */
	const struct db_rows *ledger;    /* struct concession */
	const struct db_rows *years;     /* struct concession_year */
	const struct pressure_typed *typed;
	bool may_decide; /* concessions of this customer */
	struct day today;
};

/** Fill templates/customers/pressure.tpl. */
void pressure_view_page(struct tpl *tpl, const struct pressure_page *page);

/** Fill templates/customers/difficult.tpl.  @param rows struct pressure_row */
void pressure_view_list(struct tpl *tpl, const struct actor *who,
    const struct db_rows *rows, struct day today);

/** The sentence for what is wrong (to be passed to words()), and its field. */
const char *pressure_fault_words(enum pressure_fault fault);
const char *pressure_fault_field(enum pressure_fault fault);
const char *concession_fault_words(enum concession_fault fault);
const char *concession_fault_field(enum concession_fault fault);

#endif
