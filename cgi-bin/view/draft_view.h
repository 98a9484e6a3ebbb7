/**
 * @file
 * Drafts as the templates under templates/orders/ see them.
 *
 * Layer: view.
 */
#ifndef VIEW_DRAFT_VIEW_H
#define VIEW_DRAFT_VIEW_H

#include "domain/credit.h"
#include "domain/customer.h"
#include "domain/draft.h"
#include "domain/order_submit.h"
#include "domain/price.h"
#include "domain/table_file.h"
#include "view/tpl.h"

struct db_rows;

/** What the quick-order grid shows. */
struct draft_grid {
	const struct draft *draft; /* judged; id 0 for one not saved yet */
	const struct customer *customer;
	bool is_staff;
	int64_t blank_rows;
	bool has_credit;
	struct credit_panel credit;
};

/** Fill templates/orders/draft.tpl. */
void draft_view_grid(struct tpl *tpl, const struct draft_grid *grid);

/** What the page before submit shows. */
struct draft_review {
	const struct draft *draft;
	const struct customer *customer;
	const struct draft_line *const *lines; /* that will be ordered … */
	const struct price_line *priced;       /* … at these prices */
	size_t line_count;
	const struct price_order *order;
	const struct customer_address *addresses;
	size_t address_count;
	bool has_credit;
	struct credit_panel credit;
	struct instant now;
	const char *wanted_typed; /* the day as typed; NULL: the draft's */
};

/** Fill templates/orders/review.tpl. */
void draft_view_review(struct tpl *tpl, const struct draft_review *review);

/** Fill templates/orders/drafts.tpl.  @param deleted a draft just deleted; 0 */
void draft_view_list(struct tpl *tpl, const struct actor *who,
    const struct db_rows *drafts, const struct db_rows *templates,
    int64_t deleted);

/** Fill templates/orders/pick.tpl: staff choose for whom they order. */
void draft_view_pick(struct tpl *tpl, const char *query,
    const struct customer *customers, size_t count);

/** The sentence for a broken rule (to be passed to words()), and its field. */
const char *draft_view_fault(enum draft_fault fault);
const char *draft_view_fault_field(enum draft_fault fault);

/** The sentence for a table that could not be read. */
const char *draft_view_table_fault(
    struct arena *mem, enum language language, const struct table_error *error);

/** One message for each problem of a submit. */
void draft_view_problems(struct arena *mem, enum language language,
    const struct submit_outcome *outcome, const struct draft *draft, void *page,
    void (*add)(void *page, const char *field, const char *message));

/** A verdict as a sentence: for the script's live answers. */
const char *draft_view_verdict(
    struct arena *mem, enum language language, const struct draft_line *line);

/** "good", "warn" or "bad". */
const char *draft_view_tone(const struct draft_line *line);

/** The name in the reader's language. */
const char *view_name(
    enum language language, const char *name, const char *name_en);

#endif
