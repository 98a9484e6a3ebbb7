/**
 * @file
 * The verdict on each line of a draft, with prices and stock.  Layer: domain.
 */
#ifndef DOMAIN_DRAFT_JUDGE_H
#define DOMAIN_DRAFT_JUDGE_H

#include "domain/draft.h"

struct customer;

/** Lines to correct for which other products are looked up; the rest goes
 *  without guesses. */
enum {
	DRAFT_GUESS_LINES_MAX = 12
};

/**
 * Judge every line: understand the code and quantity, promise stock, price what
 * can be had.  Three statements for any number of lines that are in order and
 * in stock; one more if a code is no sku, one if something is short, one for
 * substitutes if any are wanted, two or three for withdrawn products if a code is
 * unknown, and up to two for each of DRAFT_GUESS_LINES_MAX such lines.
 *
 * Understanding a code: our code, the customer's own code, barcode; codes are
 * folded.  A product outside the customer's assortment does not exist: its code
 * is UNKNOWN like any other.  A part of a code or name that several products
 * share is AMBIGUOUS.  The lines of one product share the stock, first
 * line first.  Sets the judged fields of `draft` and its lines, product_id and
 * quantity; writes nothing.
 *
 * @param customer the draft's
 * @param today    in the company's zone: the day prices are looked up for
 */
enum status draft_judge(struct db *db, struct arena *mem,
    const struct customer *customer, struct day today,
    struct draft *draft) MUST_CHECK;

#endif
