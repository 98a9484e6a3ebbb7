/**
 * @file
 * What a draft would become: its lines judged, priced and frozen.
 *
 * Layer: domain, for order_submit*.c alone.  Reads only.
 */
#ifndef DOMAIN_ORDER_SUBMIT_PLAN_H
#define DOMAIN_ORDER_SUBMIT_PLAN_H

#include "domain/credit.h"
#include "domain/draft.h"
#include "domain/order_core.h"
#include "domain/order_submit.h"
#include "domain/price.h"
#include "domain/product.h"
#include "domain/setting.h"

/** The draft, its customer, address and credit. */
struct submit_head {
	int64_t draft_id;
	int64_t version;
	int64_t kind;
	int64_t draft_state;
	struct day wanted_on;
	const char *own_number;
	const char *remark;
	int64_t order_id; /* sent back before; 0 for a new order */
	int64_t changed_by;
	int64_t address_id; /* 0: the company's default */
	int64_t customer_id;
	int64_t customer_state;
	int64_t class;
	int64_t region_id;
	int64_t rep_id;
	int64_t team_id;
	int64_t price_list_id;
	bool has_approval;
	int64_t approval_over_fen;
	int64_t shelf_days;
	const char *papers;
	const char *address; /* NULL: the company has none */
	const char *contact;
	const char *phone;
	struct credit_account account;
	int64_t catalogue_version;
	int64_t same_number_id; /* another order of that own number; 0 */
};

/** A line of the draft; position 0: it has none. */
struct submit_draft_line {
	int64_t position;
	const char *typed_code;
	int64_t product_id;
	int64_t quantity;
	int64_t short_choice;
	int64_t seen_price_1e4;
};

/** Row of stmt_submit_load. */
struct submit_row {
	struct submit_head head;
	struct submit_draft_line line;
};

/** What stmt_submit_line takes. */
struct submit_order_line {
	int64_t order_id;
	int64_t position;
	int64_t product_id;
	const char *sku;
	const char *name;
	const char *name_en;
	const char *spec;
	const char *unit;
	const char *unit_en;
	int64_t quantity;
	int64_t unit_price_1e4;
	int64_t list_price_1e4;
	int64_t amount_fen;
	int64_t discount_fen;
	int64_t net_fen;
	int64_t tax_fen;
	int64_t tax_rate_bp;
	int64_t price_source;
	int64_t price_list_id;
	int64_t promotion_id;
	bool is_free;
	int64_t short_choice;
	int64_t promised_now;
	int64_t promised_later;
	struct day promised_on;
	int64_t reserved;
};

/** A line of the draft on its way. */
struct submit_entry {
	const struct submit_draft_line *draft;
	const struct product *product; /* NULL: none to be had */
	int64_t quantity;              /* to be ordered; 0: left out */
	int64_t now;                   /* of it in stock, as just seen */
	enum submit_problem problem;
	int64_t next_quantity; /* see submit_line.quantity */
	int64_t price_1e4;
};

/** Everything that is known of a draft being submitted. */
struct submission {
	int64_t draft_id;
	const struct submit_form *form; /* NULL: the draft as it is */
	enum draft_fault *fault;
	struct submit_outcome *out;

	struct setting setting;
	struct day today;
	struct submit_row *rows; /* one for each line of the draft */
	size_t row_count;
	struct draft_seen_item *seen; /* prices to be kept with the draft */
	size_t seen_count;
	struct submit_head head;
	struct customer customer;
	struct db_rows stock; /* struct stock_row, of the products */
	struct submit_entry *entries;
	size_t entry_count;
	struct price_line *prices; /* of the entries that are ordered */
	size_t price_count;
	struct price_order totals;
	struct submit_order_line *lines; /* the order's, free goods last */
	size_t line_count;
	int64_t quantity_total;
	bool is_short;
	bool held;
	enum order_state state;
	struct order_core order;
};

/**
 * Fill the submission up to its lines.
 *
 * @return STATUS_OK; STATUS_INVALID with job->out saying why; STATUS_NOT_FOUND;
 *         STATUS_CONFLICT (not an open draft).
 */
enum status submit_plan(
    struct db *db, struct act *act, struct submission *job) MUST_CHECK;

/** The draft with what the form says of it, and what makes it impossible as a
 *  whole.  @return as submit_plan() */
enum status submit_load_head(
    struct db *db, struct act *act, struct submission *job) MUST_CHECK;

/** Its lines and their products, as this customer may have them. */
enum status submit_load_lines(
    struct db *db, struct act *act, struct submission *job) MUST_CHECK;

/** When the short parts come, as far as anybody knows. */
enum status submit_promise(
    struct db *db, struct act *act, struct submission *job) MUST_CHECK;

#endif
