/**
 * @file
 * Rows and statements of load data of the desk.  Layer: domain, for
 * ticket_load.c alone.
 */
#ifndef DOMAIN_TICKET_LOAD_SQL_H
#define DOMAIN_TICKET_LOAD_SQL_H

#include "domain/ticket_core.h"

struct ticket_load_number {
	int64_t value;
};

struct ticket_load_customer {
	int64_t id;
	int64_t rep_id;
	int64_t team_id;
	int64_t class;
	bool is_key;
	int64_t user_id;
	int64_t order_id; /* its newest; 0: none */
};

struct ticket_load_product {
	int64_t id;
	const char *name;
};

struct ticket_load_ids {
	int64_t ticket_id;
	int64_t message_id;
};

struct ticket_load_message {
	int64_t id;
	int64_t ticket_id;
	enum ticket_message_kind kind;
	bool by_customer;
	int64_t user_id;
	struct instant at;
	const char *body;
};

struct ticket_load_tag {
	int64_t ticket_id;
	const char *tag;
};

struct ticket_load_link {
	int64_t ticket_id;
	int64_t object_id;
	int64_t user_id;
	struct instant at;
};

extern const struct db_query stmt_ticket_load_mark;
extern const struct db_query stmt_ticket_load_mark_set;
extern const struct db_query stmt_ticket_load_ids;
extern const struct db_query stmt_ticket_load_customers;
extern const struct db_query stmt_ticket_load_staff;
extern const struct db_query stmt_ticket_load_leaders;
extern const struct db_query stmt_ticket_load_products;
extern const struct db_query stmt_ticket_load_insert;
extern const struct db_query stmt_ticket_load_message;
extern const struct db_query stmt_ticket_load_term;
extern const struct db_query stmt_ticket_load_tag;
extern const struct db_query stmt_ticket_load_tags;
extern const struct db_query stmt_ticket_load_link;

extern const char *const ticket_load_session_sql[2];

extern const struct db_column ticket_load_columns[];
extern const size_t ticket_load_column_count;
extern const struct db_column ticket_load_message_columns[7];
extern const struct db_column ticket_load_tag_columns[2];
extern const struct db_column ticket_load_link_columns[4];

#endif
