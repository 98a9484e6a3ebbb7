/**
 * @file
 * Statements of what is done to tickets.  Layer: domain, for ticket_open.c,
 * ticket_act.c, ticket_desk.c, ticket_link.c, ticket_task.c, ticket_end.c,
 * ticket_job.c and complaint_act.c alone.
 */
#ifndef DOMAIN_TICKET_ACT_SQL_H
#define DOMAIN_TICKET_ACT_SQL_H

#include "domain/ticket_core_sql.h"

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

#endif
