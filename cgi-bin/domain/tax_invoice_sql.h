/**
 * @file
 * The statements behind tax_invoice*.c.  Layer: domain.
 */
#ifndef DOMAIN_TAX_INVOICE_SQL_H
#define DOMAIN_TAX_INVOICE_SQL_H

#include "domain/tax_invoice.h"

struct tax_invoice_id_row {
	int64_t id;
};

/** An invoice under its lock. */
struct tax_invoice_lock_row {
	int64_t id;
	int64_t customer_id;
	enum tax_invoice_kind kind;
	enum tax_invoice_state state;
	int64_t total_fen;
	int64_t tax_fen;
	int64_t red_of_id;
	int64_t takes_from_id;
	int64_t taken_back; /* red-letter invoices over parts of it */
	const char *title;
	const char *tax_number;
};

/** So much of a receivable is in valid parts, or credited. */
struct tax_invoice_sum_row {
	int64_t receivable_id;
	int64_t fen;
};

struct tax_invoice_part_row {
	int64_t tax_invoice_id;
	int64_t receivable_id;
	int64_t amount_fen;
	int64_t tax_fen;
};

struct tax_invoice_file_row {
	const char *name;
	const char *base64;
};

extern const struct db_query stmt_tax_work_list;
extern const char tax_work_customer[];
extern const char tax_work_after[];
extern const char tax_work_oldest[];
extern const struct db_query stmt_tax_list;
extern const struct db_query stmt_tax_find;
extern const char tax_list_issued[];
extern const char tax_list_state[];
extern const char tax_list_customer[];
extern const char tax_list_after[];
extern const char tax_list_newest[];
extern const struct db_query stmt_tax_shares;
extern const struct db_query stmt_tax_file;

extern const struct db_query stmt_tax_credited; /* receivable ids */
extern const struct db_query stmt_tax_given;    /* receivable ids */
extern const struct db_query stmt_tax_insert;
extern const struct db_query stmt_tax_part_insert;
extern const struct db_column tax_part_columns[];
extern const size_t tax_part_column_count;
extern const struct db_query stmt_tax_one;  /* id */
extern const struct db_query stmt_tax_lock; /* id */
extern const struct db_query stmt_tax_parts;
extern const struct db_query stmt_tax_issue;
extern const struct db_query stmt_tax_attach;
extern const struct db_query stmt_tax_state; /* to, note, id, from */
extern const struct db_query stmt_tax_red_insert;

extern const struct db_query stmt_tax_by_shipment;
extern const struct db_query stmt_tax_by_foreign;
extern const struct db_query stmt_tax_by_number;

#endif
