/**
 * @file
 * What is credited to a customer: refused or lost goods, adjustments, returns,
 * rebates; and imported ones.
 *
 * Layer: domain; see receivable.h for the conventions.
 */
#ifndef DOMAIN_CREDIT_NOTE_H
#define DOMAIN_CREDIT_NOTE_H

#include "domain/receivable.h"

/** credit_notes.kind. */
enum credit_note_kind {
	CREDIT_NOTE_RETURN = 1,
	CREDIT_NOTE_ADJUSTMENT,
	CREDIT_NOTE_REFUSED, /* refused or lost on the way */
	CREDIT_NOTE_REBATE,
	CREDIT_NOTE_KIND_COUNT
};

struct credit_note_request {
	int64_t customer_id;
	enum credit_note_kind kind;
	int64_t order_id;    /* 0 for none */
	int64_t shipment_id; /* 0 for none; its receivable is settled first */
	int64_t return_id;   /* 0 for none */
	int64_t amount_fen;  /* above 0 */
	const char *note;    /* why; must be given for an adjustment */
	bool apply_oldest;   /* the rest, at once */
};

/**
 * Post one by hand (ACTION_RECEIPT_POST), an act of its own: lowers used_fen,
 * then held orders are looked at again.  CREDIT_NOTE_REFUSED is STATUS_INVALID
 * here: a shipment makes it.
 */
enum status credit_note_post(struct db *db, struct act *act,
    const struct credit_note_request *request, int64_t *id) MUST_CHECK;

/**
 * Inside a transaction of the caller, who calls receipt_posted() after the
 * commit.  CREDIT_NOTE_REFUSED books no credit entry: the shipment's own event
 * (CREDIT_REFUSED) has it.
 */
enum status credit_note_post_within(struct db *db, struct act *act,
    const struct credit_note_request *request, int64_t *id) MUST_CHECK;

struct credit_note {
	int64_t id;
	const char *number; /* CN-… or foreign_no */
	const char *foreign_no;
	enum credit_note_kind kind;
	int64_t customer_id;
	const char *customer_name;
	const char *customer_name_en; /* may be NULL */
	struct instant at;
	int64_t amount_fen;
	int64_t unapplied_fen;
	int64_t order_id;
	const char *order_number; /* NULL for none */
	const char *order_foreign_no;
	int64_t shipment_id;
	int64_t receivable_id;
	const char *note;
	const char *entered_by_name; /* NULL: the system */
};

struct credit_note_filter {
	enum credit_note_kind kind; /* 0: any */
	bool unapplied;
	int64_t customer_id;
	struct instant from;
	struct instant before;
	struct instant after_at; /* keyset, as order_filter */
	int64_t after_id;
	int64_t limit; /* 1 to 501 */
};

/** Newest first (ACTION_MONEY_SEE).  @param[out] rows struct credit_note */
enum status credit_note_list(struct db *db, struct arena *mem,
    const struct actor *who, const struct credit_note_filter *filter,
    struct db_rows *rows) MUST_CHECK;

enum status credit_note_find(struct db *db, struct arena *mem,
    const struct actor *who, int64_t id, struct credit_note *out) MUST_CHECK;

/** The id behind CN-… or an imported number. */
enum status credit_note_id_of(struct db *db, struct arena *mem,
    const struct actor *who, const char *number, int64_t *id) MUST_CHECK;

/**
 * Inside an import's transaction: the notes with these ids, whose rows the
 * import has written with their amounts, lower used_fen by what they did not
 * yet and settle the customer's oldest.  The same again changes nothing.  At most
 * 1000 a call, after the receivables are in.
 */
enum status credit_note_import_many(struct db *db, struct act *act,
    const int64_t *ids, size_t count) MUST_CHECK;

#endif
