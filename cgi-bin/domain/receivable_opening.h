/**
 * @file
 * Opening balances: what customers owed before this system knew them, keyed one
 * by one or taken from a table.
 *
 * Layer: domain; see receivable.h for the conventions.
 */
#ifndef DOMAIN_RECEIVABLE_OPENING_H
#define DOMAIN_RECEIVABLE_OPENING_H

#include "domain/receivable.h"
#include "domain/table_file.h"

/** A balance brought from elsewhere (ACTION_RECEIPT_POST): raises used_fen. */
struct receivable_opening {
	int64_t customer_id;
	const char *foreign_no; /* NULL, or its number; unique */
	struct day posted_on;
	struct day due_on; /* none: by the customer's term */
	int64_t amount_fen;
	int64_t tax_fen;
};

/** An act of its own.  STATUS_CONFLICT for a number posted before. */
enum status receivable_post_opening(struct db *db, struct act *act,
    const struct receivable_opening *opening, int64_t *id) MUST_CHECK;

enum {
	OPENING_ROWS_MAX = 1000
};

/** Columns of the table, in this order; a first row of headings is skipped. */
enum opening_column {
	OPENING_CUSTOMER = 0, /* code */
	OPENING_NUMBER,       /* may be empty */
	OPENING_POSTED_ON,
	OPENING_DUE_ON, /* empty: by the customer's term */
	OPENING_AMOUNT,
	OPENING_TAX, /* empty: nothing */
	OPENING_COLUMN_COUNT
};

/** What is wrong with a row. */
enum opening_fault {
	OPENING_FINE = 0,
	OPENING_NO_CUSTOMER, /* no such code, or out of reach */
	OPENING_BAD_NUMBER,  /* too long */
	OPENING_BAD_DAY,     /* no day, or in the future */
	OPENING_BAD_DUE,
	OPENING_BAD_AMOUNT, /* no amount above 0 */
	OPENING_BAD_TAX,    /* below 0 or above the amount */
	OPENING_KNOWN,      /* its number was posted before */
	OPENING_TWICE,      /* its number stands above */
	OPENING_FAULT_COUNT
};

struct opening_row {
	int64_t row; /* as a spreadsheet counts */
	const char *cells[OPENING_COLUMN_COUNT];
	enum opening_fault fault;
	struct receivable_opening opening; /* sound when there is no fault */
	const char *customer_name;
	const char *customer_name_en;
};

struct opening_file {
	struct opening_row *rows;
	size_t count;
	size_t bad;        /* rows with a fault */
	int64_t total_fen; /* of the sound ones */
};

/** Read an upload.  @param error set on STATUS_INVALID */
enum status opening_read(struct arena *mem, int fd, struct opening_file *out,
    struct table_error *error) MUST_CHECK;

/** Read text carried along. */
enum status opening_read_text(struct arena *mem, const char *text,
    struct opening_file *out, struct table_error *error) MUST_CHECK;

/** The dry run: judge every row, write nothing. */
enum status opening_judge(struct db *db, struct arena *mem,
    const struct actor *who, struct instant now,
    struct opening_file *file) MUST_CHECK;

/**
 * Post all rows, or none: judged again inside the transaction.
 *
 * @return STATUS_INVALID when a row has a fault, or there is none.
 */
enum status opening_post(
    struct db *db, struct act *act, struct opening_file *file) MUST_CHECK;

#endif
