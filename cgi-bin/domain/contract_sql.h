/**
 * @file
 * The statements of contract*.c.  Layer: domain, for contract*.c alone.
 */
#ifndef DOMAIN_CONTRACT_SQL_H
#define DOMAIN_CONTRACT_SQL_H

#include "base/day.h"
#include "db/db.h"

struct contract_id_row {
	int64_t id;
};

struct contract_count_row {
	int64_t current, in_work, sent, active, expiring, ended;
};

/** A right of another contract, and whose. */
struct contract_other_row {
	const char *number;
	int64_t version;
	const char *customer_name, *customer_name_en;
	unsigned int state;
	struct day valid_from, valid_to;
	unsigned int level;
	const char *division, *division_name;
	int64_t group_id;
	const char *group, *group_en;
	int64_t product_id, product_group;
	const char *sku, *product, *product_en;
};

struct contract_month_row {
	int64_t month, count;
};

/** A template, locked. */
struct contract_template_row {
	int64_t version;
	const char *name, *name_en;
};

/** What a change is judged by, locked. */
struct contract_core {
	int64_t id, customer_id;
	const char *customer_code, *customer_name;
	bool is_key;
	int64_t class, rep_id, sponsor_id;
	unsigned int kind, state;
	const char *number;
	int64_t version;
	int64_t amends_id, renews_id;
	const char *title;
	struct day valid_from, valid_to;
	int64_t target_fen;
	int64_t drafted_by;
	const char *signed_ours;
	int64_t reminded; /* days before the end last told of */
	bool was_reminded;
	int64_t row_version;
};

struct contract_customer_row {
	int64_t id, rep_id, team_id;
	const char *code, *name;
};

extern const struct db_query stmt_contract_list;
extern const char contract_shown_only[];
extern const char contract_by_number[];
extern const char contract_of_states[];
extern const char contract_of_customer[];
extern const char contract_matching[];
extern const char contract_of_kind[];
extern const char contract_kept_by[];
extern const char contract_ends_within[];
extern const char contract_after[];
extern const char contract_in_order[];
extern const struct db_query stmt_contract_count;
extern const struct db_query stmt_contract_parts;
extern const struct db_query stmt_contract_rights;
extern const struct db_query stmt_contract_events;
extern const struct db_query stmt_contract_links;
extern const struct db_query stmt_contract_others;
extern const struct db_query stmt_contract_keepers;
extern const struct db_query stmt_contract_may_keep;
extern const struct db_query stmt_contract_months;

extern const struct db_query stmt_contract_templates;
extern const struct db_query stmt_contract_template;
extern const struct db_query stmt_contract_template_lock;
extern const struct db_query stmt_contract_template_versions;
extern const struct db_query stmt_contract_template_texts;
extern const struct db_query stmt_contract_template_save;
extern const struct db_query stmt_contract_template_version_add;
extern const struct db_query stmt_contract_template_text_add;

extern const struct db_query stmt_contract_customer;
extern const struct db_query stmt_contract_insert;
extern const struct db_query stmt_contract_number;
extern const struct db_query stmt_contract_insert_part;
extern const struct db_query stmt_contract_copy_parts;
extern const struct db_query stmt_contract_copy_rights;
extern const struct db_query stmt_contract_drop_parts;
extern const struct db_query stmt_contract_drop_rights;
extern const struct db_query stmt_contract_insert_right;
extern const struct db_query stmt_contract_event;
extern const struct db_query stmt_contract_lock;
extern const struct db_query stmt_contract_lock_scoped;
extern const struct db_query stmt_contract_save;
extern const struct db_query stmt_contract_move;
extern const struct db_query stmt_contract_approved;
extern const struct db_query stmt_contract_sent;
extern const struct db_query stmt_contract_signed;
extern const struct db_query stmt_contract_ended;
extern const struct db_query stmt_contract_keeper;
extern const struct db_query stmt_contract_person;
extern const struct db_query stmt_contract_product;
extern const struct db_query stmt_contract_group;
extern const struct db_query stmt_contract_wrote;
extern const struct db_query stmt_contract_follower;
extern const struct db_query stmt_contract_open_successor;

extern const struct db_query stmt_contract_due_active;
extern const struct db_query stmt_contract_due_near;
extern const struct db_query stmt_contract_due_remind;
extern const struct db_query stmt_contract_due_expire;
extern const struct db_query stmt_contract_reminded;

extern const struct db_query stmt_contract_task_insert;
extern const struct db_query stmt_contract_task_end;
extern const struct db_query stmt_contract_task_person;
extern const struct db_query stmt_contract_tasks;
extern const struct db_query stmt_contract_task_of;
extern const struct db_query stmt_contract_without;
extern const struct db_query stmt_contract_rule_off;
extern const struct db_query stmt_contract_rule_since;

#endif
