/**
 * @file
 * The verdict on each line of a draft, with prices and stock.  Layer: domain.
 */
#ifndef DOMAIN_DRAFT_JUDGE_H
#define DOMAIN_DRAFT_JUDGE_H

#include "domain/draft.h"

struct customer;

/**
 * Judge every line: understand the code and quantity, price what can be had,
 * promise stock.  At most four statements for any number of lines.
 *
 * Understanding a code: our code, the customer's own code, barcode; codes are
 * folded.  A product outside the customer's assortment does not exist: its code
 * is UNKNOWN like any other.  The lines of one product share the stock, first
 * line first.  Sets the judged fields of `draft` and its lines, product_id and
 * quantity; writes nothing.
 *
 * @param customer the draft's
 * @param today    in the company's zone: the day prices are looked up for
 */
enum status draft_judge(struct db *db, struct arena *mem,
    const struct customer *customer, struct day today,
    struct draft *draft) MUST_CHECK;

/** The least quantity that may be ordered and is at least `quantity`. */
int64_t draft_allowed_quantity(
    int64_t quantity, int64_t min_quantity, int64_t step);

#endif
