/**
 * @file
 * What contracts are drafted from.
 *
 * Layer: domain.  A template has the eleven parts, each with a text; every
 * saving is a version that stays, and a contract remembers from which it was
 * drafted.  Changing a template changes no contract.  Whoever may
 * ACTION_CONTRACT_DRAFT reads them, ACTION_CONTRACT_KEEP changes them.
 */
#ifndef DOMAIN_CONTRACT_TEMPLATE_H
#define DOMAIN_CONTRACT_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "db/db.h"
#include "domain/act.h"
#include "domain/contract_state.h"
#include "domain/contract_text.h"

enum {
	CONTRACT_TEMPLATE_NAME_CHARS = 120,
	CONTRACT_TEMPLATE_NOTE_CHARS = 500
};

/** One in use, as it is now. */
struct contract_template {
	int64_t id;
	enum contract_kind kind;
	const char *name, *name_en;
	int64_t version;
	const char *saved_by; /* NULL: it came with the product */
	struct instant saved_at;
};

/** By kind.  @param[out] rows struct contract_template */
enum status contract_templates(
    struct db *db, struct arena *mem, struct db_rows *rows) MUST_CHECK;

struct contract_template_version {
	int64_t version;
	const char *name, *name_en;
	const char *note;
	const char *saved_by; /* NULL: it came with the product */
	struct instant saved_at;
};

struct contract_template_whole {
	struct contract_template template;
	struct contract_template_version shown;
	struct db_rows parts;    /* struct contract_part, all eleven */
	struct db_rows versions; /* struct contract_template_version, newest
				    first, at most 100 */
};

/** @param version 0: the newest.  @return STATUS_NOT_FOUND */
enum status contract_template_find(struct db *db, struct arena *mem, int64_t id,
    int64_t version, struct contract_template_whole *out) MUST_CHECK;

struct contract_template_request {
	const char *name, *name_en;
	const char *note; /* what was changed */
	const char *bodies[CONTRACT_PARTS];
	int64_t version; /* the newest as it was read */
};

/** What is wrong with what was entered. */
enum contract_template_fault {
	TEMPLATE_SOUND = 0,
	TEMPLATE_FAULT_NAME,
	TEMPLATE_FAULT_NAME_EN,
	TEMPLATE_FAULT_NOTE,
	TEMPLATE_FAULT_BODY, /* a part is missing or too long: `at` */
	TEMPLATE_FAULT_SAME  /* nothing was changed */
};

/**
 * Save it as the next version; the act leads to it.
 *
 * @param[out] at which part the fault is about, from 1; 0: none
 * @return STATUS_CONFLICT too where somebody saved it meanwhile.
 */
enum status contract_template_save(struct db *db, struct act *act, int64_t id,
    const struct contract_template_request *request,
    enum contract_template_fault *fault, size_t *at) MUST_CHECK;

#endif
