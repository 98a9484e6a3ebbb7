/**
 * @file
 * Contracts with customers: reading them, finding where their rights overlap,
 * and how their ends are spread over the year.
 *
 * Layer: domain.  What is changed stands in contract_act.h, the life in
 * contract_state.h.  Seen within ACTION_CONTRACT_SEE; distributors see theirs
 * from the moment they were sent (contract_state_is_shown()).
 */
#ifndef DOMAIN_CONTRACT_H
#define DOMAIN_CONTRACT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"
#include "db/db.h"
#include "domain/actor.h"
#include "domain/contract_rights.h"
#include "domain/contract_state.h"
#include "domain/contract_template.h"
#include "domain/contract_text.h"

enum {
	CONTRACT_TITLE_CHARS = 160,
	CONTRACT_RIGHTS_MAX = 30,
	CONTRACT_OVERLAPS_MAX = 20,
	CONTRACT_OTHERS_MAX = 2000, /* rights compared with */
	CONTRACT_EVENTS_MAX = 200
};

struct contract {
	int64_t id;
	int64_t customer_id;
	const char *customer_code, *customer_name, *customer_name_en;
	bool is_key;
	enum contract_kind kind;
	enum contract_state state;
	const char *number;
	int64_t version;
	int64_t amends_id, renews_id;
	const char *title;
	const char *keeper; /* NULL: none yet */
	struct day valid_from, valid_to;
	int64_t target_fen;
	int64_t drafted_by;
	const char *drafter; /* NULL: unknown */
	struct instant drafted_at;
	const char *approver; /* NULL: not approved */
	struct instant approved_at;
	struct instant sent_at;
	struct day signed_on;
	const char *signed_ours, *signed_theirs;
	struct instant signed_at;
	const char *frozen_digest; /* NULL: not signed */
	const char *party_customer, *party_company; /* "" until signed */
	struct day ended_on;
	const char *reason;
	int64_t row_version;
	const char *template_name, *template_name_en; /* NULL: of none */
	int64_t template_version;
};

/** What happened to one. */
struct contract_event {
	int64_t id;
	struct instant at;
	const char *user; /* NULL: by itself */
	const char *kind; /* contract_action_name(), "draft", "opened",
			     "keeper" or "no_renewal" */
	const char *note;
};

/** Another version, or the one before or after. */
struct contract_link {
	int64_t id;
	const char *number;
	int64_t version;
	enum contract_state state;
	struct day valid_from, valid_to;
};

/** One contract with everything that stands in it. */
struct contract_whole {
	struct contract contract;
	struct db_rows parts;  /* struct contract_part, all eleven */
	struct db_rows rights; /* struct contract_right */
	struct db_rows events; /* struct contract_event, newest first */
	struct db_rows links;  /* struct contract_link: of its family */
	bool is_intact;        /* not signed, or as it was signed */
};

/**
 * Read "CT-00000015", or "CT-00000015-2" for the second version.
 *
 * @return STATUS_OK or STATUS_INVALID.
 */
enum status contract_number_parse(const char *text, struct arena *mem,
    const char **number, int64_t *version) MUST_CHECK;

/** The number as people and addresses have it: with the version from 2 on. */
const char *contract_number_full(
    struct arena *mem, const char *number, int64_t version);

/**
 * @param number as contract_number_parse() takes it
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_UNAVAILABLE.
 */
enum status contract_find(struct db *db, struct arena *mem,
    const struct actor *who, const char *number,
    struct contract_whole *out) MUST_CHECK;

/** What stands for the placeholders of one.  @param company of the settings */
struct contract_words contract_words_of(
    const struct contract *contract, const char *company);

/** Which contracts a list shows. */
enum contract_which {
	CONTRACTS_CURRENT = 0, /* all that have not ended */
	CONTRACTS_IN_WORK,     /* draft, in review, approved */
	CONTRACTS_SENT,        /* sent, signed */
	CONTRACTS_ACTIVE,      /* active, expiring */
	CONTRACTS_EXPIRING,
	CONTRACTS_ENDED,
	CONTRACT_WHICH_COUNT
};

struct contract_filter {
	enum contract_which which;
	const char *q; /* number, customer's code, part of its name; "": all */
	int64_t customer_id; /* 0: all */
	int64_t kind;        /* enum contract_kind; 0: all */
	int64_t keeper_id;   /* 0: all */
	struct day ends_from, ends_to; /* both or none */
	struct day after_to; /* continue behind this one; none: from the top */
	int64_t after_id;
	int64_t limit;
};

/** Soonest end first.  @param[out] rows struct contract */
enum status contract_list(struct db *db, struct arena *mem,
    const struct actor *who, const struct contract_filter *filter,
    struct db_rows *rows) MUST_CHECK;

struct contract_counts {
	int64_t of[CONTRACT_WHICH_COUNT];
};

enum status contract_count(struct db *db, struct arena *mem,
    const struct actor *who, struct contract_counts *out) MUST_CHECK;

/** A right of another customer's contract that clashes with one of these. */
struct contract_overlap {
	int64_t position; /* of our right */
	const char *number;
	int64_t version;
	const char *customer_name, *customer_name_en;
	enum contract_state state;
	struct day valid_from, valid_to;
	struct contract_right right; /* theirs */
};

/**
 * Contracts of other customers, in review or later and not ended, that give what
 * this one gives.  Contracts of the same customer follow or complete each other
 * and are not compared.
 *
 * @param rights struct contract_right
 * @param[out] rows struct contract_overlap, at most CONTRACT_OVERLAPS_MAX
 */
enum status contract_overlaps(struct db *db, struct arena *mem,
    const struct contract *contract, const struct db_rows *rights,
    struct db_rows *rows) MUST_CHECK;

/** Somebody who keeps contracts, or may. */
struct contract_person {
	int64_t id;
	const char *name;
};

/** Keepers of contracts in reach, by name.  @param[out] rows struct
 *  contract_person */
enum status contract_keepers(struct db *db, struct arena *mem,
    const struct actor *who, struct db_rows *rows) MUST_CHECK;

/** Staff who may keep contracts, by name.  @param[out] rows struct
 *  contract_person */
enum status contract_may_keep(
    struct db *db, struct arena *mem, struct db_rows *rows) MUST_CHECK;

/** How the ends of running contracts in reach are spread. */
struct contract_spread {
	int64_t ends[12]; /* by month, January first */
	int64_t total;
	int64_t limit_bp; /* the highest share of one month recommended */
	int64_t month;    /* the recommended one */
};

/** Of those signed, active or expiring that end within a year from `today`. */
enum status contract_spread(struct db *db, struct arena *mem,
    const struct actor *who, struct day today,
    struct contract_spread *out) MUST_CHECK;

#endif
