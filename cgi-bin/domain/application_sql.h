/**
 * @file
 * The statements behind application.c.  Layer: domain.
 */
#ifndef DOMAIN_APPLICATION_SQL_H
#define DOMAIN_APPLICATION_SQL_H

#include "domain/application.h"

/** A receipt or credit note, as money to apply. */
struct application_source_row {
	int64_t customer_id;
	int64_t order_id; /* a receipt's earmark; 0 */
	int64_t unapplied_fen;
	bool is_live; /* not reversed */
};

struct application_id_row {
	int64_t id;
};

/** One to write; also one that stands and may be undone. */
struct application_entry {
	int64_t id;
	int64_t customer_id;
	int64_t receivable_id;
	int64_t receipt_id;
	int64_t credit_note_id;
	int64_t amount_fen;
	int64_t undoes_id;
	struct instant at;
	int64_t user_id;
};

extern const struct db_query stmt_application_receipt;
extern const struct db_query stmt_application_receipt_lock;
extern const struct db_query stmt_application_note;
extern const struct db_query stmt_application_note_lock;
extern const struct db_query stmt_application_oldest;    /* customer, n */
extern const struct db_query stmt_application_of_order;  /* order, n */
extern const struct db_query stmt_application_insert;
extern const struct db_query stmt_application_receipt_take; /* fen, id, fen */
extern const struct db_query stmt_application_note_take;
extern const struct db_query stmt_application_one;          /* id */
extern const struct db_query stmt_application_live;         /* receipt */
extern const struct db_query stmt_application_live_lock;    /* receipt */
extern const struct db_query stmt_application_undone_lock;  /* undoes */

extern const struct db_column application_insert_columns[];
extern const size_t application_insert_column_count;

extern const struct db_query stmt_application_list;
extern const char application_list_receivable[];
extern const char application_list_receipt[];
extern const char application_list_note[];
extern const char application_list_oldest[];

#endif
