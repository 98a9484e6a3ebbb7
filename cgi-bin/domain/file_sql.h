/**
 * @file
 * The statements behind file.c, file_object.c and file_job.c.  Layer: domain.
 */
#ifndef DOMAIN_FILE_SQL_H
#define DOMAIN_FILE_SQL_H

#include "domain/file.h"

/** One number: a count, a sum, an id. */
struct file_number_row {
	int64_t number;
};

/** What file_attach() writes to one file. */
struct file_hang {
	const char *object_kind;
	int64_t object_id;
	int64_t object_part;
	int64_t customer_id; /* 0 binds NULL */
	bool is_internal;
	const char *public_id;
	int64_t uploaded_by;
};

struct file_id_row {
	int64_t id;
	const char *public_id;
};

extern const struct db_query stmt_file_find;       /* public id */
extern const struct db_query stmt_file_of;         /* kind, ids, staff, limit */
extern const struct db_query stmt_file_waiting_of; /* user, limit */
extern const struct db_query stmt_file_on;   /* kind, id, part: how many */
extern const struct db_query stmt_file_hang; /* columns of file_hang */
extern const struct db_query stmt_file_insert;
extern const struct db_query stmt_file_drop; /* public id, user */
extern const struct db_query stmt_file_lock_customer;
extern const struct db_query stmt_file_lock_user;
extern const struct db_query stmt_file_used;    /* customer: bytes */
extern const struct db_query stmt_file_pending; /* user: how many */

/* Clean-up. */
extern const struct db_query stmt_file_expire;  /* before */
extern const struct db_query stmt_file_removed; /* no argument */
extern const struct db_query stmt_file_delete;  /* id */
extern const struct db_query stmt_file_between; /* from, up to: public ids */

/* Whether an object is in sight: its id, then file_object.c's arguments. */
extern const struct db_query stmt_file_sees_return;
extern const struct db_query stmt_file_sees_message;
extern const struct db_query stmt_file_sees_review;
extern const struct db_query stmt_file_sees_invoice;
extern const struct db_query stmt_file_sees_slip;
extern const struct db_query stmt_file_sees_licence;
extern const struct db_query stmt_file_sees_contract;
extern const struct db_query stmt_file_sees_receipt;

#endif
