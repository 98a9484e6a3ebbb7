/**
 * @file
 * Statements and rows of load data.  Layer: domain, private to load.
 */
#ifndef DOMAIN_LOAD_SQL_H
#define DOMAIN_LOAD_SQL_H

#include "base/day.h"
#include "db/db.h"

/** The tables that are written in bulk; each has a struct load_…_row. */
enum load_table {
	LOAD_REGIONS,
	LOAD_TEAMS,
	LOAD_USERS,
	LOAD_CREDENTIALS,
	LOAD_CUSTOMERS,
	LOAD_ADDRESSES,
	LOAD_MEMBERSHIPS,
	LOAD_ROLES,
	LOAD_PRICES,
	LOAD_PROMOTIONS,
	LOAD_BATCHES,
	LOAD_DRAFTS,
	LOAD_DRAFT_LINES,
	LOAD_ORDERS,
	LOAD_LINES,
	LOAD_HOLDS,
	LOAD_PROPOSALS,
	LOAD_PROPOSAL_LINES,
	LOAD_EVENTS,
	LOAD_SHIPMENTS,
	LOAD_SHIPMENT_LINES,
	LOAD_STOCKS,
	LOAD_RESERVATIONS,
	LOAD_MOVEMENTS,
	LOAD_ACCOUNTS,
	LOAD_ENTRIES,
	LOAD_RECEIVABLES,
	LOAD_NOTES,
	LOAD_RECEIPTS,
	LOAD_APPLICATIONS,
	LOAD_TABLE_COUNT
};

/** How rows of a table are written. */
struct load_table_rows {
	const struct db_query *insert;
	const struct db_column *columns;
	size_t column_count;
	size_t row_size;
};

extern const struct load_table_rows load_tables[LOAD_TABLE_COUNT];

/** One number of a SELECT. */
struct load_number_row {
	int64_t number;
};

/** A price list of a class, or a place, a category: what was there before. */
struct load_known_row {
	int64_t id;
	int64_t number;
};

struct load_mark_row {
	const char *value;
};

/** The first free id of each table that gets ids from here. */
struct load_ids_row {
	int64_t team_id;
	int64_t user_id;
	int64_t customer_id;
	int64_t address_id;
	int64_t membership_id;
	int64_t promotion_id;
	int64_t batch_id;
	int64_t stock_id;
	int64_t draft_id;
	int64_t order_id;
	int64_t proposal_id;
	int64_t shipment_id;
	int64_t receivable_id;
	int64_t note_id;
	int64_t receipt_id;
};

extern const struct db_query stmt_load_mark;
extern const struct db_query stmt_load_mark_set;
extern const struct db_query stmt_load_ids;
extern const struct db_query stmt_load_class_lists;
extern const struct db_query stmt_load_class_list_add;
extern const struct db_query stmt_load_categories;
extern const struct db_query stmt_load_category_add;
extern const struct db_query stmt_load_warehouses;
extern const struct db_query stmt_load_warehouse_add;

/* For the administrator's connection, one by one. */
extern const char *const load_before_sql[];
extern const size_t load_before_sql_count;
extern const char *const load_after_sql[];
extern const size_t load_after_sql_count;
extern const char *const load_session_sql[];
extern const size_t load_session_sql_count;
extern const char *const load_analyze_sql[];
extern const size_t load_analyze_sql_count;

struct load_region_row {
	int64_t region;
	const char *name;
	const char *name_en;
};

struct load_team_row {
	int64_t team;
	const char *name;
	const char *name_en;
	int64_t region_id;
};

struct load_user_row {
	int64_t user_id;
	const char *login;
	const char *name;
	struct instant at;
	const char *password_hash;
};

struct load_customer_row {
	int64_t customer_id;
	const char *code;
	const char *name;
	const char *name_en;
	const char *sort_key;
	const char *initials;
	int64_t class;
	int64_t region_id;
	const char *province;
	const char *city;
	int64_t rep_id;
	int64_t team_id;
	int64_t approval_id; /* fen; named so that 0 binds NULL */
	struct instant at;
};

struct load_address_row {
	int64_t address_id;
	int64_t customer_id;
	const char *label;
	const char *address;
	const char *contact;
	const char *phone;
};

struct load_membership_row {
	int64_t membership_id;
	int64_t user_id;
	int64_t customer_id;
	int64_t team_id;
	const char *role;
};

struct load_price_row {
	int64_t product_id;
	int64_t price_list_id;
	int64_t min_quantity;
	struct day from_day;
	int64_t price_1e4;
};

struct load_promotion_row {
	int64_t promotion_id;
	const char *name;
	const char *name_en;
	int64_t product_id;
	struct day from_day;
	struct day to_day;
	int64_t percent_bp;
};

struct load_batch_row {
	int64_t batch_id;
	int64_t product_id;
	const char *number;
	struct day expires_on;
};

struct load_draft_row {
	int64_t draft_id;
	int64_t customer_id;
	int64_t kind;
	const char *name;
	int64_t order_id;
	int64_t user_id;
	struct instant at;
	int64_t line_count;
};

struct load_draft_line_row {
	int64_t draft_id;
	int64_t position;
	const char *typed_code;
	const char *typed_quantity;
	char quantity_text[16]; /* what typed_quantity points to */
	int64_t product_id;
	int64_t quantity;
};

struct load_order_row {
	int64_t order_id;
	int64_t customer_id;
	int64_t rep_id;
	int64_t team_id;
	int64_t state;
	int64_t credit_facet;
	int64_t shipping_facet;
	int64_t receipt_facet;
	int64_t invoice_facet;
	int64_t payment_facet;
	int64_t proposal_open;
	struct instant placed_at;
	int64_t total_fen;
	int64_t net_fen;
	int64_t tax_fen;
	int64_t line_count;
	int64_t quantity_total;
	const char *headline;
	const char *headline_en;
	const char *own_number;
	char own_number_text[16]; /* what own_number points to */
	int64_t draft_id;
	const char *address;
	const char *contact;
	const char *phone;
	int64_t term_days;
	int64_t entered_id;
	int64_t by_staff;
	int64_t approved_id;
	int64_t confirmed_id;
	struct instant confirmed_at;
	struct instant reserved_until;
	struct instant state_since;
};

struct load_line_row {
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
	int64_t net_fen;
	int64_t tax_fen;
	int64_t tax_rate_bp;
	int64_t price_source;
	int64_t price_list_id;
	int64_t promotion_id;
	int64_t promised_now;
	int64_t promised_later;
	struct day promised_on;
	int64_t reserved;
	int64_t shipped;
	int64_t signed_for;
	int64_t refused;
	int64_t cancelled;
	int64_t cost_id; /* fen; named so that 0 binds NULL */
};

struct load_hold_row {
	int64_t order_id;
	int64_t reason;
	int64_t state;
	int64_t amount_fen;
	struct instant since;
	int64_t released_id;
	struct instant released_at;
};

struct load_proposal_row {
	int64_t proposal_id;
	int64_t order_id;
	int64_t state;
	int64_t made_id;
	struct instant made_at;
	struct instant answer_until;
	int64_t answered_id;
	struct instant answered_at;
	int64_t position; /* of its one line */
	int64_t quantity_before;
	int64_t quantity_after;
	struct day promised_on;
};

struct load_event_row {
	int64_t order_id;
	struct instant at;
	int64_t user_id;
	const char *kind;
	int64_t from_state;
	int64_t to_state;
	int64_t object_id;
};

struct load_shipment_row {
	int64_t shipment_id;
	int64_t order_id;
	int64_t customer_id;
	int64_t rep_id;
	int64_t team_id;
	int64_t state;
	int64_t warehouse_id;
	const char *carrier;
	const char *tracking;
	char tracking_text[20]; /* what tracking points to */
	int64_t value_fen;
	struct instant sent_at;
	int64_t sent_id;
	struct instant delivered_at;
	struct instant sign_due_at;
	struct instant closed_at;
	int64_t closed_id;
};

struct load_shipment_line_row {
	int64_t shipment_id;
	int64_t position;
	int64_t batch_id;
	int64_t stock_id;
	int64_t quantity;
	int64_t refused;
	const char *reason;
};

struct load_stock_row {
	int64_t stock_id;
	int64_t product_id;
	int64_t warehouse_id;
	int64_t batch_id;
	int64_t status;
	struct day expires_on;
	int64_t on_hand;
	int64_t reserved;
};

struct load_reservation_row {
	int64_t order_id;
	int64_t position;
	int64_t stock_id;
	int64_t quantity;
};

struct load_movement_row {
	int64_t stock_id;
	int64_t product_id;
	int64_t kind;
	int64_t on_hand_delta;
	int64_t reserved_delta;
	int64_t order_id;
	int64_t shipment_id;
	struct instant at;
	int64_t user_id;
};

struct load_account_row {
	int64_t customer_id;
	int64_t limit_fen;
	int64_t term_days;
	int64_t used_fen;
	int64_t overdue_fen;
	struct day overdue_since;
};

struct load_entry_row {
	int64_t customer_id;
	int64_t document_kind;
	int64_t document;
	int64_t event;
	int64_t amount_fen;
	struct instant at;
	int64_t user_id;
};

struct load_receivable_row {
	int64_t receivable_id;
	int64_t customer_id;
	int64_t rep_id;
	int64_t team_id;
	int64_t kind;
	int64_t order_id;
	int64_t shipment_id;
	struct instant at;
	struct day posted_on;
	struct day due_on;
	int64_t amount_fen;
	int64_t open_fen;
	int64_t tax_fen;
};

/* What was refused or lost, applied at once. */
struct load_note_row {
	int64_t note_id;
	int64_t customer_id;
	int64_t rep_id;
	int64_t team_id;
	struct instant at;
	int64_t amount_fen;
	int64_t order_id;
	int64_t shipment_id;
	int64_t receivable_id;
	int64_t user_id;
};

struct load_receipt_row {
	int64_t receipt_id;
	int64_t customer_id;
	int64_t rep_id;
	int64_t team_id;
	struct day received_on;
	int64_t amount_fen;
	struct instant at;
};

struct load_application_row {
	int64_t customer_id;
	int64_t receivable_id;
	int64_t receipt_id;
	int64_t note_id;
	int64_t amount_fen;
	struct instant at;
};

#endif
