/**
 * @file
 * Rows and statements about tickets.  Layer: domain, for ticket*.c alone: those
 * that read them stand in ticket_sql.c, those of every use case in
 * ticket_core_sql.c, those of the steps in ticket_act_sql.c.
 */
#ifndef DOMAIN_TICKET_SQL_H
#define DOMAIN_TICKET_SQL_H

#include "domain/ticket_core.h"

/** A number and nothing else: an id, a count. */
struct ticket_number_row {
	int64_t value;
};

struct ticket_term_row {
	const char *term;
	int64_t ticket_id;
	bool is_internal;
};

/** A colleague a ticket may be given to. */
struct ticket_colleague_row {
	int64_t user_id;
	bool may_work;
	bool sees_it; /* by its scope */
};

extern const struct db_query stmt_ticket_lock;
extern const struct db_query stmt_ticket_in_sight;
extern const struct db_query stmt_ticket_save;
extern const struct db_query stmt_ticket_event;
extern const struct db_query stmt_ticket_message;
extern const struct db_query stmt_ticket_term;
extern const struct db_query stmt_ticket_colleague;
extern const struct db_query stmt_ticket_department;
extern const struct db_query stmt_ticket_hide_unread;
extern const struct db_query stmt_ticket_hide_told;
extern const struct db_query stmt_ticket_hide_watcher;
extern const struct db_query stmt_ticket_hide_tasks;
extern const struct db_query stmt_ticket_hide_presence;

extern const struct db_column ticket_save_columns[];
extern const size_t ticket_save_column_count;
extern const struct db_column ticket_event_columns[];
extern const size_t ticket_event_column_count;
extern const struct db_column ticket_term_columns[3];

/** Whose ticket it becomes. */
struct ticket_customer_row {
	int64_t id;
	int64_t rep_id;
	int64_t team_id;
	int64_t class;
	bool is_key;
	const char *name;
	const char *name_en;
};

struct ticket_batch_row {
	int64_t id;
	int64_t product_id;
};

struct ticket_tag_row {
	int64_t ticket_id;
	const char *tag;
};

struct ticket_task_row {
	int64_t id;
	enum ticket_task_kind kind;
	enum ticket_task_state state;
	int64_t department_id;
	const char *department_role;
	int64_t assignee_id;
	int64_t asked_by;
};

extern const struct db_query stmt_ticket_customer;
extern const struct db_query stmt_ticket_order_of;
extern const struct db_query stmt_ticket_sku;
extern const struct db_query stmt_ticket_batch;
extern const struct db_query stmt_ticket_insert;
extern const struct db_query stmt_ticket_link;
extern const struct db_query stmt_ticket_unlink;
extern const struct db_query stmt_ticket_find_shipment;
extern const struct db_query stmt_ticket_find_return;
extern const struct db_query stmt_ticket_find_note;
extern const struct db_query stmt_ticket_find_receivable;
extern const struct db_query stmt_ticket_find_ticket;
extern const struct db_query stmt_ticket_tags_clear;
extern const struct db_query stmt_ticket_tag_add;
extern const struct db_query stmt_ticket_tag_count;
extern const struct db_query stmt_ticket_tags_list;
extern const struct db_query stmt_ticket_watch;
extern const struct db_query stmt_ticket_unwatch;
extern const struct db_query stmt_ticket_watchers_join;
extern const struct db_query stmt_ticket_merge_again;
extern const struct db_query stmt_ticket_merged;
extern const struct db_query stmt_ticket_write_presence;
extern const struct db_query stmt_ticket_task_make;
extern const struct db_query stmt_ticket_task_lock;
extern const struct db_query stmt_ticket_task_end;
extern const struct db_query stmt_ticket_tasks_drop;
extern const struct db_query stmt_ticket_calls_end;
extern const struct db_query stmt_ticket_corrective_open;
extern const struct db_query stmt_ticket_silent;
extern const struct db_query stmt_ticket_lockable;
extern const struct db_query stmt_ticket_climbing;

/** The columns of struct ticket_tag_row. */
extern const struct db_column ticket_tag_columns[2];

struct ticket_id_row {
	int64_t id;
	enum ticket_kind kind;
};

/** Where a ticket stands in a queue. */
struct ticket_place_row {
	int64_t id;
	struct instant next_due_at;
};

extern const struct db_query stmt_ticket_find;
extern const struct db_query stmt_ticket_messages;
extern const struct db_query stmt_ticket_events;
extern const struct db_query stmt_ticket_links;
extern const struct db_query stmt_ticket_tasks;
extern const struct db_query stmt_ticket_people;
extern const struct db_query stmt_ticket_by_id;
extern const struct db_query stmt_ticket_by_foreign;
extern const struct db_query stmt_ticket_task_mine;
extern const struct db_query stmt_ticket_linked;
extern const struct db_query stmt_ticket_list;
extern const struct db_query stmt_ticket_desk;
extern const struct db_query stmt_ticket_counts;
extern const struct db_query stmt_ticket_counts_all;
extern const struct db_query stmt_ticket_task_count;
extern const struct db_query stmt_ticket_place;
extern const struct db_query stmt_ticket_writing;
extern const struct db_query stmt_ticket_callers;

/** Fragments of a list; each begins with AND or ORDER. */
extern const char ticket_list_open[];
extern const char ticket_list_ended[];
extern const char ticket_list_mine[];
extern const char ticket_list_team[];
extern const char ticket_list_unassigned[];
extern const char ticket_list_due[];
extern const char ticket_list_waiting[];
extern const char ticket_list_decide[];
extern const char ticket_list_watched[];
extern const char ticket_list_kind[];
extern const char ticket_list_no_complaint[];
extern const char ticket_list_topic[];
extern const char ticket_list_severity[];
extern const char ticket_list_state[];
extern const char ticket_list_customer[];
extern const char ticket_list_owner[];
extern const char ticket_list_department[];
extern const char ticket_list_order[];
extern const char ticket_list_product[];
extern const char ticket_list_batch[];
extern const char ticket_list_class[];
extern const char ticket_list_responsible[];
extern const char ticket_list_tag[];
extern const char ticket_list_from[];
extern const char ticket_list_before[];
extern const char ticket_list_term[];
extern const char ticket_list_id[];
extern const char ticket_list_after[];
extern const char ticket_list_after_due[];
extern const char ticket_list_newest[];
extern const char ticket_list_first_due[];

#endif
