/**
 * @file
 * Papers of customers in names.  Layer: view.
 */
#ifndef VIEW_LICENCE_VIEW_H
#define VIEW_LICENCE_VIEW_H

#include "domain/actor.h"
#include "domain/licence.h"
#include "domain/licence_bar.h"
#include "view/tpl.h"

/**
 * Fill templates/parts/licence_bar.tpl: what of the papers or the contract stands
 * in the way, or soon will, and where it is put right; nothing where all is fine.
 */
void licence_view_bar(struct tpl *tpl, const struct actor *who,
    int64_t customer_id, const struct licence_bar *bar, struct day today);

/** How long orders go on without a contract, of one that is warned. */
const char *licence_contract_words(struct arena *mem, enum language language,
    const struct contract_bar *bar, struct day today);

/** What bars as one sentence; "" where nothing does. */
const char *licence_bar_words(
    struct arena *mem, enum language language, const struct licence_bar *bar);

/** What a paper's badge says: its state, or how many days are left. */
struct licence_badge {
	const char *text; /* in the reader's language */
	const char *tone;
};
struct licence_badge licence_badge(struct arena *mem, enum language language,
    const struct licence *paper, struct day today);

/** Rows PAPER.  @param rows struct licence  @param categories struct
 *  product_category */
void licence_view_rows(struct tpl *tpl, const struct actor *who,
    const struct db_rows *rows, const struct db_rows *categories,
    struct day today);

/** The names of one paper, into `row`. */
void licence_view_one(struct tpl *row, const struct licence *paper,
    const struct db_rows *categories, struct day today);

/** What the form of a paper holds. */
struct licence_form {
	const struct db_rows *kinds;      /* struct licence_kind */
	const struct db_rows *categories; /* struct product_category */
	const struct db_rows *papers;     /* struct licence, to be renewed */
	int64_t kind_id, replaces_id;
	const int64_t *scope;
	size_t scope_count;
	struct day today;
};
void licence_view_form(struct tpl *tpl, const struct licence_form *form);

/** The sentence of a fault (to be passed to words()), and its field. */
const char *licence_fault_words(enum licence_fault fault);
const char *licence_fault_field(enum licence_fault fault);

#endif
