/**
 * @file
 * The business settings, typed.  Layer: domain.
 *
 * Kept in this process for 5 seconds, so a change made elsewhere is seen at
 * the latest then.  A name that is missing or malformed in the database has
 * the default that schema/0005 gives it.
 */
#ifndef DOMAIN_SETTING_H
#define DOMAIN_SETTING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

struct act;
struct db;

/** What distributors see of the stock. */
enum setting_stock_shown {
	SETTING_STOCK_EXACT = 0, /* the figure */
	SETTING_STOCK_WORDS      /* enough, few, none */
};

struct setting {
	const char *company_name;
	const char *company_name_en;
	const char *company_phone;
	int64_t zone_minutes; /* the company's zone: price and order dates */
	enum setting_stock_shown stock_shown;
	int64_t stock_few_below;
	int64_t reservation_days; /* working days a waiting reservation holds */
	int64_t proposal_days;    /* working days to answer a proposal */
	int64_t sign_after_delivery_days;
	int64_t sign_after_dispatch_days;
	bool confirm_by_itself;
	bool free_goods_as_discount;
	bool hold_over_limit;
	bool hold_limit_ran_out;
	int64_t hold_limit_grace_days;
	bool hold_overdue;
	int64_t hold_overdue_grace_days;
	int64_t hold_overdue_above_fen;
	bool hold_order_share;
	int64_t hold_order_share_bp;
	bool bills_are_exposure; /* until they mature */
	int64_t credit_band_officer_fen;
	int64_t credit_band_finance_fen;
	int64_t credit_valid_months;
	int64_t credit_ceiling_c_fen;
	int64_t credit_ceiling_b_fen;
	int64_t credit_ceiling_a_fen;
	int64_t credit_ceiling_aaa_fen;
	int64_t credit_share_assets_bp;   /* of net assets: warn above */
	int64_t credit_share_purchase_bp; /* of yearly purchases: the same */
	const char *collection_level_days; /* "1,15,30,60,90" */
	int64_t limitation_years;
	const char *work_hours; /* "09:00-12:00,13:00-18:00" */
	int64_t key_from_class; /* customers of it and above are key accounts */
	bool ticket_own_only;   /* buyers see the tickets of their own alone */
	int64_t ticket_resolve_days; /* silence that ends a ticket */
	int64_t ticket_grace_days;   /* from resolved to closed */
	int64_t complaint_lead_fen;    /* cost a team lead decides on */
	int64_t complaint_manager_fen; /* the same: a manager */
	int64_t escalate_1_bp; /* of the promise, at which it climbs */
	int64_t escalate_2_bp;
	int64_t escalate_3_bp;
	int64_t return_days_good; /* to return something, by conduct … */
	int64_t return_days_normal;
	int64_t return_days_watched;
	int64_t return_days_quality; /* … and for a fault */
	bool return_slow_selling;    /* taken back without a contract */
	bool return_near_expiry;
	int64_t return_approve_by_itself_fen;
	int64_t return_service_limit_fen;
	int64_t return_abuse_share_bp;  /* of 6-month sales */
	int64_t return_abuse_per_month; /* requests */
	int64_t return_send_days;
	int64_t return_answer_days;
	int64_t return_rest_days; /* until the rest of a parcel is struck off */
	int64_t return_promise_minutes;
	bool return_free_goods; /* "pro_rata": shared out; else deducted */
	int64_t return_batch_customers; /* that open a batch case */
	int64_t return_repair_tax_bp;
	const char *licence_remind_days; /* "60,30,7" */
	bool licence_block;
	const char *preferred_label;
	const char *contract_remind_days; /* "90,60,30" */
	int64_t contract_spread_limit_bp; /* of contracts in one month */
	int64_t contract_spread_month;    /* where ends are moved to */
	int64_t file_bytes_max;
	int64_t file_company_quota_bytes;
	int64_t file_orphan_hours;     /* a file nobody attached is kept so long */
	bool contract_needed; /* no contract, no order: contract_bar.h */
	int64_t contract_grace_days;
	const char *contract_rule_since; /* "2026-11-22"; "" not known yet */
	int64_t contract_core_class; /* its renewals are the sponsor's */
	const char *two_factor_roles;  /* by commas; "" for none */
	int64_t evaluation_months;    /* after so many the next one is due */
	const char *file_scan_address; /* of clamd, see file_scan.h; "" for none */
};

/**
 * The settings of now.  Texts are copied into `mem`.
 *
 * @return STATUS_OK or STATUS_UNAVAILABLE.
 */
enum status setting_read(
    struct db *db, struct arena *mem, struct setting *out) MUST_CHECK;

/** Read the database again at the next setting_read(). */
void setting_forget(void);

/**
 * Change one setting (ACTION_ADMIN).
 *
 * @return STATUS_OK; STATUS_INVALID (value not of its kind or out of range);
 *         STATUS_NOT_FOUND (no such name); STATUS_FORBIDDEN.
 */
enum status setting_save(struct db *db, struct act *act, const char *name,
    const char *value) MUST_CHECK;

#endif
