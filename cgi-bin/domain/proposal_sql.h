/**
 * @file
 * The statements behind proposal.c.  Layer: domain.
 */
#ifndef DOMAIN_PROPOSAL_SQL_H
#define DOMAIN_PROPOSAL_SQL_H

#include "domain/proposal.h"

/** Row of stmt_proposal_open. */
struct proposal_open_row {
	int64_t id;
};

/** Row of stmt_proposal_lines; also what stmt_proposal_line_insert takes. */
struct proposal_line_row {
	int64_t proposal_id;
	int64_t position;
	int64_t quantity_before;
	int64_t quantity_after;
	struct day promised_on;
	int64_t substitute_id;
};

/** Row of stmt_proposal_tax_rate. */
struct proposal_rate_row {
	int64_t rate_bp;
};

extern const struct db_query stmt_proposal_insert;
extern const struct db_query stmt_proposal_line_insert;
extern const struct db_query stmt_proposal_open;
extern const struct db_query stmt_proposal_lines;
extern const struct db_query stmt_proposal_answer;
extern const struct db_query stmt_proposal_substitute;
extern const struct db_query stmt_proposal_tax_rate;
extern const struct db_query stmt_proposal_list;
extern const struct db_query stmt_proposal_changes;

/** Columns of stmt_proposal_line_insert, in the order of its marks. */
extern const struct db_column proposal_line_columns[];
extern const size_t proposal_line_column_count;

#endif
