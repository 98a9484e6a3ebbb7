/**
 * @file
 * Red-letter invoices over a part: what was invoiced, and credited afterwards.
 *
 * Layer: domain; see receivable.h for the conventions.  A return's credit note
 * belongs to the deliveries its goods came from (credit_note_shares).  What was
 * owed for them is invoiced that much lower: as far as it was not invoiced yet
 * there is less left to invoice, as far as it was, each invoice it is on needs a
 * red-letter one of that amount.  That is work for who makes tax invoices:
 *
 *     asked → confirmed by the buyer → issued;  lapsed ⇄ asked
 *
 * It is not needed any more when the invoice is given up or reversed as a whole.
 */
#ifndef DOMAIN_RED_LETTER_H
#define DOMAIN_RED_LETTER_H

#include "domain/receivable.h"

/** red_letters.state. */
enum red_letter_state {
	RED_LETTER_ASKED = 1,
	RED_LETTER_CONFIRMED,
	RED_LETTER_ISSUED,
	RED_LETTER_LAPSED,
	RED_LETTER_NEEDLESS,
	RED_LETTER_STATE_COUNT
};

/* --- For whoever posts a return's credit note -------------------------------- */

/** Units of a delivered order line that a note gives money for. */
struct red_letter_goods {
	int64_t position; /* of the note's line */
	int64_t order_position;
	int64_t batch_id; /* 0: any */
	int64_t quantity;
	int64_t amount_fen;
};

/** A note on goods of one order. */
struct red_letter_credit {
	int64_t credit_note_id;
	int64_t order_id;
	int64_t customer_id;
	int64_t rep_id;
	int64_t team_id;
	const struct red_letter_goods *goods;
	size_t count;
};

/**
 * Inside the transaction that posted the note and holds the order's lock: keep
 * which deliveries it was of, newest first, and ask for red letters.
 *
 * @param[out] numbers of the invoices, ", " between; "" when none is needed
 */
enum status red_letter_ask_within(struct db *db, struct act *act,
    const struct red_letter_credit *credit, const char **numbers) MUST_CHECK;

/** Inside a transaction that holds the locks of what an invoice covers: it is
 *  given up or reversed as a whole, its open red letters are not needed. */
enum status red_letter_drop_within(
    struct db *db, struct act *act, int64_t tax_invoice_id) MUST_CHECK;

/* --- The work (ACTION_TAX_INVOICE) ------------------------------------------- */

struct red_letter {
	int64_t id;
	int64_t customer_id;
	const char *customer_name;
	const char *customer_name_en;
	int64_t credit_note_id;
	const char *credit_note_number;
	int64_t return_id;
	const char *return_number; /* NULL for none */
	int64_t tax_invoice_id;
	const char *invoice_number; /* NULL: not issued yet */
	bool is_issued;             /* the invoice, and still stands */
	int64_t receivable_id;
	int64_t shipment_id;
	const char *foreign_no;
	const char *receivable_number;
	int64_t amount_fen;
	enum red_letter_state state;
	struct instant asked_at;
	struct instant state_since;
	const char *user_name; /* who moved it last; NULL: nobody yet */
	int64_t red_invoice_id;
	const char *red_number; /* NULL until it is issued */
};

struct red_letter_filter {
	bool open;              /* neither issued nor needless */
	int64_t id;             /* 0: any */
	int64_t tax_invoice_id; /* 0: any */
	struct instant after_at; /* keyset: oldest first */
	int64_t after_id;
	int64_t limit; /* 1 to 501 */
};

/** Oldest first.  @param[out] rows struct red_letter */
enum status red_letter_list(struct db *db, struct arena *mem,
    const struct actor *who, const struct red_letter_filter *filter,
    struct db_rows *rows) MUST_CHECK;

enum status red_letter_find(struct db *db, struct arena *mem,
    const struct actor *who, int64_t id, struct red_letter *out) MUST_CHECK;

/** Pure: whether a step leads from a state to another. */
bool red_letter_leads(enum red_letter_state from, enum red_letter_state to);

/** The buyer confirmed it, it lapsed, or it is asked for again.
 *  @return STATUS_CONFLICT when that does not lead on from its state */
enum status red_letter_move(struct db *db, struct act *act, int64_t id,
    enum red_letter_state to) MUST_CHECK;

/**
 * It was issued: kept as an invoice of its own over negative parts.
 *
 * @param[out] red_id the new invoice
 * @return STATUS_INVALID for a number or day that breaks a rule; STATUS_CONFLICT
 *         for a number used before, or an invoice that is not issued itself
 */
enum status red_letter_issue(struct db *db, struct act *act, int64_t id,
    const char *number, struct day issued_on, int64_t *red_id) MUST_CHECK;

#endif
