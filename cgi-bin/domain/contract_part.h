/**
 * @file
 * What the files that change contracts share.  Layer: domain, for contract_*.c.
 */
#ifndef DOMAIN_CONTRACT_PART_H
#define DOMAIN_CONTRACT_PART_H

#include "domain/act.h"
#include "domain/contract_act.h"
#include "domain/contract_sql.h"
#include "domain/contract_task.h"
#include "domain/outbox.h"

/** Lock the contract of a number within the reach of an action. */
enum status contract_lock(struct db *db, struct act *act, const char *number,
    enum action action, struct contract_core *out) MUST_CHECK;

/** Write what happened. */
enum status contract_note(struct db *db, struct act *act, int64_t id,
    const char *kind, enum contract_state from, enum contract_state to,
    const char *note) MUST_CHECK;

/** Move a locked one by the table and write it down. */
enum status contract_go(struct db *db, struct act *act,
    struct contract_core *core, const struct contract_rule *rule,
    const char *note) MUST_CHECK;

/** Tell of it.  @param reason may be "" */
enum status contract_tell(struct db *db, struct act *act, enum outbox_kind kind,
    const struct contract_core *core, const char *reason) MUST_CHECK;

/** What was signed comes into force and takes the place of what it renews or
 *  amends.  @return STATUS_CONFLICT: its day has not come */
enum status contract_begin(struct db *db, struct act *act,
    struct contract_core *core, struct day today) MUST_CHECK;

/** A task for the renewal, in the place of one that is open. */
enum status contract_task_make(struct db *db, struct act *act,
    const struct contract_core *core, int64_t stage, bool is_core) MUST_CHECK;

/** End the open task of a contract, if there is one. */
enum status contract_task_close(struct db *db, struct act *act,
    int64_t contract_id, enum contract_task_end how,
    const char *note) MUST_CHECK;

/** Lead the act to a contract's page. */
void contract_lead(struct act *act, const char *number, int64_t version);

#endif
