/**
 * @file
 * The UCI "Online Retail" file taken in as it is, as history.
 *
 * Layer: domain.  Reading judges every line and touches no database; taking
 * writes what was judged good: products, customers, invoices as completed
 * orders with one signed shipment, C invoices as credit notes.  Nothing says that
 * an invoice was paid: each is owed, and credit notes settle their customer's
 * oldest ones.  Its accounts are not checked, history moves no stock, and nobody
 * is notified.
 *
 * A line is known by its invoice and its position there, so a file taken twice
 * adds nothing, and a line that was refused finds its place once corrected:
 * the file of refused lines carries the position.
 *
 * Units      Amounts of the file are exact in 1/10,000 of the currency; what is
 *            stored is fen, rounded half away from zero at the line.
 * Ownership  Everything lives in the arena given to retail_read().
 */
#ifndef DOMAIN_IMPORT_RETAIL_H
#define DOMAIN_IMPORT_RETAIL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/status.h"

struct act;
struct db;

/** Columns of the file, in its order. */
enum retail_column {
	RETAIL_INVOICE = 0,
	RETAIL_CODE,
	RETAIL_DESCRIPTION,
	RETAIL_QUANTITY,
	RETAIL_DATE,
	RETAIL_PRICE,
	RETAIL_CUSTOMER,
	RETAIL_COUNTRY,
	RETAIL_COLUMNS
};

/** What a line is.  The first reason that applies, in this order. */
enum retail_kind {
	RETAIL_SALE = 0,
	RETAIL_RETURN,
	RETAIL_FIRST_REFUSED,
	RETAIL_UNREADABLE = RETAIL_FIRST_REFUSED,
	RETAIL_ADJUSTMENT, /* neither an invoice number nor C and a number */
	RETAIL_POSTAGE,    /* POST, DOT, C2 */
	RETAIL_MANUAL,     /* M */
	RETAIL_DISCOUNT,   /* D */
	RETAIL_SAMPLES,    /* S */
	RETAIL_BANK,       /* BANK CHARGES */
	RETAIL_COMMISSION, /* AMAZONFEE, CRUK */
	RETAIL_NO_CUSTOMER,
	RETAIL_NO_PRICE,    /* zero or negative */
	RETAIL_WRONG_SIGN,  /* a sale of −5, a return of 5 */
	RETAIL_OTHER_OWNER, /* another customer than the rest of its invoice */
	RETAIL_KIND_COUNT
};

/** One line of the file. */
struct retail_line {
	const char *cells[RETAIL_COLUMNS];
	int64_t row;      /* in the file, as a spreadsheet counts, from 1 */
	int64_t position; /* in its invoice, from 1 */
	int64_t quantity;
	int64_t price_1e4;
	int64_t amount_1e4; /* quantity × price; 0 where unreadable */
	struct instant at;
	enum retail_kind kind;
	bool was_there; /* taken in before */
	size_t product; /* index, where the kind is taken */
	size_t next;    /* line of the same invoice; 0 for none (line 0 is
	                   never a next one) */
};

struct retail_product {
	const char *sku;   /* folded */
	const char *name;  /* the description seen most often */
	int64_t price_1e4; /* of the latest sale; 0: never sold */
	struct instant price_at;
	int64_t id;
	int64_t batch_id;
};

struct retail_customer {
	const char *code;
	const char *country; /* the last seen */
	int64_t id;
	int64_t rep_id;
	int64_t team_id;
};

struct retail_invoice {
	const char *number;
	bool is_return;
	size_t customer;   /* index */
	struct instant at; /* of its earliest line */
	size_t first;      /* line; those refused are among them */
	size_t line_count; /* those to be taken */
};

enum retail_fault {
	RETAIL_FINE = 0,
	RETAIL_NO_FILE,
	RETAIL_TOO_LARGE, /* over 256 MB unpacked, or 2 million lines */
	RETAIL_DAMAGED,   /* the packed file breaks off */
	RETAIL_NO_HEADER, /* a column is missing: see fault_column */
	RETAIL_OPEN_QUOTE /* a quotation mark that is never closed */
};

/** A file that was read. */
struct retail_file {
	struct retail_line *lines;
	size_t line_count;
	size_t invoice_numbers; /* distinct ones, refused included */
	struct retail_product *products;
	size_t product_count;
	struct retail_customer *customers;
	size_t customer_count;
	struct retail_invoice *invoices; /* with something to take */
	size_t invoice_count;
	enum retail_fault fault;
	enum retail_column fault_column;
};

/** VAT of goods that come from the file, contained in their prices. */
#define RETAIL_TAX_RATE_BP 1300

/** The header name of a column, as the published file writes it. */
const char *retail_column_name(enum retail_column column);

/** "no_customer": stable, in reports and files of refused lines. */
const char *retail_kind_name(enum retail_kind kind);

/** The names of the two columns that a file of refused lines has in front. */
#define RETAIL_REASON_COLUMN "Reason"
#define RETAIL_POSITION_COLUMN "Position"

/**
 * Read and judge a file, plain or packed by gzip.
 *
 * @param zone_minutes the company's zone, in which the file's times are read
 * @return STATUS_OK, or STATUS_INVALID with out->fault set.
 */
enum status retail_read(struct arena *mem, const char *path, int zone_minutes,
    struct retail_file *out) MUST_CHECK;

/** Lines and amount of one kind. */
struct retail_sum {
	int64_t lines;
	int64_t amount_1e4;
};

/** What became of a file.  lines = Σ taken + Σ there + Σ refused, and
 *  total = (taken + there) × 100 + rounding + refused, in 1/10,000. */
struct retail_report {
	int64_t lines;
	int64_t invoices; /* distinct numbers in the file */
	int64_t total_1e4;
	struct retail_sum taken[RETAIL_FIRST_REFUSED];
	struct retail_sum there[RETAIL_FIRST_REFUSED]; /* from before */
	struct retail_sum refused[RETAIL_KIND_COUNT];
	int64_t taken_fen; /* stored now: sales less returns */
	int64_t there_fen;
	int64_t rounding_1e4; /* exact less stored */
	int64_t orders;       /* new ones */
	int64_t orders_grown; /* lines came to an order of before */
	int64_t notes;        /* new credit notes */
	int64_t notes_grown;
	int64_t products; /* new ones */
	int64_t customers;
};

/** Called now and then with how many lines of all are done. */
typedef void retail_progress(void *context, size_t done, size_t all);

/**
 * Store what was judged good, in transactions of a few thousand lines; what a
 * broken run stored is found by the next.
 *
 * @param scratch  reset between transactions; act->mem is set to it
 * @param progress may be NULL
 */
enum status retail_take(struct db *db, struct act *act, struct arena *scratch,
    struct retail_file *file, int zone_minutes, retail_progress *progress,
    void *context, struct retail_report *out) MUST_CHECK;

#endif
