/**
 * @file
 * The statements behind red_letter*.c.  Layer: domain.
 */
#ifndef DOMAIN_RED_LETTER_SQL_H
#define DOMAIN_RED_LETTER_SQL_H

#include "domain/red_letter.h"

/** Units of an order line and batch that a receivable is for. */
struct red_letter_source_row {
	int64_t receivable_id;
	int64_t order_position;
	int64_t batch_id;
	int64_t units; /* not credited yet */
};

/** A row of credit_note_shares. */
struct red_letter_share_row {
	int64_t credit_note_id;
	int64_t position;
	int64_t receivable_id;
	int64_t order_position;
	int64_t batch_id;
	int64_t quantity;
	int64_t amount_fen;
};

/** How much more of a receivable is invoiced than it is worth now. */
struct red_letter_excess_row {
	int64_t receivable_id;
	int64_t fen;
};

/** What of it is on an invoice and not taken back. */
struct red_letter_cover_row {
	int64_t receivable_id;
	int64_t tax_invoice_id;
	int64_t left_fen;
	const char *number;
};

struct red_letter_new_row {
	int64_t customer_id;
	int64_t rep_id;
	int64_t team_id;
	int64_t credit_note_id;
	int64_t tax_invoice_id;
	int64_t receivable_id;
	int64_t amount_fen;
	struct instant asked_at;
	struct instant state_since;
};

/** One under its lock. */
struct red_letter_lock_row {
	int64_t id;
	int64_t customer_id;
	int64_t tax_invoice_id;
	int64_t receivable_id;
	int64_t amount_fen;
	enum red_letter_state state;
};

extern const struct db_query stmt_red_letter_sources; /* order */
extern const struct db_query stmt_red_letter_share;
extern const struct db_column red_letter_share_columns[];
extern const size_t red_letter_share_column_count;
extern const struct db_query stmt_red_letter_excess; /* receivables */
extern const struct db_query stmt_red_letter_covers; /* receivables */
extern const struct db_query stmt_red_letter_insert;
extern const struct db_column red_letter_new_columns[];
extern const size_t red_letter_new_column_count;
extern const struct db_query stmt_red_letter_drop; /* at, user, invoice */

extern const struct db_query stmt_red_letter_list;
extern const char red_letter_list_open[];
extern const char red_letter_list_id[];
extern const char red_letter_list_invoice[];
extern const char red_letter_list_after[];
extern const char red_letter_list_oldest[];

extern const struct db_query stmt_red_letter_one;   /* id */
extern const struct db_query stmt_red_letter_lock;  /* id */
extern const struct db_query stmt_red_letter_state; /* to, at, user, red, id */
extern const struct db_query stmt_red_letter_invoice;

#endif
