/**
 * @file
 * Statements of ticket.c and ticket_list.c.  Layer: domain.
 */
#ifndef DOMAIN_TICKET_SQL_H
#define DOMAIN_TICKET_SQL_H

#include "domain/ticket.h"

struct ticket_id_row {
	int64_t id;
	enum ticket_kind kind;
};

struct ticket_tag_text_row {
	const char *tag;
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
extern const struct db_query stmt_ticket_tags;
extern const struct db_query stmt_ticket_by_id;
extern const struct db_query stmt_ticket_by_foreign;
extern const struct db_query stmt_ticket_task_mine;
extern const struct db_query stmt_ticket_linked;
extern const struct db_query stmt_ticket_list;
extern const struct db_query stmt_ticket_counts;
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
