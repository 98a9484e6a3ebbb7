/**
 * @file
 * Deposits (保证金): a ledger per customer, apart from what is owed.
 *
 * Layer: domain; see receivable.h for the conventions.
 */
#ifndef DOMAIN_DEPOSIT_H
#define DOMAIN_DEPOSIT_H

#include "domain/receivable.h"

/** deposit_entries.kind. */
enum deposit_kind {
	DEPOSIT_PAID_IN = 1,
	DEPOSIT_PAID_BACK,
	DEPOSIT_TAKEN /* for a debt: becomes a receipt, applied oldest first */
};

/**
 * Book one (ACTION_RECEIPT_POST).
 *
 * @param note why or by which document; must be given, at most 200 characters
 * @return STATUS_INVALID for an amount of 0 or less or no note;
 *         STATUS_CONFLICT for more than is there.
 */
enum status deposit_book(struct db *db, struct act *act, int64_t customer_id,
    enum deposit_kind kind, int64_t amount_fen, const char *note) MUST_CHECK;

struct deposit_entry {
	int64_t id;
	enum deposit_kind kind;
	int64_t amount_fen;
	int64_t balance_fen; /* after it */
	struct instant at;
	const char *user_name;
	const char *note;
};

/** Oldest first, at most 1000 (ACTION_MONEY_SEE).
 *  @param[out] rows struct deposit_entry
 *  @param[out] balance_fen of them all */
enum status deposit_list(struct db *db, struct arena *mem,
    const struct actor *who, int64_t customer_id, struct db_rows *rows,
    int64_t *balance_fen) MUST_CHECK;

#endif
