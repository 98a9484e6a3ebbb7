/**
 * @file
 * People at a customer in names.  Layer: view.
 */
#ifndef VIEW_CONTACT_VIEW_H
#define VIEW_CONTACT_VIEW_H

#include "domain/contact.h"
#include "view/tpl.h"

/** What the reader may do with contacts of an account. */
struct contact_rights {
	bool may_change, may_look, may_purge;
};

/** CONTACT rows.  @param rows struct contact */
void contact_view_list(struct tpl *tpl, const struct db_rows *rows);

/** The form of plain fields.  @param typed what was refused; NULL: nothing
 *  @param one NULL: a new one */
void contact_view_form(struct tpl *tpl, const struct contact *one,
    const struct contact_entry *typed);

/** Head and rights of one contact. */
void contact_view_one(struct tpl *tpl, const struct contact *one,
    const struct contact_rights *rights);

/** The private part.  @param entry NULL: not shown */
void contact_view_private(
    struct tpl *tpl, const struct contact_private *entry, const char *birthday);

/** The sentence of a fault (for words()), and its field. */
const char *contact_fault_words(enum contact_fault fault);
const char *contact_fault_field(enum contact_fault fault);

#endif
