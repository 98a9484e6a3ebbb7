/**
 * @file
 * The statements of concession.c.  Layer: domain, for it alone.
 */
#ifndef DOMAIN_CONCESSION_SQL_H
#define DOMAIN_CONCESSION_SQL_H

#include "db/db.h"

/** What a decision is judged by. */
struct concession_core {
	int64_t id;
	int64_t cost_fen;
	int64_t entered_by;
	bool is_decided;
};

struct concession_number_row {
	int64_t number;
};

extern const struct db_query stmt_concession_waiting;
extern const struct db_query stmt_concession_list;
extern const struct db_query stmt_concession_years;
extern const struct db_query stmt_concession_insert;
extern const struct db_query stmt_concession_lock;
extern const struct db_query stmt_concession_approve;
extern const struct db_query stmt_concession_refuse;

#endif
