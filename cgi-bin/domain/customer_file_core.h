/**
 * @file
 * What changing a file and accepting a proposal have in common.  Layer: domain,
 * for customer_file.c and customer_file_proposal.c alone.
 */
#ifndef DOMAIN_CUSTOMER_FILE_CORE_H
#define DOMAIN_CUSTOMER_FILE_CORE_H

#include "domain/customer_file.h"

/** A change about to be made: of a customer locked in scope. */
struct file_core {
	const struct customer_file *now;
	const char *const *value; /* NULL: as it is */
	const char *reason;
	bool is_confirmed;
	bool is_proposal; /* of the distributor: of own fields, not yet made */
	struct change_problem *problem;
};

/** The file of a customer locked before, unrestricted. */
enum status file_core_read(struct db *db, struct arena *mem,
    int64_t customer_id, struct customer_file *out) MUST_CHECK;

/** Whether a value differs from the present one. */
bool file_core_differs(const struct file_core *core, enum record_field field);

/** The rules for every field that differs.  @param[out] changed how many */
enum status file_core_check(struct db *db, struct act *act,
    const struct file_core *core, int64_t *changed) MUST_CHECK;

/** Store what differs; the history is the caller's. */
enum status file_core_store(
    struct db *db, struct act *act, const struct file_core *core) MUST_CHECK;

/** NULL becomes "" and numbers that are not given "". */
void file_core_clean(struct customer_file *file);

#endif
