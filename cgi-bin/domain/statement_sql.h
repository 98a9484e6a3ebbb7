/**
 * @file
 * The statements behind statement.c and statement_make.c.  Layer: domain.
 */
#ifndef DOMAIN_STATEMENT_SQL_H
#define DOMAIN_STATEMENT_SQL_H

#include "domain/statement.h"

/** Row of stmt_statement_customer. */
struct statement_customer_row {
	int64_t id;
	const char *code;
	const char *name;
	const char *name_en;
	int64_t rep_id;
	int64_t team_id;
};

/** Row of stmt_statement_last: the newest one of a customer, and the month of
 *  its first. */
struct statement_last_row {
	int64_t id;
	struct day month;
	int64_t closing_fen;
	struct day first_month;
};

/** Row of stmt_statement_lock. */
struct statement_core {
	int64_t id;
	int64_t customer_id;
	int64_t rep_id;
	int64_t team_id;
	enum statement_state state;
};

/** A document that moves the balance; also what becomes a line. */
struct movement_row {
	int64_t statement_id;
	struct statement_line line;
	const char *foreign_no;
	int64_t shipment_id;
};

/** Row of statements that find one id or figure. */
struct statement_number_row {
	int64_t number;
};

extern const struct db_query stmt_statement_customer;
extern const struct db_query stmt_statement_last;
extern const struct db_query stmt_statement_of_month;
extern const struct db_query stmt_statement_before;
extern const struct db_query stmt_statement_movements;
extern const struct db_query stmt_statement_insert;
extern const struct db_query stmt_statement_line;
extern const struct db_query stmt_statement_lacking;
extern const struct db_query stmt_statement_list;
extern const char statement_list_customer[];
extern const char statement_list_state[];
extern const char statement_list_month[];
extern const char statement_list_after[];
extern const char statement_list_order[];
extern const struct db_query stmt_statement_find;
extern const struct db_query stmt_statement_lines;
extern const struct db_query stmt_statement_by_id;
extern const struct db_query stmt_statement_lock;
extern const struct db_query stmt_statement_answer;
extern const struct db_query stmt_statement_dispute;
extern const struct db_query stmt_statement_check_lines;
extern const struct db_query stmt_statement_check_chain;

/** Columns of stmt_statement_line, in the order of its marks. */
extern const struct db_column statement_line_marks[];
extern const size_t statement_line_mark_count;

#endif
