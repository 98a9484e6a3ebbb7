/**
 * @file
 * Renewals that somebody has to prepare.
 *
 * Layer: domain.  The worker makes one for each stage of contract_remind_days
 * (default 90, 60 and 30 days before the end), once, for the customer's
 * salesperson; of a core customer (a key account, or of contract_core_class
 * and above, default A) for its executive sponsor, or an executive where it
 * has none.  A contract has one open task at most: a later stage takes the
 * place of the one before.  It ends by itself when the renewal is begun or the
 * contract has ended, or by hand with a note.
 */
#ifndef DOMAIN_CONTRACT_TASK_H
#define DOMAIN_CONTRACT_TASK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"
#include "db/db.h"
#include "domain/act.h"
#include "domain/actor.h"
#include "domain/contract_act.h"

enum {
	CONTRACT_TASKS_SHOWN = 20
};

/** contract_tasks.ended. */
enum contract_task_end {
	CONTRACT_TASK_OPEN = 0,
	CONTRACT_TASK_BEGUN,    /* the renewal is being written */
	CONTRACT_TASK_OVER,     /* the contract ended or was followed */
	CONTRACT_TASK_REPLACED, /* by the next stage */
	CONTRACT_TASK_BY_HAND
};

struct contract_task {
	int64_t id;
	int64_t owner_id;  /* 0: nobody */
	const char *owner; /* NULL: nobody */
	bool is_core;
	int64_t stage; /* days before the end */
	const char *number;
	int64_t version;
	const char *title;
	int64_t customer_id;
	const char *customer_name, *customer_name_en;
	struct day valid_to;
};

/** The actor's own, soonest end first.  @param[out] rows struct contract_task */
enum status contract_tasks(struct db *db, struct arena *mem,
    const struct actor *who, struct db_rows *rows) MUST_CHECK;

/** The open one of a contract found in scope.  @return STATUS_NOT_FOUND */
enum status contract_task_of(struct db *db, struct arena *mem,
    int64_t contract_id, struct contract_task *out) MUST_CHECK;

/**
 * No renewal is to be prepared, and why: its owner, or who keeps contracts
 * (ACTION_CONTRACT_KEEP).
 *
 * @return STATUS_INVALID without a reason of up to CONTRACT_REASON_CHARS;
 *         STATUS_CONFLICT where none is open.
 */
enum status contract_task_end(struct db *db, struct act *act,
    const char *number, const char *reason,
    enum contract_fault *fault) MUST_CHECK;

#endif
