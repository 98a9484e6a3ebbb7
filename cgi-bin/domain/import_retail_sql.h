/**
 * @file
 * The statements behind import_retail.c.  Layer: domain.
 *
 * Lists of texts go in as one JSON array; rows carry the number of the text
 * they belong to, from 1.
 */
#ifndef DOMAIN_IMPORT_RETAIL_SQL_H
#define DOMAIN_IMPORT_RETAIL_SQL_H

#include "db/db.h"
#include "domain/receivable.h"

/** Row of stmt_retail_reps. */
struct retail_rep_row {
	int64_t user_id;
	int64_t team_id;
};

/** Row of the statements that look up texts. */
struct retail_found_row {
	int64_t number; /* of the text, from 1 */
	int64_t id;
	int64_t customer_id;
	int64_t rep_id;
	int64_t team_id;
};

/** Row of stmt_retail_batches. */
struct retail_batch_row {
	int64_t product_id;
	int64_t batch_id;
};

/** Row of the statements that list stored lines. */
struct retail_position_row {
	int64_t paper_id;
	int64_t position;
};

extern const struct db_query stmt_retail_reps;
extern const struct db_query stmt_retail_products;
extern const struct db_query stmt_retail_batch_add;
extern const struct db_query stmt_retail_batches;
extern const struct db_query stmt_retail_customers;
extern const struct db_query stmt_retail_customer_add;
extern const struct db_query stmt_retail_account_add; /* days, ids */

extern const struct db_query stmt_retail_orders;
extern const struct db_query stmt_retail_order_positions;
extern const struct db_query stmt_retail_order_add;
extern const struct db_query stmt_retail_order_line_add;
extern const struct db_query stmt_retail_order_grow;
extern const struct db_query stmt_retail_order_event_add;

extern const struct db_query stmt_retail_shipments;
extern const struct db_query stmt_retail_shipment_add;
extern const struct db_query stmt_retail_shipment_line_add;
extern const struct db_query stmt_retail_shipment_grow;

/** Row: struct receivable_import, all but posted_on. */
extern const struct db_query stmt_retail_order_totals;

extern const struct db_query stmt_retail_notes;
extern const struct db_query stmt_retail_note_positions;
extern const struct db_query stmt_retail_note_add;
extern const struct db_query stmt_retail_note_line_add;
extern const struct db_query stmt_retail_note_grow;

#endif
