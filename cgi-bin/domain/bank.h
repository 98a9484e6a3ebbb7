/**
 * @file
 * Bank files: taken in, matched to customers, the rest worked off by hand.
 *
 * Layer: domain; see receivable.h for the conventions.  Everything here is for
 * ACTION_RECEIPT_POST; anybody else gets STATUS_FORBIDDEN.
 */
#ifndef DOMAIN_BANK_H
#define DOMAIN_BANK_H

#include "domain/receivable.h"
#include "domain/table_file.h"

/** Which column holds what, from 0; -1 for none. */
struct bank_mapping {
	int64_t day_column;
	int64_t amount_column; /* what came in; lines of 0 or less are left */
	int64_t payer_column;
	int64_t account_column;   /* of the payer; may be -1 */
	int64_t reference_column; /* may be -1 */
};

/** Most lines of one file. */
enum {
	BANK_LINES_MAX = 20000
};

/** A line as the file has it. */
struct bank_cells {
	size_t row; /* as a spreadsheet counts */
	const char *cells[TABLE_COLUMNS_MAX];
};

/** A file taken apart; its first line with three or more cells is the header. */
struct bank_file {
	const char *name;
	const char *headers[TABLE_COLUMNS_MAX]; /* "" behind header_count */
	size_t header_count;
	char header_digest[65];
	const struct bank_cells *lines;
	size_t line_count;
};

/** Read CSV or XLSX.  @return as table_read_file(); STATUS_INVALID with
 *  error->fault TABLE_FORMAT where there is no header. */
enum status bank_read(struct arena *mem, int fd, const char *name,
    struct bank_file *out, struct table_error *error) MUST_CHECK;

/** The same of a text. */
enum status bank_read_text(struct arena *mem, const char *text,
    const char *name, struct bank_file *out,
    struct table_error *error) MUST_CHECK;

/**
 * How to read it: as remembered for this header line, else guessed by the names
 * that banks give their columns.
 *
 * @param[out] remembered true: no need to ask
 * @return STATUS_NOT_FOUND when a needed column cannot be guessed; `out` then
 *         has -1 there.
 */
enum status bank_mapping_find(struct db *db, struct arena *mem,
    const struct bank_file *file, struct bank_mapping *out,
    bool *remembered) MUST_CHECK;

/** Why a line was not taken. */
enum bank_fault {
	BANK_LINE_FINE = 0,
	BANK_BAD_DAY,
	BANK_BAD_AMOUNT,
	BANK_NOT_INCOMING, /* empty, 0 or negative: nothing came in */
	BANK_NO_PAYER,
	BANK_TOO_LONG
};

struct bank_refusal {
	size_t row;
	enum bank_fault fault;
};

/** lines = added + known + refused; added = matched + unmatched.  Lines of
 *  earlier files are tried again, too. */
struct bank_report {
	int64_t lines;
	int64_t added;
	int64_t known; /* taken in before, by this or another file */
	int64_t matched;
	int64_t unmatched;
	int64_t matched_fen;
	int64_t matched_before; /* of earlier files, matched now */
	const struct bank_refusal *refused; /* BANK_NOT_INCOMING included */
	size_t refused_count;
};

/**
 * Remember the mapping, take the lines in (each once, however often a file that
 * has it comes), match each in a transaction of its own and look at the held
 * orders of those who paid.
 *
 * @return STATUS_INVALID for a mapping that names no column.
 */
enum status bank_import(struct db *db, struct act *act,
    const struct bank_file *file, const struct bank_mapping *mapping,
    struct bank_report *out) MUST_CHECK;

/** Why a line was given to a customer, or would be. */
enum bank_reason {
	BANK_BY_NOTHING = 0,
	BANK_BY_REFERENCE, /* order, shipment or invoice number in the text */
	BANK_BY_SLIP,      /* a payment slip of this amount and payer */
	BANK_BY_PAYER,     /* the customer's name, or a payer known */
	BANK_BY_AMOUNT     /* one open receivable of it: proposed, never done */
};

/** bank_lines.state. */
enum bank_line_state {
	BANK_UNMATCHED = 1,
	BANK_BECAME_RECEIPT,
	BANK_SET_ASIDE
};

struct bank_line {
	int64_t id;
	enum bank_line_state state;
	struct day booked_on;
	int64_t amount_fen;
	const char *payer;
	const char *account;
	const char *reference;
	int64_t customer_id;
	const char *customer_name; /* NULL for none */
	const char *customer_name_en;
	int64_t receipt_id;
	const char *receipt_number; /* NULL for none */
	const char *file_name;
	struct instant at;
	const char *note;
};

struct bank_filter {
	enum bank_line_state state; /* 0: any */
	struct day after_day;       /* keyset: after this row */
	int64_t after_id;
	int64_t limit; /* 1 to 501 */
};

/** Newest first.  @param[out] rows struct bank_line */
enum status bank_list(struct db *db, struct arena *mem, const struct actor *who,
    const struct bank_filter *filter, struct db_rows *rows) MUST_CHECK;

enum status bank_find(struct db *db, struct arena *mem, const struct actor *who,
    int64_t id, struct bank_line *out) MUST_CHECK;

/** A customer a line may be of. */
struct bank_proposal {
	int64_t customer_id;
	const char *customer_name;
	const char *customer_name_en;
	int64_t order_id; /* 0, or the order named */
	enum bank_reason reason;
};

/** Who it may be of, best first, at most 10.
 *  @param[out] rows struct bank_proposal */
enum status bank_propose(struct db *db, struct arena *mem,
    const struct actor *who, int64_t line_id, struct db_rows *rows) MUST_CHECK;

/** Match by hand: a receipt is posted, the payer learnt, held orders looked at.
 *  @param order_id earmark; 0: applied oldest due first
 *  @return STATUS_CONFLICT when it is matched already. */
enum status bank_match(struct db *db, struct act *act, int64_t line_id,
    int64_t customer_id, int64_t order_id, int64_t *receipt_id) MUST_CHECK;

/** Not a customer's money: set aside with a reason, or take up again. */
enum status bank_set_aside(struct db *db, struct act *act, int64_t line_id,
    const char *note) MUST_CHECK;
enum status bank_take_up(
    struct db *db, struct act *act, int64_t line_id) MUST_CHECK;

/* --- Pure parts, tested by themselves --------------------------------------- */

/** What a text names: the first number of each kind in it, 0 for none. */
struct bank_numbers {
	int64_t order_id;
	int64_t shipment_id;
};

/** Find our own numbers (with their check digits) in a text of any writing. */
void bank_numbers_find(const char *text, struct bank_numbers *out);

/** A payer's name folded: width, case, spaces and brackets do not matter. */
const char *bank_payer_fold(struct arena *mem, const char *payer);

/** Guess the columns by their names. */
void bank_mapping_guess(
    const char *const *headers, size_t count, struct bank_mapping *out);

#endif
