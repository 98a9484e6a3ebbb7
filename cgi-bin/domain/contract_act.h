/**
 * @file
 * Changing contracts: from a template to the signed scan, and what follows.
 *
 * Layer: domain.  The life stands in contract_state.h; everything is judged
 * under the row lock and leaves a contract_events row.  A draft may be written
 * by whoever may ACTION_CONTRACT_DRAFT for the customer; nobody approves what he
 * drafted.  From sent on the text stands still; at signing its digest is kept.
 */
#ifndef DOMAIN_CONTRACT_ACT_H
#define DOMAIN_CONTRACT_ACT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"
#include "domain/act.h"
#include "domain/contract.h"
#include "domain/file.h"

enum {
	CONTRACT_NAME_CHARS = 60,
	CONTRACT_REASON_CHARS = 500,
	CONTRACT_DAYS_MAX = 3660, /* of one contract */
	CONTRACT_TARGET_MAX = 1000000000 /* yuan */
};

/** What is wrong with what was entered. */
enum contract_fault {
	CONTRACT_SOUND = 0,
	CONTRACT_FAULT_CUSTOMER, /* none of that code in reach */
	CONTRACT_FAULT_TEMPLATE,
	CONTRACT_FAULT_TITLE,
	CONTRACT_FAULT_DATES, /* ends before it begins, or over ten years */
	CONTRACT_FAULT_TARGET,
	CONTRACT_FAULT_BODY,     /* a part is missing or too long: `at` */
	CONTRACT_FAULT_LEVEL,    /* `at`: the right */
	CONTRACT_FAULT_DIVISION, /* the same */
	CONTRACT_FAULT_GOODS,    /* the same: unknown group or product */
	CONTRACT_FAULT_RIGHTS,   /* too many */
	CONTRACT_FAULT_REASON,   /* missing or too long */
	CONTRACT_FAULT_OVERLAP,  /* exclusive rights clash: not to be approved */
	CONTRACT_FAULT_LEGAL,    /* exclusivity needs the legal opinion */
	CONTRACT_FAULT_SIGNATORY,
	CONTRACT_FAULT_SIGNED_ON, /* missing, or in the future */
	CONTRACT_FAULT_FILES,     /* no scan, or see `refused` */
	CONTRACT_FAULT_OPEN,      /* its successor is already being written */
	CONTRACT_FAULT_KEEPER     /* nobody who may keep contracts */
};

struct contract_request {
	const char *customer_code;
	int64_t template_id;
	const char *title; /* "": the template's name */
	struct day valid_from, valid_to;
	int64_t target_fen;
};

/** A draft from a template; the act leads to it. */
enum status contract_draft(struct db *db, struct act *act,
    const struct contract_request *request,
    enum contract_fault *fault) MUST_CHECK;

/** A right as it was entered. */
struct contract_wish {
	int64_t level; /* 0: this line is empty */
	const char *division;
	int64_t group_id;
	const char *sku; /* "": the group, or everything */
};

struct contract_text_request {
	const char *title;
	struct day valid_from, valid_to;
	int64_t target_fen;
	const char *bodies[CONTRACT_PARTS];
	const struct contract_wish *rights;
	size_t right_count;
	int64_t row_version; /* as it was read */
};

/**
 * Write a draft.
 *
 * @param[out] at which part or right the fault is about, from 1; 0: none
 * @return STATUS_CONFLICT too where somebody saved it meanwhile.
 */
enum status contract_save(struct db *db, struct act *act, const char *number,
    const struct contract_text_request *request, enum contract_fault *fault,
    size_t *at) MUST_CHECK;

/** What a step brings along. */
struct contract_step {
	enum contract_action action; /* submit, approve, back, send, sign,
					terminate, drop */
	const char *reason; /* why; approving exclusivity: the legal opinion */
	const char *signatory; /* send: ours; sign: theirs */
	struct day signed_on;
	struct day today;
	const char *const *files; /* sign: public ids of the scan */
	size_t file_count;
	enum file_fault *refused; /* out; may be NULL */
};

/** @return STATUS_FORBIDDEN for who drafted it; STATUS_INVALID with *fault. */
enum status contract_move(struct db *db, struct act *act, const char *number,
    const struct contract_step *step, enum contract_fault *fault) MUST_CHECK;

/**
 * A new draft from one in force: the next version with the same dates, or its
 * successor that begins the day after its end and ends where contract ends are
 * few.  One at a time.
 */
enum status contract_follow(struct db *db, struct act *act, const char *number,
    bool is_renewal, struct day today, enum contract_fault *fault) MUST_CHECK;

/** Somebody else keeps it (ACTION_CONTRACT_KEEP); whatever its state. */
enum status contract_hand_over(struct db *db, struct act *act,
    const char *number, int64_t keeper_id,
    enum contract_fault *fault) MUST_CHECK;

/** Note that somebody opened the document. */
enum status contract_open(
    struct db *db, struct act *act, const char *number) MUST_CHECK;

/**
 * The worker: what was signed before its day begins on its day and takes the place of what it
 * renews or amends; what ends within the first of contract_remind_days (default
 * 90, 60, 30) is expiring, each stage is told and made a task of once
 * (contract_task.h); what has ended is expired, or renewed where a signed
 * successor is there.  Keeps contract_rule_since (contract_bar.h).
 */
enum status contract_job_run(
    struct db *db, struct act *act, int64_t *done) MUST_CHECK;

#endif
