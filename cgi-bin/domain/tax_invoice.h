/**
 * @file
 * Tax invoices: the desk's work list, merged or split over receivables, issued,
 * red-lettered, imported, downloaded.
 *
 * Layer: domain; see receivable.h for the conventions.  An invoice is valid
 * while it is to be issued, issued or asked to be red-lettered: receivables'
 * invoiced_fen is the sum of the parts of valid ones.
 */
#ifndef DOMAIN_TAX_INVOICE_H
#define DOMAIN_TAX_INVOICE_H

#include "domain/receivable.h"
#include "domain/table_file.h"

/** tax_invoices.kind. */
enum tax_invoice_kind {
	TAX_INVOICE_SPECIAL = 1, /* 专票 */
	TAX_INVOICE_ORDINARY     /* 普票 */
};

/** tax_invoices.state. */
enum tax_invoice_state {
	TAX_INVOICE_TO_ISSUE = 1,
	TAX_INVOICE_ISSUED,
	TAX_INVOICE_RED_ASKED,
	TAX_INVOICE_REVERSED,
	TAX_INVOICE_GIVEN_UP,
	TAX_INVOICE_STATE_COUNT
};

enum {
	TAX_INVOICE_PARTS_MAX = 200,
	TAX_INVOICE_FILE_MAX = 2 * 1024 * 1024
};

/** A receivable with something left to invoice. */
struct tax_invoice_work {
	int64_t receivable_id;
	const char *number; /* of the shipment, foreign_no, or AR-… */
	const char *foreign_no;
	int64_t shipment_id;
	int64_t customer_id;
	const char *customer_name;
	const char *customer_name_en;
	int64_t order_id;
	const char *order_number;
	const char *order_foreign_no;
	struct instant posted_at;
	struct day posted_on;
	int64_t amount_fen;
	int64_t invoiced_fen;
	int64_t credited_fen; /* refused, lost, returned: not invoiced */
	int64_t left_fen;     /* amount − invoiced − credited, above 0 */
};

struct tax_invoice_work_filter {
	int64_t customer_id;     /* 0: any */
	struct instant after_at; /* keyset: oldest first */
	int64_t after_id;
	int64_t limit; /* 1 to 501 */
};

/** What is shipped and not invoiced, oldest first (ACTION_TAX_INVOICE).
 *  @param[out] rows struct tax_invoice_work */
enum status tax_invoice_work_list(struct db *db, struct arena *mem,
    const struct actor *who, const struct tax_invoice_work_filter *filter,
    struct db_rows *rows) MUST_CHECK;

/** So much of that receivable; 0: all that is left of it. */
struct tax_invoice_part {
	int64_t receivable_id;
	int64_t amount_fen;
};

struct tax_invoice_request {
	enum tax_invoice_kind kind;
	const char *title;      /* "": the customer's name */
	const char *tax_number; /* "" for none; needed for a special one */
	const char *note;
	const struct tax_invoice_part *parts;
	size_t part_count;
};

/**
 * One invoice to be issued over receivables of one customer
 * (ACTION_TAX_INVOICE).  Tax by cumulative parts.
 *
 * @return STATUS_INVALID for no parts, too many, one twice, of two customers,
 *         texts too long; STATUS_CONFLICT for more than is left.
 */
enum status tax_invoice_make(struct db *db, struct act *act,
    const struct tax_invoice_request *request, int64_t *id) MUST_CHECK;

/** A file to keep with it; its content tells the type: PDF, OFD or XML. */
struct tax_invoice_file {
	const char *name;
	const char *bytes;
	size_t length;
};

/**
 * It was issued: number (unique), day, file (may be NULL).  Receivables whose
 * term starts with the invoice get their due day.
 *
 * @return STATUS_INVALID for a number or file that breaks a rule;
 *         STATUS_CONFLICT for a number used before, or not to be issued.
 */
enum status tax_invoice_issue(struct db *db, struct act *act, int64_t id,
    const char *number, struct day issued_on,
    const struct tax_invoice_file *file) MUST_CHECK;

/** Keep (another) file with an issued one. */
enum status tax_invoice_attach(struct db *db, struct act *act, int64_t id,
    const struct tax_invoice_file *file) MUST_CHECK;

/** Given up before it was issued: back on the work list. */
enum status tax_invoice_give_up(
    struct db *db, struct act *act, int64_t id, const char *reason) MUST_CHECK;

/** Ask for its red-letter invoice, or think better of it (reason "").
 *  @return STATUS_CONFLICT also where a part of it was taken back before */
enum status tax_invoice_red_ask(
    struct db *db, struct act *act, int64_t id, const char *reason) MUST_CHECK;
enum status tax_invoice_red_drop(
    struct db *db, struct act *act, int64_t id) MUST_CHECK;

/** The red-letter invoice was issued: its twin with the negative amount is
 *  kept, the parts go back on the work list.  @param[out] red_id the twin */
enum status tax_invoice_red_issue(struct db *db, struct act *act, int64_t id,
    const char *number, struct day issued_on, int64_t *red_id) MUST_CHECK;

struct tax_invoice {
	int64_t id;
	enum tax_invoice_kind kind;
	enum tax_invoice_state state;
	const char *number; /* NULL until it is issued */
	int64_t customer_id;
	const char *customer_name;
	const char *customer_name_en;
	const char *title;
	const char *tax_number;
	struct day issued_on;
	int64_t total_fen; /* negative: a red-letter one */
	int64_t tax_fen;
	int64_t red_of_id;
	int64_t takes_from_id;  /* a part of it, see red_letter.h; 0: none */
	int64_t taken_back_fen; /* by such ones, of this */
	const char *file_name; /* "" for none */
	bool has_file;
	struct instant asked_at;
	const char *asked_by_name;
	const char *issued_by_name;
	const char *note;
};

struct tax_invoice_filter {
	enum tax_invoice_state state; /* 0: any */
	int64_t customer_id;
	struct instant after_at; /* keyset, as order_filter; of asked_at */
	int64_t after_id;
	int64_t limit; /* 1 to 501 */
};

/** Newest first (ACTION_MONEY_SEE); a customer sees those issued alone.
 *  @param[out] rows struct tax_invoice */
enum status tax_invoice_list(struct db *db, struct arena *mem,
    const struct actor *who, const struct tax_invoice_filter *filter,
    struct db_rows *rows) MUST_CHECK;

enum status tax_invoice_find(struct db *db, struct arena *mem,
    const struct actor *who, int64_t id, struct tax_invoice *out) MUST_CHECK;

/** What one invoice covers. */
struct tax_invoice_share {
	int64_t receivable_id;
	const char *number;
	const char *foreign_no;
	int64_t shipment_id;
	int64_t amount_fen;
	int64_t tax_fen;
};

/** Of an invoice in sight.  @param[out] rows struct tax_invoice_share */
enum status tax_invoice_shares(struct db *db, struct arena *mem,
    const struct actor *who, int64_t id, struct db_rows *rows) MUST_CHECK;

/** Its file for download; STATUS_NOT_FOUND where there is none.
 *  @param[out] type "application/pdf", "application/ofd", "application/xml" */
enum status tax_invoice_file_read(struct db *db, struct arena *mem,
    const struct actor *who, int64_t id, struct tax_invoice_file *out,
    const char **type) MUST_CHECK;

/** Pure: the type of a file by its content; NULL for one that is not kept. */
const char *tax_invoice_file_type(const char *bytes, size_t length);

/** Why a line of an import was refused. */
enum tax_invoice_fault {
	TAX_INVOICE_LINE_FINE = 0,
	TAX_INVOICE_BAD_NUMBER,
	TAX_INVOICE_BAD_DAY,
	TAX_INVOICE_BAD_AMOUNT,
	TAX_INVOICE_NO_RECEIVABLE, /* the shipment or invoice is not known */
	TAX_INVOICE_TOO_MUCH,      /* more than is left */
	TAX_INVOICE_NUMBER_KNOWN,  /* taken in before */
	TAX_INVOICE_TWO_CUSTOMERS
};

struct tax_invoice_refusal {
	size_t row;
	enum tax_invoice_fault fault;
};

struct tax_invoice_report {
	int64_t lines;
	int64_t issued; /* invoices */
	const struct tax_invoice_refusal *refused;
	size_t refused_count;
};

/** Columns of the file: number, day, kind (1/2, 专/普), shipment or foreign
 *  number, amount.  Rows of one number next to each other are one invoice. */
enum tax_invoice_column {
	TAX_COLUMN_NUMBER = 0,
	TAX_COLUMN_DAY,
	TAX_COLUMN_KIND,
	TAX_COLUMN_SHIPMENT,
	TAX_COLUMN_AMOUNT,
	TAX_COLUMN_COUNT
};

/** Take in issued ones from CSV or XLSX (first line is the header), each
 *  invoice in a transaction of its own; at most 5000 rows. */
enum status tax_invoice_import(struct db *db, struct act *act, int fd,
    struct tax_invoice_report *out, struct table_error *error) MUST_CHECK;

#endif
