/**
 * @file
 * What bank_match.c, bank_import.c and bank_read.c share.  Layer: domain,
 * private to them.
 */
#ifndef DOMAIN_BANK_MATCH_H
#define DOMAIN_BANK_MATCH_H

#include "domain/bank_sql.h"

enum {
	BANK_PROPOSALS_MAX = 10,
	BANK_DIGEST_HEX = 65
};

/** SHA-256 of a text, in hexadecimal. */
void bank_digest(const char *text, char out[BANK_DIGEST_HEX]);

/** Whom a line may be of, the surest first. */
struct bank_found {
	struct bank_proposal items[BANK_PROPOSALS_MAX];
	size_t count;
	size_t sure; /* of these; the rest by the amount alone */
};

enum status bank_gather(struct db *db, struct arena *mem,
    const struct actor *who, const struct bank_lock_row *line,
    struct bank_found *out) MUST_CHECK;

/** A line to match. */
struct bank_errand {
	int64_t id;
	int64_t customer_id; /* out of bank_match_alone(): 0 for nobody's */
	int64_t order_id;
	int64_t receipt_id; /* out */
};

/** In a transaction: match it where that is sure.  For act_run(). */
enum status bank_match_alone(
    struct db *db, struct act *act, void *context) MUST_CHECK;

#endif
