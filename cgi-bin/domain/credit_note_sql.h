/**
 * @file
 * The statements behind credit_note.c.  Layer: domain.
 */
#ifndef DOMAIN_CREDIT_NOTE_SQL_H
#define DOMAIN_CREDIT_NOTE_SQL_H

#include "domain/credit_note.h"
#include "domain/receivable_core.h"

struct credit_note_id_row {
	int64_t id;
};

/** A receivable by its shipment. */
struct credit_note_receivable_row {
	int64_t id;
	int64_t customer_id;
};

extern const struct db_query stmt_credit_note_list;
extern const struct db_query stmt_credit_note_find;
extern const struct db_query stmt_credit_note_by_id;
extern const struct db_query stmt_credit_note_by_foreign;
extern const char credit_note_list_kind[];
extern const char credit_note_list_unapplied[];
extern const char credit_note_list_customer[];
extern const char credit_note_list_from[];
extern const char credit_note_list_before[];
extern const char credit_note_list_after[];
extern const char credit_note_list_newest[];

extern const struct db_query stmt_credit_note_insert;
extern const struct db_query stmt_credit_note_receivable; /* shipment */

extern const struct db_query stmt_credit_note_import_use;     /* ids */
extern const struct db_query stmt_credit_note_import_entries; /* at, user, ids */
extern const struct db_query stmt_credit_note_import_left;    /* ids */

#endif
