/**
 * @file
 * Drafts and templates: an order being written.  Layer: domain.
 *
 * A draft belongs to a company, not to a person: a colleague may take it over.
 * Its lines keep what was typed, whatever it is; draft_judge() (draft_judge.h)
 * says of each line what stands in its way.  Nothing is dropped silently.
 *
 * Reads and writes are limited by ACTION_ORDER_ENTER: a distributor's users see
 * their company's drafts, staff those of the customers in their scope; others'
 * drafts are STATUS_NOT_FOUND.  A template is a draft of another kind.
 *
 * Every write inside the use cases below is one act_run() of its own and leads
 * (act_lead) to "/drafts/{id}", unless said otherwise.
 */
#ifndef DOMAIN_DRAFT_H
#define DOMAIN_DRAFT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/status.h"
#include "domain/act.h"
#include "domain/actor.h"
#include "domain/licence_bar.h"

struct customer;
struct db;
struct db_rows;
struct price_line;
struct price_order;
struct product;

enum {
	DRAFT_LINES_MAX = 600,  /* lines of one draft */
	DRAFT_OPEN_MAX = 200,   /* open drafts (or templates) of one company */
	DRAFT_GUESSES_MAX = 3,  /* products offered for one line */
	DRAFT_CODE_MAX = 120,   /* characters kept of a typed code */
	DRAFT_QUANTITY_MAX = 40 /* characters kept of a typed quantity */
};

/** Most units of one line; more is a typing error. */
#define DRAFT_UNITS_MAX INT64_C(10000000)

enum draft_kind {
	DRAFT_KIND_DRAFT = 1,
	DRAFT_KIND_TEMPLATE
};

enum draft_state {
	DRAFT_OPEN = 1,
	DRAFT_ORDERED, /* became the order order_id */
	DRAFT_DELETED  /* kept: draft_restore() */
};

/** What to do where the stock does not reach. */
enum short_choice {
	SHORT_BACK_ORDER = 1,
	SHORT_REDUCE,
	SHORT_REMOVE
};

/** What stands in the way of a line.  Whether it keeps the
 *  draft from being submitted: draft_line.blocks. */
enum draft_verdict {
	DRAFT_LINE_UNJUDGED = 0,
	DRAFT_LINE_OK,
	DRAFT_LINE_UNKNOWN,       /* nothing of that code for this customer;
	                             guesses: did you mean */
	DRAFT_LINE_AMBIGUOUS,     /* several; guesses: which */
	DRAFT_LINE_NO_QUANTITY,   /* empty, not a whole number, or too great */
	DRAFT_LINE_BELOW_MINIMUM, /* next_quantity is the least */
	DRAFT_LINE_NOT_A_STEP,    /* next_quantity is the next allowed */
	DRAFT_LINE_STOPPED,    /* not ordered for now; guesses: substitutes */
	DRAFT_LINE_WITHDRAWN,  /* never again; guesses: substitutes */
	DRAFT_LINE_NOT_PRICED, /* no price for this customer and day */
	DRAFT_LINE_SHORT,      /* now_quantity now, the rest by short_choice;
	                             guesses: substitutes */
	DRAFT_LINE_DUPLICATE,  /* the product of line duplicate_of; fine, but
	                             merging is offered */
	DRAFT_LINE_NOT_COVERED, /* by the papers of the customer */
	DRAFT_VERDICT_COUNT
};

/** A product offered in place of what was typed. */
struct draft_guess {
	int64_t product_id;
	const char *sku;
	const char *name;
	const char *name_en; /* NULL for none */
	const char *spec;
};

/** One line.  The first block is stored, the rest is filled by draft_judge(). */
struct draft_line {
	int64_t position; /* 1…, in the order typed */
	const char *typed_code;
	const char *typed_quantity;
	int64_t product_id; /* 0 until understood */
	int64_t quantity;   /* 0 until understood */
	enum short_choice short_choice;
	int64_t seen_price_1e4; /* the price last shown; 0 for none */

	enum draft_verdict verdict;
	bool blocks; /* the draft cannot be submitted with this line */
	int64_t next_quantity;
	int64_t duplicate_of; /* position, whatever the verdict; 0 */
	struct draft_guess guesses[DRAFT_GUESSES_MAX];
	size_t guess_count;

	const struct product *product; /* NULL while there is none … */
	const char *sku;               /* … and so are the texts */
	const char *name;
	const char *name_en;
	const char *spec;
	const char *unit;
	const char *unit_en;
	int64_t min_quantity;
	int64_t step;
	int64_t case_units;

	/* How much of it is ordered after short_choice, and when it comes:
	 * of `quantity`, some now, some later; the rest is missing. */
	int64_t order_quantity;
	int64_t now_quantity;
	int64_t later_quantity;
	struct day later_on; /* none: not known */
	bool may_back_order; /* SHORT_BACK_ORDER is a choice */

	/* Prices, for order_quantity; amounts 0 where the line blocks. */
	const struct price_line *price; /* NULL while there is no product */
	int64_t unit_price_1e4;
	int64_t list_price_1e4;
	int64_t amount_fen;
	int64_t tax_fen;
	bool price_changed; /* other than seen_price_1e4, which was shown */
};

/** A draft or template with its lines. */
struct draft {
	int64_t id;
	int64_t customer_id;
	const char *customer_code;
	const char *customer_name;
	enum draft_kind kind;
	enum draft_state state;
	const char *name; /* "" for none */
	int64_t address_id;
	struct day wanted_on;
	const char *own_number; /* "" for none */
	const char *remark;
	int64_t order_id; /* made from it, or sent back to it; 0 */
	bool by_staff;
	int64_t created_by;
	struct instant created_at;
	int64_t changed_by;
	const char *changed_by_name;
	struct instant changed_at;
	int64_t version;
	int64_t line_count;

	struct draft_line *lines; /* line_count */

	/* Filled by draft_judge(). */
	bool judged;
	int64_t taken_count;   /* lines that can be ordered as they stand */
	int64_t blocked_count; /* lines to correct first */
	struct licence_bar bar; /* what of the papers stands in the way */
	int64_t short_count;   /* of the taken ones: stock is short */
	int64_t total_fen, net_fen, tax_fen, discount_fen;
	const struct price_order *prices; /* free goods, breaks */
	/* The line of each price_line, for free goods' `cause`. */
	const int64_t *price_positions;
};

/** A row of the list: the draft without its lines. */
struct draft_summary {
	int64_t id;
	int64_t customer_id;
	const char *customer_name;
	const char *name;
	enum draft_kind kind;
	int64_t line_count;
	int64_t order_id;
	bool by_staff;
	int64_t created_by;
	const char *created_by_name;
	int64_t changed_by;
	const char *changed_by_name;
	struct instant changed_at;
	int64_t version;
};

/** A line as somebody typed it.  Texts of any length; kept cut to DRAFT_…_MAX. */
struct draft_row {
	const char *code;
	const char *quantity;
	enum short_choice short_choice; /* 0 means SHORT_BACK_ORDER */
	int64_t seen_price_1e4;         /* the price the form showed; 0: none */
};

/** The price last shown of a line. */
struct draft_seen_item {
	int64_t seen_price_1e4; /* 0: none */
	int64_t draft_id;
	int64_t position;
};

/** What a draft's form holds. */
struct draft_input {
	int64_t id;          /* 0: a new draft */
	int64_t version;     /* of the draft the form showed; 0 for a new one */
	int64_t customer_id; /* new drafts of staff: for whom; else ignored */
	const char *name;
	int64_t address_id; /* 0 for the company's default */
	struct day wanted_on;
	const char *own_number;
	const char *remark;
	const struct draft_row *rows; /* replace the lines; empty rows are left
	                                 out */
	size_t row_count;
};

/** Which rule an input broke. */
enum draft_fault {
	DRAFT_FAULT_NONE = 0,
	DRAFT_FAULT_LINES,      /* more than DRAFT_LINES_MAX */
	DRAFT_FAULT_COUNT,      /* more than DRAFT_OPEN_MAX drafts */
	DRAFT_FAULT_CUSTOMER,   /* staff named no customer, or a stopped one */
	DRAFT_FAULT_ADDRESS,    /* not one of this company's */
	DRAFT_FAULT_WANTED_ON,  /* before today, or over two years away */
	DRAFT_FAULT_NAME,       /* over 60 characters; empty for a template */
	DRAFT_FAULT_OWN_NUMBER, /* over 40 characters */
	DRAFT_FAULT_REMARK,     /* over 500 characters */
	DRAFT_FAULT_FIX         /* the line does not offer this fix */
};

/* --- Reading ---------------------------------------------------------------- */

/** A draft or template with its lines, whatever its state. */
enum status draft_find(struct db *db, struct arena *mem,
    const struct actor *who, int64_t id, struct draft *draft) MUST_CHECK;

/** The same with its customer, as customer_find() has it but for rep_name;
 *  STATUS_NOT_FOUND also for staff who do not see that customer. */
enum status draft_find_with_customer(struct db *db, struct arena *mem,
    const struct actor *who, int64_t id, struct draft *draft,
    struct customer *customer) MUST_CHECK;

/** Open drafts (or templates), newest change first, at most `limit`.
 *  @param customer_id  0 for all in scope
 *  @param[out] rows struct draft_summary */
enum status draft_list(struct db *db, struct arena *mem,
    const struct actor *who, enum draft_kind kind, int64_t customer_id,
    int64_t limit, struct db_rows *rows) MUST_CHECK;

/* --- Writing ---------------------------------------------------------------- */

/**
 * Save what the form holds: header and lines.  id 0 makes a new draft.
 *
 * @param[out] id     of the draft
 * @param[out] fault  set with STATUS_INVALID
 * @return STATUS_CONFLICT when the draft has another version or is no longer
 *         open: `in` is the reader's version, draft_find() gives the other.
 */
enum status draft_save(struct db *db, struct act *act,
    const struct draft_input *in, int64_t *id,
    enum draft_fault *fault) MUST_CHECK;

/** The rule that a form's header breaks, as far as no database is needed. */
enum draft_fault draft_head_fault(
    const struct draft_input *in, struct day today);

/** Rows as the lines of a draft to be judged: what draft_save() would keep of
 *  them.  @return STATUS_INVALID for more than DRAFT_LINES_MAX. */
enum status draft_take_rows(struct arena *mem, const struct draft_row *rows,
    size_t count, struct draft *draft) MUST_CHECK;

/**
 * Save the lines of a judged draft: those alone that differ from what is stored,
 * and nothing at all where none does.  The header stays.
 *
 * @param stored   as draft_find() had it just now; id 0: a new draft is made
 *                 for stored->customer_id
 * @param[in,out] draft  judged lines; gets id, version and the change
 * @param version  the form's; 0 for any
 * @return as draft_save()
 */
enum status draft_save_judged(struct db *db, struct act *act,
    const struct draft *stored, struct draft *draft, int64_t version,
    enum draft_fault *fault) MUST_CHECK;

/** Append rows (pasted, uploaded, suggested) to a draft; id 0 makes one. */
enum status draft_add_rows(struct db *db, struct act *act, int64_t draft_id,
    int64_t customer_id, const struct draft_row *rows, size_t row_count,
    int64_t *id, enum draft_fault *fault) MUST_CHECK;

/**
 * Put a product in the cart: the newest open draft that this user changed last,
 * or a new one.  A line of the same product grows.  Leads to `lead` if not NULL.
 *
 * @param customer_id staff: for whom; ignored for a distributor's user
 * @return STATUS_NOT_FOUND when the customer may not see the product.
 */
enum status draft_add_product(struct db *db, struct act *act,
    int64_t customer_id, int64_t product_id, int64_t quantity, const char *lead,
    int64_t *id, enum draft_fault *fault) MUST_CHECK;

/** A new draft with the lines of an order the actor may see (not its free
 *  goods). */
enum status draft_from_order(struct db *db, struct act *act, int64_t order_id,
    int64_t *id, enum draft_fault *fault) MUST_CHECK;

/** A new draft with the lines of a template. */
enum status draft_from_template(struct db *db, struct act *act,
    int64_t template_id, int64_t *id, enum draft_fault *fault) MUST_CHECK;

/** Keep a draft's lines as a template; the template of that name is replaced.
 *  @param[out] id of the template */
enum status draft_save_template(struct db *db, struct act *act,
    int64_t draft_id, const char *name, int64_t *id,
    enum draft_fault *fault) MUST_CHECK;

/** What a verdict offers. */
enum draft_fix_kind {
	DRAFT_FIX_CODE = 1, /* take guesses[].product_id */
	DRAFT_FIX_QUANTITY, /* take next_quantity */
	DRAFT_FIX_SHORT,    /* take short_choice */
	DRAFT_FIX_REMOVE,   /* drop the line */
	DRAFT_FIX_MERGE     /* add to line `into`, of the same product */
};

struct draft_fix {
	int64_t draft_id;
	int64_t version;
	int64_t position;
	enum draft_fix_kind kind;
	int64_t product_id; /* DRAFT_FIX_CODE */
	int64_t quantity;   /* DRAFT_FIX_QUANTITY: > 0 */
	int64_t into;       /* DRAFT_FIX_MERGE: duplicate_of */
	enum short_choice short_choice;
};

/** Apply one offered fix.  @return STATUS_CONFLICT as draft_save(). */
enum status draft_fix(struct db *db, struct act *act,
    const struct draft_fix *fix, enum draft_fault *fault) MUST_CHECK;

/** Delete an open draft or template; leads to "/drafts".  Undone by
 *  draft_restore().  @return STATUS_CONFLICT when it is not open, or belongs to
 *  an order that was sent back. */
enum status draft_delete(struct db *db, struct act *act, int64_t id) MUST_CHECK;

/** Open a deleted one again.  @return STATUS_CONFLICT if it is not deleted. */
enum status draft_restore(
    struct db *db, struct act *act, int64_t id) MUST_CHECK;

/* --- For the order's use cases: inside their act_run() ----------------------- */

/** draft_find() under the row lock: an open draft (not template) to submit.
 *  @return STATUS_CONFLICT when it is not open. */
enum status draft_lock(
    struct db *db, struct act *act, int64_t id, struct draft *draft) MUST_CHECK;

/** The locked draft became an order. */
enum status draft_ordered(
    struct db *db, struct act *act, int64_t id, int64_t order_id) MUST_CHECK;

/** The order of this draft was sent back: it is open again, and stays tied to
 *  the order.  Checks no scope: the order's was checked. */
enum status draft_reopen(
    struct db *db, struct act *act, int64_t id, int64_t order_id) MUST_CHECK;

/** Keep the unit prices of a judged, locked draft as the ones now shown. */
enum status draft_note_prices(
    struct db *db, struct act *act, const struct draft *draft) MUST_CHECK;

#endif
