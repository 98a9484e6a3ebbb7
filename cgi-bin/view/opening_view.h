/**
 * @file
 * Opening a customer's file in names.  Layer: view.
 */
#ifndef VIEW_OPENING_VIEW_H
#define VIEW_OPENING_VIEW_H

#include "domain/customer_open.h"
#include "view/tpl.h"

struct opening_form {
	const struct opening *opening;
	const char *credit_code; /* as it was typed */
	const char *province;
	const struct db_rows *provinces; /* struct division */
	const struct db_rows *counties;  /* the same */
	const struct db_rows *likes;     /* struct duplicate */
};

/** Fill templates/customers/new.tpl. */
void opening_view_form(struct tpl *tpl, const struct opening_form *form);

struct opening_checklist {
	const struct actor *who;
	const struct account *account;
	const struct opening_state *state;
	const struct db_rows *papers; /* struct opening_paper */
	struct day today;
};

/** Fill templates/customers/opening.tpl. */
void opening_view_checklist(
    struct tpl *tpl, const struct opening_checklist *list);

/** The sentence of a fault (to be passed to words()), and its field. */
const char *opening_fault_words(enum opening_fault fault);
const char *opening_fault_field(enum opening_fault fault);

#endif
