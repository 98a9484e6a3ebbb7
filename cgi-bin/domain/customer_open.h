/**
 * @file
 * A new customer: its file is opened, its papers and credit are cleared.
 *
 * Layer: domain.  Whoever may change files (ACTION_CUSTOMER_CHANGE) opens one;
 * orders are barred (licence_bar.h) until quality has cleared the papers and
 * credit the credit: two people, neither of whom opened it.  Who looks for
 * duplicates sees code, name and salesperson of any customer, nothing more.
 */
#ifndef DOMAIN_CUSTOMER_OPEN_H
#define DOMAIN_CUSTOMER_OPEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"
#include "db/db.h"
#include "domain/account.h"
#include "domain/act.h"

/** A division of the national list; of one province at most 300. */
struct division {
	const char *code, *parent, *name;
	const char *parent_name;
};

/** Provinces.  @param[out] rows struct division */
enum status division_provinces(
    struct db *db, struct arena *mem, struct db_rows *rows) MUST_CHECK;

/** Counties of a province, by city.  @param[out] rows struct division */
enum status division_counties(struct db *db, struct arena *mem,
    const char *province, struct db_rows *rows) MUST_CHECK;

/** What the form says; texts "" for none. */
struct opening {
	const char *name, *short_name;
	const char *credit_code; /* folded; "" for a small clinic without */
	const char *legal_person, *phone;
	const char *division_code, *street;
	const char *bank_name, *bank_account;
	int64_t nature;     /* 1…4 */
	int64_t trade;      /* 1, 2 */
	const char *reason; /* why it is no duplicate */
};

enum opening_fault {
	OPENING_SOUND = 0,
	OPENING_FAULT_NAME,
	OPENING_FAULT_CREDIT_CODE, /* does not check */
	OPENING_FAULT_TAKEN,       /* that credit code is on file */
	OPENING_FAULT_PHONE,
	OPENING_FAULT_DIVISION,
	OPENING_FAULT_STREET,
	OPENING_FAULT_NATURE,
	OPENING_FAULT_LONG,     /* a text that does not fit */
	OPENING_FAULT_DUPLICATE /* looks like another: say why it is not */
};

/** What a customer on file has in common with a new one. */
enum likeness {
	LIKE_CREDIT_CODE = 1,
	LIKE_BANK = 2,
	LIKE_PHONE = 4,
	LIKE_LEGAL_PERSON = 8,
	LIKE_ADDRESS = 16,
	LIKE_NAME = 32
};

struct duplicate {
	int64_t id;
	const char *code, *name;
	const char *rep;  /* NULL: none */
	int64_t likeness; /* bits */
};

/** At most 10.  @param[out] rows struct duplicate */
enum status customer_duplicates(struct db *db, struct arena *mem,
    const struct actor *who, const struct opening *opening,
    struct db_rows *rows) MUST_CHECK;

/** Open a file; leads to its checklist.  @return STATUS_INVALID with *fault. */
enum status customer_open(struct db *db, struct act *act,
    const struct opening *opening, enum opening_fault *fault) MUST_CHECK;

/** How far a file is. */
struct opening_state {
	bool is_open;          /* cleared: nothing is barred by it */
	const char *opened_by; /* NULL: unknown */
	int64_t opened_by_id;
	const char *quality_by; /* NULL: not cleared */
	int64_t quality_by_id;
	struct instant quality_at;
	const char *credit_by;
	int64_t credit_by_id;
	struct instant credit_at;
	int64_t user_count; /* who may sign in for it */
};

enum status opening_find(struct db *db, struct arena *mem,
    const struct account *account, struct opening_state *out) MUST_CHECK;

/** A paper the file needs; state 0: missing, else enum licence_state. */
struct opening_paper {
	int64_t kind_id;
	const char *name, *name_en;
	bool is_mandatory;
	int64_t state; /* the best there is: verified and in force, waiting */
	bool is_in_force;
};

/** By kind.  @param[out] rows struct opening_paper */
enum status opening_papers(struct db *db, struct arena *mem,
    const struct account *account, struct day today,
    struct db_rows *rows) MUST_CHECK;

enum clearing {
	CLEAR_QUALITY = 1,
	CLEAR_CREDIT
};

/**
 * One of the two checks.
 *
 * @return STATUS_FORBIDDEN for who opened the file or made the other check;
 *         STATUS_CONFLICT when it was made already; STATUS_INVALID when a
 *         mandatory paper is not verified and in force.
 */
enum status customer_clear(struct db *db, struct act *act, int64_t customer_id,
    enum clearing what, struct day today) MUST_CHECK;

#endif
