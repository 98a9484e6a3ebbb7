/**
 * @file
 * The statements behind credit_review.c and credit_review_act.c.  Layer: domain.
 */
#ifndef DOMAIN_CREDIT_REVIEW_SQL_H
#define DOMAIN_CREDIT_REVIEW_SQL_H

#include "domain/credit_review.h"

/** Row of stmt_credit_review_customer. */
struct review_customer_row {
	int64_t id;
	int64_t class;
	int64_t rep_id;
	int64_t team_id;
};

/** Row of stmt_credit_review_lock: what steps judge by. */
struct review_core {
	int64_t id;
	int64_t customer_id;
	int64_t rep_id;
	int64_t team_id;
	int64_t class;
	enum credit_review_kind kind;
	enum credit_review_state state;
	int64_t wanted_limit_fen;
	enum term_kind wanted_term_kind;
	int64_t wanted_term_days;
	struct day wanted_until;
	bool has_assets;
	int64_t net_assets_fen;
	bool has_purchase;
	int64_t yearly_purchase_fen;
	enum credit_grade grade;
	int64_t suggested_limit_fen;
	int64_t asked_by;
	int64_t opinion_by;
	bool asked_by_staff;
};

/** Row of stmt_credit_review_paid. */
struct review_paid_row {
	struct credit_paid paid;
};

/** Row of statements that find one figure or id. */
struct review_number_row {
	int64_t number;
};

extern const struct db_query stmt_credit_review_customer;
extern const struct db_query stmt_credit_review_insert;
extern const struct db_query stmt_credit_review_lock;
extern const struct db_query stmt_credit_review_event;
extern const struct db_query stmt_credit_review_again;
extern const struct db_query stmt_credit_review_move;
extern const struct db_query stmt_credit_review_surveyed;
extern const struct db_query stmt_credit_review_scored;
extern const struct db_query stmt_credit_review_opined;
extern const struct db_query stmt_credit_review_decided;
extern const struct db_query stmt_credit_review_paid;
extern const struct db_query stmt_credit_review_sales;
extern const struct db_query stmt_credit_review_account;
extern const struct db_query stmt_credit_review_grant;
extern const struct db_query stmt_credit_review_raise;
extern const struct db_query stmt_credit_review_change;
extern const struct db_query stmt_credit_review_find;
extern const struct db_query stmt_credit_review_events;
extern const struct db_query stmt_credit_review_by_id;
extern const struct db_query stmt_credit_review_list;
extern const char credit_review_list_customer[];
extern const char credit_review_list_state[];
extern const char credit_review_list_kind[];
extern const char credit_review_list_open[];
extern const char credit_review_list_after[];
extern const char credit_review_list_order[];

#endif
