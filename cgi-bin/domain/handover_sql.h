/**
 * @file
 * The statements of handover*.c.  Layer: domain, for these alone.
 */
#ifndef DOMAIN_HANDOVER_SQL_H
#define DOMAIN_HANDOVER_SQL_H

#include "db/db.h"

struct handover_number_row {
	int64_t id;
};

/** A customer about to be handed over. */
struct handover_customer_row {
	int64_t id;
	int64_t holder_id;
	bool is_open; /* one waits for this part */
};

/** Who shall take a part. */
struct handover_taker_row {
	int64_t id;
	int64_t team_id;
	const char *name;
};

/** A handover under lock. */
struct handover_lock_row {
	int64_t id;
	int64_t batch_id;
	int64_t customer_id;
	int64_t part;
	int64_t state;
	int64_t from_id;
	int64_t to_id;
	int64_t given_by;
	bool has_users; /* of the customer: somebody to tell */
};

extern const struct db_query stmt_team_list;
extern const struct db_query stmt_team_takers;
extern const struct db_query stmt_team_holders;
extern const struct db_query stmt_handover_reach;
extern const struct db_query stmt_handover_read;
extern const char handover_of_id[];
extern const char handover_of_batch[];
extern const char handover_of_customer[];
extern const char handover_first[];
extern const char handover_waits_for[];
extern const char handover_given_by[];
extern const char handover_before[];
extern const char handover_newest[];
extern const char handover_in_scope[];
extern const struct db_query stmt_handover_count;
extern const struct db_query stmt_handover_take_customer;
extern const struct db_query stmt_handover_take_all;
extern const struct db_query stmt_handover_taker;
extern const struct db_query stmt_handover_insert;
extern const struct db_query stmt_handover_batch;
extern const struct db_query stmt_handover_lock;
extern const struct db_query stmt_handover_batch_lock;
extern const struct db_query stmt_handover_answered;

/** The copies in documents: (rep_id, team_id, customers). */
extern const struct db_query stmt_handover_orders;
extern const struct db_query stmt_handover_shipments;
extern const struct db_query stmt_handover_returns;
extern const struct db_query stmt_handover_tickets;
extern const struct db_query stmt_handover_contracts;
extern const struct db_query stmt_handover_licences;
extern const struct db_query stmt_handover_credit_reviews;
extern const struct db_query stmt_handover_receivables;
extern const struct db_query stmt_handover_receipts;
extern const struct db_query stmt_handover_credit_notes;
extern const struct db_query stmt_handover_tax_invoices;
extern const struct db_query stmt_handover_statements;
extern const struct db_query stmt_handover_red_letters;

extern const struct db_query stmt_handover_rep;
extern const struct db_query stmt_handover_service;
extern const struct db_query stmt_handover_credit;
extern const struct db_query stmt_handover_sponsor;
extern const struct db_query stmt_handover_history;

#endif
