/**
 * @file
 * The statements behind collection*.c.  Layer: domain.
 */
#ifndef DOMAIN_COLLECTION_SQL_H
#define DOMAIN_COLLECTION_SQL_H

#include "domain/collection.h"

/** Row of stmt_collection_customer. */
struct collection_customer_row {
	int64_t id;
	const char *code;
	const char *name;
	const char *name_en;
	int64_t open_fen;    /* all that is owed */
	int64_t overdue_fen; /* of it overdue */
	struct day oldest_due;
};

/** Row of stmt_collection_opens. */
struct collection_open_row {
	struct collection_open open;
	const char *foreign_no;
	int64_t shipment_id;
};

/** Row of stmt_collection_since: the newest of each; none where there is none. */
struct collection_since_row {
	struct instant acknowledged_at;
	struct instant confirmed_at;
	struct day paid_on;
};

/** Row of stmt_collection_due. */
struct collection_due_row {
	int64_t id;
	int64_t customer_id;
	const char *customer_code;
	struct instant at;
	struct day promise_day;
	int64_t promise_fen;
};

/** Row of stmt_collection_covered. */
struct collection_covered_row {
	int64_t paid_fen;
	int64_t claimed_fen;
};

extern const struct db_query stmt_collection_list;
extern const char collection_list_customer[];
extern const char collection_list_after[];
extern const char collection_list_level[];
extern const char collection_list_order[];
extern const struct db_query stmt_collection_notes;
extern const struct db_query stmt_collection_customer;
extern const struct db_query stmt_collection_insert;
extern const struct db_query stmt_collection_kept_customer;
extern const struct db_query stmt_collection_kept_person;
extern const struct db_query stmt_collection_since;
extern const struct db_query stmt_collection_opens;
extern const struct db_query stmt_collection_due;
extern const struct db_query stmt_collection_lock;
extern const struct db_query stmt_collection_covered;
extern const struct db_query stmt_collection_judge;

#endif
