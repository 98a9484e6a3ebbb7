/**
 * @file
 * What the files draft*.c and order_submit*.c share; nothing else includes it.
 *
 * Layer: domain.  All of it runs inside an act.
 */
#ifndef DOMAIN_DRAFT_PART_H
#define DOMAIN_DRAFT_PART_H

#include "domain/draft.h"
#include "domain/draft_sql.h"

struct product;

/** Lines being put together: at most DRAFT_LINES_MAX. */
struct draft_stack {
	struct arena *mem;
	struct draft_line_item *items;
	size_t count;
	bool too_many;
};

struct draft_stack draft_stack_new(struct arena *mem);

/** Put a row on top; one without code and quantity is left out. */
void draft_stack_row(struct draft_stack *stack, const struct draft_row *row);

/** Put a line of another draft on top. */
void draft_stack_line(struct draft_stack *stack, const struct draft_line *line);

/** Put a known product on top. */
void draft_stack_product(struct draft_stack *stack, const char *sku,
    int64_t product_id, int64_t quantity);

/**
 * Lock a draft and read it whole.
 *
 * @param version it must have; 0 for any
 * @return STATUS_NOT_FOUND, or STATUS_CONFLICT: not open, or another version.
 */
enum status draft_take(struct db *db, struct act *act, int64_t id,
    int64_t version, struct draft *draft) MUST_CHECK;

/** Note in the audit when the actor changes what another changed last. */
enum status draft_note_taken_over(struct db *db, struct act *act,
    int64_t draft_id, int64_t changed_by) MUST_CHECK;

/** Keep the prices that were shown with their lines. */
enum status draft_keep_seen(struct db *db, const struct draft_seen_item *items,
    size_t count) MUST_CHECK;

/** Make an empty draft or template for a customer in reach. */
enum status draft_begin(struct db *db, struct act *act, enum draft_kind kind,
    int64_t customer_id, const struct draft_input *head, int64_t *id,
    enum draft_fault *fault) MUST_CHECK;

/**
 * Replace the lines, understood as far as they can be for this customer, and
 * note the change; leads to the draft.
 */
enum status draft_put_lines(struct db *db, struct act *act, int64_t id,
    int64_t customer_id, struct draft_stack *stack,
    enum draft_fault *fault) MUST_CHECK;

/** What a customer sees of a product; STATUS_NOT_FOUND outside its
 *  assortment. */
enum status draft_see_product(struct db *db, struct act *act,
    int64_t customer_id, int64_t product_id,
    struct product *product) MUST_CHECK;

/** As if it had been typed. */
void draft_set_quantity(
    struct arena *mem, struct draft_line_item *item, int64_t quantity);

/** For whom the actor would write a draft. */
int64_t draft_customer_of(const struct actor *who, int64_t customer_id);

#endif
