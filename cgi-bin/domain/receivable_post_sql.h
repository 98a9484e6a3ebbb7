/**
 * @file
 * The statements behind receivable_post.c.  Layer: domain.
 */
#ifndef DOMAIN_RECEIVABLE_POST_SQL_H
#define DOMAIN_RECEIVABLE_POST_SQL_H

#include "domain/receivable.h"
#include "domain/receivable_core.h"

struct receivable_term_row {
	int64_t customer_id;
	struct payment_term term;
};

struct receivable_id_row {
	int64_t id;
};

/** What stmt_receivable_import takes. */
struct receivable_import_row {
	int64_t customer_id;
	int64_t rep_id;
	int64_t team_id;
	int64_t order_id;
	int64_t shipment_id;
	const char *foreign_no;
	struct instant at;
	struct day posted_on;
	struct day due_on;
	int64_t amount_fen;
	int64_t tax_fen;
};

struct receivable_overdue_row {
	int64_t overdue_fen;
	struct day since;
};

extern const struct db_query stmt_receivable_terms; /* customer ids */
extern const struct db_query stmt_receivable_roll;  /* day, customer */
extern const struct db_query stmt_receivable_earmarked; /* order */

extern const struct db_query stmt_receivable_import;
extern const struct db_column receivable_import_columns[];
extern const size_t receivable_import_column_count;
extern const struct db_query stmt_receivable_import_use;     /* order ids */
extern const struct db_query stmt_receivable_import_entries; /* at, user, ids */

extern const struct db_query stmt_receivable_overdue;      /* customer, day */
extern const struct db_query stmt_receivable_overdue_save; /* fen, since … */
extern const struct db_query stmt_receivable_overdue_due;  /* day */

#endif
