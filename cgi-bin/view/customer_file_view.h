/**
 * @file
 * The registration form, its history and proposals in names.  Layer: view.
 */
#ifndef VIEW_CUSTOMER_FILE_VIEW_H
#define VIEW_CUSTOMER_FILE_VIEW_H

#include "domain/customer_file_proposal.h"
#include "view/tpl.h"

/** A form's field and what is wrong with it. */
struct file_form_error {
	const char *field;
	const char *message;
};

/** What the page of a file shows. */
struct file_form {
	const struct actor *who;
	const struct customer_file *file;
	const char *preferred;    /* what preferred units are called */
	bool edits;               /* fields to type into, else to read */
	bool own_only;            /* fields that the distributor may propose */
	const char *const *typed; /* by enum record_field; NULL: as stored */
	bool conflicts;           /* say what stands now beside what differs */
	const char *province;     /* two digits; "" */
	const struct db_rows *provinces; /* struct division */
	const struct db_rows *counties;  /* the same */
	const struct file_form_error *errors;
	size_t error_count;
};

/** SECTION and its fields. */
void customer_file_view(struct tpl *tpl, const struct file_form *form);

/** LIKE rows.  @param likes struct duplicate */
void customer_file_view_likes(struct tpl *tpl, const struct db_rows *likes);

/** ADDRESS rows.  @param rows struct customer_address
 *  @param typed what was refused; NULL: nothing */
void customer_file_view_addresses(struct tpl *tpl, const struct db_rows *rows,
    const struct file_address *typed, bool may_change);

/** CHANGE rows: history and proposals.  @param rows struct file_change */
void customer_file_view_changes(
    struct tpl *tpl, const char *preferred, const struct db_rows *rows);

/** The sentence of a fault (for words()); what a field is called (likewise). */
const char *file_problem_words(enum change_fault fault);
const char *file_field_words(enum record_field field);

/** The field of the form at which a problem is said. */
const char *file_problem_field(const struct change_problem *problem);

/** Of addresses. */
const char *address_fault_words(enum address_fault fault);
const char *address_fault_field(enum address_fault fault);

#endif
