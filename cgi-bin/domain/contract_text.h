/**
 * @file
 * The words of a contract: placeholders filled, and the digest that freezes it.
 *
 * Layer: domain.  Pure.  Texts keep {customer} {customer_code} {company} {from}
 * {to} {target} as they were written; they are filled when somebody reads them.
 * At signing the names of both parties are kept with the contract, so that what
 * was signed reads the same for ever.
 */
#ifndef DOMAIN_CONTRACT_TEXT_H
#define DOMAIN_CONTRACT_TEXT_H

#include "base/arena.h"
#include "base/day.h"
#include "db/db.h"

enum {
	CONTRACT_PARTS = 11,
	CONTRACT_BODY_CHARS = 2000,
	CONTRACT_TEXT_BYTES = 64 * 1024
};

/** What stands for the placeholders. */
struct contract_words {
	const char *customer, *customer_code, *company;
	struct day from, to;
	int64_t target_fen;
};

/** One part; `body` may be "". */
struct contract_part {
	int64_t part; /* 1…11 */
	const char *body;
};

/** Unknown placeholders stay as they are. */
const char *contract_fill(struct arena *mem, const char *body,
    const struct contract_words *words);

/** Over the filled parts in order and the rights: 64 hex digits.
 *  @param parts struct contract_part  @param rights struct contract_right */
void contract_digest(struct arena *mem, const struct db_rows *parts,
    const struct db_rows *rights, const struct contract_words *words,
    char hex[65]);

#endif
